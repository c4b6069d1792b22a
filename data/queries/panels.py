"""Which indicators of a theme stand together in one figure."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Indicator
from data.monitor import Monitor


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure: a single indicator, or all parts of a ``whole``.

    ``key`` names it in links: the id of its (first) indicator. ``also`` are the other indicators it stands
    for: the other parts, or the complement that says the same from the other side.
    """

    key: str
    indicators: tuple[Indicator, ...]
    whole: str | None = None
    also: tuple[str, ...] = ()


def list_panels_of_theme(monitor: Monitor, theme: str) -> tuple[Panel, ...]:
    """The figures of a theme in the order of the catalogue, at the place of their first indicator."""
    held = [monitor.indicators[p] for p in monitor.by_theme[theme]]
    found: dict[str, Panel] = {}
    for indicator in held:
        parts = tuple(i for i in held if i.whole == indicator.whole) if indicator.whole else ()
        if indicator.whole and len(parts) > 1:
            also = tuple(p.id for p in parts[1:])
            found.setdefault(parts[0].id, Panel(parts[0].id, parts, indicator.whole, also))
            continue
        pair = [i for i in held if indicator.id in (i.id, i.complement)]
        shown = next((i for i in pair if i.pie), indicator)  # the one of the taart, if one is there
        also = tuple(i.id for i in pair if i is not shown)
        found.setdefault(shown.id, Panel(shown.id, (shown,), None, also))
    return tuple(found.values())


def find_panel(monitor: Monitor, theme: str, name: str) -> Panel | None:
    """The figure with that key, or the one that stands for that indicator."""
    return next((p for p in list_panels_of_theme(monitor, theme) if name == p.key or name in p.also), None)
