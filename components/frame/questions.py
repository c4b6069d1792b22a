""" "Ik wil weten …": a button in the header, and questions that lead to the view with the answer.

A question says all that it is about but the area and the year: assets/questions.js adds those that are
chosen when it is asked, so that nothing of an earlier choice is left in the answer. Without an area the
question leads to the front door, which asks for one (pages/home.py). assets/tour.js opens and closes the
dialog.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.fragment import Fragment
from data.asked.selection import Choices
from data.catalogue import Theme
from data.catalogue.questions import Question
from figures.address import at
from figures.markup import Markup
from figures.words.text import text

ASKED = "vraag"
"""The key of the address of the front door that says which question waits for an area."""
EVERYONE = "T"
BESIDE, ALIKE = "naast", "gelijke"
"""The key and value of the address of a comparison that opens with the area that is most alike."""


def ask_button() -> Component:
    """The button that opens the questions."""
    return html.Button(
        text("start.knop"),
        type="button",
        className="ask-button",
        **{"data-opens": ids.VRAGEN, "aria-haspopup": "dialog"},
    )


def questions_dialog(
    questions: Iterable[Question], themes: Mapping[str, Theme], choices: Choices
) -> Component:
    """The dialog with the questions; what this release cannot answer says so. ``themes`` by id."""
    return html.Dialog(
        Fragment(
            Markup(
                '<div class="dialog-head"><h2 id="{id}-titel">{title}</h2>'
                '<button type="button" class="quiet" data-close>{close}</button></div>'
                '<p class="dialog-intro">{intro}</p><ul class="questions">{items}</ul>'
                '<button type="button" class="quiet" data-tour="begin">{again}</button>'
            ).format(
                id=ids.VRAGEN,
                title=text("start.knop"),
                close=text("start.sluiten"),
                intro=text("start.inleiding"),
                items=Markup("").join(_item(q, themes, choices) for q in questions),
                again=text("start.opnieuw"),
            ),
            className="dialog-body",
        ),
        id=ids.VRAGEN,
        className="ask-dialog",
        **{"aria-labelledby": f"{ids.VRAGEN}-titel"},
    )


def _item(question: Question, themes: Mapping[str, Theme], choices: Choices) -> Markup:
    href = link(question, choices)
    if href is None:
        return Markup("<li><span>{}</span> <small>{}</small></li>").format(
            question.name, text("start.geen_cijfers")
        )
    return Markup("<li>{} <small>{}</small></li>").format(
        anchor(question, choices), _hint(question, themes, choices)
    )


def anchor(question: Question, choices: Choices) -> Markup:
    """The link of a question: to the front door, which asks for the area, and in ``data-naar`` to the answer.

    Raises ValueError when this release cannot answer it.
    """
    answer = link(question, choices)
    if answer is None:
        raise ValueError(question.id)
    if not question.asks:
        return Markup('<a href="{}">{}</a>').format(answer, question.name)
    return Markup('<a href="{}" data-naar="{}">{}</a>').format(asking(question), answer, question.name)


def asking(question: Question) -> str:
    """The address of the front door that asks for the area of a question."""
    return at(f"/?{urlencode({ASKED: question.id})}")


def _hint(question: Question, themes: Mapping[str, Theme], choices: Choices) -> str:
    where = f"start.naar_{question.page}"
    if question.page != "thema":
        return text(where)
    theme = themes[choices.indicators[str(_held(question, choices))]].name
    return text(f"{where}_{question.shown}" if question.shown else where, thema=theme)


def link(question: Question, choices: Choices) -> str | None:
    """Where the answer is, but for its area and year; None when this release has no figures for it."""
    indicator = _held(question, choices)
    if question.indicators and indicator is None:
        return None
    if question.group is not None and question.group not in choices.groups:
        return None
    theme = choices.indicators[indicator] if indicator else None
    asked = {
        # Without its theme a page would drop an indicator that is not of the stored theme.
        "thema": theme,
        "indicator": indicator,
        "herkomst": question.group or (EVERYONE if question.asks else None),
        "beeld": question.shown,
        BESIDE: ALIKE if question.alike else None,
    }
    query = urlencode({key: value for key, value in asked.items() if value})
    path = at(f"/thema/{theme}" if question.page == "thema" else f"/{question.page}")
    place = question.place or (indicator if question.page == "thema" else None)
    return path + (f"?{query}" if query else "") + (f"#{place}" if place else "")


def _held(question: Question, choices: Choices) -> str | None:
    """The first of a question's indicators that the release has figures for."""
    return next((name for name in question.indicators if name in choices.indicators), None)
