"""Colours: hue is for judgement only, classes stay apart for every eye, and they stand in one place."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from figures.palette import BLUE, VERDICT_COLOURS
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from tests.house.code import REPO, app_files, name

# What a red-green blind eye sees of linear light (Machado, Oliveira & Fernandes 2009, severity 1).
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)
    ),
}  # fmt: skip
APART = 14.0  # ΔE*ab between any two surfaces that no outline sets apart; today's ends once differed by 6


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour in CIE L*a*b*, as that eye sees it."""
    light = linear(colour)
    r, g, b = (min(max(sum(m * c for m, c in zip(row, light, strict=True)), 0.0), 1.0) for row in EYES[eye])
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(a: str, b: str, eye: str) -> float:
    return sum((p - q) ** 2 for p, q in zip(seen(a, eye), seen(b, eye), strict=True)) ** 0.5


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scale", [JUDGED, DESCRIBED], ids=["judged", "described"])
def test_classes_stay_apart_for_every_eye(scale: dict[int, Verdict], eye: str) -> None:
    for a, b in combinations(scale.values(), 2):
        assert a.sign != b.sign, "never by colour alone"
        if (a.edge, a.edge_width) == (b.edge, b.edge_width):
            assert distance(a.fill, b.fill, eye) >= APART - 0.5, (a.key, b.key)
        else:
            outlined = a if a.edge_width > b.edge_width else b
            assert distance(outlined.edge, outlined.fill, eye) > 50, "an outline is seen"
    assert distance(scale[-2].fill, scale[2].fill, eye) > 25, "the ends"


def test_what_is_only_described_has_one_hue_and_no_red_or_green() -> None:
    for shown in (DESCRIBED[level] for level in (-2, -1, 1, 2)):
        red, green, blue = (int(c, 16) for c in re.findall("..", shown.fill.lstrip("#")))
        assert red < green < blue
    assert all(v.edge == (BLUE if level < 0 else "") for level, v in DESCRIBED.items())
    assert not any(v.edge for v in JUDGED.values())


def test_letters_are_readable_on_every_class() -> None:
    def light(colour: str) -> float:
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))

    for key, (fill, ink, _) in VERDICT_COLOURS.items():
        dark, pale = sorted((light(fill), light(ink)))
        assert (pale + 0.05) / (dark + 0.05) >= 4.5, key


def test_the_screen_has_the_same_colours() -> None:
    css = (REPO / "assets/wijkmonitor/1-base.css").read_text("utf-8")
    for key, (fill, ink, edge) in VERDICT_COLOURS.items():
        rule = re.search(rf"^\.v-{key} \{{([^}}]*)\}}", css, re.M)
        assert rule is not None
        assert f"background: {fill};" in rule[1]
        assert f"color: {ink.replace('#ffffff', '#fff')};" in rule[1]
        assert (edge in rule[1]) if edge else ("inset" not in rule[1])
    assert UNKNOWN.ink


def test_the_colours_of_verdicts_stand_in_one_place() -> None:
    """Who needs one asks figures/verdict.py; the stylesheet is held equal above."""
    own = {c for colours in VERDICT_COLOURS.values() for c in colours if c} - {
        "#ffffff",
        "#f6f5f1",
        "#3d3d3a",
        "#eceae4",
    }
    wrong = [
        f"{name(path)}: {colour}"
        for path in app_files()
        if name(path) not in ("figures/palette.py", "figures/map/looks.py", "figures/parts/__init__.py")
        for colour in re.findall(r"#[0-9a-f]{6}\b", path.read_text("utf-8"))
        if colour in own
    ]
    assert wrong == []
