"""The two legends of the taart, in words, with the reference named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from data.catalogue import Theme
from data.results import Profile
from figures.markup import Markup
from figures.verdict import DESCRIBED, JUDGED, UNKNOWN, Verdict
from figures.words.text import text
from figures.words.wording import reference_sentence


def legend(profile: Profile, themes: Sequence[Theme]) -> Markup:
    """Both scales with the themes they are used for, "unknown", and what is compared with what."""
    judged = {count.theme for count in profile.themes if count.judged}
    names = ", ".join(t.short.lower() for t in themes if t.id in judged)
    where = text("legenda.oordelend", themas=names or text("legenda.geen"))
    return Markup(
        '<figcaption class="legend"><p class="reference">{reference} <a href="/uitleg#kleur">{more}</a></p>'
        '<div class="scales">{judged}{described}{unknown}</div></figcaption>'
    ).format(
        reference=reference_sentence(profile.comparison),
        more=text("legenda.uitleg"),
        judged=_scale(True, where),
        described=_scale(False, text("legenda.beschrijvend")),
        unknown=Markup('<div class="scale">{}<span>{}</span></div>').format(_swatch(UNKNOWN), UNKNOWN.word),
    )


@lru_cache(50)
def _scale(judged: bool, where: str) -> Markup:
    """One line: the word at each end, five swatches with their signs, and below it where it is used."""
    scale = JUDGED if judged else DESCRIBED
    ends = ("ongunstiger", "gunstiger") if judged else ("lager", "hoger")
    low, high = (text(f"oordeel.{end}") for end in ends)
    return Markup(
        '<div class="scale"><span class="end">{low}</span>{steps}<span>{high}</span>'
        '<p class="where">{where}</p></div>'
    ).format(
        where=where,
        low=low,
        high=high,
        steps=Markup("").join(_swatch(scale[level]) for level in sorted(scale)),
    )


def _swatch(verdict: Verdict) -> Markup:
    return Markup(
        '<span class="swatch v-{k}" data-tip="{w}"><b aria-hidden="true">{s}</b>'
        '<span class="visually-hidden">{w}, </span></span>'
    ).format(k=verdict.key, s=verdict.sign, w=verdict.word)
