"""The figures of a theme on two sides, as a table: both, where they lie, their difference, and chance."""

from __future__ import annotations

from data.catalogue import Indicator
from data.queries.pairs.pair_by_indicator import Chance, PairRow
from data.results import Figure
from figures.markup import Markup
from figures.pair import SIGNS, Dumbbells, end_words, gap_words, scale_of, size_words
from figures.scale import Scale
from figures.words import formatting
from figures.words.text import text
from figures.words.years import year_note

HEIGHT, MIDDLE = 30, 11  # of a drawing, and where its line is


def screen(plot: Dumbbells, _title: str) -> Markup:
    """A row per indicator: both figures, where they lie, their difference, and chance."""
    a, b = plot.names
    heads = {
        "indicator": Markup("{}").format(text("vergelijken.kop_indicator")),
        "a": Markup('<span class="mark mark-a" aria-hidden="true"></span>{}').format(a),
        "schaal": Markup("{}").format(text("vergelijken.kop_schaal")),
        "b": Markup('<span class="mark mark-b" aria-hidden="true"></span>{}').format(b),
        "verschil": Markup("{}").format(text("vergelijken.kop_verschil", a=a, b=b)),
        "kans": Markup("{}").format(text("vergelijken.kop_kans")),
    }
    return Markup(
        '<table class="figures pair"><caption class="visually-hidden">{caption}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    ).format(
        caption=plot.caption,
        heads=Markup("").join(
            Markup('<th scope="col" class="p-{}">{}</th>').format(k, h) for k, h in heads.items()
        ),
        rows=Markup("").join(_row(r, plot) for r in plot.rows),
    )


def _row(row: PairRow, plot: Dumbbells) -> Markup:
    indicator = row.indicator
    year = year_note(row.a, plot.year) or year_note(row.b, plot.year)
    return Markup(
        '<tr data-mark="{id}"><th scope="row"><button type="button" class="row-name" data-event="indicator" '
        'data-value="{id}" data-theme="{theme}" data-key="rij-{id}" aria-label="{ask}" title="{full}">'
        "{name}</button>{year}</th>"
        '<td class="p-a" data-name="{a}">{value_a}</td><td class="p-schaal">{drawing}</td>'
        '<td class="p-b" data-name="{b}">{value_b}</td>'
        '<td class="p-verschil">{gap}</td><td class="p-kans">{chance}</td></tr>'
    ).format(
        id=indicator.id, theme=indicator.theme, full=indicator.name, name=indicator.short,
        ask=text("vergelijken.toon_verloop", naam=indicator.short),
        year=Markup(' <span class="year">{}</span>').format(year) if year else "",
        a=plot.names[0], b=plot.names[1],
        value_a=_value(row.a, indicator), value_b=_value(row.b, indicator),
        drawing=drawing(row), gap=_gap(row), chance=_chance(row),
    )  # fmt: skip


def _value(figure: Figure, indicator: Indicator) -> Markup:
    if figure.value is None:
        return Markup('<span class="none" data-tip="{why}" tabindex="0">{word}</span>').format(
            why=formatting.why_absent(figure, indicator), word=formatting.figure_value(figure, indicator)
        )
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(
        formatting.figure_value(figure, indicator), formatting.counts(figure, indicator)
    )


def drawing(row: PairRow) -> Markup:
    """Both figures as marks on one scale, with their margins; empty for a count. The cells say the same."""
    scale = scale_of(row)
    if scale is None:
        return Markup("")
    parts = [Markup('<line class="axis" x1="0" x2="100%" y1="{y}" y2="{y}"/>').format(y=MIDDLE)]
    parts += [_margin(f, side, scale) for f, side in ((row.a, "a"), (row.b, "b"))]
    if row.a.value is not None and row.b.value is not None:
        parts.append(
            Markup('<line class="between" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>').format(
                x1=scale.at(row.a.value), x2=scale.at(row.b.value), y=MIDDLE
            )
        )
    if row.b.value is not None:  # a square beside a circle, as in the lines below: told apart without colour
        parts.append(
            Markup(
                '<svg x="{x}" overflow="visible">'
                '<rect class="dot-b" x="-5.5" y="{y}" width="11" height="11"/></svg>'
            ).format(x=scale.at(row.b.value), y=MIDDLE - 5.5)
        )
    if row.a.value is not None:
        parts.append(
            Markup('<circle class="dot-a" cx="{x}" cy="{y}" r="6"/>').format(
                x=scale.at(row.a.value), y=MIDDLE
            )
        )
    for value, x, anchor in ((scale.start, "0", "start"), (scale.end, "100%", "end")):
        parts.append(
            Markup('<text x="{x}" y="{y}" text-anchor="{anchor}">{end}</text>').format(
                x=x, y=HEIGHT - 2, anchor=anchor, end=end_words(value, row.indicator)
            )
        )
    return Markup('<svg class="dumbbell" width="100%" height="{h}" aria-hidden="true">{parts}</svg>').format(
        h=HEIGHT, parts=Markup("").join(parts)
    )


def _margin(figure: Figure, side: str, scale: Scale) -> Markup:
    if figure.low is None or figure.high is None:
        return Markup("")
    return Markup('<line class="margin-{side}" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>').format(
        side=side, x1=scale.at(figure.low), x2=scale.at(figure.high), y=MIDDLE
    )


def _gap(row: PairRow) -> Markup:
    if row.gap is None:
        return Markup('<span class="none">–</span>')
    words, margin = gap_words(row)
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(words, margin)


def _chance(row: PairRow) -> Markup:
    key, sign = SIGNS.get(row.chance, ("niet", "?"))
    if row.chance is Chance.AANTAL:
        return Markup('<span class="counts">{}</span>').format(text("vergelijken.waarom_aantal"))
    return Markup(
        '<span class="chance chance-{key}"><b aria-hidden="true">{sign}</b>{words}</span> '
        '<span class="counts">{more}</span>'
    ).format(key=key, sign=sign, words=text(f"vergelijken.kans_{key}"), more=size_words(row))
