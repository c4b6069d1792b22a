"""Which counts of buurten are hidden, so that no small one follows from its wijk.

Everything about a wijk is taken as known. In one wijk and year the counts are a table of rows (groups, or
ages) and buurten, of which all sums over buurten and all sums over rows are known too. What is hidden is a
block: some rows in some buurten. In a block with sums r of its row, c of its buurt and t in all, a count lies
between max(0, r + c - t) and min(r, c), and it can be each of those: that is the whole proof. A block grows
until every small count in it can be nobody, or is WIDTH or more from certain; a buurt with few people shows
nothing, and neither does another one beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.disclosure.primary import few
from data.disclosure.proof.table import WIDTH
from data.sources.demo.buurten import Buurten, Counts, Runs

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Hidden:
    """What is hidden of buurten: ``people`` (years, buurten), ``groups`` (years, groups, buurten).

    ``ages`` (years, buurten) are the buurten of which no age group is shown.
    """

    people: Mask
    groups: Mask
    ages: Mask


def hide(buurten: Buurten, shut: Mask) -> Hidden:
    """What to hide; ``shut`` (years, wijken) are wijken of which no buurt may show anything.

    A wijk that is one buurt hides nothing here: the buurt is the wijk.
    """
    runs, several = buurten.runs, buurten.runs.of_wijk(buurten.runs.many > 1)
    people = buurten.number.sum(axis=1)
    closed = _pairs(few(people) & several, -people, runs)
    closed |= runs.of_wijk(shut)
    groups = _block(buurten.number, few(buurten.number) & several, closed, runs)
    rest = people[:, None] - buurten.ages
    small = (few(buurten.ages) | few(rest)) & several
    ages = _block(buurten.ages, small, closed, runs, shares=True)
    # Where a block is not enough nothing of the wijk's buurten is shown at all.
    closed |= runs.of_wijk(groups.failed | ages.failed)
    return Hidden(closed, groups.hidden | closed[:, None], ages.hidden.any(axis=1) | closed)


@dataclass(frozen=True)
class _Block:
    hidden: Mask  # (years, rows, buurten)
    failed: Mask  # (years, wijken)


def _pairs(chosen: Mask, size: Counts, runs: Runs) -> Mask:
    """``chosen`` (years, buurten), with one more where a wijk has one: the one with the largest ``size``."""
    alone = runs.of_wijk(runs.sums(chosen.astype(np.int64)) == 1)
    lowest = np.iinfo(np.int64).min
    return chosen | (runs.largest(np.where(chosen, lowest, size)) & alone & ~chosen)


def _block(counts: Counts, small: Mask, closed: Mask, runs: Runs, *, shares: bool = False) -> _Block:
    """The block of each wijk and year around the ``small`` counts (years, rows, buurten).

    Buurten that are ``closed`` (years, buurten) are in it. Of ``shares`` of all people all rows are: what is
    left of a whole says as much as its parts.
    """
    total = counts.sum(axis=1)
    columns = _pairs(small.any(axis=1) | closed, total, runs)
    per_wijk = runs.sums(counts)
    rows = np.logical_or.reduceat(small, runs.first, axis=-1)  # (years, rows, wijken)
    rows |= runs.sums(closed.astype(np.int64))[:, None] > 0
    largest = np.arange(counts.shape[1])[:, None] == per_wijk.argmax(axis=1)[:, None]
    alone = rows.sum(axis=1, keepdims=True) == 1
    rows |= (largest & alone) | (shares & rows.any(axis=1, keepdims=True))
    second = np.where(rows, -1, per_wijk).argmax(axis=1)[:, None] == np.arange(counts.shape[1])[:, None]
    rows |= second & (rows.sum(axis=1, keepdims=True) == 1)
    steps = (
        lambda bad: (rows | (largest & bad[:, None]), columns),
        lambda bad: (rows, columns | (runs.largest(np.where(columns, -1, total)) & runs.of_wijk(bad))),
        lambda bad: (rows | bad[:, None], columns | runs.of_wijk(bad)),
    )
    for step in steps:
        bad = _certain(counts, small, rows, columns, runs, shares)
        if not bad.any():
            break
        rows, columns = step(bad)
    hidden = runs.of_wijk(rows) & columns[:, None]
    return _Block(hidden, _certain(counts, small, rows, columns, runs, shares))


def _certain(counts: Counts, small: Mask, rows: Mask, columns: Mask, runs: Runs, shares: bool) -> Mask:
    """(years, wijken): where a small count of the block is too certain, by the bounds above.

    A share can also be everybody (docs/onthulling.md).
    """
    inside = np.where(runs.of_wijk(rows) & columns[:, None], counts, 0)
    row, column = runs.of_wijk(runs.sums(inside)), inside.sum(axis=1, keepdims=True)
    whole = runs.of_wijk(runs.sums(inside.sum(axis=1)))[:, None]
    low, high = np.maximum(0, row + column - whole), np.minimum(row, column)
    free = (low == 0) | (high - low >= WIDTH)
    if shares:
        free |= high >= counts.sum(axis=1, keepdims=True)
    bad = small & ~free
    found: Mask = runs.sums(bad.any(axis=1).astype(np.int64)) > 0
    return found
