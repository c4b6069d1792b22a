"""The taart: a real button with a name for every figure, and nothing that a name can break."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import combinations, pairwise
from math import pi
from typing import Any

import pytest

from data.results import ThemeCount
from figures.taart.circle import HUB, RIM, point, sectors, wedge
from figures.taart.labels import AWAY, WIDTH, theme_labels
from figures.taart.pie import pie
from figures.taart.slice_name import SIZES, SMALL, fits, fitted, two_lines
from figures.taart.slices import count_words, tip
from figures.verdict import verdict

IDS = ("leeftijd_0_3", "vve", "cito", "bijstand", "corporatiewoning", "verdachten", "ggz_basis")


@pytest.fixture
def drawn(make: Any, parse: Callable[[str], Any]) -> Any:
    readings = [make.reading(i, level=n % 5 - 2) for n, i in enumerate(IDS)]
    return parse(pie(make.profile(*readings, make.unscored("inwoners")), make.themes))


def test_every_figure_is_one_button_with_a_name(make: Any, drawn: Any) -> None:
    slices = drawn.all(data_event="indicator")
    assert [s.attributes["data-value"] for s in slices] == list(IDS)
    for found, id_ in zip(slices, IDS, strict=True):
        assert found.attributes["role"] == "button"
        name = found.attributes["aria-label"]
        assert name.startswith(f"{make.indicator(id_).short}: ")
        assert found.attributes["data-tip"].startswith(make.indicator(id_).name)


def test_every_theme_is_a_button_and_one_button_is_a_tab_stop(make: Any, drawn: Any) -> None:
    rings = drawn.all(data_event="thema")
    assert [r.attributes["data-value"] for r in rings] == [t.id for t in make.themes]
    assert [s.attributes["tabindex"] for s in drawn.all(role="button")].count("0") == 1


def test_names_cannot_break_out(make: Any, parse: Callable[[str], Any]) -> None:
    nasty = make.indicator("bijstand", short='<b>&"', name='x"><script>')
    found = parse(pie(make.profile(make.reading(nasty)), make.themes))
    assert not found.all("script")
    assert not found.all("b")
    (slice_,) = found.all(data_event="indicator")
    assert slice_.attributes["aria-label"].startswith('<b>&": ')
    assert make.area.name in found.all("svg")[0].attributes["aria-label"]


def test_a_suppressed_figure_is_hatched_and_says_why(make: Any, parse: Callable[[str], Any]) -> None:
    (found,) = parse(pie(make.profile(make.reading(value=None)), make.themes)).all(data_event="indicator")
    assert found.all("path")[0].attributes["fill"] == "url(#onbekend)"
    assert "te weinig mensen" in found.attributes["aria-label"]
    assert "minder dan 10 waarnemingen" in found.attributes["data-tip"]
    assert "?" in found.text, "never by colour alone"


def test_the_name_of_a_theme_is_part_of_its_button(make: Any, drawn: Any) -> None:
    for found, theme in zip(drawn.all(data_event="thema"), make.themes, strict=True):
        assert " ".join(found.text.split()).startswith(theme.short), "words of two lines are not glued"
        assert found.attributes["aria-label"].startswith(f"{theme.name}: ")
        assert found.all("rect")[0].attributes["pointer-events"] == "all"


def test_a_slice_speaks_its_value_and_what_it_is_beside(make: Any, parse: Callable[[str], Any]) -> None:
    (found,) = parse(pie(make.profile(make.reading()), make.themes)).all(data_event="indicator")
    assert (
        found.attributes["aria-label"]
        == "Bijstand: 14,2\xa0%, duidelijk ongunstiger; vergeleken met 9,1\xa0%"
    )


@pytest.mark.parametrize("seed", range(20))
def test_labels_lie_over_nothing(make: Any, seed: int) -> None:
    """However the slices are divided over the themes: beside each other, and outside the circle."""
    chance = random.Random(seed)
    chosen = [i for i in IDS for _ in range(chance.choice((0, 1, 1, 3, 9)))] or list(IDS)
    labels = theme_labels(sectors(make.profile(*(make.reading(i) for i in chosen)), make.themes))
    for label in labels:
        assert -RIM <= label.top <= label.top + label.high <= RIM + 0.01
        assert abs(label.x) + label.wide <= WIDTH / 2 + 24
        near = min((abs(y) for y in (label.top, label.top + label.high)), default=0)
        near = 0 if label.top < 0 < label.top + label.high else near
        assert label.x**2 + near**2 >= (AWAY - 1) ** 2 or abs(label.x) >= WIDTH / 2 - 5
    for a, b in combinations(labels, 2):
        if a.side == b.side:
            assert a.top + a.high <= b.top or b.top + b.high <= a.top


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (ThemeCount("x", True, 2, 1, 3, 0, None), ["2 gunstiger", "1 ongunstiger", "3 vergelijkbaar"]),
        (ThemeCount("x", False, 1, 2, 0, 0, None), ["1 hoger", "2 lager"]),
        (ThemeCount("x", True, 0, 0, 0, 4, None), ["geen oordeel"]),
    ],
)
def test_a_theme_in_words(count: ThemeCount, words: list[str]) -> None:
    assert count_words(count) == words


def test_a_theme_without_figures_says_so(make: Any, parse: Callable[[str], Any]) -> None:
    found = parse(pie(make.profile(make.reading("bijstand")), make.themes))
    assert len(found.all("title")) == len(make.themes) - 1
    assert "geen cijfers" in found.text


def test_the_sectors_fill_the_circle_without_overlap(make: Any) -> None:
    found = sectors(make.profile(*(make.reading(i) for i in IDS)), make.themes)
    assert found[0].start > 0
    assert found[-1].end < 2 * pi
    assert all(a.end < b.start for a, b in pairwise(found))
    assert sum(s.end - s.start for s in found) > 0.95 * 2 * pi


def test_the_tip_holds_value_year_counts_reference_and_verdict(make: Any) -> None:
    reading = make.reading("bijstand", level=2)
    lines = tip(reading, verdict(reading)).split("\n")
    assert lines[1:] == [
        "14,2\u00a0% (2023)",
        "1.230 van 8.660",
        "Vergeleken met 9,1\u00a0%",
        "−− duidelijk ongunstiger",
    ]
    modelled = make.reading(make.indicator("bijstand", modelled=True))
    assert "schatting" in tip(modelled, verdict(modelled))


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Bijstand", ["Bijstand"]),
        ("Zonder startkwalificatie", ["Zonder", "startkwalificatie"]),
        ("x" * 30, ["x" * 30]),
    ],
)
def test_a_long_label_is_split_at_a_space(label: str, lines: list[str]) -> None:
    assert two_lines(label) == lines


@pytest.mark.parametrize("width", [0.1, 0.14, 0.17, 0.2, 0.3, 0.6])
@pytest.mark.parametrize(
    "label", ["Bijstand", "Moeite met rondkomen", "Corporatiewoningen", "Risico angst, depressie"]
)
def test_a_label_fits_its_slice_and_is_as_large_as_can_be(label: str, width: float) -> None:
    size, lines = fitted(label, width)
    assert " ".join(lines) == label
    larger = [s for s in (*SIZES, *SMALL) if s > size]
    assert not any(fits(s, way, width) for s in larger for way in ([label], two_lines(label)))
    if size > SMALL[-1]:
        assert fits(size, lines, width)


def test_points_run_clockwise_from_the_top() -> None:
    assert point(0, 10) == pytest.approx((0, -10))
    assert point(pi / 2, 10) == pytest.approx((10, 0))


def test_a_wedge_is_a_closed_path_without_odd_numbers() -> None:
    path = wedge(0.1, 1.2, HUB, RIM)
    assert path.startswith("M")
    assert path.endswith("Z")
    assert re.fullmatch(r"[MALZ0-9. -]+", path)
