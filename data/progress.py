"""How far long work is, on stderr: a bar with the time that is left, as soon as it takes two seconds.

Only for a person at a terminal: in a log, a pipe or a test there is nothing to see.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from tqdm import tqdm

from data.catalogue import shipped

T = TypeVar("T")
DELAY = 2.0  # seconds; what is done sooner needs no bar
_PERCENT = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"
LOOK = 0.2  # seconds between two looks at work that cannot say by itself how far it is


def going(key: str) -> str:
    """The words ``voortgang.<key>`` of a bar."""
    return shipped().text(f"voortgang.{key}")


def progress_bar(description: str, total: int | None = None, *, shown: bool = True, **options: Any) -> Any:
    """A bar of tqdm to update by hand; use it as a context manager. ``shown`` False: never."""
    disable = None if shown else True  # None: only at a terminal
    return tqdm(total=total, desc=description, disable=disable, leave=False, delay=DELAY, **options)


def steps(items: Sequence[T], key: str, *, shown: bool = True) -> Iterator[T]:
    """The same items one by one, with a bar that says how many are done; words as in ``going``."""
    with progress_bar(going(key), len(items), shown=shown) as bar:
        for item in items:
            yield item
            bar.update()


def sized(items: Sequence[T], sizes: Sequence[int], description: str, *, shown: bool = True) -> Iterator[T]:
    """The same for items of unlike size, in bytes: then the time that is left is about right."""
    with progress_bar(description, sum(sizes), shown=shown, unit="B", unit_scale=True) as bar:
        for item, size in zip(items, sizes, strict=True):
            yield item
            bar.update(size)


def arriving(items: Iterable[T], total: int, key: str, *, shown: bool = True) -> Iterator[T]:
    """The same for items that come as they are ready, of which there will be ``total``."""
    with progress_bar(going(key), total, shown=shown) as bar:
        for item in items:
            bar.update()
            yield item


@contextmanager
def watched(percentage: Callable[[], float], key: str) -> Iterator[None]:
    """A bar over work that blocks; ``percentage`` (0 to 100, below 0: not known) is asked from a thread."""
    done = threading.Event()
    with progress_bar(going(key), 100, bar_format=_PERCENT) as bar:

        def look() -> None:
            while not done.wait(LOOK):
                bar.n = max(bar.n, min(percentage(), 100.0))
                bar.update(0)

        thread = None if bar.disable else threading.Thread(target=look, daemon=True)
        if thread:
            thread.start()
        try:
            yield
        finally:
            done.set()
            if thread:
                thread.join()
