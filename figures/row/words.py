"""What a row says in words: the chip, what the line shows, and where the areas lie."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from data.catalogue import Indicator
from data.results import Reading
from figures.dots import Dots, figure_of
from figures.lines import Lines
from figures.row import SubjectRow
from figures.strips import end_words
from figures.verdict import Verdict, verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.wording import reference_noun, reference_phrase

STROKE = 2.5  # pixels of our own line; a margin that is thinner than that cannot be seen


@dataclass(frozen=True, slots=True)
class Chip:
    """The verdict of a row with what it is held against; ``shown`` None where nothing is judged."""

    shown: Verdict | None
    words: str


def precise(reading: Reading) -> Indicator:
    """The indicator with a decimal more where value and reference look the same and yet differ."""
    indicator, figure = reading.indicator, reading.figure
    if not reading.coloured or reading.reference is None or figure.value is None:
        return indicator
    alike = formatting.with_unit(figure.value, indicator) == formatting.with_unit(
        reading.reference, indicator
    )
    return replace(indicator, decimals=indicator.decimals + 1) if alike else indicator


def value_words(plot: SubjectRow) -> str:
    """The number of now, or in two words why there is none."""
    return formatting.figure_value(plot.reading.figure, precise(plot.reading))


def chip(plot: SubjectRow) -> Chip | None:
    """ "ongunstiger dan in Utrecht (2,5 %)"; None where there is nothing to hold the figure against."""
    reading, against = plot.reading, plot.against
    if reading.figure.value is None:
        by_origin = against.group == "T" and not reading.indicator.total
        key = "alleen_herkomst" if by_origin else f"waarom_{reading.figure.status.name.lower()}"
        why = text(f"rij.{key}", minimum=reading.indicator.min_denominator)
        return Chip(verdict(reading), why)
    if reading.reference is None:
        return None
    value = formatting.with_unit(reading.reference, precise(reading))
    told = {"referentie": value, "oordeel": verdict(reading).spoken}
    if not reading.scored:
        return Chip(None, text("rij.naast", wie=reference_noun(against), **told))
    if reading.level == 0:
        return Chip(verdict(reading), text("rij.gelijk", wie=reference_noun(against), **told))
    return Chip(verdict(reading), text("rij.oordeel", wie=reference_phrase(against), **told))


def line_words(plot: Lines, height: float, alone: bool) -> str:
    """What the small chart does not show by itself: how wide the margin is, and that the scale is cut.

    ``height`` is that of the chart in pixels. On a page the legend says once what a dashed line below means
    and that a margin may be unknown; ``alone`` the figure has to say so itself.
    """
    scale, own = plot.scale, plot.lines[0].series.figures
    wide = [f.high - f.low for f in own if f.low is not None and f.high is not None and f.value is not None]
    told = [text("rij.niet_nul")] if scale.start > 0 and alone else []
    if alone and not wide and plot.lines[0].known and plot.lines[0].series.indicator.kind != "aantal":
        told.append(text("rij.zonder_marge"))
    elif wide and max(wide) / (scale.end - scale.start) * height < STROKE:
        told.append(text("rij.dunne_marge"))
    return " ".join(told)


def areas_words(plot: SubjectRow) -> str:
    """ "10 wijken van Utrecht, van 2,1 % tot 12,0 %"."""
    strip = plot.strip
    if strip is None or plot.areas is None:
        return ""
    grid = plot.areas.grid
    told = {"niveaus": grid.level.plural, "gebied": grid.place.name, "aantal": formatting.number(strip.known)}
    if strip.known < 2:
        return text("rij.gebieden_geen", **told)
    return text("rij.gebieden", laag=end_words(strip, np.nanmin), hoog=end_words(strip, np.nanmax), **told)


def groups_words(plot: Dots) -> str:
    """ "20 groepen, van 16,7 % tot 71,4 %": for more of them than are told one by one; no ranking."""
    known = [figure_of(m) for m in plot.rows if m.value is not None]
    told = {"aantal": len(known), "totaal": len(plot.rows)}
    if len(known) < 2:
        return text("rij.groepen_geen", **told)
    low, high = formatting.from_to(known, plot.indicator)
    return text("rij.groepen", laag=low, hoog=high, **told)


def drawn_lines(plot: SubjectRow) -> Lines | None:
    """The lines of a row when one of them has two years; one point is no line."""
    lines = plot.lines
    return lines if lines is not None and any(len(line.known) > 1 for line in lines.lines) else None


def since_words(plot: SubjectRow) -> str:
    """Why the area itself has no line: one year with a figure, or none; empty when it has one."""
    known = plot.lines.lines[0].known if plot.lines else []
    if len(known) > 1:
        return ""
    return text("rij.een_jaar", jaar=known[0].year) if known else text("rij.geen_jaren")
