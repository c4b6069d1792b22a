"""The section #kleur of Uitleg: the scoring rule in words, both legends, and how each margin is made."""

from __future__ import annotations

from data.asked.selection import REFERENCES
from data.cubes.cube import MIN_PEERS
from data.statistics.scoring import CLEAR, CLEAR_UNSURE, NOTABLE, NOTABLE_UNSURE, Z
from figures.markup import Markup
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, UNSCORED, Verdict
from figures.words import formatting
from figures.words.prose import definitions, heading, joined, paragraphs, points, table
from figures.words.text import text, texts

STEPS = {"klein": formatting.number(NOTABLE, 1), "groot": formatting.number(CLEAR, 1)}
_MORE = {
    "z": formatting.number(Z, 2),
    "klein_zonder": formatting.number(NOTABLE_UNSURE, 0),
    "groot_zonder": formatting.number(CLEAR_UNSURE, 0),
}
_INTERVALS = ("aandeel", "verhouding", "gemiddelde", "geen", "toets", "veel", "spreiding")
_UNCOLOURED = (JUDGED[0], UNKNOWN, UNSCORED)


def colour(example: Markup) -> Markup:
    """#kleur; ``example`` is the rule applied to a figure at hand."""
    return joined(
        [
            paragraphs(texts("uitleg.kleur_p_")),
            points(texts("uitleg.stap_", **STEPS, **_MORE), "ol"),
            heading(text("uitleg.legenda")),
            paragraphs(texts("uitleg.legenda_p_")),
            legends(),
            example,
            heading(text("uitleg.ijkpunten")),
            paragraphs(texts("uitleg.ijkpunten_p_", minimum=MIN_PEERS)[:1]),
            definitions((text(f"ijkpunt.kies_{r}"), text(f"uitleg.ijkpunt_{r}")) for r in REFERENCES),
            paragraphs(texts("uitleg.ijkpunten_p_", minimum=MIN_PEERS)[1:]),
            heading(text("uitleg.zonder")),
            definitions((v.word, text(f"uitleg.zonder_{v.key}")) for v in _UNCOLOURED),
            heading(text("uitleg.ring")),
            paragraphs(texts("uitleg.ring_")),
            heading(text("uitleg.marges"), id="marges"),
            paragraphs(texts("uitleg.marges_p_", z=formatting.number(Z, 2))),
            definitions((text(f"uitleg.marge_{kind}"), _interval(kind)) for kind in _INTERVALS),
        ]
    )


def legends() -> Markup:
    """Both legends side by side, each class with its sign and word, and when it is given."""
    rows: list[tuple[str | Markup, ...]] = [
        (text(f"uitleg.legenda_{level}", **STEPS), chip(JUDGED[level]), chip(DESCRIBED[level]))
        for level in sorted(JUDGED, reverse=True)
    ]
    rows += [(text(f"uitleg.legenda_{v.key}"), chip(v), chip(v)) for v in (UNKNOWN, UNSCORED)]
    return table(
        [text(f"uitleg.legenda_{c}") for c in ("wanneer", "oordeel", "beschrijving")], rows, "legends"
    )


def chip(shown: Verdict) -> Markup:
    """A verdict as in the table of a theme: colour, sign and word."""
    return Markup('<span class="verdict v-{k}"><b aria-hidden="true">{s}</b>{w}</span>').format(
        k=shown.key, s=shown.sign, w=shown.word
    )


def _interval(kind: str) -> Markup:
    words = Markup("{}").format(text(f"uitleg.marge_{kind}_uitleg"))
    if kind == "geen":
        return words
    return words + Markup(' <cite class="reference">{}</cite>').format(text(f"uitleg.marge_{kind}_bron"))
