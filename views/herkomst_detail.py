"""The drawings that belong to one indicator on /herkomst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.asked.selection import Selection
from data.catalogue import Group, Indicator
from data.monitor import Monitor
from data.queries.by_group import GroupPart
from data.queries.cells import position_of
from data.queries.groups.divisions import Divisions
from data.queries.groups.gaps import base_of, gaps, spread_over
from data.queries.matrix import Matrix
from data.queries.series import one_series
from data.results import Series
from figures.drawing import Drawing
from figures.herkomst import detail as group_detail
from figures.herkomst.trend import MOST, group_trend
from figures.lines import Lines, TrendLine
from figures.thema.trend import card_trend
from figures.words.meaning import meaning
from figures.words.prose import trimmed
from figures.words.text import text
from figures.words.wording import reference_column


def detail(
    monitor: Monitor, selection: Selection, divided: Divisions, found: Matrix, indicator: Indicator
) -> tuple[tuple[tuple[str, str, Drawing], ...], str, str]:
    """(key, subtitle, drawing) of each card, the warning, and what the figure means."""
    sensitive = indicator.id in monitor.sensitive
    parts, at = found.parts(indicator.id), found.columns.index(indicator)
    column = [(row, row.readings[at]) for row in found.rows]
    total = column[0][1]
    chosen = next((c for c in column if c[0].group.code == selection.group), column[0])
    spread = spread_over(parts)
    reference = "" if found.comparison.kind == "totaal" else reference_column(found.comparison)
    told = {"naam": indicator.name, "gebied": monitor.areas.full_name(selection.area)}
    dots = group_detail.dots(parts, total.figure, spread, selection.group, reference, sensitive)
    person = GroupPart(chosen[0].group, chosen[1], None)
    people = group_detail.people(person, chosen[0].group)
    trend = _trend(monitor, selection, indicator, parts)
    cards = [
        (
            "punten",
            trimmed(text("herkomst.onder_groepen", indeling=divided.chosen.name, jaar=dots.years, **told)),
            dots,
        )
    ]
    gap = gaps(indicator, parts, selection.with_group)
    if gap is not None:
        drawing = replace(group_detail.differences(gap, dots.years, sensitive), basis=total.figure)
        words = text("herkomst.onder_verschil", groep=gap.against.group.people, jaar=dots.years, **told)
        cards.append(("verschil", trimmed(words), drawing))
    who = chosen[0].group.people
    each = isinstance(trend.plot, Lines) and trend.plot.panels
    for key, drawing, whose in (
        ("verloop", trend, text("kaart.naar_herkomst") if each else who),
        ("mensen", people, who),
    ):
        words = text("herkomst.onder_groep", groep=whose, jaar=drawing.years, **told)
        cards.append((key, trimmed(words), drawing))
    return tuple(cards), indicator.caveat if sensitive else "", str(meaning(chosen[1], monitor.release))


def _trend(
    monitor: Monitor, selection: Selection, indicator: Indicator, parts: Sequence[GroupPart]
) -> Drawing:
    """The chosen group, the group held against and all inhabitants through the years, each at most once.

    While no group is chosen: all groups, when they are few.
    """
    provisional = monitor.release.provisional.get(indicator.id, ())
    position = position_of(monitor, indicator.id)

    def named(group: Group) -> tuple[str, Series]:
        return group.short, one_series(monitor, replace(selection, group=group.code), position)

    everyone = monitor.catalogue.groups["T"]
    if selection.group == "T" and 0 < len(parts) <= MOST:
        return group_trend([named(p.group) for p in parts], named(everyone), provisional)
    base = base_of(parts, selection.with_group)
    wanted = {selection.group: "hier", base.group.code: "vergelijk", "T": "ijkpunt"}
    if selection.group == base.group.code:
        wanted = {selection.group: "hier", "T": "ijkpunt"}
    elif selection.group == "T":
        wanted = {"T": "hier", base.group.code: "vergelijk"}
    lines = [_line(named(monitor.catalogue.groups[code]), role) for code, role in wanted.items()]
    return card_trend(lines, provisional)


def _line(named: tuple[str, Series], role: str) -> TrendLine:
    return TrendLine(named[0], role, named[1])
