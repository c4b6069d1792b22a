"""The title of a map: what it shows, by rule and in counts; never which areas are high or low."""

from __future__ import annotations

import numpy as np

from figures.map import AreaMap
from figures.words import formatting
from figures.words.areas import against_words
from figures.words.text import text


def map_title(plot: AreaMap) -> str:
    """The conclusion above a map of one layer; of several what sets them apart."""
    layer, indicator = plot.layers[0], plot.indicator
    grid, column = layer.grid, layer.column
    value = grid.cells.value[column].ravel()
    known = int((~np.isnan(value)).sum())
    told = {
        "naam": indicator.short,
        "totaal": formatting.number(known),
        "niveaus": grid.level.plural,
        "plek": grid.place.name,
    }
    if len(plot.layers) > 1:
        return text("landkaart.titel_naast", **told)
    if not known:
        return text("landkaart.titel_leeg", **told)
    if plot.mode == "waarde":
        return text("landkaart.titel_waarde", **told, niveau=grid.level.name, **_ends(plot))
    if layer.changed is not None:
        if layer.changed.since is None:
            return text("landkaart.titel_geen_verandering", **told)
        sure = int((layer.changed.beyond & ~layer.changed.doubtful).sum())
        key = "landkaart.titel_verandering" if sure else "landkaart.titel_verandering_0"
        return text(key, **told, aantal=formatting.number(sure), jaar=layer.changed.since)
    # Where no margin is known nothing can be chance: the colour alone counts.
    differ = int((grid.coloured[column] & ~grid.doubtful[column]).sum())
    tested = bool((~np.isnan(grid.cells.deviate[column])).any())
    return text(
        _difference_key(differ, tested), **told, aantal=formatting.number(differ), ijkpunt=against_words(grid)
    )


def _difference_key(differ: int, tested: bool) -> str:
    if differ:
        return "landkaart.titel_verschil" if differ > 1 else "landkaart.titel_verschil_1"
    return "landkaart.titel_verschil_0" if tested else "landkaart.titel_verschil_kaal"


def _ends(plot: AreaMap) -> dict[str, str]:
    """The lowest and the highest value, as they are shown."""
    layer = plot.layers[0]
    value = layer.grid.cells.value[layer.column].ravel()
    ends = (layer.reading(int(np.nanargmin(value))), layer.reading(int(np.nanargmax(value))))
    low, high = (formatting.figure_value(r.figure, plot.indicator) for r in ends)
    return {"laag": low, "hoog": high}
