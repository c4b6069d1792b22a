"""The page Uitleg: its head, table of contents, and the sections about the aim and the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from data.areas import Level
from data.catalogue import Classification, Theme, shipped
from figures.markup import Markup
from figures.words.levels import as_heading
from figures.words.prose import definitions, heading, joined, paragraphs, points, years_words
from figures.words.text import text, texts

SECTIONS = ("doel", "mag-dit", "kleur", "woorden", "onderwerpen", "uitgave")
_WORDS = (
    "ijkpunt", "betrouwbaar", "teller", "noemer", "procentpunt", "marge", "spreiding", "jaar", "voorlopig",
    "breuk", "onderdrukt", "geen", "nvt", "nog_niet", "modelmatig",
)  # fmt: skip


def uitleg(notice: Markup, sections: Mapping[str, Markup], themes: Sequence[Theme]) -> Markup:
    """The whole page. ``sections`` holds the HTML of each of SECTIONS."""
    body = joined(
        Markup('<section id="{id}" tabindex="-1"><h2>{title}</h2>{html}</section>').format(
            id=name, title=text(f"uitleg.{name}"), html=sections[name]
        )
        for name in SECTIONS
    )
    return Markup(
        '{toc}<article class="text">{notice}<h1>{title}</h1><p class="lead">{intro}</p>{body}</article>'
    ).format(
        toc=_contents(themes),
        notice=notice,
        title=text("uitleg.titel"),
        intro=text("uitleg.intro"),
        body=body,
    )


def _contents(themes: Sequence[Theme]) -> Markup:
    below = _links((f"onderwerpen-{t.id}", t.name) for t in themes)
    lines = joined(
        Markup("<li>{link}{below}</li>").format(
            link=_link(name, text(f"uitleg.{name}")), below=below if name == "onderwerpen" else ""
        )
        for name in SECTIONS
    )
    return Markup('<nav class="contents" aria-label="{name}"><p>{name}</p><ul>{lines}</ul></nav>').format(
        name=text("uitleg.inhoud"), lines=lines
    )


def _links(pairs: Iterable[tuple[str, str]]) -> Markup:
    return Markup("<ul>{}</ul>").format(joined(Markup("<li>{}</li>").format(_link(*pair)) for pair in pairs))


def _link(target: str, words: str) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(target, words)


def aim(themes: int, years: Sequence[int]) -> Markup:
    """#doel: what the monitor is and is not, why by origin, and how to use such figures with care."""
    return joined(
        [
            paragraphs(texts("uitleg.doel_p_", themas=themes, jaren=years_words(years))),
            heading(text("uitleg.doel_niet")),
            points(texts("uitleg.doel_niet_")),
            heading(text("uitleg.doel_herkomst")),
            paragraphs(texts("uitleg.doel_herkomst_")),
            heading(text("uitleg.doel_zorgvuldig")),
            points(texts("uitleg.doel_zorgvuldig_")),
        ]
    )


def allowed() -> Markup:
    """#mag-dit: what may and may not be done with figures by origin, and how to write about them."""
    return joined(
        [
            Markup('<p class="notice">{}</p>').format(text("uitleg.mag_status")),
            heading(text("uitleg.mag_kop_1")),
            points(texts("uitleg.mag_wel_")),
            heading(text("uitleg.mag_kop_2")),
            points(texts("uitleg.mag_niet_")),
            heading(text("uitleg.mag_kop_3")),
            paragraphs(texts("uitleg.mag_waarom_")),
            heading(text("uitleg.mag_kop_4")),
            points(texts("uitleg.mag_zo_")),
            paragraphs([text("uitleg.mag_bronnen")]),
        ]
    )


def vocabulary(
    classifications: Sequence[Classification],
    present: Iterable[str],
    years: Mapping[str, Sequence[int]],
    minimum: Sequence[int],
    levels: Sequence[Level],
) -> Markup:
    """#woorden: the terms, and every classification by origin with all its groups.

    ``present`` are the groups of this release, ``years`` those with figures for each classification,
    ``minimum`` the least numbers that indicators are shown from, in order, ``levels`` those of areas.
    """
    codes = frozenset(present)
    least = str(minimum[0])
    if len(minimum) > 1:
        least = text("uitleg.woord_minimum", minste=least, meeste=minimum[-1])
    words = definitions(
        [
            (text("uitleg.woord_gebied"), text("uitleg.woord_gebied_uitleg")),
            *((as_heading(t.name), _level_words(t, around)) for around, t in pairwise(levels)),
            *((text(f"uitleg.woord_{w}"), text(f"uitleg.woord_{w}_uitleg", minimum=least)) for w in _WORDS),
        ]
    )
    return joined(
        [
            words,
            heading(text("uitleg.herkomst")),
            paragraphs(texts("uitleg.herkomst_")),
            *(_classification(c, codes, years.get(c.id, ())) for c in classifications if len(c.groups) > 1),
        ]
    )


def _level_words(level: Level, around: Level) -> str:
    """What a level of areas is; of one that we have no words for, in what its areas lie."""
    key = f"uitleg.niveau_{level.id}"
    return text(key) if key in shipped().texts else text("uitleg.niveau", ruimer=around.name)


def _classification(division: Classification, present: frozenset[str], years: Sequence[int]) -> Markup:
    groups = joined(
        Markup("<li>{}{}</li>").format(
            g.label, "" if g.code in present else f" ({text('uitleg.herkomst_niet_hier')})"
        )
        for g in division.groups
    )
    shown = (
        text("uitleg.herkomst_cijfers", jaren=years_words(years))
        if years
        else text("uitleg.herkomst_geen_cijfers")
    )
    return Markup(
        '<details class="fold" id="indeling-{id}"><summary>{name}</summary><p>{description}</p>'
        '<p>{label}: {valid}, {shown}.</p><ul class="groups">{groups}</ul></details>'
    ).format(
        id=division.id, name=division.name, description=division.description,
        label=text("uitleg.herkomst_geldig"),
        valid=_valid(division), shown=shown, groups=groups,
    )  # fmt: skip


def _valid(division: Classification) -> str:
    key = {
        (False, False): "altijd", (True, False): "van", (False, True): "tot", (True, True): "van_tot",
    }[division.valid_from is not None, division.valid_to is not None]  # fmt: skip
    return text(f"uitleg.herkomst_{key}", van=division.valid_from, tot=division.valid_to)
