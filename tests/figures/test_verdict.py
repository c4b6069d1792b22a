"""Every verdict has a colour, a sign and a word of its own, and can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from figures.sheet import Sheet
from figures.verdict import (
    DESCRIBED,
    HATCH,
    JUDGED,
    RING,
    UNKNOWN,
    UNSCORED,
    Verdict,
    ringed,
    verdict,
)

CSS = Path(__file__).resolve().parents[2] / "assets" / "wijkmonitor" / "1-base.css"
ALL = [*JUDGED.values(), *DESCRIBED.values(), UNKNOWN, UNSCORED]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("found", ALL, ids=lambda v: v.key)
def test_ink_can_be_read_on_its_fill(found: Verdict) -> None:
    # The hatch is a light ground with darker lines: the ink must do on both.
    grounds = ["#f6f5f1", "#dedbd2"] if found.fill == HATCH else [found.fill]
    assert all(contrast(found.ink, ground) >= 4.5 for ground in grounds)


@pytest.mark.parametrize("found", [v for v in ALL if v.fill != HATCH], ids=lambda v: v.key)
def test_the_style_sheet_has_the_same_colours(found: Verdict) -> None:
    rule = re.search(rf"\.v-{found.key} \{{([^}}]*)\}}", CSS.read_text("utf-8"))
    assert rule, f".v-{found.key} is missing"
    colours = re.findall(r"#[0-9a-f]{3,6}", rule[1])
    assert [c if len(c) == 7 else "#" + "".join(2 * x for x in c[1:]) for c in colours] == [
        found.fill,
        found.ink,
        *([found.edge] if found.edge else []),
    ]


@pytest.mark.parametrize("scale", [JUDGED, DESCRIBED], ids=["judged", "described"])
def test_no_two_classes_of_a_legend_share_a_colour_sign_or_word(scale: dict[int, Verdict]) -> None:
    for part in ("fill", "sign", "word", "key"):
        assert len({getattr(v, part) for v in scale.values()}) == len(scale)


def test_the_two_legends_share_only_the_class_that_is_neither() -> None:
    shared = {v.key for v in JUDGED.values()} & {v.key for v in DESCRIBED.values()}
    assert shared == {"vergelijkbaar"}
    signs = {v.sign for v in JUDGED.values()} & {v.sign for v in DESCRIBED.values()}
    assert signs == {"="}, "higher must never look like better"


@pytest.mark.parametrize(("level", "high", "low", "neutral"), [
    (2, "veel_gunstiger", "veel_ongunstiger", "veel_hoger"),
    (1, "gunstiger", "ongunstiger", "hoger"),
    (0, "vergelijkbaar", "vergelijkbaar", "vergelijkbaar"),
    (-1, "ongunstiger", "gunstiger", "lager"),
    (-2, "veel_ongunstiger", "veel_gunstiger", "veel_lager"),
])  # fmt: skip
def test_the_direction_of_an_indicator_decides_what_higher_means(
    make: Any, level: int, high: str, low: str, neutral: str
) -> None:
    assert verdict(make.reading("hoogopgeleid", level=level)).key == high
    assert verdict(make.reading("bijstand", level=level)).key == low
    assert verdict(make.reading("corporatiewoning", level=level)).key == neutral


def test_without_figure_or_comparison(make: Any) -> None:
    assert verdict(make.reading(value=None)) is UNKNOWN
    assert verdict(make.unscored("bijstand")) is UNSCORED


def test_what_may_be_chance_among_many_keeps_its_class_and_gets_an_open_mark(make: Any) -> None:
    sure, doubtful = (verdict(make.reading(level=1, doubtful=d)) for d in (False, True))
    assert (doubtful.key, doubtful.fill, doubtful.word) == (sure.key, sure.fill, sure.word)
    assert doubtful.sign == f"{sure.sign}{RING}"
    assert doubtful.spoken == f"{sure.word}, mogelijk toeval"
    assert sure.spoken == sure.word


def test_the_mark_is_drawn_beside_triangles_and_signs_alike() -> None:
    """A triangle per ▲ of the class, and the mark as a letter: our font has no triangles."""
    for shown, triangles in ((DESCRIBED[2], 2), (DESCRIBED[-1], 1), (JUDGED[1], 0)):
        sheet = Sheet()
        sheet.sign(50, 50, ringed(shown), 12)
        drawn = str(sheet.markup())
        assert drawn.count("<path") == triangles
        assert drawn.count(RING) == 1
