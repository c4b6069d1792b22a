"""The levels of a release in words, and the sentences that fill them in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.areas import STANDARD, Area
from figures.words import levels
from figures.words.levels import either, levels_words, slots, use
from figures.words.text import text, texts
from figures.words.wording import peers_words
from tests.handmade import GEMEENTE, WIJK, Make

BUURT = STANDARD[3]


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    """Whatever a test speaks of, the next one speaks of an ordinary release."""
    yield
    use(STANDARD[:3])


def test_the_words_of_three_levels_are_what_they_were() -> None:
    use(STANDARD[:3])
    assert text("kop.uitnodiging").startswith("Kies hierboven een gemeente of wijk. ")
    assert text("score.geen_vergelijking").endswith("Kies een gemeente, een wijk of een herkomst.")
    assert text("schil.demo") == "Demonstratie. Alle gemeenten, wijken en cijfers zijn verzonnen."
    assert text("uitleg.woord_gebied_uitleg") == "Nederland, een gemeente of een wijk."
    assert "een wijk naast haar gemeente" not in text("uitleg.ijkpunt_breder")
    assert "Een wijk leggen we naast haar gemeente en een gemeente naast Nederland." in text(
        "uitleg.ijkpunt_breder"
    )
    assert texts("uitleg.ijkpunten_p_", minimum=8)[2] == (
        "De spreiding nemen we over gebieden van dezelfde soort. Voor een gemeente zijn dat alle "
        "gemeenten, voor een wijk de andere wijken van de gemeente. Heeft de gemeente minder dan 8 "
        "wijken, of vergelijkt u met Nederland, dan zijn het alle wijken in Nederland. Als minder dan "
        "8 gebieden een cijfer hebben, kennen we de spreiding niet en kleuren we niet."
    )


def test_the_words_of_four_levels() -> None:
    use(STANDARD)
    assert text("start.stop_1") == "Kies een gemeente, wijk of buurt"
    assert text("uitleg.ijkpunt_breder").startswith(
        "De gewone keuze. Een buurt leggen we naast haar wijk, een wijk naast haar gemeente en een gemeente "
        "naast Nederland."
    )
    assert text("uitleg.ijkpunt_nederland").startswith("Ook een wijk of een buurt leggen we dan")
    assert "voor een buurt de andere buurten van de wijk" in texts("uitleg.ijkpunten_p_", minimum=8)[2]
    assert "in elke gemeente, in elke wijk en in elke buurt" in texts("uitleg.doel_p_", themas=6, jaren="")[0]


def test_the_words_of_two_levels_know_no_wijk() -> None:
    use(STANDARD[:2])
    assert text("schil.demo") == "Demonstratie. Alle gemeenten en cijfers zijn verzonnen."
    assert text("uitleg.ijkpunt_breder").startswith(
        "De gewone keuze. Een gemeente leggen we naast Nederland."
    )
    assert not [name for name, words in slots(STANDARD[:2]).items() if "wijk" in words]
    said = [
        *texts("uitleg.ijkpunten_p_", minimum=8),
        text("score.geen_vergelijking"),
        text("kop.uitnodiging"),
    ]
    assert "wijk" not in " ".join(said)


def test_what_is_given_goes_before_what_stands() -> None:
    assert text("zoek.placeholder", een_niveau="provincie") == "Typ een provincie"


def test_words_of_a_list_of_levels() -> None:
    assert either(["a", "b", "c"]) == "a, b of c"
    assert either(["a"]) == "a"
    assert levels_words(STANDARD) == "Nederland, gemeenten, wijken en buurten"
    assert levels.as_heading("buurt") == "Buurt"


def test_the_peers_of_any_level(make: Make) -> None:
    wijk, land = Area("WK000101", "Noord", "wijk", "GM0001"), make.land
    said = [
        peers_words(make.comparison(peers_level=level, peers_in=around))
        for level, around in (
            (GEMEENTE, land),
            (WIJK, land),
            (WIJK, make.gemeente),
            (BUURT, land),
            (BUURT, wijk),
        )
    ]
    assert said == [
        "alle gemeenten",
        "alle wijken in Nederland",
        f"alle wijken in {make.gemeente.name}",
        "alle buurten in Nederland",
        "alle buurten in Noord",
    ]
