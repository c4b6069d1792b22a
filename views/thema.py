"""The dashboard of one theme: its head, and a figure card per indicator or whole, ready to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from components.cards.figure_card import Card
from components.frame.locator import locator_link
from components.thema.head import theme_head
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.groups.divisions_of_indicator import list_divisions_of_indicator
from data.queries.panels import Panel, list_panels_of_theme
from data.queries.single_figures import find_indicator_position
from data.releases.release import Status
from figures.address import ORIGIN, address
from figures.thema.whole import whole_name
from views.cache import remembered
from views.scene import HERKOMST, Scene, scene_of, silent
from views.thema_cards import card_of, link, shared_warnings, stamp

Views = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """``stamp`` says what it was made for; ``head`` is HTML."""

    stamp: str
    head: str
    cards: tuple[Card, ...]


def theme_page(monitor: Monitor, selection: Selection, views: Views) -> ThemePage:
    """The page of the chosen theme; ``views`` gives by card the view to show where that is possible."""
    scene = scene_of(monitor, selection)
    made = stamp(monitor, selection)
    plan = list_panels_of_theme(monitor, selection.theme)
    return ThemePage(
        made,
        remembered(f"thema|{made}", lambda: _head(scene, plan, selection)),
        tuple(card_of(scene, p, views.get(p.key, "")) for p in plan if silent(scene, p) is None),
    )


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
            wider=_wider(scene, plan, chosen, bool(on_land)) if "hier" in missing else (),
        )
    )


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
