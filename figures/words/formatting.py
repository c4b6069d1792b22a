"""Numbers and figures as a Dutch reader writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.catalogue import Indicator
from data.releases.release import Status
from data.results import Figure
from figures.words.text import text

NARROW = "\u00a0"  # keeps a number and its unit on one line
THOUSANDS = "× € 1.000"  # the unit of sources that give money in thousands of euros


def number(value: float, decimals: int = 0) -> str:
    """1234.5 -> "1.234,5": point for thousands, comma for decimals, a real minus sign."""
    shown = f"{abs(value):,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    negative = value < 0 and any(c in "123456789" for c in shown)
    return f"−{shown}" if negative else shown


def with_unit(value: float, indicator: Indicator) -> str:
    """A value with the unit of its indicator: "14,2 %", "8,1 per 1.000", "35.255", "€ 356.000"."""
    if indicator.unit == THOUSANDS:
        return f"€{NARROW}{number(1000 * round(value, indicator.decimals))}"
    shown = number(value, indicator.decimals)
    return f"{shown}{NARROW}{indicator.unit}" if indicator.unit else shown


def on_axis(value: float, decimals: int, indicator: Indicator) -> str:
    """A value beside an axis: "20 %", "360.000", "€ 360.000"; a longer unit stands with the name."""
    if indicator.unit == THOUSANDS:
        return with_unit(value, indicator)
    return number(value, decimals) + (f"{NARROW}%" if indicator.unit == "%" else "")


def figure_value(figure: Figure, indicator: Indicator) -> str:
    """The value of a figure, or in one or two words why there is none."""
    if figure.value is None:
        known = Status.NIET_BESCHIKBAAR if figure.status is Status.BESCHIKBAAR else figure.status
        return text(f"status.{known.name.lower()}")
    return few(figure, indicator) or with_unit(figure.value, indicator)


def from_to(figures: Sequence[Figure], indicator: Indicator) -> tuple[str, str]:
    """The lowest and the highest of figures that have a value, each with its unit."""
    ordered = sorted((f for f in figures if f.value is not None), key=lambda f: f.value or 0.0)
    return figure_value(ordered[0], indicator), figure_value(ordered[-1], indicator)


def people(figure: Figure) -> str:
    """How many people a count is: "1.230", "minder dan 3" where a source writes 0 for a few."""
    if (most := figure.fewer_than) is not None:
        return text("figuur.minder_dan", getal=number(most))
    return number(figure.value or 0.0)


def few(figure: Figure, indicator: Indicator) -> str:
    """ "minder dan 5" for a 0 that stands for a few, as the source rounds; empty for any other figure."""
    if figure.fewer_than is not None:
        return people(figure)
    if (value := figure.rounded.less_than(figure.value)) is not None and figure.numerator is None:
        return text("figuur.minder_dan", getal=with_unit(value, _finer(indicator, value)))
    return ""


def _finer(indicator: Indicator, value: float) -> Indicator:
    """The same with as many decimals as the value needs, to write half of its last one."""
    return (
        indicator
        if round(value, indicator.decimals) == value
        else replace(indicator, decimals=indicator.decimals + 1)
    )


def counts(figure: Figure, indicator: Indicator) -> str:
    """What a figure counts: "1.230 van 8.660"; empty when that is not known or says nothing more."""
    if figure.value is None or indicator.kind == "aantal":
        return ""
    if figure.denominator is None:
        known = figure.numerator is not None and indicator.kind in ("aandeel", "verhouding")
        alone = few(figure, indicator) or number(figure.numerator or 0)
        return text("figuur.teller", teller=alone) if known else ""
    if figure.numerator is None:
        key = "figuur.over" if indicator.kind == "gemiddelde" else "figuur.van_noemer"
        return text(key, noemer=number(figure.denominator), wat=indicator.counted)
    counted = few(figure, indicator) or number(figure.numerator)
    found = text("figuur.teller_van_noemer", teller=counted, noemer=number(figure.denominator))
    return text("figuur.ca", aantal=found) if _apart(figure, indicator) else found


def _apart(figure: Figure, indicator: Indicator) -> bool:
    """Whether the value is not the quotient of the counts beside it: the source has rounded those."""
    if not figure.denominator or figure.value is None or figure.numerator is None:
        return False
    quotient = indicator.per * figure.numerator / figure.denominator
    return abs(figure.value - quotient) > 10.0**-indicator.decimals + 1e-4 * quotient


def counted(figure: Figure | None, indicator: Indicator) -> str:
    """How many people a share or mean is about: "n = 8.660 mensen"; empty when that is not known."""
    if figure is None or figure.value is None or not figure.denominator or indicator.kind == "aantal":
        return ""
    return text("kaart.aantal_n", noemer=number(figure.denominator), wat=indicator.counted)


def of_whom(indicator: Indicator) -> str:
    """Of whom a share, a rate or a mean is, in a sentence; empty for what is none of these."""
    if not indicator.denominator or indicator.kind not in ("aandeel", "verhouding", "gemiddelde"):
        return ""
    told = {"noemer": indicator.denominator, "per": number(indicator.per)}
    return text(f"figuur.deel_{indicator.kind}", **told)


def definition(parts: Sequence[Indicator]) -> str:
    """What counts and of whom; of a whole that of each of its ``parts``."""
    told = [f"{p.short}: {p.definition}" if len(parts) > 1 else p.definition for p in parts]
    return " ".join([*(t.strip() for t in told), of_whom(parts[0])]).strip()


def why_absent(figure: Figure, indicator: Indicator) -> str:
    """One sentence that says why a figure has no number; empty when it has one."""
    if figure.status is Status.BESCHIKBAAR and figure.value is not None:
        return ""
    return text(f"status.{figure.status.name.lower()}_uitleg", minimum=indicator.min_denominator)


def difference(gap: float, indicator: Indicator) -> str:
    """A gap in words: "5,1 procentpunt hoger", "gelijk"."""
    shown = number(abs(gap), indicator.decimals)
    if not any(c in "123456789" for c in shown):
        return text("figuur.gelijk")
    if indicator.unit == THOUSANDS:
        return text("figuur.hoger" if gap > 0 else "figuur.lager", verschil=with_unit(abs(gap), indicator))
    unit = text("figuur.procentpunt") if indicator.unit == "%" else indicator.unit
    return text("figuur.hoger" if gap > 0 else "figuur.lager", verschil=f"{shown}{NARROW}{unit}".strip())
