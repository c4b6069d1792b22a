"""Names as people paste them: a gemeente before a wijk, other names, and a question when two fit."""

from __future__ import annotations

import pytest

from data.areas import Area, Areas
from data.asked.recognise import recognise
from data.catalogue.aliases import aliases

AREAS = Areas(
    [
        Area("NL00", "Nederland", "land", None),
        Area("GM0164", "Hengelo (O.)", "gemeente", "NL00"),
        Area("GM1876", "Bronckhorst", "gemeente", "NL00"),
        Area("WK187600", "Hengelo", "wijk", "GM1876"),
        Area("GM0373", "Bergen (NH.)", "gemeente", "NL00"),
        Area("GM0893", "Bergen (L.)", "gemeente", "NL00"),
        Area("GM0518", "'s-Gravenhage", "gemeente", "NL00"),
        Area("GM0796", "'s-Hertogenbosch", "gemeente", "NL00"),
    ]
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Hengelo", ("GM0164",)),
        ("Hengelo (O.)", ("GM0164",)),
        ("Hengelo, Bronckhorst", ("WK187600",)),
        ("hengelo bronckhorst", ("WK187600",)),
        ("Den Haag\nDen Bosch", ("GM0518", "GM0796")),
        ("'s-gravenhage; s-Gravenhage; gravenhage", ("GM0518",)),
        ("Bergen (L.)", ("GM0893",)),
    ],
)
def test_a_name_means_the_widest_area_that_has_it(text: str, codes: tuple[str, ...]) -> None:
    assert recognise(AREAS, text).areas == codes


def test_two_that_fit_are_a_question() -> None:
    found = recognise(AREAS, "Bergen")
    assert (found.areas, found.unclear) == ((), ("Bergen",))


def test_the_other_names_are_of_codes_and_of_one_area_each() -> None:
    names = [n.casefold() for known in aliases().values() for n in known]
    assert len(names) == len(set(names))
    assert all(code[:2] == "GM" and code[2:].isdigit() for code in aliases())
