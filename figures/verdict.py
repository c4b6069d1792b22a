"""How a verdict looks and reads: one colour, one sign and one word for each, always together.

Judged figures (ongunstiger–gunstiger) use + and −; described ones (lager–hoger) use ▲ and ▼, so that
nobody reads "higher" as "better". The colours (figures/palette.py) stay apart for colour-blind eyes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from data.results import Reading
from figures.palette import UNKNOWN_INK, VERDICT_COLOURS
from figures.words.text import text

HATCH = "url(#onbekend)"
THIN, THICK = 0.1, 0.22  # outlines of what is lower, and clearly lower
RING = "°"  # an open mark, of the letters that every font has


@dataclass(frozen=True, slots=True)
class Verdict:
    """A class of the legend: ``key`` names its CSS class and text, ``ink`` is readable on ``fill``.

    ``edge`` is the colour of its outline, "" without one; a strong one is THICK where a plain one is THIN.
    ``doubtful``: among all figures beside it such a difference may be chance; then its sign ends on RING.
    """

    key: str
    sign: str
    fill: str
    ink: str
    doubtful: bool = False
    edge: str = ""

    @property
    def word(self) -> str:
        """The Dutch word for this verdict: "ongunstiger"."""
        return _word(self.key)

    @property
    def edge_width(self) -> float:
        """How thick its outline is, as a part of the size of its sign."""
        return (THICK if len(self.sign.rstrip(RING)) > 1 else THIN) if self.edge else 0.0

    @property
    def spoken(self) -> str:
        """The same where the sign is not seen: "ongunstiger, mogelijk toeval"."""
        return text("oordeel.mogelijk_toeval", oordeel=self.word) if self.doubtful else self.word


@cache  # a table of areas asks for the same few a thousand times
def _word(key: str) -> str:
    return text(f"oordeel.{key}")


def _class(key: str, sign: str) -> Verdict:
    fill, ink, edge = VERDICT_COLOURS[key]
    return Verdict(key, sign, fill, ink, edge=edge)


JUDGED = {
    2: _class("veel_gunstiger", "++"),
    1: _class("gunstiger", "+"),
    0: _class("vergelijkbaar", "="),
    -1: _class("ongunstiger", "−"),
    -2: _class("veel_ongunstiger", "−−"),
}
DESCRIBED = {
    2: _class("veel_hoger", "▲▲"),
    1: _class("hoger", "▲"),
    0: _class("vergelijkbaar", "="),
    -1: _class("lager", "▼"),
    -2: _class("veel_lager", "▼▼"),
}
UNKNOWN = Verdict("onbekend", "?", HATCH, UNKNOWN_INK)
UNSCORED = _class("niet_vergeleken", "")


def verdict(reading: Reading) -> Verdict:
    """The class of a reading; a figure that is there but has nothing to be held against is UNSCORED."""
    if reading.scored:
        found = JUDGED[reading.favour] if reading.indicator.judged else DESCRIBED[reading.level]
        return ringed(found) if reading.doubtful else found
    return UNKNOWN if reading.figure.value is None else UNSCORED


@cache
def ringed(shown: Verdict) -> Verdict:
    """The same class with an open mark."""
    return replace(shown, sign=f"{shown.sign}{RING}", doubtful=True)


def scales(judged: Collection[bool]) -> list[Verdict]:
    """The classes of the scale that judges (True), of the one that describes, or of both, each class once.

    From one end to the other, "unknown" last; nothing for no scale.
    """
    both: tuple[tuple[Mapping[int, Verdict], bool], ...] = ((JUDGED, True), (DESCRIBED, False))
    chosen = [scale for scale, judges in both if judges in judged]
    shown = [v for scale in chosen for _, v in sorted(scale.items())]
    return list(dict.fromkeys([*shown, UNKNOWN])) if shown else []
