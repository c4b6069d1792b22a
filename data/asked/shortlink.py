"""Short permanent codes for a view: ``/k/<code>``. The code *is* the selection; nothing is stored.

A code is a number in base 62 that ends in a checksum, so that a mistyped code is known to be one. Areas and
years are in it as they are; groups, indicators, themes and views as a hash of their id. So a code means the
same in every release and every order of the catalogue. ``VERSION`` is raised when the layout changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from data.asked.selection import REFERENCES
from data.catalogue import Catalogue

VERSION = 1
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
PAGES = ("overzicht", "thema", "herkomst", "vergelijken")
"""Only ever add to the end: codes hold the position."""
CARDS = ("taart", "tabel", "punten", "verschil", "verloop", "mensen", "matrix", "taarten")
VIEWS = ("nu", "verloop", "herkomst")
UNKNOWN = "onbekend"  # stands for an id that this catalogue no longer has
LONGEST = 80

_LEVELS = (("NL", 2, 7), ("GM", 4, 14), ("WK", 6, 20), ("BU", 8, 27))  # prefix, digits, bits
_CODES = tuple(re.compile(f"{prefix}[0-9]{{{digits}}}") for prefix, digits, _ in _LEVELS)
_TEXT = 7  # the level of an area whose code is of another form
_HASH, _SUM = 20, 10
_STANDARD = {"herkomst": "T", "ijkpunt": "breder", "beeld": "nu"}
_HASHED = ("herkomst", "thema", "indicator", "met_herkomst", "indeling", "beeld", "kaart")


@dataclass(frozen=True, slots=True)
class Place:
    """What a code stands for: a page, a card on it ("" for none) and the query that opens it."""

    page: str
    card: str
    query: Mapping[str, str]


def encode(page: str, values: Mapping[str, str], card: str = "") -> str:
    """The code of a page of PAGES with a query of Dutch keys, some 17 characters; "" when it has no area.

    Keys it does not know are left out, and so is the theme when there is an indicator: that has its own.
    """
    if page not in PAGES or not values.get("gebied"):
        return ""
    told = {k: v for k, v in values.items() if v and v != _STANDARD.get(k)} | (
        {"kaart": card} if card else {}
    )
    if "indicator" in told:
        told.pop("thema", None)
    bits = _Bits()
    bits.put(VERSION, 3)
    bits.put(PAGES.index(page), 3)
    for key in ("gebied", "vergelijk"):
        _put_area(bits, told.get(key, ""))
    year = told.get("jaar", "")
    bits.put(int(year) - 1900 if re.fullmatch(r"(19|20|21)\d\d", year) else 255, 8)
    reference = told.get("ijkpunt", REFERENCES[0])
    bits.put(REFERENCES.index(reference) if reference in REFERENCES else 0, 2)
    for key in _HASHED:
        bits.put(int(key in told), 1)
        if key in told:
            bits.put(_hash(told[key]), _HASH)
    body = bits.number()
    return _base62((body << _SUM) | _checksum(body))


def decode(code: str, catalogue: Catalogue) -> Place | None:
    """What a code stands for, None when it is no code of ours. An id that is gone is UNKNOWN."""
    if not 0 < len(code) <= LONGEST or any(c not in ALPHABET for c in code):
        return None
    number = 0
    for c in code:
        number = number * len(ALPHABET) + ALPHABET.index(c)
    body, given = number >> _SUM, number & ((1 << _SUM) - 1)
    if body < 2 or given != _checksum(body):
        return None
    try:
        return _read(_Reader(body), catalogue)
    except (ValueError, IndexError):
        return None


def _read(bits: _Reader, catalogue: Catalogue) -> Place:
    if bits.take(3) != VERSION:
        raise ValueError("another version")
    page, query = PAGES[bits.take(3)], dict[str, str]()
    for key in ("gebied", "vergelijk"):
        if area := _take_area(bits):
            query[key] = area
    year = bits.take(8)
    if year != 255:
        query["jaar"] = str(1900 + year)
    reference = REFERENCES[bits.take(2)]
    if reference != REFERENCES[0]:
        query["ijkpunt"] = reference
    known = _known(catalogue)
    for key in _HASHED:
        if bits.take(1):
            query[key] = known[key].get(bits.take(_HASH), UNKNOWN)
    if "indicator" in query and query["indicator"] in catalogue.indicators:
        query["thema"] = catalogue.indicators[query["indicator"]].theme
    bits.end()
    return Place(page, query.pop("kaart", ""), query)


def _known(catalogue: Catalogue) -> dict[str, dict[int, str]]:
    """For each hashed key the ids by their hash."""
    divisions = list(catalogue.classifications)
    cards = [*CARDS, *(f"{c}-{d}" for c in ("mix", "verloop") for d in divisions)]
    ids: dict[str, Iterable[str]] = {
        "herkomst": catalogue.groups,
        "met_herkomst": catalogue.groups,
        "thema": catalogue.themes,
        "indicator": catalogue.indicators,
        "indeling": divisions,
        "beeld": [*VIEWS, *(f"herkomst-{d}" for d in divisions)],
        "kaart": [*cards, *catalogue.indicators],
    }
    return {key: {_hash(i): i for i in found} for key, found in ids.items()}


def _hash(name: str) -> int:
    return crc32(name.encode()) & ((1 << _HASH) - 1)


def _checksum(body: int) -> int:
    return crc32(body.to_bytes((body.bit_length() + 7) // 8 or 1)) & ((1 << _SUM) - 1)


def _base62(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    return digits


def _put_area(bits: _Bits, code: str) -> None:
    """No area: level 0. Else 1 + its place in _LEVELS and its number, or the code itself as text."""
    for level, (shape, (_, _, size)) in enumerate(zip(_CODES, _LEVELS, strict=True), 1):
        if shape.fullmatch(code):
            bits.put(level, 3)
            bits.put(int(code[2:]), size)
            return
    raw = code.encode()[:31]
    bits.put(_TEXT if raw else 0, 3)
    if raw:
        bits.put(len(raw), 5)
        bits.put(int.from_bytes(raw), 8 * len(raw))


def _take_area(bits: _Reader) -> str:
    level = bits.take(3)
    if level == 0:
        return ""
    if level == _TEXT:
        size = bits.take(5)
        return bits.take(8 * size).to_bytes(size).decode()
    prefix, digits, size = _LEVELS[level - 1]
    return f"{prefix}{bits.take(size):0{digits}d}"


class _Bits:
    """Numbers one after the other, each in its own number of bits; a 1 in front keeps leading zeros."""

    def __init__(self) -> None:
        self._number = 1

    def put(self, value: int, size: int) -> None:
        self._number = (self._number << size) | value

    def number(self) -> int:
        return self._number


class _Reader:
    """Takes them out again; ValueError when there are too few, or some left at the end."""

    def __init__(self, number: int) -> None:
        self._number, self._left = number, number.bit_length() - 1

    def take(self, size: int) -> int:
        self._left -= size
        if self._left < 0:
            raise ValueError("too short")
        return (self._number >> self._left) & ((1 << size) - 1)

    def end(self) -> None:
        if self._left:
            raise ValueError("too long")
