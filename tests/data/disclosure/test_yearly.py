"""Years are protected apart, in processes of their own when there are many areas, with the same result."""

from __future__ import annotations

import numpy as np
import pytest

from data.disclosure import yearly
from data.disclosure.delivered import Delivered
from data.disclosure.frame import Frame
from data.disclosure.protection import Protection
from tests.data.disclosure.test_protect import draw_people
from tests.data.disclosure.world import GROUPS, people, tree


def two_years() -> tuple[Delivered, Delivered]:
    """The same figures of two years, twice."""
    areas = tree([4, 3])
    made = [people(areas, draw_people(areas, np.random.default_rng(n), 15)) for n in (1, 2)]
    one = Delivered(
        made[0].indicator,
        np.concatenate([m.numerator for m in made]),
        np.concatenate([m.denominator for m in made]),
        np.concatenate([m.status for m in made]),
    )
    return one, Delivered(one.indicator, one.numerator, one.denominator, one.status.copy())


def test_processes_give_what_one_process_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = two_years()
    twin = Delivered(two.indicator, two.numerator, two.denominator, two.status.copy())
    frame = Frame(tree([4, 3]), GROUPS)
    before = int(one.hidden.sum())
    yearly.protect_years([one], frame)
    monkeypatch.setattr(yearly, "MANY", 0)
    monkeypatch.setattr(yearly, "ALONE", 0)
    yearly.protect_years([two], frame)
    assert int(one.hidden.sum()) > before
    assert (one.status == two.status).all()
    assert (twin.status != two.status).any()


def test_what_is_left_of_each_indicator_is_told() -> None:
    one, _ = two_years()
    protection = Protection(tree([4, 3]), GROUPS, full=True)
    protection.protect([one])
    told = list(protection.kept())
    shown, there = int((one.there & ~one.hidden).sum()), int(one.there.sum())
    assert len(told) == 1
    assert f"({shown} van de {there} cijfers)" in told[0]
    one.status[:] = np.where(one.there, 2, one.status)
    protection.protect([one])
    assert "ruimer niveau" in next(protection.kept())
