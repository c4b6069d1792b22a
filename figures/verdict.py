"""How a verdict looks and reads: one colour, one sign and one word for each, always together.

Judged figures (ongunstiger–gunstiger) use + and −; described ones (lager–hoger) use ▲ and ▼, so that
nobody reads "higher" as "better". The colours keep their order for colour-blind eyes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from data.results import Reading
from figures.words.text import text

HATCH = "url(#onbekend)"
RING = "°"  # an open mark, of the letters that every font has


@dataclass(frozen=True, slots=True)
class Verdict:
    """A class of the legend: ``key`` names its CSS class and text, ``ink`` is readable on ``fill``.

    ``doubtful``: among all figures beside it such a difference may be chance; then its sign ends on RING.
    """

    key: str
    sign: str
    fill: str
    ink: str
    doubtful: bool = False

    @property
    def word(self) -> str:
        """The Dutch word for this verdict: "ongunstiger"."""
        return _word(self.key)

    @property
    def spoken(self) -> str:
        """The same where the sign is not seen: "ongunstiger, mogelijk toeval"."""
        return text("oordeel.mogelijk_toeval", oordeel=self.word) if self.doubtful else self.word


@cache  # a table of areas asks for the same few a thousand times
def _word(key: str) -> str:
    return text(f"oordeel.{key}")


JUDGED = {
    2: Verdict("veel_gunstiger", "++", "#1d7a72", "#ffffff"),
    1: Verdict("gunstiger", "+", "#8cc3ba", "#10302d"),
    0: Verdict("vergelijkbaar", "=", "#eceae4", "#3d3d3a"),
    -1: Verdict("ongunstiger", "−", "#e3a392", "#45160c"),
    -2: Verdict("veel_ongunstiger", "−−", "#a8402d", "#ffffff"),
}
DESCRIBED = {
    2: Verdict("veel_hoger", "▲▲", "#2f4f8f", "#ffffff"),
    1: Verdict("hoger", "▲", "#94a9d6", "#12203f"),
    0: Verdict("vergelijkbaar", "=", "#eceae4", "#3d3d3a"),
    -1: Verdict("lager", "▼", "#bfe0ea", "#0f3440"),
    -2: Verdict("veel_lager", "▼▼", "#6fb7cc", "#0a2730"),
}
UNKNOWN = Verdict("onbekend", "?", HATCH, "#55554f")
UNSCORED = Verdict("niet_vergeleken", "", "#f6f5f1", "#3d3d3a")


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
