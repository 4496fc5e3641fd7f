"""What has survived a search for garbage, out of sight of the searches after it.

Streamlit has all of Python's memory searched after every run of a page: a tenth of a second
for the modules alone, and more with everything that is kept. But nearly all that is there after
one search is still there at the next.
"""

import gc
import time

AGAIN_SECONDS, EVERYTHING = 300.0, 2
_searched_at = -AGAIN_SECONDS


def search_only_what_is_new() -> None:
    """Search everything once, and from now on again now and then; else only what is new."""
    if _searching not in gc.callbacks:
        gc.callbacks.append(_searching)
    gc.unfreeze()
    gc.collect()


def _searching(phase: str, found: dict[str, int]) -> None:
    """Be called by Python before and after it searches."""
    global _searched_at
    if found["generation"] < EVERYTHING:
        return
    if phase == "stop":
        gc.freeze()
    elif time.monotonic() - _searched_at >= AGAIN_SECONDS:
        _searched_at = time.monotonic()
        gc.unfreeze()
