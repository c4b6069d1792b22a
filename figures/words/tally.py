"""Titles that count verdicts: "Op 9 onderwerpen ongunstiger dan in Utrecht"; subjects, never times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.results import Comparison, Profile, Reading
from figures.words.text import text
from figures.words.title import fitting
from figures.words.wording import reference_phrase


def pie_title(profile: Profile, where: str) -> str:
    """The conclusion of a taart: on how many subjects it came out more, and less, favourable.

    The same figures as in the labels of its themes: those that have a slice, in themes with a verdict.
    """
    themes = {c.theme for c in profile.themes if c.judged}
    shown = [r for r in profile.readings if r.indicator.pie and r.indicator.theme in themes]
    judged = [r for r in shown if r.indicator.judged and r.scored]
    if profile.comparison.kind is None or not judged:
        return text("meenemen.taart_kop_geen", gebied=where)
    return fitting(*(t[0].upper() + t[1:] for t in _ways(judged, profile.comparison)))


def table_title(profile: Profile, theme: str, name: str) -> str:
    """The conclusion of the table of a theme: the same of all its rows.

    Of a theme whose subjects are only described: on how many it came out higher and lower.
    """
    rows = [r for r in profile.readings if r.indicator.theme == theme]
    scored = [r for r in rows if r.scored]
    told = [r for r in scored if r.indicator.judged] or scored
    if profile.comparison.kind is None or not told:
        known = sum(r.figure.value is not None for r in rows)
        return text("meenemen.tabel_kop", thema=name, aantal=known, totaal=len(rows))
    ways = _ways(told, profile.comparison)
    return fitting(*(text("meenemen.op_thema", thema=name, telling=w) for w in ways))


def _ways(rows: Sequence[Reading], comparison: Comparison) -> list[str]:
    """The count with what it is held against, and without where that is too long. Doubt is always told."""
    counted = _counted(rows)
    named = text("meenemen.op_dan", telling=counted, ijkpunt=reference_phrase(comparison))
    doubt = _doubt(rows)
    return [f"{named}{doubt}", f"{counted}{doubt}"]


def _counted(rows: Sequence[Reading]) -> str:
    """ "op 6 onderwerpen gunstiger en op 1 ongunstiger"."""
    judged = rows[0].indicator.judged
    words = [text(f"oordeel.{k}") for k in (("gunstiger", "ongunstiger") if judged else ("hoger", "lager"))]
    sides = [sum(_side(r) == sign for r in rows) for sign in (1, -1)]
    there = [(n, word) for n, word in zip(sides, words, strict=True) if n]
    if not there:
        return text("meenemen.op_geen", eerst=words[0], oordeel=words[1])
    (count, word), *more = there
    first = text("meenemen.op_een" if count == 1 else "meenemen.op", aantal=count, oordeel=word)
    return text("meenemen.op_ook", eerst=first, aantal=more[0][0], oordeel=more[0][1]) if more else first


def _doubt(rows: Iterable[Reading]) -> str:
    """ ", waarvan 2 mogelijk toeval": those that have an open mark; empty when none has."""
    count = sum(r.doubtful for r in rows if r.coloured)
    return text("meenemen.op_twijfel", aantal=count) if count else ""


def _side(reading: Reading) -> int:
    """1 for more favourable or higher, -1 for the other side, 0 for much like it."""
    level = reading.favour if reading.indicator.judged else reading.level
    return (level > 0) - (level < 0)
