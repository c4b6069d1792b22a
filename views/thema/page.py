"""The page of one theme: its head, a row per indicator or whole, and what is said once for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from components.cards.figure_card import Card
from components.frame.locator import locator_link
from components.thema.head import theme_head
from components.thema.rows import ColumnHeads, ThemeRow, column_heads, page_foot
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.groups.divisions_of_indicator import list_divisions_of_indicator
from data.queries.panels import Panel, list_panels_of_theme
from data.queries.single_figures import find_indicator_position
from data.releases.release import Status
from figures.address import ORIGIN, address, at
from figures.kinds import screen
from figures.markup import Markup
from figures.row import SubjectRow
from figures.strips import keys
from figures.taart.legend import short_legend
from figures.thema.glance import theme_conclusion
from figures.thema.whole import whole_name
from figures.words.many import many_words
from figures.words.prose import listed
from figures.words.text import text
from figures.words.trace import source_words
from figures.words.years import year_note
from views.cache import remembered
from views.scene import HERKOMST, ROW, Scene, reading_of, scene_of, silent
from views.thema.cards import link, opened_card, place, shared_warnings, stamp, warning_of
from views.thema.row import plot_row

Views = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """``stamp`` says what it was made for; ``head``, ``columns`` and ``foot`` are HTML.

    ``opened`` has the card of every row that is open, by its key.
    """

    stamp: str
    head: str
    columns: str
    rows: tuple[ThemeRow, ...]
    opened: Mapping[str, Card]
    foot: str


def theme_page(monitor: Monitor, selection: Selection, views: Views) -> ThemePage:
    """The page of the chosen theme; ``views`` gives by row the view that it is opened in."""
    scene = scene_of(monitor, selection)
    made = stamp(monitor, selection)
    plan = list_panels_of_theme(monitor, selection.theme)
    shown = [p for p in plan if silent(scene, p) is None]
    cards = {p.key: opened_card(monitor, selection, p.key, views[p.key]) for p in shown if p.key in views}
    columns, rows, foot = remembered(f"rijen|{made}", lambda: _rows(scene, shown))
    return ThemePage(
        made,
        remembered(f"thema|{made}", lambda: _head(scene, plan, selection)),
        columns,
        rows,
        {key: card for key, card in cards.items() if card is not None},
        foot,
    )


def _rows(scene: Scene, shown: Sequence[Panel]) -> tuple[str, tuple[ThemeRow, ...], str]:
    """What the columns are, the rows, and the foot of the page."""
    plots = [plot_row(scene, p) for p in shown]
    rows = tuple(_row(scene, p, plot) for p, plot in zip(shown, plots, strict=True))
    return (str(_columns(plots)), rows, str(_foot(scene, shown))) if rows else ("", rows, "")


def _row(scene: Scene, panel: Panel, plot: SubjectRow) -> ThemeRow:
    reading, monitor = reading_of(scene, panel), scene.monitor
    warning = warning_of(monitor, panel.indicators[0])
    shared = shared_warnings(monitor, scene.selection.theme)
    return ThemeRow(
        place(scene.selection, panel.key, beeld=ROW),
        _panel_name(panel),
        year_note(reading.figure, scene.selection.year) if reading.figure.value is not None else "",
        screen(plot),
        panel.also,
        "" if warning in shared else warning,
    )


def _columns(drawn: Sequence[SubjectRow]) -> Markup:
    """The lines that the small charts have, and what stands beside them."""
    lines: dict[str, str] = {}
    for plot in drawn:
        for line in plot.lines.lines if plot.lines else ():
            lines.setdefault(line.role, line.name)
    strip = next((p.areas for p in drawn if p.areas is not None), None)
    if any(p.groups is not None or p.split is not None for p in drawn):
        beside = [text("rij.herkomst"), text("rij.lijn_iedereen")]
    elif strip is not None:
        grid = strip.grid
        areas = text("rij.alle_gebieden", niveaus=grid.level.plural, gebied=grid.place.name)
        beside = [areas, *(words for kind, words in keys(strip) if kind != "area")]
    else:
        beside = []
    return column_heads(ColumnHeads(tuple(lines.items()), tuple(beside)))


def _foot(scene: Scene, shown: Sequence[Panel]) -> Markup:
    """How to read the page, and every source once with the subjects it gave."""
    release = scene.monitor.release
    given: dict[str, list[str]] = {}
    for panel in shown:
        year = reading_of(scene, panel).figure.year
        given.setdefault(source_words(release, panel.indicators[0], year), []).append(_panel_name(panel))
    sources = [
        text("kaart.bron", bron=words) + (f" ({listed(names)})" if len(given) > 1 else "")
        for words, names in given.items()
    ]
    many = many_words(scene.profile.many)
    how = Markup('<a href="{}">{}</a>').format(at("/uitleg#kleur"), text("legenda.uitleg"))
    band = Markup('<span class="key key-band">{}</span>').format(text("rij.marge"))
    cut = Markup('<span class="key key-cut">{}</span>').format(text("rij.gestippeld"))
    return page_foot([short_legend(), band, cut, how], [*filter(None, [many]), *sources])


def _head(scene: Scene, plan: tuple[Panel, ...], chosen: Selection) -> str:
    """The head; ``chosen`` is what the user asked for, where ``scene`` may show everyone instead."""
    monitor, selection = scene.monitor, scene.selection
    group = monitor.catalogue.groups[chosen.group]
    split = any(list_divisions_of_indicator(monitor, selection, p.key) for p in plan)
    quiet = {p: silent(scene, p) for p in plan}
    nothing = (
        (not plan, "cijfers"),
        (None not in quiet.values(), "toen" if _given(scene, plan) else "hier"),
        (chosen.group != selection.group, "groep"),
        (not split, "herkomst"),
    )
    missing = [name for absent, name in nothing if absent][:1]  # the first says enough
    land = replace(selection, area=monitor.areas.land.code)
    on_land = (
        [p.indicators[0] for p in plan if list_divisions_of_indicator(monitor, land, p.key)]
        if not split
        else []
    )
    return str(
        locator_link(monitor, chosen)
        + theme_head(
            scene.profile,
            monitor.themes,
            group,
            monitor.areas.full_name(selection.area),
            links={t.id: link(replace(chosen, theme=t.id)) for t in monitor.themes},
            missing=missing,
            on_land=[(i.short, link(land, i.id, beeld=HERKOMST)) for i in on_land],
            composition=_composition(scene) if missing else "",
            warnings=shared_warnings(monitor, selection.theme) if None in quiet.values() else (),
            absent=[_panel_name(p) for p, why in quiet.items() if why is Status.NIET_BESCHIKBAAR],
            beside=[_panel_name(p) for p, why in quiet.items() if why is Status.NIET_VAN_TOEPASSING],
            conclusion=_conclusion(scene, plan),
            empty=_empty(scene, chosen),
            wider=_wider(scene, plan, chosen, bool(on_land)) if "hier" in missing else (),
        )
    )


def _conclusion(scene: Scene, plan: Sequence[Panel]) -> str:
    """What the rows come to; no part stands for its whole, and nothing sensitive is summed up of a group."""
    single = [reading_of(scene, p) for p in plan if p.whole is None]
    if scene.selection.group != "T":
        single = [r for r in single if r.indicator.id not in scene.monitor.sensitive]
    return theme_conclusion(single, scene.profile.comparison)


def _empty(scene: Scene, chosen: Selection) -> list[str]:
    """The ids of the themes of which there is no figure at the level of the area up to the chosen year."""
    monitor = scene.monitor
    year = monitor.cube.years[chosen.year]
    newest = monitor.cube.newest[monitor.level_position(chosen.area), :, :, year]
    return [
        t.id
        for t in monitor.themes
        if not bool((newest[[monitor.rows[p] for p in monitor.by_theme[t.id]]] >= 0).any())
    ]


def _panel_name(panel: Panel) -> str:
    return whole_name(panel.whole) if panel.whole else panel.indicators[0].short


def _given(scene: Scene, plan: Sequence[Panel], area: str = "") -> bool:
    """Does the release have any figure of these panels for areas of this level, in whatever year?"""
    m = scene.monitor
    rows = [m.rows[find_indicator_position(m, p.key)] for p in plan]
    return bool((m.cube.newest[m.level_position(area or scene.selection.area), rows] >= 0).any())


def _wider(scene: Scene, plan: Sequence[Panel], chosen: Selection, on_land: bool) -> list[tuple[str, str]]:
    """The nearest area around this one of whose level there are figures: its name and this page of it.

    Not the land when the head says already what there is ``on_land``.
    """
    areas = scene.monitor.areas
    around = areas.wider(chosen.area)[: -1 if on_land else None]
    near = next((a for a in around if _given(scene, plan, a.code)), None)
    return [] if near is None else [(areas.full_name(near.code), link(replace(chosen, area=near.code)))]


def _composition(scene: Scene) -> str:
    """Where the inhabitants by origin are shown, when the release has them."""
    counted = next((i for i in scene.monitor.indicators if i.kind == "aantal"), None)
    if counted is None or not list_divisions_of_indicator(scene.monitor, scene.selection, counted.id):
        return ""
    return address(ORIGIN, "", scene.selection.to_dict()).link
