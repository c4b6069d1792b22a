"""The table of one theme: every figure with its counts, reference, change, verdict and meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import repeat

from data.asked.selection import Selection
from data.catalogue import Indicator, Theme, shipped
from data.releases.release import Status
from data.results import Profile, Reading, Series
from figures.address import at
from figures.lines.sparkline import change_words, sparkline
from figures.markup import Markup
from figures.table import ThemeTable, fits
from figures.verdict import Verdict, verdict
from figures.words import formatting
from figures.words.meaning import meaning
from figures.words.text import text
from figures.words.years import year_note

ALONE = 2  # so many rows without a figure may stand in a table
_COLUMNS = ("indicator", "waarde", "ijkpunt", "verandering", "oordeel")


def screen(plot: ThemeTable, _title: str) -> Markup:
    """The rows that fit this area and group, and the names of those that do not."""
    lines: Iterable[Series | None] = plot.series or repeat(None, len(plot.readings))
    rows = [(r, line) for r, line in zip(plot.readings, lines, strict=True) if fits(r)]
    if not rows:
        return _empty(plot.theme)
    silent = [r for r, _ in rows if r.figure.status is Status.NIET_BESCHIKBAAR]
    if len(silent) > ALONE:  # said once, by name: a table of dashes says nothing
        rows = [(r, line) for r, line in rows if r not in silent]
    else:
        silent = []
    if not rows:
        return _silent(plot.theme, plot.profile.selection)
    heads = {c: plot.against if c == "ijkpunt" else text(f"tabel.kop_{c}") for c in _COLUMNS}
    body = Markup("").join(_row(r, line, plot, heads) for r, line in rows)
    return _table(
        plot.theme, body + _absent(silent) + _beside([r for r in plot.readings if not fits(r)]), heads
    )


def theme_tabs(themes: Sequence[Theme], chosen: str) -> Markup:
    """A button per theme; choosing one is an event "thema"."""
    return Markup('<div class="tabs" role="group" aria-label="{label}">{tabs}</div>').format(
        label=text("tabel.themas"), tabs=Markup("").join(_tab(t, t.id == chosen) for t in themes)
    )


@lru_cache(100)
def _tab(theme: Theme, on: bool) -> Markup:
    return Markup(
        '<button type="button" class="tab{on}" aria-pressed="{pressed}" data-event="thema" data-value="{id}" '
        'data-key="tab-{id}">{name}</button>'
    ).format(
        on=" is-on" if on else "",
        pressed=str(on).lower(),
        id=theme.id,
        name=theme.short,
    )


def _table(theme: Theme, body: Markup, heads: Mapping[str, str]) -> Markup:
    return Markup(
        '<table class="figures"><caption class="visually-hidden">{name}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    ).format(
        name=theme.name,
        heads=Markup("").join(
            Markup('<th scope="col" class="c-{c}">{h}</th>').format(c=c, h=h) for c, h in heads.items()
        ),
        body=body,
    )


def _empty(theme: Theme) -> Markup:
    return Markup('<p class="empty">{}</p>').format(text("taart.geen_cijfers", thema=theme.name))


def _silent(theme: Theme, selection: Selection) -> Markup:
    """That no source gives this theme for who was chosen here, and the way to figures."""
    told = Markup("{}").format(
        text("tabel.stil", thema=theme.name, wie=shipped().groups[selection.group].people)
    )
    if selection.group != "T":
        everyone = replace(selection, group="T", indicator=None).to_query()
        told += Markup(' <a href="{}">{}</a>').format(at(f"/?{everyone}&herkomst=T"), text("tabel.iedereen"))
    return Markup('<p class="empty">{}</p>').format(told)


def _absent(readings: Sequence[Reading]) -> Markup:
    """The indicators that no source gives for this choice, by name."""
    if not readings:
        return Markup("")
    names = ", ".join(r.indicator.short for r in readings)
    return Markup('<tr class="beside"><td colspan="5">{}</td></tr>').format(
        text("tabel.niet_gegeven", namen=names)
    )


def _beside(readings: Sequence[Reading]) -> Markup:
    """The indicators that make no sense for this area or group, by name, so that nobody misses them."""
    if not readings:
        return Markup("")
    names = ", ".join(r.indicator.short for r in readings)
    return Markup('<tr class="beside"><td colspan="5">{}</td></tr>').format(
        text("tabel.past_niet", namen=names)
    )


def _row(reading: Reading, series: Series | None, plot: ThemeTable, heads: Mapping[str, str]) -> Markup:
    """One indicator, and its meaning below it; a narrow screen shows ``heads`` in the cells."""
    indicator = reading.indicator
    name, info = _name(indicator)
    return Markup(
        '<tr data-mark="{id}"><th scope="row"><a href="{href}" {name}</a>{year}{info}</th>'
        '<td class="c-waarde" data-head="{here}">{value}</td>'
        '<td class="c-ijkpunt" data-head="{against}">{reference}</td>'
        '<td class="c-verandering" data-head="{changes}">{change}</td>'
        '<td class="c-oordeel">{verdict}</td></tr>'
        '<tr id="uitleg-{id}" class="meaning" hidden><td colspan="5">{meaning}</td></tr>'
    ).format(
        id=indicator.id, href=link(plot.profile, indicator.id), name=name, info=info,
        year=_year(reading, plot.profile),
        here=heads["waarde"], against=heads["ijkpunt"], changes=heads["verandering"],
        value=_value(reading), reference=_reference(reading),
        change=_change(reading, series) if series else "",
        verdict=_verdict(verdict(reading)), meaning=meaning(reading, plot.release),
    )  # fmt: skip


@lru_cache(500)
def _name(indicator: Indicator) -> tuple[Markup, Markup]:
    """The end of the link with its name, and the button that opens its meaning."""
    name = Markup('title="{}">{}').format(indicator.name, indicator.short)
    return name, Markup(
        '<button type="button" class="info" aria-expanded="false" aria-controls="uitleg-{id}" '
        'data-toggle="uitleg-{id}" data-key="info-{id}" aria-label="{ask}">i</button>'
    ).format(id=indicator.id, ask=text("tabel.uitleg_bij", naam=indicator.short))


@cache
def _verdict(shown: Verdict) -> Markup:
    more = shown.spoken.removeprefix(shown.word)  # what the sign says to who sees it
    return Markup('<span class="verdict v-{k}"><b aria-hidden="true">{s}</b>{w}{more}</span>').format(
        k=shown.key, s=shown.sign, w=shown.word,
        more=Markup('<span class="visually-hidden">{}</span>').format(more) if more else "",
    )  # fmt: skip


def link(profile: Profile, indicator: str) -> str:
    """Where the dashboard of an indicator is, with the selection in it."""
    query = f"{_query(profile.selection)}&indicator={indicator}"
    return at(f"/thema/{profile.selection.theme}?{query}#{indicator}")


@lru_cache(20)
def _query(selection: Selection) -> str:
    """The selection as the links of all rows carry it, but for their indicator."""
    return replace(selection, indicator=None).to_query()


def _year(reading: Reading, profile: Profile) -> Markup:
    """The year of a figure when it is not the year that was chosen, and that it is provisional."""
    note = year_note(reading.figure, profile.selection.year)
    return Markup(' <span class="year">{}</span>').format(note) if note else Markup("")


def _value(reading: Reading) -> Markup:
    figure, indicator = reading.figure, reading.indicator
    if figure.value is None:
        return Markup(
            '<span class="none" data-tip="{why}" tabindex="0">{word}'
            '<span class="visually-hidden">: {why}</span></span>'
        ).format(
            why=formatting.why_absent(figure, indicator), word=formatting.figure_value(figure, indicator)
        )
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(
        formatting.figure_value(figure, indicator), formatting.counts(figure, indicator)
    )


def _reference(reading: Reading) -> Markup:
    if reading.reference is None:
        return Markup('<span class="none">{}</span>').format(text("tabel.geen_ijkpunt"))
    words = formatting.difference(reading.gap, reading.indicator) if reading.gap is not None else ""
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(
        formatting.with_unit(reading.reference, reading.indicator), words
    )


def _change(reading: Reading, series: Series) -> Markup:
    words, year = change_words(series, reading.figure), reading.figure.year
    return Markup('{} <span class="counts">{}</span>').format(sparkline(series, year), words)
