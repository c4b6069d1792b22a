"""The front door: the question that the monitor answers, one large search, an example, and where to begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.area_search import AreaSearch
from components.frame.fragment import Fragment
from components.frame.questions import anchor, link
from data.areas import Areas
from data.asked.selection import Choices
from data.catalogue.questions import Question
from figures.address import at
from figures.markup import Markup
from figures.words.text import text

AT_ONCE = 5  # questions on the front door; the dialog has them all


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that waits for its area: its ``name``, its answer but for the area, and what can be chosen.

    ``here`` (name, code) is the area that was chosen before, ``land`` the land itself.
    """

    name: str
    opens: str
    land: tuple[str, str]
    here: tuple[str, str] | None = None


def front_door(
    areas: Areas,
    search: AreaSearch,
    start: dict[str, object],
    waiting: Waiting | None,
    parts: tuple[str, str, str],
    picker: str = "",
) -> Component:
    """The page. ``parts`` are its example, its finding and its questions as HTML; an empty one is left out.

    ``start`` is what the store of the selection begins with, ``waiting`` the question that was asked,
    ``picker`` the address of a map to choose an area on.
    """
    example, finding, questions = parts
    return html.Div(
        [
            dcc.Store(id=ids.START, data=start),
            html.Div(
                [
                    html.H1(text("voordeur.titel")),
                    *([Fragment(_asked(waiting), className="door-asked")] if waiting else []),
                    html.Label(text("zoek.label"), htmlFor=ids.DEUR_ZOEK, className="visually-hidden"),
                    search,
                    Fragment(_beside(areas), className="door-beside"),
                ],
                className="door-search",
            ),
            Fragment(example, id=ids.DEUR_VOORBEELD, className="door-example"),
            *([Fragment(finding, className="door-finding")] if finding else []),
            Fragment(questions, className="door-questions"),
            *([Fragment(_map(picker), id=ids.DEUR_KAART, className="door-map")] if picker else []),
        ],
        className="door",
    )


def _map(picker: str) -> Markup:
    """The map to choose on. It comes when the page stands and the browser has nothing else to do."""
    return Markup(
        '<h2>{}</h2><div class="door-ground" data-from="{}" data-idle="1" data-failed="{}">{}</div>'
    ).format(text("voordeur.op_kaart"), picker, text("landkaart.kies_mislukt"), text("landkaart.kies_bezig"))


def _beside(areas: Areas) -> Markup:
    """Other ways in: the land itself, and all areas beside each other."""
    land = Markup('<a href="{}">{}</a>').format(
        at(f"/?gebied={areas.land.code}"), text("voordeur.land", land=areas.land.name)
    )
    beside = Markup('<a href="{}">{}</a>').format(at("/wijken"), text("voordeur.wijken"))
    return Markup("<p>{} {} · {}</p>").format(text("voordeur.of"), land, beside)


def _asked(waiting: Waiting) -> Markup:
    """Which question waits, and for what."""
    choices = [(text("voordeur.vraag_hier", gebied=waiting.here[0]), waiting.here[1])] if waiting.here else []
    choices.append((text("voordeur.vraag_land", land=waiting.land[0]), waiting.land[1]))
    links = [
        Markup('<a href="{}">{}</a>').format(waiting.opens.replace("{gebied}", code), name)
        for name, code in choices
    ]
    links.append(Markup('<a href="{}">{}</a>').format(at("/"), text("voordeur.vraag_terug")))
    return Markup('<p role="status"><span>{}</span> <b>{}</b></p><p>{} {}</p>').format(
        text("voordeur.vraag"), waiting.name, text("voordeur.vraag_waar"), Markup(" · ").join(links)
    )


def first_questions(questions: Iterable[Question], choices: Choices) -> Markup:
    """The questions that this release answers, in the order of the catalogue: the first few, and the rest."""
    known = sorted((q for q in questions if q.front and link(q, choices)), key=lambda q: q.front)[:AT_ONCE]
    items = [Markup("<li>{}</li>").format(anchor(q, choices)) for q in known]
    return Markup(
        '<h2>{}</h2><ul class="door-list">{}</ul><button type="button" class="as-link" data-opens="{}" '
        'aria-haspopup="dialog">{}</button>'
    ).format(text("voordeur.vragen"), Markup("").join(items), ids.VRAGEN, text("voordeur.alle_vragen"))
