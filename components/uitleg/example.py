"""The scoring rule worked out for one real figure, with the arithmetic written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from components.uitleg.colour import chip
from data.catalogue import Group
from data.results import Comparison, Reading
from data.statistics.rounding import Steps
from data.statistics.scoring import CLEAR, CLEAR_UNSURE, NOTABLE, NOTABLE_UNSURE, Z
from figures.address import at
from figures.markup import Markup
from figures.verdict import DESCRIBED, JUDGED, verdict
from figures.words import formatting
from figures.words.meaning import PART
from figures.words.prose import heading, joined, paragraphs, table
from figures.words.text import text
from figures.words.wording import reference_phrase, reference_sentence

MOST = 20  # standard errors: beyond this a number says no more
_WIDEST = 6.0  # spreads at either side that the ruler shows at most


@dataclass(frozen=True, slots=True)
class Worked:
    """A reading that has a figure, a reference and a spread, and the numbers that follow from them."""

    reading: Reading
    value: float
    reference: float
    spread: float

    @property
    def size(self) -> float:
        """The gap in spreads, with its sign."""
        return (self.value - self.reference) / self.spread

    @property
    def sure(self) -> bool | None:
        """Whether the gap is more than chance; None when no margin is known."""
        return None if self.reading.deviate is None else abs(self.reading.deviate) > Z

    @property
    def steps(self) -> tuple[float, float]:
        """From how many spreads on it has a colour, and the strong one."""
        return (NOTABLE_UNSURE, CLEAR_UNSURE) if self.sure is None else (NOTABLE, CLEAR)

    def exact(self, value: float) -> str:
        """A number with one decimal more than the figure is shown with, to follow the arithmetic."""
        return formatting.number(value, self.reading.indicator.decimals + 1)


def worked(reading: Reading) -> Worked:
    """The example to work out; ``reading`` must be scored on a spread above zero."""
    value, reference, spread = reading.figure.value, reading.reference, reading.spread
    assert value is not None
    assert reference is not None
    assert spread
    return Worked(reading, value, reference, spread)


def example(reading: Reading | None, comparison: Comparison, group: Group, full_name: str) -> Markup:
    """The example for the chosen area and group, or an invitation to choose."""
    if reading is None:
        key = "uitleg.voorbeeld_kies" if comparison.kind is None else "uitleg.voorbeeld_geen"
        go = Markup(' <a href="{}">{}</a>').format(at("/"), text("uitleg.voorbeeld_naar"))
        return Markup('<p class="notice">{}{}</p>').format(text(key), go)
    found, indicator = worked(reading), reading.indicator
    sentence = text(
        "uitleg.voorbeeld_zin", naam=indicator.name, wie=group.people, jaar=reading.figure.year or ""
    )
    notes = [text("uitleg.voorbeeld_afgerond")]
    if indicator.modelled:
        notes.append(text("uitleg.voorbeeld_modelmatig"))
    return joined(
        [
            heading(text("uitleg.voorbeeld", gebied=full_name), id="voorbeeld"),
            Markup("<p><strong>{}</strong> {}</p>").format(sentence, reference_sentence(comparison)),
            ruler(found),
            table(
                [text(f"uitleg.voorbeeld_{c}") for c in ("stap", "uitkomst", "som")],
                list(_rows(found, comparison)),
                "sums",
            ),
            paragraphs([" ".join(notes)]),
        ]
    )


def _rows(work: Worked, comparison: Comparison) -> Iterator[tuple[str | Markup, ...]]:
    """Step by step: name, outcome, and how it was calculated."""
    reading, exact = work.reading, work.exact
    indicator, figure = reading.indicator, reading.figure

    def row(key: str, outcome: str | Markup, sum_: str) -> tuple[str | Markup, ...]:
        return text(f"uitleg.voorbeeld_{key}"), outcome, sum_

    yield row("cijfer", formatting.figure_value(figure, indicator), _counted(work))
    if figure.rounded.coarse:
        yield row("afronding", _rounded(figure.rounded), text("uitleg.voorbeeld_afronding_som"))
    if figure.low is not None and figure.high is not None:
        low, high = (formatting.with_unit(v, indicator) for v in (figure.low, figure.high))
        yield row("marge", text("uitleg.voorbeeld_van_tot", laag=low, hoog=high), _interval(work))
    yield row("ijkpunt", formatting.with_unit(work.reference, indicator), reference_phrase(comparison))
    yield row(
        "verschil",
        formatting.difference(work.value - work.reference, indicator),
        f"{exact(work.value)} − {exact(work.reference)} = {exact(work.value - work.reference)}",
    )
    yield row("toets", *_test(work))
    size, (notable, clear) = abs(work.size), work.steps
    least = {"klein": exact(notable * work.spread), "groot": exact(clear * work.spread)}
    yield row("spreiding", exact(work.spread), text("uitleg.voorbeeld_spreiding_som", **least))
    key = "duidelijk" if size >= clear else "groot" if size >= notable else "klein"
    sum_ = f"{exact(abs(work.value - work.reference))} / {exact(work.spread)} = {formatting.number(size, 2)}"
    told = {"klein": formatting.number(notable, 1), "groot": formatting.number(clear, 1)}
    yield row("keer", formatting.number(size, 2), text(f"uitleg.voorbeeld_{key}", som=sum_, **told))
    yield row("kant", text(f"uitleg.voorbeeld_{indicator.direction}"), indicator.direction_reason)
    if reading.coloured and work.sure:
        key = "veel_niet" if reading.doubtful else "veel_wel"
        yield row("veel", text(f"uitleg.voorbeeld_{key}"), text("uitleg.voorbeeld_veel_som"))
    yield row("oordeel", chip(verdict(reading)), "")


def _test(work: Worked) -> tuple[str, str]:
    """(how many standard errors the gap is, what that says)."""
    reading = work.reading
    if reading.deviate is None:
        return text("uitleg.voorbeeld_toets_geen"), text("uitleg.voorbeeld_zonder_marge")
    told = text(f"uitleg.voorbeeld_{'buiten' if work.sure else 'binnen'}", z=formatting.number(Z, 2))
    if reading.apart < PART:
        told = f"{told} {text('uitleg.voorbeeld_deel', keer=formatting.number(reading.apart, 2))}"
    size = abs(reading.deviate)
    shown = formatting.number(size, 2) if size < MOST else text("uitleg.voorbeeld_meer_dan", getal=MOST)
    return text("uitleg.voorbeeld_standaardfouten", getal=shown), told


def _rounded(steps: Steps) -> str:
    """How far the true numbers may lie from those of a source that rounds: "aantal ± 5, noemer ± 7,5"."""
    named = (("teller", steps.numerator), ("noemer", steps.denominator), ("waarde", steps.value))
    told = [
        text(f"uitleg.voorbeeld_op_{name}", stap=f"{step / 2:g}".replace(".", ","))
        for name, step in named
        if step
    ]
    return ", ".join(told)


def _counted(work: Worked) -> str:
    """ "100 × 1.230 / 8.660", when the counts that are shown give the value that is shown."""
    figure, indicator = work.reading.figure, work.reading.indicator
    if figure.numerator is not None and figure.denominator:
        again = indicator.per * figure.numerator / figure.denominator
        if abs(again - work.value) < 0.5 * 10**-indicator.decimals:
            return (
                f"{formatting.number(indicator.per)} × {formatting.number(figure.numerator)} / "
                f"{formatting.number(figure.denominator)} = {work.exact(work.value)}"
            )
    return formatting.counts(figure, indicator) or text("uitleg.voorbeeld_bron")


def _interval(work: Worked) -> str:
    figure, indicator = work.reading.figure, work.reading.indicator
    count = figure.numerator
    if count is None:
        count = round(work.value * (figure.denominator or 0) / indicator.per)
    return text(
        f"uitleg.som_{indicator.kind}",
        p=formatting.number(work.value / indicator.per, 3),
        n=formatting.number(figure.denominator or 0),
        teller=formatting.number(count),
    )


def ruler(work: Worked) -> Markup:
    """The classes as zones on a line, with the figure and its margin on it; the table says the same."""
    scale = JUDGED if work.reading.indicator.judged else DESCRIBED
    turn = -1 if work.reading.indicator.direction == "gunstig_laag" else 1
    figure = work.reading.figure
    ends = [(v - work.reference) / work.spread for v in (figure.low, figure.high) if v is not None]
    half = min(max(2.5, *(abs(v) * 1.1 for v in (work.size, *ends))), _WIDEST)

    def place(size: float) -> float:
        return 50 + 50 * max(-1.0, min(1.0, size / half))

    notable, clear = work.steps
    edges = [-half, -clear, -notable, notable, clear, half]
    zones = joined(
        Markup('<span class="v-{k}" style="width:{w:.2f}%"><b>{s}</b></span>').format(
            k=scale[turn * level].key, s=scale[turn * level].sign, w=place(b) - place(a)
        )
        for level, a, b in zip(range(-2, 3), edges, edges[1:], strict=False)
    )
    margin = Markup("")
    if len(ends) == 2:
        left, right = place(ends[0]), place(ends[1])
        margin = Markup('<i class="margin" style="left:{:.2f}%;width:{:.2f}%"></i>').format(
            left, right - left
        )
    return Markup(
        '<figure class="ruler" aria-hidden="true"><div class="zones">{zones}</div>{margin}'
        '<i class="dot" style="left:{at:.2f}%"></i><i class="zero"><span>{zero}</span></i>'
        "<figcaption>{words}</figcaption></figure>"
    ).format(
        zones=zones, margin=margin, at=place(work.size), zero=text("uitleg.liniaal_ijkpunt"),
        words=text("uitleg.liniaal"),
    )  # fmt: skip
