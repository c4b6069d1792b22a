"""The demo release as a whole: the same everywhere, fictional, and nothing shown about too few people."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from data import catalogue
from data.cubes import cube
from data.releases import release
from data.sources.demo import build

GEMEENTEN = 12


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> release.Release:
    root = tmp_path_factory.mktemp("demo")
    return release.read(build(root, gemeenten=GEMEENTEN, progress=False))


def test_same_seed_gives_the_same_release(made: release.Release, tmp_path: Path) -> None:
    again = release.read(build(tmp_path, gemeenten=GEMEENTEN, progress=False))
    assert (again.id, again.digest) == (made.id, made.digest)


def test_other_seed_gives_another_release(made: release.Release, tmp_path: Path) -> None:
    other = build(tmp_path, gemeenten=GEMEENTEN, seed=7, progress=False)
    assert other.name != made.id


def test_it_says_that_it_is_fictional(made: release.Release) -> None:
    assert made.fictional
    assert "erzonnen" in made.title
    assert all("erzonnen" in source.name and source.licence == "EUPL-1.2" for source in made.sources)
    assert made.areas.land.name == "Nederland (fictief)"


def test_it_is_whole_and_every_check_passed(made: release.Release) -> None:
    assert release.verify(made) == []
    assert len(made.checks) > 20
    assert all(check.passed for check in made.checks)


def test_it_has_every_indicator_of_the_catalogue(made: release.Release) -> None:
    wanted = {i for i in catalogue.load().indicators if not i.startswith(("kwb_", "gm_", "gz_"))}
    delivered = set(made.indicators)
    assert delivered <= set(catalogue.load().indicators)
    assert {"inwoners", "aandeel_groep", "laag_inkomen", "cito", "segregatie_be"} <= delivered <= wanted
    assert len(delivered) >= 34


def test_no_number_about_fewer_than_ten(made: release.Release) -> None:
    known = catalogue.load().indicators
    for name in made.indicators:
        frame = pd.read_parquet(made.partition(name))
        numbers = frame[["waarde", "teller", "noemer"]].notna().any(axis=1)
        assert (frame["status"].astype(str)[numbers] == "beschikbaar").all(), name
        assert not (frame["noemer"] < known[name].min_denominator).any(), name
        if name in ("inwoners", "aandeel_groep"):
            assert not frame["teller"].between(1, 9).any(), name  # a count of nobody is shown
        assert (frame["teller"].fillna(0) <= frame["noemer"].fillna(1e12)).all(), name


def test_value_follows_from_teller_and_noemer(made: release.Release) -> None:
    for indicator in catalogue.load().indicators.values():
        if indicator.id not in made.indicators or indicator.kind not in ("aandeel", "verhouding"):
            continue
        frame = pd.read_parquet(made.partition(indicator.id)).dropna(subset=["waarde"])
        expected = indicator.per * frame["teller"] / frame["noemer"]
        assert (frame["waarde"] - expected).abs().max() < 1e-3, indicator.id


@pytest.mark.parametrize(
    ("indicator", "year", "group", "status"),
    [
        ("laag_inkomen", 2024, "T", release.Status.NOG_NIET_GEPUBLICEERD),
        ("inkomsten_arbeid", 2023, "T", release.Status.NOG_NIET_GEPUBLICEERD),
        ("inkomsten_arbeid", 2022, "T", release.Status.BESCHIKBAAR),
        ("cito", 2020, "T", release.Status.NIET_BESCHIKBAAR),
        ("ggz_spec", 2013, "T", release.Status.NIET_BESCHIKBAAR),
        ("met_startkwalificatie", 2021, "T", release.Status.NIET_BESCHIKBAAR),
        ("aandeel_groep", 2022, "T", release.Status.NIET_VAN_TOEPASSING),
        ("pct_buiten_nl", 2022, "NL", release.Status.NIET_VAN_TOEPASSING),
        ("pct_verblijf_lt5", 2022, "BE_NL", release.Status.NIET_VAN_TOEPASSING),
        ("pct_verblijf_lt5", 2022, "BE_BU", release.Status.BESCHIKBAAR),
        ("segregatie_be", 2022, "T", release.Status.NIET_VAN_TOEPASSING),
        ("leefbaarometer", 2022, "SYR", release.Status.NIET_VAN_TOEPASSING),
    ],
)
def test_why_there_is_no_national_figure(
    made: release.Release, indicator: str, year: int, group: str, status: release.Status
) -> None:
    figures = cube.load(made)
    cell = (figures.indicators[indicator], figures.years[year], figures.groups[group], 0)
    assert figures.status[cell] == status


def test_last_years_are_provisional(made: release.Release) -> None:
    assert made.provisional == {"vsv": (2024,), "verdachten": (2024,)}


def test_too_few_gemeenten_is_refused_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Kies minstens"):
        build(tmp_path, gemeenten=2, progress=False)
