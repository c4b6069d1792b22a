"""The lines of a funnel are where the test of the verdict has just that deviate."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from data.statistics.chance import contained, deviate
from data.statistics.funnel import BEYOND, WITHIN, limits_around
from data.statistics.scoring import KINDS, Measures

SIZES = np.array([8.0, 30.0, 200.0, 5_000.0, 90_000.0])
DEVIATES = np.array([-BEYOND, -WITHIN, WITHIN, BEYOND])


def measures(kind: str, per: float, sd: float = math.nan) -> Measures:
    return Measures(np.array([KINDS.index(kind)], np.int8), np.array([per]), np.array([sd]))


CASES = [
    (measures("aandeel", 100), 14.2, 300_000.0),
    (measures("aandeel", 100), 55.0, 0.0),
    (measures("verhouding", 1000), 8.1, 300_000.0),
    (measures("gemiddelde", 1, 7.5), 534.0, 0.0),
]


@pytest.mark.parametrize(("of", "reference", "whole"), CASES)
def test_on_a_line_the_verdict_turns(of: Measures, reference: float, whole: float) -> None:
    lines = limits_around(of, reference, SIZES, whole, DEVIATES)
    ends = (
        (0.0, float(of.per[0]))
        if of.kind[0] == 0
        else (0.0, math.inf)
        if of.kind[0] == 1
        else (-math.inf, math.inf)
    )
    inside = (lines > ends[0] + 1e-6) & (lines < ends[1] - 1e-6)  # beyond nothing or all there is no figure
    apart = contained(SIZES, np.full(SIZES.shape, whole), np.full(SIZES.shape, whole > 0))
    for row, wanted in enumerate(DEVIATES.tolist()):
        count = np.full(SIZES.shape, -1.0) if of.kind[0] == 2 else lines[row] * SIZES / of.per
        z = deviate(of, lines[row], count, SIZES, np.full(SIZES.shape, reference), apart)
        assert z[inside[row]] == pytest.approx(wanted, abs=1e-4)
    assert inside[:, -1].all()
    assert (np.diff(lines, axis=0) >= 0).all()


def test_a_share_has_the_lines_of_the_binomial() -> None:
    lines = limits_around(measures("aandeel", 100), 20.0, np.array([10_000.0]), 0.0, DEVIATES)[:, 0]
    exact = 100 * stats.binom(10_000, 0.2).ppf([0.001, 0.025, 0.975, 0.999]) / 10_000
    assert lines == pytest.approx(exact, abs=0.02)


def test_without_a_test_there_is_no_line() -> None:
    assert np.isnan(limits_around(measures("index", 1), 4.1, SIZES, 0.0, DEVIATES)).all()
