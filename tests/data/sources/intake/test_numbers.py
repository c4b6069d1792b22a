"""One reader of numbers: what is no number, or could be two, is never a figure."""

from __future__ import annotations

import math
import re

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import shipped
from data.releases.release import Status
from data.sources.intake import missing
from data.sources.intake.notation import Notation
from data.sources.intake.numbers import read, single, unsure


def of(*texts: str, whole: bool = False) -> list[float | None]:
    numbers = read(pa.array(texts, pa.string()), whole=whole)
    return [None if math.isnan(v) else v for v in numbers.value.tolist()]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("12,5", 12.5), ("12.5", 12.5), (" -3 ", -3), ("1e3", 1000), (",5", 0.5), ("11250", 11250)],
)
def test_a_number_in_either_notation(text: str, value: float) -> None:
    assert of(text) == [value]
    assert single(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "1_000",
        "1 000",
        "1.234.567",
        "1,234.5",
        "12%",
        "€ 5",
        "+5",
        "5-",
        "1e999",
        "1e16",
        "3.4028235677973366e+38",
        "nan",
        "inf",
        "=1+1",
        "٣",
        "0x1",
    ],
)
def test_what_is_no_number_is_wrong_in_every_reader(text: str) -> None:
    numbers = read(pa.array([text], pa.string()), whole=False)
    assert numbers.wrong[0]
    assert np.isnan(numbers.value[0])
    assert single(text) is None


@pytest.mark.parametrize("text", ["11.250", "1,5", "1.000"])
def test_a_count_has_no_signs(text: str) -> None:
    assert read(pa.array([text], pa.string()), whole=True).wrong[0]


@pytest.mark.parametrize(
    "code", ["-99995", "-99996", "-99997", "-99998", "-99999", "-99999999", "-99997,0", "x", "X", ".", "?"]
)
def test_a_code_for_a_missing_figure_is_no_number(code: str) -> None:
    numbers = read(pa.array([code], pa.string()), whole=False)
    assert not numbers.wrong[0]
    assert np.isnan(numbers.value[0])
    assert numbers.absent[0] == single(code) != missing.NONE
    if code.startswith("-"):
        typed = read(pa.array([float(code.replace(",", "."))]), whole=False)
        assert np.isnan(typed.value[0])
        assert typed.absent[0] == numbers.absent[0]


def test_a_secret_part_weighs_most() -> None:
    a = np.array([missing.NONE, Status.NIET_BESCHIKBAAR, Status.ONDERDRUKT], np.uint8)
    b = np.array([missing.NONE, Status.NIET_VAN_TOEPASSING, Status.NIET_BESCHIKBAAR], np.uint8)
    assert missing.worst([a, b]).tolist() == [
        missing.NONE,
        Status.NIET_VAN_TOEPASSING,
        Status.ONDERDRUKT,
    ]


@pytest.mark.parametrize(
    ("texts", "doubt"),
    [
        (["412.000", "385"], True),
        (["412.000", "385.5"], False),  # here the point is one of decimals
        (["0.412"], False),
        (["1234.567"], False),
        (["412,000"], True),
        (["412"], False),
    ],
)
def test_a_sign_between_thousands_is_not_guessed(texts: list[str], doubt: bool) -> None:
    notation: Notation[int] = Notation()
    notation.see(read(pa.array(texts, pa.string()), whole=False), lambda at: at)
    assert notation.in_doubt == doubt


def test_two_signs_in_one_file_are_seen() -> None:
    notation: Notation[int] = Notation()
    for texts in (["1,5", "2"], ["3", "412.000"]):
        notation.see(read(pa.array(texts, pa.string()), whole=False), lambda at: at)
    assert (notation.first, notation.other) == (0, 1)


@given(st.text(alphabet="0123456789.,-+eE x_?", max_size=12))
def test_a_column_and_a_cell_are_read_alike(text: str) -> None:
    numbers = read(pa.array([text], pa.string()), whole=False)
    alone = single(text)
    if not text.strip():
        assert not numbers.wrong[0]
    elif alone is None:
        assert numbers.wrong[0]
    elif isinstance(alone, Status):
        assert numbers.absent[0] == alone
    else:
        assert numbers.value[0] == alone
    assert numbers.unsure[0] == unsure(text.strip())


@given(st.floats(-(2**49), 2**49, width=32), st.booleans())
def test_what_is_written_is_read(value: float, comma: bool) -> None:
    text = f"{value:.9g}"
    assert of(text.replace(".", ",") if comma else text) == [pytest.approx(value, rel=1e-6)]


def test_every_indicator_has_a_range() -> None:
    for indicator in shipped().indicators.values():
        low, high = indicator.range
        assert low < high
        if indicator.kind == "aandeel":
            assert (low, high) == (0, indicator.per)
        if indicator.kind in ("gemiddelde", "index"):
            assert math.isfinite(high), indicator.id
        assert not any(low <= code <= high for code in missing.NUMBERS)
    assert re.fullmatch(r"-?\d+", next(iter(missing.CODES)))
