"""What a figure is: the same object for the card on the screen and for every file that is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from figures.address import Address
from figures.facts import Medium, Note, Stamp, Years, notes_on
from figures.kind import Plot
from figures.words.text import text

EVERY_GROUP: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One figure with everything that must go with it wherever it is shown.

    ``title`` is the conclusion, ``subtitle`` what, whom, where, when; ``plot`` None when there is nothing to
    draw. ``areas`` and ``groups`` are the names of where and whom it is about; EVERY_GROUP when it shows all
    groups of a division. ``year`` is the year that was chosen, ``years`` those of the figures: a single one
    may be older. ``counted`` is how many people they are about, empty where that differs from row to row,
    ``recounted`` from which areas of then they were counted anew. ``notes`` and ``warning`` belong to the
    figure and are never cut off; ``definition`` says what counts. ``file`` is its word in the name of a
    file, where that is another than its key.
    """

    address: Address
    title: str
    subtitle: str
    plot: Plot | None
    areas: tuple[str, ...]
    groups: tuple[str, ...]
    year: int
    years: Years
    source: str
    release: Stamp
    fictional: bool
    counted: str = ""
    recounted: str = ""
    notes: tuple[Note, ...] = ()
    warning: str = ""
    definition: str = ""
    file: str = ""

    @property
    def page(self) -> str:
        """The page that it stands on."""
        return self.address.page

    @property
    def key(self) -> str:
        """Its name on that page."""
        return self.address.key

    @property
    def where(self) -> str:
        """Its areas in words."""
        return _joined(self.areas)

    @property
    def whom(self) -> str:
        """Its groups in words."""
        return _joined(self.groups) or text("meenemen.elke_groep")

    def notes_on(self, medium: Medium) -> tuple[str, ...]:
        """What must be said with it on a medium."""
        return notes_on(self.notes, medium)


def _joined(names: Iterable[str]) -> str:
    return " – ".join(dict.fromkeys(names))
