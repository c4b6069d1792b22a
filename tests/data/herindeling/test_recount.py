"""Years counted anew, against a slow second count with pandas, and never more than anybody could add up."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from data.areas import Area, Areas
from data.catalogue import Indicator, shipped
from data.herindeling.moves import Lineage, Move
from data.herindeling.recount import RecountCells, plan, recount
from data.releases.release import Status

YEARS, GROUPS = (2019, 2020, 2021, 2022, 2023), ("T", "NL", "SYR")
AREAS = Areas(
    [Area("NL00", "Nederland", "land", None)]
    + [Area(f"GM000{i}", f"Dorp {i}", "gemeente", "NL00") for i in range(1, 7)]
    + [
        Area("GM0009", "Nieuwdorp", "gemeente", "NL00", 2022),
        Area("GM0008", "Hernoemd", "gemeente", "NL00", 2021),
    ]
    + [Area("GM0007", "Laatst", "gemeente", "NL00", 2023)]
)
MOVES = (
    Move(2022, "GM0001", "GM0009"),
    Move(2022, "GM0002", "GM0009"),
    Move(2021, "GM0003", "GM0008"),
    Move(2021, "GM0004", "GM0005"),
    Move(2023, "GM0008", "GM0007"),
    Move(2023, "GM0006", "GM0007", 0.3),
    Move(2023, "GM0006", "GM0005", 0.7),
)
# By hand: in which years an area is the sum of which areas of then.
SUMS = {
    ("GM0009", y): ("GM0001", "GM0002") for y in (2019, 2020, 2021)
} | {
    ("GM0008", y): ("GM0003",) for y in (2019, 2020)
} | {
    ("GM0005", y): ("GM0004", "GM0005") for y in (2019, 2020)
} | {
    ("GM0007", 2019): ("GM0003",), ("GM0007", 2020): ("GM0003",),
    ("GM0007", 2021): ("GM0008",), ("GM0007", 2022): ("GM0008",),
}  # fmt: skip
OF_KIND = {"aandeel": "bijstand", "verhouding": "verdachten", "gemiddelde": "cito", "aantal": "inwoners"}


def world(indicator: Indicator, seed: int) -> RecountCells:
    """Random figures; one cell in eight has no number, and some of the rest lack a count."""
    chance, shape = np.random.default_rng(seed), (len(YEARS), len(GROUPS), len(AREAS))
    noemer = chance.integers(20, 5_000, shape)
    teller = np.minimum(chance.integers(0, 900, shape), noemer)
    value = indicator.per * teller / noemer
    if indicator.kind == "aantal":
        value, noemer = teller.astype(float), np.full(shape, -1)
    if indicator.kind in ("gemiddelde", "index"):
        value, teller = chance.normal(50, 5, shape), np.full(shape, -1)
    noemer = np.where(chance.random(shape) < 0.05, -1, noemer)
    kinds = [Status.BESCHIKBAAR, Status.ONDERDRUKT, Status.NIET_BESCHIKBAAR, Status.NIET_VAN_TOEPASSING]
    status = chance.choice(kinds, shape, p=[0.88, 0.06, 0.04, 0.02]).astype(np.uint8)
    for code, first in (("GM0009", 2022), ("GM0008", 2021), ("GM0007", 2023)):  # they were not there yet
        status[[i for i, y in enumerate(YEARS) if y < first], :, AREAS.index[code]] = Status.NIET_BESCHIKBAAR
    return RecountCells(value, teller, noemer, status)


def long(cells: RecountCells) -> pd.DataFrame:
    """The cells as a table, as a release publishes them: without numbers where there is no figure."""
    arrays = (cells.value, cells.numerator, cells.denominator, cells.status)
    rows = [
        (y, g, a.code, *(array[i, j, k] for array in arrays))
        for i, y in enumerate(YEARS) for j, g in enumerate(GROUPS) for k, a in enumerate(AREAS)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["jaar", "herkomst", "gebied", "waarde", "teller", "noemer", "status"])
    return frame.set_index(["jaar", "herkomst", "gebied"])


def obvious(indicator: Indicator, table: pd.DataFrame) -> dict[tuple[int, str, str], float]:
    """The value of every sum that may be formed."""
    found = {}
    for (code, year), parts in SUMS.items():
        for group in GROUPS:
            rows = table.loc[[(year, group, p) for p in parts]]
            if (rows.status != Status.BESCHIKBAAR).any():
                continue
            counted = (rows.noemer > 0).all()
            if len(parts) == 1:
                value = rows.waarde.iloc[0]
            elif indicator.kind == "aantal":
                value = rows.teller.sum()
            elif indicator.kind == "gemiddelde" and counted:
                value = (rows.waarde * rows.noemer).sum() / rows.noemer.sum()
            elif indicator.kind in ("aandeel", "verhouding") and counted:
                value = indicator.per * rows.teller.sum() / rows.noemer.sum()
            else:
                continue
            found[year, group, code] = float(value)
    return found


@pytest.mark.parametrize("kind", [*OF_KIND, "index"])
@pytest.mark.parametrize("seed", range(6))
def test_every_sum_is_what_one_adds_up_by_hand(kind: str, seed: int) -> None:
    indicators = shipped().indicators.values()
    indicator = next(i for i in indicators if i.kind == kind and i.id in (OF_KIND.get(kind), i.id))
    cells = world(indicator, seed)
    rows = recount(plan(Lineage(MOVES, AREAS), YEARS, GROUPS, AREAS), indicator, cells).to_pylist()
    ours = {
        (r["jaar"], r["herkomst"], r["gebied"]): r["waarde"] for r in rows if r["status"] == "beschikbaar"
    }
    expected = obvious(indicator, long(cells))
    assert ours.keys() == expected.keys()
    assert ours == pytest.approx(expected, rel=1e-6)
    for row in rows:
        if row["status"] != "beschikbaar":
            assert row["waarde"] is row["teller"] is row["noemer"] is None


def one(**changed: object) -> tuple[RecountCells, dict[tuple[int, str], dict[str, object]]]:
    """Figures of bijstand in which GM0001 has 10 of 100 and GM0002 30 of 100, but for what is ``changed``."""
    indicator, shape = shipped().indicators["bijstand"], (len(YEARS), len(GROUPS), len(AREAS))
    cells = RecountCells(
        np.full(shape, 20.0), np.full(shape, 20), np.full(shape, 100), np.full(shape, 1, np.uint8)
    )
    for code, teller in (("GM0001", 10), ("GM0002", 30)):
        cells.numerator[..., AREAS.index[code]] = teller
        cells.value[..., AREAS.index[code]] = teller
    cells.status[:3, :, AREAS.index["GM0009"]] = Status.NIET_BESCHIKBAAR
    for field, (code, value) in changed.items():
        getattr(cells, field)[1, 0, AREAS.index[code]] = value
    rows = recount(plan(Lineage(MOVES, AREAS), YEARS, GROUPS, AREAS), indicator, cells).to_pylist()
    return cells, {(r["jaar"], r["gebied"]): r for r in rows if r["herkomst"] == "T"}


def test_a_share_is_that_of_the_counts_and_not_the_mean_of_the_shares() -> None:
    _, found = one()
    row = found[2020, "GM0009"]
    assert (row["teller"], row["noemer"], row["waarde"]) == (40, 200, 20)


def test_one_hidden_part_hides_the_sum() -> None:
    """The sum less the other part would be the hidden number."""
    _, found = one(status=("GM0002", Status.ONDERDRUKT))
    assert found[2020, "GM0009"] | {"indicator": ""} == {
        "indicator": "", "jaar": 2020, "herkomst": "T", "gebied": "GM0009",
        "waarde": None, "teller": None, "noemer": None, "status": "onderdrukt",
    }  # fmt: skip
    assert found[2019, "GM0009"]["teller"] == 40


@pytest.mark.parametrize("what", [{"numerator": ("GM0001", 95)}, {"denominator": ("GM0001", -1)}])
def test_counts_that_do_not_fit_are_not_added(what: dict[str, object]) -> None:
    _, found = one(**what)
    assert (2020, "GM0009") not in found


def test_what_the_release_says_itself_stands() -> None:
    """A source that gives, or hides, a figure of the new area in an old year knew more than we do."""
    for status in (Status.BESCHIKBAAR, Status.ONDERDRUKT):
        _, found = one(status=("GM0009", status))
        assert (2020, "GM0009") not in found
        assert (2019, "GM0009") in found


def test_a_year_that_cannot_be_counted_is_a_hole_in_a_series_that_is() -> None:
    """GM0005 shows itself with GM0004 in it; its own figure of one year between would be another area."""
    _, found = one(status=("GM0004", Status.NIET_BESCHIKBAAR))
    assert (found[2020, "GM0005"]["status"], found[2019, "GM0005"]["teller"]) == ("niet_beschikbaar", 40)


def test_an_intruder_learns_nothing_from_what_was_counted_anew() -> None:
    """Every sum follows from cells that are published too, so a hidden one stays as free as before."""
    indicator = shipped().indicators["bijstand"]
    for seed in range(20):
        cells = world(indicator, seed)
        hidden = cells.status == Status.ONDERDRUKT
        other = RecountCells(
            np.where(hidden, 1.0, cells.value), np.where(hidden, 7, cells.numerator),
            np.where(hidden, 700, cells.denominator), cells.status,
        )  # fmt: skip
        wanted = plan(Lineage(MOVES, AREAS), YEARS, GROUPS, AREAS)
        assert recount(wanted, indicator, cells).equals(recount(wanted, indicator, other))


def test_nothing_is_made_of_no_moves() -> None:
    assert len(plan(Lineage((), AREAS), YEARS, GROUPS, AREAS).start) == 0
