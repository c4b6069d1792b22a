"""The matrix as a table of buttons: everything by name, absence explained, no ranking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from markupsafe import Markup

from components.herkomst.matrix import matrix_card
from data.asked.selection import Reference, Selection
from data.queries.group_indicator_matrix import Matrix, MatrixRow
from data.queries.groups.divisions import Divisions
from data.releases.release import Status
from figures.grid import GroupMatrix
from figures.herkomst.matrix import matrix_notes

WIDER: list[tuple[Reference, str]] = [("breder", "dezelfde groep in Aadorp")]


class Made:
    """A matrix of three rows and two columns, drawn and parsed."""

    def __init__(self, make: Any, parse: Any) -> None:
        self.make, self.parse = make, parse
        catalogue = make.catalogue
        division = catalogue.classifications["vijfdeling"]
        self.groups = tuple(catalogue.groups[c] for c in ("T", "NL", "BE_BU"))
        self.divisions = Divisions(
            (division, catalogue.classifications["twintigdeling"]), ((2022, 2023, 2024), (2024,)),
            division, self.groups[1:],
        )  # fmt: skip

    def matrix(
        self, group: str = "BE_BU", columns: Sequence[str] = ("bijstand", "nww"), **changes: Any
    ) -> Matrix:
        people = {"T": 8660, "NL": 6000, "BE_BU": 12}
        rows = tuple(
            MatrixRow(
                g,
                self.make.figure(float(people[g.code])),
                100 * people[g.code] / 8660,
                tuple(
                    self.make.reading(c, None if g.code == "BE_BU" and c == "nww" else 14.2) for c in columns
                ),
            )
            for g in self.groups
        )
        given = {
            "selection": Selection(self.make.area.code, 2024, "arbeid_inkomen", group),
            "area": self.make.area,
            "division": self.divisions.chosen,
            "comparison": self.make.comparison(),
            "columns": tuple(self.make.indicator(c) for c in columns),
            "years": (2024, 2023)[: len(columns)],
            "rows": rows,
            "people_year": 2024,
            "unsplit": (),
        }
        return Matrix(**(given | changes))

    def draw(self, wider: list[tuple[Reference, str]] = WIDER, **changes: Any) -> Any:
        found = self.matrix(**changes)
        plot = GroupMatrix(found, "Arbeid & inkomen") if found.columns else None
        exhibit = self.make.exhibit(plot, notes=matrix_notes(found))
        what = "Arbeid & inkomen naar herkomst"
        drawn = matrix_card(found, self.divisions, self.make.themes, wider, exhibit, what)
        assert isinstance(drawn, Markup)
        return self.parse(drawn)


@pytest.fixture
def made(make: Any, parse: Any) -> Made:
    return Made(make, parse)


def test_rows_are_groups_in_order_and_columns_indicators_with_their_year(made: Made) -> None:
    root = made.draw()
    rows = root.all("th", scope="row")
    assert [r.text for r in rows] == ["Alle inwoners", "Nederlandse herkomst", "Buiten Europa, geb. elders"]
    heads = [h.text for h in root.all("th", scope="col")]
    assert heads[:3] == ["Herkomst", "Inwoners", "Bijstand"]
    assert heads[3].endswith("2023")  # only told when it is not the chosen year
    assert root.all("table")[0].attributes["data-rove"] == "grid"
    stops = [b for b in root.all("table")[0].all("button") if b.attributes.get("tabindex") == "0"]
    assert len(stops) == 1


def test_a_cell_says_value_counts_sign_and_verdict(made: Made) -> None:
    cell = made.draw().all("button", **{"data-key": "c-NL-bijstand"})[0]
    assert cell.attributes["data-event"] == "indicator"
    assert cell.attributes["data-value"] == "bijstand"
    assert cell.attributes["data-theme"] == "arbeid_inkomen"
    assert "14,2\xa0%" in cell.text
    assert "1.230 van 8.660" in cell.text
    assert "ongunstiger" in cell.text


def test_a_suppressed_cell_says_so_and_is_hatched(made: Made) -> None:
    root = made.draw()
    cell = root.all("button", **{"data-key": "c-BE_BU-nww"})[0]
    assert cell.text == "te weinig mensen"
    assert "minder dan" in cell.attributes["data-tip"]
    hatched = [td for td in root.all("td", **{"class": "v-onbekend"}) if td.all("button")]
    assert len(hatched) == 1


def test_the_size_of_a_group_is_always_there(made: Made) -> None:
    sizes = [td.text for td in made.draw().all("td", **{"class": "c-people"})]
    assert sizes == ["8.660 100,0\xa0%", "6.000 69,3\xa0%", "12 0,1\xa0%"]


def test_a_group_too_small_to_count_is_named(made: Made) -> None:
    found = made.matrix()
    small = MatrixRow(made.groups[2], made.make.figure(None), None, found.rows[2].readings)
    root = made.draw(rows=(*found.rows[:2], small))
    assert root.all("td", **{"class": "c-people"})[2].text == "te weinig mensen"


def test_the_chosen_group_is_pressed(made: Made) -> None:
    pressed = [
        b.attributes["data-value"]
        for b in made.draw().all("button", **{"data-event": "herkomst"})
        if b.attributes["aria-pressed"] == "true"
    ]
    assert pressed == ["BE_BU"]


def test_a_group_of_another_classification_says_so(made: Made) -> None:
    found = made.matrix()
    foreign = MatrixRow(made.groups[2], found.rows[2].people, 0.1, found.rows[2].readings, foreign=True)
    assert (
        "andere indeling"
        in made.draw(rows=(found.rows[0], foreign, found.rows[1])).all("th", scope="row")[1].text
    )


def test_both_switches_say_what_is_chosen(made: Made) -> None:
    root = made.draw()

    def choices(event: str) -> list[tuple[str, str]]:
        return [
            (b.attributes["data-value"], b.attributes["aria-pressed"])
            for b in root.all("button", **{"data-event": event})
        ]

    assert choices("indeling") == [("vijfdeling", "true"), ("twintigdeling", "false")]
    assert choices("ijkpunt") == [("breder", "true"), ("totaal", "false")]
    assert "2022 t/m 2024" in root.all("button", **{"data-value": "vijfdeling"})[0].text


def test_the_land_has_no_wider_area_to_choose(made: Made) -> None:
    root = made.draw(wider=[], comparison=made.make.comparison(kind="totaal"))
    assert not root.all("button", **{"data-event": "ijkpunt"})
    assert "alle inwoners hier" in root.text


def test_a_theme_without_figures_says_so_and_shows_no_table(made: Made) -> None:
    root = made.draw(columns=(), years=())
    assert not root.all("table")
    assert "Arbeid & inkomen" in root.all("p", **{"class": "empty"})[0].text


def test_what_does_not_apply_is_not_hatched(made: Made) -> None:
    found = made.matrix()
    figure = made.make.figure(None, status=Status.NIET_VAN_TOEPASSING)
    row = MatrixRow(
        made.groups[0],
        found.rows[0].people,
        100.0,
        tuple(made.make.reading(c.id, None, figure=figure) for c in found.columns),
    )
    root = made.draw(rows=(row,))
    assert len(root.all("td", **{"class": "v-leeg"})) == 2
    assert not root.all("td", **{"class": "v-onbekend"})


def test_what_is_not_split_is_named(made: Made) -> None:
    root = made.draw(unsplit=(made.make.indicator("segregatie_be"),))
    assert "Niet naar herkomst bekend: Segregatie-index" in root.text
