"""The dashboard of one theme: its head, and a figure card per indicator or whole, ready to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from components.cards.figure_card import Card
from components.thema.head import theme_head
from data.asked.selection import KEYS, Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.cells import position_of
from data.queries.groups.splits import splits
from data.queries.panels import Panel, panel_of, panels
from data.queries.profile import profile
from data.releases.release import Status
from figures.drawing import Drawing
from figures.markup import Markup
from figures.thema.whole import whole_name
from figures.words import formatting
from figures.words.formatting import number
from figures.words.meaning import meaning
from figures.words.prose import trimmed
from figures.words.recounted import recounted_words
from figures.words.text import text
from figures.words.trace import source_words
from views.cache import remembered
from views.thema_cards import HERKOMST, NU, VERLOOP, VIEWS, Scene, card_views, draw, reading_of, silent

Views = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """``stamp`` says what it was made for; ``head`` is HTML."""

    stamp: str
    head: str
    cards: tuple[Card, ...]


def stamp(monitor: Monitor, selection: Selection) -> str:
    """Everything the cards depend on, but for the view of each."""
    asked = (getattr(selection, name) for name in KEYS if name != "indicator")
    return "|".join((monitor.release.id, *map(str, asked)))


def theme_page(monitor: Monitor, selection: Selection, views: Views) -> ThemePage:
    """The page of the chosen theme; ``views`` gives by card the view to show where that is possible."""
    scene = _scene(monitor, selection)
    made = stamp(monitor, selection)
    plan = panels(monitor, selection.theme)
    return ThemePage(
        made,
        remembered(f"thema|{made}", lambda: _head(scene, plan, selection)),
        tuple(_remembered_card(scene, p, views.get(p.key, "")) for p in plan if silent(scene, p) is None),
    )


def theme_card(monitor: Monitor, selection: Selection, key: str, view: str) -> Card | None:
    """One card in the view that was chosen, None when the theme has no such card here."""
    panel, scene = panel_of(monitor, selection.theme, key), _scene(monitor, selection)
    if panel is None or silent(scene, panel) is not None:
        return None
    return _remembered_card(scene, panel, view)


def first_views(monitor: Monitor, selection: Selection, asked: object) -> dict[str, str]:
    """The view of a link (``beeld``), under the key of the card of its indicator; empty when unknown."""
    panel = panel_of(monitor, selection.theme, selection.indicator or "")
    known = isinstance(asked, str) and asked.split("-")[0] in VIEWS
    return {panel.key: str(asked)} if panel and known else {}


def link(selection: Selection, indicator: str | None = None, **more: str) -> str:
    """The address of a theme page that opens exactly so, whatever its reader chose before."""
    query = _query(replace(selection, indicator=indicator), **more)
    return f"/thema/{selection.theme}?{query}" + (f"#{indicator}" if indicator else "")


def _query(selection: Selection, **more: str) -> str:
    """Everything that was chosen, also what is standard: a reader may have chosen something else."""
    return urlencode({k: v for k, v in selection.to_dict().items() if v is not None} | more)


def _scene(monitor: Monitor, selection: Selection) -> Scene:
    """The figures to show: of everyone when the sources give this theme not for the chosen group."""
    rows = [monitor.rows[p] for p in monitor.by_theme[selection.theme]]
    group, year = monitor.cube.groups[selection.group], monitor.cube.years[selection.year]
    newest = monitor.cube.newest[monitor.level_position(selection.area), rows, group, year]
    shown = selection if (newest >= 0).any() else replace(selection, group="T")
    return Scene(monitor, shown, profile(monitor, shown))


def _remembered_card(scene: Scene, panel: Panel, view: str) -> Card:
    key = f"kaart|{stamp(scene.monitor, scene.selection)}|{panel.key}|{view[:40]}"
    return remembered(key, lambda: _card(scene, panel, view))


def _card(scene: Scene, panel: Panel, wanted: str) -> Card:
    possible = card_views(scene, panel)
    view = wanted if wanted in possible else _first_view(scene, possible)
    drawing, indicator = draw(scene, panel, view), panel.indicators[0]
    return Card(
        key=panel.key,
        conclusion=drawing.title,
        subtitle=_subtitle(scene, panel, drawing, view),
        figure=_opening(drawing.figure, possible) if view == NU else drawing.figure,
        table=drawing.table,
        footer=_footer(scene.monitor, indicator, drawing, view),
        years=drawing.years,
        counted=_counted(indicator, drawing, view),
        link=link(scene.selection, panel.key, beeld=view),
        definition=f"/uitleg#onderwerp-{indicator.id}",
        views=tuple((v, text(f"kaart.beeld_{v}")) for v in possible if "-" not in v),
        view=view,
        warning=indicator.caveat if indicator.id in scene.monitor.sensitive or indicator.modelled else "",
        chart=drawing.chart,
        notes=drawing.notes,
        anchors=panel.also,
        meaning=meaning(reading_of(scene, panel), scene.monitor.release),
        level=2,
        plot=drawing.plot,
    )


def _first_view(scene: Scene, possible: Sequence[str]) -> str:
    """The view "now", but for a number with nothing beside it: then the split by origin tells more."""
    alone = scene.profile.comparison.kind is None and not scene.selection.compare
    if alone and NU in possible and VERLOOP not in possible and HERKOMST in possible:
        return HERKOMST
    return possible[0]


def _opening(figure: Markup, possible: Sequence[str]) -> Markup:
    """A figure that opens the split by origin when clicked; for the keyboard there is the button."""
    if HERKOMST not in possible or not figure:
        return figure
    return Markup('<div class="opens" data-event="beeld" data-value="{}">{}</div>').format(HERKOMST, figure)


def _subtitle(scene: Scene, panel: Panel, drawing: Drawing, view: str) -> str:
    """What, whom, where and when."""
    group = scene.monitor.catalogue.groups[scene.selection.group]
    line = text(
        "kaart.onder",
        wat=_what(panel),
        wie=text("kaart.naar_herkomst") if view.startswith(HERKOMST) else group.people,
        waar=scene.monitor.areas.full_name(scene.selection.area),
        jaar=drawing.years,
    )
    return trimmed(line)


def _what(panel: Panel) -> str:
    indicator = panel.indicators[0]
    if panel.whole:
        return text(f"kaart.geheel_wat_{panel.whole}")
    key = {"aandeel": "wat_deel", "verhouding": "wat_verhouding"}.get(indicator.kind, "wat")
    per = number(indicator.per)
    what = text(f"kaart.{key}", naam=indicator.name, noemer=indicator.denominator, per=per)
    return f"{what} ({text('figuur.modelmatig')})" if indicator.modelled else what


def _footer(monitor: Monitor, indicator: Indicator, drawing: Drawing, view: str) -> tuple[str, ...]:
    basis, release = drawing.basis, monitor.release
    year = basis.year if basis and view != VERLOOP else None
    return (
        text("kaart.bron", bron=source_words(release, indicator, year)),
        drawing.years,
        _counted(indicator, drawing, view),
        recounted_words(basis) if basis and view != VERLOOP else "",
        text("kaart.uitgave", id=release.id),
        text("kaart.fictief") if release.fictional else "",
    )


def _counted(indicator: Indicator, drawing: Drawing, view: str) -> str:
    """n; of a line through the years that of its newest figure."""
    counted = formatting.counted(drawing.basis, indicator)
    if not counted or view != VERLOOP or drawing.basis is None:
        return counted
    return text("kaart.aantal_n_jaar", aantal=counted, jaar=drawing.basis.year)


def _head(scene: Scene, plan: tuple[Panel, ...], chosen: Selection) -> str:
    """The head; ``chosen`` is what the user asked for, where ``scene`` may show everyone instead."""
    monitor, selection = scene.monitor, scene.selection
    group = monitor.catalogue.groups[chosen.group]
    split = any(splits(monitor, selection, p.key) for p in plan)
    quiet = {p: silent(scene, p) for p in plan}
    nothing = (
        (not plan, "cijfers"),
        (None not in quiet.values(), "toen" if _given(scene, plan) else "hier"),
        (chosen.group != selection.group, "groep"),
        (not split, "herkomst"),
    )
    missing = [name for absent, name in nothing if absent][:1]  # the first says enough
    land = replace(selection, area=monitor.areas.land.code)
    on_land = [p.indicators[0] for p in plan if splits(monitor, land, p.key)] if not split else []
    return str(
        theme_head(
            scene.profile,
            monitor.themes,
            group,
            monitor.areas.full_name(selection.area),
            links={t.id: link(replace(chosen, theme=t.id)) for t in monitor.themes},
            missing=missing,
            on_land=[(i.short, link(land, i.id, beeld=HERKOMST)) for i in on_land],
            composition=_composition(scene) if missing else "",
            absent=[_panel_name(p) for p, why in quiet.items() if why is Status.NIET_BESCHIKBAAR],
            beside=[_panel_name(p) for p, why in quiet.items() if why is Status.NIET_VAN_TOEPASSING],
        )
    )


def _panel_name(panel: Panel) -> str:
    return whole_name(panel.whole) if panel.whole else panel.indicators[0].short


def _given(scene: Scene, plan: Sequence[Panel]) -> bool:
    """Does the release have any figure of these panels for areas of this level, in whatever year?"""
    m = scene.monitor
    rows = [m.rows[position_of(m, p.key)] for p in plan]
    return bool((m.cube.newest[m.level_position(scene.selection.area), rows] >= 0).any())


def _composition(scene: Scene) -> str:
    """Where the inhabitants by origin are shown, when the release has them."""
    counted = next((i for i in scene.monitor.indicators if i.kind == "aantal"), None)
    if counted is None or not splits(scene.monitor, scene.selection, counted.id):
        return ""
    return f"/herkomst?{_query(scene.selection)}"
