"""The spread without chance of a whole cube, against one figure at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from data.cubes.cube import MIN_PEERS
from data.cubes.tau import spread_without_chance
from data.statistics.scoring import KINDS, Measures
from data.statistics.spread import FLOOR
from tests.data.cubes.test_cube import GROUPS, YEARS, made, tree_of

SD = 30.0


@pytest.mark.parametrize("kinds", [("aandeel", "gemiddelde"), ("verhouding", "index")])
def test_each_row_is_its_own_variance_less_its_own_chance(kinds: tuple[str, str]) -> None:
    areas = tree_of([[9, 3], [0, 2, 8], *[[0]] * 9], 4)
    per = np.array([100.0, 1000.0])
    measures = Measures(np.array([KINDS.index(k) for k in kinds], np.int8), per, np.array([SD, SD]))
    with made(areas, 11) as (_, cube):
        found = spread_without_chance(measures, np.arange(2), cube.spread)
        value, n = cube.value[...].astype(float), cube.denominator[...].astype(float)
        told = 0
        for i, y, g in np.ndindex(2, len(YEARS), len(GROUPS)):
            for level, tier in enumerate(areas.tiers):
                at = [
                    p for p, a in enumerate(areas) if a.level == tier.id and not math.isnan(value[i, y, g, p])
                ]
                got = found.at(*(np.array(x) for x in (i, y, g, level, 0)))
                if len(at) < MIN_PEERS:
                    assert math.isnan(got)
                    continue
                noise = 0.0
                for p in at:
                    v, people = value[i, y, g, p], n[i, y, g, p]
                    of_one = {"aandeel": v * (per[i] - v), "verhouding": v * per[i], "gemiddelde": SD**2}
                    noise += of_one.get(kinds[i], 0.0) / people if people > 0 else 0.0
                variance = float(np.var(value[i, y, g, at], ddof=1))
                expected = math.sqrt(max(variance - max(noise, 0.0) / len(at), FLOOR**2 * variance))
                assert got == pytest.approx(expected, rel=1e-4)
                told += 1
        assert told > 10
