"""Small numbers as people: a square for each person, those who count filled in."""

from __future__ import annotations

from data.catalogue import Indicator
from data.results import Figure
from figures.markup import Markup
from figures.words import formatting
from figures.words.text import text

MOST = 200  # more people than this are told in words
PER_ROW = 20
SIZE, STEP = 11, 14
TENTHS_FROM = 0.3  # from here on "4 op de 10" says more than "1 op de 2"


def icon_array(figure: Figure, indicator: Indicator) -> Markup | None:
    """A square for each person; None when a figure is not a part of at most MOST people."""
    count, size = figure.numerator, figure.denominator
    if indicator.kind != "aandeel" or figure.value is None or count is None or not size or size > MOST:
        return None
    if count > size:  # sources round counts to fives
        return None
    return squares(count, size, of_people(count, size, indicator))


def squares(count: int, size: int, label: str) -> Markup:
    """``size`` squares in rows of PER_ROW, the first ``count`` filled in; ``label`` says the same."""
    drawn = Markup("").join(
        Markup('<rect x="{x}" y="{y}" width="{s}" height="{s}" rx="2"{on}/>').format(
            x=i % PER_ROW * STEP + 1,
            y=i // PER_ROW * STEP + 1,
            s=SIZE,
            on=Markup(' class="on"') if i < count else "",
        )
        for i in range(size)
    )
    wide, high = min(size, PER_ROW) * STEP + 1, -(-size // PER_ROW) * STEP + 1
    return Markup(
        '<svg class="people" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-label="{label}">'
        "{drawn}</svg>"
    ).format(w=wide, h=high, label=label, drawn=drawn)


def of_people(count: int, size: int, indicator: Indicator) -> str:
    """The text of the squares: "46 van de 200 mensen"."""
    told = {"teller": formatting.number(count), "noemer": formatting.number(size)}
    return text("herkomst.van_de", wat=indicator.counted, **told)


def parts_of(value: float) -> tuple[int, int] | None:
    """A share (0..1) as a part of a small whole: (1, 7), (4, 10); None for nobody, all, or a trifle."""
    if not 0.01 <= value < 1:
        return None
    if value >= TENTHS_FROM:
        tenths = round(10 * value)
        return (tenths, 10) if tenths < 10 else None
    each = 1 / value
    step = 1 if each < 15 else 5 if each < 50 else 10
    return 1, round(each / step) * step


def one_in(value: float) -> str:
    """A share (0..1) in words: "ongeveer 1 op de 7", "ongeveer 4 op de 10", "bijna iedereen"."""
    found = parts_of(value)
    if found is not None:
        return text("herkomst.op_de", deel=found[0], geheel=found[1])
    if 0 < value < 1:
        return text("herkomst.minder_dan" if value < TENTHS_FROM else "herkomst.bijna")
    return text("herkomst.niemand" if value <= 0 else "herkomst.iedereen")
