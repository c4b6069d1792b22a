"""Figures on their way into a release, and which of them show the same counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from data.catalogue import Indicator
from data.disclosure.primary import MIN_PEOPLE, Mask, Statuses
from data.disclosure.proof.structure import rules
from data.releases.release import Status

Counts = npt.NDArray[np.integer[Any]]


@dataclass
class Delivered:
    """The figures of one indicator with all their numbers; arrays (years, groups, areas), -1 for not known.

    ``status`` is after the primary rule, and gets more ONDERDRUKT while the figures are protected. ``kept``
    are the tellers and the noemers that an earlier release shows and that are still so: whoever kept it knows
    those, whatever is hidden now.
    """

    indicator: Indicator
    numerator: Counts
    denominator: Counts
    status: Statuses
    kept: tuple[Mask, Mask] | None = None

    @property
    def there(self) -> Mask:
        """Where there is a figure, published or hidden: (years, groups, areas)."""
        found: Mask = (self.status == Status.BESCHIKBAAR) | (self.status == Status.ONDERDRUKT)
        return found

    @property
    def hidden(self) -> Mask:
        """Where the figure is hidden: (years, groups, areas)."""
        found: Mask = self.status == Status.ONDERDRUKT
        return found

    def of_year(self, year: int) -> Delivered:
        """The figures of one year (its position); what is hidden there is hidden here."""
        one = slice(year, year + 1)
        kept = None if self.kept is None else (self.kept[0][one], self.kept[1][one])
        return Delivered(self.indicator, self.numerator[one], self.denominator[one], self.status[one], kept)

    def hide(self, cells: Mask) -> None:
        """Hide the figures that are there in ``cells`` (years, groups, areas)."""
        self.status[cells & self.there] = Status.ONDERDRUKT


def noemer(indicator: Indicator) -> str | None:
    """The name of the count an indicator shows as its noemer; None when that is not about the cell itself."""
    if indicator.kind in ("aantal", "index") or indicator.id in rules()["other_noemers"]:
        return None
    return indicator.denominator


def teller(indicator: Indicator) -> str | None:
    """The name of the count an indicator shows as its teller; indicators with one name show one count."""
    if indicator.kind in ("gemiddelde", "index"):
        return None
    return str(rules()["tellers"].get(indicator.id, f"teller:{indicator.id}"))


def counts_of(member: Delivered) -> tuple[tuple[str | None, Counts], ...]:
    """The names and arrays of the counts that an indicator shows."""
    return (
        (noemer(member.indicator), member.denominator),
        (teller(member.indicator), member.numerator),
    )


def kept_of(member: Delivered, name: str) -> Mask:
    """Where an earlier release shows the count ``name`` as it still is: (years, groups, areas)."""
    found = np.zeros(member.status.shape, np.bool_)
    if member.kept is not None:
        for own, mask in zip((teller(member.indicator), noemer(member.indicator)), member.kept, strict=True):
            found |= mask & (own == name)
    return found


def least(name: str, cluster: Sequence[Delivered]) -> int:
    """From how many people on the count ``name`` needs no protection."""
    users = [d.indicator for d in cluster if noemer(d.indicator) == name]
    return min((i.min_denominator for i in users), default=MIN_PEOPLE)


def clusters(indicators: Iterable[Indicator]) -> list[list[Indicator]]:
    """The indicators that must be protected together, because they share a count or belong to one whole."""
    found: list[tuple[set[str], list[Indicator]]] = []
    for indicator in indicators:
        names = {n for n in (noemer(indicator), teller(indicator)) if n}
        if indicator.id in rules()["indices"]:
            names.add(rules()["indices"][indicator.id]["of"])
        names |= {f"teller:{other}" for pair in pairs([indicator]) for other in pair}
        names |= {n for r in rules()["same"] if names & set(r["counts"]) for n in r["counts"]}
        names |= {r["of"] for r in rules()["gives_away"] if r["count"] in names}
        ages = rules()["ages"]
        if names & {*ages["counts"], *ages["within"], *ages["at_most"]}:
            names.add("ages")
        together = [entry for entry in found if entry[0] & names]
        for entry in together:
            found.remove(entry)
        merged = [i for entry in together for i in entry[1]] + [indicator]
        found.append((names.union(*(entry[0] for entry in together)), merged))
    return [members for _, members in found]


def pairs(indicators: Sequence[Indicator]) -> list[tuple[str, str]]:
    """Indicators that are each other's complement, in all groups or in some."""
    named = {(i.id, i.complement) for i in indicators if i.complement}
    known = {(a, b) for a, b in rules()["complements"] if any(i.id in (a, b) for i in indicators)}
    return sorted({(min(a, b), max(a, b)) for a, b in named | known})


def wholes(indicators: Sequence[Indicator]) -> dict[str, list[str]]:
    """Compositions: the indicators of which the tellers add up to their noemer, such as two complements."""
    found: dict[str, list[str]] = {}
    for indicator in indicators:
        if indicator.whole or indicator.complement:
            both = "+".join(sorted((indicator.id, indicator.complement or "")))
            found.setdefault(indicator.whole or both, []).append(indicator.id)
    return {name: parts for name, parts in found.items() if len(parts) > 1}
