"""The presentation of an area: taart, themes, groups, wijken and map, one figure on each screen.

The screens are the figures of the pages themselves (views/figuren.py); a page with ``beeld=presentatie`` in
its address begins at its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.asked.selection import Selection
from data.monitor import Monitor
from exports.pictures.presentation import Step, Walk, presentation
from figures.address import AREAS, ORIGIN, OVERVIEW, PAIR, THEME, at, path
from figures.exhibit import Exhibit
from figures.words.text import text
from views.figuren import exhibit

WORD = "presentatie"
"""The value of ``beeld`` in an address that asks for it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A screen: the page it belongs to, the name of its figure, its selection, and what it is called.

    ``part`` tells screens of one page apart: the id of a theme, or "landkaart". Its selection is the one that
    the walk began with, to come back to; the theme of a screen is in its path.
    """

    page: str
    name: str
    selection: Selection
    label: str
    part: str = ""

    @property
    def address(self) -> str:
        """The address of the screen."""
        part = f"&figuur={self.part}" if self.part and self.page != THEME else ""
        return f"{self._path}?{self.selection.to_query()}&beeld={WORD}{part}"

    @property
    def behind(self) -> str:
        """The address of the page where the figure stands among others."""
        return f"{self._path}?{self.shown.to_query()}"

    @property
    def shown(self) -> Selection:
        """The selection of its figure."""
        return (
            replace(self.selection, theme=self.part, indicator=None) if self.page == THEME else self.selection
        )

    @property
    def _path(self) -> str:
        return at(path(self.page, self.part))


def stages(monitor: Monitor, selection: Selection) -> list[Stage]:
    """The screens that there can be for a selection, in the order in which one walks."""
    here = monitor.areas[selection.area].level
    level = next((t.plural for t in monitor.areas.tiers if t.parent == here), "")
    found = [Stage(OVERVIEW, "overzicht-taart", selection, text("presentatie.taart"))]
    if selection.compare or selection.with_group:
        found.append(Stage(PAIR, "vergelijken-taarten", selection, text("presentatie.taarten")))
    found += [Stage(THEME, "overzicht-tabel", selection, t.short, t.id) for t in monitor.themes]
    found.append(Stage(ORIGIN, "herkomst-matrix", selection, text("presentatie.herkomst")))
    found.append(Stage(AREAS, "wijken-stroken", selection, level.capitalize() or text("wijken.titel")))
    return [*found, Stage(AREAS, "wijken-landkaart", selection, text("wijken.vorm_kaart"), "landkaart")]


def screen_at(monitor: Monitor, selection: Selection, page: str, part: str) -> str | None:
    """The page of the screen that belongs to a page of the monitor, or the next one that has a figure.

    ``part`` is that of its Stage. None when there is no figure at all.
    """
    order = stages(monitor, selection)
    made = {i: shown for i, stage in enumerate(order) if (shown := _made(monitor, stage))}
    if not made:
        return None
    wanted = next((i for i, s in enumerate(order) if (s.page, s.part) == (page, part)), 0)
    here = next((i for i in made if i >= wanted), max(made))
    steps = [Step(order[i].label, order[i].address) for i in made]
    return presentation(made[here], Walk(list(made).index(here), steps, order[here].behind))


def _made(monitor: Monitor, stage: Stage) -> Exhibit | None:
    """The figure of a screen; None when there is nothing to draw."""
    made = exhibit(monitor, stage.shown, stage.name)
    return made if made is not None and made.plot is not None and made.plot.known else None
