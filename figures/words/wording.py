"""How the reference is named: in a sentence, at the head of a column, under the taart."""

from __future__ import annotations

from data.results import Comparison
from figures.words.text import text


def reference_phrase(comparison: Comparison) -> str:
    """For a sentence: "dan *in Utrecht*", "dan *bij alle inwoners hier*"."""
    if comparison.kind == "totaal":
        return text("ijkpunt.zin_totaal")
    if comparison.kind == "iedereen":
        return text("ijkpunt.zin_iedereen", gebied=comparison.area.name)
    key = "ijkpunt.zin" if comparison.group == "T" else "ijkpunt.zin_groep"
    return text(key, gebied=comparison.area.name)


def reference_noun(comparison: Comparison) -> str:
    """For "vergelijkbaar met …": "Utrecht", "dezelfde herkomst in Utrecht", "alle inwoners hier"."""
    if comparison.kind == "totaal":
        return text("kaart.met_totaal")
    if comparison.kind == "iedereen":
        return text("kaart.met_iedereen", gebied=comparison.area.name)
    key = "kaart.met" if comparison.group == "T" else "kaart.met_groep"
    return text(key, gebied=comparison.area.name)


def reference_column(comparison: Comparison) -> str:
    """For the head of a column: "Utrecht", "Alle inwoners hier"."""
    if comparison.kind is None:
        return text("ijkpunt.kolom_geen")
    if comparison.kind == "totaal":
        return text("ijkpunt.kolom_totaal")
    if comparison.kind == "iedereen":
        return text("ijkpunt.kolom_iedereen", gebied=comparison.area.name)
    return text("ijkpunt.kolom", gebied=comparison.area.name)


def reference_sentence(comparison: Comparison) -> str:
    """For under the taart: what is compared with what, and which peers set the scale."""
    if comparison.kind is None:
        return text("ijkpunt.legenda_geen")
    peers = peers_words(comparison)
    everyone = comparison.kind in ("totaal", "iedereen")
    key = "legenda_totaal" if everyone else "legenda" if comparison.group == "T" else "legenda_groep"
    return text(f"ijkpunt.{key}", gebied=comparison.area.name, peers=peers)


def peers_words(comparison: Comparison) -> str:
    """Between which areas the usual differences are taken: "alle wijken in Utrecht"."""
    level, around = comparison.peers_level, comparison.peers_in
    if around.parent is None:
        below = level.parent == around.level  # then "in Nederland" goes without saying
        return text("ijkpunt.peers" if below else "ijkpunt.peers_land", niveaus=level.plural)
    return text("ijkpunt.peers_in", niveaus=level.plural, gebied=around.name)
