"""Areas in text that somebody pasted: codes, or names, one a line or with something between them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.areas import Areas
from data.asked.places import area_token
from data.catalogue.aliases import aliases

MOST = 5_000  # pieces of text that are looked at
_LINES, _PIECES = re.compile(r"[\r\n;\t|]+"), re.compile(r",+")
_BRACKETS, _ARTICLE = re.compile(r" \(.*\)$"), re.compile(r"^s (?=\w)")  # 's-Gravenhage is Gravenhage too
Names = Mapping[str, Sequence[str]]


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

    A code may lack its letters (0344, 034401). A name that areas of several levels share means the widest.
    """
    names = _names(areas)
    codes: dict[str, None] = {}
    unknown: dict[str, None] = {}
    unclear: dict[str, None] = {}
    for line in _LINES.split(pasted)[:MOST]:
        whole = line.strip().strip("\"'")
        pieces = [whole] if _code(areas, names, whole) else _PIECES.split(line)
        for piece in (p.strip().strip("\"'").strip() for p in pieces):
            if not piece:
                continue
            code = _code(areas, names, piece)
            if code:
                codes[code] = None
            elif len(names.get(_plain(piece), ())) > 1:
                unclear[piece[:60]] = None
            else:
                unknown[piece[:60]] = None
    return Recognised(tuple(codes), tuple(unknown), tuple(unclear))


def _code(areas: Areas, names: Names, piece: str) -> str | None:
    """The one area or set that a piece of text means; None when it means nothing, or more than one."""
    token = area_token(areas, piece)
    if token is None and piece.isascii() and piece.isdigit():
        bare = (level.prefix + piece for level in areas.tiers[1:])
        token = next((code for code in bare if code in areas), None)
    if token is None:
        named = names.get(_plain(piece), ())
        level = min((areas.levels[areas.index[code]] for code in named), default=0)
        widest = [code for code in named if areas.levels[areas.index[code]] == level]
        token = widest[0] if len(widest) == 1 else None
    return token


@lru_cache(2)  # the release, and that of a test
def _names(areas: Areas) -> Names:
    """The codes by what people call them: its name, and for what lies deeper also with the areas around it.

    A buurt goes by "Taag", by "Taag, Overvecht, Utrecht" and by "Taag, Utrecht".
    """
    names: dict[str, list[str]] = defaultdict(list)
    for area in areas:
        around = [wider.name for wider in areas.wider(area.code)[:-1]]
        called = {area.name, ", ".join([area.name, *around]), ", ".join([area.name, *around[-1:]])}
        called |= {_BRACKETS.sub("", area.name), *aliases().get(area.code, ())}  # Hengelo (O.) is Hengelo
        plain = {_plain(name) for name in called}
        for name in plain | {_ARTICLE.sub("", name) for name in plain}:
            names[name].append(area.code)
    return names


def _plain(name: str) -> str:
    """Without accents, capitals and punctuation, so that it is found however it was typed."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in decomposed if not unicodedata.combining(c))))
