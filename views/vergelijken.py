"""Two areas or groups side by side: headline, two taarten, a table per theme and similar areas."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from components.cards.take_menu import take_menu
from components.vergelijken.compare_bar import pair_buttons
from components.vergelijken.similar_list import similar_list
from data.areas import Area
from data.asked.selection import KEYS, Selection
from data.catalogue.similarity import characteristics
from data.monitor import Monitor
from data.queries.pairs.pair import Pair, most_apart, pair
from data.queries.pairs.similar import similar
from data.queries.pairs.two_pies import two_pies
from figures.kinds import screen
from figures.markup import Markup
from figures.pair.screen import dumbbell_table
from figures.taarten import Taarten
from figures.words.pair import Names, headline, invitation, names, scale_words
from views.cache import remembered

PIES, TABLE = "taarten", "tabel"
"""The figures of this page besides the card of the lines, by their name in an address."""
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


def stamps(monitor: Monitor, selection: Selection) -> tuple[str, str]:
    """What headline and taarten, and what the table, were made for."""
    asked = (getattr(selection, name) for name in KEYS if name not in ("theme", "indicator"))
    stamp = "|".join((monitor.release.id, *map(str, asked)))
    return stamp, f"{stamp}|{selection.theme}"


def comparing(monitor: Monitor, selection: Selection) -> Comparing:
    """Ask, draw and remember both sides of a selection; another theme only makes another table."""
    stamp, theme_stamp = stamps(monitor, selection)
    found = remembered(f"paar|{stamp}", lambda: (pair(monitor, selection),))[0]
    if found is None:
        return Comparing(stamp, theme_stamp, "", str(invitation()), "", "", "")
    called = named(monitor, found)
    buttons, head, pies = remembered(f"taarten|{stamp}", lambda: _whole(monitor, selection, found, called))
    table = remembered(
        f"paartabel|{theme_stamp}",
        lambda: str(dumbbell_table(found, called, monitor.themes, selection.theme)) + _take(selection, TABLE),
    )
    return Comparing(stamp, theme_stamp, buttons, head, pies, table, found.b.area.code)


def pair_query(selection: Selection, key: str) -> str:
    """The query that opens a figure of this page: the taarten are the same for every theme."""
    left_out = ("indicator", "indeling", *(("thema",) if key == PIES else ()))
    return urlencode({k: v for k, v in selection.to_dict().items() if v is not None and k not in left_out})


def _take(selection: Selection, key: str) -> str:
    button = take_menu(key, f"/vergelijken?{pair_query(selection, key)}")
    return str(Markup('<p class="take-line">{}</p>').format(button))


def _whole(monitor: Monitor, selection: Selection, found: Pair, called: Names) -> tuple[str, str, str]:
    """(buttons, headline, taarten): all that does not depend on the theme."""
    everyone = found.a.group.code == found.b.group.code == "T"
    sensitive = frozenset() if everyone else monitor.sensitive
    return (
        str(pair_buttons(found, called, _wider(monitor, found.a.area))),
        str(headline(found, called, most_apart(found.rows, sensitive))),
        str(_pies(monitor, selection, found, called)) + _take(selection, PIES),
    )


def named(monitor: Monitor, found: Pair) -> Names:
    """How both sides are called."""
    return names(found, {s.area.code: monitor.areas.full_name(s.area.code) for s in (found.a, found.b)})


def _wider(monitor: Monitor, area: Area) -> list[Area]:
    """The areas that ``area`` lies in, nearest first."""
    found = []
    wider = monitor.areas.parent(area.code)
    while wider is not None:
        found.append(wider)
        wider = monitor.areas.parent(wider.code)
    return found


def _pies(monitor: Monitor, selection: Selection, found: Pair, called: Names) -> Markup:
    """Both taarten with their names, on one yardstick, and what to know of it."""
    shown = two_pies(monitor, selection, found.a, found.b)
    plot = Taarten(shown.profiles, (called.a_full, called.b_full), monitor.themes, shown.yardstick)
    told = " ".join(scale_words(shown, called, selection.reference))
    other = Markup('<p class="reference">{}</p>').format(told) if told else Markup("")
    return Markup("{}{}").format(screen(plot), other)


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
        found = similar(monitor, selection.area, selection.year, characteristics(), chosen)
        full = {m.area.code: monitor.areas.full_name(m.area.code) for m in found.matches}
        return Alike(stamp, str(similar_list(found, full)))

    return remembered(f"gelijken|{stamp}", made)
