"""The view "Naar herkomst" of a card: every group with its interval, and all inhabitants as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.catalogue import Classification
from data.queries.groups.gaps_by_group import get_range_over_groups
from data.queries.readings_by_group import GroupPart, GroupSplit
from figures.dots import Dots
from figures.dots.track import Mark, mark_of
from figures.drawing import Drawing
from figures.facts import Note, always
from figures.markup import Markup
from figures.verdict import verdict
from figures.words import conclusion, formatting
from figures.words.groups import few_words, size_words
from figures.words.many import many_words
from figures.words.text import text
from figures.words.years import one_year


def card_origin(
    split: GroupSplit,
    reference: str,
    chosen: str = "T",
    sensitive: bool = False,
) -> Drawing:
    """``reference`` names what each group is held against; ``chosen`` is the group of the selection."""
    title = conclusion.origin(split, sensitive)
    plot = origin_plot(split, reference, chosen)
    notes = (*origin_notes(split), *always(many_words(split.many)))
    return Drawing(title, plot, one_year(split.year), notes, split.total)


def origin_plot(split: GroupSplit, reference: str, chosen: str) -> Dots:
    """A row per group on one scale; the arguments as of ``card_origin``."""
    total = None if split.indicator.kind == "aantal" else split.total
    rows = [_row(p, chosen) for p in split.parts]
    if all(r.tick in (None, total and total.value) for r in rows):
        rows = [replace(r, tick=None) for r in rows]  # it would lie on the line of all inhabitants
    return Dots(tuple(rows), split.indicator, total, reference, "kaart.kop_groep")


def origin_notes(split: GroupSplit) -> tuple[Note, ...]:
    """Which groups have no figure, and that their order is no ranking."""
    return always(_absent(split), text("kaart.volgorde"))


def _people(part: GroupPart) -> str:
    """The size of a group for the table, with its year when that is another than that of the figure."""
    if part.people is None:
        return ""
    told = formatting.number(part.people)
    return told if part.size_year is None else text("figuur.met_jaar", wat=told, jaar=part.size_year)


def _absent(split: GroupSplit) -> str:
    """That groups have no figure, and why; nothing about groups that the figure does not fit."""
    return few_words(get_range_over_groups(split.parts))


def origin_switch(shown: Classification, others: Sequence[Classification], first: Classification) -> Markup:
    """Which classification is shown; from ``first`` buttons to the ``others``, from those one back."""
    choices = [
        (f"herkomst-{c.id}", text("kaart.oude_indeling" if c.valid_to else "kaart.meer_groepen"))
        for c in others
    ]
    if shown.id != first.id:
        choices = [("herkomst", text("kaart.terug"))]
    buttons = Markup("").join(
        Markup(
            '<button type="button" data-event="beeld" data-value="{}" data-key="groepen-{}">{}</button>'
        ).format(view, i, label)
        for i, (view, label) in enumerate(choices)  # the same key, so that the focus stays at this place
    )
    return Markup('<div class="origin-switch"><span>{name}</span>{buttons}</div>').format(
        name=text("kaart.indeling", naam=shown.name), buttons=buttons
    )


def _row(part: GroupPart, chosen: str) -> Mark:
    reading = part.reading
    people = size_words(part.people, part.size_year)
    return mark_of(
        part.group.short,
        reading.figure,
        reading.indicator,
        note=people if reading.indicator.kind != "aantal" else "",
        tick=reading.reference,
        verdict=verdict(reading) if reading.scored else None,
        chosen=part.group.code == chosen,
        full=part.group.label,
        people=_people(part),
    )
