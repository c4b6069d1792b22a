"""The taart of one area and group: for the overview, for its files and for the report."""

from __future__ import annotations

from collections.abc import Sequence

from data.asked.selection import Selection
from data.monitor import Monitor
from data.results import Profile, Reading
from figures.address import OVERVIEW, address
from figures.exhibit import Exhibit
from figures.facts import always, stamp_of
from figures.taart import Taart
from figures.words.headline import sentences_for
from figures.words.many import many_words
from figures.words.tally import pie_title
from figures.words.text import text
from figures.words.trace import sources_of
from figures.words.years import of_several

PIE = "taart"


def taart(monitor: Monitor, profile: Profile, highlights: Sequence[Reading]) -> Exhibit:
    """The taart is the same for every theme, so its address is that of the first one."""
    selection = profile.selection
    group, where = monitor.catalogue.groups[selection.group], monitor.areas.full_name(selection.area)
    dated = [(r.indicator, r.figure.year) for r in profile.readings if r.figure.value is not None]
    years = of_several((y for _, y in dated), selection.year)
    # Only what sets the taart: a screen that is remembered must not carry what somebody else chose besides.
    theme = monitor.themes[0].id
    shown = Selection(selection.area, selection.year, theme, selection.group, selection.reference)
    return Exhibit(
        address=address(OVERVIEW, PIE, shown.asked()),
        title=pie_title(profile, where),
        subtitle=text("meenemen.taart_onder", wie=group.people, gebied=where, jaar=years.words),
        plot=Taart(profile, monitor.themes, tuple(sentences_for(profile, group, highlights))),
        areas=(where,),
        groups=(group.label,),
        year=selection.year,
        years=years,
        source=sources_of(monitor.release, dated),
        release=stamp_of(monitor.release),
        fictional=monitor.release.fictional,
        notes=always(many_words(profile.many)),
        definition="; ".join(dict.fromkeys(r.indicator.name for r in profile.readings)),
    )
