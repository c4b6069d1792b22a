"""How sources round their figures: per table, indicator and level (rounding.yaml)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from data.statistics.rounding import EXACT, Steps


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """The steps of some indicators in some tables, from a level (``vanaf``, 0 is the widest) downwards."""

    id: str
    tables: tuple[str, ...]
    indicators: tuple[str, ...]
    vanaf: int
    teller: float = 0.0
    noemer: float = 0.0
    waarde: float = 0.0

    @property
    def steps(self) -> Steps:
        """What it says of one figure."""
        return Steps(self.teller, self.noemer, self.waarde)


def rounding_faults(rules: Iterable[RoundingRule], indicators: Collection[str]) -> list[str]:
    """A Dutch sentence for every rule that names an unknown indicator or a step below 0."""
    faults = []
    for rule in rules:
        unknown = sorted(set(rule.indicators) - set(indicators))
        if unknown:
            faults.append(f"afronding {rule.id}: onbekende indicatoren: {', '.join(unknown)}.")
        if min(rule.teller, rule.noemer, rule.waarde, rule.vanaf) < 0:
            faults.append(f"afronding {rule.id}: een stap of niveau is kleiner dan nul.")
    return faults


def steps_of(rules: Iterable[RoundingRule], indicator: str, tables: Set[str], depth: int) -> Steps:
    """The steps of an indicator that came from these tables, at a level; the largest that any rule gives.

    A release does not keep which table gave which cell, so a cell may be said to be rounded more than it is.
    """
    found = EXACT
    for rule in rules:
        if indicator in rule.indicators and depth >= rule.vanaf and not tables.isdisjoint(rule.tables):
            found = coarsest(found, rule.steps)
    return found


def coarsest(one: Steps, other: Steps) -> Steps:
    """The larger of each of the steps."""
    return Steps(
        max(one.numerator, other.numerator),
        max(one.denominator, other.denominator),
        max(one.value, other.value),
    )
