"""A figure as a bar the size of a line, with a mark at its reference. Drawn once, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.catalogue import Indicator
from figures.markup import Markup

WIDTH, HEIGHT = 120, 10
COLOURS = ("#0b4f6c", "#b5651d")
_GROUND, _MARK = "#efede7", "#1e2226"


@dataclass(frozen=True, slots=True)
class Ends:
    """What the left and right end of a bar stand for; ``from_zero`` when its length is the figure."""

    low: float
    high: float
    from_zero: bool = True


def scale(indicator: Indicator, values: Iterable[float | None]) -> Ends:
    """The ends of the bars of one figure.

    Of a percentage always 0 and 100, so that the bars of all rows can be held against each other. Of another
    count 0 and a little beyond the highest value. A mean or an index hardly comes near 0 (a test score of 501
    to 550): its values are marks between the lowest and the highest, and no length stands for them.
    """
    known = [v for v in values if v is not None]
    if indicator.unit == "%" and all(0 <= v <= 100 for v in known):
        return Ends(0.0, 100.0)
    if indicator.kind in ("gemiddelde", "index") and known:
        room = max(max(known) - min(known), abs(max(known)) * 0.02, 1e-9) / 2
        return Ends(min(known) - room, max(known) + room, False)
    low, high = min([0.0, *known]), max([0.0, *known])
    return Ends(low, low + (high - low) * 1.12 if high > low else low + 1)


def bar(value: float | None, reference: float | None, ends: Ends, label: str, side: int = 0) -> Markup:
    """The bar as an SVG of WIDTH x HEIGHT units on the scale ``ends``; only its ground without a value.

    ``label`` says the same in words; ``side`` picks the colour: 0 the first, 1 the second.
    """

    def at(number: float) -> float:
        return (WIDTH - 2) * (number - ends.low) / (ends.high - ends.low)

    drawn = Markup("")
    if value is not None:
        start, end = sorted((at(0.0), at(value))) if ends.from_zero else (at(value) - 2, at(value) + 2)
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
