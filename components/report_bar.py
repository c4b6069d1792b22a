"""A figure as a bar the size of a line, with a mark at its reference. Drawn once, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable

from components.markup import Markup

WIDTH, HEIGHT = 120, 10
COLOURS = ("#0b4f6c", "#b5651d")
_GROUND, _MARK = "#efede7", "#1e2226"


def scale(values: Iterable[float | None]) -> tuple[float, float]:
    """(low, high) of a row of bars: from zero, or from the lowest value when that is below it.

    A little room is left at the end, so that the longest bar is still seen to end.
    """
    known = [v for v in values if v is not None]
    low, high = min([0.0, *known]), max([0.0, *known])
    return low, low + (high - low) * 1.12 if high > low else low + 1


def bar(
    value: float | None,
    reference: float | None,
    ends: tuple[float, float],
    label: str,
    side: int = 0,
) -> Markup:
    """The bar as an SVG of WIDTH x HEIGHT units on the scale ``ends``; only its ground without a value.

    ``label`` says the same in words; ``side`` picks the colour: 0 the first, 1 the second.
    """

    def at(number: float) -> float:
        return (WIDTH - 2) * (number - ends[0]) / (ends[1] - ends[0])

    drawn = Markup("")
    if value is not None:
        start, end = sorted((at(0.0), at(value)))
        drawn = Markup('<rect x="{x:.1f}" y="1.5" width="{w:.1f}" height="7" fill="{c}"/>').format(
            x=start, w=max(end - start, 0.8), c=COLOURS[side]
        )
    if reference is not None:
        drawn += Markup(
            '<rect x="{x:.1f}" y="0" width="3.2" height="10" fill="#fff"/>'
            '<rect x="{m:.1f}" y="0" width="1.6" height="10" fill="{c}"/>'
        ).format(x=at(reference) - 0.8, m=at(reference), c=_MARK)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="report-bar" viewBox="0 0 {w} {h}" width="{w}" '
        'height="{h}" preserveAspectRatio="none" role="img" aria-label="{label}">'
        '<rect y="1.5" width="{w}" height="7" fill="{ground}"/>{drawn}</svg>'
    ).format(w=WIDTH, h=HEIGHT, ground=_GROUND, label=label, drawn=drawn)
