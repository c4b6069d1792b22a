"""The names for the search field: of every level, the many narrow ones in a file of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from flask.testing import FlaskClient

from data.areas import Areas
from data.monitor import Monitor, open_monitor
from serving.places import places
from tests.levels import four_areas, two_areas
from tests.served import app_on
from views import context

ALL_LEVELS = ("demo_release", "four_levels", "two_levels")


@pytest.fixture(params=ALL_LEVELS)
def served(request: pytest.FixtureRequest) -> tuple[Monitor, FlaskClient]:
    monitor, app = app_on(request.getfixturevalue(request.param))
    context.use(monitor)
    return monitor, app.server.test_client()


def test_the_names_tell_each_area_what_it_lies_in(served: tuple[Monitor, FlaskClient]) -> None:
    monitor, client = served
    answer = client.get(context.places())
    assert "immutable" in answer.headers["Cache-Control"]
    rows = list(answer.json["gebieden"])
    if answer.json["verder"]:
        more = client.get(answer.json["verder"])
        assert "immutable" in more.headers["Cache-Control"]
        rows += more.json["gebieden"]
    assert {row[0] for row in rows} == {a.code for a in monitor.areas} - {monitor.areas.land.code}
    for at, (code, name, *around) in enumerate(rows):
        area = monitor.areas[code]
        assert name == area.name
        assert [rows[p][0] for p in around] == (
            [area.parent] if area.parent != monitor.areas.land.code else []
        )
        assert all(p < at for p in around), "what lies around comes first"


def test_only_what_is_too_much_for_a_first_letter_comes_later() -> None:
    first, later = places(four_areas())
    assert {row[0][:2] for row in first if isinstance(row[0], str)} == {"GM", "WK"}
    assert {row[0][:2] for row in later if isinstance(row[0], str)} == {"BU"}
    assert places(two_areas())[1] == []


def test_a_name_with_a_sign_before_it_stands_under_its_letter() -> None:
    from data.areas import Area

    names = ["'s-Gravenhage", "Zwolle", "Assen"]
    rows = [Area(f"GM{n:04}", name, "gemeente", "NL00") for n, name in enumerate(names, 1)]
    first, _ = places(Areas([Area("NL00", "Nederland", "land", None), *rows]))
    assert [row[1] for row in first] == ["Assen", "'s-Gravenhage", "Zwolle"]


def test_the_file_of_three_levels_is_smaller_than_it_was(demo_release: Path) -> None:
    """It used to name the code of its gemeente with every wijk."""
    areas = Areas([a for a in open_monitor(str(demo_release)).areas if a.level != "buurt"])
    before: list[Any] = [[a.code, a.name] for a in areas if a.level == "gemeente"]
    before += [[a.code, a.name, a.parent] for a in areas if a.level == "wijk"]
    first, later = places(areas)
    assert later == []
    assert len(orjson.dumps({"gebieden": first, "verder": None})) < len(orjson.dumps(before))
