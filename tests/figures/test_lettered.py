"""Which letters our fonts have, for a page that warns before a file says "?"."""

from __future__ import annotations

import re

import pytest

from exports.rapport.letters import UNKNOWN, written
from figures.fonts import lettered

KNOWN = re.compile(f"[\\s{lettered()}]")


@pytest.mark.parametrize("letter", [*"aZ09é ëïĳŒ’“–…€", *"αжếعあ😀"])
def test_what_the_page_lets_pass_is_never_a_question_mark(letter: str) -> None:
    if KNOWN.fullmatch(letter):
        assert written(letter) != UNKNOWN
    else:
        assert not letter.isascii()


def test_dutch_needs_no_warning_and_arabic_does() -> None:
    assert all(KNOWN.fullmatch(c) for c in "Façade, coöperatie, crème, Curaçao: “€ 5” – ’s avonds…")
    assert not any(KNOWN.fullmatch(c) for c in "مرحبا😀")
