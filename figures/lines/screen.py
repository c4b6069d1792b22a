"""Lines on the screen: which line is which as HTML, and the lines themselves as a chart of Plotly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from figures.chart import Chart
from figures.lines import STYLES, Lines, TrendLine
from figures.lines.chart import trend_figure
from figures.lines.panels import height, panels
from figures.markup import Markup
from figures.words.text import text

DASHES = {"solid": "", "dot": "2 3"}


def screen(plot: Lines, _title: str) -> Markup:
    """The key; what it explains is drawn by Plotly."""
    return _panel_keys(plot.lines[0]) if plot.panels else _keys(plot.lines)


def chart(plot: Lines) -> Chart:
    """The lines themselves."""
    years = plot.years or (0,)
    name = plot.lines[0].series.indicator.short
    words = text("kaart.grafiek", naam=name, van=years[0], tot=years[-1])
    if not plot.panels:
        return Chart(trend_figure(plot.lines, plot.provisional), words)
    return Chart(panels(plot), words, height(len(plot.lines) - 1))


def _keys(lines: Sequence[TrendLine]) -> Markup:
    """Which line is which, drawn as it is drawn in the chart."""
    return _list(
        _key(STYLES[i.role][0], 2.5, DASHES[STYLES[i.role][1]], i.name, _marker(i.role)) for i in lines
    )


def _panel_keys(total: TrendLine) -> Markup:
    """The line of a group and that of all inhabitants; small charts have no markers to speak of."""
    named = (("hier", text("herkomst.de_groep")), (total.role, total.name))
    return _list(_key(STYLES[role][0], 2, DASHES[STYLES[role][1]], name) for role, name in named)


def _list(keys: Iterable[Markup]) -> Markup:
    return Markup('<p class="keys">{}</p>').format(Markup("").join(keys))


def _key(colour: str, width: float, dash: str, name: str, marker: Markup | str = "") -> Markup:
    return Markup(
        '<span class="key"><svg width="26" height="12" aria-hidden="true">'
        '<line x1="1" x2="25" y1="6" y2="6" stroke="{c}" stroke-width="{w:g}" stroke-dasharray="{d}"/>'
        "{m}</svg>{name}</span>"
    ).format(c=colour, w=width, d=dash, m=marker, name=name)


def _marker(role: str) -> Markup:
    colour, _, symbol = STYLES[role]
    shapes = {
        "circle": '<circle cx="13" cy="6" r="4" fill="{}"/>',
        "square": '<rect x="9.5" y="2.5" width="7" height="7" fill="{}"/>',
        "diamond": '<path d="M13 1.5 17.5 6 13 10.5 8.5 6Z" fill="{}"/>',
    }
    return Markup(shapes[symbol]).format(colour)
