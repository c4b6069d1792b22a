"""The cards of a theme page: each a figure, and what the screen knows of it besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from components.cards.figure_card import Card, CardView, drawn
from data.asked.selection import KEYS, Selection
from data.catalogue import Indicator
from data.monitor import Monitor
from data.queries.panels import Panel, find_panel, list_panels_of_theme
from figures.address import THEME, Address, address, at
from figures.drawing import Drawing
from figures.exhibit import EVERY_GROUP, Exhibit
from figures.facts import stamp_of
from figures.words import formatting
from figures.words.formatting import number
from figures.words.meaning import meaning
from figures.words.prose import trimmed
from figures.words.recounted import recounted_words
from figures.words.text import text
from figures.words.trace import source_words
from views.cache import remembered
from views.makers import Makers
from views.scene import (
    HERKOMST,
    NU,
    ROW,
    VERLOOP,
    VIEWS,
    Scene,
    card_views,
    draw,
    reading_of,
    scene_of,
    silent,
    switch,
)
from views.thema.row import draw_row


def figures(monitor: Monitor, selection: Selection, view: str = "") -> Makers:
    """Every figure of the theme pages, each in ``view`` where that is possible."""

    def make(theme: str, key: str) -> Exhibit | None:
        found = _panel(monitor, replace(selection, theme=theme), key)
        if found is None:
            return None
        return _exhibit(*found, ROW if view == ROW else shown_view(found[0], card_views(*found), view))

    return {key: partial(make, theme, key) for key, theme in monitor.choices.indicators.items()}


def theme_card(monitor: Monitor, selection: Selection, key: str, view: str) -> Card | None:
    """One card in the view that was chosen, None when the theme has no such card here."""
    found = _panel(monitor, selection, key)
    return card_of(*found, view) if found else None


def opened_card(monitor: Monitor, selection: Selection, key: str, view: str) -> Card | None:
    """The same for inside its row, where warnings and the name of the subject stand already."""
    card = theme_card(monitor, selection, key, view)
    return replace(card, view=replace(card.view, shared=True, level=3, inside=True)) if card else None


def _panel(monitor: Monitor, selection: Selection, key: str) -> tuple[Scene, Panel] | None:
    panel = find_panel(monitor, selection.theme, key)
    if panel is None:
        return None
    scene = scene_of(monitor, selection)
    return (scene, panel) if silent(scene, panel) is None else None


def first_views(monitor: Monitor, selection: Selection, asked: object) -> dict[str, str]:
    """The view of a link (``beeld``), under the key of the card of its indicator; empty when unknown."""
    panel = find_panel(monitor, selection.theme, selection.indicator or "")
    known = isinstance(asked, str) and asked.split("-")[0] in VIEWS
    return {panel.key: str(asked)} if panel and known else {}


def place(selection: Selection, indicator: str | None = None, **more: str) -> Address:
    """Where a theme page opens exactly so, whatever its reader chose before; ``more`` is a view."""
    asked = replace(selection, indicator=indicator).to_dict() | more
    return address(THEME, indicator or "", asked, indicator or "")


def link(selection: Selection, indicator: str | None = None, **more: str) -> str:
    """The same as an address to go to."""
    return place(selection, indicator, **more).link


def stamp(monitor: Monitor, selection: Selection) -> str:
    """Everything the cards depend on, but for the view of each."""
    asked = (getattr(selection, name) for name in KEYS if name != "indicator")
    return "|".join((monitor.release.id, *map(str, asked)))


def card_of(scene: Scene, panel: Panel, view: str) -> Card:
    """The card of a panel, remembered; in ``view`` where that makes sense here."""
    key = f"kaart|{stamp(scene.monitor, scene.selection)}|{panel.key}|{view[:40]}"
    return remembered(key, lambda: _card(scene, panel, view))


def _card(scene: Scene, panel: Panel, wanted: str) -> Card:
    possible = card_views(scene, panel)
    view = shown_view(scene, possible, wanted)
    return drawn(
        _exhibit(scene, panel, view),
        CardView(
            definition=at(f"/uitleg#onderwerp-{panel.key}"),
            views=tuple((v, text(f"kaart.beeld_{v}")) for v in possible if "-" not in v),
            view=view,
            opens=HERKOMST if view == NU and HERKOMST in possible else "",
            before=switch(scene, panel, view),
            anchors=panel.also,
            meaning=meaning(reading_of(scene, panel), scene.monitor.release),
            shared=warning_of(scene.monitor, panel.indicators[0])
            in shared_warnings(scene.monitor, panel.indicators[0].theme),
            level=2,
        ),
    )


def row_of(scene: Scene, panel: Panel) -> Exhibit:
    """The subject at a glance: the figure that stands on the page before a row is opened."""
    return _exhibit(scene, panel, ROW)


def _exhibit(scene: Scene, panel: Panel, view: str) -> Exhibit:
    drawing = draw_row(scene, panel) if view == ROW else draw(scene, panel, view)
    monitor, selection, basis = scene.monitor, scene.selection, drawing.basis
    indicator, release = panel.indicators[0], monitor.release
    still = basis if view != VERLOOP else None  # of a line no single figure says where it comes from
    return Exhibit(
        address=place(selection, panel.key, beeld=view),
        title=drawing.title,
        subtitle=_subtitle(scene, panel, drawing, view),
        plot=drawing.plot,
        areas=(monitor.areas.full_name(selection.area),),
        groups=EVERY_GROUP
        if view.startswith(HERKOMST)
        else (monitor.catalogue.groups[selection.group].label,),
        year=selection.year,
        years=drawing.years,
        source=source_words(release, indicator, still.year if still else None),
        release=stamp_of(release),
        fictional=release.fictional,
        counted=_counted(indicator, drawing, view),
        recounted=recounted_words(still) if still else "",
        notes=drawing.notes,
        warning=warning_of(monitor, indicator),
        definition=formatting.definition(panel.indicators),
    )


def warning_of(monitor: Monitor, indicator: Indicator) -> str:
    """What must stand with every figure of an indicator; empty when its caveat can wait to be asked for."""
    return indicator.caveat if indicator.id in monitor.sensitive or indicator.modelled else ""


def shared_warnings(monitor: Monitor, theme: str) -> tuple[str, ...]:
    """The warnings of more than one card of a theme: they are said once, at the head of its page."""
    every = [warning_of(monitor, p.indicators[0]) for p in list_panels_of_theme(monitor, theme)]
    return tuple(dict.fromkeys(w for w in every if w and every.count(w) > 1))


def shown_view(scene: Scene, possible: Sequence[str], wanted: str) -> str:
    """The view that was asked for where it is possible; else "now".

    But for a number with nothing beside it: then the split by origin tells more.
    """
    if wanted in possible:
        return wanted
    alone = scene.profile.comparison.kind is None and not scene.selection.compare
    if alone and NU in possible and VERLOOP not in possible and HERKOMST in possible:
        return HERKOMST
    return possible[0]


def _subtitle(scene: Scene, panel: Panel, drawing: Drawing, view: str) -> str:
    """What, whom, where and when."""
    group = scene.monitor.catalogue.groups[scene.selection.group]
    line = text(
        "kaart.onder",
        wat=_what(panel),
        wie=text("kaart.naar_herkomst") if view.startswith(HERKOMST) else group.people,
        waar=scene.monitor.areas.full_name(scene.selection.area),
        jaar=drawing.years.words,
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


def _counted(indicator: Indicator, drawing: Drawing, view: str) -> str:
    """n; of a line through the years that of its newest figure."""
    counted = formatting.counted(drawing.basis, indicator)
    if not counted or view != VERLOOP or drawing.basis is None:
        return counted
    return text("kaart.aantal_n_jaar", aantal=counted, jaar=drawing.basis.year)
