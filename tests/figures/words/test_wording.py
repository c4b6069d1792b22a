"""The reference is always named, in words that fit."""

from __future__ import annotations

from typing import Any

import pytest

from figures.words.wording import reference_column, reference_phrase, reference_sentence
from tests.handmade import GEMEENTE


@pytest.mark.parametrize(("kind", "group", "phrase"), [
    ("breder", "T", "in Aadorp"),
    ("breder", "SYR", "bij dezelfde herkomst in Aadorp"),
    ("totaal", "T", "bij alle inwoners hier"),
])  # fmt: skip
def test_in_a_sentence(make: Any, kind: str, group: str, phrase: str) -> None:
    assert reference_phrase(make.comparison(kind=kind, group=group)).startswith(phrase)


def test_at_the_head_of_a_column(make: Any) -> None:
    assert reference_column(make.comparison()) == make.gemeente.name
    assert reference_column(make.comparison(kind="nederland", area=make.land)) == "Nederland"
    assert reference_column(make.comparison(kind="totaal")) == "Alle inwoners hier"
    assert reference_column(make.comparison(kind=None)) == "Vergelijking"


def test_under_the_taart_with_the_peers(make: Any) -> None:
    def words(**changes: Any) -> str:
        return reference_sentence(make.comparison(**changes))

    assert f"alle wijken in {make.gemeente.name}" in words()
    assert "alle wijken in Nederland" in words(peers_in=make.land)
    assert "alle gemeenten" in words(peers_level=GEMEENTE, peers_in=make.land)
    assert "zelfde herkomst" in words(group="SYR")
    assert "zelfde herkomst" not in words()
    assert "alle inwoners van" in words(kind="totaal")
    assert "Daarom" in words(kind=None)
