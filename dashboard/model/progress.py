"""How far the reading of a dataset is, told to whoever listens; most often nobody does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[float, str], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
CHECKS, FRAMES = 0.65, 0.85  # what is done when these begin; before them tables are read


def tell(share: float, doing: str) -> None:
    """Tell what part of the work is done, from 0 to 1, and what is being done now."""
    if listener := _listener.get():
        listener(min(share, 1.0), doing)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Have somebody listen to what is told within."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
