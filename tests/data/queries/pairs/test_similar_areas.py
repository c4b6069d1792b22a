"""The most alike areas, held against an obvious pandas reckoning, and the rules about what may count."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data.catalogue import shipped
from data.catalogue.similarity import Characteristic, characteristics
from data.monitor import Monitor
from data.queries.pairs.similar_areas import MOST, Similar, find_similar_areas

Tables = dict[str, pd.DataFrame]


def made(id_: str, *measured: str, **more: object) -> Characteristic:
    plain = Characteristic(id_, id_, "gelijk", "meer", "minder", "omdat", 1.0, (measured,))
    return replace(plain, **more)  # type: ignore[arg-type]


FOUND = (
    made("omvang", "inwoners", transform="log"),
    made("jong", "leeftijd_0_3", weight=0.5),
    made("samen", "bijstand", "vsv", weight=2.0),
    made("tweede", "leeftijd_65plus", measured=(("leeftijd_65plus",), ("verdachten",))),
    made("weg", "kwb_koop"),
    made("herkomst", "aandeel_groep", groups="vijfdeling", default=False, alone=False),
)
ALL = [c.id for c in FOUND]


def column(monitor: Monitor, tables: Tables, c: Characteristic, level: str, year: int) -> pd.DataFrame | None:
    """A characteristic of all areas of a level: a row per area, a column per group."""
    codes = [a.code for a in monitor.areas if a.level == level]
    alternative = next((m for m in c.measured if all(i in tables for i in m)), None)
    if alternative is None:
        return None
    total = pd.DataFrame(0.0, index=codes, columns=["NL", "BE_BU"] if c.groups else ["T"])
    for group in total.columns:
        for indicator in alternative:
            table = tables[indicator]
            for at in range(year, 2013, -1):
                key = (at, group)
                if key in table.index and (table.loc[key].reindex(codes)["status"] == "beschikbaar").any():
                    total[group] += table.loc[key].reindex(codes)["waarde"].astype(float)
                    break
            else:
                return None
    return np.log(total.where(total > 0)) if c.transform == "log" else total


def expected(
    monitor: Monitor, tables: Tables, code: str, year: int, chosen: list[str]
) -> tuple[list[tuple[str, float]], int, int]:
    level = monitor.areas[code].level
    squares, weights, known = 0.0, 0.0, []
    for c in FOUND:
        values = column(monitor, tables, c, level, year) if c.id in chosen else None
        if values is None or values.loc[code].isna().any():
            continue
        z = (values - values.mean()) / values.std()
        squares = squares + c.weight * ((z - z.loc[code]) ** 2).mean(axis=1, skipna=False)
        weights += c.weight
        known.append(values)
    distance = np.sqrt(squares / weights).drop(code)
    there = pd.concat(known, axis=1).notna().any(axis=1).drop(code)
    ranked = distance.dropna().sort_values(kind="stable")[:MOST]
    return list(ranked.items()), int(there.sum()), int((distance.isna() & there).sum())


@pytest.mark.parametrize("chosen", [["omvang"], ["jong", "samen"], ["omvang", "jong", "tweede"], ALL])
@pytest.mark.parametrize("code", ["GM0001", "GM0004", "WK000100", "WK000205", "WK000300"])
@pytest.mark.parametrize("year", [2017, 2022])
def test_it_is_the_standardised_distance(
    monitor: Monitor, tables: Tables, code: str, chosen: list[str], year: int
) -> None:
    found = find_similar_areas(monitor, code, year, FOUND, chosen)
    if found.empty:
        assert not found.matches
        return
    matches, considered, left_out = expected(monitor, tables, code, year, chosen)
    assert [m.area.code for m in found.matches] == [c for c, _ in matches]
    assert [m.distance for m in found.matches] == pytest.approx([d for _, d in matches], rel=1e-5)
    assert (found.considered, found.left_out) == (considered, left_out)


def test_the_distance_follows_from_how_far_each_characteristic_lies_apart(monitor: Monitor) -> None:
    found = find_similar_areas(monitor, "WK000100", 2017, FOUND, ALL)
    assert found.matches
    for match in found.matches:
        weight = sum(c.weight for c, _ in match.apart)
        total = sum(c.weight * z**2 for c, z in match.apart) / weight
        assert match.distance == pytest.approx(total**0.5)


def states(found: Similar) -> dict[str, str]:
    return {t.characteristic.id: t.state for t in found.traits}


def test_what_counts_and_why_something_does_not(monitor: Monitor) -> None:
    told = states(find_similar_areas(monitor, "GM0001", 2017, FOUND))
    assert told["weg"] == "ontbreekt"  # not in this release
    assert told["herkomst"] == "uit"  # off by default
    assert {told[c] for c in ("omvang", "jong", "samen", "tweede")} <= {"aan", "geen_cijfer"}
    assert states(find_similar_areas(monitor, "GM0001", 2017, FOUND, ["jong"]))["omvang"] == "uit"


def test_origin_never_counts_alone(monitor: Monitor) -> None:
    areas = [a.code for a in monitor.areas if a.level == "gemeente"]
    alone = [find_similar_areas(monitor, c, 2017, FOUND, ["herkomst"]) for c in areas]
    assert {f.empty for f in alone} <= {"niet_alleen", "geen_cijfer"}
    assert not any(f.matches for f in alone)
    assert any(find_similar_areas(monitor, c, 2017, FOUND, ["herkomst", "omvang"]).matches for c in areas)


def test_there_is_a_reason_when_there_is_nothing(monitor: Monitor) -> None:
    assert find_similar_areas(monitor, "NL00", 2022, FOUND).empty == "land"
    assert find_similar_areas(monitor, "GM0001", 2022, FOUND, []).empty == "niets"
    assert find_similar_areas(monitor, "GM0001", 2022, FOUND, ["weg", "bestaat niet"]).empty == "niets"


def test_an_area_without_a_figure_leaves_that_characteristic_out(monitor: Monitor, tables: Tables) -> None:
    values = column(monitor, tables, FOUND[0], "wijk", 2022)
    assert values is not None
    code = next(c for c in values.index if values.loc[c].isna().any())
    found = find_similar_areas(monitor, code, 2022, FOUND, ["omvang"])
    assert states(found)["omvang"] == "geen_cijfer"
    assert found.empty == "geen_cijfer"


def test_an_area_is_never_alike_to_itself_nor_to_another_level(monitor: Monitor) -> None:
    for area in monitor.areas:
        for match in find_similar_areas(monitor, area.code, 2022, FOUND, ALL).matches:
            assert match.area.code != area.code
            assert match.area.level == area.level


def test_what_ships_works_on_this_release(monitor: Monitor) -> None:
    found = find_similar_areas(monitor, "GM0001", 2022, characteristics())
    assert not any(t.state == "aan" for t in found.traits if t.characteristic.id == "herkomst")
    assert shipped().classifications.keys() >= {c.groups for c in characteristics() if c.groups}
