"""How far a figure about so many people lies from a reference by chance alone: the lines of a funnel."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from data.statistics.chance import contained, deviate
from data.statistics.scoring import KINDS, Array, Measures

WITHIN, BEYOND = (NormalDist().inv_cdf(0.5 + p / 2) for p in (0.95, 0.998))
"""The limits of 95 % and 99.8 % in standard errors: Spiegelhalter, D.J. (2005), Funnel plots for comparing
institutional performance, Statistics in Medicine 24, 1185-1202."""
HALVINGS = 28  # of the whole of a share a few hundred-millionths are left


def limits_around(measures: Measures, reference: float, sizes: Array, whole: float, deviates: Array) -> Array:
    """The values about ``sizes`` people that have these ``deviates`` from ``reference``: (deviate, size).

    ``measures`` is of one indicator, elements of shape (1,); values are in its unit. ``whole`` is the
    denominator of the reference, of which the figures are a part; 0 when they are not. They are the ends of
    what the verdict calls chance: ``chance.deviate`` itself is solved for the value, by halving, so a line
    cannot say something else than a colour. NaN where there is no such test.
    """
    wanted, shape = deviates[:, None], (len(deviates), len(sizes))
    people, held_against = np.broadcast_to(sizes, shape), np.full(shape, reference)
    apart = contained(people, np.full(shape, whole), np.full(shape, whole > 0))
    is_mean = measures.kind[0] == KINDS.index("gemiddelde")

    def of(value: Array) -> Array:
        count = np.full(shape, -1.0) if is_mean else value * people / measures.per
        return deviate(measures, value, count, people, held_against, apart)

    least, most = _range(measures, reference, people)
    start, end = np.where(wanted < 0, least, held_against), np.where(wanted < 0, held_against, most)
    for _ in range(HALVINGS):
        middle = (start + end) / 2
        beyond = of(middle) > wanted
        start, end = np.where(beyond, start, middle), np.where(beyond, middle, end)
    return np.where(np.isnan(of(end)), np.nan, end)


def _range(measures: Measures, reference: float, sizes: Array) -> tuple[Array, Array]:
    """Where to look: from nothing to the whole of a share, or as far as any chance goes."""
    if measures.kind[0] == KINDS.index("aandeel"):
        return np.zeros(sizes.shape), np.full(sizes.shape, measures.per[0])
    if measures.kind[0] == KINDS.index("verhouding"):
        expected = reference * sizes / measures.per
        return np.zeros(sizes.shape), (expected + 20 * np.sqrt(expected) + 50) * measures.per / sizes
    far = 20 * measures.person_sd / np.sqrt(sizes)
    return reference - far, reference + far
