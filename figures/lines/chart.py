"""Lines through the years as a Plotly figure: they never cross a gap, a break or a suppressed year."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from data.catalogue import Indicator
from data.results import Figure, Series
from figures import palette
from figures.lines import STYLES, TrendLine
from figures.lines.runs import bridges, runs
from figures.words import formatting
from figures.words.recounted import recounted_words
from figures.words.text import text


def trend_figure(lines: Sequence[TrendLine], provisional: Sequence[int] = ()) -> palette.Figure:
    """The Plotly figure of some lines; breaks are those of the first."""
    indicator = lines[0].series.indicator
    years = sorted({f.year for line in lines for f in line.series.figures if f.year is not None})
    traces = [*_bands(lines[0].series)]
    for line in reversed(lines):  # the area itself lies on top
        traces += [*_bridge(line), _line(line, provisional)]
    shown = [b.year for b in lines[0].series.breaks if years and years[0] < b.year <= years[-1]]
    low, high = extent(lines)
    zero = "tozero" if 0 <= low < high / 2 else "normal"
    layout = palette.layout()
    layout["xaxis"] = layout["xaxis"] | {
        "tickformat": "d",
        "dtick": 2 if len(years) > 8 else 1,
        "range": [years[0] - 0.4, years[-1] + 0.4] if years else None,
    }
    layout["yaxis"] = (
        layout["yaxis"] | {"rangemode": zero, "nticks": 6} | _money_or_share(indicator, high - low)
    )
    layout["shapes"] = [_break_line(y) for y in shown]
    layout["annotations"] = [_break_name(y) for y in shown]
    return {"data": traces, "layout": layout}


def _money_or_share(indicator: Indicator, size: float) -> dict[str, Any]:
    """What stands before and after the numbers beside the axis, for values that differ ``size``."""
    if indicator.unit == formatting.THOUSANDS:  # whole thousands only, so that the zeros can be put behind
        whole = {"dtick": 1} if size < 5 else {}
        return {"tickprefix": f"€{formatting.NARROW}", "ticksuffix": ".000", "automargin": True} | whole
    unit = f"{formatting.NARROW}%" if indicator.unit == "%" else ""
    return {"ticksuffix": unit, "automargin": True}


def extent(lines: Sequence[TrendLine]) -> tuple[float, float]:
    """The smallest and largest value or limit in a chart; it starts at 0 unless all lie far from it."""
    here = [v for f in lines[0].series.figures for v in (f.low, f.high)]
    values = [f.value for line in lines for f in line.series.figures]
    known = [v for v in (*here, *values) if v is not None]
    return min(known, default=0.0), max(known, default=0.0)


def _bridge(line: TrendLine) -> list[dict[str, Any]]:
    """Thin dots over the years in which nobody was measured; nothing when there are none."""
    found = bridges(line.series)
    if not found:
        return []
    x: list[int | None] = []
    y: list[float | None] = []
    for before, after in found:
        x += [before.year, after.year, None]
        y += [before.value, after.value, None]
    style = {"color": STYLES[line.role][0], "width": 1.25, "dash": "dot"}
    return [{"type": "scatter", "mode": "lines", "x": x, "y": y, "line": style, "hoverinfo": "skip"}]


def _line(line: TrendLine, provisional: Sequence[int]) -> dict[str, Any]:
    colour, dash, symbol = STYLES[line.role]
    found = runs(line.series)
    x: list[float | None] = []
    points: list[Figure | None] = []
    for run in found:
        if points:  # an empty point keeps Plotly from joining two runs
            x.append(None)
            points.append(None)
        x += [f.year for f in run]
        points += run
    open_ = [bool(p and p.year in provisional) for p in points]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "x": x,
        "y": [p.value if p else None for p in points],
        "connectgaps": False,
        "line": {"color": colour, "width": 2.5 if line.role == "hier" else 1.75, "dash": dash},
        "marker": {
            "size": 8 if line.role == "hier" else 6,
            "symbol": symbol,
            "color": ["#ffffff" if o else colour for o in open_],
            "line": {"color": colour, "width": 1.75},
        },
        "hoverinfo": "text",
        "hovertext": [_hover(p, line, o) if p else "" for p, o in zip(points, open_, strict=True)],
    }


def _hover(figure: Figure, line: TrendLine, provisional: bool) -> str:
    """ "2021: 14,2 % · 1.230 van 8.660", with the name of the line above it."""
    indicator = line.series.indicator
    counted = formatting.counts(figure, indicator)
    words = text(
        "kaart.punt_telling" if counted else "kaart.punt",
        jaar=figure.year,
        waarde=formatting.figure_value(figure, indicator),
        telling=counted,
    )
    if provisional:
        words = f"{words} ({text('kaart.voorlopig')})"
    anew = recounted_words(figure)
    more = f"<br>{escape(anew)}" if anew else ""
    return f"<b>{escape(line.name)}</b><br>{escape(words)}{more}"


def _bands(series: Series) -> list[dict[str, Any]]:
    """The interval as a quiet surface per run."""
    found = []
    for run in runs(series):
        known = [f for f in run if f.low is not None and f.high is not None]
        if len(known) < 2:
            continue
        xs = [f.year for f in known]
        found.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": xs + xs[::-1],
                "y": [f.high for f in known] + [f.low for f in reversed(known)],
                "fill": "toself",
                "fillcolor": "rgba(11, 79, 108, 0.13)",
                "line": {"width": 0},
                "hoverinfo": "skip",
            }
        )
    return found


def _break_line(year: int) -> dict[str, Any]:
    line = {"color": palette.MUTED, "width": 1.25, "dash": "dash"}
    at = year - 0.5
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _break_name(year: int) -> dict[str, Any]:
    return {
        "x": year - 0.5,
        "yref": "paper",
        "y": 1,
        "yanchor": "top",
        "xanchor": "left",
        "xshift": 3,
        "text": text("kaart.breuk"),
        "showarrow": False,
        "font": {"size": 12, "color": palette.MUTED},
    }
