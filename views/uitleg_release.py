"""The page about the release in use; the same for everybody, so it is made once."""

from __future__ import annotations

from components.uitleg.changes import release_page
from components.uitleg.release import release_info
from data.monitor import Monitor
from data.queries.about.contents import contents
from data.queries.about.release_changes import previous, release_changes
from views.cache import remembered


def about_release(monitor: Monitor) -> str:
    """The HTML of the page."""
    release = monitor.release

    def draw() -> str:
        before = previous(release)
        return str(
            release_page(
                release,
                release_info(release, monitor.areas, monitor.refused),
                [(theme, contents(monitor, theme.id)) for theme in monitor.themes],
                release_changes(release, before) if before else None,
                monitor.catalogue.indicators,
            )
        )

    return remembered(f"uitgave|{release.id}", draw)
