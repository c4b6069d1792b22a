"""The lists beside the search field, on releases of two, three and four levels."""

from __future__ import annotations

from pathlib import Path

import pytest
from dash.development.base_component import Component

from components.frame import ids
from components.frame.area_lists import NOTHING, AreaList, area_lists
from components.frame.controls import area_fields, selection_bar
from data.areas import Area, Areas
from data.asked.selection import Selection
from data.monitor import Monitor, open_monitor
from tests.levels import four_areas, two_areas

FOUR, TWO = four_areas(), two_areas()


def codes(offered: AreaList) -> list[str]:
    return [code for _, code in offered.options]


def names(offered: AreaList) -> list[str]:
    return [name for name, _ in offered.options]


def inside(areas: Areas, code: str) -> list[str]:
    return [a.code for a in areas.children(code)]


def test_the_wijken_go_with_their_gemeente(demo_release: Path) -> None:
    areas = Areas([a for a in open_monitor(str(demo_release)).areas if a.level != "buurt"])
    gemeente = areas.rows[1]
    wijken = inside(areas, gemeente.code)
    (offered,) = area_lists(areas, gemeente.code)
    assert wijken
    assert codes(offered) == [gemeente.code, *wijken]
    assert names(offered)[0] == "Hele gemeente"
    assert (offered.value, offered.disabled) == (gemeente.code, False)
    (chosen,) = area_lists(areas, wijken[-1])
    assert chosen.value == wijken[-1], "a wijk that was found by its name is chosen at once"
    assert codes(chosen) == codes(offered)
    for nothing in (None, "", "GM0000", "NL00"):
        (empty,) = area_lists(areas, nothing)
        assert empty == AreaList((("Kies eerst een gemeente", NOTHING),), NOTHING, True)


def test_a_gemeente_offers_wijken_and_a_wijk_offers_buurten() -> None:
    wijken, buurten = area_lists(FOUR, "GM0001")
    assert codes(wijken) == ["GM0001", *inside(FOUR, "GM0001")]
    assert buurten == AreaList((("Kies eerst een wijk", NOTHING),), NOTHING, True)
    wijken, buurten = area_lists(FOUR, "WK000101")
    assert wijken.value == "WK000101"
    assert codes(buurten) == ["WK000101", *inside(FOUR, "WK000101")]
    assert names(buurten)[0] == "Hele wijk"
    assert buurten.value == "WK000101"
    wijken, buurten = area_lists(FOUR, "BU00010102")
    assert (wijken.value, buurten.value) == ("WK000101", "BU00010102")
    assert not wijken.disabled
    assert not buurten.disabled


def test_a_gemeente_of_one_wijk_offers_its_buurten_at_once() -> None:
    wijken, buurten = area_lists(FOUR, "GM0003")
    assert codes(wijken) == ["GM0003", "WK000300"]
    assert codes(buurten) == ["GM0003", *inside(FOUR, "WK000300")]
    assert names(buurten)[0] == "Hele gemeente"
    assert (wijken.value, buurten.value) == ("GM0003", "GM0003")
    wijken, buurten = area_lists(FOUR, "WK000300")
    assert codes(buurten)[0] == buurten.value == "WK000300"


def test_a_list_stands_on_a_line_that_it_has() -> None:
    for area in FOUR:
        for offered in area_lists(FOUR, area.code):
            assert offered.value in codes(offered)
            assert len(set(codes(offered))) == len(offered.options)


def test_without_wijken_there_is_no_list() -> None:
    assert area_lists(TWO, "GM0004") == ()
    (search,) = area_fields(TWO, "GM0004", "/namen", ids.HERE)
    assert search.className == "field field-gemeente"


@pytest.mark.parametrize(
    ("release", "words"), [("four_levels", "gemeente, wijk of buurt"), ("two_levels", "gemeente")]
)
def test_the_bar_says_the_levels_of_its_release(
    release: str, words: str, request: pytest.FixtureRequest
) -> None:
    monitor: Monitor = open_monitor(str(request.getfixturevalue(release)))
    m, c = monitor, monitor.choices
    last = m.areas.rows[-1]
    selection = Selection(last.code, m.default_year, m.themes[0].id)
    bar = selection_bar(selection, m.areas, c.groups, m.release.years, m.classifications, "/namen")
    parts = {part.id: part for part in bar._traverse() if isinstance(part, Component) and hasattr(part, "id")}
    fields = [parts[id_] for id_ in ids.area_ids(ids.HERE, m.areas.tiers)]
    assert fields[0].value == last.code
    assert fields[0].place == m.areas.full_name(last.code)
    assert fields[0].texts["placeholder"] == f"Typ een {words}"
    assert [f.value for f in fields[1:]] == [offered.value for offered in area_lists(m.areas, last.code)]
    assert parts[ids.KORT].children.startswith(m.areas.full_name(last.code))


def test_a_level_may_have_any_name() -> None:
    from data.areas import Level

    tiers = (
        Level("land", "land", "landen", "NL", None),
        Level("provincie", "provincie", "provincies", "PV", "land"),
        Level("gemeente", "gemeente", "gemeenten", "GM", "provincie"),
    )
    areas = Areas(
        [
            Area("NL00", "Nederland", "land", None),
            Area("PV26", "Utrecht", "provincie", "NL00"),
            Area("GM0344", "Utrecht", "gemeente", "PV26"),
        ],
        tiers,
    )
    (offered,) = area_lists(areas, "GM0344")
    assert offered.options == (("Hele provincie", "PV26"), ("Utrecht", "GM0344"))
    assert ids.area_ids(ids.BESIDE, areas.tiers) == ("met-provincie", "met-gemeente")
