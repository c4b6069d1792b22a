"""The detail of one indicator on /herkomst: a dot per group, the gaps, and one group as people."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Group
from data.queries.groups.gaps_by_group import GroupGaps, Range
from data.queries.readings_by_group import GroupPart
from data.results import Figure
from figures.dots import Dots
from figures.dots.track import mark_of
from figures.drawing import Drawing
from figures.facts import Note, Years, always
from figures.gaps import Gaps
from figures.markup import Markup
from figures.people import People
from figures.verdict import verdict
from figures.words import groups as group_words
from figures.words.many import differences_words
from figures.words.text import text
from figures.words.years import of_figure, one_year


def dots(
    parts: Sequence[GroupPart], total: Figure, spread: Range, chosen: str, reference: str, sensitive: bool
) -> Drawing:
    """A dot with its interval per group, in the order of the classification; all inhabitants as a line.

    ``reference`` names what each group is held against, empty when that is the line itself; ``chosen`` is
    the group of the selection.
    """
    indicator = parts[0].reading.indicator
    rows = [
        mark_of(
            p.group.short,
            p.reading.figure,
            indicator,
            note=group_words.size_words(p.people, p.size_year),
            tick=p.reading.reference if reference else None,
            verdict=verdict(p.reading) if p.reading.scored else None,
            chosen=p.group.code == chosen,
            full=p.group.label,
        )
        for p in parts
    ]
    return Drawing(
        group_words.range_title(indicator, spread, sensitive),
        Dots(tuple(rows), indicator, total, reference, "kaart.kop_groep"),
        _years(parts),
        always(_pairs(spread), text("herkomst.volgorde")),
        total,
    )


def differences(gaps: GroupGaps, years: Years, basis: Figure, sensitive: bool = False) -> Drawing:
    """Every group beside the one that was chosen: difference and ratio with their margins.

    ``years`` and ``basis`` are those of the dots: the counts are those of all inhabitants.
    """
    return Drawing(group_words.gaps_title(gaps, sensitive), Gaps(gaps), years, _gap_notes(gaps), basis)


def people(part: GroupPart, group: Group) -> Drawing:
    """One group as people: a square for each where that is few, or else in words."""
    figure, indicator = part.reading.figure, part.reading.indicator
    plot = People(figure, indicator, group.label, group_words.people_sentence(figure, indicator, group))
    title = group_words.people_title(figure, indicator)
    return Drawing(title, plot, one_year(figure.year), basis=figure)


def age_note(link: str | None) -> Markup:
    """What a gap does not say; ``link`` goes to the ages of the same groups, when there are any."""
    more = Markup(' <a href="{}">{}</a>').format(link, text("herkomst.leeftijd_link")) if link else Markup("")
    return Markup('<p class="card-note caution">{}{}</p>').format(text("herkomst.zegt_niet"), more)


def _years(parts: Sequence[GroupPart]) -> Years:
    dated = [p.reading.figure for p in parts if p.reading.figure.year is not None]
    if not dated:
        return Years()
    figure = next((f for f in dated if f.provisional), dated[0])
    return of_figure(figure, figure.year or 0)


def _gap_notes(gaps: GroupGaps) -> tuple[Note, ...]:
    return (Note("screen", text("herkomst.klik_groep")), *always(differences_words(gaps.many)))


def _pairs(spread: Range) -> str:
    """Of how many pairs of groups the difference is more than chance; nothing about a single pair."""
    apart, pairs = spread.pairs
    return text("herkomst.paren", aantal=apart, totaal=pairs) if pairs > 1 else ""
