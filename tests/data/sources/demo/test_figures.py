"""The figures before suppression: sums recomputed with pandas, means, levels and luck."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.disclosure import suppress
from data.releases.release import Status
from data.sources.demo import Country, found
from data.sources.demo.chance import draw
from data.sources.demo.figures import Figures
from data.sources.demo.levels import GEMEENTEN, YEARS

NUMBER = 12
FIVE = ["NL", "EU_BU", "EU_NL", "BE_BU", "BE_NL"]


@pytest.fixture(scope="module")
def country() -> Country:
    return found(NUMBER, 2026)


def long(country: Country, figures: Figures) -> pd.DataFrame:
    """Unsuppressed figures as one row per cell."""
    axes = [YEARS, country.maker.rollup.groups, [a.code for a in country.wide]]
    index = pd.MultiIndex.from_product(axes, names=["year", "group", "area"])
    frame = pd.DataFrame(
        {
            "teller": figures.numerator.reshape(-1),
            "noemer": figures.denominator.reshape(-1),
            "value": figures.value.reshape(-1),
        },
        index=index,
    ).reset_index()
    areas = {a.code: a for a in country.wide}
    frame["level"] = [areas[c].level for c in frame["area"]]
    frame["parent"] = [areas[c].parent or "" for c in frame["area"]]
    return frame


@pytest.mark.parametrize("name", ["inwoners", "leeftijd_65plus", "bijstand", "halt", "met_startkwalificatie"])
def test_counts_add_up_over_areas_and_groups(country: Country, name: str) -> None:
    frame = long(country, country.maker.make(name))
    columns = ["teller"] if name == "inwoners" else ["teller", "noemer"]
    for column in columns:
        wijken = frame[frame.level == "wijk"].groupby(["year", "group", "parent"])[column].sum()
        gemeenten = frame[frame.level == "gemeente"].set_index(["year", "group", "area"])[column]
        assert (wijken.to_numpy() == gemeenten.sort_index().to_numpy()).all()
        land = frame[frame.level == "land"].set_index(["year", "group"])[column]
        assert (gemeenten.groupby(["year", "group"]).sum() == land.sort_index()).all()
        wide = frame.pivot(index=["year", "area"], columns="group", values=column)
        twenty = [g for g in wide.columns if g != "T" and g not in FIVE[1:]]
        assert (wide[FIVE].sum(axis=1) == wide["T"]).all()
        assert (wide[twenty].sum(axis=1) == wide["T"]).all()
        assert len(twenty) == 20


def test_ages_are_the_whole_population(country: Country) -> None:
    ages = [country.maker.make(name).numerator for name in country.levels.age_bands]
    assert np.array_equal(sum(ages), country.maker.make("inwoners").numerator)


def test_complements_share_their_noemer(country: Country) -> None:
    without, having = (country.maker.make(n) for n in ("zonder_startkwalificatie", "met_startkwalificatie"))
    assert np.array_equal(without.denominator, having.denominator)
    assert np.array_equal(without.numerator + having.numerator, having.denominator)


@pytest.mark.parametrize("name", ["cito", "leeftijd_overleden"])
def test_a_mean_is_the_weighted_mean_of_its_parts(country: Country, name: str) -> None:
    frame = long(country, country.maker.make(name))
    assert (frame["teller"] == -1).all()
    frame["sum"] = (frame["value"] * frame["noemer"]).fillna(0)
    for level, key in (("wijk", ["year", "group", "parent"]), ("gemeente", ["year", "group", "parent"])):
        parts = frame[frame.level == level].groupby(key)[["sum", "noemer"]].sum()
        wholes = frame[frame.level == {"wijk": "gemeente", "gemeente": "land"}[level]]
        wholes = wholes.set_index(["year", "group", "area"]).sort_index()
        known = wholes["noemer"].to_numpy() > 0
        mean = parts["sum"].to_numpy()[known] / parts["noemer"].to_numpy()[known]
        assert np.allclose(mean, wholes["value"].to_numpy()[known], atol=1e-6)


def test_national_levels_are_near_the_published_ones(country: Country) -> None:
    for fact in country.levels.facts:
        figures = country.maker.make(fact.indicator)
        group = country.maker.rollup.groups.index(fact.group)
        value = figures.value[YEARS.index(fact.year), group, 0]
        scale = GEMEENTEN / NUMBER if fact.indicator == "inwoners" else 1
        assert abs(100 * (value * scale / fact.value - 1)) <= fact.within, fact


def test_segregation_is_only_for_gemeenten_of_several_wijken(country: Country) -> None:
    status = country.maker.make("segregatie_be").status[:, 0]
    for i, area in enumerate(country.wide):
        several = area.level == "gemeente" and len(country.areas.children(area.code)) > 1
        told = (Status.BESCHIKBAAR, Status.ONDERDRUKT)  # of small groups it may be chance alone
        assert np.isin(status[:, i], told).all() == several


def test_draws_keep_their_mean_and_stay_within_bounds() -> None:
    number = np.full((12, 3, 4000), 30, np.float32)
    expected = number * np.array([0.01, 0.3, 0.98], np.float32)[:, None]
    counts = draw(expected.copy(), number, np.random.default_rng(1), 0.5)
    assert counts.min() >= 0
    assert counts.max() <= 30
    assert np.allclose(counts.mean(axis=(0, 2)), expected[0, :, 0], rtol=0.03)


def test_suppress_hides_only_what_was_available() -> None:
    status = np.array([Status.BESCHIKBAAR, Status.BESCHIKBAAR, Status.NIET_VAN_TOEPASSING], np.uint8)
    found_status = suppress(status, np.array([9, 10, 3]))
    assert found_status.tolist() == [
        Status.ONDERDRUKT,
        Status.BESCHIKBAAR,
        Status.NIET_VAN_TOEPASSING,
    ]
    assert suppress(status, np.array([99, 100, 3]), 100)[0] == Status.ONDERDRUKT
    assert status[0] == Status.BESCHIKBAAR  # the input is left alone
