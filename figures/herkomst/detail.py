"""The detail of one indicator on /herkomst: a dot per group, the gaps, and one group as people."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Group, Indicator
from data.queries.by_group import GroupPart
from data.queries.groups.gaps import Gap, GroupGaps, Range
from data.results import Figure
from figures.dots.rows import DotRow, dot_rows
from figures.drawing import Drawing
from figures.facts import Note, Years, always
from figures.markup import Markup
from figures.number_table import number_table, plain_table
from figures.people.icon_array import icon_array, of_people, parts_of, squares
from figures.plots import Dots, Gaps, People
from figures.scale import Scale, scale_for
from figures.verdict import verdict
from figures.words import formatting
from figures.words import groups as group_words
from figures.words.prose import joined
from figures.words.text import text
from figures.words.years import of_figure, one_year

STRIP = 26  # height in pixels of one row of the gaps


def dots(
    parts: Sequence[GroupPart], total: Figure, found: Range, chosen: str, reference: str, sensitive: bool
) -> Drawing:
    """A dot with its interval per group, in the order of the classification; all inhabitants as a line.

    ``reference`` names what each group is held against, empty when that is the line itself; ``chosen`` is
    the group of the selection.
    """
    indicator = parts[0].reading.indicator
    rows = [
        DotRow(
            p.group.short,
            p.reading.figure,
            "groep",
            group_words.size_words(p.people, p.size_year),
            mark=p.reading.reference if reference else None,
            verdict=verdict(p.reading) if p.reading.scored else None,
            chosen=p.group.code == chosen,
        )
        for p in parts
    ]
    keys = []
    if total.value is not None:
        words = f"{text('kaart.lijn_totaal')}: {formatting.with_unit(total.value, indicator)}"
        keys.append(Markup('<span class="key key-total">{}</span>').format(words))
    if any(r.mark is not None for r in rows):
        words = text("kaart.streepje", ijkpunt=reference)
        keys.append(Markup('<span class="key key-mark">{}</span>').format(words))
    title = group_words.range_title(indicator, found, sensitive)
    numbers = [(p.group.label, p.reading.figure) for p in parts]
    return Drawing(
        title,
        Dots(tuple(rows), indicator, total.value, reference, "kaart.kop_groep"),
        _years(parts),
        always(text("herkomst.volgorde")),
        basis=total,
        figure=Markup('<p class="keys">{}</p>{}').format(
            joined(keys), dot_rows(rows, indicator, total.value)
        ),
        table=number_table(
            title, text("kaart.kop_groep"), [*numbers, (text("kaart.lijn_totaal"), total)], indicator
        ),
    )


def differences(found: GroupGaps, years: Years, basis: Figure, sensitive: bool = False) -> Drawing:
    """Every group beside the one that was chosen: difference and ratio with their margins.

    ``years`` and ``basis`` are those of the dots: the counts are those of all inhabitants. The name of a
    group is a button that puts it in the place of the group held against.
    """
    indicator = found.indicator
    limits = [g.difference for g in found.gaps if g.difference and g.group != found.against.group]
    ends = [v for d in limits for v in (d.value, d.low, d.high)]
    scale = scale_for([*ends, 0.0], wanted=3)
    unit = text("figuur.procentpunt") if indicator.unit == "%" else indicator.unit
    ratios = indicator.kind in ("aandeel", "verhouding")
    heads = [
        Markup('<th scope="col">{}</th>').format(text("herkomst.kop_tegenover")),
        Markup('<th scope="col" class="c-strip"><span>{}</span><span>{}</span></th>').format(
            text("herkomst.lager"), text("herkomst.hoger")
        ),
        Markup('<th scope="col">{}</th>').format(text("herkomst.kop_verschil")),
        Markup('<th scope="col">{}</th>').format(text("herkomst.kop_keer")) if ratios else "",
    ]
    title = group_words.gaps_title(found, sensitive)
    figure = Markup(
        '<table class="gaps"><caption class="visually-hidden">{title}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>{axis}</table>"
    ).format(
        title=title,
        axis=_axis(scale, unit, 2 if ratios else 1),
        heads=joined(Markup("{}").format(h) for h in heads),
        rows=joined(_gap_row(g, found, scale, ratios) for g in found.gaps),
    )
    table = _gap_table(found, title, ratios)
    return Drawing(title, Gaps(found), years, _gap_notes(found), basis, figure, table)


def people(part: GroupPart, group: Group) -> Drawing:
    """One group as people: a square for each where that is few, or else in words."""
    figure, indicator = part.reading.figure, part.reading.indicator
    shown = icon_array(figure, indicator)
    about = parts_of(figure.value / indicator.per) if figure.value is not None else None
    if shown is not None:
        counted = of_people(figure.numerator or 0, figure.denominator or 0, indicator)
        shown = Markup('<p class="people-count">{}</p>{}').format(counted, shown)
    elif about is not None and indicator.kind == "aandeel":
        shown = squares(*about, text("herkomst.op_de", deel=about[0], geheel=about[1]))
    words = group_words.people_sentence(figure, indicator, group)
    title = group_words.people_title(figure, indicator)
    return Drawing(
        title,
        People(figure, indicator, group.label, words),
        one_year(figure.year),
        basis=figure,
        figure=Markup('{}<p class="people-words">{}</p>').format(shown or "", words),
        table=number_table(title, text("kaart.kop_groep"), [(group.label, figure)], indicator),
    )


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


def _gap_row(gap: Gap, found: GroupGaps, scale: Scale, ratios: bool) -> Markup:
    base = gap.group == found.against.group
    button = Markup(
        '<button type="button" aria-pressed="{pressed}" data-event="met_herkomst" data-value="{code}" '
        'data-key="tegen-{code}" title="{full}">{name}</button>'
    ).format(pressed=str(base).lower(), code=gap.group.code, full=gap.group.label, name=gap.group.short)
    if base:
        words = text("herkomst.basis", waarde=formatting.figure_value(gap.figure, found.indicator))
        cells = Markup('<td class="c-strip">{}</td><td colspan="{}" class="base">{}</td>').format(
            _strip(gap, scale), 2 if ratios else 1, words
        )
    else:
        ratio = Markup('<td class="c-ratio">{}</td>').format(_ratio(gap)) if ratios else Markup("")
        cells = Markup('<td class="c-strip">{}</td><td class="c-gap">{}</td>{}').format(
            _strip(gap, scale), _difference(gap, found.indicator), ratio
        )
    return Markup('<tr class="{style}"><th scope="row">{button}</th>{cells}</tr>').format(
        style="is-base" if base else "", button=button, cells=cells
    )


def _difference(gap: Gap, indicator: Indicator) -> Markup:
    chance = group_words.chance_words(gap)
    if gap.difference is None:
        return Markup('<span class="few">{}</span>').format(chance)
    shown, margin = group_words.gap_words(gap.difference, indicator)
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(
        shown, f"{margin}; {chance}" if margin else chance
    )


def _ratio(gap: Gap) -> Markup:
    if gap.ratio is None:
        return Markup('<span class="none">{}</span>').format(text("herkomst.geen_ratio"))
    shown, margin = group_words.ratio_words(gap.ratio)
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(shown, margin)


def _strip(gap: Gap, scale: Scale) -> Markup:
    """The difference on a line: left of the middle line is lower, right of it higher."""
    middle, found = STRIP // 2, gap.difference
    parts = [Markup('<line class="zero" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(x=scale.at(0))]
    if found and found.low is not None and found.high is not None:
        parts.append(
            Markup('<line class="margin" x1="{}" x2="{}" y1="{y}" y2="{y}"/>').format(
                scale.at(found.low), scale.at(found.high), y=middle
            )
        )
    if found:
        style = Markup(' class="sure"') if found.leaves_out(0) else Markup("")
        parts.append(Markup('<circle cx="{}" cy="{}" r="5"{}/>').format(scale.at(found.value), middle, style))
    return Markup('<svg class="gap-strip" width="100%" height="{}" aria-hidden="true">{}</svg>').format(
        STRIP, joined(parts)
    )


def _axis(scale: Scale, unit: str, columns: int) -> Markup:
    """The scale below the strips; the numbers themselves stand in every row."""
    ticks = joined(
        Markup('<text x="{}" y="12" text-anchor="middle">{}</text>').format(
            scale.at(t), formatting.number(t, _places(scale))
        )
        for t in scale.ticks
    )
    return Markup(
        '<tfoot aria-hidden="true"><tr><td></td><td class="c-strip"><svg class="gap-strip" width="100%" '
        'height="16">{}</svg></td><td colspan="{}">{}</td></tr></tfoot>'
    ).format(ticks, columns, unit)


def _places(scale: Scale) -> int:
    return 0 if all(float(t).is_integer() for t in scale.ticks) else 1


def _gap_table(found: GroupGaps, title: str, ratios: bool) -> Markup:
    heads = [text(f"herkomst.kop_{c}") for c in ("tegenover", "verschil", "verschil_marge", "toeval")]
    if ratios:
        heads += [text("herkomst.kop_keer"), text("herkomst.kop_keer_marge")]
    rows = []
    for gap in found.gaps:
        if gap.group == found.against.group:
            continue
        shown, margin = group_words.gap_words(gap.difference, found.indicator) if gap.difference else ("", "")
        cells = [gap.group.label, shown, margin, group_words.chance_words(gap)]
        rows.append([*cells, *(group_words.ratio_words(gap.ratio) if gap.ratio else ("", ""))][: len(heads)])
    return plain_table(title, heads, rows)


def _gap_notes(found: GroupGaps) -> tuple[Note, ...]:
    tested = sum(g.difference is not None for g in found.gaps)
    many = text("herkomst.veel_groepen", aantal=tested) if tested > 9 else ""
    return (Note("screen", text("herkomst.klik_groep")), *always(many))
