"""Strips: the kind, with its skins in files of their own."""

from __future__ import annotations

import numpy as np

from figures.areas.rows import AreaEntry, long_table
from figures.kind import Kind
from figures.numbers.columns import Table
from figures.strips import Strip, Strips, count_words, end_words, strips, summary
from figures.strips.paper import paper
from figures.strips.screen import screen
from figures.words import formatting
from figures.words.text import text


def table(plot: Strips) -> Table[AreaEntry]:
    """A row per area and indicator, of all areas."""
    return long_table(plot.grid)


def spoken(plot: Strips) -> list[str]:
    """A row per indicator: between which values the areas lie, and where the own area is."""
    return [_told(plot, strip) for strip in strips(plot)]


def _told(plot: Strips, strip: Strip) -> str:
    indicator = strip.indicator
    if not strip.known:
        return f"{indicator.short}: {text('gebieden.strook_geen')}"
    ends = end_words(strip, np.nanmin), end_words(strip, np.nanmax)
    own = formatting.figure_value(strip.reading.figure, indicator)
    told = {"naam": indicator.short, "laag": ends[0], "hoog": ends[1], "wat": plot.name, "waarde": own}
    return f"{text('gebieden.strook_gesproken', **told)} ({count_words(plot, strip)})"


KIND = Kind(Strips, "stroken", table, paper, screen, card=summary, spoken=spoken)
