"""Results made by hand, to draw: no release, no cube."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from data.areas import STANDARD, Area
from data.asked.selection import Selection
from data.catalogue import Catalogue, Indicator, shipped
from data.releases.release import Status
from data.results import Comparison, Figure, Profile, Reading, Series, ThemeCount
from data.statistics.scoring import UNKNOWN, Reason
from figures.address import THEME, address
from figures.exhibit import Exhibit
from figures.facts import Stamp, Years
from figures.kind import Plot
from figures.words import levels

_, GEMEENTE, WIJK = STANDARD[:3]
NASTY = '<b>&"'


class Node:
    """An element of parsed HTML: its tag, attributes, children and own text."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Node | str] = []

    @property
    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    def all(self, tag: str | None = None, **attributes: str) -> list[Node]:
        """All elements below this one with that tag and those attributes (class: one of its classes)."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if tag in (None, child.tag) and all(child.has(k, v) for k, v in attributes.items()):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def has(self, name: str, value: str) -> bool:
        name = name.rstrip("_").replace("_", "-")
        own = self.attributes.get(name, "")
        return value in own.split() if name == "class" else own == value


class _Parser(HTMLParser):
    VOID = frozenset({"circle", "line", "rect", "path", "br", "img", "input", "wbr", "hr"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {k: v or "" for k, v in attrs})
        self.open[-1].children.append(node)
        self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


@pytest.fixture(autouse=True)
def three_levels() -> None:
    """What is made by hand speaks of an ordinary release, whatever another test has opened before it."""
    levels.use(STANDARD[:3])


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Node]:
    """Parse HTML strictly: every element that is opened is closed, in order."""

    def parsed(html: str) -> Node:
        parser = _Parser()
        parser.feed(str(html))
        parser.close()
        assert parser.open == [parser.root], "some element is not closed"
        return parser.root

    return parsed


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shipped()


class Make:
    """Makes results that hold together. Whatever is not given is ordinary."""

    area = Area("WK000101", f"Noord {NASTY}", "wijk", "GM0001")
    gemeente = Area("GM0001", f"Aadorp {NASTY}", "gemeente", "NL00")
    land = Area("NL00", "Nederland", "land", None)

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def indicator(self, id_: str = "bijstand", **changes: Any) -> Indicator:
        return replace(self.catalogue.indicators[id_], **changes)

    def figure(self, value: float | None = 14.2, **changes: Any) -> Figure:
        status = Status.ONDERDRUKT if value is None else Status.BESCHIKBAAR
        numerator, denominator = (None, None) if value is None else (1230, 8660)
        low, high = (None, None) if value is None else (13.5, 14.9)
        return replace(Figure(value, numerator, denominator, status, 2023, low, high), **changes)

    def reading(
        self,
        indicator: str | Indicator = "bijstand",
        value: float | None = 14.2,
        level: int = 2,
        **changes: Any,
    ) -> Reading:
        if isinstance(indicator, str):
            indicator = self.indicator(indicator)
        if value is None:
            plain = Reading(indicator, self.figure(None), 9.1, 2.4, UNKNOWN, Reason.GEEN_CIJFER)
        else:
            why = Reason.VERSCHIL if level else Reason.BINNEN_MARGE
            plain = Reading(indicator, self.figure(value), 9.1, 2.4, level, why, 9.0 if level else 1.0)
        return replace(plain, **changes)

    def unscored(self, indicator: str, why: Reason = Reason.GEEN_VERGELIJKING) -> Reading:
        return self.reading(indicator, reference=None, level=UNKNOWN, reason=why)

    def comparison(self, **changes: Any) -> Comparison:
        return replace(Comparison("breder", self.gemeente, "T", WIJK, self.gemeente), **changes)

    def profile(self, *readings: Reading, **changes: Any) -> Profile:
        selection = Selection(self.area.code, 2023, "arbeid_inkomen")
        themes = tuple(
            ThemeCount(t.id, t.id in ("onderwijs", "arbeid_inkomen", "veiligheid"), 0, 0, 0, 0, None)
            for t in self.themes
        )
        return replace(Profile(selection, self.area, self.comparison(), readings, themes), **changes)

    @property
    def themes(self) -> tuple[Any, ...]:
        return tuple(t for t in self.catalogue.themes.values() if not t.optional)

    def exhibit(self, plot: Plot | None = None, **changes: Any) -> Exhibit:
        """A figure on the theme page; its words hold what must be escaped."""
        asked = {"gebied": self.area.code, "beeld": f'c"{NASTY}'}
        plain = Exhibit(
            address=address(THEME, "bijstand", asked, "bijstand"),
            title=f"Bijstand: {NASTY}14,2 %",
            subtitle="Wat · wie · waar · 2023",
            plot=plot,
            areas=(self.area.name,),
            groups=("Alle inwoners",),
            year=2023,
            years=Years((2023,), "2023"),
            source="CBS",
            release=Stamp("x", "1 januari 2025"),
            fictional=False,
        )
        return replace(plain, **changes)

    def series(self, reading: Reading, values: dict[int, float | None], **changes: Any) -> Series:
        figures = tuple(self.figure(v, year=y) for y, v in values.items())
        return replace(Series(reading.indicator, figures, None, 5, False), **changes)


@pytest.fixture(scope="session")
def make(catalogue: Catalogue) -> Make:
    return Make(catalogue)
