"""Areas in text that somebody pasted: codes, or names, one a line or with something between them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from data.areas import Area, Areas
from data.asked.request import area_token

MOST = 5_000  # pieces of text that are looked at
_LINES, _PIECES = re.compile(r"[\r\n;\t|]+"), re.compile(r",+")
_DIGITS = {4: "GM", 6: "WK"}


@dataclass(frozen=True, slots=True)
class Recognised:
    """``areas`` are codes (or names of sets), in the order of the text. ``unknown`` is what is no area here,
    ``unclear`` a name that several areas have.
    """

    areas: tuple[str, ...]
    unknown: tuple[str, ...]
    unclear: tuple[str, ...]


def recognise(areas: Areas, pasted: str) -> Recognised:
    """The areas in ``pasted``. A line is tried whole ("Centrum, Utrecht"), then in the pieces between commas.

    A code may lack its letters (0344, 034401). A name that a gemeente and wijken share means the gemeente.
    """
    names = _names(areas)
    found: dict[str, None] = {}
    unknown: dict[str, None] = {}
    unclear: dict[str, None] = {}
    for line in _LINES.split(pasted)[:MOST]:
        whole = line.strip().strip("\"'")
        pieces = [whole] if _known(areas, names, whole) else _PIECES.split(line)
        for piece in (p.strip().strip("\"'").strip() for p in pieces):
            if not piece:
                continue
            code = _known(areas, names, piece)
            if code:
                found[code] = None
            elif len(names.get(_plain(piece), ())) > 1:
                unclear[piece[:60]] = None
            else:
                unknown[piece[:60]] = None
    return Recognised(tuple(found), tuple(unknown), tuple(unclear))


def _known(areas: Areas, names: dict[str, list[Area]], piece: str) -> str | None:
    token = area_token(areas, piece)
    if token is None and piece.isascii() and piece.isdigit() and len(piece) in _DIGITS:
        token = area_token(areas, _DIGITS[len(piece)] + piece)
    if token is None:
        named = names.get(_plain(piece), [])
        widest = [a for a in named if a.level != "wijk"] or named
        token = widest[0].code if len(widest) == 1 else None
    return token


def _names(areas: Areas) -> dict[str, list[Area]]:
    names: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        names[_plain(area.name)].append(area)
        if area.level == "wijk":
            names[_plain(areas.full_name(area.code))].append(area)
    return names


def _plain(name: str) -> str:
    """Without accents, capitals and punctuation, so that it is found however it was typed."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in decomposed if not unicodedata.combining(c))))
