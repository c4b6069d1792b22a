"""What an intruder knows from a release: per count the published numbers, and the equations between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from data.areas import Areas
from data.disclosure import composition
from data.disclosure.delivered import Delivered, counts_of, least, noemer, pairs, teller, wholes
from data.disclosure.frame import turned
from data.disclosure.primary import MIN_PEOPLE, Mask
from data.disclosure.proof.structure import group_lines, holding, rules
from data.disclosure.proof.tree import Positions
from data.disclosure.rounding import coarse

Floats = npt.NDArray[np.float64]
Sum = tuple[int, tuple[int, ...]]  # (area, areas it is the sum of)


@dataclass(frozen=True)
class Known:
    """One kind of count; arrays (rows, years, areas).

    ``low`` and ``high`` are what is certain of each count; they are equal where it is published. ``hidden``
    marks the cells that are suppressed, ``top`` is the noemer (infinite where unknown), ``lines``
    (lines, rows) are the sums over rows, ``parents`` (areas,) the tree, ``whole`` the areas that are the sum
    of what lies in them, ``sums`` other sums of areas. From ``minimum`` people a count needs no protection.
    A composition has ``parts``, above each other, and below them their noemer.
    """

    name: str
    rows: tuple[str, ...]
    low: Floats
    high: Floats
    hidden: Mask
    top: Floats
    lines: npt.NDArray[np.int8]
    parents: Positions
    whole: Mask
    minimum: int
    sums: tuple[Sum, ...] = ()
    parts: int = 0

    @property
    def there(self) -> Mask:
        """Of which rows and areas (rows, areas) there is a count in any year, told or hidden."""
        found: Mask = ((self.low == self.high) | self.hidden).any(axis=1)
        return found


def counts(
    cluster: Sequence[Delivered], areas: Areas, groups: Sequence[str], base: int = 1
) -> Iterator[Known]:
    """Every count that a cluster of indicators (delivered.clusters) shows or hides.

    ``base`` above 1: the counts of narrow levels were rounded to multiples of it.
    """
    noemers = {n: _shown(n, cluster) for d in cluster for n in (noemer(d.indicator),) if n}
    totals: dict[str, Known] = {}
    for name in sorted(noemers):
        # A count of people is shown when it is 0; a share of nobody is not.
        somebody = any(d.indicator.kind == "aantal" and teller(d.indicator) == name for d in cluster)
        bound = np.full(noemers[name][0].shape, somebody)
        totals[name] = _known(name, *noemers[name], None, areas, groups, least(name, cluster), base, bound)
        yield totals[name]
    every = wholes([d.indicator for d in cluster])
    composed = {i for ids in every.values() for i in ids}
    many = {i for ids in every.values() for i in ids if len(ids) > 2}
    tellers: dict[str, Known] = {}
    for member in cluster:
        count = teller(member.indicator)
        if count is None or count in noemers:
            continue
        value, hidden = _shown(count, cluster)
        value = _from_complement(member, cluster, value)
        own = noemer(member.indicator)
        top = noemers[own][0] if own else None
        bound = _told(member, top, in_many=member.indicator.id in many)
        found = _known(member.indicator.id, value, hidden, top, areas, groups, MIN_PEOPLE, base, bound)
        tellers[member.indicator.id] = found
        if member.indicator.id not in composed:
            yield found
    for whole, ids in every.items():
        shared = str(noemer(next(d.indicator for d in cluster if d.indicator.id == ids[0])))
        # A part may be the noemer of another subject, as 13 t/m 17 is that of Halt: then it is a total.
        names = {d.indicator.id: str(teller(d.indicator)) for d in cluster}
        parts = [tellers[i] if i in tellers else totals[names[i]] for i in ids]
        stacked = _stacked(whole, parts, totals[shared])
        yield from [stacked] if _consistent(stacked) else [tellers[i] for i in ids if i in tellers]


def _shown(name: str, cluster: Sequence[Delivered]) -> tuple[npt.NDArray[np.int64], Mask]:
    """A count as it is known (years, groups, areas), -1 where it is not, and where it is hidden.

    A number of a hidden cell can be known all the same, from an earlier release.
    """
    value = np.full(cluster[0].status.shape, -1, np.int64)
    hidden, shown = np.zeros(value.shape, np.bool_), np.zeros(value.shape, np.bool_)
    for member in cluster:
        for own, count in counts_of(member):
            if own == name:
                value = np.where((value < 0) & member.there, count, value)
                hidden |= member.hidden
                shown |= member.there & ~member.hidden & (count >= 0)
    return value, hidden & ~shown


def _told(member: Delivered, top: npt.NDArray[np.int64] | None, *, in_many: bool) -> Mask:
    """Where the teller of ``member`` would be shown if it were 0, or everybody (years, groups, areas).

    That is where its noemer is seen and large enough. A part of more than two is hidden with the others, and
    group disclosure hides a 0 by itself.
    """
    if member.indicator.kind == "aantal":
        return np.ones(member.status.shape, np.bool_)
    if top is None or in_many:
        return np.zeros(member.status.shape, np.bool_)
    rule = rules()["one_category"]
    enough = member.indicator.min_denominator if rule["share"] is None else rule["below"]
    found: Mask = top >= max(enough, 2)
    return found


def _from_complement(
    member: Delivered, cluster: Sequence[Delivered], value: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """``value`` with what follows from an indicator that counts the others of the same noemer."""
    by_id = {d.indicator.id: d for d in cluster}
    for pair in pairs([d.indicator for d in cluster]):
        if member.indicator.id not in pair:
            continue
        other = by_id.get(pair[1] if pair[0] == member.indicator.id else pair[0])
        if other is None:
            continue
        shown = other.there & (other.numerator >= 0) & (other.denominator >= 0)
        both = shown & member.there & (member.numerator >= 0)
        wrong = both & (member.numerator + other.numerator != member.denominator)
        opposite = both.any(axis=(0, 2)) & ~wrong.any(axis=(0, 2))
        follows = shown & (value < 0) & opposite[None, :, None]
        value = np.where(follows, other.denominator - other.numerator, value)
    return value


def _known(
    name: str,
    value: npt.NDArray[np.int64],
    hidden: Mask,
    top: npt.NDArray[np.int64] | None,
    areas: Areas,
    groups: Sequence[str],
    minimum: int,
    base: int,
    bound: Mask,
) -> Known:
    """One count by itself; where it is hidden and ``bound`` it is not 0 and not everybody."""
    slack = np.where(coarse(areas), base // 2, 0)
    shown = turned(value).astype(np.float64)
    ceiling = np.full(shown.shape, np.inf) if top is None else turned(top).astype(np.float64)
    ceiling = np.where(ceiling < 0, np.inf, ceiling + slack)
    inside = turned(bound & hidden) & (base == 1)
    low = np.where(shown >= 0, np.maximum(shown - slack, 0), np.where(inside, 1.0, 0.0))
    high = np.where(shown >= 0, np.minimum(shown + slack, ceiling), ceiling - inside)
    exact = np.where((shown >= 0) & (base == 1), shown, -1)
    parents = areas.parents.astype(np.intp)
    return Known(
        name,
        tuple(groups),
        low,
        np.maximum(high, low),
        turned(hidden),
        ceiling,
        holding(group_lines(groups), exact, np.asarray((hidden | (value >= 0)).any(axis=(0, 2)))),
        parents,
        _whole(exact, parents),
        minimum,
    )


def _whole(exact: Floats, parents: Positions) -> Mask:
    """Which areas are the sum of the areas in them, as far as anybody can see: (areas,)."""
    found = np.zeros(len(parents), np.bool_)
    for wide in np.unique(parents[parents >= 0]):
        inside = np.flatnonzero(parents == wide)
        full = (exact[..., inside] >= 0).all(axis=-1) & (exact[..., wide] >= 0)
        found[wide] = not (exact[..., inside].sum(axis=-1) != exact[..., wide])[full].any()
    return found


def _consistent(known: Known) -> bool:
    """Whether no published numbers contradict the sums over rows."""
    low, high = (
        known.low.reshape(len(known.low), -1),
        np.minimum(known.high, 1e12).reshape(len(known.low), -1),
    )
    plus, minus = np.maximum(known.lines, 0).astype(float), np.maximum(-known.lines, 0).astype(float)
    return not ((plus @ low > minus @ high + 0.5) | (plus @ high < minus @ low - 0.5)).any()


def _stacked(name: str, parts: Sequence[Known], total: Known) -> Known:
    """A composition as one table: its parts above each other, with the noemer below."""

    def all_of(field: str) -> npt.NDArray[Any]:
        return np.concatenate([getattr(k, field) for k in (*parts, total)])

    same = total.lines
    whole = np.logical_and.reduce([k.whole for k in (*parts, total)])
    rows = tuple(f"{k.name} {row}" for k in (*parts, total) for row in k.rows)
    hidden = all_of("hidden")
    hidden[-len(total.rows) :] = False  # the noemer is judged by itself
    return replace(
        total,
        name=name,
        rows=rows,
        low=all_of("low"),
        high=all_of("high"),
        hidden=hidden,
        top=all_of("top"),
        lines=composition.lines(same, len(parts)),
        whole=whole,
        minimum=max(k.minimum for k in parts),
        parts=len(parts),
    )
