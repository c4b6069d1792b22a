"""How sources round, per table, indicator and level, and what that does to the figures of a release."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from data.areas import STANDARD, Area, Areas
from data.catalogue import shipped
from data.catalogue.rounding import RoundingRule, rounding_faults, steps_of
from data.cubes import cube
from data.monitor import Monitor
from data.queries.judged import judged
from data.releases.provenance import Origin
from data.releases.release import Source, Status, read
from data.releases.writer import ReleaseWriter
from data.sources.statline.mapping import load
from data.statistics.rounding import EXACT, Steps

KWB = "85984NED"


def test_a_wijk_is_rounded_and_a_gemeente_is_not() -> None:
    rules = shipped().rounding
    assert steps_of(rules, "inwoners", {KWB}, 2) == steps_of(rules, "inwoners", {KWB, "?"}, 3) == Steps(5, 5)
    assert steps_of(rules, "inwoners", {KWB}, 1) == EXACT
    assert steps_of(rules, "inwoners", {"eigen.csv"}, 2) == EXACT


def test_the_largest_step_of_all_rules_counts() -> None:
    rules = shipped().rounding
    assert steps_of(rules, "kwb_bijstand", {KWB}, 1) == Steps(10)
    assert steps_of(rules, "kwb_bijstand", {KWB}, 2) == Steps(10, 15)
    assert steps_of(rules, "kwb_koop", {KWB}, 2) == Steps(value=1)


def test_a_wrong_rule_is_named() -> None:
    rule = RoundingRule("proef", (KWB,), ("bijstand", "onzin"), 0, teller=-5)
    told = " ".join(rounding_faults([rule], {"bijstand"}))
    assert "proef" in told
    assert "onzin" in told
    assert "kleiner dan nul" in told
    assert not rounding_faults(shipped().rounding, shipped().indicators)


def made(root: Path, table: str, stated: dict[str, dict[str, Steps]]) -> Monitor:
    """A release of one indicator in eleven wijken, 0 to 100 of 330 people; the land and gemeente 10 %."""
    rows = [Area("NL00", "Nederland", "land", None), Area("GM0001", "Stad", "gemeente", "NL00")]
    rows += [Area(f"WK0001{w:02}", f"Wijk {w}", "wijk", "GM0001") for w in range(11)]
    areas = Areas(rows, STANDARD[:3])
    numerator = np.array([9900, 990, *range(0, 110, 10)], np.int32)[None, None]
    denominator = np.array([99_000, 9900, *[330] * 11], np.int32)[None, None]
    value = (100 * numerator / denominator).astype(np.float32)
    status = np.full(value.shape, Status.BESCHIKBAAR, np.uint8)
    source = Source("CBS", table, "2024", "CC BY 4.0")
    with ReleaseWriter(
        root, "proef", title="Proef", areas=areas, years=[2024], groups=["T"], sources=[source]
    ) as writer:
        writer.figures("kwb_bijstand", value, numerator, denominator, status)
        writer.origins("kwb_bijstand", [Origin("CBS", table, "kwb.csv", "2024", (2024,))])
        writer.rounded(stated)
        release = read(writer.finish())
    return Monitor(shipped(), release, cube.load(release))


def test_a_release_of_that_table_has_wider_margins_and_fewer_colours(tmp_path: Path) -> None:
    exact, rounded = made(tmp_path / "a", "eigen.csv", {}), made(tmp_path / "b", KWB, {})
    assert exact.rounding is None
    assert rounded.steps == ((Steps(10), Steps(10), Steps(10, 15)),)
    wijken = [a.code for a in exact.areas if a.level == "wijk"]
    before, after = (judged(m, [0], ["T"], wijken, 2024, "breder") for m in (exact, rounded))
    assert (after.low <= before.low + 1e-9).all()
    assert (after.high > before.high).all()
    assert (np.abs(after.deviate) <= np.abs(before.deviate)).all()
    assert (np.abs(after.deviate) < np.abs(before.deviate)).sum() > 8
    assert ((after.level != 0) <= (before.level != 0)).all()
    np.testing.assert_array_equal(before.value, after.value)
    nobody, some = after.readings()[:2]
    assert (nobody.figure.fewer_than, some.figure.fewer_than) == (5, None)
    assert before.readings()[0].figure.fewer_than is None


def test_a_release_says_itself_how_it_rounded(tmp_path: Path) -> None:
    monitor = made(tmp_path, "eigen.csv", {"kwb_bijstand": {"wijk": Steps(5, 5, 0.5)}})
    assert monitor.release.rounding == {"kwb_bijstand": {"wijk": Steps(5, 5, 0.5)}}
    assert monitor.steps == ((EXACT, EXACT, Steps(5, 5, 0.5)),)
    assert replace(monitor.release, rounding={}).rounding == {}


def test_every_table_of_neighbourhoods_of_the_cbs_has_its_rules() -> None:
    """A new year of the same table must not be taken as exact: its number belongs in rounding.yaml."""
    catalogue = shipped()
    for table in load(catalogue).tables:
        if not table.kwb or not table.figures:
            continue
        for indicator in table.figures:
            steps = steps_of(catalogue.rounding, indicator, {table.source.table}, 2)
            assert steps.coarse, f"{table.id}: {indicator}"
