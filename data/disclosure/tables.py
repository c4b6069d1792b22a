"""One kind of count at a time: its table of groups and areas, hidden until it is proven to be free."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from data.disclosure.composition import adds_up
from data.disclosure.delivered import Delivered, counts_of, least, teller
from data.disclosure.frame import Frame, turned
from data.disclosure.nest.ages import least_of
from data.disclosure.nest.along import Along
from data.disclosure.nest.closing import Nest
from data.disclosure.primary import Mask
from data.disclosure.proof.table import Counts, CountTable
from data.disclosure.repair import close
from data.disclosure.shared import ceiling as ceiling_of
from data.disclosure.shared import floor, hide_count, kept, shown


@dataclass
class Closed:
    """What was found about a table: the noemers and hidden cells it was closed with, and what was proven."""

    hidden: Mask
    ceiling: Counts
    proven: Mask
    left: Mask


Done = dict[str, Closed]


def _close(name: str, table: CountTable, done: Done, retreat: Callable[[Mask], bool] | None = None) -> Mask:
    """repair.close, with what was proven before: hiding more takes no proof away.

    Of a large release ``retreat`` takes away what has no proof; then there is another turn.
    """
    old = done.get(name)
    if old is not None:
        if np.array_equal(old.hidden, table.hidden) and np.array_equal(old.ceiling, table.ceiling):
            return old.left
        # Whether a count can be everybody is only said of a noemer that is shown.
        table.proven = old.proven & (old.ceiling == table.ceiling)
    left: Mask = close(table)
    # Of a year of which nothing at all is shown, nothing can be computed.
    seen = ((table.truth >= 0) & ~table.hidden) | (table.ceiling >= 0)
    places: Mask = np.logical_or.reduce(left, axis=0)
    places = places & np.logical_or.reduce(seen, axis=(0, 2))[:, None]
    if table.blocks is not None and places.any() and retreat is not None and retreat(left):
        done.pop(name, None)
        return np.zeros_like(places)
    done[name] = Closed(table.hidden.copy(), table.ceiling, table.proven, places)
    return places


def protect_shared(
    name: str, cluster: Sequence[Delivered], frame: Frame, done: Done, also: Mask | None
) -> Mask:
    """The count ``name`` that several of a cluster show; gives the areas (years, areas) without a proof.

    ``also`` (groups, years, areas) are cells that must be free besides those of few people.
    """
    truth, seen = shown(name, cluster)
    none = np.full_like(turned(truth), -1)
    table = frame.table(turned(truth), none, turned((truth >= 0) & ~seen), minimum=least(name, cluster))
    table.also, table.kept = also, kept(name, cluster)
    bottom, leaves = least_of(name, cluster, truth[0])
    table.least = bottom[:, None]
    leaves = leaves[:, None] & table.hidden
    table.also = leaves if also is None else also | leaves
    before = table.hidden.copy()
    having = [d for d in cluster if any(own == name for own, _ in counts_of(d))]
    left = _close(name, table, done, partial(frame.retreat, having))
    hide_count(name, turned(table.hidden & ~before), cluster)
    return left


def protect_teller(
    member: Delivered,
    cluster: Sequence[Delivered],
    frame: Frame,
    done: Done,
    nest: Nest | None,
    years: Mask | bool = True,
) -> Mask:
    """The teller of ``member`` by itself, in ``years`` (years, 1, 1)."""
    truth = np.where(member.there & years, member.numerator, -1).astype(np.int32)
    ceiling, most = ceiling_of(member, cluster)
    table = frame.table(turned(truth), ceiling, turned(member.hidden))
    table.most, table.kept = most, kept(str(teller(member.indicator)), [member])
    table.elsewhere, table.otherwise = True, Along([member], cluster, frame, nest)
    left = _close(member.indicator.id, table, done, partial(frame.retreat, [member]))
    member.hide(turned(table.hidden))
    return left


def protect_whole(
    name: str,
    parts: Sequence[Delivered],
    cluster: Sequence[Delivered],
    frame: Frame,
    done: Done,
    also: Sequence[Mask],
    nest: Nest | None,
) -> Iterator[Mask]:
    """All parts of a composition at once, with their noemer as the last rows.

    In a year without one of the parts there is nothing to add up, and each part is a teller like others.
    """
    number = len(frame.groups)
    every = np.logical_and.reduce([p.there & (p.numerator >= 0) for p in parts])
    years = every.any(axis=(1, 2), keepdims=True)
    truths = [turned(np.where(p.there & years, p.numerator, -1).astype(np.int32)) for p in parts]
    total = turned(np.where(parts[0].there & years, parts[0].denominator, -1).astype(np.int32))
    if not adds_up(truths, total):
        years[:] = False
    if not years.all():
        yield from (protect_teller(p, cluster, frame, done, nest, ~years) for p in parts)
    if not years.any():
        return
    ceiling, _ = ceiling_of(parts[0], cluster)
    tables = [frame.table(t, ceiling, turned(p.hidden)) for t, p in zip(truths, parts, strict=True)]
    noemers = frame.table(total, np.full_like(total, -1), ceiling < 0)
    noemers.weight[:] = np.inf  # hiding it here would not hide it anywhere else
    table = frame.stacked(tables, noemers, floor(parts, cluster))
    stays = [kept(str(teller(p.indicator)), [p]) for p in parts]
    table.kept = np.concatenate([*stays, np.zeros_like(stays[0])])
    if also:
        table.also = np.concatenate([*also, np.zeros_like(also[0])])
    table.elsewhere, table.otherwise = True, Along(parts, cluster, frame, nest)
    left = _close(name, table, done, partial(frame.retreat, parts))
    for place, part in enumerate(parts):
        part.hide(turned(table.hidden[place * number : (place + 1) * number]))
    yield left
