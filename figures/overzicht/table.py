"""The table of one theme, of the overview and for its files."""

from __future__ import annotations

from collections.abc import Sequence

from data.monitor import Monitor
from data.releases.release import Status
from data.results import Profile, Series
from figures.address import OVERVIEW, address
from figures.exhibit import Exhibit
from figures.facts import always, stamp_of
from figures.table import ThemeTable
from figures.words.many import many_words
from figures.words.tally import table_title
from figures.words.text import text
from figures.words.trace import sources_of
from figures.words.wording import reference_column, reference_sentence
from figures.words.years import of_several

TABLE = "tabel"


def theme_figures(monitor: Monitor, profile: Profile, lines: Sequence[Series]) -> Exhibit:
    """All figures of the chosen theme, with their ``lines`` through the years in the order of the profile.

    The year of what is suppressed is told as well: its row has one.
    """
    selection = profile.selection
    group, theme = monitor.catalogue.groups[selection.group], monitor.catalogue.themes[selection.theme]
    where = monitor.areas.full_name(selection.area)
    readings = [r for r in profile.readings if r.indicator.theme == theme.id]
    told = [r for r in readings if r.figure.value is not None or r.figure.status is Status.ONDERDRUKT]
    dated = [(r.indicator, r.figure.year) for r in told]
    years = of_several((y for _, y in dated), selection.year)
    against = reference_column(profile.comparison)
    named = {"thema": theme.name, "wie": group.people, "gebied": where, "jaar": years.words}
    return Exhibit(
        address=address(OVERVIEW, TABLE, selection.asked()),
        title=table_title(profile, theme.id, theme.name),
        subtitle=text("meenemen.tabel_onder", **named),
        plot=ThemeTable(profile, theme, against, tuple(lines), monitor.release),
        areas=(where,),
        groups=(group.label,),
        year=selection.year,
        years=years,
        source=sources_of(monitor.release, dated),
        release=stamp_of(monitor.release),
        fictional=monitor.release.fictional,
        notes=always(reference_sentence(profile.comparison), many_words(profile.many)),
        warning=theme.description if theme.sensitive else "",
        definition="; ".join(dict.fromkeys(r.indicator.name for r in readings)),
        file=theme.id,
    )
