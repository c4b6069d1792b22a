"""The links of "Ik wil weten …": the first indicator a release holds, or the word that it holds none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from markupsafe import Markup

from components.frame.questions import link, questions_dialog
from data.asked.selection import Choices
from data.catalogue import shipped
from data.catalogue.questions import Question

CATALOGUE = shipped()


def choices(*indicators: str, groups: tuple[str, ...] = ("T", "SYR")) -> Choices:
    """What a release with these indicators and groups lets people choose; areas play no part here."""
    themes = {name: CATALOGUE.indicators[name].theme for name in indicators}
    return Choices(cast(Any, SimpleNamespace()), groups, (2024,), 2024, tuple(CATALOGUE.themes), themes)


DEMO = choices(
    "inwoners",
    "leeftijd_0_3",
    "zonder_startkwalificatie",
    "met_startkwalificatie",
    "bijstand",
    "laag_inkomen",
)
OPEN_DATA = choices("inwoners", "kwb_leeftijd_0_15", "kwb_bijstand", groups=("T", "NL"))


@pytest.mark.parametrize(
    ("name", "demo", "open_data"),
    [
        (
            "uitkeringen",
            "/thema/arbeid_inkomen?thema=arbeid_inkomen&indicator=bijstand&herkomst=T#bijstand",
            "/thema/arbeid_inkomen?thema=arbeid_inkomen&indicator=kwb_bijstand&herkomst=T#kwb_bijstand",
        ),
        (
            "ontwikkeling",
            "/thema/arbeid_inkomen?thema=arbeid_inkomen&indicator=bijstand&herkomst=T&beeld=verloop#bijstand",
            "/thema/arbeid_inkomen?thema=arbeid_inkomen&indicator=kwb_bijstand&herkomst=T&beeld=verloop#kwb_bijstand",
        ),
        (
            "doelgroep",
            "/thema/demografie?thema=demografie&indicator=inwoners&herkomst=T&beeld=herkomst#inwoners",
            "/thema/demografie?thema=demografie&indicator=inwoners&herkomst=T&beeld=herkomst#inwoners",
        ),
        ("syrie", "/thema/demografie?thema=demografie&indicator=inwoners&herkomst=SYR#inwoners", None),
        ("laag_inkomen", "/herkomst?thema=arbeid_inkomen&indicator=laag_inkomen&herkomst=T", None),
        (
            "leeftijd",
            "/thema/demografie?thema=demografie&indicator=leeftijd_0_3&herkomst=T#leeftijd_0_3",
            "/thema/demografie?thema=demografie&indicator=kwb_leeftijd_0_15&herkomst=T#kwb_leeftijd_0_15",
        ),
        (
            "startkwalificatie",
            "/thema/onderwijs?thema=onderwijs&indicator=zonder_startkwalificatie&herkomst=T#zonder_startkwalificatie",
            None,
        ),
        ("andere_gemeente", "/vergelijken?herkomst=T&naast=gelijke", "/vergelijken?herkomst=T&naast=gelijke"),
        ("lijkt_op", "/vergelijken?herkomst=T#gelijken", "/vergelijken?herkomst=T#gelijken"),
        ("vallen_op", "/wijken?herkomst=T", "/wijken?herkomst=T"),
        ("gunstig", "/uitleg#kleur", "/uitleg#kleur"),
        ("mag_dit", "/uitleg#mag-dit", "/uitleg#mag-dit"),
    ],
)
def test_a_question_leads_to_its_answer(name: str, demo: str, open_data: str | None) -> None:
    question = CATALOGUE.questions[name]
    assert link(question, DEMO) == demo
    assert link(question, OPEN_DATA) == open_data


def test_without_figures_a_question_is_no_link_and_says_so() -> None:
    question = Question("vraag", "Wat is <dit>?", "thema", ("bijstand",))
    html = _html([question], choices("inwoners"))
    assert "<a " not in html
    assert "<span>Wat is &lt;dit&gt;?</span> <small>Deze uitgave heeft hierover geen cijfers.</small>" in html


def test_a_link_says_where_it_goes() -> None:
    html = _html(CATALOGUE.questions.values(), DEMO)
    assert html.count("<a ") == html.count("<li>") == 13
    assert html.count("data-naar=") == 11, "what is about an area leads to the front door, which asks for it"
    assert '<a href="/?vraag=uitkeringen" data-naar="/thema/arbeid_inkomen?' in html
    assert "<small>Thema Arbeid &amp; inkomen, over de jaren</small>" in html
    assert "&amp;indicator=bijstand&amp;herkomst=T&amp;beeld=verloop" in html


def _html(questions: Any, held: Choices) -> str:
    dialog = questions_dialog(questions, CATALOGUE.themes, held)
    return str(Markup(cast(Any, dialog).children.html))
