"""What holds in one state of a world, of everything that was printed before and after a correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.data.disclosure.intruder.meaning import SUBJECTS
from tests.data.disclosure.intruder.seen import SHOWN, Printed
from tests.data.disclosure.intruder.world import INDEX, Moment, World


def states_of(world: World) -> list[int]:
    """The states of a world: 0, and 1 when a correction came."""
    return sorted({state for state, _ in world.counts})


def moment_of(world: World, cell: Printed) -> Moment:
    """The state of the world that the release of a cell told of, and its year."""
    return max(m for m in world.counts if m[1] == cell.year and m[0] <= cell.release)


def as_of(world: World, printed: Iterable[Printed], state: int) -> tuple[World, list[Printed]]:
    """The world as it was in one state, and what is printed of it by all releases.

    What a correction changed, and the sums it is in, is left out of the other release: an old number that
    differs says nothing of the new one. All the rest of an old release still holds.
    """
    years = sorted(world.grounds)
    counts = {(0, y): world.counts[state, y] for y in years}
    index = {(0, y): world.index[state, y] for y in years if (state, y) in world.index}
    return replace(world, counts=counts, index=index), list(_holding(world, printed, state))


def _holding(world: World, printed: Iterable[Printed], state: int) -> Iterator[Printed]:
    for cell in printed:
        told, asked = moment_of(world, cell), (state, cell.year)
        if told == asked:
            yield cell
        elif cell.indicator == INDEX:
            at = world.grounds[cell.year].index[cell.area]
            if world.index[told][at] == world.index[asked][at]:
                yield cell
        else:
            yield from _unchanged(world, cell, told, asked)


def _unchanged(world: World, cell: Printed, told: Moment, asked: Moment) -> Iterator[Printed]:
    """The cell with those of its numbers that are the same at both moments; nothing when none is."""
    subject = SUBJECTS[cell.indicator]
    group, at = world.origins.codes.index(cell.group), world.grounds[cell.year].index[cell.area]

    def same(form: str | None, row: int) -> bool:
        return form is None or bool(world.counts[told][form][row, at] == world.counts[asked][form][row, at])

    teller, noemer = same(subject.teller, group), same(subject.noemer, 0 if subject.of_all else group)
    if teller and noemer:
        yield cell
    elif cell.status == SHOWN and (teller or noemer):
        yield replace(
            cell,
            teller=cell.teller if teller else None,
            noemer=cell.noemer if noemer else None,
            value=None,
        )
