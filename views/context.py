"""The monitor of this process, set once when the app is built."""

from __future__ import annotations

from data.monitor import Monitor
from figures.words import levels

_FORM = 3  # of the list of names; another form needs another address, for browsers keep it
_current: list[Monitor] = []


def use(monitor: Monitor) -> None:
    """Make ``monitor`` the one that every page and callback of this process asks."""
    _current[:] = [monitor]
    levels.use(monitor.areas.tiers)


def places() -> str:
    """The address of the names of all areas of the release in use (serving/places.py)."""
    return f"/gebieden/{monitor().release.id}.json?v={_FORM}"


def more_places() -> str:
    """The address of the names of the levels that do not fit in the first list."""
    return f"/gebieden/{monitor().release.id}-verder.json?v={_FORM}"


def monitor() -> Monitor:
    """The monitor in use; a RuntimeError when the app was not built first."""
    if not _current:
        raise RuntimeError("views.context.use(monitor) has not been called")
    return _current[0]
