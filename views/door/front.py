"""The front door of an edition: its example, its finding and its questions, made once for a release."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from dash.development.base_component import Component

from components.door.front import Waiting, first_questions, front_door
from components.frame import ids
from components.frame.area_search import AreaSearch
from components.frame.questions import link
from data.areas import Area
from data.asked.selection import Selection, default
from data.catalogue.questions import Question
from data.monitor import Monitor
from data.queries.about.example_areas import list_example_areas
from data.queries.profile import get_profile_by_indicator
from data.releases.release import Status
from figures.address import THEME, at, map_to_choose
from figures.kinds import screen
from figures.map.picker import OPEN
from figures.markup import Markup
from figures.taart.legend import short_legend
from figures.taart.still import still_pie
from figures.words.text import text
from figures.words.wording import reference_sentence
from views.cache import remembered
from views.context import monitor, places
from views.figuren import exhibit
from views.page import EDITION

COMPOSITION = "aandeel_groep"
TELLING = ("bijstand", "laag_inkomen", "inkomsten_arbeid", COMPOSITION)
"""What may be told of the land by origin: the first that a release has split. Nothing sensitive."""


def door(selection: Selection, asked: Waiting | None) -> Component:
    """The page; ``asked`` is the question that waits for an area. What was chosen before stays stored."""
    m = monitor()
    examples = list_example_areas(m)
    search = AreaSearch(
        id=ids.DEUR_ZOEK,
        url=places(),
        areas=m.areas,
        asks=m.release.edition,
        opens=asked.opens if asked else opens(m, None),
        focus=asked is not None,
        example=examples[0].name if examples and not asked else "",
    )
    start: dict[str, object] = {
        **selection.to_dict(),
        EDITION: m.release.edition,
        "pagina": uuid4().hex[:8],
        "land": m.areas.land.code,
        "voordeur": True,
    }
    return front_door(m.areas, search, start, asked, parts(m), _picker(m))


def _picker(m: Monitor) -> str:
    """The address of the map to choose on; "" when the release has none."""
    tiers = m.areas.tiers
    if len(tiers) < 2 or m.release.outlines_file(tiers[1].id) is None:
        return ""
    return map_to_choose(m.release.id, OPEN, m.areas.land.code)


def opens(m: Monitor, question: Question | None) -> str:
    """Where a choice of area leads: an address with "{gebied}" in its place."""
    if question is None:
        return at("/?gebied={gebied}")
    path, hash_, place = str(link(question, m.choices)).partition("#")
    return f"{path}{'&' if '?' in path else '?'}gebied={{gebied}}{hash_}{place}"


def waiting(m: Monitor, selection: Selection, asked: object) -> Waiting | None:
    """The question of an address that waits for its area; None when there is none that can be answered."""
    question = m.catalogue.questions.get(asked) if isinstance(asked, str) else None
    if question is None or not question.asks or link(question, m.choices) is None:
        return None
    land, area = m.areas.land, m.areas[selection.area]
    here = None if area is land else (m.areas.full_name(area.code), area.code)
    return Waiting(question.name, opens(m, question), (land.name, land.code), here)


def parts(m: Monitor) -> tuple[str, str, str]:
    """Example, finding and questions as HTML."""
    release = m.release.id
    return (
        example(m, 0),
        remembered(f"uitkomst|{release}", lambda: _finding(m)),
        str(first_questions(m.catalogue.questions.values(), m.choices)),
    )


def example(m: Monitor, number: int) -> str:
    """The taart of the example with a number; they go round. Empty when there is none."""
    areas = list_example_areas(m)
    if not areas:
        return ""
    at_ = number % len(areas)
    return remembered(
        f"voorbeeld|{m.release.id}|{at_}", lambda: _example(m, areas[at_], (at_ + 1) % len(areas))
    )


def _example(m: Monitor, area: Area, after: int) -> str:
    profile = get_profile_by_indicator(m, replace(default(m.choices), area=area.code))
    name = m.areas.full_name(area.code)
    more = text("voordeur.ander") if after or len(list_example_areas(m)) > 1 else ""
    return str(
        Markup(
            '<figure><figcaption><b>{title}</b> <span>{note}</span></figcaption><a class="door-pie" '
            'href="{href}" aria-label="{label}">{pie}</a>{legend}<p class="door-buttons">'
            '<a href="{href}" class="door-open">{open}</a>{more}</p></figure>'
        ).format(
            title=text("voordeur.voorbeeld", gebied=name),
            note=text("voordeur.voorbeeld_uitleg", vergeleken=reference_sentence(profile.comparison)),
            href=at(f"/?gebied={area.code}"),
            label=text("voordeur.voorbeeld_naam", gebied=name),
            pie=still_pie(profile, m.themes),
            legend=short_legend(),
            open=text("voordeur.voorbeeld_open", gebied=name),
            more=Markup(
                ' <button type="button" class="quiet" data-event="voorbeeld" data-value="{}" '
                'data-key="voorbeeld">{}</button>'
            ).format(after, more)
            if more
            else "",
        )
    )


def _finding(m: Monitor) -> str:
    """One figure of the land by origin."""
    land = default(m.choices)
    for name in TELLING:
        if name not in m.choices.indicators or name in m.sensitive:
            continue
        chosen = replace(land, theme=m.choices.indicators[name], indicator=name)
        shown = exhibit(m, chosen, f"{THEME}-{name}", "herkomst")
        if shown is None or shown.plot is None or shown.plot.empty or not _split(m, name):
            continue
        return str(
            Markup(
                '<h2>{title}</h2><p class="door-sub">{under}</p>{figure}<p class="door-source">{source} '
                '<a href="{href}">{more}</a></p>'
            ).format(
                title=text("voordeur.uitkomst_aandeel", land=m.areas.land.name)
                if name == COMPOSITION
                else shown.title,
                under=text("voordeur.uitkomst_aandeel_onder", jaar=shown.years.words)
                if name == COMPOSITION
                else shown.subtitle,
                figure=screen(shown.plot, shown.title),
                source=shown.source,
                href=shown.address.link,
                more=text("voordeur.uitkomst_meer"),
            )
        )
    return ""


def _split(m: Monitor, indicator: str) -> bool:
    """Does the release have it for a group of the land, in the year that is shown?"""
    cube, row = m.cube, m.cube.indicators[indicator]
    year = cube.years[m.default_year]
    groups = [at_ for code, at_ in cube.groups.items() if code != "T"]
    newest = [(g, int(cube.newest[0, row, g, year])) for g in groups]
    return any(y >= 0 and cube.status[row, y, g, 0] == Status.BESCHIKBAAR for g, y in newest)
