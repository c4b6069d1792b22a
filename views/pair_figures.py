"""What lies beside each other on /vergelijken: two taarten, and the figures of a theme on two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from data.asked.selection import KEYS, Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.pairs.pair_by_indicator import Pair, get_pair_by_indicator
from data.queries.pairs.two_profiles import get_two_profiles
from figures.address import PAIR, Address, address
from figures.exhibit import Exhibit
from figures.facts import always, stamp_of
from figures.kind import Plot
from figures.pair import Dumbbells, rows_of
from figures.taarten import Taarten
from figures.words.many import many_words_by_side
from figures.words.pair import Names, conclusion, names, peers, scale_words
from figures.words.text import text
from figures.words.trace import sources_of
from figures.words.years import of_several
from views.makers import Makers

PIES, TABLE, TREND = "taarten", "tabel", "verloop"
"""The figures of this page, by their name in an address."""
_ELSEWHERE = {PIES: ("thema", "indicator", "indeling"), TABLE: ("indicator", "indeling")}
"""What of a selection makes no difference to a figure: the taarten are the same for every theme."""


def stamps(monitor: Monitor, selection: Selection) -> tuple[str, str]:
    """What headline and taarten, and what the table, were made for."""
    asked = (getattr(selection, name) for name in KEYS if name not in ("theme", "indicator"))
    stamp = "|".join((monitor.release.id, *map(str, asked)))
    return stamp, f"{stamp}|{selection.theme}"


def named(monitor: Monitor, sides: Pair) -> Names:
    """How both sides are called."""
    return names(sides, {s.area.code: monitor.areas.full_name(s.area.code) for s in (sides.a, sides.b)})


def pair_figures(monitor: Monitor, selection: Selection) -> Makers:
    """Those that show both sides at once."""

    def make(draw: Callable[[Monitor, Selection, Pair, Names], Exhibit]) -> Exhibit | None:
        found = get_pair_by_indicator(monitor, selection)
        return draw(monitor, selection, found, named(monitor, found)) if found else None

    return {PIES: lambda: make(two_taarten), TABLE: lambda: make(sides_of_theme)}


def two_taarten(monitor: Monitor, selection: Selection, sides: Pair, called: Names) -> Exhibit:
    """Two taarten on one yardstick: the same for every theme, so they are made for the first."""
    first = replace(selection, theme=monitor.themes[0].id, indicator=None, division=None)
    shown = get_two_profiles(monitor, first, sides.a, sides.b)
    plot = Taarten(shown.profiles, (called.a_full, called.b_full), monitor.themes, shown.yardstick)
    subtitle = text("vergelijken.taarten", a=called.a_full, b=called.b_full)
    base = _exhibit(monitor, selection, sides, PIES, plot, monitor.indicators)
    many = many_words_by_side(
        [(name, p.many) for name, p in zip((called.a_full, called.b_full), shown.profiles, strict=True)]
    )
    return replace(
        base,
        title=conclusion(sides.rows, called),
        subtitle=_joined((subtitle, called.shared, base.years.words)),
        notes=always(*scale_words(shown, called, selection.reference), many),
    )


def sides_of_theme(monitor: Monitor, selection: Selection, sides: Pair, called: Names) -> Exhibit:
    """The figures of the chosen theme on two sides."""
    theme = monitor.catalogue.themes[selection.theme]
    rows = rows_of(sides, theme.id)
    told = text("vergelijken.tabel", thema=theme.name, a=called.a_full, b=called.b_full)
    plot = Dumbbells(tuple(rows), (called.a, called.b), selection.year, told)
    indicators = [r.indicator for r in rows]
    base = _exhibit(monitor, selection, sides, TABLE, None if plot.empty else plot, indicators)
    return replace(
        base,
        title=conclusion(rows, called, theme.name),
        subtitle=_joined((told, called.shared, base.years.words)),
        notes=always("" if plot.empty else text("vergelijken.leeswijzer", peers=peers(sides))),
        warning=theme.description if theme.sensitive else "",
    )


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(p for p in parts if p)


def _exhibit(
    monitor: Monitor,
    selection: Selection,
    sides: Pair,
    key: str,
    plot: Plot | None,
    indicators: Iterable[Indicator],
) -> Exhibit:
    """What both figures of two sides have in common."""
    shown_indicators = list(indicators)
    shown = [
        (r.indicator, f.year)
        for r in sides.rows
        for f in (r.a, r.b)
        if r.indicator in shown_indicators and f.value is not None
    ]
    return Exhibit(
        address=_address(selection, key),
        title="",
        subtitle="",
        plot=plot,
        areas=areas_of(monitor, sides),
        groups=groups_of(sides),
        year=selection.year,
        years=of_several((y for _, y in shown), selection.year),
        source=sources_of(monitor.release, shown),
        release=stamp_of(monitor.release),
        fictional=monitor.release.fictional,
        definition="; ".join(dict.fromkeys(i.name for i in shown_indicators)),
    )


def _address(selection: Selection, key: str) -> Address:
    asked = {k: v for k, v in selection.to_dict().items() if k not in _ELSEWHERE[key]}
    return address(PAIR, key, asked)


def areas_of(monitor: Monitor, sides: Pair) -> tuple[str, ...]:
    """The names of the areas of both sides."""
    return tuple(monitor.areas.full_name(s.area.code) for s in (sides.a, sides.b))


def groups_of(sides: Pair) -> tuple[str, ...]:
    """The names of the groups of both sides."""
    return tuple(s.group.label for s in (sides.a, sides.b))
