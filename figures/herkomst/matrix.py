"""The matrix of groups and the indicators of a theme: what must be known of its figures."""

from __future__ import annotations

from data.queries.group_indicator_matrix import Matrix
from figures.facts import Note, always
from figures.words.many import many_words
from figures.words.prose import listed
from figures.words.text import text


def matrix_notes(matrix: Matrix) -> tuple[Note, ...]:
    """How the matrix is read on the screen, and what holds in a file too; nothing without columns."""
    if not matrix.columns:
        return ()
    notes = [Note("screen", text("herkomst.lees_matrix")), *always(many_words(matrix.many))]
    if matrix.comparison.kind == "totaal" and matrix.area.level != "land":
        notes.append(Note("always", text("herkomst.totaal_ruimer")))
    if matrix.unsplit:
        names = listed([i.short for i in matrix.unsplit])
        notes.append(Note("always", text("herkomst.niet_gesplitst", namen=names)))
    return tuple(notes)
