"""The real tables of CBS, against figures read from them by hand."""

from pathlib import Path

import pandas as pd
import pytest

from data.cubes.cube import Cube, load
from data.releases.release import Release, Status, read, verify

pytestmark = pytest.mark.shared

WIJKEN = {
    "WK034401": ("West", 29_710),
    "WK034402": ("Noordwest", 45_220),
    "WK034403": ("Overvecht", 35_255),
    "WK034404": ("Noordoost", 40_600),
    "WK034405": ("Oost", 33_510),
    "WK034406": ("Binnenstad", 20_190),
    "WK034407": ("Zuid", 28_395),
    "WK034408": ("Zuidwest", 40_830),
    "WK034409": ("Leidsche Rijn", 49_310),
    "WK034410": ("Vleuten-De Meern", 51_195),
}


@pytest.fixture(scope="module")
def release(cbs_release: Path) -> Release:
    return read(cbs_release)


@pytest.fixture(scope="module")
def cube(release: Release) -> Cube:
    return load(release)


def count(cube: Cube, indicator: str, year: int, area: str, group: str = "T") -> int:
    cell = (cube.indicators[indicator], cube.years[year], cube.groups[group], cube.areas.index[area])
    return int(cube.numerator[cell])


def value(cube: Cube, indicator: str, year: int, area: str, group: str = "T") -> float | None:
    cell = (cube.indicators[indicator], cube.years[year], cube.groups[group], cube.areas.index[area])
    if cube.status[cell] != Status.BESCHIKBAAR:
        return None
    return float(cube.value[cell])


def test_it_is_a_whole_release_of_real_figures(release: Release) -> None:
    assert verify(release) == []
    assert (release.edition, release.fictional) == ("cbs", False)
    assert release.years == (2012, 2016, 2020, 2022, 2023, 2024, 2025)
    (border,) = (s for s in release.sources if not s.table)
    assert ("Kadaster" in border.name, border.date, border.licence) == (True, "2024", "CC BY 4.0")
    assert {s.table for s in release.sources if s.table} == {
        "84799NED",
        "85984NED",
        "85458NED",
        "50090NED",
        "81959NED",
    }
    assert {s.licence for s in release.sources} == {"CC BY 4.0"}
    assert all(c.passed for c in release.checks)


@pytest.mark.parametrize(
    ("year", "group", "expected"),
    [
        (2020, "T", 357_597),
        (2024, "T", 374_238),
        (2024, "NL", 223_593),
        (2024, "EU_BU", 27_018),
        (2024, "EU_NL", 13_350),
        (2024, "BE_BU", 59_483),
        (2024, "BE_NL", 50_794),
        (2020, "W", 43_511),
        (2020, "NW", 85_584),
        (2020, "NW_MAR", 31_429),
        (2020, "NLA", 228_502),
        (2020, "NL", -1),
        (2024, "W", -1),
    ],
)
def test_utrecht(cube: Cube, year: int, group: str, expected: int) -> None:
    assert count(cube, "inwoners", year, "GM0344", group) == expected


def test_the_wijken_of_utrecht(release: Release, cube: Cube) -> None:
    assert {
        a.code: (a.name, count(cube, "inwoners", 2024, a.code)) for a in release.areas.children("GM0344")
    } == WIJKEN
    assert release.areas.full_name("WK034403") == "Overvecht, Utrecht"


def test_other_figures(cube: Cube) -> None:
    assert count(cube, "kwb_bijstand", 2020, "GM0344") == 10_540
    assert count(cube, "kwb_bijstand", 2024, "GM0344") == 10_750
    assert count(cube, "kwb_bijstand", 2020, "NL00") == 421_110
    assert value(cube, "kwb_bijstand", 2024, "GM0344") == pytest.approx(100 * 10_750 / 274_879)
    assert value(cube, "kwb_woz", 2024, "GM0344") == 451
    assert value(cube, "kwb_koop", 2024, "GM0344") == 44
    assert count(cube, "kwb_wmo", 2024, "GM0344") == 19_895
    assert value(cube, "kwb_huisarts", 2024, "WK034401") == pytest.approx(0.6)
    assert value(cube, "gm_eenzaam", 2020, "NL00") == 47


def test_missing_stays_missing(cube: Cube) -> None:
    assert value(cube, "kwb_woz", 2020, "GM0344") is None  # not yet published in the first edition
    assert value(cube, "gm_regie", 2012, "GM0344") is None
    assert value(cube, "kwb_wmo", 2024, "NL00") is None  # ten gemeenten give no figures
    wijken = cube.areas.level_slice("wijk")
    here = cube.status[cube.indicators["kwb_inkomen"], cube.years[2024], 0, wijken]
    assert (here == Status.BESCHIKBAAR).sum() == 1138


def test_the_gemeenten_add_up_to_the_land(cube: Cube) -> None:
    gemeenten, i = cube.areas.level_slice("gemeente"), cube.indicators["inwoners"]
    for year, total in ((2020, 17_407_585), (2023, 17_811_291), (2024, 17_942_942), (2025, 18_044_027)):
        counts = cube.numerator[i, cube.years[year], 0, gemeenten].astype(int)
        assert counts[counts > 0].sum() == total == count(cube, "inwoners", year, "NL00")
    assert count(cube, "inwoners", 2022, "NL00") == -1  # Weesp and three others are not in the file
    for year in (2023, 2024, 2025):
        groups = [
            count(cube, "inwoners", year, "NL00", g) for g in ("NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL")
        ]
        assert sum(groups) == count(cube, "inwoners", year, "NL00")


def test_the_areas(release: Release) -> None:
    assert [tier.id for tier in release.areas.tiers] == ["land", "gemeente", "wijk"]
    levels = {tier.id: release.areas.rows[release.areas.level_slice(tier.id)] for tier in release.areas.tiers}
    assert [len(rows) for rows in levels.values()] == [1, 360, 3777]
    assert sum(a.to_year == 2020 for a in levels["gemeente"]) == 18
    assert sum(a.to_year is None for a in levels["wijk"]) == 3393
    assert release.areas["GM0518"].name == "'s-Gravenhage"
    assert release.areas["GM1992"].from_year == 2023
    assert release.areas["WK099400"].name == "Valkenburg"
    assert release.areas["WK169901"].name == "Wijk 01 Roden"  # there are two in that gemeente
    siblings = [(a.parent, a.name) for a in levels["wijk"]]
    assert len(set(siblings)) == len(siblings)


def test_almere_was_divided_anew(release: Release, cube: Cube) -> None:
    assert release.areas["WK003402-2020"].name == "Almere Stad"
    assert count(cube, "inwoners", 2020, "WK003402-2020") == 109_805
    assert count(cube, "inwoners", 2020, "WK003402") == -1
    assert (release.areas["WK003402"].name, count(cube, "inwoners", 2024, "WK003402")) == ("De Werven", 2_880)


def test_every_figure_is_in_the_file(release: Release, cube: Cube, shared_folder: Path) -> None:
    """A slow second reading of one column for every wijk, with pandas."""
    frame = pd.read_csv(shared_folder / "kwb_2024_wijk.csv", dtype=str).set_index("wijkcode")
    given = pd.to_numeric(frame["PersonenPerSoortUitkeringBijstand_87"])
    ours = pd.Series({a.code: count(cube, "kwb_bijstand", 2024, a.code) for a in release.areas})
    known = ours[ours >= 0].filter(like="WK")
    nobody = given.notna() & (frame["AantalInwoners_5"] == "0")  # no share of nobody
    assert len(known) == given.notna().sum() - nobody.sum() - 1  # and 50 of 15 persons is no share either
    assert (known == given[known.index]).all()


def test_the_maps(release: Release) -> None:
    for level, number in (("gemeente", 342), ("wijk", 3393)):
        shapes = release.shapes(level)
        assert shapes is not None
        assert len(shapes.codes) == number


def test_suspects_by_origin_are_those_of_the_table(cube: Cube, shared_folder: Path) -> None:
    published = pd.read_csv(shared_folder / "verdachten_naar_herkomst_nl.csv", dtype={"key": str})
    rows = {
        "T": "T001040", "NLA": "1012600", "W": "2012655", "NW": "2012657", "NW_MAR": "H008673",
        "NW_ANT": "H007119", "NW_SUR": "H008751", "NW_TUR": "H008766",
    }  # fmt: skip
    for group, key in rows.items():
        row = published.set_index("key").loc[key]
        assert value(cube, "verdachten", 2022, "NL00", group) == pytest.approx(row["suspectsPer10000"] / 10)
        assert count(cube, "verdachten", 2022, "NL00", group) == row["suspectsWithDutchAddress"]
    # As published: 83 and 61 per 10.000, 130.310 and 70.790 suspects with an address in the Netherlands.
    assert value(cube, "verdachten", 2022, "NL00") == pytest.approx(8.3)
    assert (count(cube, "verdachten", 2022, "NL00"), count(cube, "verdachten", 2022, "NL00", "NLA")) == (
        130_310,
        70_790,
    )


def test_suspects_are_there_for_nederland_in_one_year_only(release: Release, cube: Cube) -> None:
    there = cube.status[cube.indicators["verdachten"]] == Status.BESCHIKBAAR
    assert there.sum() == 8
    assert there[cube.years[2022], :, cube.areas.index["NL00"]].sum() == 8
    assert release.provisional["verdachten"] == (2022,)


def test_every_figure_names_the_table_and_the_file_it_came_from(release: Release, cube: Cube) -> None:
    assert set(release.provenance) == set(release.indicators)
    for indicator, origins in release.provenance.items():
        there = (cube.status[cube.indicators[indicator]] == Status.BESCHIKBAAR).any(axis=(1, 2))
        years = {y for y, at in cube.years.items() if there[at]}
        assert {y for o in origins for y in o.years} == years, indicator
        assert {o.table for o in origins} <= {s.table for s in release.sources}
    (suspects,) = release.provenance["verdachten"]
    assert (suspects.table, suspects.file) == ("81959NED", "verdachten_naar_herkomst_nl.csv")
    tables = {(o.table, y) for o in release.provenance["inwoners"] for y in o.years}
    assert {("84799NED", 2020), ("85984NED", 2024), ("85458NED", 2023)} <= tables
