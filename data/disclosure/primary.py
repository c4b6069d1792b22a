"""The primary rule: which figures are about so few people that somebody could be recognised.

A share or a rate is hidden when its noemer is too small, and when 1 to 9 people are counted or 1 to 9 are
left over; a count of people when it is 1 to 9. A count of 0 tells about nobody and is shown.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator
from data.disclosure.proof.structure import rules
from data.releases.release import Status

MIN_PEOPLE = 10  # fewer people than this are never shown

Ints = npt.NDArray[np.integer[Any]]
Mask = npt.NDArray[np.bool_]
Statuses = npt.NDArray[np.uint8]


def suppress(status: Statuses, counted: npt.NDArray[Any], minimum: int = MIN_PEOPLE) -> Statuses:
    """``status`` with ONDERDRUKT for every available cell that is about fewer than ``minimum`` people.

    ``counted`` (shape of ``status``) is how many people a cell is about: the noemer of a share, a rate
    or a mean, the count itself for a count. Cells that are absent for another reason keep that reason.
    The numbers of a suppressed cell are left out when the release is written (ReleaseWriter.figures).
    """
    return hide(status, counted < minimum)


def hide(status: Statuses, cells: Mask) -> Statuses:
    """``status`` with ONDERDRUKT for every available cell in ``cells``; both of one shape."""
    hidden = (status == Status.BESCHIKBAAR) & cells
    return np.where(hidden, np.uint8(Status.ONDERDRUKT), status)


def few(count: Ints) -> Mask:
    """Where a count is about somebody, and about fewer than MIN_PEOPLE; the shape of ``count``."""
    return (count > 0) & (count < MIN_PEOPLE)


def one_sided(numerator: Ints, denominator: Ints) -> Mask:
    """Where nearly all, or nearly nobody, of a small group is counted: that tells about each of its members.

    The rule of lines.yaml (``one_category``): more than ``share`` of a group of fewer than ``below`` people;
    nowhere when ``share`` is empty.
    """
    rule = rules()["one_category"]
    if rule["share"] is None:
        return np.zeros(np.shape(numerator), np.bool_)
    known = (numerator >= 0) & (denominator > 0) & (denominator < rule["below"])
    most = np.maximum(numerator, denominator - numerator)
    found: Mask = known & (most > rule["share"] * denominator)
    return found


def primary(
    indicator: Indicator, status: Statuses, numerator: Ints, denominator: Ints, about: Ints | None = None
) -> Statuses:
    """``status`` after the primary rule; arrays of one shape, -1 where a count is not known.

    ``about`` is how many people a cell is about when that is neither its teller nor its noemer.
    """
    if indicator.kind == "aantal":
        return hide(status, few(numerator))
    small = (denominator >= 0) & (denominator < indicator.min_denominator)
    if about is not None:
        small |= (about >= 0) & (about < indicator.min_denominator)
    if indicator.kind in ("aandeel", "verhouding"):
        rest = np.where((numerator >= 0) & (denominator >= 0), denominator - numerator, -1)
        small |= few(numerator) | few(rest)
    if indicator.kind == "aandeel":
        small |= one_sided(numerator, denominator)
    return hide(status, small)
