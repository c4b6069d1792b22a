"""The overview of one area and group: headline, taart and theme table, ready to show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from components.cards.take_menu import take_menu
from components.frame.locator import locator_link
from data.asked.selection import Selection, default
from data.monitor import Monitor
from data.queries.highlights import choose_highlights
from data.queries.profile import get_profile_by_indicator
from data.queries.series_by_indicator import get_series_by_indicator
from data.results import Profile
from figures.address import ORIGIN, address, at
from figures.exhibit import Exhibit
from figures.kinds import screen
from figures.markup import Markup
from figures.overzicht.taart import PIE, taart
from figures.overzicht.table import TABLE, theme_figures
from figures.taart import Taart
from figures.taart.keys import theme_keys
from figures.taart.legend import legend
from figures.table.screen import theme_tabs
from figures.words.headline import glance, tells_little
from figures.words.text import text
from views.cache import remembered
from views.makers import Makers


@dataclass(frozen=True, slots=True)
class Overview:
    """Headline and taart as HTML: what does not change with the theme."""

    headline: str
    pie: str


@lru_cache(64)  # who redraws asks three times
def stamps(monitor: Monitor, selection: Selection) -> tuple[str, str]:
    """What headline and taart, and what the table, were made for.

    The rows of the table are links that carry the whole selection, so its stamp holds all of that.
    """
    release = monitor.release.id
    stamp = "|".join((release, selection.area, selection.group, str(selection.year), selection.reference))
    return stamp, f"{release}|{replace(selection, indicator=None).to_query()}"


def overview(monitor: Monitor, selection: Selection) -> Overview:
    """Ask, draw and remember headline and taart of a selection."""
    stamp, _ = stamps(monitor, selection)
    return remembered(f"overview|{stamp}", lambda: draw_overview(monitor, selection))


def table(monitor: Monitor, selection: Selection) -> str:
    """Ask, draw and remember the table of the chosen theme."""
    _, stamp = stamps(monitor, selection)
    return remembered(f"table|{stamp}", lambda: draw_table(monitor, selection))


def tables(monitor: Monitor, selection: Selection) -> dict[str, dict[str, str]]:
    """The tables of all themes, each with its stamp: {theme: {"html", "stamp"}}."""
    themes = [replace(selection, theme=theme.id, indicator=None) for theme in monitor.themes]
    return {s.theme: {"html": table(monitor, s), "stamp": stamps(monitor, s)[1]} for s in themes}


def figures(monitor: Monitor, selection: Selection, view: str = "") -> Makers:  # noqa: ARG001 - one view
    """The figures of the overview, for the screen and for files."""
    return {PIE: lambda: _taart(monitor, selection), TABLE: lambda: _table(monitor, selection)}


def _taart(monitor: Monitor, selection: Selection) -> Exhibit:
    found = _profile(monitor, selection)
    return taart(monitor, found, choose_highlights(found, monitor.sensitive))


def _table(monitor: Monitor, selection: Selection) -> Exhibit:
    shown = replace(selection, indicator=None)
    found = replace(_profile(monitor, shown), selection=shown)
    return theme_figures(monitor, found, get_series_by_indicator(monitor, shown))


def draw_overview(monitor: Monitor, selection: Selection) -> Overview:
    """Headline and taart, made anew."""
    exhibit = _taart(monitor, selection)
    plot = exhibit.plot
    assert isinstance(plot, Taart)
    group, name = monitor.catalogue.groups[selection.group], monitor.areas.full_name(selection.area)
    lines = [*plot.sentences, *_ways(monitor, selection, plot.profile)]
    figure = Markup('<figure class="pie">{}{}{}</figure><p class="take-line">{}</p>')
    return Overview(
        str(glance(plot.profile, group, lines, name) + locator_link(monitor, selection)),
        str(
            figure.format(
                screen(plot, exhibit.title),
                theme_keys(plot.profile, plot.themes),
                legend(plot.profile, plot.themes),
                take_menu(exhibit.address),
            )
        ),
    )


def _ways(monitor: Monitor, selection: Selection, profile: Profile) -> list[Markup]:
    """Where there are figures, when this group has hardly any here."""
    if not tells_little(profile, monitor.catalogue.groups[selection.group]):
        return []
    # Only what sets the headline: what is remembered must not carry what somebody else chose besides.
    plain = Selection(
        selection.area, selection.year, monitor.themes[0].id, selection.group, selection.reference
    )
    everyone = at(f"/?{replace(plain, group='T').to_query()}&herkomst=T")
    return [
        Markup('{}: <a href="{}">{}</a> {} <a href="{}">{}</a>.').format(
            text("kop.wel"),
            address(ORIGIN, "", plain.asked()).link,
            text("kop.wel_herkomst"),
            text("kop.wel_of"),
            everyone,
            text("kop.wel_iedereen"),
        )
    ]


def draw_table(monitor: Monitor, selection: Selection) -> str:
    """The table of the chosen theme, made anew."""
    exhibit = _table(monitor, selection)
    assert exhibit.plot is not None
    return str(
        Markup('{}{}<p class="take-line">{}</p>').format(
            theme_tabs(monitor.themes, selection.theme),
            screen(exhibit.plot, exhibit.title),
            take_menu(exhibit.address),
        )
    )


def _profile(monitor: Monitor, selection: Selection) -> Profile:
    """The profile that taart and table share: that of the first theme, with nothing beside it."""
    theme = default(monitor.choices).theme
    return _profiles(
        monitor, Selection(selection.area, selection.year, theme, selection.group, selection.reference)
    )


@lru_cache(64)
def _profiles(monitor: Monitor, selection: Selection) -> Profile:
    return get_profile_by_indicator(monitor, selection)
