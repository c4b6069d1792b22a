"""What lies beside each other, to take along: the matrix of groups, two taarten, and a theme on two sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qsl

from components.herkomst.matrix import matrix_notes
from data.asked.selection import Selection
from data.asked.shortlink import encode
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.groups.divisions import divisions
from data.queries.matrix import matrix
from data.queries.pairs.pair import Pair, pair
from data.queries.pairs.two_pies import two_pies
from figures.exhibit import Exhibit
from figures.grid import GroupMatrix
from figures.kind import Plot
from figures.pair import Dumbbells, rows_of
from figures.taarten import Taarten
from figures.words.pair import Names, conclusion, peers, scale_words
from figures.words.text import text
from figures.words.trace import sources_of
from figures.words.years import years_shown
from views.herkomst import is_split, matrix_words
from views.vergelijken import PIES, TABLE, named, pair_query

MATRIX = "matrix"


def beside(monitor: Monitor, selection: Selection, page: str, key: str) -> Exhibit | None:
    """The figure ``key`` of a page when it is one of these; None when it is not, or there is none here."""
    if (page, key) == ("herkomst", MATRIX):
        return _matrix(monitor, selection) if is_split(monitor) else None
    if page != "vergelijken" or key not in (PIES, TABLE):
        return None
    found = pair(monitor, selection)
    if found is None:
        return None
    return (_pies if key == PIES else _table)(monitor, selection, found, named(monitor, found))


def _matrix(monitor: Monitor, selection: Selection) -> Exhibit | None:
    divided = divisions(monitor, selection)
    if divided is None:
        return None
    found = matrix(monitor, selection, divided)
    theme = monitor.catalogue.themes[selection.theme]
    area = monitor.areas.full_name(selection.area)
    query = replace(selection, indicator=None, with_group=None).to_query()
    return Exhibit(
        key=MATRIX,
        title=text("meenemen.matrix_kop", thema=theme.name, gebied=area),
        subtitle=matrix_words(monitor, found, "meenemen.matrix_onder"),
        plot=GroupMatrix(found, theme.name) if found.columns else None,
        area=area,
        group=divided.chosen.name,
        year=selection.year,
        source=sources_of(monitor.release, zip(found.columns, found.years, strict=True)),
        years=years_shown(found.years, selection.year),
        counted="",
        release=monitor.release.id,
        fictional=monitor.release.fictional,
        address=f"/herkomst?{query}",
        code=encode("herkomst", dict(parse_qsl(query)), MATRIX),
        notes=tuple(matrix_notes(found)),
        warning=theme.description if theme.sensitive else "",
        definition="; ".join(c.name for c in found.columns),
    )


def _pies(monitor: Monitor, selection: Selection, found: Pair, called: Names) -> Exhibit:
    shown = two_pies(monitor, selection, found.a, found.b)
    plot = Taarten(shown.profiles, (called.a_full, called.b_full), monitor.themes, shown.yardstick)
    subtitle = text("vergelijken.taarten", a=called.a_full, b=called.b_full)
    base = _exhibit(monitor, selection, found, PIES, plot, monitor.indicators)
    return replace(
        base,
        title=conclusion(found.rows, called),
        subtitle=_joined((subtitle, called.shared, base.years)),
        notes=tuple(scale_words(shown, called, selection.reference)),
    )


def _table(monitor: Monitor, selection: Selection, found: Pair, called: Names) -> Exhibit:
    theme = monitor.catalogue.themes[selection.theme]
    rows = rows_of(found, theme.id)
    known = any(f.value is not None for r in rows for f in (r.a, r.b))
    plot = Dumbbells(tuple(rows), (called.a, called.b), selection.year) if known else None
    told = text("vergelijken.tabel", thema=theme.name, a=called.a_full, b=called.b_full)
    base = _exhibit(monitor, selection, found, TABLE, plot, [r.indicator for r in rows])
    return replace(
        base,
        title=f"{theme.name}: {conclusion(rows, called)}" if known else told,
        subtitle=_joined((told, called.shared, base.years)),
        notes=(text("vergelijken.leeswijzer", peers=peers(found)),) if known else (),
        warning=theme.description if theme.sensitive else "",
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(p for p in parts if p)


def _exhibit(
    monitor: Monitor,
    selection: Selection,
    found: Pair,
    key: str,
    plot: Plot | None,
    indicators: Iterable[Indicator],
) -> Exhibit:
    """What both figures of two sides have in common."""
    own, query = list(indicators), pair_query(selection, key)
    shown = [
        (r.indicator, f.year)
        for r in found.rows
        for f in (r.a, r.b)
        if r.indicator in own and f.value is not None
    ]
    areas = dict.fromkeys(monitor.areas.full_name(s.area.code) for s in (found.a, found.b))
    groups = dict.fromkeys(s.group.label for s in (found.a, found.b))
    return Exhibit(
        key=key,
        title="",
        subtitle="",
        plot=plot,
        area=" – ".join(areas),
        group=" – ".join(groups),
        year=selection.year,
        source=sources_of(monitor.release, shown),
        years=years_shown((y for _, y in shown), selection.year),
        counted="",
        release=monitor.release.id,
        fictional=monitor.release.fictional,
        address=f"/vergelijken?{query}",
        code=encode("vergelijken", dict(parse_qsl(query)), key),
        definition="; ".join(dict.fromkeys(i.name for i in own)),
    )
