"""The registry of kinds is complete, and every kind can be all that a figure is: also with hidden figures."""

from __future__ import annotations

import ast
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from pptx import Presentation

import figures
from data.asked.selection import Selection
from data.asked.selection import parse as asked_for
from data.monitor import Monitor
from data.queries.groups.origin_mix import MixPart, MixSeries, OriginMix
from data.queries.readings_by_group import get_readings_by_group
from data.releases.release import Status
from exports.pictures import embed, picture, workbook
from exports.slides import slide
from figures import kinds
from figures.areas import AreasTable
from figures.dots import Dots
from figures.exhibit import Exhibit
from figures.funnel import Funnel
from figures.gaps import Gaps
from figures.grid import GroupMatrix
from figures.kind import Plot
from figures.lines import Lines
from figures.map import AreaMap
from figures.mix import Mix
from figures.pair import Dumbbells
from figures.parts import Stacks
from figures.people import People
from figures.row import SubjectRow
from figures.sheet import Box, Sheet
from figures.strips import Strips
from figures.taart import Taart
from figures.taarten import Taarten
from figures.table import ThemeTable
from figures.words.spoken import alternative
from figures.years import MixYears
from tests.exhibits import KINDS, figure, gemeente, hidden, in_use, monitor, other
from views.figuren import exhibit

__all__ = ["figure", "gemeente", "hidden", "in_use", "monitor", "other"]

REPO = Path(__file__).parents[2]
HOME = "http://wijkmonitor.invalid"
EXAMPLES: dict[type[Plot], tuple[str, ...]] = {
    Dots: ("nu", "aantal", "punten", "twintig"),
    Gaps: ("verschil",),
    Lines: ("verloop", "panelen"),
    Stacks: ("leeftijd", "leeftijd_verloop"),
    People: ("mensen",),
    Taart: ("taart",),
    Taarten: ("taarten",),
    ThemeTable: ("tabel",),
    GroupMatrix: ("matrix", "matrix_twintig"),
    Dumbbells: ("naast",),
    Mix: (),  # made by hand: the demo splits everything by origin, so it has no such page
    MixYears: (),
    AreasTable: ("lijst",),
    Strips: ("stroken",),
    Funnel: ("trechter",),
    SubjectRow: ("rij", "rij_aantal", "rij_leeftijd", "rij_gebieden"),
    AreaMap: (
        "landkaart",
        "landkaart_waarde",
        "landkaart_verandering",
        "landkaart_tegels",
        "landkaart_groepen",
    ),
}
HIDDEN = {"punten": {"indeling": "twintigdeling"}, "verschil": {"indeling": "twintigdeling"}}
"""What shows hidden figures in a wijk, where that takes more than a group of too few people."""

SEEN = {"aantal", "verloop", "rij_aantal", "rij_gebieden"}
"""No hidden figures in a wijk: inhabitants are always told, and there is no line of a group too small."""

CASES = [(kind, name) for kind, names in EXAMPLES.items() for name in names or ("",)]


@pytest.fixture(params=CASES, ids=lambda c: "-".join((c[0].__name__, c[1])))
def real(request: pytest.FixtureRequest, figure: Callable[..., Exhibit], make: Any) -> Exhibit:
    """A figure of each kind as the monitor shows it."""
    kind, name = request.param
    found = figure(name) if name else replace(figure("nu"), plot=by_hand(kind, make, 300.0))
    assert type(found.plot) is kind
    return found


@pytest.fixture(params=[c for c in CASES if c[1] not in SEEN], ids=lambda c: "-".join((c[0].__name__, c[1])))
def secret(
    request: pytest.FixtureRequest,
    figure: Callable[..., Exhibit],
    monitor: Monitor,
    hidden: Selection,
    make: Any,
) -> Exhibit:
    """A figure of each kind with figures that are hidden: of a group with too few people in a wijk."""
    kind, name = request.param
    if not name:
        return replace(figure("nu"), plot=by_hand(kind, make, None))
    parts = get_readings_by_group(monitor, hidden, "bijstand", "twintigdeling").parts
    few = next(p.group.code for p in parts if p.reading.figure.status is Status.ONDERDRUKT)
    address, query = KINDS[name]
    beside = {"met_herkomst": "T"} if kind in (Taarten, Dumbbells) else {}
    told = {"gebied": hidden.area, "thema": hidden.theme, "herkomst": few} | query | beside
    told |= {"herkomst": few} if kind is People else HIDDEN.get(name, {})
    chosen, _ = asked_for(monitor.choices, told)
    found = exhibit(monitor, chosen, address, told.get("beeld", ""))
    assert found is not None
    assert type(found.plot) is kind
    return found


def by_hand(kind: type[Plot], make: Any, other: float | None) -> Plot:
    """Who live here, of two groups; ``other`` is the number of the second one."""
    groups = tuple(make.catalogue.groups[c] for c in ("NLA", "NW"))
    division = make.catalogue.classifications["achtergrond"]
    if kind is Mix:
        rows = tuple(
            MixPart(g, make.figure(n), None if n is None else n / 10, w)
            for g, n, w in zip(groups, (700.0, other), (60.0, 40.0), strict=True)
        )
        return Mix(OriginMix(division, 2020, make.figure(1000.0), make.gemeente, rows))
    last = None if other is None else 30.0
    series = tuple(
        make.series(make.reading("pct_buiten_nl"), {2019: v, 2020: w})
        for v, w in ((70.0, 71.0), (30.0, last))
    )
    return MixYears(MixSeries(division, make.area, groups, series, (2019, 2020)))


# ---------------------------------------------------------------- complete


def every(kind: type[Plot]) -> Iterator[type[Plot]]:
    for below in kind.__subclasses__():
        yield below
        yield from every(below)


def test_every_plot_is_entered_and_has_an_example() -> None:
    for module in pkgutil.walk_packages(figures.__path__, "figures."):
        import_module(module.name)
    # By name: a dataclass with slots is made twice, and the first one stays a subclass.
    plots = {f"{p.__module__}.{p.__name__}" for p in every(Plot) if p.__module__.startswith("figures.")}
    entered = {f"{p.__module__}.{p.__name__}" for p in kinds.KINDS}
    assert plots - {"figures.meter.Meter"} == entered  # that of the document, when it was run before this
    assert set(kinds.KINDS) == set(EXAMPLES)
    names = [k.name for k in kinds.KINDS.values()]
    assert len(names) == len(set(names))


def test_nothing_outside_the_registries_chooses_by_the_kind_of_a_plot() -> None:
    """A ladder over kinds is one more place to change for a new one. An assertion narrows a type, and may."""
    names = {p.__name__ for p in kinds.KINDS}
    wrong = []
    for room in ("callbacks", "components", "exports", "figures", "pages", "serving", "views"):
        for path in sorted((REPO / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            asserted = {id(n) for a in ast.walk(tree) if isinstance(a, ast.Assert) for n in ast.walk(a)}
            for node in ast.walk(tree):
                if id(node) in asserted:
                    continue
                match node:
                    case ast.MatchClass(cls=chosen):
                        pass
                    case ast.Call(func=ast.Name(id="isinstance"), args=[_, chosen]):
                        pass
                    case _:
                        continue
                if names & {n.id for n in ast.walk(chosen) if isinstance(n, ast.Name)}:
                    wrong.append(f"{path.relative_to(REPO)}:{node.lineno}")
    assert not wrong


# ---------------------------------------------------------------- all that a figure is


def main_of(page: str) -> str:
    """What stands on a page, without its head."""
    return page[page.index("<main") : page.index("</main>") + 7]


def check_every_form(found: Exhibit, parse: Callable[[str], Any]) -> None:
    """Paper wide and narrow, table, workbook, page for an iframe, slide, alternative text and screen."""
    plot = found.plot
    assert plot is not None
    for box in (Box(4, 4, 1168, 460), Box(4, 4, 372, 10_000, narrow=True)):
        sheet = Sheet()
        used = kinds.paper(sheet, plot, box)
        assert 0 < used < box.height + 200
        root = ElementTree.fromstring(f"<g>{sheet.markup()}</g>")
        assert not [e for e in root.iter() if set(e.attrib) & {"class", "role", "data-tip", "data-event"}]
    picture.svg(found)
    cells = kinds.table(plot).file()
    assert cells.rows
    assert all(len(row) == len(cells.columns) for row in cells.rows)
    book = openpyxl.load_workbook(BytesIO(workbook.xlsx(found, HOME)))
    assert book["Figuur"].max_row == 5 + len(cells.rows)
    page = parse(main_of(embed.embed(found, HOME)))
    assert len(page.all("tbody")[0].all("tr")) == len(cells.rows)
    words = alternative(found)
    assert words.startswith(f"{found.title}.")
    assert len(words) > len(found.title) + len(found.subtitle) + 20
    (only,) = Presentation(BytesIO(slide.pptx(found, HOME))).slides
    assert [s.name for s in only.shapes].count("Figuur") == 1
    drawn = kinds.screen(plot, found.title)
    assert parse(drawn).children or plot.empty
    if kinds.kind_of(plot).chart:  # lines are drawn by Plotly: one hovers over them
        chart = kinds.chart(plot)
        assert chart is not None
        assert chart.figure["data"]
        assert chart.description


def test_every_kind_is_all_that_a_figure_is(real: Exhibit, parse: Callable[[str], Any]) -> None:
    check_every_form(real, parse)


def test_also_with_figures_that_are_hidden(secret: Exhibit, parse: Callable[[str], Any]) -> None:
    check_every_form(secret, parse)
    rows = kinds.table(secret.plot).file().rows
    reasons = ("te weinig mensen", "geen cijfer", "n.v.t.", "geen verschil")
    assert any(isinstance(v, str) and v.startswith(reasons) for row in rows for v in row)


# ---------------------------------------------------------------- one table


def test_a_hidden_figure_has_the_same_cells_in_one_taart_and_in_two(make: Any) -> None:
    """Only the reason: a reference beside it would invite to guess, and there is no verdict."""
    readings = (make.reading("bijstand"), make.reading("nww", value=None), make.unscored("inwoners"))
    profile = make.profile(*readings)
    one = kinds.table(Taart(profile, make.themes))
    two = kinds.table(Taarten((profile, profile), ("Noord", "Zuid"), make.themes))
    theme = next(t for t in make.themes if t.id == make.indicator("bijstand").theme)
    whole = kinds.table(ThemeTable(profile, theme, "Aadorp"))

    def cells(table: Any, label: int) -> dict[str, tuple[Any, ...]]:
        columns = [c for c in table.columns if c.head != "Gebied of groep"][label:]
        return {
            i: tuple(c.cell(item) for c in table.columns[label:])
            for item in table.items
            for i in [table.columns[label].cell(item)]
            if columns
        }

    assert cells(one, 0) == cells(two, 1)
    hidden = cells(whole, 0)[make.indicator("nww").short]
    assert hidden == cells(one, 0)[make.indicator("nww").short]
    assert [v for v in hidden if v not in (None, "")] == [
        make.indicator("nww").short, "%", 2023, "te weinig mensen"
    ]  # fmt: skip


def test_all_inhabitants_are_told_as_fully_in_a_file_as_on_the_card(figure: Callable[..., Exhibit]) -> None:
    found = figure("groepen")
    assert isinstance(found.plot, Dots)
    total = found.plot.total
    assert total is not None
    table = kinds.table(found.plot)
    heads = [c.head for c in table.file().columns]
    row = dict(zip(heads, table.file().rows[-1], strict=True))
    assert (row["Aantal"], row["Van de"]) == (total.numerator, total.denominator)
    assert row["Ondergrens (95 %)"] == pytest.approx(total.low, abs=1e-4)
    names = [r[0] for r in table.file().rows]
    assert names == [r[0] for r in table.card().rows]  # in full, on the card and in the file
