"""One subject at a glance: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.dots import Dots, track
from figures.dots.track import spoken as group_words
from figures.kind import Kind
from figures.lines import spoken as line_words
from figures.parts import Stacks
from figures.row import SubjectRow, table
from figures.row.paper import paper
from figures.row.screen import screen
from figures.row.words import areas_words, chip, value_words
from figures.words import formatting


def spoken(plot: SubjectRow) -> list[str]:
    """Now with its verdict, the years of each line, and every group, part, or where the areas lie."""
    told = chip(plot)
    counted = formatting.counts(plot.reading.figure, plot.reading.indicator)
    now = ", ".join(filter(None, (value_words(plot), counted, told.words if told else "")))
    return [
        now,
        *(line_words(plot.lines) if plot.lines else ()),
        *_groups(plot.groups),
        *filter(None, [areas_words(plot)]),
        *_parts(plot.parts),
        *_parts(plot.split),
    ]


def _groups(plot: Dots | None) -> list[str]:
    return group_words(track(plot)) if plot else []


def _parts(plot: Stacks | None) -> list[str]:
    rows = zip(plot.names, plot.rows, strict=True) if plot else ()
    return [
        f"{name}: "
        + ", ".join(
            f"{p.short} {formatting.figure_value(f, p)}" for p, f in zip(r.parts, r.figures, strict=True)
        )
        for name, r in rows
    ]


KIND = Kind(SubjectRow, "rij", table, paper, screen, spoken=spoken)
