"""The projection against points that are published."""

from __future__ import annotations

import numpy as np
import pytest

from data.geometry.rd import to_rd

# Latitude, longitude, x, y. The first three are of the article; the others come with RDNAPTRANS (Kadaster).
POINTS = {
    "Amersfoort": (52.15517440, 5.38720621, 155_000.0, 463_000.0),
    "Westertoren": (52.37453253, 4.88352559, 120_700.723, 487_525.501),
    "Martinitoren": (53.21938317, 6.56820053, 233_883.131, 582_065.168),
    "Texel": (53.160753042, 4.824761912, 117_380.12, 575_040.34),
    "Noord-Groningen": (53.419482050, 6.776726674, 247_380.56, 604_580.78),
    "Zeeuws-Vlaanderen": (51.368607152, 3.397588595, 16_460.91, 377_380.23),
    "Zuid-Limburg": (50.792584916, 5.773795548, 182_260.45, 311_480.67),
    "Maasvlakte": (51.947393898, 4.072887101, 64_640.89, 440_700.01),
}


@pytest.mark.parametrize("name", POINTS)
def test_within_half_a_metre(name: str) -> None:
    latitude, longitude, x, y = POINTS[name]
    ((east, north),) = to_rd(np.array([[longitude, latitude]]))
    assert np.hypot(east - x, north - y) < 0.5
    if name in ("Amersfoort", "Westertoren", "Martinitoren"):
        assert np.hypot(east - x, north - y) < 0.01


def test_many_points_are_the_same_as_one_by_one() -> None:
    """To the last bit: else two neighbours would no longer share a corner."""
    points = np.random.default_rng(1).uniform((3.4, 50.8), (7.2, 53.5), (1_003, 2))
    assert np.array_equal(to_rd(points), np.concatenate([to_rd(p[None]) for p in points]))
