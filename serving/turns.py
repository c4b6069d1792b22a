"""Large files take turns, so that whoever looks at a page meanwhile hardly notices.

A few files are sent at the same time, and of those two are worked on at any moment: each gives up its turn
after every piece, so that a reader with a slow connection keeps nobody waiting. Who comes when all places are
taken waits for one, but not too many people and not too long: each of them keeps a thread busy.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator

PATIENCE = 30.0  # seconds that somebody waits for a place
AT_WORK = 2  # files of which a piece is being made at any moment


class Turns:
    """The places of one worker. ``threads`` is how many requests it answers at a time."""

    def __init__(self, threads: int, patience: float = PATIENCE) -> None:
        free = max(1, threads // 4)  # threads that are left for everybody else
        self.waiting = max(1, threads // 4)
        self.places = max(1, threads - free - self.waiting)
        self._patience = patience
        self._place = threading.BoundedSemaphore(self.places)
        self._line = threading.BoundedSemaphore(self.waiting)
        self._turn = threading.BoundedSemaphore(AT_WORK)

    def enter(self) -> bool:
        """Take a place, if need be after waiting; False when it is too busy. Who has one must ``leave``."""
        if self._place.acquire(blocking=False):
            return True
        if not self._line.acquire(blocking=False):
            return False
        try:
            return self._place.acquire(timeout=self._patience)
        finally:
            self._line.release()

    def leave(self) -> None:
        """Give up the place."""
        self._place.release()

    def taken(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """``pieces``, each made in a turn of its own."""
        made = iter(pieces)
        while True:
            with self._turn:
                piece = next(made, None)
            if piece is None:
                return
            yield piece


def begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """``pieces``, of which the first is made now: what is wrong from the start still gets its own status."""
    first = next(pieces, b"")

    def all_of_them() -> Iterator[bytes]:
        yield first
        yield from pieces

    return all_of_them()


def of_this_worker() -> Callable[[], Turns]:
    """A function that gives the places of this process, made when first asked: after it was forked."""
    held: list[Turns] = []
    lock = threading.Lock()

    def turns() -> Turns:
        with lock:
            if not held:
                held.append(Turns(int(os.environ.get("WIJKMONITOR_THREADS", "8"))))
            return held[0]

    return turns
