"""What an attack on a release found: how close an intruder comes, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.disclosure.words import number as dutch
from data.disclosure.words import refused, spoken

NAMED = 20  # leaks that are named; the others are counted


@dataclass(frozen=True, slots=True)
class Leak:
    """A hidden count that follows from the published ones: it lies between ``low`` and ``high``."""

    count: str
    year: int
    group: str
    area: str
    low: int
    high: int  # -1: an index, from which a count follows that is not named

    @property
    def cell(self) -> tuple[str, int, str, str]:
        """Which count it is, whatever became known of it."""
        return self.count, self.year, self.group, self.area

    @property
    def width(self) -> int:
        """How far the highest and lowest possible count are apart."""
        return self.high - self.low

    def __str__(self) -> str:
        key = "lek" if self.high >= 0 else "lek_index"
        return spoken(key, **{name: getattr(self, name) for name in self.__slots__})


@dataclass
class AuditReport:
    """What the audit found; ``worst`` is the narrowest interval around a small count.

    ``people`` and ``people_shown`` are counted in the areas of ``level``, the plural of its name.
    """

    cells: int = 0
    hidden: int = 0
    level: str = ""
    people: float = 0.0
    people_shown: float = 0.0
    solved: int = 0
    proven: int = 0
    subtracted: int = 0
    worst: Leak | None = None
    leaks: list[Leak] = field(default_factory=list)
    revised: tuple[tuple[str, int], ...] = ()

    def lines(self) -> Iterator[str]:
        """The report in Dutch, a sentence per line."""
        share = 100 * (1 - self.hidden / max(self.cells, 1))
        yield spoken(
            "verslag_cellen", cells=dutch(self.cells), hidden=dutch(self.hidden), share=dutch(share, 1)
        )
        yield spoken(
            "verslag_mensen",
            level=self.level,
            share=dutch(min(100.0, 100 * self.people_shown / max(self.people, 1.0)), 1),
        )
        yield spoken(
            "verslag_aanval",
            subtracted=dutch(self.subtracted),
            proven=dutch(self.proven),
            solved=dutch(self.solved),
        )
        if self.worst is not None:
            yield spoken("verslag_slechtste", width=self.worst.width, where=self.worst)
        if self.revised:
            yield spoken("verslag_herzien", count=len(self.revised))
        yield spoken("verslag_lekken", count=dutch(len(self.leaks))) if self.leaks else spoken("verslag_goed")
        yield from (f"  {leak}" for leak in self.leaks[:NAMED])

    def demand(self) -> None:
        """Raise ReleaseError naming the cells when something leaks."""
        if self.leaks:
            named = "\n- ".join(str(leak) for leak in self.leaks[:NAMED])
            raise refused("lekt", count=dutch(len(self.leaks)), named=named)
