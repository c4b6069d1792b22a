"""What CBS and RIVM published is what the screen, the API and the files say, on the release that we ship.

``byhand.PUBLISHED`` was copied from the files of CBS, number for number. One test reads all of those files,
with the csv module only, and holds every raw figure against the API.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from dash import Dash
from flask.testing import FlaskClient

from data.monitor import Monitor, open_monitor
from data.releases import box
from tests.serving.published.byhand import PUBLISHED, SUSPECTS
from tests.serving.published.rawfigures import RawFigure, raw_figures
from views import context


@pytest.fixture(scope="module")
def monitor(tmp_path_factory: pytest.TempPathFactory) -> Monitor:
    """The release that comes with the program, among releases, as it is served."""
    (path,) = box.unpack(tmp_path_factory.mktemp("uitgaven"), "cbs")
    return open_monitor(str(path))


@pytest.fixture(scope="module")
def client(monitor: Monitor) -> Iterator[FlaskClient]:
    import app as module

    server: Dash = module.create_app(monitor)
    context.use(monitor)
    with server.server.test_client() as client:
        yield client


@pytest.fixture(scope="module")
def raw(shared_folder: Path) -> list[RawFigure]:
    """Every raw figure, read once."""
    return list(raw_figures(shared_folder))


PAGES = sorted({(p.area, p.year, p.group, p.theme) for p in PUBLISHED})
ASKED = sorted({(p.area, p.year, p.group) for p in PUBLISHED})


@pytest.mark.parametrize(("area", "year", "group", "theme"), PAGES)
def test_the_screen_says_it(
    client: FlaskClient, monitor: Monitor, area: str, year: int, group: str, theme: str
) -> None:
    """The whole page as it comes without scripts, on the table of the theme."""
    context.use(monitor)
    address = f"/?gebied={area}&jaar={year}&herkomst={group}&thema={theme}"
    page = client.get(address, buffered=True).get_data(as_text=True)
    still = re.search(r'<div class="first-sight"(.*)<div id="react-entry', page, re.DOTALL)
    assert still
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", still[1])).split())
    here = [p for p in PUBLISHED if (p.area, p.year, p.group, p.theme) == (area, year, group, theme)]
    assert [p.said for p in here if p.said not in words] == []


@pytest.mark.parametrize(("area", "year", "group"), ASKED)
def test_the_api_and_the_files_say_it(
    client: FlaskClient, monitor: Monitor, area: str, year: int, group: str
) -> None:
    context.use(monitor)
    here = [p for p in PUBLISHED if (p.area, p.year, p.group) == (area, year, group)]
    indicators = ",".join(sorted({p.indicator for p in here}))
    address = f"/api/v1/cijfers?indicator={indicators}&gebied={area}&herkomst={group}&jaar={year}&vorm="
    rows = {r["indicator"]: r for r in client.get(f"{address}json").get_json()["cijfers"]}
    text = client.get(f"{address}csv-int", buffered=True).data.decode("utf-8-sig")
    lines = {r["indicator"]: r for r in csv.DictReader(io.StringIO(text))}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}xlsx", buffered=True).data))
    cells = list(book.worksheets[0].iter_rows(values_only=True))
    head = next(n for n, cell in enumerate(cells) if "gebied" in cell)
    sheet = [dict(zip(map(str, cells[head]), cell, strict=True)) for cell in cells[head + 1 :]]
    for figure in here:
        for found in (rows, lines, {str(r["indicator"]): r for r in sheet}):
            row = found[figure.indicator]
            assert float(row[figure.part]) == pytest.approx(figure.number, abs=1e-4), figure
            assert (row["gebied"], int(row["jaar"]), row["herkomst"]) == (area, year, group)


# What is read from a file and is not in the API: a share has no figure where its whole is nobody, where one
# of the columns that make up its whole is empty, or where rounding made the part larger than the whole.
OF_A_WHOLE = {
    *("kwb_leeftijd_0_15", "kwb_leeftijd_15_25", "kwb_leeftijd_25_45", "kwb_leeftijd_45_65"),
    *("kwb_leeftijd_65plus", "kwb_eenpersoons", "kwb_met_kinderen", "kwb_bijstand", "kwb_ao", "kwb_ww"),
    *("kwb_opleiding_laag", "kwb_opleiding_midden", "kwb_opleiding_hoog", "kwb_koop", "kwb_wmo"),
}
EVERY, ABSENT = 312_063, 1_184


@pytest.mark.shared
def test_every_raw_figure_is_what_the_api_answers(
    client: FlaskClient, monitor: Monitor, raw: list[RawFigure]
) -> None:
    """No figure differs, in any file, column or row."""
    context.use(monitor)
    whole = "/api/v1/cijfers?indicator=alle&gebied=alle&herkomst=alle&jaar=alle&vorm=parquet"
    columns = ["gebied", "jaar", "indicator", "herkomst", "waarde", "teller", "noemer"]
    table = pq.read_table(io.BytesIO(client.get(whole, buffered=True).data), columns=columns)
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    answers = {row[:4]: dict(zip(columns[4:], row[4:], strict=True)) for row in rows}
    absent, wrong = Counter[str](), []
    for figure in raw:
        area = "NL00" if figure.area.startswith("NL") else figure.area
        key = (area, figure.year, figure.indicator, figure.group)
        # A code that is another wijk now has its year behind it; the old one stands apart.
        earlier = (f"{area}-2020", *key[1:])
        answer = answers.get(earlier if figure.year <= 2020 and earlier in answers else key)
        if answer is None:
            absent[figure.indicator] += 1
        elif answer[figure.part] is None or abs(answer[figure.part] - float(figure.text)) > 1e-4:
            wrong.append((figure, answer))
    assert wrong == []
    assert len(raw) == EVERY
    assert absent.keys() <= OF_A_WHOLE
    assert absent.total() == ABSENT


@pytest.mark.shared
def test_the_figures_by_hand_stand_in_the_files(raw: list[RawFigure], shared_folder: Path) -> None:
    """A slip of the pen here is not a fault of the monitor."""
    wanted = {(p.file, p.column, p.area.replace("NL00", "NL"), p.year): p.number for p in PUBLISHED}
    texts = {(r.file, r.column, "NL" if r.area[:2] == "NL" else r.area, r.year): r.text for r in raw}
    suspects = [key for key in wanted if key[0] == SUSPECTS]
    assert [key for key in wanted.keys() - suspects if float(texts[key]) != wanted[key]] == []
    assert len(suspects) == 1
    assert "H008673,Marokko,3,False,12810,10470,295," in (shared_folder / SUSPECTS).read_text("utf-8-sig")
