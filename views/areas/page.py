"""The page "Wijken", ready to show: its head, the map, the strips and the table, each as HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from components.areas.section import ButtonRow, choices, everyone, own_choice, section, subject_list
from components.frame import ids
from data.asked.map_views import FORMS, MODES
from data.asked.selection import Selection
from data.catalogue import Indicator, Theme
from data.monitor import Monitor
from data.queries.grounds import Ground, list_grounds
from data.queries.groups.divisions import find_divisions
from data.queries.measured import TOTAL
from figures.areas import CODE
from figures.markup import Markup
from figures.words.areas import grid_notes, standing_out_words, subject_words
from figures.words.text import text
from views.areas.figures import ground_of, map_exhibit, sight_of, strips_exhibit, table_exhibit
from views.areas.grids import standing_out_for
from views.areas.map import MapView, Sight, view_of
from views.cache import remembered

PARTS = {
    ids.WIJKEN_KOP: "areas-head",
    ids.WIJKEN_KEUZE: "areas-choices",
    ids.WIJKEN_KAART: "figure-card areas-map",
    ids.WIJKEN_STROKEN: "figure-card areas-strips",
    ids.WIJKEN_LIJST: "figure-card areas-list",
}
"""The parts of the page, each with its classes; the head stands apart from the others."""
LONGEST = 40  # letters of an order that is asked: it comes from outside


@dataclass(frozen=True, slots=True)
class AreasAsked:
    """What this page is asked for: the selection, the view of the map, and how the table stands."""

    selection: Selection
    view: MapView
    order: str = ""
    rows: str = ""

    @classmethod
    def of(cls, selection: Selection, given: Mapping[str, Any]) -> AreasAsked:
        """From the address or the store, which may hold anything."""
        order, rows = given.get("orde"), given.get("rijen")
        return cls(
            selection,
            view_of(given.get("beeld")),
            order[:LONGEST] if isinstance(order, str) else "",
            "alle" if rows == "alle" else "",
        )


def stamps(monitor: Monitor, asked: AreasAsked) -> dict[str, str]:
    """What each part is made for."""
    s = asked.selection
    chosen = (s.area, s.group, str(s.year), s.reference, s.theme, *asked.view.tail)
    base = "|".join((monitor.release.id, *chosen))
    place = "|".join((monitor.release.id, s.area, s.group, str(s.year), s.reference, str(asked.view.fine)))
    subject = f"{base}|{s.indicator}|{s.compare}|{s.division}"
    return {
        ids.WIJKEN_KOP: place,
        ids.WIJKEN_KEUZE: f"{subject}|{asked.view.word}",
        ids.WIJKEN_KAART: f"{subject}|{asked.view.word}",
        ids.WIJKEN_STROKEN: base,
        ids.WIJKEN_LIJST: f"{base}|{asked.order}|{asked.rows}",
    }


def drawn(monitor: Monitor, asked: AreasAsked, part: str) -> str:
    """One part as HTML, remembered."""
    makers = {
        ids.WIJKEN_KOP: _head,
        ids.WIJKEN_KEUZE: _asking,
        ids.WIJKEN_KAART: _map,
        ids.WIJKEN_STROKEN: _strips,
        ids.WIJKEN_LIJST: _list,
    }
    return remembered(f"{part}|{stamps(monitor, asked)[part]}", lambda: str(makers[part](monitor, asked)))


def _head(monitor: Monitor, asked: AreasAsked) -> Markup:
    ground = ground_of(monitor, asked.selection, asked.view)
    if ground is None:
        name = monitor.areas.full_name(asked.selection.area)
        return Markup("<h1>{}</h1><p class='lead'>{}</p>").format(
            text("wijken.titel"), text("wijken.leeg", gebied=name)
        )
    place = monitor.areas.full_name(ground.place.code)
    # Of all themes: what is shown below is only one of them.
    found = standing_out_for(monitor, asked.selection, ground)
    told = [standing_out_words(found, ground.own), "" if ground.own else subject_words(found)]
    return Markup('<div class="areas-title"><h1>{}</h1>{}</div><p class="lead">{}</p>').format(
        text("wijken.kop", niveaus=ground.level.plural, plek=place),
        _back(monitor, ground),
        " ".join(w for w in told if w),
    )


def _back(monitor: Monitor, ground: Ground) -> Markup:
    """A button to the areas that the place itself lies among; none for the land."""
    around = monitor.areas.parent(ground.place.code)
    if around is None:
        return Markup("")
    levels = monitor.areas.tier(ground.place.code).plural
    return Markup(
        '<button type="button" class="quiet" data-event="gebied" data-value="{}" data-key="terug">{}</button>'
    ).format(around.code, text("wijken.terug", niveaus=levels, plek=around.name))


def _asking(monitor: Monitor, asked: AreasAsked) -> Markup:
    """What can be chosen on this page: the subject, the level, what the colours say and in which form."""
    sight = sight_of(monitor, asked.selection, asked.view)
    ground = ground_of(monitor, asked.selection, asked.view)
    if ground is None:
        return Markup("")
    if sight is None:  # of what there are figures can still be chosen
        offered = _offered(monitor, asked.selection, ground)
        return Markup("{}{}").format(
            subject_list(offered) if any(i for _, i in offered) else "",
            choices([_levels(monitor, asked.selection, asked.view)]),
        )
    return Markup("{}{}{}").format(_subjects(sight), choices(_choices(sight)), _own_choice(sight))


def _map(monitor: Monitor, asked: AreasAsked) -> Markup:
    sight = sight_of(monitor, asked.selection, asked.view)
    if sight is None:
        return _nothing(monitor, asked)
    exhibit = map_exhibit(monitor, asked.selection, asked.view)
    assert exhibit is not None, "there is a sight"
    shown = section(exhibit, tabled=False, said=_said(sight))  # the table of all areas stands below it
    if exhibit.plot is None:
        shown += Markup('<p class="empty">{}</p>').format(text("wijken.geen_kaart"))
    return shown


def _strips(monitor: Monitor, asked: AreasAsked) -> Markup:
    exhibit = strips_exhibit(monitor, asked.selection, asked.view)
    sight = sight_of(monitor, asked.selection, asked.view)
    return section(exhibit, said=_said(sight)) if exhibit and sight else Markup("")


def _said(sight: Sight) -> frozenset[str]:
    """What the table says at the foot of the page of all its figures; every file says it with its own."""
    return frozenset(note.words for note in grid_notes(sight.grid)) | {text("landkaart.geen_rangorde")}


def _list(monitor: Monitor, asked: AreasAsked) -> Markup:
    order = asked.order or CODE
    exhibit = table_exhibit(monitor, asked.selection, asked.view, order, bool(asked.rows))
    return section(exhibit, tabled=False) if exhibit else Markup("")


def _nothing(monitor: Monitor, asked: AreasAsked) -> Markup:
    """Why there is no map: no areas, or no figures of this theme; and then where there are."""
    ground = ground_of(monitor, asked.selection, asked.view)
    if ground is None:
        return Markup("")
    theme, group = asked.selection.theme, monitor.catalogue.groups[asked.selection.group]
    told = {"niveaus": ground.level.plural, "plek": ground.place.name, "herkomst": group.label}
    offered = any(i for _, i in _offered(monitor, asked.selection, ground))
    words = (
        text("wijken.geen_cijfers", thema=monitor.catalogue.themes[theme].short, **told)
        if offered
        else text("wijken.geen_onderwerp", **told)
    )
    return Markup('<p class="empty">{} {}</p>').format(words, everyone() if group.code != TOTAL else "")


def _subjects(sight: Sight) -> Markup:
    """All subjects that can be on the map; with an own choice only those."""
    offered = _offered(sight.monitor, sight.selection, sight.ground, sight.view.subjects)
    return subject_list(offered, sight.indicator.id)


def _offered(
    m: Monitor, selection: Selection, ground: Ground, only: Collection[str] = ()
) -> list[tuple[Theme, list[Indicator]]]:
    """By theme the subjects with figures for these areas and this group; of ``only`` these ids if given."""
    level, group = m.areas.level_position(ground.level.id), m.cube.groups[selection.group]
    there = m.cube.newest[level, m.rows, group, m.cube.years[selection.year]] >= 0

    def of(theme: str) -> list[Indicator]:
        found = (m.indicators[p] for p in m.by_theme[theme] if there[p])
        return [i for i in found if i.kind != "aantal" and (not only or i.id in only)]

    return [(t, of(t.id)) for t in m.themes]


def _own_choice(sight: Sight) -> Markup:
    """Which subjects stand beside each other: those of a theme, or any that one puts together oneself."""
    view = sight.view

    def to(subjects: tuple[str, ...]) -> str:
        return replace(view, subjects=subjects).word

    def turned(subject: str) -> tuple[str, ...]:
        on = view.subjects
        return tuple(s for s in on if s != subject) if subject in on else (*on, subject)

    offered = _offered(sight.monitor, sight.selection, sight.ground)
    options = [(to(turned(i.id)), i.short, i.id in view.subjects) for _, found in offered for i in found]
    return own_choice(options, to(()) if view.subjects else "")


def _levels(monitor: Monitor, selection: Selection, view: MapView) -> ButtonRow:
    """Which areas: those of one level or the other, where there are two."""
    levels = tuple(
        (replace(view, fine=i > 0).word, text("wijken.niveau_van", niveaus=g.level.plural, plek=g.place.name))
        for i, g in enumerate(list_grounds(monitor, selection))
    )
    return ButtonRow("beeld", text("wijken.niveau"), levels, view.word)


def _choices(sight: Sight) -> list[ButtonRow]:
    view = sight.view

    def to(**changed: Any) -> str:
        return replace(view, **changed).word

    split = find_divisions(sight.monitor, sight.selection) is not None
    forms = [f for f in FORMS if f != "groepen" or split]
    colours = tuple((to(mode=m), text(f"wijken.kleur_{m}")) for m in MODES)
    shown = tuple((to(form=f), text(f"wijken.vorm_{f}")) for f in forms)
    return [
        _levels(sight.monitor, sight.selection, view),
        ButtonRow("beeld", text("wijken.kleur"), colours, view.word),
        ButtonRow("beeld", text("wijken.vorm"), shown, view.word),
    ]
