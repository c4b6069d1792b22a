"""Reading StatLine: small handmade files in the form CBS gives them, with everything that is odd about it."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

import pandas as pd
import pytest

from data.cubes.cube import Cube, load
from data.releases.release import Release, ReleaseError, Status, read
from data.sources.statline import build
from data.sources.statline.expression import Expression
from data.sources.statline.mapping import load as load_mapping
from data.sources.statline.words import catalogue

Row = dict[str, object]

BANDS = ("k_0Tot15Jaar", "k_15Tot25Jaar", "k_25Tot45Jaar", "k_45Tot65Jaar", "k_65JaarOfOuder")
OLD = ("Marokko", "NederlandseAntillenEnAruba", "Suriname", "Turkije", "OverigNietWesters")


def columns_of(table: str) -> list[str]:
    """Every column a table needs, in our names."""
    statline = load_mapping(catalogue())
    found = next(t for t in statline.tables if t.id == table)
    return sorted(found.number_columns | found.text_columns)


def people(row: Row, total: int, bands: tuple[int, ...]) -> Row:
    return row | {"AantalInwoners": total} | dict(zip(BANDS, bands, strict=True))


def kwb_2024(
    code: str, *, total: int, nl: int, eu: tuple[int, int], be: tuple[int, int], **more: object
) -> Row:
    """A row of 2024; ``eu`` and ``be`` are (geboren buiten Nederland, geboren in Nederland)."""
    row: Row = {"Codering": code, "Nederland#1": nl, "Nederland#2": nl}
    for name, (abroad, here) in (("EuropaExclusiefNederland", eu), ("BuitenEuropa", be)):
        row |= {f"{name}#1": abroad + here, f"{name}#2": here, f"{name}#3": abroad}
    return people(row, total, (total, 0, 0, 0, 0)) | more


def kwb_2020(code: str, name: str, total: int, *, west: int = 0, **more: object) -> Row:
    row: Row = {"Codering": code, "Naam": name, "Mannen": total, "Vrouwen": 0, "WestersTotaal": west}
    row |= dict.fromkeys(OLD, 0) | {"NietWestersTotaal": 0}
    return people(row, total, (total, 0, 0, 0, 0)) | more


def numbered(names: list[str], start: int) -> dict[str, str]:
    """Our names → names as in a StatLine file: numbered, a repeated name without its order."""
    blocks = sorted(names, key=lambda n: (n.partition("#")[2], n))
    return {n: f"{n.partition('#')[0]}_{i}" for i, n in enumerate(blocks, start)}


def write_kwb(path: Path, table: str, rows: list[Row], *, start: int = 3, separator: str = ",") -> None:
    """A CSV with all columns of the table; "." where a row says nothing."""
    wanted = columns_of(table)
    names = numbered([*wanted, *(["Naam"] if table == "kwb_2020" else [])], start)
    if table == "kwb_2020":
        names["Naam"] = "Naam"
    frame = pd.DataFrame([{names[n]: row.get(n, "       .") for n in names} for row in rows])
    frame["WijkenEnBuurten"] = "x"
    borders = ("IndelingswijzigingGemeenteWijkBuurt", "IndelingswijzigingWijkenEnBuurten")
    for extra in ("wijknaam", "gemeentenaam", "gemeentecode", *borders):
        if any(extra in row for row in rows):
            frame[extra] = [row.get(extra, "") for row in rows]
    frame.to_csv(path, index=False, sep=separator)


class Split(TypedDict):
    total: int
    nl: int
    eu: tuple[int, int]
    be: tuple[int, int]


G1: Split = {"total": 600, "nl": 400, "eu": (50, 30), "be": (80, 40)}
G2: Split = {"total": 400, "nl": 300, "eu": (20, 10), "be": (50, 20)}


def gemeenten_2024(**more: object) -> list[Row]:
    return [
        kwb_2024("GM0001    ", **G1, gemeentenaam="Aadorp (gemeente)", **more),
        kwb_2024("GM0002    ", **G2, gemeentenaam="'s-Beedorp", **more),
    ]


def wijken_2024(**more: object) -> list[Row]:
    one: Split = {"total": 300, "nl": 200, "eu": (25, 15), "be": (40, 20)}
    return [
        kwb_2024("WK000101  ", **one, wijknaam="Wijk 01 Noord", gemeentecode="GM0001", **more),
        kwb_2024("WK0001AA", **one, wijknaam="Wijk 02 Zuid", gemeentecode="GM0001"),
        kwb_2024("WK000201", **one, wijknaam="Wijk 00", gemeentecode="GM0002"),
    ]


def land_2024(folder: Path, *, total: int = 1000) -> None:
    (folder / "kwb_2024_herkomst_leeftijd_alle_niveaus.csv").write_text(
        "code,naam,gemeente,soort,inwoners,l_0_15,l_15_25,l_25_45,l_45_65,l_65plus,"
        "herkomst_nederland,herkomst_europa_excl_nl,herkomst_buiten_europa\n"
        f"NL01  ,Nederland,Nederland,Land,{total},{total},0,0,0,0,700,110,{total - 810}\n"
        "BU00010101,Ergens,Aadorp,Buurt,5,5,0,0,0,0,5,0,0\n",
        "utf-8",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two gemeenten and three wijken in 2024, with the land; and one wijk of 2020 that is gone."""
    folder = tmp_path / "levering"
    folder.mkdir()
    write_kwb(folder / "kwb_2024_gemeente.csv", "kwb_2024", gemeenten_2024())
    write_kwb(folder / "kwb_2024_wijk.csv", "kwb_2024", wijken_2024(), start=40)
    land_2024(folder)
    return folder


def made(folder: Path) -> tuple[Release, Cube]:
    release = read(build(folder.parent / "uit", folder, progress=False))
    return release, load(release)


class Figures:
    """The cells of a cube by name."""

    def __init__(self, folder: Path) -> None:
        self.release, self.cube = made(folder)

    def __call__(
        self, indicator: str, year: int, area: str, group: str = "T"
    ) -> tuple[float, int, int] | None:
        cube = self.cube
        if indicator not in cube.indicators or group not in cube.groups:
            return None
        cell = (cube.indicators[indicator], cube.years[year], cube.groups[group], cube.areas.index[area])
        if cube.status[cell] == Status.NIET_BESCHIKBAAR:
            return None
        return round(float(cube.value[cell]), 3), int(cube.numerator[cell]), int(cube.denominator[cell])


def test_origin_is_told_apart_by_order_whatever_the_numbers(folder: Path) -> None:
    of = Figures(folder)
    for area, given in (("GM0001", G1), ("GM0002", G2)):
        assert of("inwoners", 2024, area) == (given["total"], given["total"], -1)
        assert of("inwoners", 2024, area, "NL") == (given["nl"], given["nl"], -1)
        for group, count in (
            ("EU_BU", given["eu"][0]),
            ("EU_NL", given["eu"][1]),
            ("BE_BU", given["be"][0]),
            ("BE_NL", given["be"][1]),
        ):
            assert of("inwoners", 2024, area, group) == (count, count, -1)
    assert of("inwoners", 2024, "WK000101", "BE_BU") == (40, 40, -1)
    assert of("aandeel_groep", 2024, "GM0001", "EU_BU") == (8.333, 50, 600)
    assert of("aandeel_groep", 2024, "GM0001", "T") is None
    assert of("pct_buiten_nl", 2024, "GM0001") == (33.333, 200, 600)
    assert of("pct_geboren_bu", 2024, "GM0002") == (17.5, 70, 400)
    assert of("pct_tweede_gen", 2024, "GM0002") == (7.5, 30, 400)


def test_names_and_codes_are_cleaned(folder: Path) -> None:
    areas = made(folder)[0].areas
    names = {a.code: a.name for a in areas}
    assert names == {
        "NL00": "Nederland",
        "GM0001": "Aadorp",
        "GM0002": "'s-Beedorp",
        "WK000101": "Noord",
        "WK0001AA": "Zuid",
        "WK000201": "Wijk 00",
    }
    assert [a.parent for a in areas] == [None, "NL00", "NL00", "GM0001", "GM0001", "GM0002"]
    assert {(a.from_year, a.to_year) for a in areas} == {(None, None)}


def test_the_land_is_given_or_computed(folder: Path) -> None:
    of = Figures(folder)
    assert of("inwoners", 2024, "NL00") == (1000, 1000, -1)
    assert of("inwoners", 2024, "NL00", "NL") == (700, 700, -1)
    assert of("inwoners", 2024, "NL00", "BE_BU") == (130, 130, -1)  # not in the file of the land
    assert of("pct_geboren_bu", 2024, "NL00") == (20.0, 200, 1000)
    assert any("pct_geboren_bu (2024)" in c.detail for c in of.release.checks)


def test_the_land_is_a_weighted_mean_and_only_when_nearly_all_have_a_figure(folder: Path) -> None:
    rows = gemeenten_2024(Koopwoningen=40, Woningvoorraad=100, PersonenInArmoede=3.0)
    rows[1] |= {"Koopwoningen": 70, "Woningvoorraad": 300, "PersonenInArmoede": 8.0}
    rows[0] |= {"AfstandTotHuisartsenpraktijk": 1.0, "WmoClienten": 60}
    write_kwb(folder / "kwb_2024_gemeente.csv", "kwb_2024", rows)
    of = Figures(folder)
    assert of("kwb_koop", 2024, "NL00") == (62.5, -1, 400)
    assert of("kwb_koop", 2024, "GM0002") == (70.0, -1, 300)
    assert of("kwb_armoede", 2024, "NL00") == (5.0, -1, -1)
    assert of("kwb_huisarts", 2024, "GM0001") == (1.0, -1, -1)
    assert of("kwb_huisarts", 2024, "NL00") is None
    assert of("kwb_wmo", 2024, "GM0001") == (100.0, 60, 600)
    assert of("kwb_wmo", 2024, "NL00") is None


@pytest.mark.parametrize("marker", ["", ".", "       .", "x"])
def test_missing_is_never_zero(folder: Path, marker: str) -> None:
    write_kwb(folder / "kwb_2024_wijk.csv", "kwb_2024", wijken_2024(PersonenPerSoortUitkeringBijstand=marker))
    of = Figures(folder)
    assert of("kwb_bijstand", 2024, "WK000101") is None
    assert "kwb_bijstand" not in of.release.indicators
    assert any("PersonenPerSoortUitkeringBijstand" in c.detail for c in of.release.checks)


def test_zero_is_a_figure_and_nobody_has_no_share(folder: Path) -> None:
    empty = kwb_2024("WK000202", total=0, nl=0, eu=(0, 0), be=(0, 0), wijknaam="Leeg", gemeentecode="GM0002")
    write_kwb(folder / "kwb_2024_wijk.csv", "kwb_2024", [*wijken_2024(), empty])
    of = Figures(folder)
    assert of("inwoners", 2024, "WK000202") == (0, 0, -1)
    assert of("inwoners", 2024, "WK000202", "NL") == (0, 0, -1)
    assert of("aandeel_groep", 2024, "WK000202", "NL") is None
    assert of("kwb_leeftijd_0_15", 2024, "WK000202") is None
    assert of("kwb_leeftijd_15_25", 2024, "GM0001") == (0, 0, 600)


def test_a_part_above_its_whole_is_no_share(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = wijken_2024(HuishoudensTotaal=100, Eenpersoonshuishoudens=105, HuishoudensMetKinderen=115)
    write_kwb(folder / "kwb_2024_wijk.csv", "kwb_2024", rows)
    of = Figures(folder)
    assert of("kwb_eenpersoons", 2024, "WK000101") is None  # rounded apart: what it is, nobody knows
    assert of("kwb_met_kinderen", 2024, "WK000101") is None
    assert "kwb_eenpersoons 1, kwb_met_kinderen 1" in capsys.readouterr().err


def test_two_years_are_two_classifications(folder: Path) -> None:
    rows = [
        kwb_2020("NL00", "Nederland", 900, west=90),
        kwb_2020("GM0001", "Aadorp", 500, west=50),
        kwb_2020("GM0009", "Weg", 400, west=40),
        kwb_2020("WK000101", "Wijk 01 Noord", 250, west=260),
        kwb_2020("WK000900", "Wijk 00 Weg", 400, west=40),
    ]
    write_kwb(folder / "kwb_2020.csv", "kwb_2020", rows, separator=";")
    of = Figures(folder)
    assert of("inwoners", 2020, "GM0001", "W") == (50, 50, -1)
    assert of("inwoners", 2020, "GM0001", "NLA") == (450, 450, -1)
    assert of("inwoners", 2020, "GM0001", "NL") is None
    assert of("inwoners", 2024, "GM0001", "W") is None
    assert of("pct_buiten_nl", 2020, "GM0001") is None
    assert of("inwoners", 2020, "WK000101", "NLA") is None  # 250 - 260 by rounding
    areas = of.release.areas
    assert (areas["GM0009"].from_year, areas["GM0009"].to_year) == (None, 2020)
    assert (areas["WK000201"].from_year, areas["WK000201"].to_year) == (2024, None)
    assert (areas["WK000101"].from_year, areas["WK000101"].to_year) == (None, None)
    assert areas["WK000900"].parent == "GM0009"
    assert of("inwoners", 2024, "WK000900") is None
    assert of.release.years == (2020, 2024)


def test_a_code_given_to_another_wijk_is_another_area(folder: Path) -> None:
    rows = [
        kwb_2020("NL00", "Nederland", 900),
        kwb_2020("GM0001", "Aadorp", 500),
        kwb_2020("GM0002", "Beedorp", 400),
        kwb_2020("WK000101", "Wijk 01 De Noord e.o.", 999),  # the same name, whatever the inhabitants
        kwb_2020("WK0001AA", "Wijk 02 Alles behalve noord", 400),  # another name, 400 is not 300
        kwb_2020("WK000201", "Wijk 01 Beedorp", 310),  # another name, about as many people
    ]
    write_kwb(folder / "kwb_2020.csv", "kwb_2020", rows)
    of = Figures(folder)
    assert of("inwoners", 2020, "WK000101") == (999, 999, -1)
    assert of("inwoners", 2020, "WK0001AA") is None
    assert of("inwoners", 2020, "WK0001AA-2020") == (400, 400, -1)
    assert of("inwoners", 2024, "WK0001AA") == (300, 300, -1)
    assert of("inwoners", 2020, "WK000201") == (310, 310, -1)
    old = of.release.areas["WK0001AA-2020"]
    assert (old.name, old.parent, old.to_year) == ("Alles behalve noord", "GM0001", 2020)
    assert of.release.areas["WK0001AA"].from_year == 2024
    assert of.release.areas["WK000201"].name == "Wijk 00"


def test_names_that_moved_to_another_code_are_another_area(folder: Path) -> None:
    rows = [
        kwb_2020("NL00", "Nederland", 500),
        kwb_2020("GM0001", "Aadorp", 500),
        kwb_2020("WK000101", "Wijk 01 Zuid", 300),
        kwb_2020("WK0001AA", "Wijk 02 Noord", 300),
    ]
    write_kwb(folder / "kwb_2020.csv", "kwb_2020", rows)
    areas = made(folder)[0].areas
    assert areas["WK000101-2020"].name == "Zuid (t/m 2020)"
    assert areas["WK000101"].name == "Noord"


def test_three_columns_give_five_groups(folder: Path) -> None:
    (folder / "herkomst_85458NED.csv").write_text(
        "gemeentecode,gemeente,jaar,bevolking,buiten-europa-geboren-buiten-nl,herkomst-buiten-europa,"
        "herkomst-europa-excl-nl,geboren-buiten-nl,geboren-in-nl-herkomst-buiten-europa,herkomst-nederland\n"
        "GM0001,Aadorp (gemeente),2024,600,80,120,80,130,40,400\n"
        "GM0001,Aadorp (gemeente),2025,610,80,120,90,140,40,400\n"
        "GM0002,Beedorp,2025,400,50,70,30,70,20,300\n",
        "utf-8",
    )
    of = Figures(folder)
    assert of("inwoners", 2025, "GM0001", "EU_BU") == (60, 60, -1)
    assert of("inwoners", 2025, "GM0001", "EU_NL") == (30, 30, -1)
    assert of("inwoners", 2025, "GM0001", "BE_BU") == (80, 80, -1)
    assert of("inwoners", 2025, "NL00") is None  # 1010 is not the population of Nederland in 2025
    assert of.release.areas["GM0002"].name == "Beedorp"  # the newest name wins
    assert any("Er ontbreken dus gemeenten" in c.detail for c in of.release.checks)


def test_health_keeps_one_age_and_the_estimate_itself(folder: Path) -> None:
    health = [
        n for n in columns_of("gezondheid_50090") if n not in ("Leeftijd", "Marges", "Perioden", "Codering")
    ]
    rows = [
        {"Leeftijd": age, "Marges": margin, "Codering_3": "GM0001    ", "Perioden": "2016JJ00"}
        | {f"{n}_{i}": value for i, n in enumerate(health, 4)}
        for age, margin, value in (
            ("20300", "MW00000", 12.5),
            ("20300", "MOG0095", 99),
            ("53115", "MW00000", 98),
        )
    ]
    pd.DataFrame(rows).to_csv(folder / "gezondheid_50090NED.csv", index=False)
    of = Figures(folder)
    assert of("gm_eenzaam", 2016, "GM0001") == (12.5, -1, -1)
    assert of("gm_eenzaam", 2016, "NL00") is None


def test_unknown_columns_and_absent_tables_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "kwb_2024_gemeente.csv"
    frame = pd.read_csv(path, dtype=str).assign(Zonnepanelen_140="3")
    frame.to_csv(path, index=False)
    release, _ = made(folder)
    printed = capsys.readouterr().err
    assert "kwb_2024_gemeente.csv: niet gebruikt en niet bekend: Zonnepanelen_140" in printed
    assert "tabel 50090NED (*50090NED*.csv) is er niet bij" in printed
    assert any("Zonnepanelen_140" in c.detail for c in release.checks)
    assert [s.table for s in release.sources] == ["85984NED"]


def spoil(name: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        change(pd.read_csv(folder / name, dtype=str, na_filter=False)).to_csv(folder / name, index=False)

    return act


def _bytes(name: str, contents: bytes) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        (folder / name).write_bytes(contents)

    return act


def _sparse(name: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        with (folder / name).open("r+b") as file:
            file.truncate(3 << 30)  # it takes no room, and reading it would take long

    return act


def _people(frame: pd.DataFrame) -> str:
    return next(c for c in frame if c.startswith("AantalInwoners_"))


GEMEENTE = "kwb_2024_gemeente.csv"


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / GEMEENTE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read(build(folder.parent / "uit", folder, progress=False)).rows["inwoners"] > 0


@pytest.mark.parametrize(
    ("damage", "sentences"),
    [
        (
            spoil(GEMEENTE, lambda f: f.drop(columns=_people(f))),
            [GEMEENTE, "ontbreekt: AantalInwoners", "kwb_2024.yaml"],
        ),
        (
            spoil(GEMEENTE, lambda f: f.drop(columns=[c for c in f if c.startswith("Nederland_")][:1])),
            ["Nederland#1"],
        ),
        (spoil(GEMEENTE, lambda f: pd.concat([f, f.iloc[:1]])), ["GM0001 in 2024", GEMEENTE]),
        (spoil(GEMEENTE, lambda f: f.assign(**{_people(f): "veel"})), ["AantalInwoners_", '"veel"', "getal"]),
        (spoil(GEMEENTE, lambda f: f.assign(**{_people(f): "1,5"})), ['"1,5"']),
        (
            spoil(GEMEENTE, lambda f: f.rename(columns={"gemeentenaam": "x"}).replace("GM0002    ", "0002")),
            ["op regel 3", '"0002"', "GM0344"],
        ),
        (spoil(GEMEENTE, lambda f: f.iloc[:1]), ["WK000201 (GM0002)", "tabel met gemeenten"]),
        (_bytes(GEMEENTE, b"\xff\xfe\x00a,b\n1,2\n"), [GEMEENTE, "UTF-8"]),
        (_bytes(GEMEENTE, "Codering_3,Gemeente één_1\n".encode("cp1252")), [GEMEENTE, "UTF-8"]),
        (_bytes(GEMEENTE, "Codering_3,Naam_1\n".encode("utf-16-le")), [GEMEENTE]),
        (_bytes(GEMEENTE, b""), [GEMEENTE, "CSV"]),
        (_sparse(GEMEENTE), [GEMEENTE, "3.221 MB groot"]),
        (spoil(GEMEENTE, lambda f: f.assign(**{_people(f): "NaN"})), ["AantalInwoners_", '"NaN"', "getal"]),
        (_bytes(GEMEENTE, b"<html>Service niet beschikbaar</html>"), [GEMEENTE, "CSV"]),
        (lambda f: land_2024(f, total=1001), ["1.000 inwoners", "Nederland heeft er 1.001"]),
        (
            lambda f: (f / GEMEENTE).write_text((f / GEMEENTE).read_text() + "1,2,3\n"),
            [GEMEENTE, "evenveel velden"],
        ),
        (lambda f: (f / GEMEENTE).unlink(), ["WK000101 (GM0001)", "tabel met gemeenten"]),
        (lambda f: [p.unlink() for p in f.iterdir()], ["geen enkele tabel", "kwb_2024_gemeente*.csv"]),
        (_bytes("wijk_2024.geojson", b"{}"), ["wijk_2024.geojson", "wijkcode"]),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_written(
    folder: Path, damage: Callable[[Path], object], sentences: list[str]
) -> None:
    damage(folder)
    with pytest.raises(ReleaseError) as caught:
        build(folder.parent / "uit", folder, progress=False)
    for sentence in sentences:
        assert sentence in str(caught.value)
    assert not [p for p in (folder.parent / "uit").rglob("*") if p.is_file()]


def test_columns_in_another_order_are_caught(folder: Path) -> None:
    rows = gemeenten_2024()
    rows[0] |= {"EuropaExclusiefNederland#2": 999}
    write_kwb(folder / GEMEENTE, "kwb_2024", rows)
    with pytest.raises(
        ReleaseError, match=r"is niet gelijk aan EuropaExclusiefNederland#1 in GM0001 \(2024\)"
    ):
        build(folder.parent / "uit", folder, progress=False)


def test_two_tables_that_contradict_each_other(folder: Path) -> None:
    path = folder / "kwb_2024_herkomst_leeftijd_alle_niveaus.csv"
    path.write_text(path.read_text() + "GM0001,Aadorp,Aadorp,Gemeente,600,600,0,0,0,0,390,90,120\n")
    path.write_text(path.read_text() + "GM0002,Beedorp,Beedorp,Gemeente,400,400,0,0,0,0,300,30,70\n")
    with pytest.raises(ReleaseError, match=r"een ander cijfer voor .*GM0001 \(2024, kwb_2024_herkomst"):
        build(folder.parent / "uit", folder, progress=False)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="is niet te lezen"):
        build(tmp_path, tmp_path / "nergens", progress=False)


def test_maps_keep_only_code_and_name(folder: Path) -> None:
    ring = "[[[5.1, 52.1], [5.2, 52.1], [5.2, 52.2], [5.1, 52.1]]]"

    def feature(code: str, coordinates: str) -> str:
        geometry = f'{{"type": "Polygon", "coordinates": {coordinates}}}'
        return (
            f'{{"type": "Feature", "properties": {{"wijkcode": "{code}", "x": 1}}, "geometry": {geometry}}}'
        )

    features = ", ".join(feature(code, ring) for code in ("WK000101", "WK999999"))
    (folder / "wijk_2024.geojson").write_text('{"type": "FeatureCollection", "features": [' + features + "]}")
    release, _ = made(folder)
    path = release.map_file("wijk")
    assert path is not None
    written = pd.read_json(path)["features"].tolist()
    assert [f["properties"] for f in written] == [{"code": "WK000101", "name": "Noord"}]
    detail = next(c.detail for c in release.checks if "wijk_2024" in c.detail)
    assert "WK999999" in detail
    assert "2 gebieden staan niet op de kaart" in detail
    (folder / "wijk_2024.geojson").write_text(
        '{"features": [' + feature("WK000101", "[[[136000, 455000]]]") + "]}"
    )
    with pytest.raises(ReleaseError, match="WGS84"):
        made(folder)


def test_expressions() -> None:
    expression = Expression.parse("geboren-buiten-nl - buiten-europa + k_0Tot15Jaar")
    assert expression.terms == ((1, "geboren-buiten-nl"), (-1, "buiten-europa"), (1, "k_0Tot15Jaar"))
    assert str(expression) == "geboren-buiten-nl - buiten-europa + k_0Tot15Jaar"


def test_buurten_are_read_when_the_description_names_their_level(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file of the land has a row of a buurt, left out until common.yaml says what a buurt looks like."""
    known = load_mapping(catalogue())
    assert [tier.id for tier in made(folder)[0].areas.tiers] == ["land", "gemeente", "wijk"]
    levels = {**known.levels, "buurt": re.compile(r"^BU\d{4}[0-9A-Z]{4}$")}
    monkeypatch.setattr(
        sys.modules["data.sources.statline.build"], "load", lambda _: replace(known, levels=levels)
    )
    figures = Figures(folder)
    areas = figures.release.areas
    assert [tier.id for tier in areas.tiers] == ["land", "gemeente", "wijk", "buurt"]
    assert areas["BU00010101"].parent == "WK000101"
    assert areas["BU00010101"].name == "Ergens"
    assert figures("inwoners", 2024, "BU00010101") == (5.0, 5, -1)
    detail = next(c.detail for c in figures.release.checks if c.name == "Aantal gebieden")
    assert "1 buurten, elk met een wijk (0 bestaan niet meer)" in detail
