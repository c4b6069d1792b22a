"""What stands out in words: counts that are those of the arrays, no rank and no blame."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from data.areas import Area
from data.asked.selection import REFERENCES, Selection
from data.monitor import Monitor
from data.queries.areas.standing_out import StandingOut, get_standing_out
from data.queries.areas_beside import get_areas_beside
from figures.areas.shown import areas_funnel, areas_strips, areas_table
from figures.words.areas import (
    against_words,
    grid_notes,
    standing_out_words,
    subject_words,
)
from tests.exhibits import gemeente, in_use, monitor

__all__ = ["gemeente", "in_use", "monitor"]

NO_BLAME = ("slecht", "probleem", "achter", "hoogste", "laagste", "best", "meeste", "rang", "top", "plaats")


@pytest.fixture(scope="module")
def found(monitor: Monitor, gemeente: Area) -> StandingOut:
    return get_standing_out(monitor, Selection(gemeente.code, 2023, "arbeid_inkomen"), gemeente.code, "wijk")


def told_of(found: StandingOut, differing: list[int], tested: int, by: list[tuple[int, int]]) -> Any:
    """The same areas with counts made by hand: ``differing`` of the first areas, ``by`` of the subjects."""
    grid = found.grid
    areas, zeros = grid.areas[: len(differing)], np.zeros(len(differing), np.int64)
    held = SimpleNamespace(
        areas=areas, level=grid.level, place=grid.place, comparison=grid.comparison, apart=False,
        cells=grid.cells, row_of=lambda code: {a.code: i for i, a in enumerate(areas)}.get(code),
    )  # fmt: skip
    return SimpleNamespace(
        grid=held, differing=np.array(differing), tested=np.full(len(differing), tested),
        favourable=np.array(differing), unfavourable=zeros, described=zeros, subjects=grid.columns,
        many=SimpleNamespace(tested=tested * len(differing)),
        by_subject=np.array([n for n, _ in by]), tested_by_subject=np.array([n for _, n in by]),
    )  # fmt: skip


def test_more_than_half_of_the_subjects(found: StandingOut) -> None:
    place = found.grid.place.name
    made = told_of(found, [11, 10, 14, 3], 21, [(3, 4), (4, 4)])
    head = f"2 van de 4 wijken verschillen op meer dan 10 van de 21 onderwerpen van heel {place}."
    assert standing_out_words(made) == head
    area = found.grid.areas[2]
    assert standing_out_words(made, area.code) == f"{head} {area.name} op 14."
    assert standing_out_words(made, "NL00") == head
    subject = found.subjects[1].short
    assert subject_words(made) == (
        f"4 van de 4 wijken verschillen van heel {place} bij {subject}, het vaakst van alle onderwerpen."
    )


@pytest.mark.parametrize(
    ("differing", "tested", "expected"),
    [
        ([9, 0, 0], 10, "1 van de 3 wijken verschilt op meer dan 5 van de 10 onderwerpen van heel "),
        ([5, 0, 0], 10, "Geen van de 3 wijken verschilt op meer dan 5 van de 10 onderwerpen van heel "),
        ([1, 1, 0], 1, "2 van de 3 wijken verschillen op een onderwerp van heel "),
        ([0, 0, 0], 1, "Geen van de 3 wijken verschilt op een onderwerp van heel "),
        ([0, 0, 0], 0, "Bij de wijken van "),
    ],
)
def test_one_none_and_nothing_to_test(
    found: StandingOut, differing: list[int], tested: int, expected: str
) -> None:
    made = told_of(found, differing, tested, [(0, 0)])
    assert standing_out_words(made).startswith(expected)
    assert tested or "niet te toetsen" in standing_out_words(made)
    assert tested or subject_words(made) == ""


def test_one_area_and_none(found: StandingOut, monitor: Monitor) -> None:
    made = told_of(found, [4], 9, [(1, 1)])
    name, place = found.grid.areas[0].name, found.grid.place.name
    assert standing_out_words(made) == f"{name} verschilt op 4 van de 9 onderwerpen van heel {place}."
    assert subject_words(made) == ""
    wijk = found.grid.areas[0].code
    none = get_standing_out(monitor, Selection(wijk, 2023, "arbeid_inkomen"), wijk, "wijk")
    assert standing_out_words(none) == f"{name} heeft in deze uitgave geen wijken."


def test_the_real_sentences_are_the_counts_and_do_not_blame(found: StandingOut) -> None:
    words = [standing_out_words(found), subject_words(found)]
    limit = int(found.tested.max()) // 2
    assert words[0].startswith(f"{int((found.differing > limit).sum())} van de {len(found.areas)} wijken")
    assert str(int(found.by_subject.max())) in words[1]
    assert not [w for sentence in words for w in NO_BLAME if w in sentence.lower()]
    assert all(len(sentence.split()) <= 20 for sentence in words)


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize("group", ["T", "BE_BU"])
def test_what_the_rows_are_held_against(monitor: Monitor, gemeente: Area, group: str, reference: Any) -> None:
    chosen = Selection(gemeente.code, 2023, "arbeid_inkomen", group=group, reference=reference)
    near = get_areas_beside(monitor, chosen, gemeente.code, "wijk")
    wide = get_areas_beside(monitor, replace(chosen, area="NL00"), "NL00", "wijk")
    land = monitor.areas.land.name
    if reference == "totaal" and group != "T":
        assert against_words(near) == against_words(wide) == "alle inwoners van hetzelfde gebied"
    elif reference == "nederland":
        same = f"heel {land}" if group == "T" else f"dezelfde herkomst in {land}"
        assert against_words(near) == against_words(wide) == same
    else:
        where = gemeente.name
        assert against_words(near) == (f"heel {where}" if group == "T" else f"dezelfde herkomst in {where}")
        assert against_words(wide) == "de eigen gemeente"
        assert f"De laatste regel is heel {land}" in " ".join(n.words for n in grid_notes(wide))


def test_titles_count_what_stands(monitor: Monitor, found: StandingOut) -> None:
    theme = monitor.catalogue.themes["arbeid_inkomen"]
    selection = found.grid.selection
    grid = get_areas_beside(monitor, selection, selection.area, "wijk")
    place = grid.place.name
    made = areas_table(grid, theme, grid.areas[0].code)
    assert made.drawing.title == (
        f"{grid.many.kept} van de {grid.many.tested} cijfers over arbeid & inkomen "
        f"verschillen van heel {place}"
    )
    assert made.subtitle.startswith(f"Arbeid & inkomen · wijken van {place} · alle inwoners · ")
    strips = areas_strips(grid, theme, grid.areas[0].code).drawing
    stands, tested = int(grid.stands[:, 0].sum()), int(grid.tested[:, 0].sum())
    assert strips.title == (
        f"{grid.areas[0].name} verschilt op {stands} van de {tested} onderwerpen van heel {place}"
    )
    assert "rang" not in " ".join(n.words for n in strips.notes)
    column = grid.column_of("bijstand") or 0
    funnel = areas_funnel(grid, column).drawing
    assert str(int(grid.stands[column].sum())) in funnel.title or "geen van de" in funnel.title
    words = " ".join(n.words for n in funnel.notes)
    assert "Kleine wijken schommelen meer" in words
    assert "95 %" in words
    assert funnel.years.numbers == (grid.years[column],)
