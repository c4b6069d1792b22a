"""The words and numbers of a report, in the order of its pages: what screen, PDF and slides all show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.catalogue import Theme
from data.monitor import Monitor
from data.queries.report_by_side import AreaReport, ReportSide
from data.releases.release import Status
from data.results import Comparison, Profile, Reading
from figures.exhibit import Exhibit
from figures.facts import Stamp, stamp_of
from figures.overzicht.taart import taart
from figures.rapport.clipped import clipped, sentences
from figures.rapport.place import place_of
from figures.rapport.rows import Called, ReportRow, row_of, silent, telling
from figures.taart.keys import shown_words
from figures.words import formatting
from figures.words.headline import sentences_for
from figures.words.many import many_words_by_side
from figures.words.text import text, texts
from figures.words.trace import source_words
from figures.words.wording import reference_column, reference_sentence
from figures.words.years import dated

FRONT = 2  # themes on the first page
MEANING = 250  # characters of what a theme may mean
MEANING_SHORT = 150  # when two sides need the room


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One side. ``short`` is its name beside a bar, ``heading`` that above its sentences.

    ``full`` tells area, group and year; ``counted`` is n in words; ``taart`` is that of the overview.
    """

    short: str
    heading: str
    full: str
    area: str
    people: str
    counted: str
    sentences: tuple[str, ...]
    profile: Profile
    taart: Exhibit


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme: per side how it came out, the rows to show up front, all rows, and what to talk about.

    ``beside`` names what does not fit this area or group, ``absent`` what no source gives.
    """

    theme: Theme
    verdicts: tuple[str, ...]
    shown: tuple[ReportRow, ...]
    rows: tuple[ReportRow, ...]
    beside: str
    absent: str
    meaning: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportContent:
    """``mark`` (what the line in a bar is), ``legend`` and ``many`` (which colours stand) are sentences.

    ``place`` is a map (SVG) of where the first area lies, ``place_words`` says so; both "" without a map.
    """

    title: str
    subtitle: str
    columns: tuple[ReportColumn, ...]
    themes: tuple[ThemePart, ...]
    reference: str
    mark: str
    legend: str
    many: str
    source: str
    year: int
    release: Stamp
    fictional: bool
    place: str = ""
    place_words: str = ""

    @property
    def pair(self) -> bool:
        """Two sides?"""
        return len(self.columns) > 1

    @property
    def filled(self) -> tuple[ThemePart, ...]:
        """The chosen themes that have figures here."""
        return tuple(t for t in self.themes if t.shown)

    @property
    def front(self) -> int:
        """How many themes stand on the first page; two taarten leave no room for any."""
        return 0 if self.pair else FRONT


def content(monitor: Monitor, report: AreaReport, themes: Sequence[str]) -> ReportContent:
    """The report about ``report`` with the chosen ``themes`` (ids, shown in the order of the catalogue)."""
    columns = tuple(_column(monitor, side, report) for side in report.sides)
    called = [Called(c.short, reference_column(c.profile.comparison)) for c in columns]
    chosen = [t for t in monitor.themes if t.id in themes]
    count = sum(1 for t in chosen if monitor.by_theme[t.id])
    year, release = report.selection.year, monitor.release
    rows = _rows_for(count, len(columns))
    areas = list(dict.fromkeys(c.area for c in columns))
    people = list(dict.fromkeys(c.people for c in columns))
    every = [c.profile.comparison for c in columns]
    held = [c for c in every if c.kind] or every  # the yardstick itself is held against nothing
    references = list(dict.fromkeys(reference_column(c) for c in held))
    return ReportContent(
        title=_both(areas),
        subtitle=text("rapport.onder", wie=_capital(_both(people)), jaar=year),
        columns=columns,
        themes=tuple(
            _theme(monitor, report, t, called, rows[min(i, len(rows) - 1)]) for i, t in enumerate(chosen)
        ),
        reference=references[0] if len(references) == 1 else text("meenemen.ijkpunt"),
        mark=_mark(held),
        legend=" ".join(dict.fromkeys(map(reference_sentence, held))),
        many=many_words_by_side([(c.short, c.profile.many) for c in columns]),
        source="; ".join(dict.fromkeys(s.name for s in release.sources)),
        year=year,
        release=stamp_of(release),
        fictional=release.fictional,
        **place_of(monitor, report.sides[0].side.area),
    )


def _both(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else text("rapport.en", een=names[0], ander=names[1])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _column(monitor: Monitor, side: ReportSide, report: AreaReport) -> ReportColumn:
    area, group = side.side.area, side.side.group
    full = monitor.areas.full_name(area.code)
    others = [s.side for s in report.sides if s is not side]
    short = full
    if others and others[0].area == area:
        short = group.short
    elif others and others[0].group != group:
        short = f"{area.name}, {group.short}"
    elif others:
        short = area.name
    people = next((r.figure for r in side.profile.readings if r.indicator.kind == "aantal"), None)
    counted = text("rapport.n_onbekend")
    if people is not None and people.value is not None:
        counted = dated(text("rapport.n", aantal=formatting.people(people)), people, report.selection.year)
    return ReportColumn(
        short=short,
        heading=_capital(group.people) if others and others[0].area == area else short,
        full=f"{full} · {group.people} · {report.selection.year}",
        area=full,
        people=group.people,
        counted=counted,
        sentences=_glance(side),
        profile=side.profile,
        taart=taart(monitor, side.profile, side.highlights),
    )


def _glance(side: ReportSide) -> tuple[str, ...]:
    """The sentences of the overview. An invitation to choose something has no sense on paper."""
    told = sentences_for(side.profile, side.side.group, side.highlights, inviting=False)
    return tuple(told[:5] if side.profile.comparison.kind else [*told, text("kop.letop")])


def _mark(comparisons: Sequence[Comparison]) -> str:
    """What the line in a bar stands for, in a sentence; empty when nothing is compared."""
    if comparisons[0].kind is None:
        return text("rapport.schaal")
    words = text("rapport.streepje_breder")
    if all(c.kind == "totaal" for c in comparisons):
        words = text("rapport.streepje_totaal")
    elif len({(c.area.code) for c in comparisons}) == 1:
        key = "gebied" if all(c.group == "T" for c in comparisons) else "groep"
        if any(c.kind == "iedereen" for c in comparisons):
            key = "iedereen"
        words = text(f"rapport.streepje_{key}", gebied=comparisons[0].area.name)
    return f"{text('rapport.schaal')} {text('rapport.streepje', ijkpunt=words)}"


def _rows_for(themes: int, sides: int) -> list[int]:
    """How many rows each theme shows up front, so that two pages hold them all."""
    if sides > 1:
        return [4 if themes < 5 else 3 if themes < 7 else 2] * max(themes, 1)
    return [4 if i < FRONT or themes - FRONT > 4 else 6 for i in range(max(themes, 1))]


def _theme(
    monitor: Monitor, report: AreaReport, theme: Theme, called: Sequence[Called], most: int
) -> ThemePart:
    own = monitor.by_theme[theme.id]
    fits: list[list[Reading]] = []
    beside: list[list[Reading]] = []
    for p in own:
        readings = [side.profile.readings[p] for side in report.sides]
        absent = all(r.figure.status is Status.NIET_VAN_TOEPASSING for r in readings)
        (beside if absent else fits).append(readings)
    rows = [
        row_of(
            readings,
            [side.series[readings[0].indicator.id] for side in report.sides],
            called,
            source_words(monitor.release, readings[0].indicator, readings[0].figure.year),
        )
        for readings in fits
    ]
    counts = [next(c for c in s.profile.themes if c.theme == theme.id) for s in report.sides]
    shown = telling(rows, most)
    return ThemePart(
        theme=theme,
        verdicts=tuple(shown_words(c, [r.readings[i] for r in rows]) for i, c in enumerate(counts)),
        shown=shown,
        rows=tuple(r for r in rows if not silent(r)),
        beside=", ".join(r[0].indicator.short for r in beside),
        absent=", ".join(r.indicator.short for r in rows if silent(r)),
        meaning=_meaning(shown, MEANING_SHORT if len(called) > 1 else MEANING),
        questions=tuple(texts(f"rapport.vraag_{theme.id}")),
    )


def _meaning(shown: Sequence[ReportRow], most: int) -> str:
    """What the figure that differs most may mean."""
    known = [r for row in shown for r in row.readings if r.figure.value is not None]
    if not known:
        return ""
    first: Reading = max(known, key=lambda r: abs(r.level) if r.scored else 0)
    told = clipped(sentences(first.indicator.meaning), most)
    return text("rapport.kan", naam=first.indicator.short, tekst=told)
