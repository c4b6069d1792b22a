"""Two areas or groups side by side: headline, two taarten, a table per theme and similar areas."""

from __future__ import annotations

from dataclasses import dataclass, replace

from components.cards.take_menu import take_menu
from components.frame.locator import locator_link
from components.vergelijken.compare_bar import pair_buttons
from components.vergelijken.pair_table import pair_table
from components.vergelijken.similar_list import similar_list
from data.areas import Area
from data.asked.selection import Selection
from data.catalogue.similarity import characteristics
from data.monitor import Monitor
from data.queries.pairs.pair_by_indicator import Pair, choose_most_apart, get_pair_by_indicator
from data.queries.pairs.similar_areas import find_similar_areas
from figures.address import map_to_choose
from figures.exhibit import Exhibit
from figures.kinds import screen
from figures.markup import Markup
from figures.words.pair import Names, headline, invitation
from figures.words.text import text
from views.cache import remembered
from views.makers import Makers
from views.pair_figures import TREND, named, pair_figures, sides_of_theme, stamps, two_taarten
from views.vergelijken_verloop import trend_card

OWN = "kenmerken"
"""The one choice that belongs to this page alone: which characteristics areas must share."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """The parts as HTML. ``stamp`` changes with all but theme and indicator, ``theme_stamp`` with the theme
    too. ``compare`` is the code of the area that lies beside, "" for none.
    """

    stamp: str
    theme_stamp: str
    buttons: str
    headline: str
    pies: str
    table: str
    compare: str


@dataclass(frozen=True, slots=True)
class Alike:
    """The similar areas as HTML and what they were made for."""

    stamp: str
    html: str


def comparing(monitor: Monitor, selection: Selection) -> Comparing:
    """Ask, draw and remember both sides of a selection; another theme only makes another table."""
    stamp, theme_stamp = stamps(monitor, selection)
    found = remembered(f"paar|{stamp}", lambda: (get_pair_by_indicator(monitor, selection),))[0]
    if found is None:
        return Comparing(stamp, theme_stamp, "", str(invitation()), "", "", "")
    called = named(monitor, found)
    buttons, head, pies = remembered(f"taarten|{stamp}", lambda: _whole(monitor, selection, found, called))
    table = remembered(f"paartabel|{theme_stamp}", lambda: _table(monitor, selection, found, called))
    return Comparing(stamp, theme_stamp, buttons, head, pies, table, found.b.area.code)


def figures(monitor: Monitor, selection: Selection, view: str = "") -> Makers:  # noqa: ARG001 - one view
    """Two taarten, the theme on two sides and the lines, for the screen and for files."""

    def trend() -> Exhibit | None:
        card = trend_card(monitor, selection)
        return card.exhibit if card else None

    return pair_figures(monitor, selection) | {TREND: trend}


def _take(exhibit: Exhibit) -> str:
    return str(Markup('<p class="take-line">{}</p>').format(take_menu(exhibit.address)))


def _whole(monitor: Monitor, selection: Selection, sides: Pair, called: Names) -> tuple[str, str, str]:
    """(buttons, headline, taarten): all that does not depend on the theme."""
    everyone = sides.a.group.code == sides.b.group.code == "T"
    sensitive = frozenset() if everyone else monitor.sensitive
    exhibit = two_taarten(monitor, selection, sides, called)
    told = headline(sides, called, choose_most_apart(sides.rows, sensitive))
    return (
        str(pair_buttons(sides, called, _wider(monitor, sides.a.area), _picker(monitor, sides.a.area))),
        str(told + locator_link(monitor, selection)),
        str(_pies(exhibit)) + _take(exhibit),
    )


def _picker(monitor: Monitor, area: Area) -> str:
    """The address of the map to choose the second area on; "" when the release has none of these areas."""
    tiers = monitor.areas.tiers
    level = area.level if area.parent else tiers[1].id if len(tiers) > 1 else ""
    if monitor.release.outlines_file(level) is None:
        return ""
    return map_to_choose(monitor.release.id, "vergelijk", area.code)


def _wider(monitor: Monitor, area: Area) -> list[Area]:
    """The areas that ``area`` lies in, nearest first."""
    found = []
    wider = monitor.areas.parent(area.code)
    while wider is not None:
        found.append(wider)
        wider = monitor.areas.parent(wider.code)
    return found


def _table(monitor: Monitor, selection: Selection, sides: Pair, called: Names) -> str:
    exhibit = sides_of_theme(monitor, selection, sides, called)
    theme = monitor.catalogue.themes[selection.theme]
    return str(pair_table(exhibit, sides, called, monitor.themes, theme)) + _take(exhibit)


def _pies(exhibit: Exhibit) -> Markup:
    """Both taarten with their names, on one yardstick, and what to know of it."""
    told = " ".join(exhibit.notes_on("screen"))
    other = Markup('<p class="reference">{}</p>').format(told) if told else Markup("")
    assert exhibit.plot is not None, "there are always two taarten"
    return Markup("{}{}").format(screen(exhibit.plot, exhibit.title), other)


def most_alike(monitor: Monitor, selection: Selection) -> tuple[Selection, str]:
    """The selection with beside it the area most like its own in another wider area, and words about it.

    What was chosen to lie beside it stays; so does the selection of an area that has no equals.
    """
    if selection.compare:
        return selection, ""
    found = find_similar_areas(monitor, selection.area, selection.year, characteristics(), None)
    around = monitor.areas[selection.area].parent
    depth = monitor.level_position(selection.area)
    beside = next((m.area for m in found.matches if depth < 2 or m.area.parent != around), None)
    if beside is None:
        return selection, ""
    told = text("vergelijken.naast_gelijke", gebied=monitor.areas.full_name(beside.code))
    return replace(selection, compare=beside.code), told


def wanted_traits(asked: object) -> frozenset[str] | None:
    """The characteristics that a link or the store asks for; None for those that are on by default."""
    if isinstance(asked, list):
        asked = asked[0] if asked else None
    if not isinstance(asked, str) or not asked:
        return None
    return frozenset(asked.split(",")) & {c.id for c in characteristics()}


def alike(monitor: Monitor, selection: Selection, asked: object) -> Alike:
    """Ask, draw and remember the areas that are like the first one."""
    chosen = wanted_traits(asked)
    told = "-" if chosen is None else ",".join(sorted(chosen))
    stamp = "|".join((monitor.release.id, selection.area, str(selection.year), told))

    def made() -> Alike:
        found = find_similar_areas(monitor, selection.area, selection.year, characteristics(), chosen)
        full = {m.area.code: monitor.areas.full_name(m.area.code) for m in found.matches}
        return Alike(stamp, str(similar_list(found, full)))

    return remembered(f"gelijken|{stamp}", made)
