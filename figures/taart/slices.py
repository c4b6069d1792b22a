"""What a slice of the taart and a theme say in words."""

from __future__ import annotations

from data.results import Reading, ThemeCount
from figures.verdict import Verdict
from figures.words import formatting
from figures.words.text import text


def count_words(count: ThemeCount) -> list[str]:
    """The verdicts of a theme in words: ["2 gunstiger", "1 ongunstiger", "3 vergelijkbaar"]."""
    more, less = ("gunstiger", "ongunstiger") if count.judged else ("hoger", "lager")
    counted = ((count.more, more), (count.less, less), (count.alike, "vergelijkbaar"))
    words = [text(f"taart.{key}", aantal=n) for n, key in counted if n]
    return words or [text("taart.geen_oordeel")]


def spoken(reading: Reading, shown: Verdict) -> str:
    """The accessible name of a slice: "Bijstand: 14,2 %, ongunstiger; vergeleken met 9,1 %"."""
    value = formatting.figure_value(reading.figure, reading.indicator)
    said = text("taart.gesproken", naam=reading.indicator.short, waarde=value, oordeel=shown.spoken)
    if reading.figure.value is None or reading.reference is None:
        return said
    reference = formatting.with_unit(reading.reference, reading.indicator)
    return text("taart.gesproken_naast", zin=said, waarde=reference)


def tip(reading: Reading, shown: Verdict, value: str = "", counts: str | None = None) -> str:
    """The lines shown on hover and focus: name, value with year, counts, reference, verdict.

    ``value`` and ``counts`` are those words where they are at hand.
    """
    figure, indicator = reading.figure, reading.indicator
    lines = [indicator.name]
    if figure.value is None:
        return "\n".join([*lines, formatting.why_absent(figure, indicator)])
    value = value or formatting.figure_value(figure, indicator)
    lines.append(text("taart.waarde", waarde=value, jaar=figure.year))
    lines.append(formatting.counts(figure, indicator) if counts is None else counts)
    if reading.reference is not None:
        lines.append(text("taart.ijkpunt", waarde=formatting.with_unit(reading.reference, indicator)))
    lines.append(f"{shown.sign} {shown.spoken}".strip())
    if indicator.modelled:
        lines.append(text("figuur.modelmatig"))
    return "\n".join(line for line in lines if line)
