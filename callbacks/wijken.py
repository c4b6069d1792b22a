"""Redraw /wijken when the selection changes, or what is chosen on that page itself."""

from __future__ import annotations

from functools import partial

from dash import Dash

from callbacks.parts import Asked, Changes, PagePart, redraws
from views.areas import page

SHOWN = dict.fromkeys(page.PARTS, ("html", "stamp"))


def register(app: Dash) -> None:
    """Wire every part to the store."""
    redraws(app, parts, SHOWN)


def parts(asked: Asked) -> tuple[PagePart, ...]:
    """Head, map, strips and table, each with what it was made for."""
    monitor, here = asked.monitor, page.AreasAsked.of(asked.selection, asked.stored)
    made = page.stamps(monitor, here)

    def part(name: str) -> Changes:
        return {name: {"html": page.drawn(monitor, here, name)}}

    return tuple(PagePart(name, made[name], partial(part, name)) for name in page.PARTS)
