"""What every kind of figure is: a plot (what it shows) and the few things that can be made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from figures.chart import Chart
from figures.markup import Markup
from figures.numbers.columns import Table
from figures.sheet import Box, Sheet
from figures.verdict import Verdict


class Plot:
    """What a figure shows, apart from how it is drawn: each kind is a frozen dataclass of its own.

    It holds the typed results that were asked, so nothing is asked or counted a second time.
    """

    __slots__ = ()

    @property
    def empty(self) -> bool:
        """Is there nothing at all to draw? Then a picture and a slide say so in words."""
        return False

    @property
    def known(self) -> bool:
        """Is there any figure in it? A table can be drawn that holds none."""
        return not self.empty


P = TypeVar("P", bound=Plot)
TABLE = 1.25
"""A table has names of two words and more: on a screen in a room its sheet is so many times as wide."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[P]):
    """One kind of figure, entered in ``figures/kinds.py``. Only plot, name, table, paper and screen must be.

    ``table`` is the one table of its numbers; ``paper`` draws on a sheet within a box and gives the height
    it took; ``screen`` is the HTML of the page, given the title of the figure for who cannot see it;
    ``chart`` is what Plotly draws below that HTML; ``card`` is the table under "Als tabel" where that is more
    than columns of ``table``; ``spoken`` gives the rows of the alternative text, by default those of the
    table; ``legend`` the verdicts that its colours can be, where its drawing does not say what they mean;
    ``stage`` what of it fills a screen in a room, and how many times as wide its sheet is for its letters.
    """

    plot: type[P]
    name: str
    table: Callable[[P], Table[Any]]
    paper: Callable[[Sheet, P, Box], float]
    screen: Callable[[P, str], Markup]
    chart: Callable[[P], Chart | None] | None = None
    card: Callable[[P], Table[Any]] | None = None
    spoken: Callable[[P], list[str]] | None = None
    legend: Callable[[P], Sequence[Verdict]] | None = None
    stage: Callable[[P], tuple[P, float]] | None = None
