"""Who live here by origin: a bar per group with its number and share, beside a wider area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.catalogue import Group
from data.queries.groups.divisions import contains
from data.queries.groups.origin_mix import MixPart, OriginMix
from figures.dots.track import Mark, Track
from figures.kind import Plot
from figures.numbers.columns import Column, Table, Where
from figures.words import formatting
from figures.words.text import text


@dataclass(frozen=True, slots=True)
class Mix(Plot):
    """Who live here by origin, beside a wider area."""

    groups: OriginMix


def whole_of(part: MixPart, parts: Sequence[MixPart]) -> MixPart | None:
    """The group that ``part`` is counted in as well, when the classification divides it further."""
    return next((p for p in parts if contains(p.group, part.group)), None)


def track(plot: Mix) -> Track:
    """A bar per group; a tick shows the share in the wider area."""
    wider = plot.groups.wider
    return Track(
        tuple(_mark(p, plot.groups.parts) for p in plot.groups.parts),
        "%",
        1,
        tick_words=text("herkomst.streep_ruimer", gebied=wider.name) if wider else "",
        bars=True,
    )


def _mark(part: MixPart, parts: Sequence[MixPart]) -> Mark:
    label = part.group.label
    if whole_of(part, parts):
        label = text("herkomst.waarvan", groep=_within(part.group))
    if part.people.value is None:
        return Mark(label, reason(part), tick=part.wider)
    people = text("kaart.inwoners", aantal=formatting.people(part.people))
    if part.people.fewer_than:  # then "0 %" would say too much
        return Mark(label, people, "", part.share, tick=part.wider)
    return Mark(label, percent(part.share), people, part.share, tick=part.wider)


def reason(part: MixPart) -> str:
    """Why a group has no number."""
    return text(f"status.{part.people.status.name.lower()}")


def _within(group: Group) -> str:
    """The name of a group within a sentence: "overige niet-westerse achtergrond", "Turkse achtergrond"."""
    small = group.label[:1].lower() + group.label[1:]
    return small if small in group.people else group.label


def percent(share: float | None) -> str:
    """A share in words, a dash for none."""
    return "–" if share is None else f"{formatting.number(share, 1)}{formatting.NARROW}%"


def table(plot: Mix) -> Table[MixPart]:
    """A row per group: how many, their share here and in the wider area."""
    wider = plot.groups.wider.name if plot.groups.wider else ""
    card, file = Where.CARD, Where.FILE
    beside = Column(
        text("herkomst.kop_aandeel_ruimer", gebied=wider), _wider_words, where=card, always=True
    )  # fmt: skip
    head = text("meenemen.aandeel_ruimer", gebied=wider) if wider else ""
    return Table(
        (
            Column(text("herkomst.kop_groep"), lambda p: p.group.label),
            Column(text("herkomst.kop_inwoners"), _people_words, where=card, always=True),
            Column(text("herkomst.kop_aandeel"), lambda p: percent(p.share), where=card, always=True),
            *((beside,) if wider else ()),
            Column(text("herkomst.kop_inwoners"), _people, 0, where=file),
            Column(text("meenemen.aandeel"), _share, 1, where=file),
            Column(head, lambda p: p.wider, 1, where=file),
            Column(
                text("meenemen.status"), lambda p: reason(p) if p.people.value is None else "", where=file
            ),
        ),
        plot.groups.parts,
    )


def _status(part: MixPart) -> str:
    return reason(part) if part.people.value is None else ""


def _people(part: MixPart) -> int | None:
    return None if part.people.value is None else round(part.people.value)


def _share(part: MixPart) -> float | None:
    return None if part.people.value is None else part.share


def _people_words(part: MixPart) -> str:
    return reason(part) if part.people.value is None else formatting.people(part.people)


def _wider_words(part: MixPart) -> str:
    return percent(part.wider)
