"""Fetching tables from the OData service, replayed by a server on this machine."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from data.__main__ import main
from data.cubes.cube import load
from data.releases.release import history, read
from data.sources.statline import build, build_online, download, mapping, reader, words
from data.sources.statline.download import plan
from data.sources.statline.download.service import ATTEMPTS, Service
from data.sources.statline.download.words import FetchError

Row = dict[str, Any]
DIMENSIONS = {"Leeftijd": ["10000", "20300   ", "53115"], "Marges": ["MW00000", "MOG0095"]}


def region(code: str, **more: object) -> Row:
    """A row of kerncijfers; codes carry spaces behind them."""
    row: Row = {
        "ID": 1,
        "WijkenEnBuurten": code.ljust(10),
        "Gemeentenaam_1": "X",
        "Codering_3": code.ljust(10),
    }
    return row | {"AantalInwoners_5": 100, "Mannen_6": 48.5, "Leeg_7": None} | more


@pytest.fixture
def small(odata: Any) -> Any:
    """Table 84799NED with 250 gemeenten and a buurt, and 50090NED with one row that counts."""
    codes = ["NL00", *(f"GM{n:04}" for n in range(1, 250)), "BU00010001"]
    odata.tables["84799NED"] = {
        "TypedDataSet": [region(c) for c in codes],
        "WijkenEnBuurten": [{"Key": c.ljust(10), "Title": f"Naam {c}", "Municipality": c} for c in codes],
    }
    health = [
        {
            "Leeftijd": age,
            "Marges": margin,
            "WijkenEnBuurten": "GM0001",
            "Perioden": f"{year}JJ00",
            "Eenzaam_1": 4.0,
        }
        for age in DIMENSIONS["Leeftijd"]
        for margin in DIMENSIONS["Marges"]
        for year in (2016, 2020)
    ]
    odata.tables["50090NED"] = {
        "TypedDataSet": health,
        "Perioden": [{"Key": "2016JJ00"}, {"Key": "2020JJ00"}],
    }
    odata.tables["50090NED"] |= {d: [{"Key": k} for k in keys] for d, keys in DIMENSIONS.items()}
    return odata


def fetch(odata: Any, cache: Path, years: tuple[int, ...] | None = (2020,)) -> dict[str, list[Row]]:
    """The files as lists of rows."""
    order = download.FetchOrder(cache, years, progress=False)
    service = Service(plan.load(), odata.address, backoff=0, sleep=lambda _: None)
    with download.fetched(order, service) as found:
        files = {}
        for path in sorted(found.folder.iterdir()):
            with path.open(newline="", encoding="utf-8") as file:
                files[path.name] = list(csv.DictReader(file))
        return files


KWB = "84799NED_TypedDataSet.csv"


def test_pages_filters_and_padded_keys(small: Any, tmp_path: Path) -> None:
    files = fetch(small, tmp_path)
    assert sorted(files) == ["50090NED_TypedDataSet.csv", KWB, "84799NED_WijkenEnBuurten.csv"]
    assert len(files[KWB]) == 250  # three pages, without the buurt
    assert files[KWB][-1]["Codering_3"].strip() == "GM0249"
    assert (files[KWB][0]["AantalInwoners_5"], files[KWB][0]["Mannen_6"], files[KWB][0]["Leeg_7"]) == (
        "100",
        "48.5",
        "",
    )
    assert small.asked["84799NED/TypedDataSet"] == 3
    health = files["50090NED_TypedDataSet.csv"]
    assert [(r["Leeftijd"].strip(), r["Marges"], r["Perioden"]) for r in health] == [
        ("20300", "MW00000", "2020JJ00")
    ]
    assert all("Wijkmonitor" in agent for agent in small.agents)


def test_what_has_not_changed_is_not_fetched_again(small: Any, tmp_path: Path) -> None:
    first = fetch(small, tmp_path)
    small.asked.clear()
    assert fetch(small, tmp_path) == first
    assert set(small.asked) == {"84799NED/TableInfos", "50090NED/TableInfos"}
    small.modified["84799NED"] = ["2025-03-01T02:00:00"]
    small.tables["84799NED"]["TypedDataSet"][0]["AantalInwoners_5"] = 101
    assert fetch(small, tmp_path)[KWB][0]["AantalInwoners_5"] == "101"
    assert small.asked["84799NED/TypedDataSet"] == 3


def test_other_years_are_another_question(small: Any, tmp_path: Path) -> None:
    fetch(small, tmp_path)
    small.asked.clear()
    files = fetch(small, tmp_path, (2016, 2020))
    assert len(files["50090NED_TypedDataSet.csv"]) == 2
    assert small.asked["84799NED/TypedDataSet"] == 0  # that one is about 2020 anyway


@pytest.mark.parametrize("fault", ["drop", "cut", "500"])
def test_one_fault_is_tried_again(fault: str, small: Any, tmp_path: Path) -> None:
    small.faults[("84799NED/TypedDataSet", 2)] = fault
    assert len({r["Codering_3"] for r in fetch(small, tmp_path)[KWB]}) == 250
    assert small.asked["84799NED/TypedDataSet"] == 4


@pytest.mark.parametrize(
    ("fault", "part"),
    [
        ("drop", "brak ook na 5 keer proberen af"),
        ("cut", "brak ook na 5 keer proberen af"),
        ("500", "nog steeds de foutcode 500"),
        ("400", "de foutcode 400"),
        ("404", "kent deze tabel niet"),
        ("html", "iets anders dan een tabel"),
    ],
)
def test_a_lasting_fault_says_so_and_the_next_run_goes_on(
    fault: str, part: str, small: Any, tmp_path: Path
) -> None:
    small.faults = {("84799NED/TypedDataSet", n): fault for n in range(2, 2 + ATTEMPTS)}
    with pytest.raises(FetchError) as error:
        fetch(small, tmp_path)
    for word in ("84799NED", part, "Er is geen uitgave gemaakt", str(tmp_path), "nog eens"):
        assert word in str(error.value)
    small.faults.clear()
    small.asked.clear()
    assert len(fetch(small, tmp_path)[KWB]) == 250
    assert small.asked["84799NED/TypedDataSet"] == 2  # the first page was there


def test_a_date_that_changes_on_the_way_starts_anew(small: Any, tmp_path: Path) -> None:
    small.modified["84799NED"] = ["2024-01-01", "2024-01-02"]
    assert len(fetch(small, tmp_path)[KWB]) == 250
    assert small.asked["84799NED/TypedDataSet"] == 6
    small.modified["84799NED"] = [f"2025-01-{n:02}" for n in range(1, 9)]
    with pytest.raises(FetchError, match="vernieuwt de tabel op dit moment"):
        fetch(small, tmp_path)


def test_half_a_table_of_another_date_is_thrown_away(small: Any, tmp_path: Path) -> None:
    small.faults = {("84799NED/TypedDataSet", n): "400" for n in (2,)}
    with pytest.raises(FetchError):
        fetch(small, tmp_path)
    small.modified["84799NED"] = ["2025-03-01T02:00:00"]
    small.asked.clear()
    small.faults.clear()
    assert len(fetch(small, tmp_path)[KWB]) == 250
    assert small.asked["84799NED/TypedDataSet"] == 3


def test_a_full_disk(small: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name.startswith("page-0002"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FetchError, match=r"De schijf met .* is vol"):
        fetch(small, tmp_path)
    monkeypatch.undo()
    small.asked.clear()
    assert len(fetch(small, tmp_path)[KWB]) == 250
    assert small.asked["84799NED/TypedDataSet"] == 2


def test_a_key_that_is_gone_and_an_empty_answer(small: Any, tmp_path: Path) -> None:
    small.tables["50090NED"]["Marges"] = [{"Key": "MW99999"}]
    with pytest.raises(FetchError, match="in Marges bestaat de sleutel MW00000 niet meer"):
        fetch(small, tmp_path)
    small.tables["84799NED"]["TypedDataSet"] = []
    small.modified["84799NED"] = ["2025-03-01T02:00:00"]
    with pytest.raises(FetchError, match="geen enkele rij"):
        fetch(small, tmp_path)


def test_years_without_a_table_are_said(small: Any, tmp_path: Path) -> None:
    (tmp_path / ".lezen-oud").mkdir()  # of a build that was killed
    order = download.FetchOrder(tmp_path, (2019, 2020), progress=False)
    service = Service(plan.load(), small.address, backoff=0, sleep=lambda _: None)
    with download.fetched(order, service) as found:
        assert found.remarks == [r for r in found.remarks if "van 2019 kent de monitor geen kerncijfers" in r]
        assert len(found.remarks) == 1
        assert not (tmp_path / ".lezen-oud").exists()
    with pytest.raises(FetchError, match="Van geen van deze jaren"):
        fetch(small, tmp_path, (2018, 2019))


def test_no_service_at_all(tmp_path: Path) -> None:
    service = Service(plan.load(), "http://127.0.0.1:9", backoff=0, sleep=lambda _: None)
    with (
        pytest.raises(FetchError, match=r"127\.0\.0\.1:9 is niet te bereiken"),
        download.fetched(download.FetchOrder(tmp_path, (2020,), progress=False), service),
    ):
        pass


@pytest.mark.parametrize(
    ("text", "years"),
    [("2024", [2024]), ("2020-2022", [2020, 2021, 2022]), ("2020, 2022-2023", [2020, 2022, 2023])],
)
def test_years(text: str, years: list[int]) -> None:
    assert download.parse_years(text) == years


@pytest.mark.parametrize("text", ["", "20", "2024-2020", "2020-", "alles", "2020;2021", "1-3"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(FetchError, match="Schrijf jaren als"):
        download.parse_years(text)


def test_the_command_says_it_in_one_sentence(
    odata: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--years", "2019-2020", "--service", odata.address, "--cache", str(tmp_path / "c")]
    assert main(["build", "cbs", *given, "--root", str(tmp_path / "uit")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Let op: van 2019 kent de monitor geen kerncijfers")
    assert "\nFout: 84799NED is niet op te halen" in err
    assert not (tmp_path / "uit").exists()


# ---------------------------------------------------------------- the real tables


def test_a_rehearsal_leaves_the_cache_as_it_is(
    small: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was kept is used; what would be added to it is not kept, nor anything else."""
    fetch(small, tmp_path / "cache")
    known = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    small.asked.clear()
    options = ("--cache", tmp_path / "cache", "--service", small.address, "--root", tmp_path / "root")
    assert main([*map(str, ("build", "cbs", "--years", "2020", *options)), "--dry-run"]) == 1
    assert "NED" in capsys.readouterr().err  # half of the tables are not there
    assert small.asked["84799NED/TypedDataSet"] == 0
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == known


def read_rows(path: Path, keep: Callable[[Row], bool] = lambda _: True) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        return [r for r in csv.DictReader(file) if keep(r)]


def write_rows(path: Path, rows: list[Row]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def is_here(code: str) -> bool:
    """Every gemeente, since they must add up, and the wijken of Utrecht and Almere."""
    return code.startswith(("NL", "GM", "WK0344", "WK0034"))


def as_statline(row: Row, shift: int = 0, **more: str) -> Row:
    """The columns of StatLine, with other numbers behind their names and spaces behind the codes."""
    found: Row = {"ID": 0} | more
    for name, text in row.items():
        base, _, number = name.rpartition("_")
        if base and number.isdigit():
            found[f"{base}_{int(number) + shift}"] = text.ljust(10) if base == "Codering" else (text or None)
    return found


def dimension(rows: list[tuple[str, str, str]]) -> list[Row]:
    return [
        {"Key": code.ljust(10), "Title": title, "Description": "a\nb", "Municipality": parent.ljust(8)}
        for code, title, parent in rows
    ]


@pytest.fixture
def real(odata: Any, shared_folder: Path, tmp_path: Path) -> tuple[Any, Path]:
    """The service, and a folder with the same rows as they were found elsewhere."""
    folder = tmp_path / "map"
    folder.mkdir()
    k20 = read_rows(shared_folder / "kwb_2020_nl_gm_wk.csv", lambda r: is_here(r["Codering_3"]))
    g20 = read_rows(shared_folder / "gebieden_2020_84799NED.csv", lambda r: is_here(r["Key"]))
    gm24 = read_rows(shared_folder / "kwb_2024_gemeente.csv")
    wk24 = read_rows(shared_folder / "kwb_2024_wijk.csv", lambda r: is_here(r["wijkcode"]))
    name = "gezondheid_50090NED_2012_2016_2020_nl_gm_wk.csv"
    health = read_rows(
        shared_folder / name, lambda r: is_here(r["Codering_3"]) and r["Perioden"] == "2020JJ00"
    )
    origin = read_rows(
        shared_folder / "gemeente_herkomst_2022_2025_85458NED.csv", lambda r: r["jaar"] == "2024"
    )
    for file, rows in (
        ("kwb_2020_nl_gm_wk.csv", k20),
        ("gebieden_2020_84799NED.csv", g20),
        ("kwb_2024_gemeente.csv", gm24),
        ("kwb_2024_wijk.csv", wk24),
        (name, health),
        ("gemeente_herkomst_85458NED.csv", origin),
    ):
        write_rows(folder / file, rows)
    k24 = [as_statline(r, 4, WijkenEnBuurten=r["Codering_3"].ljust(10)) for r in (*gm24, *wk24)]
    names = [(r["gemeentecode"], r["gemeentenaam"], r["gemeentecode"]) for r in gm24]
    names += [(r["wijkcode"], r["wijknaam"], r["gemeentecode"]) for r in wk24]
    odata.page = 300
    odata.tables = {
        "84799NED": {
            "TypedDataSet": [as_statline(r, WijkenEnBuurten=r["WijkenEnBuurten"].ljust(10)) for r in k20],
            "WijkenEnBuurten": dimension([(r["Key"], r["Title"], r["Municipality"]) for r in g20]),
        },
        "85984NED": {"TypedDataSet": k24, "WijkenEnBuurten": dimension(names)},
        "50090NED": {
            "TypedDataSet": [{k: v or None for k, v in r.items()} for r in health],
            "Leeftijd": [{"Key": "20300"}],
            "Marges": [{"Key": "MW00000"}],
            "Perioden": [{"Key": "2020JJ00"}],
        },
        "85458NED": _long(origin),
        "81959NED": _suspects([]),  # of 2022 only, so nothing about these years
    }
    return odata, folder


def _long(origin: list[Row]) -> dict[str, list[Row]]:
    """The rows per gemeente as the long table they came from."""
    part = next(p for p in plan.load().parts if p.pivot)
    assert part.pivot is not None
    rows = [
        {
            "Geslacht": "T001038",
            "Leeftijd": "10000   ",
            "RegioS": r["gemeentecode"],
            "Perioden": f"{r['jaar']}JJ00",
        }
        | dict(keys)
        | {"Bevolking_1": int(r[column])}
        for r in origin
        for column, keys in part.pivot.columns.items()
    ]
    found: dict[str, list[Row]] = {"TypedDataSet": rows}
    for name, keys in (part.keys or {}).items():
        found[name] = [{"Key": k.ljust(8) if name == "Leeftijd" else k} for k in keys]
    found["Perioden"] = [{"Key": f"{y}JJ00"} for y in (2022, 2023, 2024, 2025)]
    found["RegioS"] = [{"Key": r["gemeentecode"], "Title": r["gemeente"]} for r in origin]
    return found


def _suspects(rows: list[Row]) -> dict[str, list[Row]]:
    """Table 81959NED with these rows, and the keys the plan asks for among others."""
    part = next(p for p in plan.load().parts if p.table == "81959NED")
    found = {d: [{"Key": k.ljust(8)} for k in ("H999999", *keys)] for d, keys in (part.keys or {}).items()}
    return found | {"TypedDataSet": rows, "Perioden": [{"Key": f"{y}JJ00"} for y in (1999, 2021, 2022)]}


def suspects(key: str, count: object, rate: object, **more: str) -> Row:
    """A row of 81959NED: everybody in 2022, but for what ``more`` says."""
    row: Row = {"ID": 1, "Geslacht": "T001038 ", "Leeftijd": "10000   ", "Migratieachtergrond": key.ljust(8)}
    row |= {"Generatie": "T001040 ", "Perioden": "2022JJ00", "TotaalVerdachtenVanMisdrijven_1": 0}
    row |= {"VerdachtenMetWoonadresInNederland_2": count, "VerdachtenPer10000Inwoners_3": rate}
    return row | more


def only(table: str) -> plan.DownloadPlan:
    return replace(plan.load(), parts=tuple(p for p in plan.load().parts if p.table == table))


def test_a_table_without_areas_is_asked_for_its_keys_alone(odata: Any, tmp_path: Path) -> None:
    keys = [k["Key"].strip() for k in _suspects([])["Migratieachtergrond"]]
    given = [suspects(key, 10 * n, n) for n, key in enumerate(keys)]
    given += [suspects(keys[1], 5, 5, **{name: "H999999 "}) for name in ("Geslacht", "Leeftijd", "Generatie")]
    given.append(suspects(keys[1], 6, 6, Perioden="2021JJ00"))
    odata.tables = {"81959NED": _suspects(given)}
    order = download.FetchOrder(tmp_path, progress=False)
    with download.fetched(order, Service(only("81959NED"), odata.address, sleep=lambda _: None)) as found:
        rows = read_rows(found.folder / "81959NED_TypedDataSet.csv")
    assert [r["VerdachtenPer10000Inwoners_3"] for r in rows] == [str(n) for n in range(1, 9)]
    assert {r["Perioden"] for r in rows} == {"2022JJ00"}
    assert not any("substringof" in query for query in odata.queries)


@pytest.mark.shared
def test_suspects_come_out_as_published(odata: Any, shared_folder: Path, tmp_path: Path) -> None:
    found = read_rows(shared_folder / "verdachten_naar_herkomst_nl.csv")
    given = [suspects(r["key"], r["suspectsWithDutchAddress"], r["suspectsPer10000"]) for r in found]
    odata.tables = {"81959NED": _suspects(given)}
    service = Service(only("81959NED"), odata.address, sleep=lambda _: None)
    order = download.FetchOrder(tmp_path / "cache", progress=False)
    with download.fetched(order, service) as there:
        statline = mapping.load(words.catalogue())
        table = next(t for t in statline.tables if t.id == "verdachten_81959")
        sheet = reader.read_sheet(there.folder / "81959NED_TypedDataSet.csv", table, statline)
    assert sheet.years.tolist() == [2022]
    published = {"T": (83, 130310), "NLA": (61, 70790), "W": (86, 15380), "NW": (202, 44140)}
    for group, (rate, count) in published.items():  # CBS StatLine 81959NED, per 10.000 and persons
        assert sheet.numbers[f"VerdachtenPer10000Inwoners@{group}"].tolist() == [rate]
        assert sheet.numbers[f"VerdachtenMetWoonadresInNederland@{group}"].tolist() == [count]


@pytest.mark.shared
def test_the_release_is_the_one_made_from_a_folder(real: tuple[Any, Path], tmp_path: Path) -> None:
    odata, folder = real
    order = download.FetchOrder(tmp_path / "cache", (2020, 2024), progress=False)
    service = Service(plan.load(), odata.address, backoff=0, sleep=lambda _: None)
    ours = read(build_online(tmp_path / "online", order, service=service))
    theirs = read(build(tmp_path / "map_uit", folder, progress=False))
    assert ours.areas.rows == theirs.areas.rows
    assert (ours.years, ours.groups, ours.rows) == (theirs.years, theirs.groups, theirs.rows)
    a, b = load(ours), load(theirs)
    for part in ("value", "numerator", "denominator", "status"):
        assert np.array_equal(getattr(a, part)[...], getattr(b, part)[...], equal_nan=part == "value")
    assert sum("Opgehaald" in c.name for c in ours.checks) == 6
    assert ours.areas["WK034403"].name == "Overvecht"


@pytest.mark.shared
def test_nothing_is_written_when_a_table_does_not_come(real: tuple[Any, Path], tmp_path: Path) -> None:
    odata, _ = real
    del odata.tables["85984NED"]
    order = download.FetchOrder(tmp_path / "cache", (2020, 2024), progress=False)
    service = Service(plan.load(), odata.address, backoff=0, sleep=lambda _: None)
    with pytest.raises(FetchError, match="85984NED is niet op te halen"):
        build_online(tmp_path / "online", order, service=service)
    assert history(tmp_path / "online", "cbs") == ([], [])
