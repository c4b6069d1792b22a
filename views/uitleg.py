"""The page Uitleg for a selection: the rule with a figure at hand, and what holds for the whole release."""

from __future__ import annotations

from components.uitleg.colour import colour
from components.uitleg.example import example
from components.uitleg.method import aim, allowed, uitleg, vocabulary
from components.uitleg.release import release_summary
from components.uitleg.topics import topics
from data.asked.selection import Notice, Selection
from data.monitor import Monitor
from data.queries.about.coverage import get_coverage_of_indicator, list_years_of_groups
from data.queries.example import choose_example as chosen_example
from data.queries.profile import get_profile_by_indicator
from figures.markup import Markup
from figures.words.headline import notice_bar
from views.cache import remembered


def explanation(monitor: Monitor, selection: Selection, notices: tuple[Notice, ...]) -> str:
    """The HTML of the page. Only the example depends on the selection; the rest is remembered."""
    sections = remembered(f"uitleg|{monitor.release.id}", lambda: _sections(monitor))
    live = {name: Markup(html) for name, html in sections.items()} | {"kleur": _colour(monitor, selection)}
    return str(uitleg(notice_bar(notices, selection), live, monitor.themes))


def _colour(monitor: Monitor, selection: Selection) -> Markup:
    found = get_profile_by_indicator(monitor, selection)
    group = monitor.catalogue.groups[selection.group]
    name = monitor.areas.full_name(selection.area)
    return colour(example(chosen_example(found, monitor.sensitive), found.comparison, group, name))


def _sections(monitor: Monitor) -> dict[str, str]:
    release = monitor.release
    minimum = sorted({i.min_denominator for i in monitor.indicators})
    years = {c.id: list_years_of_groups(monitor, [g.code for g in c.groups]) for c in monitor.classifications}
    indicators = {
        theme: [(monitor.indicators[p], get_coverage_of_indicator(monitor, p)) for p in positions]
        for theme, positions in monitor.by_theme.items()
    }
    return {
        "doel": str(aim(len(monitor.themes), release.years)),
        "mag-dit": str(allowed()),
        "woorden": str(
            vocabulary(monitor.classifications, release.groups, years, minimum, monitor.areas.tiers)
        ),
        "onderwerpen": str(topics(release, monitor.themes, indicators)),
        "uitgave": str(release_summary(release, monitor.areas, monitor.refused)),
    }
