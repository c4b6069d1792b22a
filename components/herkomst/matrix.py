"""The matrix of /herkomst: origin groups down, the indicators of a theme across, one table of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from components.herkomst.matrix_frame import division_switch, foot, legend, reference_switch, tabs
from data.asked.selection import Reference
from data.catalogue import Theme
from data.queries.group_indicator_matrix import Matrix
from data.queries.groups.divisions import Divisions
from figures.exhibit import Exhibit
from figures.grid import GroupMatrix
from figures.kinds import screen
from figures.markup import Markup
from figures.words.prose import joined
from figures.words.text import text


def matrix_card(
    matrix: Matrix,
    divisions: Divisions,
    themes: Sequence[Theme],
    wider: Sequence[tuple[Reference, str]],
    exhibit: Exhibit,
    what: str,
) -> Markup:
    """Tabs of the themes, both switches, the table and what is not in it.

    ``wider`` are the areas that the same group can be held against: (reference, name), nearest first;
    ``what`` says in a line what the figure is, for its foot.
    """
    theme = next(t for t in themes if t.id == matrix.selection.theme)
    plot = exhibit.plot
    assert plot is None or isinstance(plot, GroupMatrix), "the figure of this card"
    return Markup(
        '{tabs}<div class="switches">{division}{reference}</div>{body}{legend}{notes}{foot}'
    ).format(
        tabs=tabs(themes, theme),
        division=division_switch(divisions),
        reference=reference_switch(matrix, wider),
        body=_empty(matrix, theme) if plot is None else screen(plot, exhibit.title),
        legend=legend(plot) if plot is not None else "",
        foot=foot(exhibit, what),
        notes=joined(Markup('<p class="matrix-note">{}</p>').format(n) for n in exhibit.notes_on("screen")),
    )


def _empty(matrix: Matrix, theme: Theme) -> Markup:
    return Markup('<p class="empty">{}</p>').format(
        text("herkomst.thema_leeg", thema=theme.name, indeling=matrix.division.name)
    )
