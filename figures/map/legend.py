"""The legend of a map: which classes there are, how each is painted, and the hatchings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from figures.map import AreaMap
from figures.map.looks import Look
from figures.markup import Markup
from figures.verdict import RING, Verdict
from figures.words.prose import joined
from figures.words.text import text


def paint(look: Look) -> str:
    """The fill of a look: its colour, or the hatching of its own."""
    return f"url(#lk-{look.key})" if look.hatched or not look.known else look.fill


def patterns(plot: AreaMap, letter: float) -> Markup:
    """The hatchings of the looks of a legend; ``letter`` is a pixel in units of the drawing."""
    return joined(
        Markup(
            '<pattern id="lk-{k}" width="{s:g}" height="{s:g}" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><rect width="{s:g}" height="{s:g}" fill="{back}"/>'
            '<rect width="{t:g}" height="{s:g}" fill="{line}"/></pattern>'
        ).format(
            k=look.key, s=round(6 * letter, 1), t=round((2 if look.known else 1.6) * letter, 1),
            back="#f6f5f1",
            line=look.fill if look.fill.startswith("#") and look.fill != "#f6f5f1" else "#c9c5b8",
        )
        for look in plot.legend
        if look.hatched or not look.known
    )  # fmt: skip


def legend_entries(plot: AreaMap) -> list[tuple[Look, set[int]]]:
    """The lines of the legend, each with the positions in ``plot.legend`` that it stands for.

    A look with an open mark stands with its class; of the uncertain ones there is one line for all.
    """
    entries: dict[str, tuple[Look, set[int]]] = {}
    seen = {int(v) for layer in plot.layers for v in np.unique(layer.looks)}
    for i, look in enumerate(plot.legend):
        vague = look.hatched and look.key.startswith("vaag")
        key = "vaag" if vague else look.key
        if key in entries:
            entries[key][1].add(i)
            continue
        optional = look.hatched or look.key in ("niet_vergeleken", "onbekend")
        if optional and not (seen & {j for j, other in enumerate(plot.legend) if _same(other, key)}):
            continue
        if vague:
            middle = plot.legend[i + 2] if i + 2 < len(plot.legend) and plot.legend[i + 2].hatched else look
            entries[key] = (replace(middle, word=text("landkaart.onzeker_kort")), {i})
        else:
            entries[key] = (look, {i})
    return list(entries.values())


def _same(look: Look, key: str) -> bool:
    return look.key.startswith(key) if key == "vaag" else look.key == key


def own_name(plot: AreaMap) -> str:
    """The name of the own area, "" when it is not on the map."""
    grid = plot.layers[0].grid
    row = grid.row_of(plot.chosen)
    return grid.areas[row].name if row is not None else ""


def as_verdict(look: Look) -> Verdict:
    """A look as a verdict, to draw its sign: triangles are drawn, for our font has none."""
    return Verdict(look.key, look.sign, look.fill, look.ink, look.sign.endswith(RING), edge=look.edge)
