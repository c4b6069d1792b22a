"""Draws the profieltaart, once: on the screen with real buttons, on paper with its looks in attributes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, sin

from data.catalogue import Indicator, Theme
from data.releases.release import Status
from data.results import Figure, Profile, Reading, ThemeCount
from data.statistics.scoring import UNKNOWN, Reason
from figures.markup import Markup
from figures.palette import INK, MUTED
from figures.sheet import TRIANGLES, Sheet
from figures.taart import Taart
from figures.taart.circle import HUB, RIM, RING, Sector, point, sectors, wedge
from figures.taart.slice_name import slice_name, two_lines
from figures.taart.slices import count_words, spoken, tip
from figures.verdict import DESCRIBED, HATCH, JUDGED, Verdict, verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.years import other_year

WIDTH = 640
LABEL_LINE = 14.5
NAME_LETTER = 6.8  # width of a letter in the name of a theme

_HATCH = Markup(
    '<defs><pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#f6f5f1"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#c9c6bd" stroke-width="2"/></pattern></defs>'
)


_LOOKS = {
    "slice-sign": 'font-size="11" font-weight="700" text-anchor="middle"',
    "theme-label": f'font-size="12.5" fill="{MUTED}"',
    "theme-name": f'font-size="14" font-weight="700" fill="{INK}"',
    "hub": f'font-size="12" text-anchor="middle" fill="{MUTED}"',
    "hub-number": f'font-size="18" font-weight="700" fill="{INK}"',
}
"""What the stylesheet of the page says, for paper."""


@dataclass(frozen=True, slots=True)
class Skin:
    """For the screen a class and behaviour, for paper attributes; ``side`` keeps two taarten apart."""

    paper: bool = False
    side: str = ""

    def look(self, name: str) -> Markup:
        """The looks of a class, as attributes with a space before them."""
        if not self.paper:
            return Markup(' class="{}"').format(name)
        return Markup(f" {_LOOKS[name]}") if name in _LOOKS else Markup("")

    @property
    def hatch(self) -> str:
        """The id of the pattern of what is unknown."""
        return f"onbekend-{self.side}" if self.side else "onbekend"

    @property
    def key(self) -> str:
        """What stands before the key of a button."""
        return f"{self.side}-" if self.side else ""

    def fill(self, shown: Verdict) -> str:
        """The colour of a verdict, or our own pattern."""
        return f"url(#{self.hatch})" if shown.fill == HATCH else shown.fill


@dataclass(frozen=True, slots=True)
class Label:
    """What stands outside the circle at a theme, and the baselines of its first and last line."""

    drawn: Markup
    top: float
    bottom: float


def screen(plot: Taart, _title: str) -> Markup:
    """The taart of the area itself."""
    return pie(plot.profile, plot.themes)


def pie(profile: Profile, themes: tuple[Theme, ...], side: str = "", name: str = "") -> Markup:
    """The taart of a profile as an SVG, WIDTH units wide and as high as its labels need.

    ``side`` keeps the ids of two taarten on one page apart; ``name`` is whose it is, by default the area.
    """
    inside, (x, y, wide, high) = drawn(profile, themes, Skin(side=side))
    return Markup(
        '<svg class="taart" viewBox="{x} {y} {w} {h}" role="group" aria-label="{name}" data-rove>'
        "{inside}</svg>"
    ).format(
        x=x, y=y, w=wide, h=high, inside=inside, name=text("taart.naam", gebied=name or profile.area.name)
    )


def drawn(
    profile: Profile, themes: tuple[Theme, ...], skin: Skin, names: bool = True
) -> tuple[Markup, tuple[int, int, int, int]]:
    """(the inside of the SVG, its view box as x, y, width, height); ``names`` of the themes beside it."""
    themed = sectors(profile, themes)
    labels = [_label(s.theme, s.count, bool(s.readings), (s.start + s.end) / 2, skin) for s in themed]
    parts = [
        _sector(s, label.drawn if names else Markup(""), s is themed[0], skin)
        for s, label in zip(themed, labels, strict=True)
    ]
    top = min(-RIM, *(label.top for label in labels)) - 16
    bottom = max(RIM, *(label.bottom for label in labels)) + 10
    inside = Markup("{}{}{}").format(
        _HATCH.format(skin.hatch), Markup("").join(parts), _middle(profile, skin)
    )
    return inside, (-WIDTH // 2, round(top), WIDTH, round(bottom - top))


def _sector(sector: Sector, label: Markup, first: bool, skin: Skin) -> Markup:
    step = (sector.end - sector.start) / max(len(sector.readings), 1)
    slices = []
    for i, reading in enumerate(sector.readings):
        start, end = sector.start + i * step, sector.start + (i + 1) * step
        if reading.figure.value is None:
            slices.append(_without(reading.indicator, reading.figure.status, start, end, skin))
        else:
            slices.append(_slice(reading, start, end, skin))
    if not slices:
        slices = [_empty(sector, skin)]
    mark = Markup(' class="sector" data-mark="{}"').format(sector.theme.id)
    return Markup("<g{mark}>{ring}{slices}{label}</g>").format(
        mark="" if skin.paper else mark,
        ring=_ring(sector.theme, sector.count, sector.start, sector.end, 0 if first else -1, skin),
        slices=Markup("").join(slices),
        label=label,
    )


@lru_cache(2048)
def _ring(theme: Theme, count: ThemeCount, start: float, end: float, tab: int, skin: Skin) -> Markup:
    """The inner ring: the theme itself; coloured only when most of its verdicts agree."""
    scale = JUDGED if count.judged else DESCRIBED
    fill = scale[count.agreed].fill if count.agreed else "#ffffff"
    words = ", ".join(count_words(count))
    button = Markup(
        ' class="slice" role="button" tabindex="{tab}" aria-label="{name}: {words}" data-event="thema" '
        'data-value="{id}" data-key="{side}t-{id}" data-tip="{name}\n{words}"'
    )
    named = {"name": theme.name, "words": words, "id": theme.id, "tab": tab, "side": skin.key}
    return Markup('<g{button}><path d="{d}" fill="{fill}" stroke="#8a877d" stroke-width="1"/></g>').format(
        button="" if skin.paper else button.format(**named), fill=fill, d=wedge(start, end, HUB, RING - 3)
    )


@lru_cache(4096)
def _without(indicator: Indicator, status: Status, start: float, end: float, skin: Skin) -> Markup:
    """A slice without a figure: whatever the area, it says why in the same words."""
    nothing = Figure(None, None, None, status, None)
    return _slice(Reading(indicator, nothing, None, None, UNKNOWN, Reason.GEEN_CIJFER), start, end, skin)


def _slice(reading: Reading, start: float, end: float, skin: Skin) -> Markup:
    shown, indicator = verdict(reading), reading.indicator
    shape = _shape(indicator.short, shown, start, end, skin)
    if skin.paper:
        return Markup("<g>{}</g>").format(shape)
    return Markup(
        '<g class="slice" role="button" tabindex="-1" aria-label="{spoken}" data-event="indicator" '
        'data-value="{id}" data-theme="{theme}" data-key="{side}i-{id}" data-tip="{tip}">'
        "{shape}</g>"
    ).format(
        spoken=spoken(reading, shown), id=indicator.id, theme=indicator.theme, side=skin.key,
        tip=tip(reading, shown), shape=shape,
    )  # fmt: skip


@lru_cache(4096)  # the same few come back in every taart
def _shape(name: str, shown: Verdict, start: float, end: float, skin: Skin) -> Markup:
    """What is drawn of a slice: its wedge in the colour of the verdict, its name and the sign."""
    middle = (start + end) / 2
    x, y = point(middle, RIM - 12)
    return Markup('<path d="{d}" fill="{fill}" stroke="#ffffff" stroke-width="1.5"/>{label}{sign}').format(
        d=wedge(start, end, RING, RIM), fill=skin.fill(shown), sign=_sign(shown, x, y, skin),
        label=slice_name(name, middle, end - start, shown.ink, skin.look("slice-label")),
    )  # fmt: skip


def _sign(shown: Verdict, x: float, y: float, skin: Skin) -> Markup:
    """The sign at the rim. Our font has no triangles, so on paper they are drawn."""
    if skin.paper and shown.sign[:1] in TRIANGLES:
        sheet = Sheet()
        sheet.sign(round(x, 1), round(y + 4, 1) - 4, shown, 11)
        return sheet.markup()
    return Markup('<text{look} x="{x:.1f}" y="{y:.1f}" fill="{ink}">{sign}</text>').format(
        look=skin.look("slice-sign"), x=x, y=y + 4, ink=shown.ink, sign=shown.sign
    )


def _empty(sector: Sector, skin: Skin) -> Markup:
    note = text("taart.geen_cijfers", thema=sector.theme.name)
    return Markup('<path d="{d}" fill="url(#{hatch})" stroke="#ffffff"><title>{note}</title></path>').format(
        d=wedge(sector.start, sector.end, RING, RIM), hatch=skin.hatch, note=note
    )


def _names(theme: Theme, middle: float) -> list[str]:
    """The name of the theme; on two lines when there is no room for it beside the circle."""
    room = WIDTH / 2 - abs(point(middle, RIM + 14)[0])
    return two_lines(theme.short) if NAME_LETTER * len(theme.short) > room else [theme.short]


@lru_cache(2048)
def _label(theme: Theme, count: ThemeCount, filled: bool, middle: float, skin: Skin) -> Label:
    """The name of the theme outside the circle, with its count in words below it.

    Labels above the circle grow upwards, those below it downwards.
    """
    names = _names(theme, middle)
    told = count_words(count) if filled else [text("taart.geen_cijfers_kort")]
    x, y = point(middle, RIM + 14)
    height = LABEL_LINE * (len(told) + len(names) - 1)
    top = y + 5 - height * (1 + cos(middle)) / 2
    anchor = "middle" if abs(sin(middle)) < 0.25 else ("start" if sin(middle) > 0 else "end")
    first, *second = names
    shape = Markup('<tspan{own} x="{x:.1f}" dy="{dy}">{w}</tspan>')
    own = skin.look("theme-name")
    rows = Markup("").join(
        [shape.format(own=own, x=x, w=w, dy=LABEL_LINE) for w in second]
        + [shape.format(own="", x=x, w=w, dy=LABEL_LINE) for w in told]
    )
    words = Markup(
        '<text{look} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"><tspan{own}>{name}</tspan>{rows}</text>'
    ).format(look=skin.look("theme-label"), own=own, x=x, y=top, anchor=anchor, name=first, rows=rows)
    return Label(words, top, top + height)


def _middle(profile: Profile, skin: Skin) -> Markup:
    people = next((r for r in profile.readings if r.indicator.kind == "aantal"), None)
    if people is None or people.figure.value is None:
        return Markup("")
    older = other_year(people.figure, profile.selection.year)
    when = Markup('<tspan x="0" dy="15">{}</tspan>').format(text("figuur.in_jaar", jaar=older))
    return Markup(
        '<text{hub}><tspan{number} x="0" y="{y}">{n}</tspan>'
        '<tspan x="0" dy="16">{w}</tspan>{when}</text>'
    ).format(hub=skin.look("hub"), number=skin.look("hub-number"),
             y=-4 if older else 2, n=formatting.people(people.figure),
             w=text("taart.inwoners"), when=when if older else "")  # fmt: skip
