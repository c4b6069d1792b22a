"""A figure to take along: what was asked by name and selection, as an exhibit and as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.measured import TOTAL as EVERYONE
from exports.names import plain_name
from exports.pictures import embed as page
from exports.pictures import picture, workbook
from figures.address import AREAS, ORIGIN, OVERVIEW, PAIR, THEME
from figures.exhibit import Exhibit
from views import herkomst, home, vergelijken
from views.areas import figures as areas_figures
from views.cache import remembered
from views.makers import Makers
from views.thema import cards

KINDS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PAGES: Mapping[str, Callable[[Monitor, Selection, str], Makers]] = {
    OVERVIEW: home.figures,
    THEME: cards.figures,
    ORIGIN: herkomst.figures,
    PAIR: vergelijken.figures,
    AREAS: areas_figures.figures,
}
"""The pages that have figures to take along."""


def exhibit(monitor: Monitor, selection: Selection, name: str, view: str = "") -> Exhibit | None:
    """The figure of a name (page-key) for a selection; None when there is no such figure.

    ``view`` is what its card was switched to.
    """
    page_name, _, key = name.partition("-")
    if page_name not in PAGES:
        return None
    make = PAGES[page_name](monitor, selection, view).get(key)
    return make() if make else None


def figure_file(
    monitor: Monitor, selection: Selection, name: str, view: str, kind: str, home: str
) -> tuple[str, bytes] | None:
    """(file name, contents) of a figure in one of KINDS; None when there is no such figure.

    ``home`` is the scheme and host of this monitor, for links that must work elsewhere.
    """
    shown = exhibit(monitor, selection, name, view)
    if shown is None:
        return None
    # By what the figure really is: what was asked for may hold anything, and so fill the memory.
    key = "|".join(("figuur", monitor.release.id, kind, home, shown.address.figure))
    return f"{file_name(shown)}.{kind}", remembered(key, lambda: _file(shown, kind, home))


def figure_page(monitor: Monitor, selection: Selection, name: str, view: str, home: str) -> str | None:
    """The page for an iframe on another site; None when there is no such figure."""
    shown = exhibit(monitor, selection, name, view)
    return page.embed(shown, home) if shown is not None else None


def _file(shown: Exhibit, kind: str, home: str) -> bytes:
    match kind:
        case "png":
            return picture.png(shown)
        case "svg":
            return picture.svg(shown).encode()
        case "pptx":
            from exports.slides import slide  # python-pptx costs every start a tenth of a second

            return slide.pptx(shown, home)
        case _:
            return workbook.xlsx(shown, home)


def file_name(shown: Exhibit) -> str:
    """A name that says what, in which view, where, of whom and when; "taart", "bijstand-verloop".

    Letters, digits and hyphens only, whatever an area is called. The subject of a figure that is named by its
    form, such as a map, is said too; of whom when it is not about all inhabitants.
    """
    asked = dict(shown.address.query)
    subject = asked.get("indicator", "")
    view = asked.get("beeld", "").split("-")[0]
    words = [shown.file or shown.key, *(w for w in (subject, view) if w and w != shown.key)]
    group = asked.get("herkomst", EVERYONE)
    whom = [] if group == EVERYONE else [shown.whom]
    return plain_name(
        " ".join(["wijkmonitor", *words, shown.where, *whom, str(shown.years.only or shown.year)]),
        shown.fictional,
    )
