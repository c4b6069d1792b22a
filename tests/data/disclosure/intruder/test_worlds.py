"""An intruder who did not write the protection attacks releases of ``build delivery --protect full``.

A dozen small worlds here; many with ``python -m tests.data.disclosure.intruder.run --worlds 200``, or from
seed 0 up with WIJKMONITOR_WORLDS=200.
"""

from __future__ import annotations

import os

import pytest

from tests.data.disclosure.intruder.attack import WIDTH
from tests.data.disclosure.intruder.judge import Count, judge
from tests.data.disclosure.intruder.meaning import BANDS
from tests.data.disclosure.intruder.report import Outcome, table
from tests.data.disclosure.intruder.run import released
from tests.data.disclosure.intruder.seen import HIDDEN, SHOWN
from tests.data.disclosure.intruder.world import Shape, World, shape_of, world

LAND, WIDE, DEEP = ((5,),), ((2,), (3, 2)), ((2,), (2, 1), (2, 3))
SAMPLE = (
    Shape(2, people=300, fans=LAND, indicators=("inwoners", *BANDS, "betalingsachterstand")),
    Shape(2, people=200, fans=LAND, indicators=("inwoners", "halt", "verdachten"), story="herstel"),
    Shape(2, people=900, fans=((4,),), twenty=True, indicators=("inwoners", "bijstand")),
    Shape(2, people=400, fans=LAND, indicators=("inwoners", "nww", "ggz_basis"), story="fusie"),
    Shape(3, people=150, fans=WIDE, indicators=("inwoners", "hoogopgeleid", "schuldsanering")),
    Shape(3, people=250, fans=WIDE, indicators=("inwoners", "bijstand"), story="herstel", partial=True),
    Shape(3, people=200, fans=WIDE, indicators=("inwoners", "verdachten"), story="fusie", partial=True),
    Shape(3, people=150, fans=WIDE, indicators=("inwoners", "segregatie_be", "pct_geboren_bu")),
    Shape(3, people=300, fans=WIDE, indicators=("inwoners", "corporatiewoning", "nww"), plain=True),
    Shape(3, people=250, fans=WIDE, indicators=("inwoners", "met_startkwalificatie"), rounded=True),
    Shape(3, people=700, fans=((2,), (2, 1)), twenty=True, indicators=("inwoners", "aandeel_groep")),
    Shape(4, people=120, fans=DEEP, indicators=("inwoners", "leeftijd_65plus", "vve"), story="herstel"),
    Shape(2, people=400, fans=LAND, indicators=("inwoners", *BANDS, "halt")),  # a part is the whole of Halt
)
MORE = int(os.environ.get("WIJKMONITOR_WORLDS", "0"))
ONCE = (11,)  # worlds that were not tight once: who is left of a hidden noemer, before and after a correction
WORLDS = [(n, shape) for n, shape in enumerate(SAMPLE)]
WORLDS += [(n, shape_of(n)) for n in (*ONCE, *range(MORE))]


def name(made: tuple[int, Shape]) -> str:
    shape = made[1]
    return f"{made[0]}-{shape.levels}-{20 if shape.twenty else 5}-{shape.story}"


@pytest.mark.parametrize(("seed", "shape"), WORLDS, ids=map(name, WORLDS))
def test_nobody_is_known_closer_than_the_protection_says(seed: int, shape: Shape) -> None:
    made = world(seed, shape)
    cells, releases, refused = released(made)
    if not releases:
        pytest.fail(refused)
    close = judge(made, cells).pinned
    assert not close, f"{len(close)} closer than {WIDTH}: {close[:5]}"


def test_a_world_adds_up_and_prints_what_it_counts() -> None:
    made: World = world(7, SAMPLE[0])
    cells, releases, refused = released(made)
    assert (releases, refused) == (1, "")
    assert {c.status for c in cells} == {SHOWN, HIDDEN}
    counts = made.counts[0, 2022]
    people = counts["inwoners"]
    assert (people[0] == people[1:].sum(axis=0)).all()
    assert (people[:, 0] + people[:, 1:].sum(axis=1) == 2 * people.max(axis=1)).all()  # land is the sum
    assert (people == sum(counts[f] for f in ("0-3", "4-12", "13-17", "18-26", "27-64", "65+"))).all()
    here = made.grounds[2022].index
    for cell in cells:
        if cell.indicator == "inwoners" and cell.status == SHOWN:
            truth = people[made.origins.codes.index(cell.group), here[cell.area]]
            assert cell.teller == truth
            assert not 0 < truth < 10


def test_the_table_tells_what_was_found() -> None:
    count = Count("verborgen", "65+", (0, 2022), "NL", "GM0001", truth=3, low=3, high=4)
    free = Count("rest", "65+", (0, 2022), "NL", "GM0002", truth=3, low=1, high=40)
    lines = list(
        table([Outcome(1, "3 niveaus, een", 1, "", 90, 45, [count, free]), Outcome(2, "een", 0, "nee")])
    )
    assert "werelden 2, met een lek 1, uitgaven 1" in lines
    assert "geweigerd: 1 eerste uitgaven, 0 tweede" in lines
    rows = {line.split()[0]: line.split()[1:] for line in lines if line.startswith(("verborgen", "samen"))}
    assert rows["verborgen"] == ["1", "1", "0", "1", "1", "1"]
    assert rows["samen"] == ["2", "1", "0", "1", "1", "39"]
