"""Parts of a whole (age bands) as one card: here beside the reference, through the years, or by origin."""

from __future__ import annotations

from collections.abc import Sequence

from data.queries.groups.composition import Composition
from figures.drawing import Drawing
from figures.facts import Years, always
from figures.parts import Stacks
from figures.words import formatting
from figures.words.text import text


def card_whole(
    title: str,
    rows: Sequence[Composition],
    labels: Sequence[tuple[str, str]],
    head: str,
    years: Years,
    chosen: int | None = None,
    notes: tuple[str, ...] = (),
) -> Drawing:
    """A bar per row; ``head`` says what the rows are, ``chosen`` is the place of the row of the selection."""
    parts = rows[0].parts
    figures = rows[0].figures
    why = next(
        (formatting.why_absent(f, p) for p, f in zip(parts, figures, strict=True) if f.value is None), ""
    )
    return Drawing(
        title,
        Stacks(tuple(rows), tuple(labels), head, chosen),
        years,
        always(why if len(rows) < 6 else "", *notes),
        next((f for f in figures if f.value is not None), None),
    )


def whole_name(whole: str | None) -> str:
    """What a whole is called: "Leeftijd"."""
    return text(f"kaart.geheel_{whole}")
