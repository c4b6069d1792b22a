"""The lines through the years of one indicator on both sides, in a figure card."""

from __future__ import annotations

from collections.abc import Mapping

from components.cards.figure_card import Card, CardView, drawn
from data.asked.selection import Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.pairs.chosen_sides import select_side
from data.queries.pairs.pair_by_indicator import (
    Pair,
    PairRow,
    choose_most_apart,
    get_pair_by_indicator,
    get_series_of_pair,
)
from data.queries.pairs.two_profiles import choose_common_yardstick, choose_yardstick_of_side
from data.queries.profile import get_profile_by_indicator
from data.queries.single_figures import find_indicator_position
from figures.address import PAIR, Address, address, at
from figures.exhibit import Exhibit
from figures.facts import Note, always, stamp_of
from figures.lines import TrendLine
from figures.thema.trend import card_trend
from figures.words import formatting
from figures.words.meaning import meaning
from figures.words.pair import Names
from figures.words.prose import years_words
from figures.words.text import text
from figures.words.title import fitting
from figures.words.trace import source_words
from views.cache import remembered
from views.pair_figures import TREND, areas_of, groups_of, named, stamps


def trend_stamp(monitor: Monitor, selection: Selection) -> str:
    """What the card was made for."""
    _, stamp = stamps(monitor, selection)
    return f"{stamp}|{selection.indicator}"


def trend_card(monitor: Monitor, selection: Selection) -> Card | None:
    """The card of the chosen indicator, or else of what differs most in the theme; None without figures."""
    return remembered(f"verloop|{trend_stamp(monitor, selection)}", lambda: _card(monitor, selection))


def _card(monitor: Monitor, selection: Selection) -> Card | None:
    found = get_pair_by_indicator(monitor, selection)
    row = _row(found, selection) if found else None
    if found is None or row is None:
        return None
    called, indicator = named(monitor, found), row.indicator
    index = find_indicator_position(monitor, indicator.id)
    lines = [
        TrendLine(name, role, series)
        for name, role, series in zip(
            (called.a, called.b),
            ("hier", "vergelijk"),
            get_series_of_pair(monitor, selection, found, index),
            strict=True,
        )
    ]
    drawing = card_trend(lines, monitor.release.provisional.get(indicator.id, ()), selection.year)
    years = {f.year for line in lines for f in line.series.figures if f.value is not None}
    alone = len(years) < 2  # one year is no line: the numbers are in the table
    held = choose_yardstick_of_side(found.a, choose_common_yardstick(monitor, selection, found.a, found.b))
    reading = get_profile_by_indicator(monitor, select_side(selection, found.a), held).readings[index]
    exhibit = Exhibit(
        address=place(selection, indicator),
        title=_title(row, called),
        subtitle=_subtitle(indicator, called, "" if alone else drawing.years.words),
        plot=drawing.plot,
        areas=areas_of(monitor, found),
        groups=groups_of(found),
        year=selection.year,
        years=drawing.years,
        source=source_words(monitor.release, indicator),
        release=stamp_of(monitor.release),
        fictional=monitor.release.fictional,
        notes=() if alone else (*drawing.notes, *_gaps_of(lines[1])),
        warning=indicator.caveat if indicator.id in monitor.sensitive or indicator.modelled else "",
        definition=formatting.definition((indicator,)),
    )
    return drawn(
        exhibit,
        CardView(
            definition=at(f"/uitleg#onderwerp-{indicator.id}"),
            instead=text("vergelijken.verloop_kort") if alone else "",
            meaning=meaning(reading, monitor.release),
        ),
    )


def _row(sides: Pair, selection: Selection) -> PairRow | None:
    """The row of the chosen indicator, else what differs most in the theme, else the first with a figure."""
    rows = [r for r in sides.rows if r.indicator.theme == selection.theme]
    chosen = [r for r in rows if r.indicator.id == selection.indicator]
    known = [r for r in rows if r.a.value is not None or r.b.value is not None]
    return next(iter(chosen), None) or choose_most_apart(rows) or next(iter(known), None)


def _title(row: PairRow, called: Names) -> str:
    """The newest figures of both as a sentence; without both, what the lines are."""
    sides = {"naam": row.indicator.short, "a": called.a, "b": called.b}
    if row.a.value is None or row.b.value is None:
        return _fitted("verloop_alleen", "verloop_alleen_kaal", sides)
    values = [formatting.figure_value(f, row.indicator) for f in (row.a, row.b)]
    told = sides | {"jaar": str(row.a.year), "waarde_a": values[0], "waarde_b": values[1]}
    return _fitted("verloop_zelfde", "verloop_kaal", told)


def _fitted(full: str, short: str, named: Mapping[str, str]) -> str:
    return fitting(text(f"vergelijken.{full}", **named), text(f"vergelijken.{short}", **named))


def _subtitle(indicator: Indicator, called: Names, years: str) -> str:
    parts = [
        indicator.name,
        called.shared,
        text("vergelijken.titel", a=called.a_full, b=called.b_full),
        years,
    ]
    return " · ".join(p for p in parts if p)


def _gaps_of(line: TrendLine) -> tuple[Note, ...]:
    """The gaps in the line beside the first one; those of the first are told with the chart."""
    missing = [f.year for f in line.series.figures if f.value is None and f.year is not None]
    if not missing:
        return ()
    return always(text("vergelijken.verloop_gat", wie=line.name, jaren=years_words(missing)))


def place(selection: Selection, indicator: Indicator) -> Address:
    """Where exactly this comparison stands with this indicator."""
    asked = {k: v for k, v in selection.to_dict().items() if v is not None}
    return address(PAIR, TREND, asked | {"thema": indicator.theme, "indicator": indicator.id})
