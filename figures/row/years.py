"""The lines of a row on the screen: a small chart of our own, of which the height is known beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.results import Figure
from figures import fonts
from figures.lines import Lines, TrendLine
from figures.lines.runs import bridges, runs
from figures.markup import Markup
from figures.scale import Scale
from figures.words import formatting
from figures.words.prose import joined
from figures.words.text import text

HIGH, ALL = 58, 76  # pixels: of the chart, and with the years below it
WIDE = 1000  # of the box that is stretched to the width of the column
EDGE = 20  # percent of the width: words over a mark nearer to the left would run out of the chart
APART = 15.0  # pixels between two labels at the ends
NAMES = 130.0  # pixels for value and name at the end of a line


@dataclass(frozen=True, slots=True)
class LineFrame:
    """Years from left to right in WIDE, values from bottom to top in HIGH pixels."""

    first: int
    last: int
    scale: Scale

    def part(self, year: int) -> float:
        """Where a year lies, from 0 to 1."""
        return (year - self.first) / max(self.last - self.first, 1)

    def y(self, value: float) -> float:
        """Where a value lies, in pixels from the top; room is left for half a mark at both ends."""
        return 5 + (HIGH - 9) * (1 - self.scale.part(value))

    def point(self, figure: Figure, value: float | None = None) -> str:
        """A figure, or another ``value`` in its year, as the two numbers of a path."""
        y = self.y((figure.value or 0.0) if value is None else value)
        return f"{WIDE * self.part(figure.year or 0):.0f} {y:.1f}"


def lines_svg(plot: Lines) -> Markup:
    """The lines with their margin, the values at their ends and the first and last year."""
    years, lines = plot.years, plot.lines
    frame = LineFrame(years[0], years[-1], plot.scale)
    paths = [_band(frame, lines[0]), *(_path(frame, line) for line in reversed(lines))]
    breaks = [b.year for b in lines[0].series.breaks if years[0] < b.year <= years[-1]]
    return Markup(
        '<svg class="row-lines" width="100%" height="{all}" aria-hidden="true">'
        '<line class="base{cut}" x1="0" x2="100%" y1="{high}" y2="{high}"/>'
        '<svg width="100%" height="{high}" viewBox="0 0 {wide} {high}" preserveAspectRatio="none" '
        'overflow="visible">{paths}</svg>{breaks}{alone}{ends}'
        '<text class="year" y="{all}" dy="-4">{first}</text>'
        '<text class="year" x="100%" y="{all}" dy="-4" text-anchor="end">{last}</text></svg>'
    ).format(
        all=ALL, high=HIGH, wide=WIDE, paths=joined(paths), first=str(years[0]), last=str(years[-1]),
        cut=" is-cut" if plot.scale.start > 0 else "", ends=_ends(frame, lines),
        alone=joined(_alone(frame, line) for line in reversed(lines)),
        breaks=joined(_break(frame, year) for year in breaks),
    )  # fmt: skip


def _band(frame: LineFrame, line: TrendLine) -> Markup:
    d = ""
    for run in runs(line.series):
        known = [f for f in run if f.low is not None and f.high is not None]
        if len(known) > 1:
            upper = [frame.point(f, f.high) for f in known]
            lower = [frame.point(f, f.low) for f in reversed(known)]
            d += f"M{'L'.join([*upper, *lower])}Z"
    return Markup('<path class="band" d="{}"/>').format(d) if d else Markup("")


def _path(frame: LineFrame, line: TrendLine) -> Markup:
    solid = "".join(f"M{'L'.join(map(frame.point, run))}" for run in runs(line.series) if len(run) > 1)
    far = "".join(f"M{frame.point(a)}L{frame.point(b)}" for a, b in bridges(line.series))
    bridge = Markup('<path class="l-{} far" d="{}"/>').format(line.role, far) if far else Markup("")
    return bridge + Markup('<path class="l-{}" d="{}"/>').format(line.role, solid)


def _alone(frame: LineFrame, line: TrendLine) -> Markup:
    """A dot for every year that no line joins to another: without it only its end would be seen."""
    return joined(
        Markup('<circle class="l-{role}" cx="{x:.1f}%" cy="{y:.1f}" r="2.5"/>').format(
            role=line.role, x=100 * frame.part(run[0].year or 0), y=frame.y(run[0].value or 0.0)
        )
        for run in runs(line.series)
        if len(run) == 1
    )


def _break(frame: LineFrame, year: int) -> Markup:
    step = 0.5 / max(frame.last - frame.first, 1)
    x = 100 * (frame.part(year) - step)
    return Markup('<line class="break" x1="{x:.1f}%" x2="{x:.1f}%" y1="0" y2="{h}"/>').format(x=x, h=HIGH)


def _ends(frame: LineFrame, lines: Sequence[TrendLine]) -> Markup:
    """A mark and the value at the end of every line; words that would touch are put below each other."""
    ended = [(frame.y(line.known[-1].value or 0.0), line) for line in lines if line.known]
    tops = spread([y for y, line in ended if line.known[-1].year == frame.last])
    places = iter(tops)
    return joined(
        _end(frame, line, y, next(places) if line.known[-1].year == frame.last else y) for y, line in ended
    )


def spread(
    wanted: Sequence[float], apart: float = APART, low: float = 5.0, high: float = HIGH
) -> list[float]:
    """Places at least ``apart`` from each other, near the ``wanted`` ones in their order; all in pixels."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places: list[float] = []
    for i in order:
        places.append(max(wanted[i], places[-1] + apart if places else low))
    over = places[-1] - high if places else 0.0
    if over > 0:
        for i in range(len(places) - 1, -1, -1):
            places[i] = min(places[i], high - apart * (len(places) - 1 - i))
    found = [0.0] * len(wanted)
    for place, i in zip(places, order, strict=True):
        found[i] = place
    return found


def _end(frame: LineFrame, line: TrendLine, y: float, top: float) -> Markup:
    last = line.known[-1]
    value = formatting.figure_value(last, line.series.indicator)
    x, ends = 100 * frame.part(last.year or 0), last.year == frame.last
    if not ends:
        value = text("rij.ouder", waarde=value, jaar=last.year)
    room = NAMES - 10 - fonts.width(value, 13, True)
    beside = "" if line.role == "hier" or room < 28 or not ends else fonts.shorten(line.name, 12, room)
    return Markup(
        '<circle class="l-{role}" cx="{x:.1f}%" cy="{y:.1f}" r="{r}"/><text class="l-{role}" x="{x:.1f}%" '
        'y="{top:.1f}" {at}>{value}{name}</text>'
    ).format(
        # Short of the last year a line of another may run on: then the words stand above the mark.
        at=Markup('dx="9" dy="4.5"' if ends else 'dy="-8"' + (' text-anchor="middle"' if x > EDGE else "")),
        role=line.role, x=x, y=y, top=top, r=4 if line.role == "hier" else 3, value=value,
        name=Markup('<tspan dx="4">{}</tspan>').format(beside) if beside else "",
    )  # fmt: skip
