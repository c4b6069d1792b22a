"""A map to choose an area on: nothing but names, every area to point at and to reach by keyboard."""

from __future__ import annotations

from data.geometry.shapes import Shapes
from figures.address import at
from figures.map import DRAWN
from figures.map.locator import FINE, coarse
from figures.map.walk import near
from figures.markup import Markup
from figures.words.prose import joined
from figures.words.text import text

FINER = 2
"""Times as fine as the picture of where an area lies: here one must tell the areas apart."""


OPEN = "ga"
"""The event of a map on a page without a selection: an area opens its own page."""


def picker(shapes: Shapes, event: str, chosen: str, title: str) -> Markup:
    """The map; choosing an area is an event of that name with its code. ``chosen`` is marked."""
    many = len(shapes) > DRAWN
    step = max(shapes.wide, shapes.high) / (FINE * FINER) if many else 1.0
    first = shapes.codes.index(chosen) if chosen in shapes.codes else 0
    walk = near(shapes, False, range(len(shapes)))
    paths = joined(
        Markup(
            '<path class="area" d="{d}" role="option" aria-selected="{on}" tabindex="{tab}" '
            'aria-label="{name}" '
            'data-tip="{name}" data-event="{event}" data-value="{code}" data-key="kies-{code}" '
            'data-near="{near}"{go}/>'
        ).format(
            d=coarse(shapes.rings(i), step) if many else shapes.paths[i], on=str(code == chosen).lower(),
            tab=0 if i == first else -1, name=shapes.names[i], event=event, code=code, near=walk[i],
            go=Markup(' data-go="{}"').format(at(f"/?gebied={code}")) if event == OPEN else "",
        )
        for i, code in enumerate(shapes.codes)
    )  # fmt: skip
    return Markup(
        '<div class="landkaart landkaart-kies{many}"><svg class="map" viewBox="0 0 {w:.0f} {h:.0f}" '
        'role="group" aria-label="{title}"><g class="areas" role="listbox" aria-label="{title}" '
        'data-rove="map">{paths}</g></svg><p class="map-told">{hint}</p></div>'
    ).format(
        many=" is-many" if many else "", w=shapes.wide / step, h=shapes.high / step, title=title, paths=paths,
        hint=text("landkaart.kies_uitleg"),
    )  # fmt: skip
