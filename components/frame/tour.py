"""The tour of the overview: an invitation on a first visit, and a panel beside each of five stops.

All words are here; assets/tour.js copies those of a stop into the panel and puts the panel beside it.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.frame import ids
from components.frame.fragment import Fragment
from figures.markup import Markup
from figures.words.text import text

STOPS = (".selection-bar .field", ".herkomst", f"#{ids.TAART}", f"#{ids.TABEL}", ".ask-button")
"""What each stop is about, as a CSS selector; its words are ``start.stop_1`` and on."""


def invitation() -> Component:
    """A small card that assets/tour.js shows once, to who has never been here."""
    return html.Aside(
        html.Div(
            [
                html.P(
                    [
                        html.Strong(text("start.uitnodiging")),
                        html.Span([" ", text("start.uitnodiging_uitleg")], className="invite-more"),
                    ]
                ),
                html.Button(
                    text("start.begin"), type="button", className="primary", **{"data-tour": "begin"}
                ),
                html.Button(text("start.niet_nu"), type="button", className="quiet", **{"data-tour": "skip"}),
            ],
            className="invite-card",
        ),
        className="invite",
        **{"aria-label": text("start.rondleiding")},
    )


def again_button() -> Component:
    """Starts the tour once more."""
    return html.Button(text("start.opnieuw"), type="button", className="as-link", **{"data-tour": "begin"})


def tour_dialog(home: str) -> Component:
    """The panel of the tour, with the words of all stops waiting in it.

    ``home`` is the address of the overview that it shows to who has not chosen an area.
    """
    return html.Dialog(
        Fragment(_panel(), className="tour-panel"),
        id=ids.RONDLEIDING,
        className="tour",
        **{
            "aria-labelledby": f"{ids.RONDLEIDING}-titel",
            "aria-describedby": f"{ids.RONDLEIDING}-tekst",
            "data-home": home,
        },
    )


def _panel() -> Markup:
    return Markup(
        '<div aria-live="polite" aria-atomic="true"><p class="tour-count"></p><h2 id="{id}-titel">{tour}</h2>'
        '<p id="{id}-tekst"></p></div><ol hidden>{stops}</ol>'
        '<div class="tour-buttons"><button type="button" class="quiet" data-close>{stop}</button>'
        '<button type="button" class="quiet" data-tour="back">{back}</button>'
        '<button type="button" class="primary" data-tour="on"><span>{on}</span><span hidden>{done}</span>'
        "</button></div>"
    ).format(
        id=ids.RONDLEIDING,
        tour=text("start.rondleiding"),
        stops=Markup("").join(_stop(number, selector) for number, selector in enumerate(STOPS, 1)),
        stop=text("start.stoppen"),
        back=text("start.vorige"),
        on=text("start.volgende"),
        done=text("start.klaar"),
    )


def _stop(number: int, selector: str) -> Markup:
    return Markup('<li data-stop="{at}"><span>{count}</span><b>{title}</b><p>{words}</p></li>').format(
        at=selector,
        count=text("start.stap", nummer=number, aantal=len(STOPS)),
        title=text(f"start.stop_{number}"),
        words=text(f"start.stop_{number}_uitleg"),
    )
