"""How an area looks on the map: the classes of a legend, for difference, for value and for change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator
from data.queries.areas.changed import CHANGE_REASONS, ChangedAreas, ChangeReason
from data.queries.areas_beside import AreaGrid
from data.statistics.classes import UNKNOWABLE, UNSURE, certainty, class_of
from data.statistics.scoring import UNKNOWN as UNSCORED_LEVEL
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, UNSCORED, Verdict, ringed
from figures.words import formatting
from figures.words.text import text

BLUES = ("#e3edf2", "#b9d0dc", "#86afc4", "#4a84a3", "#0b4f6c")
"""From low to high: one hue, for a value alone is no judgement."""
_INKS = ("#1e2226", "#1e2226", "#10232d", "#ffffff", "#ffffff")


@dataclass(frozen=True, slots=True)
class Look:
    """A class of the legend: ``ink`` is readable on ``fill``.

    ``hatched``: pale and with lines, for the figure is too uncertain for its class; ``known`` is False of the
    class of areas without a figure. ``edge`` is the colour of its outline, as that of a verdict; "" without.
    """

    key: str
    sign: str
    fill: str
    ink: str
    word: str
    hatched: bool = False
    known: bool = True
    edge: str = ""


@cache
def of_verdict(shown: Verdict, word: str = "") -> Look:
    """The look of a verdict, with its own word or that of a text of the map (``word``)."""
    named = text(f"landkaart.{word}") if word else shown.word
    spoken = text("oordeel.mogelijk_toeval", oordeel=named) if shown.doubtful else named
    known = shown is not UNKNOWN
    return Look(shown.key, shown.sign, shown.fill, shown.ink, spoken, known=known, edge=shown.edge)


def by_difference(grid: AreaGrid, column: int) -> tuple[tuple[Look, ...], npt.NDArray[np.uint8]]:
    """(legend, position in it of each row): the five classes of the verdict, as everywhere.

    Behind those of the legend come the same with an open mark, then "not compared" and "unknown".
    """
    indicator = grid.columns[column]
    scale = JUDGED if indicator.judged else DESCRIBED
    order = sorted(scale)
    looks = [of_verdict(scale[level]) for level in order] + [
        of_verdict(ringed(scale[level])) for level in order
    ]
    legend = (*looks, of_verdict(UNSCORED), of_verdict(UNKNOWN))
    level = grid.cells.level[column].ravel().astype(int)
    favour = level if not indicator.judged or indicator.direction == "gunstig_hoog" else -level
    at = favour + 2 + 5 * grid.doubtful[column]
    there = ~np.isnan(grid.cells.value[column].ravel())
    at = np.where(level == UNSCORED_LEVEL, np.where(there, 10, 11), at)
    return legend, np.where(there, at, 11).astype(np.uint8)


def by_value(
    grid: AreaGrid, column: int, limits: tuple[float, ...]
) -> tuple[tuple[Look, ...], npt.NDArray[np.uint8]]:
    """The same for classes of the value: pale and hatched where it is unsure, and no class beyond that.

    ``limits`` are those between the classes, ascending. The positions have shape (area,).
    """
    indicator, cells = grid.columns[column], grid.cells
    words = class_words(indicator, limits)
    colours = [BLUES[round(i * 4 / max(len(words) - 1, 1))] for i in range(len(words))]
    inks = [_INKS[BLUES.index(c)] for c in colours]
    sure = [
        Look(f"klasse_{i}", "", c, ink, w)
        for i, (c, ink, w) in enumerate(zip(colours, inks, words, strict=True))
    ]
    vague = [
        Look(f"vaag_{i}", "~", c, "#1e2226", text("landkaart.onzeker", klasse=w), hatched=True)
        for i, (c, w) in enumerate(zip(colours, words, strict=True))
    ]
    n = len(words)
    none = Look("te_onzeker", "~", "#f6f5f1", "#55554f", text("landkaart.te_onzeker"), hatched=True)
    legend = (*sure, *vague, none, of_verdict(UNKNOWN))
    value, low, high = (part[column].ravel() for part in (cells.value, cells.low, cells.high))
    # Compared as they are shown: 4.96 is told as 5,0 and stands in the class "5 of meer".
    at = class_of(limits, np.round(value.astype(np.float64), indicator.decimals)).astype(int)
    unsure = certainty(limits, low.astype(np.float64), high.astype(np.float64))
    at = np.where(unsure == UNSURE, at + n, at)
    at = np.where(unsure == UNKNOWABLE, 2 * n, at)
    return legend, np.where(np.isnan(value), 2 * n + 1, at).astype(np.uint8)


def class_words(indicator: Indicator, limits: Sequence[float]) -> list[str]:
    """Each class in words: "minder dan 2 %", "2 tot 4 %", "8 % of meer"."""
    if not limits:
        return [text("landkaart.alle_waarden")]
    told = [formatting.with_unit(v, indicator) for v in limits]
    bare = [formatting.number(v, indicator.decimals) if indicator.unit == "%" else t
            for v, t in zip(limits, told, strict=True)]  # fmt: skip
    between = [text("landkaart.tussen", laag=a, hoog=b) for a, b in zip(bare, told[1:], strict=False)]
    return [text("landkaart.onder", hoog=told[0]), *between, text("landkaart.vanaf", laag=told[-1])]


def by_change(
    grid: AreaGrid, column: int, changed: ChangedAreas
) -> tuple[tuple[Look, ...], npt.NDArray[np.uint8]]:
    """The same for change since an earlier year: a colour only beyond chance, dark where it is more than the
    usual difference between areas.

    Behind the five classes come the same with an open mark, then "no margin", and "unknown": a break, other
    borders, a hidden figure. The positions have shape (area,).
    """
    words = ("veel_gedaald", "gedaald", "gelijk_gebleven", "gestegen", "veel_gestegen")
    scale = [replace(DESCRIBED[level], key=word) for level, word in zip(range(-2, 3), words, strict=True)]
    spread = grid.cells.spread[column].ravel()
    much = np.abs(changed.gap) >= np.where(np.isfinite(spread) & (spread > 0), spread, np.inf)
    level = np.where(changed.beyond, np.sign(np.nan_to_num(changed.gap)) * np.where(much, 2, 1), 0)
    bare = of_verdict(UNSCORED, "zonder_marge")
    unknown = of_verdict(UNKNOWN, "geen_verandering")
    legend = (
        *(of_verdict(v, v.key) for v in scale),
        *(of_verdict(ringed(v), v.key) for v in scale),
        bare,
        unknown,
    )
    at = level + 2 + 5 * changed.doubtful
    at = np.where(changed.why == CHANGE_REASONS.index(ChangeReason.GEEN_MARGE), 10, at)
    return legend, np.where(np.isnan(changed.gap), 11, at).astype(np.uint8)
