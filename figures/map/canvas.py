"""A map of thousands of areas: one canvas, that assets/landkaart.js draws from the same paths."""

from __future__ import annotations

import numpy as np
import orjson

from figures.address import at as address_at
from figures.map import AreaMap, Layer
from figures.markup import Markup
from figures.words.text import text


def canvas(plot: AreaMap, layer: Layer, name: str) -> Markup:
    """One element; assets/landkaart.js draws in it, with what it needs to tell of each area in numbers.

    The outlines come from an address of their own, that never changes, so the browser has them already.
    """
    cells, rows = layer.grid.cells, plot.rows
    column = np.where(rows < 0, 0, rows)

    def of(values: object, decimals: int) -> list[float | None]:
        shown = np.round(np.asarray(values, float)[layer.column].ravel()[column], decimals)
        shown[rows < 0] = np.nan
        return [None if v != v else v for v in shown.tolist()]

    places = plot.indicator.decimals
    numbers = [
        of(cells.value, places),
        of(cells.low, places),
        of(cells.high, places),
        of(cells.reference, places),
    ]
    looks = np.where(rows < 0, len(plot.legend) - 1, layer.looks[column]).tolist()
    unit, release = plot.indicator.unit, layer.grid.cells.monitor.release.id
    look_data = [
        [k.sign, k.fill if k.fill.startswith("#") else "", k.word, int(k.hatched or not k.known)]
        for k in plot.legend
    ]
    return Markup(
        '<canvas class="map landkaart-canvas" width="660" height="760" role="application" tabindex="0" '
        'aria-label="{name}" '
        'data-shapes="{shapes}" data-looks="{looks}" data-legend="{legend}" data-numbers="{numbers}" '
        'data-unit="{unit}" data-places="{places}" data-own="{own}" data-tiles="{tiles}" data-margin="{margin}" data-reference="{reference}" data-failed="{failed}"></canvas>'
        '<p class="map-zoom"><button type="button" data-zoom="in" aria-label="{zin}">+</button>'
        '<button type="button" data-zoom="uit" aria-label="{zout}">−</button>'
        '<button type="button" data-zoom="heel">{all}</button></p>'
        '<p class="visually-hidden" role="status" data-said="1"></p>'
    ).format(
        name=text("landkaart.canvas", naam=name),
        shapes=address_at(f"/kaart/{release}/{plot.shapes.level}.json"),
        looks="".join(chr(65 + v) for v in looks), legend=orjson.dumps(look_data).decode(),
        numbers=orjson.dumps(numbers).decode(), unit=unit, places=places, own=plot.chosen,
        margin=text("landkaart.marge", marge="{marge}"), reference=text("taart.ijkpunt", waarde="{waarde}"),
        failed=text("landkaart.mislukt"), tiles=str(plot.tiles).lower(), zin=text("landkaart.inzoomen"), zout=text("landkaart.uitzoomen"),
        all=text("landkaart.heel"),
    )  # fmt: skip
