"""What the cards of a theme page have in common, and the drawing of one of them in one of its views."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.asked.selection import Selection
from data.catalogue import Classification
from data.monitor import Monitor
from data.queries.comparison import choose_comparison
from data.queries.figures_beside import ComparedPlace, choose_places_beside, get_figures_beside_reading
from data.queries.groups.composition import Composition, CompositionPlace, get_compositions_by_place
from data.queries.groups.divisions_of_indicator import list_divisions_of_indicator
from data.queries.panels import Panel
from data.queries.profile import get_profile_by_indicator
from data.queries.readings_by_group import GroupSplit, get_readings_by_group
from data.queries.series_by_indicator import get_series_of_indicator
from data.queries.single_figures import find_indicator_position
from data.releases.release import Status
from data.results import Profile, Reading, Series
from figures.drawing import Drawing
from figures.lines import STYLES, TrendLine
from figures.markup import Markup
from figures.parts import GROUPS, PLACES, YEARS
from figures.thema.now import card_now
from figures.thema.origin import card_origin, origin_switch
from figures.thema.trend import card_trend
from figures.thema.whole import card_whole, whole_name
from figures.words import conclusion
from figures.words.text import text
from figures.words.wording import reference_noun
from figures.words.years import of_figure, one_year, through

VIEWS = NU, VERLOOP, HERKOMST = "nu", "verloop", "herkomst"
ROW = "rij"
"""The view of a subject at a glance, beside those of its card."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What all cards of a page have in common: the figures of the selection, each with its reference."""

    monitor: Monitor
    selection: Selection
    profile: Profile


def scene_of(monitor: Monitor, selection: Selection) -> Scene:
    """The figures to show: of everyone when the sources give this theme not for the chosen group."""
    rows = [monitor.rows[p] for p in monitor.by_theme[selection.theme]]
    group, year = monitor.cube.groups[selection.group], monitor.cube.years[selection.year]
    newest = monitor.cube.newest[monitor.level_position(selection.area), rows, group, year]
    shown = selection if (newest >= 0).any() else replace(selection, group="T")
    return Scene(monitor, shown, get_profile_by_indicator(monitor, shown))


def card_views(scene: Scene, panel: Panel) -> tuple[str, ...]:
    """The views that make sense here, at least one: no trend of one year, no split where there is none.

    ``herkomst`` is the first classification; ``herkomst-<id>`` are the finer ones.
    """
    views, now = [], reading_of(scene, panel).figure.status
    if now is not Status.NIET_VAN_TOEPASSING:
        if now is not Status.NIET_BESCHIKBAAR:
            views.append(NU)
        if sum(f.value is not None for f in _series(scene, panel).figures) > 1:
            views.append(VERLOOP)
    views += [f"{HERKOMST}-{c.id}" if i else HERKOMST for i, c in enumerate(_divisions(scene, panel))]
    return tuple(views) or (NU,)


def silent(scene: Scene, panel: Panel) -> Status | None:
    """Why a panel has nothing at all to show here: not given, or it does not fit. None: there is a card.

    What is hidden does have a card, which says so: that there are few people is something to know.
    """
    status = reading_of(scene, panel).figure.status
    nothing = status in (Status.NIET_BESCHIKBAAR, Status.NIET_VAN_TOEPASSING)
    return status if nothing and card_views(scene, panel) == (NU,) else None


def draw(scene: Scene, panel: Panel, view: str) -> Drawing:
    """The drawing of a view that ``card_views`` gave."""
    whole = panel.whole is not None
    if view == VERLOOP:
        return (_whole_trend if whole else _trend)(scene, panel)
    if view.startswith(HERKOMST):
        return (_whole_origin if whole else _origin)(scene, panel, view)
    return (_whole_now if whole else _now)(scene, panel)


def reading_of(scene: Scene, panel: Panel) -> Reading:
    """The reading of the first indicator of a panel."""
    return next(r for r in scene.profile.readings if r.indicator is panel.indicators[0])


def _series(scene: Scene, panel: Panel) -> Series:
    return get_series_of_indicator(
        scene.monitor, scene.selection, find_indicator_position(scene.monitor, panel.key)
    )


def _divisions(scene: Scene, panel: Panel) -> tuple[Classification, ...]:
    return list_divisions_of_indicator(scene.monitor, scene.selection, panel.key)


def _label(scene: Scene, place: ComparedPlace) -> tuple[str, str]:
    """The name of a place, and of whom its figure is when that needs saying."""
    name = scene.monitor.areas.full_name(place.area.code)
    if place.group != "T":
        return name, scene.monitor.catalogue.groups[place.group].short
    return name, text("kaart.iedereen") if scene.selection.group != "T" else ""


def _now(scene: Scene, panel: Panel) -> Drawing:
    reading, against = reading_of(scene, panel), scene.profile.comparison
    placed = get_figures_beside_reading(scene.monitor, scene.selection, reading, against)
    labels = [_label(scene, p.place) for p in placed]
    return card_now(reading, against, placed, labels, of_figure(reading.figure, scene.selection.year))


def trend_lines(scene: Scene, panel: Panel) -> list[TrendLine]:
    """The line of the area itself, the one it is held against, and that of the area to compare with."""
    monitor, indicator = scene.monitor, panel.indicators[0]
    lines = []
    for place in choose_places_beside(
        monitor, scene.selection, scene.profile.comparison, indicator.kind == "aantal"
    ):
        if place.role in STYLES:  # the land, when it is not the reference, would be one line too many
            whose = replace(scene.selection, area=place.area.code, group=place.group)
            name = ", ".join(filter(None, _label(scene, place)))
            lines.append(
                TrendLine(
                    name,
                    place.role,
                    get_series_of_indicator(monitor, whose, find_indicator_position(monitor, panel.key)),
                )
            )
    return lines


def _trend(scene: Scene, panel: Panel) -> Drawing:
    early = scene.monitor.release.provisional.get(panel.indicators[0].id, ())
    return card_trend(trend_lines(scene, panel), early, scene.selection.year)


def switch(scene: Scene, panel: Panel, view: str) -> Markup:
    """Which division a view by origin shows, and the way to the others; nothing above another view."""
    if not view.startswith(HERKOMST):
        return Markup("")
    divisions = _divisions(scene, panel)
    return origin_switch(_shown(divisions, view), divisions[1:], divisions[0])


def _shown(divisions: tuple[Classification, ...], view: str) -> Classification:
    return next((c for c in divisions if view == f"{HERKOMST}-{c.id}"), divisions[0])


def split_of(scene: Scene, panel: Panel, view: str = HERKOMST) -> GroupSplit | None:
    """The groups of the division that a view shows; None when the indicator has no split here."""
    return _split(scene, panel, view) if _divisions(scene, panel) else None


def _split(scene: Scene, panel: Panel, view: str) -> GroupSplit:
    shown = _shown(_divisions(scene, panel), view)
    return get_readings_by_group(scene.monitor, scene.selection, panel.key, shown.id)


def _origin(scene: Scene, panel: Panel, view: str) -> Drawing:
    split = _split(scene, panel, view)
    one_group = replace(scene.selection, group=split.parts[0].group.code)
    against = reference_noun(choose_comparison(scene.monitor, one_group))
    sensitive = split.indicator.id in scene.monitor.sensitive
    return card_origin(split, against, scene.selection.group, sensitive)


def _compose(scene: Scene, panel: Panel, cells: list[CompositionPlace]) -> tuple[Composition, ...]:
    return get_compositions_by_place(
        scene.monitor, [find_indicator_position(scene.monitor, i.id) for i in panel.indicators], cells
    )


def _whole_now(scene: Scene, panel: Panel) -> Drawing:
    basis = reading_of(scene, panel).figure
    wanted = choose_places_beside(scene.monitor, scene.selection, scene.profile.comparison)
    at = basis.year or scene.selection.year
    rows = _compose(scene, panel, [CompositionPlace(p.area.code, p.group, at) for p in wanted])
    title = conclusion.whole(whole_name(panel.whole), scene.profile, [i.id for i in panel.indicators])
    labels = [_label(scene, p) for p in wanted]
    return card_whole(title, rows, labels, PLACES, of_figure(basis, scene.selection.year))


def _whole_trend(scene: Scene, panel: Panel) -> Drawing:
    chosen = scene.selection
    years = [f.year for f in _series(scene, panel).figures if f.year is not None]
    rows = _compose(scene, panel, [CompositionPlace(chosen.area, chosen.group, y) for y in years])
    told = [r for r in rows if r.cell.year <= scene.selection.year]  # the bars may go on, the words do not
    title = conclusion.whole_trend(whole_name(panel.whole), told)
    labels = [(str(y), "") for y in years]
    here = years.index(chosen.year) if chosen.year in years else None
    return card_whole(title, rows, labels, YEARS, through(years), here)


def _whole_origin(scene: Scene, panel: Panel, view: str) -> Drawing:
    split = _split(scene, panel, view)
    year = split.year or scene.selection.year
    groups = [p.group for p in split.parts]
    rows = _compose(
        scene,
        panel,
        [CompositionPlace(scene.selection.area, g, year) for g in [*(g.code for g in groups), "T"]],
    )
    labels = [*((g.short, "") for g in groups), (text("kaart.lijn_totaal"), "")]
    title = text("kaart.deel_herkomst", geheel=whole_name(panel.whole))
    at = next((i for i, g in enumerate(groups) if g.code == scene.selection.group), None)
    note = (text("kaart.volgorde"),)
    return card_whole(title, rows, labels, GROUPS, one_year(year), at, note)
