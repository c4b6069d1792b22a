"""Which edition is asked: its monitor, and where it stands among the others.

A server can serve several editions, each below an address of its own. Whoever answers a request says once
which one it is about (``enter``); pages, callbacks and words then ask here.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from data.monitor import Monitor
from figures import address
from figures.words import levels

_FORM = 4  # of the list of names; another form needs another address, for browsers keep it


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition that is served; ``root`` is what its addresses begin with: "" or one like "/demo"."""

    monitor: Monitor
    root: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """The edition that is asked, and all that are served, in the order in which one chooses among them."""

    here: Standing
    every: tuple[Standing, ...]


_current: ContextVar[Around | None] = ContextVar("edition", default=None)


def enter(around: Around) -> None:
    """Every page and callback of this request asks this edition."""
    _current.set(around)
    levels.use(around.here.monitor.areas.tiers)
    address.stand_under(around.here.root)


def use(monitor: Monitor) -> None:
    """The same for a monitor that is the only one."""
    here = Standing(monitor)
    enter(Around(here, (here,)))


def around() -> Around:
    """The edition that is asked, among the others; a RuntimeError when nobody said which."""
    known = _current.get()
    if known is None:
        raise RuntimeError("views.context: nobody said which edition is asked")
    return known


def monitor() -> Monitor:
    """The monitor of the edition that is asked; a RuntimeError when nobody said which."""
    return around().here.monitor


def places() -> str:
    """The address of the names of all areas of the release in use (serving/places.py)."""
    return address.at(f"{names_path(monitor())}?v={_FORM}")


def more_places() -> str:
    """The address of the names of the levels that do not fit in the first list."""
    return address.at(f"{names_path(monitor(), '-verder')}?v={_FORM}")


def names_path(monitor: Monitor, part: str = "") -> str:
    """The path of a list of names, whatever its form."""
    return f"/gebieden/{monitor.release.id}{part}.json"
