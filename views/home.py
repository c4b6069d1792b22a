"""The overview of one area and group: headline, taart and theme table, ready to show."""

from __future__ import annotations

from dataclasses import dataclass

from components.headline import headline
from components.legend import legend
from components.markup import Markup
from components.pie import pie
from components.theme_table import theme_table
from components.wording import reference_column
from data.monitor import Monitor
from data.queries.highlights import highlights
from data.queries.profile import profile
from data.queries.series import series
from data.selection import Selection
from views.cache import remembered


@dataclass(frozen=True, slots=True)
class Home:
    """The three parts as HTML. ``stamp`` changes with all but the theme, ``theme_stamp`` with that too."""

    stamp: str
    theme_stamp: str
    headline: str
    pie: str
    table: str


def stamps(monitor: Monitor, selection: Selection) -> tuple[str, str]:
    """What headline and taart, and what the table, were made for."""
    stamp = "|".join(
        (monitor.release.id, selection.area, selection.group, str(selection.year), selection.reference)
    )
    return stamp, f"{stamp}|{selection.theme}"


def home(monitor: Monitor, selection: Selection) -> Home:
    """Ask, draw and remember the overview of a selection."""
    _, key = stamps(monitor, selection)
    return remembered(f"home|{key}", lambda: _home(monitor, selection))


def _home(monitor: Monitor, selection: Selection) -> Home:
    found = profile(monitor, selection)
    sensitive = frozenset(t.id for t in monitor.themes if t.sensitive)
    group = monitor.catalogue.groups[selection.group]
    stamp, theme_stamp = stamps(monitor, selection)
    return Home(
        stamp,
        theme_stamp,
        str(headline(found, group, highlights(found, sensitive), monitor.areas.full_name(selection.area))),
        str(
            Markup('<figure class="pie">{}{}</figure>').format(
                pie(found, monitor.themes), legend(found, monitor.themes)
            )
        ),
        str(
            theme_table(found, series(monitor, selection), monitor.themes, reference_column(found.comparison))
        ),
    )
