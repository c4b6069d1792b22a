"""Where the area of a report lies."""

from __future__ import annotations

from data.areas import Area
from data.monitor import Monitor
from figures.map.locator import around, locator
from figures.words.text import text


def place_of(monitor: Monitor, area: Area) -> dict[str, str]:
    """``place`` and ``place_words`` of a report: the map as SVG and its words; empty without a map."""
    shapes, parent = around(monitor.release, monitor.areas, area.code), monitor.areas.parent(area.code)
    if shapes is None or parent is None:
        return {}
    words = text("wijken.plek_alt", gebied=area.name, plek=parent.name)
    return {"place": str(locator(shapes, area.code)), "place_words": words}
