"""What a line joins, against a slow second telling of the rule."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from figures.lines.runs import bridges, runs, unmeasured

YEARS = range(2012, 2022)
CELLS = st.dictionaries(st.sampled_from(YEARS), st.one_of(st.none(), st.floats(1, 99)), min_size=1)


@given(cells=CELLS, indicator=st.sampled_from(["bijstand", "vsv"]))
def test_each_pair_of_figures_is_joined_dotted_or_apart(make: Any, cells: Any, indicator: str) -> None:
    series = make.series(make.reading(indicator), dict(sorted(cells.items())))
    known = [y for y in sorted(cells) if cells[y] is not None]
    joined = {(a.year, b.year) for run in runs(series) for a, b in pairwise(run)}
    dotted = {(a.year, b.year) for a, b in bridges(series)}
    assert sorted(f.year for run in runs(series) for f in run if f.year) == known
    for before, after in pairwise(known):
        between = range(before + 1, after)
        free = not any(y in cells for y in between) and not any(
            b.year in range(before + 1, after + 1) for b in series.breaks
        )
        assert ((before, after) in joined) == (free and not between)
        assert ((before, after) in dotted) == (free and bool(between))
    assert set(unmeasured(series)) == {y for a, b in dotted for y in range((a or 0) + 1, b or 0)}
