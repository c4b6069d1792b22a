"""A count that follows from the other two numbers of a figure is judged and attacked too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cubes import cube
from data.disclosure.derived import completed
from data.releases.release import Release, Status, read
from data.sources.delivery.build import DeliveryOrder, build
from data.sources.delivery.long import COLUMNS
from tests.data.disclosure.world import indicator

SHARE = indicator("bijstand")
AREAS = ["NL00;Nederland;land;;;", "GM0001;G1;gemeente;NL00;;"]


def deliver(folder: Path, row: str) -> Release:
    places, rows = folder / "gebieden.csv", folder / "levering.csv"
    places.write_text("\n".join(["gebied;naam;niveau;ouder;van;tot", *AREAS]), "utf-8")
    rows.write_text("\n".join([";".join(COLUMNS), row]), "utf-8")
    return read(build(DeliveryOrder(folder / "root", (rows,), edition="eigen", areas=places, accept=True)))


@pytest.mark.parametrize(
    ("numbers", "status"),
    [
        (";83;1,2048", Status.ONDERDRUKT),  # one person
        (";83;98,7952", Status.ONDERDRUKT),  # all but one
        (";83;0", Status.BESCHIKBAAR),
        (";83;30", Status.BESCHIKBAAR),
        ("4;;50", Status.ONDERDRUKT),
        ("30;;88,2353", Status.ONDERDRUKT),  # 30 of 34: four are left
        ("30;;40", Status.BESCHIKBAAR),
    ],
)
def test_what_follows_from_the_value_is_judged_too(tmp_path: Path, numbers: str, status: Status) -> None:
    loaded = cube.load(deliver(tmp_path, f"GM0001;2022;T;bijstand;{numbers};"))
    assert loaded.status[loaded.indicators["bijstand"], 0, 0, loaded.areas.index["GM0001"]] == status


@given(st.integers(0, 999), st.data())
def test_the_counts_come_back_from_one_decimal(noemer: int, data: st.DataObject) -> None:
    """Of fewer than a thousand people one decimal of a percentage leaves one teller."""
    teller = data.draw(st.integers(0, noemer)) if noemer else 0
    value = np.array([100 * teller / noemer if noemer else np.nan])
    one, two = np.array([teller]), np.array([noemer])
    none = np.array([-1])
    found = completed(SHARE, np.round(value, 1), none, two, certain=True)
    assert found[0][0] == (teller if noemer else -1)
    exact = completed(SHARE, value, one, none)[1][0]
    assert exact == (noemer if teller else -1)


def test_a_mean_has_no_teller_to_derive() -> None:
    found = completed(indicator("cito"), np.array([530.5]), np.array([-1]), np.array([40]))
    assert (found[0][0], found[1][0]) == (-1, 40)
