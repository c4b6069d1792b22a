"""The areas that are most alike, why, and the characteristics that can be switched on and off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.catalogue.similarity import Characteristic
from data.queries.pairs.similar_areas import Match, Similar, Trait
from figures.markup import Markup
from figures.words import formatting
from figures.words.prose import listed
from figures.words.text import text

ALIKE, OTHER = 0.25, 0.5  # standard deviations: below it is "the same", from it on "more" or "less"
DEGREES = ((0.35, "heel_veel"), (0.7, "veel"), (1.2, "redelijk"))
"""A distance below the number is told with that word, in the words of ``vergelijken.gelijk_…``."""
NO_TRAIT = "geen"


def similar_list(similar: Similar, full: Mapping[str, str]) -> Markup:
    """Title, switches and the list; ``full`` gives the full name of each match by code."""
    if similar.empty == "land":
        title = Markup("<h2>{}</h2>").format(text("vergelijken.gelijk_titel_land"))
        return title + _line(text("vergelijken.gelijk_land"))
    words = {"soort": similar.level.plural, "gebied": similar.area.name}
    parts = [Markup("<h2>{}</h2>").format(text("vergelijken.gelijk_titel", soort=similar.level.plural))]
    if similar.matches:
        parts.append(_line(text("vergelijken.gelijk_intro", **words)))
    parts.append(_switches(similar.traits))
    if similar.matches:
        items = Markup("").join(_match(m, full[m.area.code]) for m in similar.matches)
        parts.append(Markup('<ol class="matches">{}</ol>').format(items))
    else:
        parts.append(_line(text(f"vergelijken.gelijk_{similar.empty or 'geen_cijfer'}", **words), "empty"))
    parts.append(_how(similar, words))
    return Markup("").join(parts)


def _line(words: str, style: str = "") -> Markup:
    return Markup('<p class="{}">{}</p>').format(style, words) if style else Markup("<p>{}</p>").format(words)


def _switches(traits: Sequence[Trait]) -> Markup:
    """A checkbox per characteristic of this release; its value is the whole choice after the click."""
    held = [t for t in traits if t.state != "ontbreekt"]
    on = [t.characteristic.id for t in held if t.state != "uit"]
    boxes = Markup("").join(_switch(t, on) for t in held)
    return Markup('<div class="traits" role="group" aria-label="{0}"><span>{0}</span>{1}</div>').format(
        text("vergelijken.gelijk_kenmerken"), boxes
    )


def _switch(trait: Trait, on: Sequence[str]) -> Markup:
    own = trait.characteristic
    after = [i for i in on if i != own.id] if own.id in on else [*on, own.id]
    return Markup(
        '<button type="button" class="trait" role="checkbox" aria-checked="{checked}" data-event="kenmerken" '
        'data-value="{after}" data-key="kenmerk-{id}" data-tip="{name}\n{why}">{name}</button>'
    ).format(
        checked=str(own.id in on).lower(),
        after=",".join(after) or NO_TRAIT,
        id=own.id,
        name=own.name,
        why=own.why,
    )


def _match(match: Match, full: str) -> Markup:
    degree = next((word for most, word in DEGREES if match.distance < most), "weinig")
    return Markup(
        '<li><button type="button" class="match" data-event="vergelijk" data-value="{code}" '
        'data-mark="{code}" data-key="gelijk-{code}"><b>{name}</b> <span class="degree">{degree}</span>'
        '<span class="why">{why}</span></button></li>'
    ).format(
        code=match.area.code,
        name=full,
        degree=text(f"vergelijken.gelijk_{degree}"),
        why=why(match),
    )


def why(match: Match) -> str:
    """In what the areas are alike and in what not: "Ongeveer zelfde omvang; meer 65-plussers"."""
    alike = [c.alike for c, z in match.apart if abs(z) < ALIKE][:3]
    largest = sorted((p for p in match.apart if abs(p[1]) >= OTHER), key=lambda p: -abs(p[1]))[:2]
    other = listed([_more_or_less(c, z) for c, z in largest])
    if alike:
        key = "gelijk_ongeveer_anders" if other else "gelijk_ongeveer"
        return text(f"vergelijken.{key}", gelijk=listed(alike), anders=other)
    told = text("vergelijken.gelijk_alleen_anders", anders=other) if other else ""
    return told[:1].upper() + told[1:] or text("vergelijken.gelijk_vaag")


def _more_or_less(characteristic: Characteristic, z: float) -> str:
    return characteristic.more if z > 0 else characteristic.less


def _how(similar: Similar, words: Mapping[str, str]) -> Markup:
    """Behind a button: the rule, each characteristic with its reason, and what is missing."""
    lines = [text("vergelijken.gelijk_hoe_uitleg", **words)]
    for state, key in (("ontbreekt", "gelijk_ontbreekt"), ("geen_cijfer", "gelijk_hier_geen")):
        names = [t.characteristic.name for t in similar.traits if t.state == state]
        if names:
            lines.append(text(f"vergelijken.{key}", kenmerken=listed(names), gebied=words["gebied"]))
    if similar.left_out:
        counts = {
            "aantal": formatting.number(similar.left_out),
            "totaal": formatting.number(similar.considered),
        }
        lines.append(text("vergelijken.gelijk_uitgelaten", soort=words["soort"], **counts))
    terms = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(t.characteristic.name, t.characteristic.why)
        for t in similar.traits
        if t.state != "ontbreekt"
    )
    return Markup(
        '<button type="button" class="how" data-toggle="gelijk-hoe" aria-expanded="false" '
        'aria-controls="gelijk-hoe" data-key="gelijk-hoe">{how}</button>'
        '<div id="gelijk-hoe" class="how-text" hidden>{lines}<dl>{terms}</dl></div>'
    ).format(how=text("vergelijken.gelijk_hoe"), lines=Markup("").join(_line(w) for w in lines), terms=terms)
