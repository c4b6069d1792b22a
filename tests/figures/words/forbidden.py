"""What no title may say, in one place; titles of any figure, slide, picture or page are held against it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from figures.words.title import MOST, words_of

TITLE = {
    "counts times instead of subjects": r"\bkeer (?:on)?gunstiger|\bkeer (?:hoger|lager)\b",
    "ranks": r"\b(?:hoogste|laagste|beste|slechtste|meeste|minste|bovenaan|onderaan|koploper|nummer één)\b",
    "says why": r"\b(?:doordat|daardoor|dankzij|wegens|vanwege|veroorza\w+|leidt tot|komt door)\b",
    "blames": r"\b(?:slecht\w*|achterstandswijk\w*|probleem\w*|allochto\w+|autochto\w+)\b",
    "is jargon": r"significan\w+|\bτ\b|\bp-waarde\b|betrouwbaarheidsinterval|meer dan (?:door )?toeval",
    "is a word of the makers": r"\bijkpunt\w*|\bn = |\(in de taart\)|\bNone\b|\bnan\b|\bexhibit\b",
    "is a release": r"\b(?:demo|cbs)-\d{4}|-[0-9a-f]{8}\b",
    "has a hole": r"\{|\}|\(\)|\s{2,}| ,|, ,|: ?$|\.\.",
    "calls people by their origin": r"\b(?:Syriërs|Turken|Marokkanen|Surinamers|Antillianen|Polen)\b",
}
"""Why a pattern is forbidden in a title, and the pattern."""

SCREEN = {
    "is a release": TITLE["is a release"],
    "is a word of the makers": r"\bijkpunt\w*|\bn = |\bNone\b|\bnan\b",
    "counts times instead of subjects": TITLE["counts times instead of subjects"],
}
"""What may stand nowhere on the screen."""


def faults(title: str, places: Iterable[str] = ()) -> list[str]:
    """What is wrong with a title: forbidden words, or too many of them; the name of a place counts as one."""
    wrong = [why for why, pattern in TITLE.items() if re.search(pattern, title, re.I)]
    short = title
    for place in sorted(places, key=len, reverse=True):
        short = short.replace(place, "x")
    if len(words_of(short)) > MOST:
        wrong.append(f"has {len(words_of(short))} words")
    if title.endswith("."):
        wrong.append("ends with a full stop")
    return wrong


_OTHERS = frozenset(
    ["api", "bouw", "cbs", "levering", "microdata", "onthulling", "ophalen", "swing", "proef", "voortgang"]
)
_FORMULAS = {"uitleg.som_aandeel", "uitleg.som_gemiddelde"}


def on_screen(key: str, words: str) -> list[str]:
    """What may not stand on the screen in the text of that key; its blanks are no words."""
    if key.split(".")[0] in _OTHERS or key in _FORMULAS:
        return []
    bare = re.sub(r"\{[^{}]*\}", "x", words)
    return [why for why, pattern in SCREEN.items() if re.search(pattern, bare, re.I)]
