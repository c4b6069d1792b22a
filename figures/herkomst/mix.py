"""Who live here by origin, where no other figures by origin exist: bars with numbers, and shares by year."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Group, Theme
from data.queries.groups.divisions import contains
from data.queries.groups.origin_mix import MixPart, MixSeries, OriginMix
from figures.drawing import Drawing
from figures.facts import always
from figures.lines.sparkline import sparkline
from figures.markup import Markup
from figures.number_table import plain_table
from figures.plots import Mix, MixYears
from figures.words import formatting
from figures.words.prose import joined, listed, years_words
from figures.words.text import text
from figures.words.years import one_year, through

BAR_HEIGHT = 18


def no_split(
    themes: Sequence[Theme],
    divisions: Sequence[tuple[str, Sequence[int]]],
    on_land: Sequence[tuple[str, str]] = (),
) -> Markup:
    """The paragraph that says there is nothing by origin but numbers of inhabitants, and what is shown.

    ``themes`` have nothing at all by origin. ``divisions`` gives of each classification its name and the
    years it has figures for, ``on_land`` the name of what there is for the land alone, and where it stands.
    """
    shown = listed([f"{name} ({years_words(years)})" for name, years in divisions])
    told = text("herkomst.geen_splitsing", themas=listed([t.name.lower() for t in themes]), indelingen=shown)
    links = Markup(", ").join(Markup('<a href="{}">{}</a>').format(href, name) for name, href in on_land)
    more = Markup(" {} {}.").format(text("herkomst.wel_land"), links) if on_land else Markup("")
    return Markup('<p class="no-split">{}{}</p>').format(told, more)


def mix(found: OriginMix, area: str) -> Drawing:
    """A bar per group with its number and share; a tick shows the share in the wider area."""
    most = max((v for p in found.parts for v in (p.share, p.wider) if v is not None), default=100.0)
    title = text(
        "herkomst.titel_mix",
        gebied=area,
        aantal=formatting.number(found.total.value) if found.total.value is not None else "–",
        groepen=sum(whole_of(p, found.parts) is None for p in found.parts),
    )
    wider = found.wider.name if found.wider else ""
    key = Markup('<p class="keys"><span class="key key-mark">{}</span></p>').format(
        text("herkomst.streep_ruimer", gebied=wider)
    )
    bars = joined(_bar(p, most, wider, whole_of(p, found.parts)) for p in found.parts)
    return Drawing(
        title,
        Mix(found),
        one_year(found.year),
        always(text("herkomst.volgorde"), found.division.description),
        basis=found.total,
        figure=Markup('{}<div class="mix" role="list">{}</div>').format(key if wider else "", bars),
        table=_mix_table(found, title, wider),
    )


def mix_trend(found: MixSeries) -> Drawing:
    """The share of each group in each year as a table with small lines: few years need no chart."""
    title = text(
        "herkomst.titel_mix_verloop", gebied=found.area.name, van=found.years[0], tot=found.years[-1]
    )
    heads = [
        text("herkomst.kop_groep"),
        *(str(y) for y in found.years),
        text("herkomst.kop_verloop"),
    ]
    rows = joined(
        Markup('<tr><th scope="row">{}</th>{}<td>{}</td></tr>').format(
            group.label,
            joined(Markup("<td>{}</td>").format(v) for v in _values(found, i)),
            sparkline(found.series[i], found.years[-1]),
        )
        for i, group in enumerate(found.groups)
    )
    figure = Markup(
        '<div class="table-scroll" role="region" tabindex="0" aria-label="{title}"><table class="mix-years">'
        '<caption class="visually-hidden">{title}</caption><thead><tr>{heads}</tr></thead>'
        "<tbody>{rows}</tbody></table></div>"
    ).format(title=title, rows=rows, heads=joined(Markup('<th scope="col">{}</th>').format(h) for h in heads))
    return Drawing(title, MixYears(found), through(found.years), figure=figure)


def _values(found: MixSeries, i: int) -> list[str]:
    by_year = {f.year: f for f in found.series[i].figures}
    indicator = found.series[i].indicator
    return [
        formatting.figure_value(by_year[y], indicator) if y in by_year else text("herkomst.geen_jaar")
        for y in found.years
    ]


def whole_of(part: MixPart, parts: Sequence[MixPart]) -> MixPart | None:
    """The group that ``part`` is counted in as well, when the classification divides it further."""
    return next((p for p in parts if contains(p.group, part.group)), None)


def _bar(part: MixPart, most: float, wider: str, whole: MixPart | None) -> Markup:
    if part.people.value is None:
        value = Markup('<b class="none">{}</b>').format(text(f"status.{part.people.status.name.lower()}"))
    else:
        value = Markup("<b>{}</b> <span>{}</span>").format(
            _percent(part.share), text("kaart.inwoners", aantal=formatting.number(part.people.value))
        )
    tick = Markup("")
    around = Markup("")
    if part.wider is not None:
        at = f"{100 * part.wider / most:.2f}%"
        tick = Markup('<line class="mark" x1="{x}" x2="{x}" y1="0" y2="100%"/>').format(x=at)
        words = text("herkomst.in_ruimer", gebied=wider, waarde=_percent(part.wider))
        around = Markup('<span class="mix-wider">{}</span>').format(words)
    style = " is-part" if whole else ""
    label = text("herkomst.waarvan", groep=_within(part.group)) if whole else part.group.label
    width = f"{100 * (part.share or 0.0) / most:.2f}%"
    return Markup(
        '<div class="mix-row{style}" role="listitem"><div class="mix-label">{label}</div>'
        '<svg width="100%" height="{h}" aria-hidden="true"><rect class="back" width="100%" height="{h}"/>'
        '<rect class="bar" width="{w}" height="{h}"/>{tick}</svg>'
        '<div class="mix-value">{value}{around}</div></div>'
    ).format(style=style, label=label, h=BAR_HEIGHT, w=width, tick=tick, value=value, around=around)


def _within(group: Group) -> str:
    """The name of a group within a sentence: "overige niet-westerse achtergrond", "Turkse achtergrond"."""
    small = group.label[:1].lower() + group.label[1:]
    return small if small in group.people else group.label


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{formatting.number(share, 1)}{formatting.NARROW}%"


def _mix_table(found: OriginMix, title: str, wider: str) -> Markup:
    heads = [text("herkomst.kop_groep"), text("herkomst.kop_inwoners"), text("herkomst.kop_aandeel")]
    if wider:
        heads.append(text("herkomst.kop_aandeel_ruimer", gebied=wider))
    rows = []
    for part in found.parts:
        known = part.people.value
        people = (
            formatting.number(known)
            if known is not None
            else text(f"status.{part.people.status.name.lower()}")
        )
        rows.append([part.group.label, people, _percent(part.share), _percent(part.wider)][: len(heads)])
    return plain_table(title, heads, rows)
