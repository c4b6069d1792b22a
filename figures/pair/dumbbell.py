"""The table of one theme with two sides: both figures, as dots on one scale, their difference, and chance."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Indicator, Theme
from data.queries.pairs.pair import LARGE, Chance, Pair, PairRow
from data.releases.release import Status
from data.results import Figure
from figures.markup import Markup
from figures.scale import Scale, scale_for
from figures.table.screen import theme_tabs
from figures.words import formatting
from figures.words.pair import Names, peers
from figures.words.text import text
from figures.words.years import year_note

HEIGHT, MIDDLE = 30, 11  # of a drawing, and where its line is
_SIGNS = {Chance.MEER: ("meer", "≠"), Chance.TOEVAL: ("toeval", "≈")}


def dumbbell_table(pair: Pair, named: Names, themes: Sequence[Theme], chosen: str) -> Markup:
    """The tabs of all themes and the rows of the chosen one."""
    theme = next(t for t in themes if t.id == chosen)
    rows = rows_of(pair, chosen)
    if all(r.a.value is None and r.b.value is None for r in rows):
        return Markup("{}{}").format(theme_tabs(themes, chosen), _empty(pair, named, theme))
    heads = {
        "indicator": Markup("{}").format(text("vergelijken.kop_indicator")),
        "a": Markup('<span class="mark mark-a" aria-hidden="true"></span>{}').format(named.a),
        "schaal": Markup("{}").format(text("vergelijken.kop_schaal")),
        "b": Markup('<span class="mark mark-b" aria-hidden="true"></span>{}').format(named.b),
        "verschil": Markup("{}").format(text("vergelijken.kop_verschil", a=named.a, b=named.b)),
        "kans": Markup("{}").format(text("vergelijken.kop_kans")),
    }
    return Markup(
        '{tabs}<table class="figures pair"><caption class="visually-hidden">{caption}</caption>'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        '<p class="pair-note">{note} <a href="/uitleg#kleur">{more}</a>{careful}</p>'
    ).format(
        tabs=theme_tabs(themes, chosen),
        caption=text("vergelijken.tabel", thema=theme.name, a=named.a_full, b=named.b_full),
        heads=Markup("").join(
            Markup('<th scope="col" class="p-{}">{}</th>').format(k, h) for k, h in heads.items()
        ),
        rows=Markup("").join(_row(r, named, pair) for r in rows),
        note=text("vergelijken.leeswijzer", peers=peers(pair)),
        more=text("vergelijken.meer_uitleg"),
        careful=Markup("<br>{}").format(theme.description) if theme.sensitive else "",
    )


def rows_of(pair: Pair, theme: str) -> list[PairRow]:
    """The rows of a theme that fit both sides."""
    rows = [r for r in pair.rows if r.indicator.theme == theme]
    return [r for r in rows if {r.a.status, r.b.status} != {Status.NIET_VAN_TOEPASSING}]


def _empty(pair: Pair, named: Names, theme: Theme) -> Markup:
    """That there is nothing, and for groups the way to what there is: the same areas, all inhabitants."""
    a, b = pair.a, pair.b
    words = text("vergelijken.geen_cijfers", thema=theme.name, a=named.a_said, b=named.b_said)
    everyone = Markup("")
    if a.group.code != "T" or b.group.code != "T":
        everyone = Markup(
            ' <button type="button" class="pair-button" data-event="paar" data-value="{a}|{b}|T|">'
            "{w}</button>"
        ).format(
            a=a.area.code, b=b.area.code if a.area != b.area else "", w=text("vergelijken.bekijk_iedereen")
        )
    return Markup('<p class="empty">{}{}</p>').format(words, everyone)


def _row(row: PairRow, named: Names, pair: Pair) -> Markup:
    indicator = row.indicator
    year = year_note(row.a, pair.year) or year_note(row.b, pair.year)
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
        a=named.a, b=named.b,
        value_a=_value(row.a, indicator), value_b=_value(row.b, indicator),
        drawing=drawing(row), gap=_gap(row), chance=_chance(row),
    )  # fmt: skip


def _value(figure: Figure, indicator: Indicator) -> Markup:
    if figure.value is None:
        return Markup('<span class="none" data-tip="{why}" tabindex="0">{word}</span>').format(
            why=formatting.why_absent(figure, indicator), word=formatting.figure_value(figure, indicator)
        )
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(
        formatting.with_unit(figure.value, indicator), formatting.counts(figure, indicator)
    )


def drawing(row: PairRow) -> Markup:
    """Both figures as marks on one scale, with their margins; empty for a count. The cells say the same."""
    if row.indicator.kind == "aantal" or (row.a.value is None and row.b.value is None):
        return Markup("")
    scale = scale_of(row)
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
                x=x, y=HEIGHT - 2, anchor=anchor, end=_end(value, row.indicator)
            )
        )
    return Markup('<svg class="dumbbell" width="100%" height="{h}" aria-hidden="true">{parts}</svg>').format(
        h=HEIGHT, parts=Markup("").join(parts)
    )


def scale_of(row: PairRow) -> Scale:
    """Shares and rates from 0; for what has no natural zero, room for the usual differences as well."""
    values = [v for f in (row.a, row.b) for v in (f.value, f.low, f.high)]
    if row.indicator.kind in ("aandeel", "verhouding"):
        return scale_for([0.0, *values])
    known = [v for v in values if v is not None]
    room = row.spread or 0.0
    return scale_for([min(known) - room, max(known) + room])


def _margin(figure: Figure, side: str, scale: Scale) -> Markup:
    if figure.low is None or figure.high is None:
        return Markup("")
    return Markup('<line class="margin-{side}" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>').format(
        side=side, x1=scale.at(figure.low), x2=scale.at(figure.high), y=MIDDLE
    )


def _end(value: float, indicator: Indicator) -> str:
    decimals = 0 if value == round(value) else max(indicator.decimals, 1)
    unit = f"{formatting.NARROW}%" if indicator.unit == "%" else ""
    return f"{formatting.number(value, decimals)}{unit}"


def _gap(row: PairRow) -> Markup:
    if row.gap is None:
        return Markup('<span class="none">–</span>')
    words, margin = gap_words(row)
    return Markup('<span class="number">{}</span> <span class="counts">{}</span>').format(words, margin)


def gap_words(row: PairRow) -> tuple[str, str]:
    """(the difference, its margin) in words; a dash when one of both has no figure."""
    if row.gap is None:
        return "–", ""
    words = formatting.difference(row.gap, row.indicator)
    if row.low is None or row.high is None:
        return words, ""
    decimals = max(row.indicator.decimals, 1)  # a margin in whole numbers is often one number
    low, high = (formatting.number(v, decimals) for v in (row.low, row.high))
    return words, text("vergelijken.marge", laag=low, hoog=high)


def _chance(row: PairRow) -> Markup:
    key, sign = _SIGNS.get(row.chance, ("niet", "?"))
    if row.chance is Chance.AANTAL:
        return Markup('<span class="counts">{}</span>').format(text("vergelijken.waarom_aantal"))
    return Markup(
        '<span class="chance chance-{key}"><b aria-hidden="true">{sign}</b>{words}</span> '
        '<span class="counts">{more}</span>'
    ).format(key=key, sign=sign, words=text(f"vergelijken.kans_{key}"), more=_more(row))


def _more(row: PairRow) -> str:
    """How large the difference is, or why nothing can be said of it."""
    if row.chance is Chance.MEER and row.spread:
        return text("vergelijken.kans_meer_groot" if row.size >= LARGE else "vergelijken.kans_meer_klein")
    return "" if row.tested else text(f"vergelijken.waarom_{row.chance}")


def chance_words(row: PairRow) -> str:
    """In words whether the difference is more than chance, and how large it is or why we cannot say."""
    if row.chance is Chance.AANTAL:
        return text("vergelijken.waarom_aantal")
    key, _ = _SIGNS.get(row.chance, ("niet", "?"))
    return ", ".join(w for w in (text(f"vergelijken.kans_{key}"), _more(row)) if w)
