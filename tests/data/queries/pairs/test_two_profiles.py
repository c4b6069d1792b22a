"""Two taarten side by side have one yardstick and the same slices at the same places."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.pairs.chosen_sides import Side, choose_sides
from data.queries.pairs.pair_by_indicator import get_pair_by_indicator
from data.queries.pairs.two_profiles import (
    choose_common_yardstick,
    choose_yardstick_of_side,
    get_two_profiles,
)
from data.releases.release import Status
from data.results import Comparison
from tests.data.queries.conftest import GROUPS, areas


def chosen(area: str, group: str = "T", reference: str = "breder", **more: str) -> Selection:
    return replace(Selection(area, 2022, "onderwijs", group), reference=reference, **more)  # type: ignore[arg-type]


def both(monitor: Monitor, selection: Selection) -> tuple[Side, Side]:
    found = choose_sides(monitor, selection)
    assert found is not None
    return found[0], found[1]


def words(found: Comparison) -> str:
    return f"{found.kind} {found.area.code} {found.group} {found.peers_level.id} {found.peers_in.code}"


@pytest.mark.parametrize(
    ("selection", "told", "as_chosen"),
    [
        # two gemeenten, and two wijken of one gemeente: what the bar says is one thing for both
        (chosen("GM0001", compare="GM0002"), "nederland NL00 T gemeente NL00", True),
        (chosen("WK000100", compare="WK000101"), "breder GM0001 T wijk GM0001", True),
        (chosen("WK000400", compare="WK000401"), "breder GM0004 T wijk NL00", True),  # too few wijken
        (chosen("WK000100", "SYR", "nederland", compare="WK000101"), "nederland NL00 SYR wijk NL00", True),
        # wijken of two gemeenten: their wider areas differ, so the land
        (chosen("WK000100", compare="WK000200"), "nederland NL00 T wijk NL00", False),
        (chosen("WK000100", reference="nederland", compare="WK000200"), "nederland NL00 T wijk NL00", True),
        # a wijk and a gemeente: the spread between wijken for both
        (chosen("WK000100", compare="GM0001"), "nederland NL00 T wijk NL00", False),
        (chosen("GM0001", reference="nederland", compare="WK000200"), "nederland NL00 T wijk NL00", False),
        # a gemeente and the land: the land is the yardstick itself
        (chosen("GM0001", "SYR", compare="NL00"), "nederland NL00 SYR gemeente NL00", True),
        # two groups: all inhabitants, of the area that the bar says
        (chosen("GM0001", "NL", with_group="SYR"), "iedereen NL00 T gemeente NL00", False),
        (chosen("GM0001", "NL", "totaal", with_group="SYR"), "totaal GM0001 T gemeente NL00", True),
        (chosen("WK000100", "NL", with_group="SYR"), "iedereen GM0001 T wijk GM0001", False),
        (chosen("NL00", "NL", with_group="SYR"), "totaal NL00 T gemeente NL00", True),
        (chosen("GM0001", "NL", "totaal", compare="GM0002"), "iedereen NL00 T gemeente NL00", False),
        (chosen("WK000100", "NL", with_group="SYR", compare="GM0002"), "iedereen NL00 T wijk NL00", False),
    ],
)
def test_the_yardstick_of_both(monitor: Monitor, selection: Selection, told: str, as_chosen: bool) -> None:
    a, b = both(monitor, selection)
    assert words(choose_common_yardstick(monitor, selection, a, b)) == told
    assert choose_common_yardstick(monitor, selection, b, a) == choose_common_yardstick(
        monitor, selection, a, b
    )
    assert get_two_profiles(monitor, selection, a, b).chosen is as_chosen


def test_the_yardstick_itself_has_no_colour(monitor: Monitor) -> None:
    selection = chosen("GM0001", compare="NL00")
    here, land = get_two_profiles(monitor, selection, *both(monitor, selection)).profiles
    assert land.comparison.kind is None
    assert not any(r.scored for r in land.readings)
    assert any(r.scored for r in here.readings)


def test_equal_figures_have_equal_colours_and_slices_stand_alike(monitor: Monitor) -> None:
    """A figure held against the same reference and spread of its year comes out the same on either side."""
    draw, codes = random.Random(4).choice, [a.code for a in areas()]
    compared = 0
    for _ in range(150):
        selection = chosen(
            draw(codes), draw(GROUPS), draw(["breder", "nederland", "totaal"]),
            compare=draw(codes), with_group=draw(GROUPS),
        )  # fmt: skip
        if get_pair_by_indicator(monitor, selection) is None:
            continue
        a, b = both(monitor, selection)
        found = get_two_profiles(monitor, selection, a, b)
        one, other = found.profiles
        assert [r.indicator for r in one.readings] == [r.indicator for r in other.readings]
        for shown, side in zip(found.profiles, (a, b), strict=True):
            assert shown.comparison == choose_yardstick_of_side(side, found.yardstick)
            none = Status.NIET_VAN_TOEPASSING
            slices = [r for r in shown.readings if r.indicator.pie]
            assert all(r.figure.status is not none for r in slices)
            counted = sum(c.more + c.less + c.alike + c.unknown for c in shown.themes)
            assert counted == len(slices)
        for x, y in zip(one.readings, other.readings, strict=True):
            if x.scored and y.scored and x.figure.year == y.figure.year:
                assert (x.reference, x.spread) == (y.reference, y.spread)
                compared += 1
    assert compared > 100


def test_a_slice_of_one_side_alone_is_named(monitor: Monitor) -> None:
    selection = chosen("GM0001", "SYR", with_group="T")
    found = get_two_profiles(monitor, selection, *both(monitor, selection))
    assert "aandeel_groep" in [i.id for i in found.left_out]
