"""How two sides are named, and what is said of their differences: rules, no ranking, no reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.asked.selection import Reference
from data.queries.pairs.pair_by_indicator import LARGE, Chance, Pair, PairRow
from data.queries.pairs.two_profiles import TwoPies
from data.releases.release import Status
from figures.markup import Markup
from figures.words import formatting
from figures.words.prose import listed
from figures.words.text import text
from figures.words.title import fitting
from figures.words.wording import peers_words, reference_noun
from figures.words.years import dated, other_year

FEW = 9  # with so few figures, differences by chance need no warning of their own


@dataclass(frozen=True, slots=True)
class Names:
    """The sides for the head of a column (``a``, ``b``), for a title, and as ``a_said`` in a sentence.

    ``shared`` is what both have in common: the group, or the area; ``group`` is the shared group, when it is
    not all inhabitants, for a sentence that names the areas alone.
    """

    a: str
    b: str
    a_full: str
    b_full: str
    a_said: str
    b_said: str
    shared: str
    group: str = ""


def names(pair: Pair, full: Mapping[str, str]) -> Names:
    """Name the sides by what they differ in. ``full`` gives the full name of both areas by code."""
    a, b = pair.a, pair.b
    areas, groups = [full[s.area.code] for s in (a, b)], [s.group.people for s in (a, b)]
    if a.group == b.group:
        shared = "" if a.group.code == "T" else a.group.people
        short = [s.area.name for s in (a, b)]
        if short[0] == short[1]:
            short = areas
        return Names(short[0], short[1], areas[0], areas[1], short[0], short[1], shared, shared)
    if a.area == b.area:
        shared = text("vergelijken.in_gebied", gebied=areas[0])
        said = [capital(g) for g in groups]
        return Names(a.group.short, b.group.short, said[0], said[1], groups[0], groups[1], shared)
    short = [text("vergelijken.kort_beide", gebied=s.area.name, groep=s.group.short) for s in (a, b)]
    said = [text("vergelijken.groep_in", gebied=n, groep=g) for n, g in zip(areas, groups, strict=True)]
    return Names(short[0], short[1], capital(said[0]), capital(said[1]), said[0], said[1], "")


def capital(words: str) -> str:
    """The same words with a capital first letter."""
    return words[:1].upper() + words[1:]


def headline(pair: Pair, named: Names, most: PairRow | None) -> Markup:
    """Title and the sentences about both sides."""
    shared = Markup(' <span class="for-whom">{}</span>').format(named.shared) if named.shared else ""
    second = named.b_full if pair.a.group == pair.b.group else named.b_said
    return _head(
        Markup("{}{}").format(text("vergelijken.titel", a=named.a_full, b=second), shared),
        sentences(pair, named, most),
        f"{conclusion(pair.rows, named)}.",
    )


def invitation() -> Markup:
    """What stands there for the land, when there is nothing to compare yet."""
    return _head(
        Markup("{}").format(text("vergelijken.titel_leeg")),
        [text("vergelijken.kies_gebied"), text("vergelijken.kies_groep")],
    )


def _head(title: Markup, lines: Sequence[str], lead: str = "") -> Markup:
    """The title with one sentence below it, and what else can be said beside the figures."""
    return Markup(
        '<div class="pair-head"><h1>{title}</h1>{lead}</div>'
        '<section class="glance"><h2>{glance}</h2><ul>{lines}</ul></section>'
    ).format(
        title=title,
        lead=Markup('<p class="lead">{}</p>').format(lead) if lead else "",
        glance=text("kop.oogopslag"),
        lines=Markup("").join(Markup("<li>{}</li>").format(line) for line in lines),
    )


def sentences(pair: Pair, named: Names, most: PairRow | None) -> list[str]:
    """How many figures differ more than chance, where most, how large, and what to keep in mind."""
    told = [] if pair.given else [text("vergelijken.eerst_ruimer", a=named.a_said, b=named.b_said)]
    counted = [r for r in pair.rows if r.indicator.pie]
    tested = [r for r in counted if r.tested]
    if tested:
        told += [_differences(tested, named, most, pair.year), *_sizes(tested, pair)]
        untold = len([r for r in counted if not r.tested and r.chance is not Chance.AANTAL and _fits(r)])
        if untold:
            told.append(text(f"vergelijken.niet_te_zeggen{'_een' if untold == 1 else ''}", aantal=untold))
    else:
        told.append(text("vergelijken.geen_onderwerp", a=named.a_said, b=named.b_said))
    if "T" not in (pair.a.group.code, pair.b.group.code) and len(tested) < len(counted) / 4:
        hidden = any(Status.ONDERDRUKT in (r.a.status, r.b.status) for r in pair.rows)
        told.append(text("vergelijken.te_klein" if hidden else "vergelijken.geen_herkomst"))
    told += _shared_people(pair, named)
    if tested:
        more = f" {text('vergelijken.letop_veel')}" if len(tested) > FEW else ""
        told.append(text("vergelijken.letop") + more)
        older = sum(other_year(r.a, pair.year) is not None for r in tested)
        if older:
            key = "ouder_een" if older == 1 else "ouder"
            told.insert(-1, text(f"vergelijken.{key}", aantal=older, jaar=pair.year))
    return [capital(t) for t in told]


def _fits(row: PairRow) -> bool:
    """False for a figure that makes no sense for one of the sides: it is not missing."""
    return Status.NIET_VAN_TOEPASSING not in (row.a.status, row.b.status)


def _differences(tested: Sequence[PairRow], named: Names, most: PairRow | None, year: int) -> str:
    told = _how_many(tested, named)
    if most is None or most.a.value is None or most.b.value is None:
        return told
    values = [formatting.figure_value(f, most.indicator) for f in (most.a, most.b)]
    differ = sum(r.chance is Chance.MEER for r in tested)
    if values[0] == values[1]:
        return told  # as shown there is no difference to point at
    name, key = dated(most.indicator.short, most.a, year), "meest" if differ > 1 else "dat_is"
    return f"{told} {text(f'vergelijken.{key}', naam=name, waarde_a=values[0], waarde_b=values[1])}"


def _how_many(tested: Sequence[PairRow], named: Names) -> str:
    """On how many subjects they differ more than chance."""
    differ = [r for r in tested if r.chance is Chance.MEER]
    key = {0: "verschil_geen", 1: "verschil_een"}.get(len(differ), "verschil")
    if len(tested) == 1:
        key = "enige" if differ else "enige_geen"
    sides = {"a": named.a_said, "b": named.b_said}
    told = text(f"vergelijken.{key}", aantal=len(differ), totaal=len(tested), **sides)
    if named.group:
        told = text("vergelijken.bij_groep", groep=named.group, zin=told)
    return told


def conclusion(rows: Sequence[PairRow], named: Names, before: str = "") -> str:
    """On how many of these subjects both sides differ reliably, or that this cannot be said: a title.

    ``before`` is the name of the theme that the rows are of. The sides are named where there is room.
    """
    tested = [r for r in rows if r.tested and r.indicator.pie] or [r for r in rows if r.tested]
    if not tested:
        return _after(before, text("vergelijken.titel_niets"))
    differ = sum(r.chance is Chance.MEER for r in tested)
    key = "titel_op" if len(tested) > 1 else "titel_op_enige"
    told = text(f"vergelijken.{key}{'' if differ else '_geen'}", aantal=differ, totaal=len(tested))
    sides = text("vergelijken.titel_tussen", titel=told, a=named.a_said, b=named.b_said)
    return fitting(_after(before, sides), _after(before, told))


def _after(before: str, words: str) -> str:
    return text("meenemen.op_thema", thema=before, telling=words[0].lower() + words[1:]) if before else words


def _sizes(tested: Sequence[PairRow], pair: Pair) -> list[str]:
    differ = [r for r in tested if r.chance is Chance.MEER]
    if not differ or len(tested) == 1:
        return []
    large = len([r for r in differ if r.size >= LARGE])
    key = {0: "groot_geen", 1: "groot_een"}.get(large, "groot")
    if len(differ) == 1:
        key = "een_groot" if large else "een_klein"
    return [text(f"vergelijken.{key}", aantal=large, peers=peers(pair))]


def peers(pair: Pair) -> str:
    """Between which areas the usual differences are taken: "wijken" or "gemeenten"."""
    return pair.peers.plural


def _shared_people(pair: Pair, named: Names) -> list[str]:
    """Who counts on both sides, in words; nothing when nobody does."""
    if not pair.overlap:
        return []
    if pair.overlap == "deels":
        return [text("vergelijken.deels")]
    part, whole = named.a_said, named.b_said
    if pair.overlap == "b_in_a":
        part, whole = whole, part
    key = "deel" if pair.a.group == pair.b.group else "deel_groep"
    return [text(f"vergelijken.{key}", deel=part, geheel=whole)]


def scale_words(pies: TwoPies, named: Names, asked: Reference) -> list[str]:
    """What a reader must know of the one yardstick of two taarten, beside what the legend says of it.

    ``asked`` is what the selection bar says.
    """
    held, told = pies.yardstick, []
    if not pies.chosen:
        told.append(
            text(
                "vergelijken.andere_maat",
                keuze=text(f"ijkpunt.kies_{asked}"),
                maat=reference_noun(held),
                peers=peers_words(held),
            )
        )
    for name, shown in zip((named.a_said, named.b_said), pies.profiles, strict=True):
        if shown.comparison.kind is None:
            told.append(text("vergelijken.zelf_maat", naam=capital(name)))
    if pies.left_out:
        names = listed([i.short for i in pies.left_out])
        told.append(text("vergelijken.niet_in_taarten", namen=names))
    return told
