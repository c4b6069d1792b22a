"""What an area was made of, followed back by hand."""

from __future__ import annotations

import pytest

from data.areas import Area, Areas
from data.herindeling.gone import gone, standing, successors
from data.herindeling.moves import Lineage, Move, from_frame, to_frame

NAMES = ("A", "B", "C", "D", "E", "F", "G")
NEW = {"C": 2023, "D": 2021, "F": 2022, "G": 2021}
AREAS = Areas(
    [Area("NL00", "Nederland", "land", None)]
    + [Area(n, f"Dorp {n}", "gemeente", "NL00", NEW.get(n)) for n in NAMES]
    + [Area("WA", "Wijk A", "wijk", "A", None, 2020), Area("WB", "Wijk B", "wijk", "B")]
)


def lineage(*moves: Move) -> Lineage:
    return Lineage(moves, AREAS)


def test_a_chain_is_followed_over_the_years() -> None:
    found = lineage(Move(2021, "A", "B"), Move(2023, "B", "C"), Move(2023, "E", "C"))
    assert found.parts("C", 2020).areas == ("A", "B", "E")
    assert found.parts("C", 2021).areas == found.parts("C", 2022).areas == ("B", "E")
    assert found.parts("C", 2023).areas == ("C",)
    assert found.parts("B", 2020).areas == ("A", "B")  # what B was as long as it was there
    assert not any(found.parts(code, 2020).moves for code in NAMES)
    assert found.targets == ("B", "C")


def test_a_new_code_is_the_old_area() -> None:
    found = lineage(Move(2021, "A", "D"))
    assert found.parts("D", 2020).areas == ("A",)


def test_a_part_that_came_is_never_counted_but_kept_as_a_break() -> None:
    split = (Move(2021, "A", "B", 0.4), Move(2021, "A", "D", 0.6))
    found = lineage(*split, Move(2023, "B", "C"))
    assert found.parts("B", 2020).areas == ("B",)
    assert found.parts("B", 2020).moves == (split[0],)
    assert found.parts("D", 2020).areas == ()  # new, and made of a piece only
    assert found.parts("C", 2020).areas == ("B",)  # another code for B, with the same break
    assert found.parts("C", 2020).moves == (split[0],)
    assert found.touching("B", 2020) == (split[0],)
    assert found.touching("B", 2021) == ()


def test_a_moved_border_breaks_both_sides() -> None:
    stays, goes = Move(2021, "A", "A", 0.9), Move(2021, "A", "B", 0.1)
    found = lineage(stays, goes)
    for code in ("A", "B"):
        assert found.parts(code, 2020).areas == (code,)
        assert found.touching(code, 2020) == (goes,)
        assert found.left(code, 2025) == ()


def test_where_one_finds_an_area_that_is_no_more() -> None:
    found = lineage(
        Move(2021, "A", "B"), Move(2023, "B", "C"), Move(2022, "E", "F", 0.5), Move(2022, "E", "G", 0.5)
    )
    assert gone(found, AREAS) == {"A": 2021, "B": 2023, "E": 2022, "WA": 2021}

    def names(code: str, year: int) -> list[str]:
        return [a.code for a in successors(found, AREAS, code, year)]

    assert names("A", 2020) == ["A"]
    assert (names("A", 2022), names("A", 2023), names("WA", 2024)) == (["B"], ["C"], ["C"])
    assert names("E", 2022) == ["F", "G"]
    assert [standing(found, AREAS, c, 2024) for c in ("A", "WA", "E", "C", "NL00")] == [
        "C", "C", "NL00", "C", "NL00",
    ]  # fmt: skip


@pytest.mark.parametrize("moves", [(), (Move(2021, "A", "B"), Move(2022, "E", "F", 0.25))])
def test_a_table_of_moves_reads_back(moves: tuple[Move, ...]) -> None:
    assert from_frame(to_frame(moves)) == moves
