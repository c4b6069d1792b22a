"""The page Herkomst: the matrix of groups and indicators, and the detail of one indicator, ready to show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.cards.figure_card import Card
from components.frame import ids
from components.frame.fragment import Fragment
from components.herkomst.matrix import matrix_card
from components.herkomst.matrix_frame import MatrixFoot
from data.asked.selection import Notice, Reference, Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.cells import position_of
from data.queries.groups.divisions import divisions
from data.queries.groups.gaps import spread_over
from data.queries.groups.land_splits import splits_below_land
from data.queries.groups.splits import splits
from data.queries.matrix import Matrix, matrix, split_positions
from figures.drawing import Drawing
from figures.herkomst import detail as group_detail
from figures.markup import Markup
from figures.words import formatting
from figures.words import groups as group_words
from figures.words.text import text
from figures.words.trace import source_words
from views.cache import remembered
from views.herkomst_detail import detail


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Headline and matrix as HTML, and the drawings of the cards with their subtitle, by key.

    ``stamp`` changes with all that is shown but the chosen indicator, ``detail_stamp`` with that too.
    """

    stamp: str
    detail_stamp: str
    headline: str
    matrix: str
    indicator: str | None
    drawings: tuple[tuple[str, str, Drawing], ...]
    warning: str
    meaning: str


def is_split(monitor: Monitor) -> bool:
    """Does this release split any theme by origin in gemeenten or wijken?

    Else the page shows who live here, and what there is for the land (origin_mix.py).
    """
    return bool(splits_below_land(monitor))


def stamps(monitor: Monitor, selection: Selection) -> tuple[str, str]:
    """What the matrix, and what the detail, were made for."""
    parts = (selection.area, selection.group, str(selection.year), selection.reference, selection.theme)
    stamp = "|".join((monitor.release.id, *parts, selection.division or ""))
    return stamp, f"{stamp}|{selection.indicator}|{selection.with_group}"


def herkomst(monitor: Monitor, selection: Selection) -> Herkomst:
    """Ask, draw and remember the page of a selection."""
    _, key = stamps(monitor, selection)
    return remembered(f"herkomst|{key}", lambda: _herkomst(monitor, selection))


def shown_indicator(selection: Selection, found: Matrix) -> Indicator | None:
    """The chosen indicator, or else the first of the theme with figures of most groups; None without any."""
    chosen = next((c for c in found.columns if c.id == selection.indicator), None)
    if chosen is not None:
        return chosen

    def there(column: Indicator) -> int:
        """Groups with a figure other than 0: nought everywhere is no figure to open with."""
        return sum(bool(p.reading.figure.value) for p in found.parts(column.id))

    return max(found.columns, key=there, default=None)  # of equals the first


def not_split(monitor: Monitor, selection: Selection) -> tuple[Notice, ...]:
    """That a link asks for an indicator that this page has no figures of, and so shows another."""
    if not selection.indicator:
        return ()
    if is_split(monitor):
        found = divisions(monitor, selection)
        shown = found is not None and position_of(monitor, selection.indicator) in split_positions(
            monitor, found.groups
        )
    else:
        shown = bool(splits(monitor, replace(selection, area=monitor.areas.land.code), selection.indicator))
    name = monitor.catalogue.indicators[selection.indicator].short
    return () if shown else (Notice("niet_gesplitst", name),)


def wider_areas(monitor: Monitor, selection: Selection) -> list[tuple[Reference, str]]:
    """Where the same group can be looked for, nearest first; nothing for the land."""
    parent, land = monitor.areas.parent(selection.area), monitor.areas.land
    if parent is None:
        return []
    near: list[tuple[Reference, str]] = [] if parent == land else [("breder", parent.name)]
    return [(r, text("herkomst.ijkpunt_groep", gebied=name)) for r, name in [*near, ("nederland", land.name)]]


def _herkomst(monitor: Monitor, selection: Selection) -> Herkomst:
    found = divisions(monitor, selection)
    assert found is not None, "is_split says so"
    table = matrix(monitor, selection, found)
    indicator = shown_indicator(selection, table)
    stamp, detail_stamp = stamps(monitor, selection)

    def draw() -> str:
        wider = wider_areas(monitor, selection)
        return str(matrix_card(table, found, monitor.themes, wider, _foot(monitor, table)))

    drawings, warning, explained = (
        detail(monitor, selection, found, table, indicator) if indicator else ((), "", "")
    )
    return Herkomst(
        stamp,
        detail_stamp,
        str(_headline(monitor, selection, table, indicator)),
        remembered(f"herkomst-matrix|{stamp}", draw),  # stays when only the indicator changes
        indicator.id if indicator else None,
        drawings,
        warning,
        explained,
    )


def matrix_words(monitor: Monitor, found: Matrix, key: str = "herkomst.matrix_wat") -> str:
    """What the matrix shows, where, when, and what gives the colour."""
    against = text("herkomst.ijkpunt_totaal")
    if found.comparison.kind != "totaal":
        against = text("herkomst.ijkpunt_groep", gebied=found.comparison.area.name)
    return text(
        key,
        thema=monitor.catalogue.themes[found.selection.theme].name,
        gebied=monitor.areas.full_name(found.area.code),
        indeling=found.division.name,
        jaar=found.selection.year,
        ijkpunt=against,
    )


def _foot(monitor: Monitor, found: Matrix) -> MatrixFoot:
    sources = "; ".join(dict.fromkeys(source_words(monitor.release, c) for c in found.columns))
    lines = tuple(line for line in (matrix_words(monitor, found), *footer(monitor, sources)) if line)
    alone = replace(
        found.selection, indicator=None, with_group=None
    )  # the matrix is the same for all of these
    return MatrixFoot(lines, f"/herkomst?{alone.to_query()}")


def _headline(monitor: Monitor, selection: Selection, found: Matrix, indicator: Indicator | None) -> Markup:
    theme = monitor.catalogue.themes[selection.theme]
    if indicator is None:
        sentence = text("herkomst.zin_leeg", thema=theme.name)
    else:
        spread = spread_over(found.parts(indicator.id))
        sentence = group_words.range_sentence(
            indicator, found.area.name, spread, indicator.id in monitor.sensitive
        )
    title = text("herkomst.kop", gebied=monitor.areas.full_name(selection.area))
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(title, sentence)


def cards(monitor: Monitor, selection: Selection, view: Herkomst) -> list[Card]:
    """The cards of the detail, in the order in which they stand on the page."""
    assert view.indicator is not None
    indicator = monitor.catalogue.indicators[view.indicator]
    here = replace(selection, indicator=indicator.id)
    ages = age_link(monitor, here)
    return [_card(monitor, here, view, indicator, *drawing, ages) for drawing in view.drawings]


def age_link(monitor: Monitor, selection: Selection) -> str | None:
    """The address of the ages of the same groups; None when there are none, or when they are shown."""
    age = next((i for i in monitor.indicators if i.whole and i.split), None)
    if age is None or selection.theme == age.theme:
        return None
    return f"/herkomst?{replace(selection, theme=age.theme, indicator=age.id).to_query()}"


def _card(
    monitor: Monitor,
    selection: Selection,
    view: Herkomst,
    indicator: Indicator,
    key: str,
    subtitle: str,
    drawing: Drawing,
    ages: str | None,
) -> Card:
    choosing = {"verschil": ids.VERSCHIL}.get(key)
    counted, year = formatting.counted(drawing.basis, indicator), None
    if drawing.basis is not None and key == "verloop":
        counted = counted and text("kaart.aantal_n_jaar", aantal=counted, jaar=drawing.basis.year)
    elif drawing.basis is not None:
        year = drawing.basis.year
    return Card(
        key,
        drawing.title,
        subtitle,
        Fragment(drawing.figure, id=choosing) if choosing else drawing.figure,
        drawing.table,
        footer(monitor, source_words(monitor.release, indicator, year), counted),
        f"/herkomst?{selection.to_query()}#{key}",
        definition=f"/uitleg#onderwerp-{indicator.id}",
        warning=view.warning,
        extra=group_detail.age_note(ages) if key == "verschil" else Markup(""),
        chart=drawing.chart,
        notes=drawing.notes,
        meaning=Markup(view.meaning) if key == "mensen" else Markup(""),
        plot=drawing.plot,
        years=drawing.years,
        counted=counted,
    )


def footer(monitor: Monitor, source: str, counted: str = "") -> tuple[str, ...]:
    """Source, n, release and whether the figures are invented: what a card tells when it is cut out."""
    fictional = text("kaart.fictief") if monitor.release.fictional else ""
    named = text("kaart.bron", bron=source) if source else ""
    return named, counted, text("kaart.uitgave", id=monitor.release.id), fictional
