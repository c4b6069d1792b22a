"""The years of all groups: a small chart for each with all inhabitants beside it, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from data.catalogue import Indicator
from data.results import Series
from figures import palette
from figures.drawing import Chart, Drawing
from figures.facts import Note, always
from figures.lines.chart import STYLES, TrendLine, trend_figure
from figures.markup import Markup
from figures.number_table import number_table
from figures.plots import Lines
from figures.scale import Scale, scale_for
from figures.thema.trend import line_notes, surface_note
from figures.words import formatting
from figures.words.prose import listed
from figures.words.text import text
from figures.words.years import through

MOST = 6  # more small charts than this are too small to read, and take the browser too long
COLUMNS = 3
ROW_HEIGHT = 150
REST = 20  # pixels of the height that are no row
GAP_X, GAP_Y = 0.06, 0.2  # parts of the width and height of the whole

Named = tuple[str, Series]


def group_trend(groups: Sequence[Named], total: Named, provisional: Sequence[int] = ()) -> Drawing:
    """Each of at most MOST ``groups`` (name, series) beside ``total``, in the order of the classification."""
    indicator = total[1].indicator
    empty = [name for name, s in groups if all(f.value is None for f in s.figures)]
    groups = [g for g in groups if g[0] not in empty] or groups  # a chart of no line tells nothing
    shown = through(f.year for _, s in (*groups, total) for f in s.figures if f.value is not None and f.year)
    first, last = (shown.numbers[0], shown.numbers[-1]) if shown.numbers else (0, 0)
    title = text("herkomst.titel_verloop", naam=indicator.short)
    rows = [(f"{f.year}, {name}", f) for name, s in (total, *groups) for f in s.figures if f.year]
    return Drawing(
        title,
        Lines(
            (TrendLine(*_total(total)), *(TrendLine(name, "hier", s) for name, s in groups)),
            tuple(provisional),
            panels=True,
        ),
        shown,
        (
            Note("screen", text("herkomst.verloop_kies")),
            *always(
                text("herkomst.verloop_noot"),
                text("herkomst.verloop_zonder", namen=listed(empty)) if empty else "",
            ),
            *_notes(groups, total, provisional),
        ),
        figure=_keys(total[0]),
        table=number_table(title, text("kaart.kop_jaar"), rows, indicator),
        chart=Chart(
            panels(groups, total, provisional),
            text("kaart.grafiek", naam=indicator.short, van=first, tot=last),
            _height(len(groups), COLUMNS),
        ),
    )


def panels(groups: Sequence[Named], total: Named, provisional: Sequence[int] = ()) -> palette.Figure:
    """The Plotly figure: per group the figure of trend_chart.py in an axis pair of its own.

    ``layout.meta`` says how the same axes stand in one column, and the height in pixels of both: where there
    is no room for three beside each other, assets/palette.js draws them so.
    """
    layout = palette.layout(margin={"l": 44, "r": 8, "t": 24, "b": 26})
    base_x, base_y = layout.pop("xaxis"), layout.pop("yaxis")
    traces: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    count, scale = len(groups), scale_of(groups, total)
    narrow: dict[str, Any] = {}
    fixed = {"range": [scale.start, scale.end], "autorange": False} | _ticks(scale, total[1].indicator)
    for i, (name, series) in enumerate(groups):
        n = "" if i == 0 else str(i + 1)
        x, y = f"x{n}", f"y{n}"
        one = trend_figure([TrendLine(name, "hier", series), TrendLine(*_total(total))], provisional)
        traces += [_small(t) | {"xaxis": x, "yaxis": y} for t in one["data"]]
        shapes += [s | {"xref": x, "yref": f"{y} domain"} for s in one["layout"]["shapes"]]
        notes.append(_name(name, x, y))
        layout[f"xaxis{n}"] = base_x | one["layout"]["xaxis"] | _x_axis(i, count, COLUMNS, y)
        layout[f"yaxis{n}"] = base_y | one["layout"]["yaxis"] | _y_axis(i, count, COLUMNS, x) | fixed
        narrow |= {f"xaxis{n}": _x_axis(i, count, 1, y), f"yaxis{n}": _y_axis(i, count, 1, x)}
    heights = {"height": _height(count, COLUMNS), "narrow_height": _height(count, 1)}
    more = {"shapes": shapes, "annotations": notes, "meta": {"narrow": narrow} | heights}
    return {"data": traces, "layout": layout | more}


def scale_of(groups: Sequence[Named], total: Named) -> Scale:
    """One scale for all palette. A wide margin may run out of it: it would press all the rest flat."""
    figures = [f for _, s in (*groups, total) for f in s.figures]
    values = [f.value for f in figures if f.value is not None]
    edge = 1.25 * max(values, default=0.0)
    return scale_for([*values, *(min(f.high, edge) for f in figures if f.high is not None)])


def _notes(groups: Sequence[Named], total: Named, provisional: Sequence[int]) -> tuple[Note, ...]:
    """Those of the line of all inhabitants. Its years alone count: of a group a year more says nothing."""
    series = total[1]
    years = [f.year for f in series.figures if f.year and f.value is not None]
    ends = (min(years), max(years)) if years else (0, 0)
    cut = Note("drawn", text("kaart.niet_nul"))
    return (
        *surface_note(series),
        *line_notes(series, provisional, *ends),
        *((cut,) if scale_of(groups, total).start > 0 else ()),
    )


def _total(total: Named) -> tuple[str, str, Series]:
    return total[0], "ijkpunt", total[1]


def _small(trace: dict[str, Any]) -> dict[str, Any]:
    """A line fit for a small chart; a margin as it is."""
    if "marker" not in trace:
        return trace
    return trace | {"marker": trace["marker"] | {"size": 4.5}, "line": trace["line"] | {"width": 1.75}}


def _ticks(scale: Scale, indicator: Indicator) -> dict[str, Any]:
    decimals = 0 if all(float(t).is_integer() for t in scale.ticks) else 1
    words = [formatting.on_axis(t, decimals, indicator) for t in scale.ticks]
    return {"tickvals": list(scale.ticks), "ticktext": words, "tickprefix": "", "ticksuffix": ""}


def _height(count: int, columns: int) -> int:
    return ROW_HEIGHT * -(-count // columns) + REST


def _x_axis(i: int, count: int, columns: int, y: str) -> dict[str, Any]:
    width = (1 - GAP_X * (columns - 1)) / columns
    start = i % columns * (width + GAP_X)
    lowest = columns == 1 or i + columns >= count  # only the lowest chart of a column names the years
    return {
        "domain": [start, start + width],
        "anchor": y,
        "showticklabels": lowest,
        "nticks": 4,
        "dtick": None,
        "tickfont": {"size": 12},
    }


def _y_axis(i: int, count: int, columns: int, x: str) -> dict[str, Any]:
    rows = -(-count // columns)
    gap = GAP_Y * 2 / max(rows, 2)  # the same in pixels, however many rows
    height = (1 - gap * (rows - 1)) / rows
    top = 1 - i // columns * (height + gap)
    return {
        "domain": [max(top - height, 0), top],
        "anchor": x,
        "showticklabels": i % columns == 0,
        "tickfont": {"size": 12},
    }


def _name(name: str, x: str, y: str) -> dict[str, Any]:
    return {
        "text": name,
        "xref": f"{x} domain",
        "yref": f"{y} domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": palette.INK},
    }


def _keys(total: str) -> Markup:
    lines = Markup("").join(
        Markup(
            '<span class="key"><svg width="26" height="12" aria-hidden="true">'
            '<line x1="1" x2="25" y1="6" y2="6" stroke="{c}" stroke-width="2" stroke-dasharray="{d}"/></svg>'
            "{name}</span>"
        ).format(c=STYLES[role][0], d=dash, name=name)
        for role, dash, name in (("hier", "", text("herkomst.de_groep")), ("ijkpunt", "2 3", total))
    )
    return Markup('<p class="keys">{}</p>').format(lines)
