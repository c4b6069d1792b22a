"""The second half of the choice: which area or which group lies beside the first."""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.controls import GEEN, area_fields, fields_class, fold, group_options
from components.frame.fragment import Fragment
from data.areas import Area, Areas
from data.asked.selection import Selection
from data.catalogue import Classification
from data.queries.pairs.pair_by_indicator import Pair
from figures.markup import Markup
from figures.words.pair import Names
from figures.words.text import text

_NONE = Markup("")


def compare_bar(
    selection: Selection,
    areas: Areas,
    groups: Sequence[str],
    classifications: Sequence[Classification],
    places: str,
    buttons: str,
) -> Component:
    """The fields of the second area and group, and the ``buttons`` (see ``pair_buttons``)."""
    fields = second_side(selection, areas, groups, classifications, places)
    return html.Section(
        [
            html.H2(text("vergelijken.balk"), className="compare-name"),
            fold(html.Span(text("vergelijken.balk"), className="bar-line"), ids.MET_VELDEN),
            html.Div(
                [
                    html.Div(fields, className=fields_class(areas)),
                    Fragment(buttons, id=ids.PAAR_KNOPPEN, className="compare-buttons"),
                ],
                id=ids.MET_VELDEN,
                className="bar-body",
            ),
        ],
        className="compare-bar",
        **{"aria-label": text("vergelijken.balk_naam")},
    )


def second_side(
    selection: Selection,
    areas: Areas,
    groups: Sequence[str],
    classifications: Sequence[Classification],
    places: str,
) -> list[Component]:
    """The fields of the second area and group, wherever one is laid beside the first."""
    first, more = group_options(classifications, groups)
    same = {"label": text("vergelijken.herkomst_zelfde"), "value": GEEN}
    select = dbc.Select([same, *first, *more], selection.with_group or GEEN, id=ids.MET_HERKOMST)
    return [
        *area_fields(areas, selection.compare, places, ids.BESIDE),
        html.Div(
            [
                html.Label(text("vergelijken.herkomst"), htmlFor=ids.MET_HERKOMST, className="field-label"),
                select,
            ],
            className="field",
        ),
    ]


def pair_buttons(pair: Pair | None, named: Names | None, wider: Sequence[Area], picker: str = "") -> Markup:
    """Swap both sides, put a wider area beside the first, or clear; ``wider`` is nearest first, ``picker``
    the address of a map to choose the second area on.

    An event "paar" sets area, area beside, group and group beside at once. No button ever disappears under
    the finger: what cannot be done now is only said to be off.
    """
    if pair is None or named is None:
        return Markup("")
    a, b = pair.a, pair.b
    met = a.group.code if a.group != b.group else ""
    beside = a.area.code if a.area != b.area or not met else ""
    name = text("vergelijken.wissel_uitleg", a=named.a, b=named.b)
    swap = _button(
        f"{b.area.code}|{beside}|{b.group.code}|{met}",
        text("vergelijken.wissel"),
        sign="⇄",
        attributes=Markup(' aria-label="{}"').format(name),
    )
    whole = [
        _button(
            f"{a.area.code}|{w.code}|{a.group.code}|",
            text("vergelijken.nederland") if w.level == "land" else text("vergelijken.heel", gebied=w.name),
            attributes=Markup(' aria-pressed="{}"').format(str(w == b.area and not met).lower()),
        )
        for w in wider
    ]
    off = Markup("") if pair.given else Markup(' aria-disabled="true"')
    clear = _button(f"{a.area.code}||{a.group.code}|", text("vergelijken.wis"), sign="×", attributes=off)
    return Markup("").join([swap, *whole, clear, *map_button(picker)])


def map_button(picker: str) -> list[Markup]:
    """A button that opens a map to choose the second area on, from the address ``picker``; none without."""
    if not picker:
        return []
    return [
        Markup(
            '<button type="button" class="pair-button" data-toggle="kies-kaart" aria-expanded="false" '
            'aria-controls="kies-kaart" data-key="kies-kaart-knop">{}</button>'
        ).format(text("vergelijken.op_kaart")),
        Markup(
            '<div id="kies-kaart" class="pair-map" data-from="{}" data-failed="{}" hidden>{}</div>'
        ).format(picker, text("landkaart.kies_mislukt"), text("landkaart.kies_bezig")),
    ]


def _button(value: str, label: str, sign: str = "", attributes: Markup = _NONE) -> Markup:
    return Markup(
        '<button type="button" class="pair-button" data-event="paar" data-value="{value}" '
        'data-key="{label}"{attributes}>{sign}{label}</button>'
    ).format(
        value=value,
        label=label,
        attributes=attributes,
        sign=Markup('<b aria-hidden="true">{}</b> ').format(sign) if sign else "",
    )
