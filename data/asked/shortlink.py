"""Short permanent codes for a view: ``/k/<code>``. The code *is* the selection; nothing is stored.

A code is a number in base 62 that ends in a checksum, so that a mistyped code is known to be one. Areas and
years are in it as they are, whatever the levels of the release; groups, indicators, themes and views as a
hash of their id. So a code means the same in every release and every order of the catalogue. ``VERSION`` is
raised when the layout changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from data.asked.map_views import map_views, subjects_in
from data.asked.selection import REFERENCES
from data.catalogue import Catalogue

VERSION = 1
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
PAGES = ("overzicht", "thema", "herkomst", "vergelijken", "wijken")
"""Only ever add to the end: codes hold the position."""
CARDS = (
    "taart", "tabel", "punten", "verschil", "verloop", "mensen", "matrix", "taarten", "landkaart", "stroken",
    "lijst",
)  # fmt: skip
VIEWS = ("nu", "verloop", "herkomst", "rij")
UNKNOWN = "onbekend"  # stands for an id that this catalogue no longer has
LONGEST = 120

# Forms that make the code of an area short. Any other code fits too (_LETTERED, _TEXT), so these are no
# levels of a release; and they never change, for links in mails and reports hold their position.
_FORMS = (("NL", 2, 7), ("GM", 4, 14), ("WK", 6, 20), ("BU", 8, 27))  # prefix, digits, bits
_DIGITS = tuple(re.compile(f"{prefix}[0-9]{{{digits}}}") for prefix, digits, _ in _FORMS)
_LETTERED, _TEXT = 5, 7  # of capitals, digits and "-" only, as WK0363AA; of whatever letters
_LETTERS = ALPHABET[:36] + "-"
_ROOM = 31  # letters of a code (bytes, as text): it is counted in five bits
_HASH, _SUM = 20, 10
_AREAS = ("gebied", "vergelijk")
_STANDARD = {"herkomst": "T", "ijkpunt": "breder", "beeld": "nu"}
_HASHED = ("herkomst", "thema", "indicator", "met_herkomst", "indeling", "beeld", "kaart")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What a code stands for: a page, a card on it ("" for none) and the query that opens it."""

    page: str
    card: str
    query: Mapping[str, str]


def encode(page: str, values: Mapping[str, str], card: str = "") -> str:
    """The code of a page of PAGES with a query of Dutch keys, some 17 characters.

    "" when it has no area, one whose code is longer than 31 bytes, or subjects of one's own choice. Keys it
    does not know are left out, and so is the theme when there is an indicator: that has its own.
    """
    asked_areas = [values.get(key, "") for key in _AREAS]
    if page not in PAGES or not asked_areas[0] or any(len(code.encode()) > _ROOM for code in asked_areas):
        return ""
    if subjects_in(values.get("beeld", "")):
        return ""  # a code has room for ids of a list, and not for a choice of many
    kept = {k: v for k, v in values.items() if v and v != _STANDARD.get(k)} | (
        {"kaart": card} if card else {}
    )
    if "indicator" in kept:
        kept.pop("thema", None)
    bits = _BitWriter()
    bits.put(VERSION, 3)
    bits.put(PAGES.index(page), 3)
    for key in _AREAS:
        _put_area(bits, kept.get(key, ""))
    year = kept.get("jaar", "")
    bits.put(int(year) - 1900 if re.fullmatch(r"(19|20|21)\d\d", year) else 255, 8)
    reference = kept.get("ijkpunt", REFERENCES[0])
    bits.put(REFERENCES.index(reference) if reference in REFERENCES else 0, 2)
    for key in _HASHED:
        bits.put(int(key in kept), 1)
        if key in kept:
            bits.put(_hash(kept[key]), _HASH)
    body = bits.number()
    return _base62((body << _SUM) | _checksum(body))


def decode(code: str, catalogue: Catalogue) -> Shortcut | None:
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
        return _read(_BitReader(body), catalogue)
    except (ValueError, IndexError):
        return None


def _read(bits: _BitReader, catalogue: Catalogue) -> Shortcut:
    if bits.take(3) != VERSION:
        raise ValueError("another version")
    page, query = PAGES[bits.take(3)], dict[str, str]()
    for key in _AREAS:
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
    return Shortcut(page, query.pop("kaart", ""), query)


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
        "beeld": [
            *VIEWS,
            *(f"herkomst-{d}" for d in divisions),
            *map_views(),
        ],
        "kaart": [*cards, *catalogue.indicators],
    }
    return {key: {_hash(i): i for i in every} for key, every in ids.items()}


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


def _put_area(bits: _BitWriter, code: str) -> None:
    """How it is written in three bits (0: no area, 1 and on: a place in _FORMS), and then the code itself."""
    if not code:
        bits.put(0, 3)
        return
    for form, (shape, (_, _, size)) in enumerate(zip(_DIGITS, _FORMS, strict=True), 1):
        if shape.fullmatch(code):
            bits.put(form, 3)
            bits.put(int(code[2:]), size)
            return
    if set(code) <= set(_LETTERS):
        bits.put(_LETTERED, 3)
        bits.put(len(code), 5)
        bits.put(_number(code), _lettered_size(len(code)))
        return
    raw = code.encode()
    bits.put(_TEXT, 3)
    bits.put(len(raw), 5)
    bits.put(int.from_bytes(raw), 8 * len(raw))


def _take_area(bits: _BitReader) -> str:
    form = bits.take(3)
    if form == 0:
        return ""
    if form == _TEXT:
        size = bits.take(5)
        return bits.take(8 * size).to_bytes(size).decode()
    if form == _LETTERED:
        length = bits.take(5)
        return _word(bits.take(_lettered_size(length)), length)
    prefix, digits, size = _FORMS[form - 1]
    return f"{prefix}{bits.take(size):0{digits}d}"


def _lettered_size(length: int) -> int:
    """How many bits any word of so many of _LETTERS takes."""
    return int(len(_LETTERS) ** length - 1).bit_length()


def _number(word: str) -> int:
    number = 0
    for letter in word:
        number = number * len(_LETTERS) + _LETTERS.index(letter)
    return number


def _word(number: int, length: int) -> str:
    letters = ""
    for _ in range(length):
        number, rest = divmod(number, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


class _BitWriter:
    """Numbers one after the other, each in its own number of bits; a 1 in front keeps leading zeros."""

    def __init__(self) -> None:
        self._number = 1

    def put(self, value: int, size: int) -> None:
        """Add a number in ``size`` bits."""
        self._number = (self._number << size) | value

    def number(self) -> int:
        """All of them as one number."""
        return self._number


class _BitReader:
    """Takes them out again."""

    def __init__(self, number: int) -> None:
        self._number, self._left = number, number.bit_length() - 1

    def take(self, size: int) -> int:
        """The next ``size`` bits; raises ValueError when there are fewer."""
        self._left -= size
        if self._left < 0:
            raise ValueError("too short")
        return (self._number >> self._left) & ((1 << size) - 1)

    def end(self) -> None:
        """Raises ValueError when there are bits left."""
        if self._left:
            raise ValueError("too long")
