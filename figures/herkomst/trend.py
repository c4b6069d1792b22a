"""The years of all groups: a small chart for each with all inhabitants beside it, on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from data.results import Series
from figures.drawing import Drawing
from figures.kinds import card_table, chart, screen
from figures.lines import Lines, TrendLine
from figures.scale import Scale
from figures.thema.trend import card_trend
from figures.words.prose import listed
from figures.words.text import text

MOST = 6  # more small charts than this are too small to read, and take the browser too long

Named = tuple[str, Series]


def group_trend(groups: Sequence[Named], total: Named, provisional: Sequence[int] = ()) -> Drawing:
    """Each of at most MOST ``groups`` (name, series) beside ``total``, in the order of the classification."""
    indicator = total[1].indicator
    empty = [name for name, s in groups if all(f.value is None for f in s.figures)]
    groups = [g for g in groups if g[0] not in empty] or groups  # a chart of no line tells nothing
    alone = card_trend([TrendLine(total[0], "hier", total[1])], provisional)
    lines = (TrendLine(total[0], "ijkpunt", total[1]), *(TrendLine(name, "hier", s) for name, s in groups))
    plot = Lines(lines, tuple(provisional), panels=True)
    years, title = plot.years or (0,), text("herkomst.titel_verloop", naam=indicator.short)
    return Drawing(
        title,
        screen(plot, title),
        card_table(plot, title),
        text("kaart.jaren", van=years[0], tot=years[-1]),
        chart=chart(plot),
        notes=(
            text("herkomst.verloop_kies"),
            text("herkomst.verloop_noot"),
            *([text("herkomst.verloop_zonder", namen=listed(empty))] if empty else []),
            *_notes(alone, plot.scale),
        ),
        plot=plot,
    )


def _notes(alone: Drawing, scale: Scale) -> list[str]:
    """Those of the line of all inhabitants, but for where its scale starts: here that is another."""
    cut = text("kaart.niet_nul")
    return [n for n in alone.notes if n != cut] + ([cut] if scale.start > 0 else [])
