"""What a map says to who does not see it: how many areas are in each class, and the own one."""

from __future__ import annotations

import numpy as np

from figures.map import AreaMap, Layer
from figures.words.text import text


def counts_in_words(plot: AreaMap, layer: Layer) -> str:
    """One sentence that sums up a map: "3 gunstiger, 6 vergelijkbaar, 1 ongunstiger"."""
    counts = np.bincount(layer.looks, minlength=len(plot.legend)).tolist()
    told: dict[str, int] = {}
    for look, n in zip(plot.legend, counts, strict=True):
        if n:
            told[look.word] = told.get(look.word, 0) + n
    return ", ".join(text("landkaart.telling", aantal=n, klasse=word) for word, n in told.items())


def rows_in_words(plot: AreaMap) -> list[str]:
    """The rows of the alternative text: a map in counts, and the own area; every area is in the table."""
    rows = []
    for layer in plot.layers:
        counted = counts_in_words(plot, layer)
        rows.append(f"{layer.title}: {counted}" if layer.title else counted)
        rows += [spot.spoken for spot in plot.spots(layer) if spot.chosen] if plot.own >= 0 else []
    return rows
