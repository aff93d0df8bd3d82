"""A limit on the time that one page may take."""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeUp(Exception):
    """It has taken longer than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let what is within take so many seconds of this process at most; limits may stand in each other.

    Only the main thread of a Unix process can be held to it, which is where pages are read.

    Raises:
        TimeUp: the time is up.
    """
    timer = getattr(signal, "ITIMER_VIRTUAL", None)
    if timer is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    left, _ = signal.getitimer(timer)
    limit = min(seconds, left) if left else seconds
    before = signal.signal(signal.SIGVTALRM, _stop)
    # A callback of the garbage collector would swallow the exception; so does __del__, hence the interval.
    collects = gc.isenabled()
    gc.disable()
    signal.setitimer(timer, limit, 0.25)
    try:
        yield
    finally:
        rest, _ = signal.setitimer(timer, 0)
        signal.signal(signal.SIGVTALRM, before)
        if collects:
            gc.enable()
        if left:
            signal.setitimer(timer, max(left - max(limit - rest, 0.0), 0.001), 0.25)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TimeUp
