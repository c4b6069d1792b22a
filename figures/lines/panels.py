"""The years of all groups: a small Plotly chart for each with all inhabitants beside it, on one scale."""

from __future__ import annotations

from typing import Any

from data.catalogue import Indicator
from figures import palette
from figures.lines import Lines
from figures.lines.chart import trend_figure
from figures.scale import Scale
from figures.words import formatting

COLUMNS = 3
ROW_HEIGHT = 150
REST = 20  # pixels of the height that are no row
GAP_X, GAP_Y = 0.06, 0.2  # parts of the width and height of the whole


def panels(plot: Lines) -> palette.Figure:
    """The Plotly figure of a plot with panels: per group the figure of chart.py in an axis pair of its own.

    ``layout.meta`` says how the same axes stand in one column, and the height in pixels of both: where there
    is no room for three beside each other, assets/palette.js draws them so.
    """
    layout = palette.layout(margin={"l": 44, "r": 8, "t": 24, "b": 26})
    base_x, base_y = layout.pop("xaxis"), layout.pop("yaxis")
    traces: list[dict[str, Any]] = []
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    total, *groups = plot.lines
    count, scale = len(groups), plot.scale
    narrow: dict[str, Any] = {}
    fixed = {"range": [scale.start, scale.end], "autorange": False} | _ticks(scale, total.series.indicator)
    for i, group in enumerate(groups):
        n = "" if i == 0 else str(i + 1)
        x, y = f"x{n}", f"y{n}"
        one = trend_figure([group, total], plot.provisional)
        traces += [_small(t) | {"xaxis": x, "yaxis": y} for t in one["data"]]
        shapes += [s | {"xref": x, "yref": f"{y} domain"} for s in one["layout"]["shapes"]]
        notes.append(_name(group.name, x, y))
        layout[f"xaxis{n}"] = base_x | one["layout"]["xaxis"] | _x_axis(i, count, COLUMNS, y)
        layout[f"yaxis{n}"] = base_y | one["layout"]["yaxis"] | _y_axis(i, count, COLUMNS, x) | fixed
        narrow |= {f"xaxis{n}": _x_axis(i, count, 1, y), f"yaxis{n}": _y_axis(i, count, 1, x)}
    heights = {"height": height(count, COLUMNS), "narrow_height": height(count, 1)}
    more = {"shapes": shapes, "annotations": notes, "meta": {"narrow": narrow} | heights}
    return {"data": traces, "layout": layout | more}


def height(count: int, columns: int = COLUMNS) -> int:
    """Pixels that so many small charts need beside each other."""
    return ROW_HEIGHT * -(-count // columns) + REST


def _small(trace: dict[str, Any]) -> dict[str, Any]:
    """A line fit for a small chart; a margin as it is."""
    if "marker" not in trace:
        return trace
    return trace | {"marker": trace["marker"] | {"size": 4.5}, "line": trace["line"] | {"width": 1.75}}


def _ticks(scale: Scale, indicator: Indicator) -> dict[str, Any]:
    words = [formatting.on_axis(t, scale.decimals, indicator) for t in scale.ticks]
    return {"tickvals": list(scale.ticks), "ticktext": words, "tickprefix": "", "ticksuffix": ""}


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
