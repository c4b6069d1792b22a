"""The gemeenten that changed, from a small table of facts (data/catalogue/gemeentewijzigingen.csv)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from data.areas import Areas
from data.catalogue import FOLDER
from data.herindeling.moves import Move
from data.releases.release import Check
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


def _absent(move: Move, areas: Areas) -> bool:
    return move.old not in areas or move.new not in areas


def told(moves_: Sequence[Move], recounted: int) -> list[Check]:
    """That gemeenten changed, and how many figures were counted anew."""
    if not moves_:
        return []
    detail = say("wijzigingen", count=number(len(moves_)), cells=number(recounted))
    return [Check(say("check_wijzigingen"), True, detail)]
