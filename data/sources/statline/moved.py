"""The gemeenten that changed, from a small table of facts (data/catalogue/gemeentewijzigingen.csv)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from data.areas import Areas
from data.catalogue import FOLDER
from data.herindeling.moves import Move
from data.releases.release import Check
from data.sources.statline.mapping import ROUNDED
from data.sources.statline.reader import StatlineSheet
from data.sources.statline.words import number, say

FACTS = FOLDER / "gemeentewijzigingen.csv"


def facts() -> tuple[Move, ...]:
    """All moves of the table; raises DeliveryError when it is at fault."""
    from data.sources.delivery.findings import Findings  # these rooms use our words, so they come later
    from data.sources.delivery.moves import unchecked

    findings = Findings()
    found = unchecked(FACTS, findings)
    findings.stop()
    return found


def moves(areas: Areas, years: Sequence[int]) -> tuple[Move, ...]:
    """The moves between the years of a release, of gemeenten that are in it.

    Of a gemeente that others joined either all of them are there or none counts: a part is no sum.
    """
    within = [m for m in facts() if min(years) < m.year <= max(years)]
    together: dict[tuple[int, str], list[Move]] = defaultdict(list)
    for move in within:
        together[move.year, move.new].append(move)
    absent = {m for same in together.values() if any(_absent(m, areas) for m in same) for m in same}
    split = {(m.year, m.old) for m in absent}  # nor does one half of a split say anything
    return tuple(m for m in within if m not in absent and (m.year, m.old) not in split)


def redrawn(sheets: Sequence[StatlineSheet], known: Sequence[Move]) -> tuple[Move, ...]:
    """That CBS says of an area that its borders changed, where a figure of before could stand beside it.

    Of the first division that we have nothing lies before; what the table of facts says of an area is more.
    """
    divided = [s for s in sheets if (s.depths >= ROUNDED).any()]
    first = min((int(y) for s in divided for y in s.divisions), default=0)
    told_ = {(m.year, code) for m in known for code in (m.old, m.new)}
    found = {
        (int(s.divisions[row]), s.codes[row]) for s in sheets for row in s.redrawn if s.divisions[row] > first
    }
    return tuple(Move(year, code, code) for year, code in sorted(found - told_))


def _absent(move: Move, areas: Areas) -> bool:
    return move.old not in areas or move.new not in areas


def told(moves_: Sequence[Move], recounted: int) -> list[Check]:
    """That gemeenten changed, and how many figures were counted anew."""
    drawn = [m for m in moves_ if m.redrawn]
    went = len(moves_) - len(drawn)
    details = [say("wijzigingen", count=number(went), cells=number(recounted))] if went else []
    details += [say("grenzen", count=number(len(drawn)))] if drawn else []
    return [Check(say("check_wijzigingen"), True, detail) for detail in details]
