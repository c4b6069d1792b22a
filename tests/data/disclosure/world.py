"""Small tables to protect and attack: an areas tree, groups and counts drawn from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Area, Areas
from data.catalogue import Indicator, shipped
from data.disclosure.attack.intake import Intake
from data.disclosure.delivered import Delivered
from data.disclosure.primary import primary
from data.releases.release import Status

GROUPS = ("T", "NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL")
YEAR = 2024
CATALOGUE = shipped()


def tree(parts: Sequence[int | Sequence[int]]) -> Areas:
    """A land with a gemeente per number, of so many wijken (0 in all: none at all).

    A list instead of a number is a gemeente with a wijk per number, of so many buurten.
    """
    rows = [Area("NL00", "Land", "land", None)]
    for g, inside in enumerate(parts):
        rows.append(Area(f"GM{9001 + g}", f"G{g}", "gemeente", "NL00"))
        for w, buurten in enumerate([0] * inside if isinstance(inside, int) else inside):
            wijk = f"{9001 + g}{w:02d}"
            rows.append(Area(f"WK{wijk}", f"W{g}.{w}", "wijk", f"GM{9001 + g}"))
            rows += [Area(f"BU{wijk}{b:02d}", f"B{g}.{w}.{b}", "buurt", f"WK{wijk}") for b in range(buurten)]
    return Areas(rows)


def leaves(areas: Areas) -> npt.NDArray[np.intp]:
    """The positions of the areas in which nothing lies."""
    return np.setdiff1d(np.arange(len(areas)), areas.parents)


def summed(areas: Areas, counts: npt.NDArray[np.int64], total: bool = True) -> npt.NDArray[np.int64]:
    """(groups, leaves) to (years, groups, areas): T in front, and all wider areas as sums."""
    if total:
        counts = np.concatenate([counts.sum(axis=0, keepdims=True), counts])
    found = np.zeros((len(counts), len(areas)), np.int64)
    found[:, leaves(areas)] = counts
    for place in range(len(areas) - 1, 0, -1):
        found[:, areas.parents[place]] += found[:, place]
    return found[None]


def indicator(name: str, **changes: Any) -> Indicator:
    """An indicator of the catalogue, changed."""
    return replace(CATALOGUE.indicators[name], **changes)


def delivered(
    one: Indicator, numerator: npt.NDArray[np.int64], denominator: npt.NDArray[np.int64]
) -> Delivered:
    """Figures after the primary rule."""
    status = np.full(numerator.shape, Status.BESCHIKBAAR, np.uint8)
    return Delivered(one, numerator, denominator, primary(one, status, numerator, denominator))


def published(figure: Delivered) -> Delivered:
    """What everybody can see of figures."""
    return Delivered(
        figure.indicator,
        np.where(figure.hidden, -1, figure.numerator),
        np.where(figure.hidden, -1, figure.denominator),
        figure.status.copy(),
    )


def intake(areas: Areas, groups: Sequence[str], figures: Sequence[Delivered]) -> Intake:
    """A release with these figures, as an intruder reads it."""
    return Intake({f.indicator.id: published(f) for f in figures}, areas, tuple(groups), (YEAR,))


def people(areas: Areas, counts: npt.ArrayLike) -> Delivered:
    """The indicator ``inwoners`` from counts (groups without T, leaves)."""
    number = summed(areas, np.asarray(counts, np.int64))
    return delivered(indicator("inwoners"), number, np.full_like(number, -1))
