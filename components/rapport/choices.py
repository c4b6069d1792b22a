"""What can be chosen for a report besides the selection bar: a second side, themes, and the story."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.fragment import Fragment
from components.vergelijken.compare_bar import second_side
from data.areas import Areas
from data.asked.selection import Selection
from data.catalogue import Classification, Theme
from figures.address import at
from figures.markup import Markup
from figures.words.text import text

FORM = "rapport-formulier"
NONE = "geen"
"""Stands in the address when no theme at all is chosen; nothing there means all of them."""


def report_choices(
    selection: Selection,
    areas: Areas,
    groups: Sequence[str],
    classifications: Sequence[Classification],
    places: str,
    themes: Markup | str,
) -> Component:
    """The second area and group, and the buttons of the themes (see ``theme_buttons``)."""
    fields = second_side(selection, areas, groups, classifications, places)
    return html.Section(
        [
            html.H2(text("rapport.kiezen")),
            html.P(text("rapport.kiezen_uitleg"), className="report-hint"),
            Fragment(themes, id=ids.RAPPORT_THEMAS),
            html.Details(
                [html.Summary(text("rapport.naast")), html.Div(fields, className="fields")],
                className="report-beside",
                open=bool(selection.compare or selection.with_group),
            ),
        ],
        className="report-choices",
        **{"aria-label": text("rapport.kiezen")},
    )


def theme_buttons(themes: Sequence[Theme], chosen: Sequence[str]) -> Markup:
    """A checkbox per theme; each gives the list of themes as it will be after it was clicked."""
    boxes = Markup("").join(_box(theme, themes, chosen) for theme in themes)
    return Markup(
        '<p class="field-label" id="rapport-themas-naam">{name}</p>'
        '<div class="report-themes" role="group" aria-labelledby="rapport-themas-naam">{boxes}</div>'
    ).format(name=text("rapport.themas"), boxes=boxes)


def _box(theme: Theme, themes: Sequence[Theme], chosen: Sequence[str]) -> Markup:
    on = theme.id in chosen
    after = [t.id for t in themes if (t.id in chosen) != (t.id == theme.id)]
    value = "" if len(after) == len(themes) else ",".join(after) or NONE
    return Markup(
        '<button type="button" class="report-theme" role="checkbox" aria-checked="{on}" '
        'data-event="themas" data-value="{value}" data-key="rt-{id}">{name}</button>'
    ).format(on=str(on).lower(), value=value, id=theme.id, name=theme.name)


def report_buttons(links: tuple[str, str]) -> Component:
    """The downloads and the printer; ``links`` are the addresses of PDF and slides."""
    buttons = [
        html.Button(
            text(f"rapport.{name}"), id=key, type="submit", form=FORM, formAction=link, className=style
        )
        for name, key, link, style in (
            ("pdf", ids.RAPPORT_PDF, links[0], "report-button is-first"),
            ("powerpoint", ids.RAPPORT_PPTX, links[1], "report-button"),
        )
    ]
    again = html.Button(text("rapport.print"), type="button", className="report-button report-print")
    return html.Section(
        [
            html.Div([*buttons, again], className="report-buttons"),
            html.P("", className="report-said", role="status", **{"data-words": text("rapport.bezig")}),
            html.P(text("rapport.bestanden_uitleg"), className="report-hint"),
        ],
        className="report-take",
        **{"aria-label": text("rapport.bestanden")},
    )


def report_form(most: int) -> Component:
    """The story, of at most ``most`` characters; it is posted when one of the buttons is pressed."""
    told = f"{ids.RAPPORT_VERHAAL}-uitleg"
    count = text("rapport.verhaal_teller", aantal="{aantal}", meest=most)
    return html.Form(
        [
            html.Label(text("rapport.verhaal_veld"), htmlFor=ids.RAPPORT_VERHAAL, className="report-label"),
            html.P(text("rapport.verhaal_uitleg"), id=told, className="report-hint"),
            html.Textarea(
                id=ids.RAPPORT_VERHAAL,
                name="verhaal",
                maxLength=most,
                rows=5,
                className="form-control",
                **{"aria-describedby": told},
            ),
            html.P(
                text("rapport.verhaal_teller", aantal=0, meest=most),
                id=ids.RAPPORT_TELLER,
                className="report-hint report-count",
                **{"data-words": count},
            ),
        ],
        id=FORM,
        method="post",
        action=at("/rapport.pdf"),
        className="report-form",
        **{"aria-label": text("rapport.verhaal_veld")},
    )
