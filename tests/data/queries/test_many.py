"""Which colours still stand among all figures that are looked at together, against scipy."""

from __future__ import annotations

from dataclasses import replace

from scipy import stats

from data.asked.selection import Selection
from data.catalogue import shipped
from data.monitor import Monitor
from data.queries.many import correct_for_many
from data.queries.profile import get_profile_by_indicator
from tests.handmade import Make


def test_the_marks_of_a_profile_are_those_of_benjamini_and_hochberg(
    monitor: Monitor, some_selections: list[Selection]
) -> None:
    doubtful = 0
    for selection in some_selections:
        found = get_profile_by_indicator(monitor, selection)
        tested = [r for r in found.readings if r.scored and r.deviate is not None]
        adjusted = stats.false_discovery_control([2 * stats.norm.sf(abs(r.deviate or 0)) for r in tested])
        stands = {r.indicator.id for r, p in zip(tested, adjusted, strict=True) if p <= 0.05}
        for r in found.readings:
            coloured = r.level not in (-9, 0)
            assert r.doubtful == (coloured and r.deviate is not None and r.indicator.id not in stands)
            doubtful += r.doubtful
        many, coloured_ones = found.many, [r for r in tested if r.level]
        assert many.tested == len(tested)
        assert many.coloured == len(coloured_ones)
        assert many.kept == sum(r.indicator.id in stands for r in coloured_ones)
        assert many.untested == sum(r.level not in (-9, 0) and r.deviate is None for r in found.readings)
    assert doubtful, "the test sees the mark"


def test_the_mark_never_changes_the_colour_and_is_lifted_again() -> None:
    make = Make(shipped())
    weak, strong = make.reading(level=1, deviate=2.0), make.reading("cito", level=-2, deviate=8.0)
    calm = [make.reading(level=0, deviate=0.1)] * 30
    marked, many = correct_for_many([weak, strong, *calm])
    assert [r.doubtful for r in marked[:3]] == [True, False, False]
    assert [r.level for r in marked] == [1, -2, *[0] * 30]
    assert (many.tested, many.coloured, many.kept, many.untested) == (32, 2, 1, 0)
    alone, few = correct_for_many([marked[0]])
    assert not alone[0].doubtful
    assert (few.coloured, few.kept) == (1, 1)


def test_a_colour_without_a_margin_is_counted_apart() -> None:
    make = Make(shipped())
    blind = replace(make.reading(level=2), deviate=None)
    (same,), many = correct_for_many([blind])
    assert same is blind
    assert (many.tested, many.coloured, many.untested) == (0, 0, 1)
