"""What every page shares: banner, header with navigation, the page itself, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dash
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.take_menu import take_template
from components.frame import ids
from components.frame.fragment import Fragment
from components.frame.questions import ask_button
from components.frame.tour import again_button, invitation, tour_dialog
from data.asked.selection import Selection
from data.releases.release import Release
from figures.address import at
from figures.words.text import text

NAVIGATION = (
    ("/", "nav_home"),
    ("/thema", "nav_thema"),
    ("/wijken", "nav_wijken"),
    ("/herkomst", "nav_herkomst"),
    ("/vergelijken", "nav_vergelijken"),
    ("/rapport", "nav_rapport"),
    ("/database", "nav_database"),
    ("/uitleg", "nav_uitleg"),
)


@dataclass(frozen=True, slots=True)
class Edition:
    """Figures to choose in the header: where they stand, if they are invented, and if we are there."""

    root: str
    fictional: bool
    here: bool


def shell(
    release: Release,
    start: Selection,
    questions: Component,
    refused: bool = False,
    editions: Sequence[Edition] = (),
    example: str | None = None,
) -> Component:
    """The frame around every page. ``start`` is the selection of a first visit, ``questions`` a dialog.

    ``example`` is the code of the area that the tour shows to who has chosen none; by default the land.
    """
    return html.Div(
        [
            html.A(text("schil.naar_inhoud"), href="#inhoud", className="skip-link"),
            dcc.Store(id=ids.SELECTION, storage_type="session", data=start.to_dict() | {"land": start.area}),
            dcc.Store(id=ids.ASKED),
            dcc.Store(id=ids.ADRES),
            *_banners(release, refused),
            _alert(ids.STORING, text("fout.storing")),
            _alert(ids.NIEUW, text("fout.nieuwe_cijfers"), "trouble is-news"),
            html.Header(
                [
                    dcc.Link(text("schil.naam"), href=at("/"), className="brand"),
                    html.Nav(
                        [
                            dcc.Link(text(f"schil.{key}"), href=at(href), className="nav-item")
                            for href, key in NAVIGATION
                        ],
                        **{"aria-label": text("schil.nav")},
                    ),
                    *_editions(editions),
                    ask_button(),
                ],
                className="site-header",
            ),
            invitation(),
            html.Main(dash.page_container, id="inhoud", className="page", tabIndex="-1"),
            _footer(release),
            questions,
            tour_dialog(at(f"/?gebied={example or start.area}")),
            Fragment(take_template(), id=ids.MEENEMEN),
        ],
        className="site",
    )


def _banners(release: Release, refused: bool) -> list[Component]:
    banners: list[Component] = []
    if release.fictional:
        banners.append(html.P(text("schil.demo"), className="banner banner-demo"))
    if refused:
        banners.append(html.P(text("schil.oude_uitgave"), className="banner banner-warning", role="status"))
    return [html.Section(banners, **{"aria-label": text("schil.mededelingen")})] if banners else []


def _alert(name: str, words: str, style: str = "trouble") -> Component:
    """What assets/trouble.js shows when there is reason to open the page again."""
    again = html.Button(text("fout.opnieuw"), type="button", className="trouble-again")
    return html.Div([html.Span(words), again], id=name, className=style, role="alert", hidden=True)


def _editions(editions: Sequence[Edition]) -> list[Component]:
    """The choice between the editions; a link to another one keeps the page (assets/nav.js)."""
    if not editions:
        return []
    links = [
        html.A(
            text(f"schil.editie_{'verzonnen' if e.fictional else 'echt'}"),
            href=f"{e.root}/",
            className="edition is-on" if e.here else "edition",
            title=text(f"schil.editie_{'verzonnen' if e.fictional else 'echt'}_lang"),
            **{"aria-current": "true"} if e.here else {},
        )
        for e in editions
    ]
    return [html.Div(links, className="editions", role="group", **{"aria-label": text("schil.edities")})]


def _footer(release: Release) -> Component:
    licences = ", ".join(dict.fromkeys(s.licence for s in release.sources))
    return html.Footer(
        [
            html.P(text("schil.bron", bron="; ".join(dict.fromkeys(s.name for s in release.sources)))),
            html.P(
                dcc.Link(
                    text("schil.uitgave", id=release.id, datum=dutch_date(release.created)),
                    href=at("/uitleg/release"),
                ),
                className="release-line",
            ),
            html.P(text("schil.licentie", licentie=licences)),
            html.P(dcc.Link(text("schil.uitleg_link"), href=at("/uitleg"))),
            html.P(again_button()),
        ],
        className="site-footer",
    )


_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def dutch_date(moment: str) -> str:
    """An ISO date or moment as a Dutch date: "22 november 2026"."""
    year, month, day = moment[:10].split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
