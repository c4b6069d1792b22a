"""Large releases: what is hidden comes in blocks, and what cannot be hidden safely is not published."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from data.areas import Areas
from data.disclosure import frame as frames
from data.disclosure.frame import Frame
from data.disclosure.proof.blocks import LARGEST, STEPS, Block, Blocks
from data.disclosure.proof.tree import Tree
from data.disclosure.secondary import protect
from data.releases.release import Status
from tests.data.disclosure.intruder.judge import judge
from tests.data.disclosure.intruder.run import released
from tests.data.disclosure.intruder.world import world
from tests.data.disclosure.test_protect import draw_people, too_close
from tests.data.disclosure.world import GROUPS, people, tree

COUNTRIES = ("BGR", "POL", "ROU", "UKR", "EUO")
EUROPE = ("T", "NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL", *COUNTRIES)


@pytest.fixture(autouse=True)
def _everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "LARGE", 0)


@pytest.mark.parametrize("seed", [1, 6])
def test_the_intruder_comes_no_closer_than_in_a_small_release(seed: int) -> None:
    made = world(seed)
    cells, releases, refused = released(made)
    assert releases, refused
    assert judge(made, cells).pinned == []


@pytest.mark.parametrize("seed", range(4))
def test_no_small_count_is_left_within_reach(seed: int) -> None:
    areas = tree([4, 3, 1])
    one = people(areas, draw_people(areas, np.random.default_rng(seed), 12))
    protect([one], Frame(areas, GROUPS))
    assert too_close([one], areas) == []
    assert (one.status == Status.BESCHIKBAAR).any()


def test_parts_of_parts_are_not_published_in_narrow_areas() -> None:
    areas = tree([3, 2])
    frame = Frame(areas, EUROPE)
    number = np.full((len(EUROPE), len(areas)), 50, np.int64)[None]
    one = people(tree([3, 2]), np.full((5, 5), 50))
    one.numerator, one.denominator = number, np.full_like(number, -1)
    one.status = np.full(number.shape, Status.BESCHIKBAAR, np.uint8)
    frame.withdraw([one])
    narrow = np.flatnonzero(areas.levels >= 2)
    rows = [EUROPE.index(g) for g in COUNTRIES]
    assert (one.status[0][np.ix_(rows, narrow)] == Status.NIET_BESCHIKBAAR).all()
    assert one.there.sum() == one.there.size - len(rows) * len(narrow)


def test_who_cannot_be_hidden_is_not_published_any_more_one_kind_at_a_time() -> None:
    areas = tree([3, 2])
    frame = Frame(areas, GROUPS)
    one = people(areas, np.full((5, 5), 50))
    left = np.zeros((len(GROUPS), 1, len(areas)), np.bool_)
    left[GROUPS.index("EU_NL"), 0, 4] = True
    assert frame.retreat([one], left)
    narrow = areas.levels == 2
    assert one.there[0, 0].all()  # everybody stays
    assert not one.there[0, 1:][:, narrow].any()
    assert one.there[0, 1:][:, ~narrow].all()
    assert not frame.retreat([one], left)  # there is nothing left to take away


def around(left: npt.NDArray[np.bool_], size: Block, areas: Areas) -> npt.NDArray[np.bool_]:
    counts = np.broadcast_to(np.arange(len(areas)) * 100 + 100, left.shape)
    return Blocks(EUROPE, Tree.of(areas)).around(left, size, counts)


def test_blocks_grow_from_a_cell_to_its_kind_and_its_neighbours() -> None:
    """A cell of Poland in a wijk of the first gemeente (land, two gemeenten, three wijken, two)."""
    areas = tree([3, 2])
    left = np.zeros((len(EUROPE), len(areas)), np.bool_)
    pole, kind = EUROPE.index("POL"), [EUROPE.index(g) for g in COUNTRIES]
    left[pole, 3] = True
    alone = around(left, STEPS[0], areas)
    assert (alone == left).all()
    with_one = around(left, Block(every=False, rows=True, areas=False, enough=LARGEST), areas)
    assert sorted(set(np.nonzero(with_one)[0].tolist())) == kind
    assert sorted(set(np.nonzero(with_one)[1].tolist())) == [3, 5]  # and the largest beside it
    whole = around(left, Block(every=True, rows=True, areas=True), areas)
    assert not whole[0].any()  # all inhabitants only when it is about them
    assert sorted(set(np.nonzero(whole)[1].tolist())) == [3, 4, 5]
    left[pole, 1] = True
    raised = around(left, Block(every=False, rows=False, areas=False, up=True), areas)
    assert raised[pole, 0]  # with the land nothing holds a gemeente
    assert not raised[EUROPE.index("NL")].any()
