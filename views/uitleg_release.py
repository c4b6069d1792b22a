"""The page about the release in use; the same for everybody, so it is made once."""

from __future__ import annotations

from components.uitleg.changes import release_page
from components.uitleg.release import release_info
from data.monitor import Monitor
from data.queries.about.contents import list_contents_by_indicator
from data.queries.about.release_changes import compare_releases_by_indicator, find_previous_release
from views.cache import remembered


def about_release(monitor: Monitor) -> str:
    """The HTML of the page."""
    release = monitor.release

    def draw() -> str:
        before = find_previous_release(release)
        return str(
            release_page(
                release,
                release_info(release, monitor.areas, monitor.refused),
                [(theme, list_contents_by_indicator(monitor, theme.id)) for theme in monitor.themes],
                compare_releases_by_indicator(release, before) if before else None,
                monitor.catalogue.indicators,
            )
        )

    return remembered(f"uitgave|{release.id}", draw)
