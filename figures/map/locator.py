"""Where an area lies: a small picture of the areas around it with this one marked."""

from __future__ import annotations

from data.areas import Areas
from data.geometry.shapes import Ring, Shapes
from data.releases.release import Release
from figures.markup import Markup
from figures.palette import ACCENT

FINE = 320
"""The larger side of the picture in units: a finer line is not seen at this size, and costs bytes."""
GROUND = "#cfccc2"


def around(release: Release, areas: Areas, code: str) -> Shapes | None:
    """The outlines of the areas that ``code`` lies among; None for the land, and without a map."""
    parent = areas.parent(code)
    if parent is None:
        return None
    shapes = release.shapes(areas[code].level, None if parent == areas.land else parent.code)
    return shapes if shapes is not None and code in shapes.codes else None


def ground(release: Release, areas: Areas, code: str) -> Shapes | None:
    """The outlines of the areas to choose from near ``code``: those around it, of the land its parts."""
    if areas.parent(code) is None:
        return release.shapes(areas.tiers[1].id) if len(areas.tiers) > 1 else None
    return around(release, areas, code)


def locator(shapes: Shapes, code: str) -> Markup:
    """The picture as SVG, without words: whoever shows it says what it is."""
    step = max(shapes.wide, shapes.high) / FINE
    at = shapes.codes.index(code)
    others = "".join(coarse(shapes.rings(i), step) for i in range(len(shapes)) if i != at)
    own = coarse(shapes.rings(at), step)
    # A small area in a large one would be a speck: a ring around it shows where to look.
    x0, y0, x1, y1 = (v / step for v in shapes.boxes[at].tolist())
    speck = max(x1 - x0, y1 - y0) < FINE / 14
    circle = '<circle cx="{x:.0f}" cy="{y:.0f}" r="16" fill="none" stroke="{c}" stroke-width="4"/>'
    ring = Markup(circle).format(x=(x0 + x1) / 2, y=(y0 + y1) / 2, c=ACCENT)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 {w:.0f} {h:.0f}">'
        '<g fill-rule="evenodd" stroke="#fff" stroke-width="1"><path d="{others}" fill="{ground}"/>'
        '<path d="{own}" fill="{fill}"/></g>{ring}</svg>'
    ).format(
        w=shapes.wide / step + 16, h=shapes.high / step + 16, others=others, own=own, ground=GROUND,
        fill=ACCENT, ring=ring if speck else "",
    )  # fmt: skip


def coarse(rings: list[Ring], step: float) -> str:
    """The rings in whole units of ``step``, without points that fall together."""
    made = []
    for ring in rings:
        points = [(round(x / step), round(y / step)) for x, y in ring]
        kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(kept) < 3:
            continue  # an islet that is not seen
        (x, y), moves = kept[0], []
        for px, py in kept[1:]:
            moves.append(f"{px - x} {py - y}")
            x, y = px, py
        made.append(f"M{kept[0][0]} {kept[0][1]}l{' '.join(moves)}z")
    return "".join(made)
