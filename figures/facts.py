"""What is said with a figure besides its title: notes that know where they hold, years as numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from data.releases.release import Release
from figures.words.dates import dutch_date

Medium = Literal["screen", "paper", "native"]
"""Where a figure is shown: in the monitor, as our own drawing elsewhere, as a chart of PowerPoint."""
NoteKind = Literal["always", "drawn", "screen"]

_KINDS: dict[Medium, frozenset[NoteKind]] = {
    "screen": frozenset({"always", "drawn", "screen"}),
    "paper": frozenset({"always", "drawn"}),
    "native": frozenset({"always"}),  # PowerPoint draws no margins and sets a scale of its own
}


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that belongs to a figure, never cut off where it holds.

    ``kind`` says where: "always"; "drawn" is about our own drawing (its scale, its surface); "screen" about
    what one can do there.
    """

    kind: NoteKind
    words: str


def always(*words: str) -> tuple[Note, ...]:
    """Notes that hold wherever the figure goes; empty words are none."""
    return tuple(Note("always", w) for w in words if w)


def notes_on(notes: Iterable[Note], medium: Medium) -> tuple[str, ...]:
    """The words of those notes that hold on a medium."""
    return tuple(n.words for n in notes if n.kind in _KINDS[medium])


@dataclass(frozen=True, slots=True)
class Years:
    """The years of the figures that are shown, oldest first, and how they are told.

    ``early`` when the source may still change a figure: then the words say more than the year.
    """

    numbers: tuple[int, ...] = ()
    words: str = ""
    early: bool = False

    @property
    def only(self) -> int | None:
        """The year of all figures, None when they have several or none."""
        return self.numbers[0] if len(self.numbers) == 1 else None


@dataclass(frozen=True, slots=True)
class Stamp:
    """The release that figures are from: its ``id`` for a file, and for the eye the ``date`` in words."""

    id: str
    date: str


def stamp_of(release: Release) -> Stamp:
    """Which release, and of when."""
    return Stamp(release.id, dutch_date(release.created))
