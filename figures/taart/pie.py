"""Draws the profieltaart, once: on the screen with real buttons, on paper with its looks in attributes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.catalogue import Indicator, Theme
from data.releases.release import Status
from data.results import Figure, Profile, Reading
from data.statistics.scoring import UNKNOWN, Reason
from figures.markup import Markup
from figures.palette import HATCH_LINE, HATCHED, INK, MUTED
from figures.sheet import PAPER, TRIANGLES, Sheet
from figures.taart import Taart
from figures.taart.circle import ARC, HUB, RIM, Sector, arc, point, sectors, wedge
from figures.taart.labels import COUNT, LINE, NAME, WIDTH, ThemeLabel, theme_labels
from figures.taart.slice_name import slice_name
from figures.taart.slices import count_words, spoken, tip
from figures.verdict import HATCH, Verdict, verdict
from figures.words import formatting
from figures.words.text import text
from figures.words.years import other_year

_HATCH = Markup(
    '<defs><pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="{}"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="{}" stroke-width="2"/></pattern></defs>'
)


_LOOKS = {
    "slice-sign": 'font-size="13.6" font-weight="700" text-anchor="middle"',
    "theme-label": f'font-size="{COUNT:g}" fill="{MUTED}"',
    "theme-name": f'font-size="{NAME:g}" font-weight="700" fill="{INK}"',
    "hub": f'font-size="13.6" text-anchor="middle" fill="{MUTED}"',
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
    parts = [
        _sector(s, label if names else None, s is themed[0], skin)
        for s, label in zip(themed, theme_labels(themed), strict=True)
    ]
    inside = Markup("{}{}{}").format(
        _HATCH.format(skin.hatch, HATCHED, HATCH_LINE), Markup("").join(parts), _middle(profile, skin)
    )
    edge = round(RIM) + 16
    return inside, (-WIDTH // 2, -edge, WIDTH, 2 * edge)


def _sector(sector: Sector, label: ThemeLabel | None, first: bool, skin: Skin) -> Markup:
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
    return Markup("<g{mark}>{theme}{slices}</g>").format(
        mark="" if skin.paper else mark,
        theme=_theme(sector, label, 0 if first else -1, skin),
        slices=Markup("").join(slices),
    )


def _theme(sector: Sector, label: ThemeLabel | None, tab: int, skin: Skin) -> Markup:
    """The theme as one button: the line along its slices, its name, and its verdicts in words."""
    theme, words = sector.theme, ", ".join(count_words(sector.count))
    line = Markup(
        '<path{look} d="{d}" fill="none" stroke="{c}" stroke-width="3"{wide}/>'
    ).format(
        look=skin.look("theme-arc"), d=arc(sector.start, sector.end, ARC), c=MUTED,
        wide="" if skin.paper else Markup(' pointer-events="stroke"'),
    )  # fmt: skip
    shape = Markup("{}{}").format(line, _words(label, skin) if label else "")
    if skin.paper:
        return shape
    return Markup(
        '<g class="slice theme" role="button" tabindex="{tab}" aria-label="{name}: {words}" '
        'data-event="thema" data-value="{id}" data-key="{side}t-{id}" data-tip="{name}\n{words}">{shape}</g>'
    ).format(name=theme.name, words=words, id=theme.id, tab=tab, side=skin.key, shape=shape)


def _words(label: ThemeLabel, skin: Skin) -> Markup:
    """The lines of a label; on the screen on a surface that can be pressed between the letters too."""
    rows = [("theme-name", line) for line in label.names] + [("", line) for line in label.counts]
    own = Markup(" ").join(
        Markup('<tspan{look} x="{x:.1f}" y="{y:.1f}">{w}</tspan>').format(
            look=skin.look(look) if look else "", x=label.x, y=label.top + LINE * (i + 0.78), w=words
        )
        for i, (look, words) in enumerate(rows)
    )
    surface = Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="none" pointer-events="all"/>'
    )
    left = label.x if label.side > 0 else label.x - label.wide
    return Markup('{}<text{} text-anchor="{}">{}</text>').format(
        "" if skin.paper else surface.format(left - 4, label.top - 2, label.wide + 8, label.high + 4),
        skin.look("theme-label"), "start" if label.side > 0 else "end", own,
    )  # fmt: skip


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
    return Markup(
        '<path d="{d}" fill="{fill}" stroke="{white}" stroke-width="1.5"/>{edge}{label}{sign}'
    ).format(
        d=wedge(start, end, HUB, RIM), fill=skin.fill(shown), white=PAPER,
        edge=_edge(shown, start, end), sign=_sign(shown, x, y, skin),
        label=slice_name(name, middle, end - start, shown.ink, skin.look("slice-label")),
    )  # fmt: skip


def _edge(shown: Verdict, start: float, end: float) -> Markup:
    """The outline of what is lower, within its wedge."""
    if not shown.edge:
        return Markup("")
    wide = 13 * shown.edge_width
    turn = (wide / 2 + 1) / RIM
    return Markup(
        '<path d="{}" fill="none" stroke="{}" stroke-width="{:.1f}" pointer-events="none"/>'
    ).format(wedge(start + turn, end - turn, HUB + wide / 2 + 1, RIM - wide / 2 - 1), shown.edge, wide)


def _sign(shown: Verdict, x: float, y: float, skin: Skin) -> Markup:
    """The sign at the rim. Our font has no triangles, so on paper they are drawn."""
    if skin.paper and shown.sign[:1] in TRIANGLES:
        sheet = Sheet()
        sheet.sign(round(x, 1), round(y + 4, 1) - 4, shown, 13)
        return sheet.markup()
    return Markup('<text{look} x="{x:.1f}" y="{y:.1f}" fill="{ink}">{sign}</text>').format(
        look=skin.look("slice-sign"), x=x, y=y + 4, ink=shown.ink, sign=shown.sign
    )


def _empty(sector: Sector, skin: Skin) -> Markup:
    note = text("taart.geen_cijfers", thema=sector.theme.name)
    return Markup('<path d="{d}" fill="url(#{hatch})" stroke="#ffffff"><title>{note}</title></path>').format(
        d=wedge(sector.start, sector.end, HUB, RIM), hatch=skin.hatch, note=note
    )


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
