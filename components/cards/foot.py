"""What stands at the foot of a figure: where it comes from, and the parts that "⋯" opens."""

from __future__ import annotations

from figures.exhibit import Exhibit
from figures.markup import Markup
from figures.words.text import text


def source_line(exhibit: Exhibit, definition: str, dated: bool) -> Markup:
    """Where a figure comes from, and the way to what counts: ``definition`` is that address, or ""."""
    link = Markup('<span class="to-definition"> · <a href="{}">{}</a></span>').format(
        definition, text("kaart.definitie")
    )
    return Markup('<p class="card-source">{}{}</p>').format(
        Markup(" · ").join(foot_lines(exhibit, dated)), link if definition else ""
    )


def foot_lines(exhibit: Exhibit, dated: bool = False) -> tuple[str, ...]:
    """What a figure tells when it is cut out: source, years if ``dated``, n, release, whether invented."""
    lines = (
        text("kaart.bron", bron=exhibit.source) if exhibit.source else "",
        exhibit.years.words if dated else "",
        exhibit.counted,
        exhibit.recounted,
        text("kaart.uitgave", datum=exhibit.release.date),
        text("kaart.fictief") if exhibit.fictional else "",
    )
    return tuple(line for line in lines if line)


def part_below(name: str, style: str, content: Markup, shown: bool) -> Markup:
    """What "⋯" opens and closes; ``shown`` from the start in a row that was opened to see it."""
    # With tabindex a table wider than its card scrolls by keyboard too, and can take the focus when it opens.
    return (
        Markup('<div class="{}" id="{}" tabindex="{}"{}>{}</div>').format(
            style,
            name,
            "0" if style == "card-table" else "-1",
            Markup("") if shown else Markup(" hidden"),
            content,
        )
        if content
        else content
    )
