"""The files of a folder: each is read, or named with the reason; the forms in which people have them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from data.asked.selection import parse
from data.monitor import open_monitor
from data.queries.series_by_indicator import get_series_of_indicator
from data.queries.single_figures import find_indicator_position
from data.releases.release import ReleaseError, read
from data.sources.statline import build
from data.sources.statline.download import widened
from data.sources.statline.mapping import load
from data.sources.statline.words import catalogue
from tests.data.sources.test_statline import (
    GEMEENTE,
    Figures,
    _people,
    folder,
    gemeenten_2024,
    kwb_2020,
    spoil,
    wijken_2024,
    write_kwb,
)

Said = pytest.CaptureFixture[str]
__all__ = ["folder"]
BORDER, BORDER_2020 = "IndelingswijzigingGemeenteWijkBuurt", "IndelingswijzigingWijkenEnBuurten"
HERKOMST = "gemeente_herkomst_2022_2025_85458NED.csv"
KEYS = {  # of the wide columns: Herkomstland, Geboorteland
    "bevolking": ("T001040", "T001638"),
    "buiten-europa-geboren-buiten-nl": ("H008859", "A051736"),
    "herkomst-buiten-europa": ("H008859", "T001638"),
    "herkomst-europa-excl-nl": ("H007933", "T001638"),
    "geboren-buiten-nl": ("T001040", "A051736"),
    "geboren-in-nl-herkomst-buiten-europa": ("H008859", "A051735"),
    "herkomst-nederland": ("1012600", "T001638"),
}


def refused(folder: Path) -> str:
    with pytest.raises(ReleaseError) as error:
        build(folder.parent / "uit", folder, progress=False)
    return str(error.value)


def test_every_file_is_named(folder: Path, capsys: Said) -> None:
    (folder / "kerncijfers 2031.csv").write_text("x", "utf-8")
    (folder / "lees mij.txt").write_text("x", "utf-8")
    release = read(build(folder.parent / "uit", folder, progress=False))
    said = " ".join(c.detail for c in release.checks)
    for path in folder.iterdir():
        assert path.name in said, path.name
    heard = capsys.readouterr().err
    assert "niet gelezen" in heard
    assert "kerncijfers 2031.csv, lees mij.txt" in heard


@pytest.mark.parametrize("code", ["-99997", "-99999", "-99999999", "-99997.0"])
def test_a_code_for_a_missing_figure_is_no_figure(folder: Path, code: str) -> None:
    write_kwb(
        folder / GEMEENTE, "kwb_2024", gemeenten_2024(Koopwoningen=code, GemiddeldeWOZWaardeVanWoningen=code)
    )
    of = Figures(folder)
    assert of("kwb_koop", 2024, "GM0001") is None
    assert of("kwb_woz", 2024, "GM0001") is None


def test_one_figure_that_cannot_be_is_left_out_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = wijken_2024(Koopwoningen=60)
    rows[0]["Koopwoningen"] = 412
    many = [*rows, *({**rows[0], "Codering": f"WK0001{n:02}", "Koopwoningen": 60} for n in range(20, 60))]
    write_kwb(folder / "kwb_2024_wijk.csv", "kwb_2024", many)
    of = Figures(folder)
    assert of("kwb_koop", 2024, str(rows[0]["Codering"]).strip()) is None
    assert of("kwb_koop", 2024, "WK000121") is not None
    assert "412 (WK0001" in capsys.readouterr().err


def test_a_slip_of_unit_over_a_whole_column_is_refused(folder: Path) -> None:
    write_kwb(folder / GEMEENTE, "kwb_2024", gemeenten_2024(GemiddeldeWOZWaardeVanWoningen=412_000))
    said = refused(folder)
    assert "kwb_woz" in said
    assert "Klopt de eenheid" in said


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[Path], object]:
    def act(folder: Path) -> object:
        path = folder / GEMEENTE
        return path.write_text("\n".join(change(path.read_text("utf-8").splitlines())), "utf-8")

    return act


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lines(lambda x: ["Kerncijfers 2024", "", *x]), "Boven de kolomnamen staan regels (2)"),
        (lines(lambda x: [*x, "1,2,3"]), "Elke regel hoort evenveel velden"),
        (lines(lambda x: [x[0], '"' + x[1], *x[2:]]), "Elke regel hoort evenveel velden"),
        (spoil(GEMEENTE, lambda f: f.assign(**{_people(f): "1_000"})), "op regel 2 in de kolom AantalInw"),
    ],
)
def test_the_cause_is_told_in_dutch(folder: Path, damage: Callable[[Path], object], sentence: str) -> None:
    damage(folder)
    said = refused(folder)
    assert sentence in said
    assert GEMEENTE in said
    assert "Expected" not in said
    assert "error" not in said.lower()


def test_a_line_that_says_what_stands_between_columns_is_understood(folder: Path) -> None:
    before = Figures(folder)("inwoners", 2024, "GM0001")
    lines(lambda x: ["sep=,", *x])(folder)
    assert Figures(folder)("inwoners", 2024, "GM0001") == before


# ---------------------------------------------------------------- same code, other borders


def test_other_borders_under_the_same_code_are_a_break(folder: Path) -> None:
    """Both ways: from the year before to the year after, whichever is asked for."""
    rows = [kwb_2020("NL00", "Nederland", 500), kwb_2020("GM0001", "Aadorp", 500)]
    rows += [kwb_2020("WK000101", "Wijk 01 Noord", 250), kwb_2020("WK000102", "Wijk 02 Zuid", 250)]
    write_kwb(folder / "kwb_2020.csv", "kwb_2020", [{**r, BORDER_2020: "3"} for r in rows])
    now = [{**r, BORDER: "3" if str(r["Codering"]).startswith("WK000101") else "1"} for r in wijken_2024()]
    write_kwb(folder / "kwb_2024_wijk.csv", "kwb_2024", now)
    monitor = open_monitor(str(build(folder.parent / "uit", folder, progress=False)))
    at = find_indicator_position(monitor, "inwoners")
    for year in ("2020", "2024"):
        broken = {}
        for code in ("WK000101", "WK000102"):
            chosen, _ = parse(monitor.choices, {"gebied": code, "jaar": year})
            broken[code] = get_series_of_indicator(monitor, chosen, at).breaks
        assert [b.year for b in broken["WK000101"]] == [2024]
        assert "grenzen van Noord" in broken["WK000101"][0].note
        assert broken["WK000102"] == ()  # of 2020 it says 3 too, but nothing lies before
    assert any("1 gebieden zegt het CBS" in c.detail for c in monitor.release.checks)


# ---------------------------------------------------------------- the long form


def long(wide: pd.DataFrame, path: Path, country: str = "GeboortelandOuders", keys: str = "T001038") -> Path:
    """The table as StatLine gives it: a row per key, with more keys and areas than we read."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        head = ["ID", "Geslacht", "Leeftijd", "Herkomstland", country, "RegioS", "Perioden", "Bevolking_1"]
        writer.writerow(head)
        for row in wide.to_dict("records"):
            for column, (origin, born) in KEYS.items():
                place, year = f"{row['gemeentecode']}  ", f"{row['jaar']}JJ00"
                writer.writerow([0, keys, "10000", origin, born, place, year, row[column]])
                writer.writerow([0, "3000", "10000", origin, born, place, year, 7])
        writer.writerow([0, keys, "10000", "T001040", "T001638", "NL01", "2024JJ00", 17_942_942])
    return path


@pytest.mark.shared
@pytest.mark.parametrize("country", ["GeboortelandOuders", "Geboorteland"])
def test_the_long_form_of_the_table_of_origin_is_read(
    shared_folder: Path, tmp_path: Path, country: str
) -> None:
    wide = pd.read_csv(shared_folder / HERKOMST)
    (tmp_path / "werk").mkdir()
    table = next(t for t in load(catalogue()).tables if t.id == "herkomst_85458")
    path = long(wide, tmp_path / "85458NED_TypedDataSet.csv", country)
    made = pd.read_csv(widened(path, table, tmp_path / "werk"))
    by = ["gemeentecode", "jaar"]
    columns = [*by, *KEYS]
    left, right = (f[columns].sort_values(by).reset_index(drop=True) for f in (made, wide))
    pd.testing.assert_frame_equal(left, right, check_dtype=False)
    assert widened(shared_folder / HERKOMST, table, tmp_path) == shared_folder / HERKOMST


@pytest.mark.parametrize(
    ("country", "keys", "part"),
    [("Land", "T001038", "de kolom Geboorteland"), ("Geboorteland", "Totaal", "codes en geen namen")],
)
def test_a_long_form_that_we_cannot_read_says_why(tmp_path: Path, country: str, keys: str, part: str) -> None:
    table = next(t for t in load(catalogue()).tables if t.id == "herkomst_85458")
    wide = pd.DataFrame([{"gemeentecode": "GM0001", "jaar": 2024, **dict.fromkeys(KEYS, 5)}])
    path = long(wide, tmp_path / "85458NED.csv", country, keys)
    with pytest.raises(ReleaseError) as error:
        widened(path, table, tmp_path)
    assert part in str(error.value)
    assert "85458NED.csv" in str(error.value)
