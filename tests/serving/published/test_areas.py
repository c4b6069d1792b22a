"""All wijken of Utrecht beside each other say what CBS published of 2024, as copied here by hand.

And the wijken of every gemeente say what the files of CBS say, read with the csv module only.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from data.asked.selection import Selection
from data.monitor import Monitor, open_monitor
from data.queries.areas_beside import AreaGrid, get_areas_beside
from data.releases import box
from exports.pictures import workbook
from figures import kinds
from figures.areas import AreasTable
from figures.strips import Strips, strips
from tests.serving.published.rawfigures import KWB_2024, NOTHING
from views import context
from views.figuren import exhibit

UTRECHT = {
    # wijk: inhabitants, people on bijstand, on WW, % in work, % in armoede, income × € 1.000
    "WK034401": (29_710, 700, 300, 79.0, 4.3, 40.5),
    "WK034402": (45_220, 1_590, 450, 75.0, 4.8, 36.8),
    "WK034403": (35_255, 2_750, 280, 62.0, 6.6, 31.0),
    "WK034404": (40_600, 410, 330, 78.0, 2.9, 42.7),
    "WK034405": (33_510, 480, 260, 71.0, 4.9, 37.9),
    "WK034406": (20_190, 310, 210, 79.0, 5.0, 43.7),
    "WK034407": (28_395, 1_180, 260, 73.0, 4.3, 36.1),
    "WK034408": (40_830, 1_880, 380, 73.0, 5.5, 35.9),
    "WK034409": (49_310, 930, 480, 80.0, 2.6, 47.4),
    "WK034410": (51_195, 530, 390, 79.0, 1.6, 50.8),
}
"""Copied from kwb_2024_wijk.csv: AantalInwoners_5, PersonenPerSoortUitkeringBijstand_87 and WW_89,
Nettoarbeidsparticipatie_71, PersonenInArmoede_81, GemGestandaardiseerdInkomen_83."""
CHOSEN = Selection("GM0344", 2024, "arbeid_inkomen")


@pytest.fixture(scope="module")
def monitor(tmp_path_factory: pytest.TempPathFactory) -> Monitor:
    """The release that comes with the program."""
    (path,) = box.unpack(tmp_path_factory.mktemp("uitgaven"), "cbs")
    return open_monitor(str(path))


@pytest.fixture
def grid(monitor: Monitor) -> AreaGrid:
    context.use(monitor)
    return get_areas_beside(monitor, CHOSEN, "GM0344", "wijk")


def test_the_grid_has_the_published_figures(grid: AreaGrid) -> None:
    assert [a.code for a in grid.areas] == list(UTRECHT)
    at = [grid.column_of(i) for i in ("kwb_bijstand", "kwb_ww", "kwb_arbeidsparticipatie", "kwb_armoede",
                                      "kwb_inkomen")]  # fmt: skip
    assert {grid.years[c] for c in at if c is not None} == {2024}
    for r, (people, *numbers) in enumerate(UTRECHT.values()):
        count = grid.people_of([r])[0]
        assert count is not None
        assert count.value == people
        figures = [grid.reading(c, r).figure for c in at if c is not None]
        shown = [f.numerator for f in figures[:2]] + [f.value for f in figures[2:]]
        assert shown == pytest.approx(numbers, abs=1e-4)


def test_screen_strips_and_workbook_say_the_same(grid: AreaGrid, monitor: Monitor) -> None:
    page = kinds.screen(AreasTable(grid, "Werk", "WK034403"), "t")
    for words in ("35.255", "2.750 van 24.105", "280 van 24.105", "€\u00a031.000", "6,6\u00a0%", "Overvecht"):
        assert words in page
    rows = {s.indicator.id: s for s in strips(Strips(grid, chosen="WK034403"))}
    assert rows["kwb_armoede"].values.tolist() == pytest.approx([v[4] for v in UTRECHT.values()], abs=1e-4)
    assert rows["kwb_armoede"].reading.figure.value == pytest.approx(6.6, abs=1e-4)
    made = exhibit(monitor, CHOSEN, "wijken-lijst", "")
    assert made is not None
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx(made, "http://wijkmonitor.invalid")))
    head, *lines = list(book["Figuur"].iter_rows(min_row=5, values_only=True))
    sheet = [dict(zip(map(str, head), line, strict=True)) for line in lines]
    bijstand = {str(r["Code"]): r for r in sheet if r["Onderwerp"] == "Bijstand"}
    for code, numbers in UTRECHT.items():
        assert (bijstand[code]["Inwoners"], bijstand[code]["Aantal"]) == numbers[:2]
    assert bijstand["WK034403"]["Oordeel"] == "duidelijk ongunstiger"
    assert bijstand["WK034403"]["Houdt stand"] == "ja"
    assert bijstand["GM0344"]["Gebied"] == "Utrecht"


@pytest.mark.shared
def test_the_wijken_of_the_land_are_those_of_the_files(monitor: Monitor, shared_folder: Path) -> None:
    """Every figure of 2024 about a wijk, in a grid over the whole land."""
    columns = {c: (i, part) for c, (i, group, part) in KWB_2024.items() if group == "T" and part != "noemer"}
    names = sorted({i for i, _ in columns.values()} - {"inwoners"})
    grid = get_areas_beside(monitor, CHOSEN, "NL00", "wijk", names)
    assert set(grid.years) == {2024}
    wrong, compared, missing = [], 0, 0
    with (shared_folder / "kwb_2024_wijk.csv").open(newline="", encoding="utf-8-sig") as file:
        for line in csv.DictReader(file):
            row = grid.row_of(line["Codering_3"].strip())
            for column, (indicator, part) in columns.items():
                c, text = grid.column_of(indicator), line[column].strip()
                if text in NOTHING or c is None:
                    continue
                cells = grid.cells.value if part == "waarde" else grid.cells.numerator
                if row is None or np.isnan(grid.cells.value[c, 0, row]):
                    missing += 1  # a share of which the whole is not known
                elif abs(cells[c, 0, row] - float(text)) > 1e-4:
                    wrong.append((line["Codering_3"], indicator))
                else:
                    compared += 1
    assert wrong == []
    assert compared > 50_000
    assert missing < compared / 50
