"""The page Herkomst: the matrix of groups and indicators, and the detail of one indicator, ready to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from components.cards.figure_card import Card, CardView, drawn
from components.frame import ids
from components.herkomst.matrix import matrix_card
from data.asked.selection import Notice, Reference, Selection
from data.monitor import Monitor
from data.queries.group_indicator_matrix import Matrix, find_split_indicators, get_group_indicator_matrix
from data.queries.groups.divisions import Divisions, find_divisions
from data.queries.groups.divisions_of_indicator import list_divisions_of_indicator
from data.queries.groups.gaps_by_group import get_range_over_groups
from data.queries.groups.land_splits import find_indicators_split_below_land
from data.queries.single_figures import find_indicator_position
from figures.address import ORIGIN, Address, address, at
from figures.exhibit import Exhibit
from figures.facts import stamp_of
from figures.grid import GroupMatrix
from figures.herkomst import detail as group_detail
from figures.herkomst.matrix import matrix_notes
from figures.markup import Markup
from figures.words import groups as group_words
from figures.words.text import text
from figures.words.title import fitting
from figures.words.trace import sources_of
from figures.words.years import of_several
from views.cache import remembered
from views.herkomst_detail import DETAIL, GAPS, PEOPLE, Detail, detail, exhibit_of
from views.makers import Makers
from views.origin_mix import mix_figures

MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Headline and matrix as HTML, and the cards of the ``indicator`` that is shown; none without one.

    ``stamp`` changes with all that is shown but the chosen indicator, ``detail_stamp`` with that too.
    """

    stamp: str
    detail_stamp: str
    headline: str
    matrix: str
    indicator: str | None
    cards: tuple[Card, ...]


def is_split(monitor: Monitor) -> bool:
    """Does this release split any theme by origin in gemeenten or wijken?

    Else the page shows who live here, and what there is for the land (origin_mix.py).
    """
    return bool(find_indicators_split_below_land(monitor))


def stamps(monitor: Monitor, selection: Selection) -> tuple[str, str]:
    """What the matrix, and what the detail, were made for."""
    parts = (selection.area, selection.group, str(selection.year), selection.reference, selection.theme)
    stamp = "|".join((monitor.release.id, *parts, selection.division or ""))
    return stamp, f"{stamp}|{selection.indicator}|{selection.with_group}"


def herkomst(monitor: Monitor, selection: Selection) -> Herkomst:
    """Ask, draw and remember the page of a selection."""
    _, key = stamps(monitor, selection)
    # The links of the cards carry what else was chosen.
    return remembered(f"herkomst|{key}|{selection.compare}", lambda: _herkomst(monitor, selection))


def not_split(monitor: Monitor, selection: Selection) -> tuple[Notice, ...]:
    """That a link asks for an indicator that this page has no figures of, and so shows another."""
    if not selection.indicator:
        return ()
    if is_split(monitor):
        found = find_divisions(monitor, selection)
        shown = found is not None and find_indicator_position(
            monitor, selection.indicator
        ) in find_split_indicators(monitor, found.groups)
    else:
        shown = bool(
            list_divisions_of_indicator(
                monitor, replace(selection, area=monitor.areas.land.code), selection.indicator
            )
        )
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
    divided, table = _asked(monitor, selection)
    stamp, detail_stamp = stamps(monitor, selection)
    shown = detail(monitor, selection, divided, table)

    def draw() -> str:
        wider, exhibit = wider_areas(monitor, selection), _matrix(monitor, divided, table)
        what = _matrix_words(monitor, table, "herkomst.matrix_wat")
        return str(matrix_card(table, divided, monitor.themes, wider, exhibit, what))

    return Herkomst(
        stamp,
        detail_stamp,
        str(_headline(monitor, selection, table, shown)),
        remembered(f"herkomst-matrix|{stamp}", draw),  # stays when only the indicator changes
        shown.indicator,
        _cards(monitor, selection, shown),
    )


def _asked(monitor: Monitor, selection: Selection) -> tuple[Divisions, Matrix]:
    """The matrix is the same for every indicator, and whatever is put beside it on other pages."""
    alone = replace(selection, indicator=None, with_group=None, compare=None)
    divided = find_divisions(monitor, alone)
    assert divided is not None, "is_split says so"
    return divided, get_group_indicator_matrix(monitor, alone, divided)


def figures(monitor: Monitor, selection: Selection, view: str = "") -> Makers:  # noqa: ARG001 - one view
    """The figures of this page for the screen and for files: what a release has decides which."""
    if not is_split(monitor):
        return mix_figures(monitor, selection)

    def one(key: str) -> Exhibit | None:
        shown = detail(monitor, selection, *_asked(monitor, selection))
        return next((exhibit_of(monitor, selection, shown, d) for d in shown.drawn if d.key == key), None)

    makers: dict[str, Callable[[], Exhibit | None]] = {key: partial(one, key) for key in DETAIL}
    return makers | {MATRIX: lambda: _matrix(monitor, *_asked(monitor, selection))}


def _matrix(monitor: Monitor, divided: Divisions, table: Matrix) -> Exhibit:
    selection = table.selection
    theme = monitor.catalogue.themes[selection.theme]
    area = monitor.areas.full_name(selection.area)
    return Exhibit(
        address=address(ORIGIN, MATRIX, selection.asked()),
        title=_matrix_title(table, theme.name, area),
        subtitle=_matrix_words(monitor, table, "meenemen.matrix_onder"),
        plot=GroupMatrix(table, theme.name) if table.columns else None,
        areas=(area,),
        groups=(divided.chosen.name,),
        year=selection.year,
        years=of_several(table.years, selection.year),
        source=sources_of(monitor.release, zip(table.columns, table.years, strict=True)),
        release=stamp_of(monitor.release),
        fictional=monitor.release.fictional,
        notes=matrix_notes(table),
        warning=theme.description if theme.sensitive else "",
        definition="; ".join(c.name for c in table.columns),
    )


def _matrix_title(table: Matrix, theme: str, area: str) -> str:
    """How many of the figures with a verdict differ; which are doubtful is told below it."""
    scored = [r for row in table.rows for r in row.readings if r.scored]
    if not scored:
        return text("meenemen.matrix_kop", thema=theme, gebied=area)
    count = sum(r.coloured for r in scored)
    told = {"thema": theme, "aantal": count, "totaal": len(scored)}
    one = "_1" if count == 1 else ""
    full = text(f"meenemen.matrix_kop_telling{one}", ijkpunt=_against(table), **told)
    return fitting(full, text(f"meenemen.matrix_kop_kort{one}", **told))


def _against(table: Matrix) -> str:
    if table.comparison.kind == "totaal":
        return text("herkomst.ijkpunt_totaal")
    return text("herkomst.ijkpunt_groep", gebied=table.comparison.area.name)


def _matrix_words(monitor: Monitor, table: Matrix, key: str) -> str:
    """What the matrix shows, where, when, and what gives the colour, in the text of that ``key``."""
    return text(
        key,
        thema=monitor.catalogue.themes[table.selection.theme].name,
        gebied=monitor.areas.full_name(table.area.code),
        indeling=table.division.name,
        jaar=table.selection.year,
        ijkpunt=_against(table),
    )


def _headline(monitor: Monitor, selection: Selection, table: Matrix, shown: Detail) -> Markup:
    if shown.indicator is None:
        sentence = text("herkomst.zin_leeg", thema=monitor.catalogue.themes[selection.theme].name)
    else:
        indicator = monitor.catalogue.indicators[shown.indicator]
        spread, sensitive = (
            get_range_over_groups(table.parts(indicator.id)),
            indicator.id in monitor.sensitive,
        )
        sentence = group_words.range_sentence(indicator, table.area.name, spread, sensitive)
    title = text("herkomst.kop", gebied=monitor.areas.full_name(selection.area))
    return Markup('<h1>{}</h1><p class="lead">{}</p>').format(title, sentence)


def _cards(monitor: Monitor, selection: Selection, shown: Detail) -> tuple[Card, ...]:
    """In the order in which they stand on the page."""
    ages = _ages(monitor, replace(selection, indicator=shown.indicator))
    exhibits = (exhibit_of(monitor, selection, shown, d) for d in shown.drawn)
    return tuple(drawn(e, _view(shown, e.key, ages)) for e in exhibits)


def _view(shown: Detail, key: str, ages: Address | None) -> CardView:
    return CardView(
        definition=at(f"/uitleg#onderwerp-{shown.indicator}"),
        place=ids.VERSCHIL if key == GAPS else "",
        extra=group_detail.age_note(ages.link if ages else None) if key == GAPS else Markup(""),
        meaning=Markup(shown.meaning) if key == PEOPLE else Markup(""),
        dated=False,
    )


def _ages(monitor: Monitor, selection: Selection) -> Address | None:
    """Where the ages of the same groups stand; None when there are none, or when they are shown."""
    age = next((i for i in monitor.indicators if i.whole and i.split), None)
    if age is None or selection.theme == age.theme:
        return None
    return address(ORIGIN, "", replace(selection, theme=age.theme, indicator=age.id).asked())
