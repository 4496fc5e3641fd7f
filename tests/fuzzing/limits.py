"""What holds for everything that is tried: it ends in time, and says which one it was if not."""

import faulthandler
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

SECONDS = 5.0  # of work, not of waiting for others
STUCK_SECONDS = 300  # of the clock, for what does not even take a signal


class TooSlowError(AssertionError):
    """It has worked for longer than it may."""


@contextmanager
def in_time(seconds: float = SECONDS) -> Iterator[None]:
    """Stop what takes longer."""

    def stop(*_: Any) -> None:
        raise TooSlowError(f"more than {seconds} s of work")

    before, others = signal.signal(signal.SIGPROF, stop), _work_of_others()
    faulthandler.dump_traceback_later(STUCK_SECONDS, exit=True)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGPROF, before)
    if _work_of_others() - others > seconds:
        stop()


def _work_of_others() -> float:
    """Count the seconds of work of processes that were begun here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def each(
    times: int, seed: int, attempt: Callable[[Random], str], seconds: float = SECONDS
) -> tuple[dict[str, int], list[str]]:
    """Try something many times, each by a seed of its own, that can be given back.

    Parameters
    ----------
    times : int
        How often.
    seed : int
        Of the first; the next one has the next.
    attempt : callable
        Tries it with what is drawn from the seed; gives in a word how it ended.
    seconds : float
        How long each may work.

    Returns
    -------
    dict of str to int
        How often it ended in which way.
    list of str
        What failed, with its seed.
    """
    ended: dict[str, int] = {}
    failed = []
    for number in range(seed, seed + times):
        try:
            with in_time(seconds):
                how = attempt(Random(number))
        except Exception as error:
            where = error.__traceback__
            while where and where.tb_next:
                where = where.tb_next
            at = f"{where.tb_frame.f_code.co_filename}:{where.tb_lineno}" if where else ""
            failed.append(f"--seed {number}: {type(error).__name__} at {at}: {str(error)[:300]}")
            how = "failed"
        ended[how] = ended.get(how, 0) + 1
    return ended, failed
