"""Areas beside each other in words: what they are held against, and what stands out, always as counts."""

from __future__ import annotations

import numpy as np

from data.areas import Area
from data.queries.areas.standing_out import StandingOut
from data.queries.areas_beside import AreaGrid
from data.queries.measured import TOTAL
from figures.facts import Note, Years, always
from figures.words.formatting import number
from figures.words.many import many_words
from figures.words.prose import listed
from figures.words.text import text
from figures.words.years import of_several

PART = 2  # an area stands out when it differs on more than half of the subjects


def whole_words(place: Area) -> str:
    """ "heel Utrecht"."""
    return text("gebieden.heel", gebied=place.name)


def against_words(grid: AreaGrid) -> str:
    """What the rows are held against: "heel Utrecht", "de eigen gemeente", "dezelfde herkomst in Utrecht"."""
    comparison = grid.comparison
    if comparison.kind == "totaal":
        return text("gebieden.van_zelf")
    if grid.apart:
        tiers = grid.cells.monitor.areas.tiers
        level = next(t for t in tiers if t.id == comparison.area.level)
        return text("gebieden.van_eigen", niveau=level.name)
    if comparison.group != TOTAL:
        return text("gebieden.van_groep", gebied=comparison.area.name)
    return whole_words(comparison.area)


def beside_words(grid: AreaGrid) -> str:
    """What the figures in ``beside`` are of: what all rows are held against, or else the place itself."""
    return whole_words(grid.place) if grid.apart else against_words(grid)


def standing_out_words(counted: StandingOut, chosen: str | None = None) -> str:
    """In how many areas most subjects differ, and on how many in the area ``chosen`` (a code), if it is one.

    "5 van de 10 wijken verschillen op meer dan 10 van de 21 onderwerpen van heel Utrecht. Overvecht op 14."
    """
    grid, differing = counted.grid, counted.differing
    most = int(counted.tested.max(initial=0))
    told = _where(grid) | {"gebied": grid.place.name, "onderwerpen": most}
    if not grid.areas:
        return text("gebieden.zin_alleen", **told)
    if not most:
        there = bool((~np.isnan(grid.cells.value)).any())
        return text(f"gebieden.zin_{'niets' if there else 'leeg'}", **told)
    if len(grid.areas) == 1:
        told |= {"gebied": grid.areas[0].name, "aantal": int(differing[0]), "totaal": int(counted.tested[0])}
        return text("gebieden.zin_enige", **told)
    limit = most // PART
    count = int((differing > limit).sum())
    told |= {"aantal": number(count), "totaal": number(len(grid.areas)), "grens": limit}
    words = (
        text(f"gebieden.zin{_few(count)}", **told)
        if limit
        else text(f"gebieden.zin_iets{_few(count)}", **told)
    )
    row = grid.row_of(chosen) if chosen else None
    if row is None:
        return words
    return text("gebieden.zin_hier", zin=words, gebied=grid.areas[row].name, aantal=int(differing[row]))


def subject_words(counted: StandingOut) -> str:
    """The subject on which most areas differ, with how many; empty when nothing could be tested."""
    if not counted.many.tested or len(counted.grid.areas) < 2:
        return ""
    at = int(counted.by_subject.argmax())  # of equals the first, in the order of the catalogue
    count = int(counted.by_subject[at])
    told = {"aantal": number(count), "totaal": number(int(counted.tested_by_subject[at]))}
    subject = counted.subjects[at].short
    return text(f"gebieden.onderwerp{_few(count)}", onderwerp=subject, **_where(counted.grid), **told)


def _few(count: int) -> str:
    """The end of a key: of nothing, of one, of more."""
    return {0: "_geen", 1: "_een"}.get(count, "")


def _where(grid: AreaGrid) -> dict[str, object]:
    return {"niveaus": grid.level.plural, "ijkpunt": against_words(grid)}


def grid_notes(grid: AreaGrid) -> tuple[Note, ...]:
    """What must be known of the figures of a grid, wherever they are shown."""
    if not grid.columns:
        return ()
    notes = list(always(many_words(grid.many)))
    if grid.apart:
        told = {"niveau": grid.level.name, "ijkpunt": against_words(grid), "heel": whole_words(grid.place)}
        notes += always(text("gebieden.elk_eigen", **told))
    if grid.absent:
        names = listed([i.short for i in grid.absent])
        notes += always(text("gebieden.zonder_cijfer", niveau=grid.level.name, namen=names))
    return tuple(notes)


def grid_years(grid: AreaGrid) -> Years:
    """The years of all columns."""
    return of_several(grid.years, grid.selection.year)


def older(grid: AreaGrid, year: int | None) -> str:
    """The year of a column when that is not the one that was chosen."""
    return "" if year in (None, grid.selection.year) else str(year)
