"""The funnel on the screen: points in parts of the width, so that nothing is stretched but the lines."""

from __future__ import annotations

from collections import defaultdict

from figures.funnel import DOWN, NAMED, UP, Curve, Funnel, FunnelLayout, Point, line_words, placed, size_title
from figures.markup import Markup
from figures.taart.slices import tip
from figures.verdict import verdict
from figures.words.prose import joined

HEIGHT = 320  # of the plot, in pixels
SHAPES = {UP: "M-6 5H6L0-6Z", DOWN: "M-6-5H6L0 6Z"}
ROUND = "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1-5 0Z"


def screen(plot: Funnel, title: str) -> Markup:
    """Both axes, the lines and a point per area."""
    if plot.empty:
        return Markup("")  # why stands beside the figure
    drawn = placed(plot)
    line = line_words(plot)
    return Markup(
        '{key}<div class="funnel"><svg width="100%" height="{height}" role="img" aria-label="{title}" '
        'overflow="visible">{axes}{curves}{points}</svg><p class="funnel-x">{size}</p></div>'
    ).format(
        key=Markup('<p class="keys"><span class="key key-line">{}</span></p>').format(line) if line else "",
        height=HEIGHT, title=title, axes=_axes(drawn), curves=joined(map(_curve, drawn.curves)),
        points=_points(plot, drawn), size=size_title(plot),
    )  # fmt: skip


def _axes(drawn: FunnelLayout) -> Markup:
    parts = [
        Markup('<line class="grid" x1="0" x2="100%" y1="{y:.2f}%" y2="{y:.2f}%"/>'
               '<text x="-6" y="{y:.2f}%" dy="4" text-anchor="end">{words}</text>').format(
            y=100 * (1 - at), words=words
        )
        for at, words in drawn.up
    ]  # fmt: skip
    parts += [
        Markup('<text x="{x:.2f}%" y="{y}" text-anchor="middle">{words}</text>').format(
            x=100 * at, y=HEIGHT + 16, words=words
        )
        for at, words in drawn.across
    ]
    if drawn.line is not None:
        parts.append(
            Markup('<line class="line" x1="0" x2="100%" y1="{y:.2f}%" y2="{y:.2f}%"/>').format(
                y=100 * (1 - drawn.line)
            )
        )
    return joined(parts)


def _curve(curve: Curve) -> Markup:
    d = "".join(
        "M" + "L".join(f"{round(1000 * x)} {round(1000 * (1 - y))}" for x, y in run) for run in curve.runs
    )
    return Markup(
        '<svg width="100%" height="{h}" viewBox="0 0 1000 1000" preserveAspectRatio="none" '
        'overflow="visible"><path class="limit l-{kind}" d="{d}" vector-effect="non-scaling-stroke"/></svg>'
    ).format(h=HEIGHT, kind=curve.kind, d=d)


def _points(plot: Funnel, drawn: FunnelLayout) -> Markup:
    """Each with its name, or of very many one path per look with the own area on top."""
    if len(drawn.points) <= NAMED:
        readings = plot.grid.readings([p.row for p in drawn.points])
        tips = [
            f"{plot.grid.areas[p.row].name}\n{tip(r[plot.column], verdict(r[plot.column]))}"
            for p, r in zip(drawn.points, readings, strict=True)
        ]
        return joined(_point(p, p.row == plot.own, told) for p, told in zip(drawn.points, tips, strict=True))
    by_look: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in drawn.points:
        by_look[point.shown.key, point.shown.fill].append(point)
    parts = [_cloud(key, fill, points) for (key, fill), points in by_look.items()]
    own = [p for p in drawn.points if p.row == plot.own]
    return joined([*parts, *(_point(p, True, plot.grid.areas[p.row].name) for p in own)])


def _point(point: Point, marked: bool, words: str) -> Markup:
    """A triangle where it has a colour, so that not only the colour says so; open where it may be chance."""
    style = " ".join(n for n, on in (("own", marked), ("open", point.shown.doubtful)) if on)
    edge = point.shown.edge
    return Markup(
        '<svg x="{x:.2f}%" y="{y:.2f}%" overflow="visible" class="point {style}" data-tip="{tip}">'
        '{halo}<path d="{d}" fill="{fill}"{edge}/></svg>'
    ).format(
        x=100 * point.x, y=100 * (1 - point.y), style=style, tip=words, d=SHAPES.get(point.side, ROUND),
        fill=edge if point.shown.doubtful and edge else point.shown.fill,
        edge=Markup(' stroke="{}"').format(edge) if edge else "",
        halo=Markup('<circle r="11"/>') if marked else "",
    )  # fmt: skip


def _cloud(key: str, fill: str, points: list[Point]) -> Markup:
    """Points of one look as one path: lines without length, which have round ends."""
    d = "".join(f"M{round(1000 * p.x)} {round(1000 * (1 - p.y))}h0" for p in points)
    return Markup(
        '<svg width="100%" height="{h}" viewBox="0 0 1000 1000" preserveAspectRatio="none" '
        'overflow="visible"><path class="cloud c-{key}" d="{d}" stroke="{fill}" '
        'vector-effect="non-scaling-stroke"/></svg>'
    ).format(h=HEIGHT, key=key, d=d, fill=fill)
