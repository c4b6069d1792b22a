"""What the rows of a theme come to in one sentence: on how many subjects it differs, and which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.results import Comparison, Reading
from figures.words.text import text
from figures.words.wording import reference_noun, reference_phrase

ORDER = ("ongunstiger", "gunstiger", "hoger", "lager")


def theme_conclusion(readings: Sequence[Reading], against: Comparison) -> str:
    """ "Op 3 van de 7 onderwerpen ongunstiger dan in Utrecht, op 1 gunstiger."; "" where nothing is judged.

    Only what is more than chance among all figures counts as a difference.
    """
    scored = [r for r in readings if r.scored]
    if not scored:
        return ""
    counted = Counter(_way(r) for r in scored if r.coloured and not r.doubtful)
    found = [(text(f"oordeel.{way}"), counted[way]) for way in ORDER if counted[way]]
    if not found:
        return text("thema.conclusie_geen", totaal=len(scored), ijkpunt=reference_noun(against))
    (first, number), *others = found
    told = {"aantal": number, "totaal": len(scored), "oordeel": first}
    words = [text("thema.conclusie", ijkpunt=reference_phrase(against), **told)]
    words += [text("thema.conclusie_ook", aantal=n, oordeel=way) for way, n in others]
    return f"{', '.join(words)}."


def _way(reading: Reading) -> str:
    if reading.indicator.judged:
        return "gunstiger" if reading.favour > 0 else "ongunstiger"
    return "hoger" if reading.level > 0 else "lager"
