"""Polygons that overlap and leave cracks become a coverage, and it is said how much was put right."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from data.geometry.coverage import CRACK, arranged
from tests.polygons import voronoi


@settings(max_examples=5)
@given(seed=st.integers(0, 10_000))
def test_polygons_simplified_apart_fit_again(seed: int) -> None:
    clean = voronoi(seed, 40)
    apart = list(shapely.simplify(np.array(clean, object), 400))
    assert not shapely.coverage_is_valid(apart)
    made = arranged(apart, 1.0, CRACK)
    assert None not in made.polygons
    assert shapely.coverage_is_valid(made.polygons)
    twice = shapely.area(apart).sum() - shapely.union_all(apart).area
    assert made.overlap == pytest.approx(twice, rel=0.02), "three in one place count once"
    assert made.cracks > 0
    whole = shapely.union_all(apart).area + made.cracks
    assert shapely.area(made.polygons).sum() == pytest.approx(whole, rel=1e-5)
    for before, after in zip(clean, made.polygons, strict=True):
        if before.area > 10e6:
            assert shapely.intersection(before, after).area > 0.8 * before.area


def test_a_crack_closes_and_water_stays_open() -> None:
    left, right = shapely.box(0, 0, 4_950, 10_000), shapely.box(5_050, 0, 10_000, 10_000)
    above = shapely.box(0, 10_000, 10_000, 12_000)
    below = shapely.box(0, -2_000, 10_000, 0)
    lake = shapely.box(1_000, 1_000, 2_000, 2_000)
    given_ = [shapely.difference(left, lake), right, above, below]
    made = arranged(given_, 1.0, CRACK)
    assert made.cracks == pytest.approx(100 * 10_000)
    assert shapely.area(made.polygons).sum() == pytest.approx(10_000 * 14_000 - 1_000_000)
    assert made.overlap == 0


def test_an_area_drawn_over_another_is_not_lost() -> None:
    """The village is not cut out of the area around it."""
    around, village = shapely.box(0, 0, 10_000, 10_000), shapely.box(4_000, 4_000, 5_000, 5_000)
    made = arranged([around, village], 1.0, CRACK)
    assert made.polygons[1].equals(village)
    assert made.polygons[0].area == pytest.approx(99e6)
    assert made.overlap == pytest.approx(1e6)


def test_the_same_twice_is_one_of_them_and_nothing() -> None:
    box = shapely.box(0, 0, 10_000, 10_000)
    made = arranged([box, box], 1.0, CRACK)
    assert made.polygons[1] is None
    assert made.polygons[0].equals(box)


def test_nothing_gives_nothing() -> None:
    assert arranged([shapely.MultiPolygon()], 1.0).polygons == [None]
