"""The profieltaart: a sector per theme, a slice per indicator, as one SVG with real buttons."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from components import formatting
from components.circle import HUB, RIM, RING, Sector, point, sectors, wedge
from components.markup import Markup
from components.verdict import DESCRIBED, JUDGED, Verdict, verdict
from components.words import text
from components.years import other_year
from data.catalogue import Theme
from data.results import Profile, Reading, ThemeCount

WIDTH = 640
LABEL_LINE = 14.5
OUTER = RIM - 25  # where a name ends, below the sign of its slice
NAME_LETTER = 6.8  # width of a letter in the name of a theme
LETTER, LEADING = 0.5, 1.04  # width of a letter and distance of lines, as parts of the size of the text
SIZES = (12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)

_HATCH = Markup(
    '<defs><pattern id="onbekend" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#f6f5f1"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#c9c6bd" stroke-width="2"/></pattern></defs>'
)


def pie(profile: Profile, themes: tuple[Theme, ...], side: str = "", name: str = "") -> Markup:
    """The taart of a profile as an SVG, WIDTH units wide and as high as its labels need.

    ``side`` keeps the ids of two taarten on one page apart; ``name`` is whose it is, by default the area.
    """
    found = sectors(profile, themes)
    parts = [_sector(s, first=s is found[0]) for s in found]
    top = min(-RIM, *(_label_top(s) for s in found)) - 16
    bottom = max(RIM, *(_label_bottom(s) for s in found)) + 10
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


def _sector(sector: Sector, first: bool) -> Markup:
    step = (sector.end - sector.start) / max(len(sector.readings), 1)
    slices = [
        _slice(reading, sector.start + i * step, sector.start + (i + 1) * step)
        for i, reading in enumerate(sector.readings)
    ]
    if not slices:
        slices = [_empty(sector)]
    return Markup('<g class="sector" data-mark="{id}">{ring}{slices}{label}</g>').format(
        id=sector.theme.id,
        ring=_ring(sector, 0 if first else -1),
        slices=Markup("").join(slices),
        label=_label(sector),
    )


def _ring(sector: Sector, tab: int) -> Markup:
    """The inner ring: the theme itself; coloured only when most of its verdicts agree."""
    scale = JUDGED if sector.count.judged else DESCRIBED
    fill = scale[sector.count.agreed].fill if sector.count.agreed else "#ffffff"
    words = ", ".join(count_words(sector.count))
    return Markup(
        '<g class="slice" role="button" tabindex="{tab}" aria-label="{name}: {words}" data-event="thema" '
        'data-value="{id}" data-key="t-{id}" data-tip="{name}\n{words}">'
        '<path d="{d}" fill="{fill}" stroke="#8a877d" stroke-width="1"/></g>'
    ).format(
        name=sector.theme.name, words=words, id=sector.theme.id, fill=fill, tab=tab,
        d=wedge(sector.start, sector.end, HUB, RING - 3),
    )  # fmt: skip


def count_words(count: ThemeCount) -> list[str]:
    """The verdicts of a theme in words: ["2 gunstiger", "1 ongunstiger", "3 vergelijkbaar"]."""
    more, less = ("gunstiger", "ongunstiger") if count.judged else ("hoger", "lager")
    counted = ((count.more, more), (count.less, less), (count.alike, "vergelijkbaar"))
    words = [text(f"taart.{key}", aantal=n) for n, key in counted if n]
    return words or [text("taart.geen_oordeel")]


def _slice(reading: Reading, start: float, end: float) -> Markup:
    found = verdict(reading)
    indicator = reading.indicator
    return Markup(
        '<g class="slice" role="button" tabindex="-1" aria-label="{spoken}" data-event="indicator" '
        'data-value="{id}" data-theme="{theme}" data-key="i-{id}" data-tip="{tip}">'
        '<path d="{d}" fill="{fill}" stroke="#ffffff" stroke-width="1.5"/>{label}{sign}</g>'
    ).format(
        spoken=spoken(reading, found), id=indicator.id, theme=indicator.theme,
        tip=tip(reading, found),
        d=wedge(start, end, RING, RIM), fill=found.fill,
        label=_slice_label(indicator.short, (start + end) / 2, end - start, found.ink),
        sign=_sign(found, (start + end) / 2),
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


@lru_cache(4096)
def _slice_label(label: str, angle: float, width: float, ink: str) -> Markup:
    """The name along the radius, ending where the slice is widest, on one or two lines, never upside down."""
    size, lines = fitted(label, width)
    left = angle > pi
    turn = angle * 180 / pi - 90 + (180 if left else 0)
    rows = Markup("").join(
        Markup('<text x="{x}" y="{y:.1f}">{line}</text>').format(
            x=-OUTER if left else OUTER,
            y=(i - (len(lines) - 1) / 2) * size * LEADING + size * 0.36,
            line=line,
        )
        for i, line in enumerate(lines)
    )
    return Markup(
        '<g class="slice-label" text-anchor="{anchor}" transform="rotate({t:.2f})" fill="{ink}" '
        'font-size="{s:.4g}">{rows}</g>'
    ).format(anchor="start" if left else "end", t=turn, ink=ink, rows=rows, s=size)


def fitted(label: str, width: float) -> tuple[float, list[str]]:
    """The largest of SIZES at which a label fits in a slice of ``width`` radians, and its lines.

    It fits when its longest line is not longer than the slice is deep, and all lines together not higher
    than the slice is wide where that line begins, nearest the middle. When nothing fits, one small line.
    """
    ways = [[label]] + ([two_lines(label)] if " " in label else [])
    for size in SIZES:
        for lines in ways:
            long = LETTER * size * max(map(len, lines))
            high = size * (0.8 + LEADING * (len(lines) - 1))
            if long <= OUTER - RING - 3 and high <= width * (OUTER - long):
                return size, lines
    longest = max(map(len, ways[-1])) if width > 0.12 else len(label)
    return min(SIZES[-1], (OUTER - RING - 3) / (LETTER * longest)), ways[-1] if width > 0.12 else [label]


def two_lines(label: str) -> list[str]:
    """Split a label at the space nearest its middle; one word stays whole."""
    spaces = [i for i, c in enumerate(label) if c == " "]
    if not spaces:
        return [label]
    cut = min(spaces, key=lambda i: abs(i - len(label) / 2))
    return [label[:cut], label[cut + 1 :]]


def _sign(found: Verdict, angle: float) -> Markup:
    x, y = point(angle, RIM - 12)
    return Markup('<text class="slice-sign" x="{x:.1f}" y="{y:.1f}" fill="{ink}">{sign}</text>').format(
        x=x, y=y + 4, ink=found.ink, sign=found.sign
    )


def _empty(sector: Sector) -> Markup:
    note = text("taart.geen_cijfers", thema=sector.theme.name)
    return Markup('<path d="{d}" fill="url(#onbekend)" stroke="#ffffff"><title>{note}</title></path>').format(
        d=wedge(sector.start, sector.end, RING, RIM), note=note
    )


def _label_words(sector: Sector) -> list[str]:
    return count_words(sector.count) if sector.readings else [text("taart.geen_cijfers_kort")]


def _label_top(sector: Sector) -> float:
    """The baseline of a theme's name: labels above the circle grow upwards, those below it downwards."""
    middle = (sector.start + sector.end) / 2
    height = LABEL_LINE * (len(_label_words(sector)) + len(_names(sector)) - 1)
    return point(middle, RIM + 14)[1] + 5 - height * (1 + cos(middle)) / 2


def _label_bottom(sector: Sector) -> float:
    return _label_top(sector) + LABEL_LINE * (len(_label_words(sector)) + len(_names(sector)) - 1)


def _names(sector: Sector) -> list[str]:
    """The name of the theme; on two lines when there is no room for it beside the circle."""
    room = WIDTH / 2 - abs(point((sector.start + sector.end) / 2, RIM + 14)[0])
    name = sector.theme.short
    return two_lines(name) if NAME_LETTER * len(name) > room else [name]


def _label(sector: Sector) -> Markup:
    """The name of the theme outside the circle, with its count in words below it."""
    middle = (sector.start + sector.end) / 2
    x, _ = point(middle, RIM + 14)
    anchor = "middle" if abs(sin(middle)) < 0.25 else ("start" if sin(middle) > 0 else "end")
    first, *second = _names(sector)
    shape = Markup('<tspan{own} x="{x:.1f}" dy="{dy}">{w}</tspan>')
    own = Markup(' class="theme-name"')
    rows = Markup("").join(
        [shape.format(own=own, x=x, w=w, dy=LABEL_LINE) for w in second]
        + [shape.format(own="", x=x, w=w, dy=LABEL_LINE) for w in _label_words(sector)]
    )
    return Markup(
        '<text class="theme-label" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
        '<tspan class="theme-name">{name}</tspan>{rows}</text>'
    ).format(x=x, y=_label_top(sector), anchor=anchor, name=first, rows=rows)


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
