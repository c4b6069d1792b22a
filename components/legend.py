"""The two legends of the taart, in words, with the reference named."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from components.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from components.wording import reference_sentence
from components.words import text
from data.results import Comparison


def legend(comparison: Comparison) -> Markup:
    """Both scales from one end to the other, the hatch for "unknown", and what is compared with what."""
    return Markup(
        '<figcaption class="legend"><p class="reference">{reference} <a href="/uitleg#kleur">{more}</a></p>'
        '<div class="scales">{judged}{described}{unknown}</div></figcaption>'
    ).format(
        reference=reference_sentence(comparison),
        more=text("legenda.uitleg"),
        judged=_scale(JUDGED, "ongunstiger", "gunstiger", text("legenda.oordelend")),
        described=_scale(DESCRIBED, "lager", "hoger", text("legenda.beschrijvend")),
        unknown=Markup('<div class="scale">{}<span>{}</span></div>').format(_swatch(UNKNOWN), UNKNOWN.word),
    )


def _scale(scale: Mapping[int, Verdict], low: str, high: str, where: str) -> Markup:
    """One line: the word at each end, five swatches with their signs, and where this scale is used."""
    return Markup(
        '<div class="scale" title="{where}"><span class="end">{low}</span>{steps}<span>{high}</span></div>'
    ).format(
        where=where,
        low=text(f"oordeel.{low}"),
        high=text(f"oordeel.{high}"),
        steps=Markup("").join(_swatch(scale[level]) for level in sorted(scale)),
    )


def _swatch(verdict: Verdict) -> Markup:
    return Markup(
        '<span class="swatch v-{k}" data-tip="{w}"><b aria-hidden="true">{s}</b>'
        '<span class="visually-hidden">{w}, </span></span>'
    ).format(k=verdict.key, s=verdict.sign, w=verdict.word)
