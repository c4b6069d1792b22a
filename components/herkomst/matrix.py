"""The matrix of /herkomst: origin groups down, the indicators of a theme across, one table of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from components.herkomst.matrix_frame import MatrixFoot, division_switch, foot, legend, reference_switch, tabs
from data.asked.selection import Reference
from data.catalogue import Theme
from data.queries.groups.divisions import Divisions
from data.queries.matrix import Matrix
from figures.grid import GroupMatrix
from figures.grid.screen import screen
from figures.markup import Markup
from figures.words.prose import joined, listed
from figures.words.text import text


def matrix_card(
    found: Matrix,
    divisions: Divisions,
    themes: Sequence[Theme],
    wider: Sequence[tuple[Reference, str]],
    source: MatrixFoot,
) -> Markup:
    """Tabs of the themes, both switches, the table and what is not in it.

    ``wider`` are the areas that the same group can be held against: (reference, name), nearest first.
    """
    theme = next(t for t in themes if t.id == found.selection.theme)
    plot = GroupMatrix(found, theme.name)
    body = screen(plot, theme.name) if found.columns else _empty(found, theme)
    return Markup(
        '{tabs}<div class="switches">{division}{reference}</div>{body}{legend}{notes}{foot}'
    ).format(
        tabs=tabs(themes, theme),
        division=division_switch(divisions),
        reference=reference_switch(found, wider),
        body=body,
        legend=legend(plot) if found.columns else "",
        foot=foot(source),
        notes=joined(
            Markup('<p class="matrix-note">{}</p>').format(n) for n in [*_hints(found), *matrix_notes(found)]
        ),
    )


def _empty(found: Matrix, theme: Theme) -> Markup:
    return Markup('<p class="empty">{}</p>').format(
        text("herkomst.thema_leeg", thema=theme.name, indeling=found.division.name)
    )


def _hints(found: Matrix) -> list[str]:
    """How the matrix is read, and what a click does."""
    return [text("herkomst.lees_matrix")] if found.columns else []


def matrix_notes(found: Matrix) -> list[str]:
    """What must be known of these figures, on the screen and in a file."""
    notes = []
    if found.columns and found.comparison.kind == "totaal" and found.area.level != "land":
        notes.append(text("herkomst.totaal_ruimer"))
    if found.unsplit and found.columns:
        notes.append(text("herkomst.niet_gesplitst", namen=listed([i.short for i in found.unsplit])))
    return notes
