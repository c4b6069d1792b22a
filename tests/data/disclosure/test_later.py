"""What is known besides: a figure of an area from before it was there, and what an earlier release shows."""

from __future__ import annotations

import numpy as np
import pytest

from data.areas import Area, Areas
from data.disclosure.delivered import Delivered
from data.disclosure.frame import Frame
from data.disclosure.later import Later
from data.disclosure.secondary import protect
from data.releases.release import Status
from tests.data.disclosure.world import GROUPS, indicator, people, tree

MERGED = {"GM9009": ("GM9001", "GM9002")}


def country() -> Areas:
    """Three gemeenten, and one that the first two became."""
    return Areas([*tree([0, 0, 0]), Area("GM9009", "Samen", "gemeente", "NL00")])


def figures(*, of_merged: int) -> Delivered:
    """Inwoners in one year of five groups: the merged gemeente is there as a sum."""
    counts = np.array([[400, 300, 500], [40, 7, 60], [30, 45, 50], [80, 90, 70], [33, 44, 55]])
    every = np.zeros((6, 5), np.int64)
    every[1:, 1:4] = counts
    every[1:, 0] = counts.sum(axis=1)
    every[1:, 4] = counts[:, :2].sum(axis=1)
    every[0] = every[1:].sum(axis=0)
    status = np.full(every[None].shape, Status.BESCHIKBAAR, np.uint8)
    status[:, :, 4] = of_merged
    status[(every[None] > 0) & (every[None] < 10)] = Status.ONDERDRUKT
    return Delivered(indicator("inwoners"), every[None], np.full_like(every[None], -1), status)


def test_a_sum_of_areas_is_shown_where_all_of_them_are() -> None:
    """EU_BU is 7 in the second gemeente: the 47 of both less the 40 of the first."""
    areas = country()
    one = figures(of_merged=Status.BESCHIKBAAR)
    later = Later.of([one], areas, MERGED)
    assert not one.there[..., 4].any()  # in no tree with its parts
    protect([one], Frame(areas, GROUPS))
    later.restore([one])
    parts = (one.status[..., 1:3] == Status.BESCHIKBAAR).all(axis=-1)
    assert one.hidden[0, GROUPS.index("EU_BU"), 4]
    assert ((one.status[..., 4] == Status.BESCHIKBAAR) == parts).all()


def test_what_was_not_there_stays_away() -> None:
    areas = country()
    one = figures(of_merged=Status.NIET_BESCHIKBAAR)
    before = one.status.copy()
    later = Later.of([one], areas, MERGED)
    later.restore([one])
    assert (one.status == before).all()


def test_without_its_parts_an_area_is_like_others() -> None:
    areas = country()
    one = figures(of_merged=Status.BESCHIKBAAR)
    one.status[..., 1:3] = Status.NIET_BESCHIKBAAR
    Later.of([one], areas, MERGED)
    assert one.there[..., 4].all()


@pytest.mark.parametrize("known", [False, True])
def test_what_an_earlier_release_shows_protects_nothing(known: bool) -> None:
    """Who kept an earlier release knows the cells beside the small one: others are hidden for it then."""
    areas = tree([0, 0, 0, 0])
    rng = np.random.default_rng(4)
    counts = rng.integers(20, 90, (5, 4))
    counts[1, 0] = 4
    one = people(areas, counts)
    first = people(areas, counts)
    protect([first], Frame(areas, GROUPS))
    leaned = first.hidden & (first.numerator >= 10)
    assert leaned.any()
    if known:
        one.kept = leaned, np.zeros_like(leaned)
    protect([one], Frame(areas, GROUPS))
    fresh = one.hidden & ~first.hidden
    assert fresh.any() == known
