"""The figures that belong to one indicator on /herkomst."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.asked.selection import Selection
from data.catalogue import Group, Indicator
from data.monitor import Monitor
from data.queries.group_indicator_matrix import Matrix
from data.queries.groups.divisions import Divisions
from data.queries.groups.gaps_by_group import choose_base_group, get_gaps_by_group, get_range_over_groups
from data.queries.readings_by_group import GroupPart
from data.queries.series_by_indicator import get_series_of_indicator
from data.queries.single_figures import find_indicator_position
from data.results import Series
from figures.address import ORIGIN, address
from figures.drawing import Drawing
from figures.exhibit import EVERY_GROUP, Exhibit
from figures.facts import stamp_of
from figures.herkomst import detail as group_detail
from figures.herkomst.trend import MOST, group_trend
from figures.lines import TrendLine
from figures.thema.trend import card_trend
from figures.words import formatting
from figures.words.meaning import meaning
from figures.words.prose import trimmed
from figures.words.text import text
from figures.words.trace import source_words
from figures.words.wording import reference_column

DETAIL = DOTS, GAPS, TREND, PEOPLE = "punten", "verschil", "verloop", "mensen"
"""The figures of an indicator, by their name in an address."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure by its name on the page; ``every`` when it shows all groups and not the chosen one alone."""

    key: str
    subtitle: str
    drawing: Drawing
    every: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """The figures of the indicator that is shown, the warning that goes with all of them, and what it means.

    ``indicator`` None when this theme has none by origin: then there are no figures either.
    """

    indicator: str | None
    drawn: tuple[Drawn, ...] = ()
    warning: str = ""
    meaning: str = ""


def detail(monitor: Monitor, selection: Selection, divided: Divisions, table: Matrix) -> Detail:
    """Dots per group, the gaps, the lines and one group as people, of one indicator of the matrix."""
    indicator = shown_indicator(selection, table)
    if indicator is None:
        return Detail(None)
    sensitive = indicator.id in monitor.sensitive
    parts, at = table.parts(indicator.id), table.columns.index(indicator)
    column = [(row.group, row.readings[at]) for row in table.rows]
    total = column[0][1].figure
    group, reading = next((c for c in column if c[0].code == selection.group), column[0])
    told = {"naam": indicator.name, "gebied": monitor.areas.full_name(selection.area)}

    def drawn(key: str, words: str, drawing: Drawing, every: bool, **who: str) -> Drawn:
        line = text(f"herkomst.onder_{words}", jaar=drawing.years.words, **told, **who)
        return Drawn(key, trimmed(line), drawing, every)

    spread, reference = get_range_over_groups(parts), ""
    if table.comparison.kind != "totaal":
        reference = reference_column(table.comparison)
    dots = group_detail.dots(parts, total, spread, selection.group, reference, sensitive)
    figures = [drawn(DOTS, "groepen", dots, True, indeling=divided.chosen.name)]
    gap = get_gaps_by_group(indicator, parts, selection.with_group)
    if gap is not None:
        drawing = group_detail.differences(gap, dots.years, total, sensitive)
        figures.append(drawn(GAPS, "verschil", drawing, True, groep=gap.against.group.people))
    trend, each = _trend(monitor, selection, indicator, parts)
    whose = text("kaart.naar_herkomst") if each else group.people
    figures.append(drawn(TREND, "groep", trend, each, groep=whose))
    people = group_detail.people(GroupPart(group, reading, None), group)
    figures.append(drawn(PEOPLE, "groep", people, False, groep=group.people))
    warning, explained = indicator.caveat if sensitive else "", str(meaning(reading, monitor.release))
    return Detail(indicator.id, tuple(figures), warning, explained)


def shown_indicator(selection: Selection, table: Matrix) -> Indicator | None:
    """The chosen indicator, or else the first of the theme with figures of most groups; None without any."""
    chosen = next((c for c in table.columns if c.id == selection.indicator), None)
    if chosen is not None:
        return chosen

    def there(column: Indicator) -> int:
        """Groups with a figure other than 0: nought everywhere is no figure to open with."""
        return sum(bool(p.reading.figure.value) for p in table.parts(column.id))

    return max(table.columns, key=there, default=None)  # of equals the first


def exhibit_of(monitor: Monitor, selection: Selection, shown: Detail, drawn: Drawn) -> Exhibit:
    """One of the figures, where it stands for this selection."""
    assert shown.indicator is not None, "without an indicator nothing is drawn"
    indicator, drawing = monitor.catalogue.indicators[shown.indicator], drawn.drawing
    counted, year = formatting.counted(drawing.basis, indicator), None
    if drawing.basis is not None and drawn.key == TREND:  # its counts and its source are of many years
        counted = counted and text("kaart.aantal_n_jaar", aantal=counted, jaar=drawing.basis.year)
    elif drawing.basis is not None:
        year = drawing.basis.year
    asked = replace(selection, indicator=indicator.id).asked()
    return Exhibit(
        address=address(ORIGIN, drawn.key, asked, drawn.key),
        title=drawing.title,
        subtitle=drawn.subtitle,
        plot=drawing.plot,
        areas=(monitor.areas.full_name(selection.area),),
        groups=EVERY_GROUP if drawn.every else (monitor.catalogue.groups[selection.group].label,),
        year=selection.year,
        years=drawing.years,
        source=source_words(monitor.release, indicator, year),
        release=stamp_of(monitor.release),
        fictional=monitor.release.fictional,
        counted=counted,
        notes=drawing.notes,
        warning=shown.warning,
        definition=formatting.definition((indicator,)),
    )


def _trend(
    monitor: Monitor, selection: Selection, indicator: Indicator, parts: Sequence[GroupPart]
) -> tuple[Drawing, bool]:
    """The chosen group, the group held against and all inhabitants through the years, each at most once.

    While no group is chosen: all groups, when they are few. Gives also whether it is of all groups.
    """
    provisional = monitor.release.provisional.get(indicator.id, ())
    position = find_indicator_position(monitor, indicator.id)

    def named(group: Group) -> tuple[str, Series]:
        return group.short, get_series_of_indicator(monitor, replace(selection, group=group.code), position)

    everyone = monitor.catalogue.groups["T"]
    if selection.group == "T" and 0 < len(parts) <= MOST:
        return group_trend([named(p.group) for p in parts], named(everyone), provisional), True
    base = choose_base_group(parts, selection.with_group)
    wanted = {selection.group: "hier", base.group.code: "vergelijk", "T": "ijkpunt"}
    if selection.group == base.group.code:
        wanted = {selection.group: "hier", "T": "ijkpunt"}
    elif selection.group == "T":
        wanted = {"T": "hier", base.group.code: "vergelijk"}
    lines = [_line(named(monitor.catalogue.groups[code]), role) for code, role in wanted.items()]
    return card_trend(lines, provisional, selection.year), False


def _line(named: tuple[str, Series], role: str) -> TrendLine:
    return TrendLine(named[0], role, named[1])
