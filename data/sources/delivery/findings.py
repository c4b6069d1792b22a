"""Everything that is wrong with a delivery, collected first and said at once.

A researcher who mends one fault per run loses a day. So nothing here raises while reading; ``stop``
raises once, with every kind of fault, the first MOST places of each and the number of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from data.releases.release import ReleaseError
from data.sources.delivery.words import number, tell

MOST = 20  # places shown per kind of fault; more of the same teaches nothing


class DeliveryError(ReleaseError):
    """A delivery cannot become a release; the message lists, in Dutch, everything that stands in the way."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is wrong, what stands there and what was expected."""

    file: str
    row: int | None
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(tell("plek_rij", row=self.row))
        if self.column:
            where.append(tell("plek_kolom", column=self.column))
        return tell("plek", where=", ".join(where), found=self.found, expected=self.expected)


@dataclass(slots=True)
class _Kind:
    count: int = 0
    places: list[Spot] = field(default_factory=list)


class Findings:
    """Faults (``fout_…``) and warnings (``waarschuwing_…``), by kind, in the order they were met."""

    def __init__(self) -> None:
        self._faults: dict[str, _Kind] = {}
        self._warnings: dict[str, _Kind] = {}
        self.remarks: list[str] = []

    def fault(self, kind: str, place: Spot) -> None:
        """Note one fault."""
        self.faults(kind, (0,), lambda _: place)

    def faults(self, kind: str, positions: Sequence[int], place: Callable[[int], Spot]) -> None:
        """Note a fault at each of ``positions``; ``place`` is only asked for those that will be shown."""
        _note(self._faults, kind, positions, place)

    def warnings(self, kind: str, positions: Sequence[int], place: Callable[[int], Spot]) -> None:
        """The same for what may be right, but must be looked at."""
        _note(self._warnings, kind, positions, place)

    def remark(self, sentence: str) -> None:
        """Note what is worth knowing and needs no answer."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    @property
    def wrong(self) -> bool:
        """True when there is a fault."""
        return bool(self._faults)

    def stop(self, *, accept: bool = True) -> None:
        """Raise DeliveryError when there is a fault, or a warning that was not accepted."""
        if self._faults:
            head = tell("niet_geschreven_fouten", count=_count(self._faults))
            lines = [*_lines("fout", self._faults), *self.accepted(), *self._also()]
            raise DeliveryError("\n".join([head, *lines]))
        if self._warnings and not accept:
            head = tell("niet_geschreven_waarschuwingen", count=_count(self._warnings))
            raise DeliveryError("\n".join([head, *self.accepted(), *self._also(), tell("zeg_accept")]))

    def _also(self) -> list[str]:
        """The remarks, below what is wrong: a file that was not read may be why."""
        return [tell("kop_ook"), *(f"  - {r}" for r in self.remarks)] if self.remarks else []

    def accepted(self) -> list[str]:
        """The warnings as lines of text."""
        return list(_lines("waarschuwing", self._warnings))

    def warned(self) -> list[tuple[str, str]]:
        """Per kind of warning its name and the first place with the number, for the manifest."""
        return [
            (tell(f"waarschuwing_{kind}"), tell("in_manifest", count=number(k.count), first=k.places[0]))
            for kind, k in self._warnings.items()
        ]


def _note(kinds: dict[str, _Kind], kind: str, positions: Sequence[int], place: Callable[[int], Spot]) -> None:
    if len(positions) == 0:
        return
    known = kinds.setdefault(kind, _Kind())
    known.count += len(positions)
    known.places += [place(int(i)) for i in positions[: max(0, MOST - len(known.places))]]


def _count(kinds: dict[str, _Kind]) -> str:
    return number(sum(k.count for k in kinds.values()))


def _lines(prefix: str, kinds: dict[str, _Kind]) -> Iterable[str]:
    for kind, known in kinds.items():
        name = tell(f"fout_{kind}") if prefix == "fout" else tell(f"waarschuwing_{kind}")
        yield tell("kop_soort", name=name, count=number(known.count))
        yield from (f"  - {place}" for place in known.places)
        if known.count > len(known.places):
            yield "  " + tell("en_nog", count=number(known.count - len(known.places)))
