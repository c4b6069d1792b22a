"""Rings on whole units as the shortest SVG path data; ``shapes.rings_of`` reads it back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from data.geometry.shapes import Ring


def path_of(rings: Iterable[Ring]) -> str:
    """Path data of rings that are not closed: relative, lines without a letter, h and v where shorter.

    A ring begins so that its longest side is the one that ``z`` draws, which costs nothing.
    """
    out: list[str] = []
    x = y = 0
    for ring in rings:
        sides = [abs(a - c) + abs(b - d) for (a, b), (c, d) in pairwise([*ring, ring[0]])]
        first = sides.index(max(sides)) + 1
        turned = [*ring[first:], *ring[:first]]
        out.append("m" + _pair(turned[0][0] - x, turned[0][1] - y))
        x, y = turned[0]
        before = "l"
        for (a, b), (c, d) in pairwise(turned):
            step, before = _step(c - a, d - b, before)
            out.append(step)
        out.append("z")
    return "".join(out)


def _step(dx: int, dy: int, before: str) -> tuple[str, str]:
    """One line, and the command that then holds."""
    if dy == 0:
        return (_more(dx) if before == "h" else f"h{dx}"), "h"
    if dx == 0:
        return (_more(dy) if before == "v" else f"v{dy}"), "v"
    pair = _pair(dx, dy)
    if before == "l":
        return (pair if pair[0] == "-" else f" {pair}"), "l"
    return f"l{pair}", "l"


def _pair(dx: int, dy: int) -> str:
    return f"{dx}{_more(dy)}"


def _more(number: int) -> str:
    """A number behind another: the sign keeps them apart when there is one."""
    return str(number) if number < 0 else f" {number}"
