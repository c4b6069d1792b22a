"""The card tells what it is when cut out, and every part of it can be found and used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from dash import html
from markupsafe import Markup

from components.cards.figure_card import (
    Card,
    Chart,
    card_changes,
    card_parts,
    card_updates,
    figure_card,
    shapes,
)
from components.frame.fragment import Fragment
from data.catalogue import Catalogue
from data.queries.beside import Place, Placed
from figures.thema.now import card_now
from figures.thema.origin import origin_switch


@pytest.fixture
def card() -> Card:
    return Card(
        key="bijstand",
        conclusion="Bijstand: <b>14,2 %",
        subtitle="Wat · wie · waar · 2023",
        figure=Markup("<p>figuur</p>"),
        table=Markup("<table></table>"),
        footer=("Bron: CBS", "", "Uitgave x"),
        link='/thema/a?b="c"#bijstand',
        definition="/uitleg#onderwerp-bijstand",
        views=(("nu", "Nu"), ("herkomst", "Naar herkomst")),
        view="herkomst-twintigdeling",
        anchors=("anders",),
        notes=("Een.", "Twee."),
        warning="Let op <i>",
    )


def test_head_and_foot_say_everything(card: Card, parse: Callable[[str], Any]) -> None:
    head, stamp, figure, chart, foot = card_changes(card)
    assert (stamp, figure, chart) == ("herkomst-twintigdeling", "<p>figuur</p>", [])
    top, bottom = parse(head), parse(foot)
    assert top.all("h3", id="bijstand")[0].text == "Bijstand: <b>14,2 %"
    assert [a.attributes["data-mark"] for a in top.all(class_="anchor")] == ["bijstand", "anders"]
    assert top.all(id="anders")
    assert [b.attributes["aria-pressed"] for b in top.all("button")] == ["false", "true"]
    assert "Bron: CBS · Uitgave x · Wat telt mee?" in bottom.text
    assert "Een. Twee." in bottom.text
    assert "Let op <i>" in bottom.text
    (copy,) = bottom.all("button", **{"data-key": "bijstand-link"})
    assert copy.attributes["data-copy"] == card.link
    (opener,) = bottom.all("button", **{"data-toggle": "tabel-bijstand"})
    assert bottom.all(id=opener.attributes["aria-controls"])


def test_one_view_needs_no_switch(card: Card, parse: Callable[[str], Any]) -> None:
    head = card_changes(replace(card, views=card.views[:1]))[0]
    assert not parse(head).all("button")


def test_the_article_is_named_by_its_title(card: Card) -> None:
    article = figure_card(card, "bijstand").to_plotly_json()["props"]
    assert article["aria-labelledby"] == "bijstand"
    assert [part.id["type"] for part in card_parts(card)] == [
        "kaart-kop", "kaart-figuur", "kaart-grafiek", "kaart-voet"
    ]  # fmt: skip


def test_a_component_or_a_chart_goes_below_the_figure(card: Card) -> None:
    own = html.P("eigen")
    assert card_changes(replace(card, figure=own))[2:4] == ("", [own])
    (graph,) = card_changes(replace(card, chart=Chart({"data": [], "layout": {}}, "Lijngrafiek", 200)))[3]
    json = graph.to_plotly_json()["props"]
    assert (json["role"], json["aria-label"]) == ("img", "Lijngrafiek")
    config = json["children"][0].config
    assert config["showSendToCloud"] is config["displayModeBar"] is config["displaylogo"] is False
    assert config["locale"] == "nl"


def test_now_shows_every_place_and_its_counts(make: Any, parse: Callable[[str], Any]) -> None:
    reading = make.reading()
    placed = [Placed(Place(r, make.area, "T"), make.figure(v)) for r, v in (("hier", 14.2), ("ijkpunt", 9.1))]
    drawing = card_now(reading, make.comparison(), placed, [("Noord", ""), ("Aadorp", "Syrië")], "2023")
    figure = parse(drawing.figure)
    assert [r.attributes["class"] for r in figure.all(class_="dot-row")][:2] == [
        "dot-row k-hier", "dot-row k-ijkpunt"
    ]  # fmt: skip
    assert figure.all(class_="v-veel_ongunstiger")
    assert "Aadorp, Syrië" in parse(drawing.table).text


def test_a_count_is_a_number_without_a_scale(make: Any, parse: Callable[[str], Any]) -> None:
    reading = replace(make.unscored("inwoners"), figure=make.figure(29680.0))
    placed = [Placed(Place("hier", make.area, "T"), make.figure(29680.0))]
    drawing = card_now(reading, make.comparison(), placed, [("Noord", "")], "2023")
    assert not parse(drawing.figure).all("svg")
    assert "29.680" in drawing.title


def test_the_switch_goes_on_to_finer_groups_and_back(
    catalogue: Catalogue, parse: Callable[[str], Any]
) -> None:
    first, second, old = (
        catalogue.classifications[n] for n in ("vijfdeling", "twintigdeling", "achtergrond")
    )
    there = parse(origin_switch(first, [second, old], first)).all("button")
    assert [(b.text, b.attributes["data-value"]) for b in there] == [
        ("Meer groepen", "herkomst-twintigdeling"), ("Oude indeling", "herkomst-achtergrond")
    ]  # fmt: skip
    (back,) = parse(origin_switch(second, [second, old], first)).all("button")
    assert (back.text, back.attributes["data-value"]) == ("Terug", "herkomst")
    assert back.attributes["data-key"] == there[0].attributes["data-key"]  # the focus stays here


def test_a_card_of_the_same_shape_is_changed_at_its_place(card: Card) -> None:
    charted = replace(card, chart=Chart({"data": [1]}, "Lijngrafiek", 200))
    other = replace(charted, conclusion="Anders", chart=Chart({"data": [2]}, "Andere lijnen", 200))
    assert shapes([charted]) == shapes([other])
    assert shapes([charted]) != shapes([card])
    assert shapes([charted]) != shapes([replace(other, chart=Chart({}, "", 300))])
    given = {
        (target["type"], name): value
        for target, props in card_updates(other)
        for name, value in props.items()
    }
    head, stamp, figure, _, foot = card_changes(other)
    assert given["kaart-kop", "html"] == head
    assert given["kaart-kop", "stamp"] == stamp
    assert (given["kaart-figuur", "html"], given["kaart-voet", "html"]) == (figure, foot)
    assert given["grafiek-volgende", "data"] == {"data": [2]}
    assert given["grafiek-naam", "aria-label"] == "Andere lijnen"


def test_a_fragment_of_the_page_itself_keeps_its_place(card: Card) -> None:
    own = Fragment("<p>nieuw</p>", id="eigen")
    assert ("eigen", {"html": "<p>nieuw</p>"}) in card_updates(replace(card, figure=own))
