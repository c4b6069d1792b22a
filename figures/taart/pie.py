"""The profieltaart: a sector per theme, a slice per indicator, as one SVG with real buttons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, sin

from data.catalogue import Indicator, Theme
from data.releases.release import Status
from data.results import Figure, Profile, Reading, ThemeCount
from data.statistics.scoring import UNKNOWN, Reason
from figures.markup import Markup
from figures.taart.circle import HUB, RIM, RING, Sector, point, sectors, wedge
from figures.taart.slice_name import slice_name, two_lines
from figures.verdict import DESCRIBED, JUDGED, Verdict, verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.years import other_year

WIDTH = 640
LABEL_LINE = 14.5
NAME_LETTER = 6.8  # width of a letter in the name of a theme

_HATCH = Markup(
    '<defs><pattern id="onbekend" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#f6f5f1"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#c9c6bd" stroke-width="2"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands outside the circle at a theme, and the baselines of its first and last line."""

    drawn: Markup
    top: float
    bottom: float


def pie(profile: Profile, themes: tuple[Theme, ...], side: str = "", name: str = "") -> Markup:
    """The taart of a profile as an SVG, WIDTH units wide and as high as its labels need.

    ``side`` keeps the ids of two taarten on one page apart; ``name`` is whose it is, by default the area.
    """
    found = sectors(profile, themes)
    labels = [_label(s.theme, s.count, bool(s.readings), (s.start + s.end) / 2) for s in found]
    parts = [_sector(s, label, first=s is found[0]) for s, label in zip(found, labels, strict=True)]
    top = min(-RIM, *(label.top for label in labels)) - 16
    bottom = max(RIM, *(label.bottom for label in labels)) + 10
    drawn = Markup(
        '<svg class="taart" viewBox="{x} {y} {w} {h}" role="group" aria-label="{name}" data-rove>'
        "{hatch}{parts}{middle}</svg>"
    ).format(
        x=-WIDTH // 2, y=round(top), w=WIDTH, h=round(bottom - top), hatch=_HATCH,
        name=text("taart.naam", gebied=name or profile.area.name),
        parts=Markup("").join(parts), middle=_middle(profile),
    )  # fmt: skip
    return _apart(drawn, side) if side else drawn


def _apart(drawn: Markup, side: str) -> Markup:
    """The same drawing with names of its own; ``side`` is ours, so nothing needs to be escaped again."""
    own = (("id=\"onbekend\"", f'id="onbekend-{side}"'), ("url(#onbekend)", f"url(#onbekend-{side})"),
           ('data-key="', f'data-key="{side}-'))  # fmt: skip
    words = str(drawn)
    for shared, apart in own:
        words = words.replace(shared, apart)
    return Markup(words)


def _sector(sector: Sector, label: Label, first: bool) -> Markup:
    step = (sector.end - sector.start) / max(len(sector.readings), 1)
    slices = []
    for i, reading in enumerate(sector.readings):
        start, end = sector.start + i * step, sector.start + (i + 1) * step
        if reading.figure.value is None:
            slices.append(_without(reading.indicator, reading.figure.status, start, end))
        else:
            slices.append(_slice(reading, start, end))
    if not slices:
        slices = [_empty(sector)]
    return Markup('<g class="sector" data-mark="{id}">{ring}{slices}{label}</g>').format(
        id=sector.theme.id,
        ring=_ring(sector.theme, sector.count, sector.start, sector.end, 0 if first else -1),
        slices=Markup("").join(slices),
        label=label.drawn,
    )


@lru_cache(2048)
def _ring(theme: Theme, count: ThemeCount, start: float, end: float, tab: int) -> Markup:
    """The inner ring: the theme itself; coloured only when most of its verdicts agree."""
    scale = JUDGED if count.judged else DESCRIBED
    fill = scale[count.agreed].fill if count.agreed else "#ffffff"
    words = ", ".join(count_words(count))
    return Markup(
        '<g class="slice" role="button" tabindex="{tab}" aria-label="{name}: {words}" data-event="thema" '
        'data-value="{id}" data-key="t-{id}" data-tip="{name}\n{words}">'
        '<path d="{d}" fill="{fill}" stroke="#8a877d" stroke-width="1"/></g>'
    ).format(
        name=theme.name, words=words, id=theme.id, fill=fill, tab=tab, d=wedge(start, end, HUB, RING - 3),
    )  # fmt: skip


def count_words(count: ThemeCount) -> list[str]:
    """The verdicts of a theme in words: ["2 gunstiger", "1 ongunstiger", "3 vergelijkbaar"]."""
    more, less = ("gunstiger", "ongunstiger") if count.judged else ("hoger", "lager")
    counted = ((count.more, more), (count.less, less), (count.alike, "vergelijkbaar"))
    words = [text(f"taart.{key}", aantal=n) for n, key in counted if n]
    return words or [text("taart.geen_oordeel")]


@lru_cache(4096)
def _without(indicator: Indicator, status: Status, start: float, end: float) -> Markup:
    """A slice without a figure: whatever the area, it says why in the same words."""
    nothing = Figure(None, None, None, status, None)
    return _slice(Reading(indicator, nothing, None, None, UNKNOWN, Reason.GEEN_CIJFER), start, end)


def _slice(reading: Reading, start: float, end: float) -> Markup:
    found = verdict(reading)
    indicator = reading.indicator
    return Markup(
        '<g class="slice" role="button" tabindex="-1" aria-label="{spoken}" data-event="indicator" '
        'data-value="{id}" data-theme="{theme}" data-key="i-{id}" data-tip="{tip}">'
        "{shape}</g>"
    ).format(
        spoken=spoken(reading, found), id=indicator.id, theme=indicator.theme,
        tip=tip(reading, found), shape=_shape(indicator.short, found, start, end),
    )  # fmt: skip


@lru_cache(4096)  # the same few come back in every taart
def _shape(name: str, found: Verdict, start: float, end: float) -> Markup:
    """What is drawn of a slice: its wedge in the colour of the verdict, its name and the sign."""
    middle = (start + end) / 2
    x, y = point(middle, RIM - 12)
    return Markup(
        '<path d="{d}" fill="{fill}" stroke="#ffffff" stroke-width="1.5"/>{label}'
        '<text class="slice-sign" x="{x:.1f}" y="{y:.1f}" fill="{ink}">{sign}</text>'
    ).format(
        d=wedge(start, end, RING, RIM), fill=found.fill, x=x, y=y + 4, ink=found.ink, sign=found.sign,
        label=slice_name(name, middle, end - start, found.ink),
    )  # fmt: skip


def spoken(reading: Reading, found: Verdict) -> str:
    """The accessible name of a slice: "Bijstand: 14,2 %, ongunstiger dan gemiddeld"."""
    shown = formatting.figure_value(reading.figure, reading.indicator)
    return text("taart.gesproken", naam=reading.indicator.short, waarde=shown, oordeel=found.word)


def tip(reading: Reading, found: Verdict) -> str:
    """The lines shown on hover and focus: name, value with year, counts, reference, verdict."""
    figure, indicator = reading.figure, reading.indicator
    lines = [indicator.name]
    if figure.value is None:
        return "\n".join([*lines, formatting.why_absent(figure, indicator)])
    lines.append(text("taart.waarde", waarde=formatting.with_unit(figure.value, indicator), jaar=figure.year))
    lines.append(formatting.counts(figure, indicator))
    if reading.reference is not None:
        lines.append(text("taart.ijkpunt", waarde=formatting.with_unit(reading.reference, indicator)))
    lines.append(f"{found.sign} {found.word}".strip())
    if indicator.modelled:
        lines.append(text("figuur.modelmatig"))
    return "\n".join(line for line in lines if line)


def _empty(sector: Sector) -> Markup:
    note = text("taart.geen_cijfers", thema=sector.theme.name)
    return Markup('<path d="{d}" fill="url(#onbekend)" stroke="#ffffff"><title>{note}</title></path>').format(
        d=wedge(sector.start, sector.end, RING, RIM), note=note
    )


def _names(theme: Theme, middle: float) -> list[str]:
    """The name of the theme; on two lines when there is no room for it beside the circle."""
    room = WIDTH / 2 - abs(point(middle, RIM + 14)[0])
    return two_lines(theme.short) if NAME_LETTER * len(theme.short) > room else [theme.short]


@lru_cache(2048)
def _label(theme: Theme, count: ThemeCount, filled: bool, middle: float) -> Label:
    """The name of the theme outside the circle, with its count in words below it.

    Labels above the circle grow upwards, those below it downwards.
    """
    names = _names(theme, middle)
    words = count_words(count) if filled else [text("taart.geen_cijfers_kort")]
    x, y = point(middle, RIM + 14)
    height = LABEL_LINE * (len(words) + len(names) - 1)
    top = y + 5 - height * (1 + cos(middle)) / 2
    anchor = "middle" if abs(sin(middle)) < 0.25 else ("start" if sin(middle) > 0 else "end")
    first, *second = names
    shape = Markup('<tspan{own} x="{x:.1f}" dy="{dy}">{w}</tspan>')
    own = Markup(' class="theme-name"')
    rows = Markup("").join(
        [shape.format(own=own, x=x, w=w, dy=LABEL_LINE) for w in second]
        + [shape.format(own="", x=x, w=w, dy=LABEL_LINE) for w in words]
    )
    drawn = Markup(
        '<text class="theme-label" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
        '<tspan class="theme-name">{name}</tspan>{rows}</text>'
    ).format(x=x, y=top, anchor=anchor, name=first, rows=rows)
    return Label(drawn, top, top + height)


def _middle(profile: Profile) -> Markup:
    people = next((r for r in profile.readings if r.indicator.kind == "aantal"), None)
    if people is None or people.figure.value is None:
        return Markup("")
    older = other_year(people.figure, profile.selection.year)
    when = Markup('<tspan x="0" dy="15">{}</tspan>').format(text("figuur.in_jaar", jaar=older))
    return Markup(
        '<text class="hub"><tspan class="hub-number" x="0" y="{y}">{n}</tspan>'
        '<tspan x="0" dy="16">{w}</tspan>{when}</text>'
    ).format(y=-4 if older else 2, n=formatting.number(people.figure.value),
             w=text("taart.inwoners"), when=when if older else "")  # fmt: skip
