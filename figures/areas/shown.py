"""What a page shows of areas beside each other: each figure with its title, years and notes."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue import Theme
from data.queries.areas_beside import AreaGrid
from data.queries.measured import TOTAL
from figures.areas import CODE, AreasTable
from figures.drawing import Drawing
from figures.facts import Note, Years
from figures.funnel import Funnel
from figures.strips import Strips
from figures.words.areas import against_words, beside_words, grid_notes, grid_years, whole_words
from figures.words.formatting import number
from figures.words.text import text
from figures.words.years import one_year


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """A figure of areas beside each other, and the line below its title."""

    subtitle: str
    drawing: Drawing


def areas_table(
    grid: AreaGrid, theme: Theme, chosen: str | None = None, order: str = CODE, every: bool = False
) -> AreaFigure:
    """The table of areas and indicators; ``order`` and ``every`` as in ``AreasTable``."""
    plot = AreasTable(grid, theme.name, chosen, order, every)
    told = _told(grid) | {
        "thema": theme.name.lower(),
        "aantal": number(grid.many.kept),
        "totaal": number(grid.many.tested),
    }
    plain = text("gebieden.titel_tabel_kaal", **told | {"thema": theme.name})
    title = text("gebieden.titel_tabel", **told) if grid.many.tested else plain
    notes = (Note("screen", text("gebieden.lees_tabel")), *grid_notes(grid))
    if order == CODE:
        notes += (Note("drawn", text("gebieden.volgorde")),)
    years = grid_years(grid)
    return AreaFigure(_below(grid, "tabel", years, thema=theme.name), Drawing(title, plot, years, notes))


def areas_strips(grid: AreaGrid, theme: Theme, chosen: str | None = None) -> AreaFigure:
    """Every indicator as a strip of all areas."""
    plot = Strips(grid, theme.name, chosen)
    told = _told(grid) | {"thema": theme.name}
    title = text("gebieden.titel_strook_kaal", **told)
    if plot.own is not None:
        tested, stands = (int(m[:, plot.own].sum()) for m in (grid.tested, grid.stands))
        if tested:
            name = grid.areas[plot.own].name
            title = text(
                "gebieden.titel_strook", **told | {"gebied": name, "totaal": tested, "aantal": stands}
            )
    notes = (Note("drawn", text("gebieden.strook_schaal")), *grid_notes(grid))
    years = grid_years(grid)
    return AreaFigure(_below(grid, "strook", years, thema=theme.name), Drawing(title, plot, years, notes))


def areas_funnel(grid: AreaGrid, column: int, chosen: str | None = None) -> AreaFigure:
    """One indicator of all areas, by how many people each figure is about."""
    plot = Funnel(grid, column, chosen)
    indicator = plot.indicator
    stands, tested = int(grid.stands[column].sum()), int(grid.tested[column].sum())
    told = _told(grid) | {"naam": indicator.short, "aantal": number(stands), "totaal": number(tested)}
    key = "_kaal" if not tested else {0: "_geen", 1: "_een"}.get(stands, "")
    drawn = [text("gebieden.trechter_klein", **told)]
    if plot.line.value is not None and tested:
        drawn.append(text("gebieden.trechter_binnen", **told | {"ijkpunt": beside_words(grid)}))
    if grid.apart:
        drawn.append(text("gebieden.trechter_eigen_ijkpunt", **told | {"heel": whole_words(grid.place)}))
    notes = (*(Note("drawn", words) for words in drawn), Note("drawn", text("gebieden.trechter_teken")))
    years, title = one_year(grid.years[column]), text(f"gebieden.titel_trechter{key}", **told)
    below = _below(grid, "trechter", years, naam=indicator.name)
    return AreaFigure(below, Drawing(title, plot, years, notes))


def _below(grid: AreaGrid, key: str, years: Years, **more: object) -> str:
    """What, where, whom, when: the line below a title."""
    group = grid.cells.monitor.catalogue.groups[grid.selection.group]
    who = text("kaart.iedereen") if group.code == TOTAL else group.people
    return text(f"gebieden.onder_{key}", **_told(grid), wie=who, jaar=years.words, **more)


def _told(grid: AreaGrid) -> dict[str, object]:
    return {"niveaus": grid.level.plural, "gebied": grid.place.name, "ijkpunt": against_words(grid)}
