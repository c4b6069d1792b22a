"""Redraw the comparison when the selection changes."""

from __future__ import annotations

from functools import cache

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.parts import Asked, Changes, PagePart, redraws
from components.cards.figure_card import figure_card
from components.frame import ids
from views.pair_figures import stamps
from views.vergelijken import OWN, Comparing, alike, comparing
from views.vergelijken_verloop import trend_card, trend_stamp

PAIR = {
    ids.PAAR_KNOPPEN: ("html",),
    ids.PAAR_KOP: ("html", "stamp"),
    ids.PAAR_TAARTEN: ("html",),
    ids.PAAR_TABEL: ("html", "stamp"),
    ids.GELIJKEN: ("marked",),
}
TREND = {ids.PAAR_VERLOOP: ("children", "data-stamp")}
ALIKE = {ids.GELIJKEN: ("html", "stamp")}


def register(app: Dash) -> None:
    """Wire both sides, the chart and the similar areas to the store.

    Each is a question of its own: the sides need not wait for what takes longer.
    """
    redraws(app, pair_parts, PAIR)
    redraws(app, trend_parts, TREND)
    redraws(app, alike_parts, ALIKE)
    app.clientside_callback(
        ClientsideFunction("wijkmonitor", "marks"),
        Output(ids.PAAR_TAARTEN, "marked"),
        Output(ids.PAAR_TABEL, "marked"),
        Input(ids.SELECTION, "data"),
    )


def pair_parts(asked: Asked) -> tuple[PagePart, ...]:
    """Both sides as a whole, and the table of the theme."""
    stamp, theme_stamp = stamps(asked.monitor, asked.selection)

    @cache
    def view() -> Comparing:
        return comparing(asked.monitor, asked.selection)

    def whole() -> Changes:
        return {
            ids.PAAR_KNOPPEN: {"html": view().buttons},
            ids.PAAR_KOP: {"html": view().headline},
            ids.PAAR_TAARTEN: {"html": view().pies},
            ids.GELIJKEN: {"marked": view().compare},
        }

    return (
        PagePart(ids.PAAR_KOP, stamp, whole),
        PagePart(ids.PAAR_TABEL, theme_stamp, lambda: {ids.PAAR_TABEL: {"html": view().table}}),
    )


def trend_parts(asked: Asked) -> tuple[PagePart, ...]:
    """The chart of both through the years; nothing before a page has made its own selection."""
    if not asked.stored.get("pagina"):
        return ()

    def chart() -> Changes:
        card = trend_card(asked.monitor, asked.selection)
        return {ids.PAAR_VERLOOP: {"children": figure_card(card) if card else []}}

    return (PagePart(ids.PAAR_VERLOOP, trend_stamp(asked.monitor, asked.selection), chart),)


def alike_parts(asked: Asked) -> tuple[PagePart, ...]:
    """The areas that are like the first one."""
    view = alike(asked.monitor, asked.selection, asked.stored.get(OWN))
    return (PagePart(ids.GELIJKEN, view.stamp, lambda: {ids.GELIJKEN: {"html": view.html}}),)
