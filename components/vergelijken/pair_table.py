"""The table of a theme on two sides, with the tabs of all themes and how it is read."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue import Theme
from data.queries.pairs.pair_by_indicator import Pair
from figures.address import at
from figures.exhibit import Exhibit
from figures.kinds import screen
from figures.markup import Markup
from figures.table.screen import theme_tabs
from figures.words.pair import Names
from figures.words.text import text


def pair_table(exhibit: Exhibit, pair: Pair, named: Names, themes: Sequence[Theme], theme: Theme) -> Markup:
    """The tabs and the figure of the chosen ``theme``, or that there are no figures."""
    tabs = theme_tabs(themes, theme.id)
    if exhibit.plot is None:
        return Markup("{}{}").format(tabs, _empty(pair, named, theme))
    return Markup(
        '{tabs}{table}<p class="pair-note">{note} <a href="{method}">{more}</a>{careful}</p>'
    ).format(
        tabs=tabs,
        table=screen(exhibit.plot, exhibit.title),
        note=" ".join(exhibit.notes_on("screen")),
        method=at("/uitleg#kleur"),
        more=text("vergelijken.meer_uitleg"),
        careful=Markup("<br>{}").format(exhibit.warning) if exhibit.warning else "",
    )


def _empty(pair: Pair, named: Names, theme: Theme) -> Markup:
    """That there is nothing, and for groups the way to what there is: the same areas, all inhabitants."""
    a, b = pair.a, pair.b
    words = text("vergelijken.geen_cijfers", thema=theme.name, a=named.a_said, b=named.b_said)
    everyone = Markup("")
    if a.group.code != "T" or b.group.code != "T":
        everyone = Markup(
            ' <button type="button" class="pair-button" data-event="paar" data-value="{a}|{b}|T|">'
            "{w}</button>"
        ).format(
            a=a.area.code, b=b.area.code if a.area != b.area else "", w=text("vergelijken.bekijk_iedereen")
        )
    return Markup('<p class="empty">{}{}</p>').format(words, everyone)
