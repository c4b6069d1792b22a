"""The font of every picture: its files, and how wide words are, so that lines break where they should."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from PIL import ImageFont

FAMILY = "Source Sans 3"
STACK = f"'{FAMILY}', 'Segoe UI', Arial, sans-serif"
FOLDER = Path(__file__).resolve().parents[1] / "assets" / "fonts"
FILES = {  # the second has the letters outside basic Latin, under a name of its own: typst mixes them up else
    False: ("source-sans-3-regular.ttf", "wijkmonitor-letters-regular.ttf"),
    True: ("source-sans-3-bold.ttf", "wijkmonitor-letters-bold.ttf"),
}
# Where our letters are: Latin with accents, punctuation, the euro and a few signs.
_BLOCKS = (
    (0x20, 0x180),
    (0x218, 0x21C),
    (0x2010, 0x2040),
    (0x20AC, 0x20AD),
    (0x2190, 0x2194),
    (0x2260, 0x2266),
)
_REPLACED = "→←≥≤≈√\u202f\u2011"  # exports/rapport/letters.py writes these with other letters
_SIZE = 100  # pixels at which a letter is measured
_WIDEST = 1.0  # of a sign that our font lacks, in parts of the size


@cache
def _advances(bold: bool) -> dict[str, float]:
    """The width of every letter in parts of the size of the font."""
    letters = [
        chr(c) for c in (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2212)
    ]
    found: dict[str, float] = {}
    for font in _fonts(bold):
        lacking = font.getbbox("\uffff")
        for c in letters:
            if c not in found and (c.isspace() or font.getbbox(c) != lacking):
                found[c] = font.getlength(c) / _SIZE
    return found


@cache
def _fonts(bold: bool) -> list[ImageFont.FreeTypeFont]:
    basic = ImageFont.Layout.BASIC
    return [ImageFont.truetype(FOLDER / file, _SIZE, layout_engine=basic) for file in FILES[bold]]


@cache
def has(letter: str) -> bool:
    """Have our fonts this letter? White space and what is never seen count as such."""
    shown = (bytes(f.getmask(letter)) != bytes(f.getmask("\uffff")) for f in _fonts(False))
    return letter.isspace() or letter == "\u200b" or any(shown)


def width(words: str, size: float, bold: bool = False) -> float:
    """How wide ``words`` are at ``size``, both in the same unit; kerning is left out (a percent or two)."""
    advances = _advances(bold)
    return size * sum(advances.get(c, _WIDEST) for c in words)


def wrap(words: str, size: float, room: float, bold: bool = False) -> list[str]:
    """``words`` in lines of at most ``room`` wide; a word that is wider by itself is cut in pieces."""
    lines: list[str] = []
    line = ""
    for word in _pieces(words, size, room, bold):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def balanced(words: str, size: float, room: float, bold: bool = False) -> list[str]:
    """As ``wrap``, with lines about as long as each other: no single word on the last line."""
    lines = wrap(words, size, room, bold)
    low, high = room / 2, room
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) / 2
        if len(wrap(words, size, middle, bold)) > len(lines):
            low = middle
        else:
            high = middle
    return wrap(words, size, high, bold)


def shorten(words: str, size: float, room: float, bold: bool = False) -> str:
    """``words``, or as much of it as fits with an ellipsis; for names in a narrow column only."""
    if width(words, size, bold) <= room:
        return words
    while words and width(f"{words.rstrip()}…", size, bold) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def _pieces(words: str, size: float, room: float, bold: bool) -> list[str]:
    found: list[str] = []
    for word in words.split(" "):
        while len(word) > 1 and width(word, size, bold) > room:
            cut = next((n for n in range(len(word) - 1, 1, -1) if width(word[:n], size, bold) <= room), 1)
            found.append(word[:cut])
            word = word[cut:]
        found.append(word)
    return [f for f in found if f]


@cache
def face() -> str:
    """The font as a CSS rule with the file in it, so that an SVG looks the same without this monitor."""
    data = base64.b64encode((FOLDER / "source-sans-3-latin.woff2").read_bytes()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:200 900;"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


@cache
def lettered() -> str:
    """All letters that our fonts have, as ranges for a class of a regular expression: "\\u0020-\\u007e…"."""
    known = [c for start, end in _BLOCKS for c in range(start, end) if has(chr(c)) or chr(c) in _REPLACED]
    every = set(known)
    starts = [c for c in known if c - 1 not in every]
    ends = [c for c in known if c + 1 not in every]
    return "".join(f"\\u{a:04x}-\\u{b:04x}" for a, b in zip(starts, ends, strict=True))
