"""A map of thousands of areas: one canvas, that assets/figuren/landkaart.js draws from the same paths."""

from __future__ import annotations

import numpy as np
import orjson

from figures.address import outlines
from figures.map import AreaMap, Layer
from figures.markup import Markup
from figures.words.text import text

FIRST = ord("A")
"""The letter of the first class of the legend; those after it follow."""


def canvas(plot: AreaMap, layer: Layer, name: str) -> Markup:
    """One element with what the script needs to paint and to tell of each area, in numbers.

    The outlines come from an address of their own, that never changes, so the browser has them already.
    """
    release = layer.grid.cells.monitor.release.id
    rows = np.where(plot.rows < 0, 0, plot.rows)
    looks = np.where(plot.rows < 0, len(plot.legend) - 1, layer.looks[rows]).tolist()
    legend = [
        [
            look.sign,
            look.fill if look.fill.startswith("#") else "",
            look.word,
            int(not look.known or look.hatched),
            look.edge,
        ]
        for look in plot.legend
    ]
    zoom = Markup('<button type="button" data-zoom="{}" aria-label="{}">{}</button>')
    buttons = [
        zoom.format("in", text("landkaart.inzoomen"), "+"),
        zoom.format("uit", text("landkaart.uitzoomen"), "−"),
        zoom.format("heel", text("landkaart.heel"), text("landkaart.heel")),
    ]
    return Markup(
        '<div class="landkaart-vlak"><canvas class="map landkaart-canvas" width="660" height="760" '
        'role="application" tabindex="0" '
        'aria-label="{name}" data-shapes="{shapes}" data-looks="{looks}" data-legend="{legend}" '
        'data-numbers="{numbers}" data-unit="{unit}" data-places="{places}" data-own="{own}" '
        'data-tiles="{tiles}" data-margin="{margin}" data-reference="{reference}" data-failed="{failed}">'
        '</canvas></div><p class="map-zoom">{buttons}</p>'
        '<p class="visually-hidden" role="status" data-said="1"></p>'
    ).format(
        name=text("landkaart.canvas", naam=name),
        shapes=outlines(release, plot.shapes.level),
        looks="".join(chr(FIRST + v) for v in looks),
        legend=orjson.dumps(legend).decode(),
        numbers=_numbers(plot, layer),
        unit=plot.indicator.unit,
        places=plot.indicator.decimals,
        own=plot.chosen,
        tiles=str(plot.tiles).lower(),
        margin=text("landkaart.marge", marge="{marge}"),
        reference=text("taart.ijkpunt", waarde="{waarde}"),
        failed=text("landkaart.mislukt"),
        buttons=Markup("").join(buttons),
    )


def _numbers(plot: AreaMap, layer: Layer) -> str:
    """Value, both ends of the margin, and reference of each outline, as lists; null for what is not known."""
    cells, rows = layer.grid.cells, plot.rows
    columns = np.stack(
        [c[layer.column].ravel() for c in (cells.value, cells.low, cells.high, cells.reference)]
    )
    shown = np.round(columns[:, np.where(rows < 0, 0, rows)].astype(np.float64), plot.indicator.decimals)
    shown[:, (rows < 0) | np.isnan(shown[0])] = np.nan  # beside a hidden figure nothing else is told
    return orjson.dumps(np.ascontiguousarray(shown), option=orjson.OPT_SERIALIZE_NUMPY).decode()
