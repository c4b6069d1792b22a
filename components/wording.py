"""How the reference is named: in a sentence, at the head of a column, under the taart."""

from __future__ import annotations

from components.words import text
from data.results import Comparison


def reference_phrase(comparison: Comparison) -> str:
    """For a sentence: "dan *in Utrecht*", "dan *bij alle inwoners hier*"."""
    if comparison.kind == "totaal":
        return text("ijkpunt.zin_totaal")
    key = "ijkpunt.zin" if comparison.group == "T" else "ijkpunt.zin_groep"
    return text(key, gebied=comparison.area.name)


def reference_column(comparison: Comparison) -> str:
    """For the head of a column: "Utrecht", "Alle inwoners hier"."""
    if comparison.kind is None:
        return text("ijkpunt.kolom_geen")
    if comparison.kind == "totaal":
        return text("ijkpunt.kolom_totaal")
    return text("ijkpunt.kolom", gebied=comparison.area.name)


def reference_sentence(comparison: Comparison) -> str:
    """For under the taart: what is compared with what, and which peers set the scale."""
    if comparison.kind is None:
        return text("ijkpunt.legenda_geen")
    if comparison.peers_level == "gemeente":
        peers = text("ijkpunt.peers_gemeenten")
    elif comparison.peers_in.level == "land":
        peers = text("ijkpunt.peers_wijken")
    else:
        peers = text("ijkpunt.peers_wijken_in", gebied=comparison.peers_in.name)
    key = "legenda_totaal" if comparison.kind == "totaal" else "legenda_groep"
    if comparison.group == "T" and comparison.kind != "totaal":
        key = "legenda"
    return text(f"ijkpunt.{key}", gebied=comparison.area.name, peers=peers)
