"""Tiles and arrows: nobody on the tile of another, neighbours near, everybody within reach of the arrows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from data.geometry.arrows import DOWN, LEFT, RIGHT, UP, toward
from data.geometry.tiles import dealt
from data.releases.release import read

places = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=40)


def reachable(ways: np.ndarray) -> bool:
    """Whether from every area every other can be reached."""
    rows, columns = np.repeat(np.arange(len(ways)), 4), ways.ravel()
    there = columns >= 0
    graph = csr_matrix((np.ones(there.sum()), (rows[there], columns[there])), shape=(len(ways),) * 2)
    return bool(connected_components(graph, directed=True, connection="strong")[0] == 1)


@given(places)
def test_the_arrows_reach_everybody(at: list[tuple[int, int]]) -> None:
    centres = np.array(at, np.int32)
    ways = toward(centres)
    assert ways.shape == (len(at), 4)
    assert reachable(ways)
    for way, axis, sign in ((UP, 1, -1), (RIGHT, 0, 1), (DOWN, 1, 1), (LEFT, 0, -1)):
        some = ways[:, way] >= 0
        step = (centres[ways[some, way]] - centres[some])[:, axis] * sign
        assert (step >= 0).all()


def test_the_nearest_in_a_direction() -> None:
    plus = np.array([[5, 5], [5, 1], [9, 5], [5, 9], [1, 5], [5, -9]], np.int32)
    assert toward(plus)[0].tolist() == [1, 2, 3, 4]
    assert toward(plus)[5].tolist() == [-1, -1, 1, -1]


def test_of_many_the_same_as_of_few() -> None:
    centres = np.random.default_rng(5).integers(0, 2_000, (700, 2)).astype(np.int32)
    ways = toward(centres)
    for i in range(0, 700, 70):
        step = centres - centres[i]
        up = (np.abs(step[:, 1]) > np.abs(step[:, 0])) & (step[:, 1] < 0)
        distance = np.where(up, (step.astype(float) ** 2).sum(axis=1), np.inf)
        assert ways[i, UP] == (distance.argmin() if up.any() else -1)
    assert reachable(ways)


@given(places)
def test_no_two_areas_on_one_tile(at: list[tuple[int, int]]) -> None:
    tiles = dealt(np.array(at, float))
    assert len({tuple(t) for t in tiles.tolist()}) == len(at)
    assert tiles.min(axis=0).tolist() == [0, 0]
    assert tiles.max() <= 2 * len(at)


@pytest.mark.parametrize("side", [9, 32])  # few enough for the best division, and too many
def test_neighbours_stay_near(side: int) -> None:
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)
    tiles = dealt(grid * 100 + np.random.default_rng(2).normal(0, 12, grid.shape)).astype(int)
    assert len({tuple(t) for t in tiles.tolist()}) == side * side
    apart = np.abs(tiles[1:] - tiles[:-1]).max(axis=1)[np.arange(1, side * side) % side > 0]
    assert apart.mean() < 2
    assert np.percentile(apart, 99) <= 4
    for axis in (0, 1):
        assert np.corrcoef(tiles[:, axis], grid[:, axis])[0, 1] > 0.97


def test_in_a_release(demo_release: Path) -> None:
    release = read(demo_release)
    for level in ("gemeente", "wijk"):
        shapes = release.shapes(level)
        assert shapes is not None
        assert reachable(toward(shapes.centres))
        assert len({tuple(t) for t in shapes.tiles.tolist()}) == len(shapes)
