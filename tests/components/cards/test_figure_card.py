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
    CardView,
    card_changes,
    card_parts,
    card_updates,
    drawn,
    figure_card,
    shapes,
)
from components.frame.fragment import Fragment
from data.catalogue import Catalogue
from data.queries.figures_beside import ComparedPlace, Placed
from figures.chart import Chart
from figures.facts import Note, always
from figures.kinds import card_table, screen
from figures.thema.now import card_now
from figures.thema.origin import origin_switch
from figures.words.years import one_year


@pytest.fixture
def card(make: Any) -> Card:
    exhibit = make.exhibit(
        notes=(*always("Een."), Note("screen", "Twee."), Note("drawn", "Drie.")), warning="Let op <i>"
    )
    view = CardView(
        definition="/uitleg#onderwerp-bijstand",
        views=(("nu", "Nu"), ("herkomst", "Naar herkomst")),
        view="herkomst-twintigdeling",
        anchors=("anders",),
    )
    return Card(exhibit, view, Markup("<p>figuur</p>"), None, Markup("<table></table>"))


def seen(card: Card, **changes: Any) -> Card:
    """The same card with something else that only the screen knows."""
    return replace(card, view=replace(card.view, **changes))


def test_head_and_foot_say_everything(card: Card, parse: Callable[[str], Any]) -> None:
    head, stamp, figure, chart, foot = card_changes(card)
    assert (stamp, figure, chart) == ("herkomst-twintigdeling", "<p>figuur</p>", [])
    top, bottom = parse(head), parse(foot)
    assert top.all("h3", id="bijstand")[0].text == card.exhibit.title
    assert [a.attributes["data-mark"] for a in top.all(class_="anchor")] == ["bijstand", "anders"]
    assert top.all(id="anders")
    assert [b.attributes["aria-pressed"] for b in top.all("button")] == ["false", "true"]
    assert "Bron: CBS · 2023 · Uitgave van 1 januari 2025 · Wat telt mee?" in bottom.text
    assert "Een. Twee. Drie." in bottom.text
    assert "Let op <i>" in bottom.text
    (take,) = bottom.all("span", **{"data-link": card.exhibit.address.link})
    assert take.all("button", class_="take-copy")
    (more,) = bottom.all("button", class_="more-button")
    (table,) = bottom.all(id=more.attributes["data-tabel"])
    assert "hidden" in table.attributes


def test_below_its_row_a_card_leaves_the_name_and_the_source_to_it(
    card: Card, parse: Callable[[str], Any]
) -> None:
    inside = seen(card, inside=True)
    head, *_, foot = card_changes(inside)
    (heading,) = parse(head).all("h3")
    assert heading.attributes["id"] == "kaart-bijstand"
    assert figure_card(inside).to_plotly_json()["props"]["aria-labelledby"] == "kaart-bijstand"
    assert not parse(head).all(class_="anchor")
    assert not parse(foot).all(class_="card-source")
    assert "hidden" not in parse(foot).all(id="tabel-bijstand")[0].attributes


def test_one_view_needs_no_switch(card: Card, parse: Callable[[str], Any]) -> None:
    head = card_changes(seen(card, views=card.view.views[:1]))[0]
    assert not parse(head).all("button")


def test_the_article_is_named_by_its_title(card: Card) -> None:
    article = figure_card(card, "bijstand").to_plotly_json()["props"]
    assert article["aria-labelledby"] == "bijstand"
    assert [part.id["type"] for part in card_parts(card)] == [
        "kaart-kop", "kaart-figuur", "kaart-grafiek", "kaart-voet"
    ]  # fmt: skip


def test_what_is_cut_out_says_when_only_where_the_page_does_not(
    card: Card, parse: Callable[[str], Any]
) -> None:
    foot = card_changes(seen(card, dated=False))[4]
    assert "Bron: CBS · Uitgave van 1 januari 2025 · Wat telt mee?" in parse(foot).text


def test_a_figure_that_the_page_listens_to_or_a_chart_goes_below_the_figure(card: Card) -> None:
    _, _, figure, (placed,), _ = card_changes(seen(card, place="eigen", before=Markup("<p>ervoor</p>")))
    assert figure == "<p>ervoor</p>"
    assert isinstance(placed, Fragment)
    assert (placed.id, placed.html) == ("eigen", "<p>figuur</p>")
    (graph,) = card_changes(replace(card, chart=Chart({"data": [], "layout": {}}, "Lijngrafiek", 200)))[3]
    assert isinstance(graph, html.Div)
    json = graph.to_plotly_json()["props"]
    assert (json["role"], json["aria-label"]) == ("img", "Lijngrafiek")
    config = json["children"][0].config
    assert config["showSendToCloud"] is config["displayModeBar"] is config["displaylogo"] is False
    assert config["locale"] == "nl"


def test_now_shows_every_place_and_its_counts(make: Any, parse: Callable[[str], Any]) -> None:
    reading = make.reading()
    placed = [
        Placed(ComparedPlace(r, make.area, "T"), make.figure(v))
        for r, v in (("hier", 14.2), ("ijkpunt", 9.1))
    ]
    labels = [("Noord", ""), ("Aadorp", "Syrië")]
    drawing = card_now(reading, make.comparison(), placed, labels, one_year(2023))
    figure = parse(screen(drawing.plot))
    assert [r.attributes["class"] for r in figure.all(class_="dot-row")][:2] == [
        "dot-row k-hier", "dot-row k-ijkpunt"
    ]  # fmt: skip
    assert figure.all(class_="v-veel_ongunstiger")
    assert "Aadorp, Syrië" in parse(card_table(drawing.plot, drawing.title)).text


def test_a_count_is_a_number_without_a_scale(make: Any, parse: Callable[[str], Any]) -> None:
    reading = replace(make.unscored("inwoners"), figure=make.figure(29680.0))
    placed = [Placed(ComparedPlace("hier", make.area, "T"), make.figure(29680.0))]
    drawing = card_now(reading, make.comparison(), placed, [("Noord", "")], one_year(2023))
    assert not parse(screen(drawing.plot)).all("svg")
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
    named = replace(card.exhibit, title="Anders")
    other = replace(charted, exhibit=named, chart=Chart({"data": [2]}, "Andere lijnen", 200))
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
    placed = replace(seen(card, place="eigen"), figure=Markup("<p>nieuw</p>"))
    assert ("eigen", {"html": "<p>nieuw</p>"}) in card_updates(placed)


def test_a_click_on_a_figure_opens_a_view_where_there_is_one(card: Card) -> None:
    assert card_changes(seen(card, opens="herkomst"))[2] == (
        '<div class="opens" data-event="beeld" data-value="herkomst"><p>figuur</p></div>'
    )
    nothing = replace(seen(card, opens="herkomst"), figure=Markup(""))
    assert card_changes(nothing)[2] == ""


def test_a_card_draws_the_plot_of_its_exhibit(make: Any) -> None:
    placed = [Placed(ComparedPlace("hier", make.area, "T"), make.figure(14.2))]
    drawing = card_now(make.reading(), make.comparison(), placed, [("Noord", "")], one_year(2023))
    exhibit = make.exhibit(drawing.plot)
    card = drawn(exhibit, CardView())
    assert card.figure == screen(drawing.plot, exhibit.title)
    assert card.table == card_table(drawing.plot, exhibit.title)
    assert drawn(exhibit, CardView(instead="Eén jaar.")).figure == "<p>Eén jaar.</p>"
    assert not drawn(make.exhibit(None), CardView()).table
