"""The sentences of /herkomst: what the groups have in common, how far they differ, never which is "worst"."""

from __future__ import annotations

from collections.abc import Callable

from data.catalogue import Group, Indicator
from data.queries.groups.gaps_by_group import Gap, GroupGaps, Limits, Range
from data.results import Figure
from figures.people.parts import one_in
from figures.words import formatting
from figures.words.text import text
from figures.words.title import fitting
from figures.words.years import sentence


def range_sentence(indicator: Indicator, area: str, spread: Range, sensitive: bool) -> str:
    """ "Bijstand in Overvecht: het cijfer verschilt tussen de groepen van 3,1 % tot 24,0 %. Bij 2 van …".

    For a sensitive theme the numbers are left to the figure with its caveat.
    """
    told = {"naam": indicator.short, "gebied": area}
    few = few_words(spread)
    if spread.low is None or spread.high is None:
        return f"{text(f'herkomst.zin_{_too_few(spread)}', **told)} {few}".strip()
    if sensitive:
        sentence = text("herkomst.zin_gevoelig", **told)
    else:
        low, high = _ends(indicator, spread)
        key = "herkomst.zin_toeval" if spread.apart is False else "herkomst.zin_verschil"
        key = "herkomst.zin_gelijk" if low == high else key
        sentence = text(key, **told, **_named_ends(indicator, spread))
    return f"{sentence} {few}".strip()


def _ends(indicator: Indicator, spread: Range) -> tuple[str, str]:
    """The lowest and the highest figure, as they are shown."""
    if spread.ends is not None:
        low, high = (formatting.figure_value(f, indicator) for f in spread.ends)
    else:
        low, high = (formatting.with_unit(v or 0.0, indicator) for v in (spread.low, spread.high))
    return low, high


def few_words(spread: Range) -> str:
    """How many of the groups have no figure, and why when that is the same for all; empty for none."""
    if not spread.absent:
        return ""
    told = {"aantal": spread.absent, "totaal": spread.groups}
    if spread.absent == spread.groups:
        key = "alle_klein" if spread.hidden == spread.absent else "alle"
    else:
        key = "klein" if spread.hidden == spread.absent else "deel"
    return text(f"herkomst.zonder_cijfer_{key}", **told)


def _too_few(spread: Range) -> str:
    """Why groups cannot be compared: the figure fits no group, one has a figure, or none has."""
    if not spread.groups:
        return "past_niet"
    return "een" if spread.groups - spread.absent == 1 else "geen"


def range_title(indicator: Indicator, spread: Range, sensitive: bool, total: Figure | None = None) -> str:
    """The conclusion about the groups: from where to where, or that they do not differ reliably.

    Both ends are named where they differ reliably: then their margins do not touch. ``total`` is the figure
    of all inhabitants. No group is called first or last; of a sensitive subject no numbers stand in a title.
    """
    told = {"naam": indicator.short}
    if spread.low is None:
        return text("herkomst.titel_geen", **told)
    if sensitive:
        return fitting(covered(kaal := text("herkomst.titel_kaal", **told), spread), kaal)
    low, high = _ends(indicator, spread)
    if low == high:
        plain = text("herkomst.titel_gelijk", laag=low, **told)
        return fitting(covered(plain, spread), plain)
    if spread.apart is False:
        plain = text("herkomst.titel_toeval", laag=low, hoog=high, **told)
        return fitting(covered(plain, spread), plain)
    plain = text("herkomst.titel_verschil", laag=low, hoog=high, **told)
    named = text("herkomst.titel_verschil", **told, **_named_ends(indicator, spread))
    known = total is not None and total.value is not None and indicator.kind != "aantal"
    all_of = formatting.figure_value(total, indicator) if total is not None and known else ""
    ways = [covered(_beside(t, all_of), spread) for t in (named, plain)] if all_of else []
    return fitting(
        ways[0] if ways else "", covered(named, spread), named, *ways[1:], covered(plain, spread), plain
    )


def _beside(title: str, total: str) -> str:
    return text("herkomst.titel_alle", titel=title, totaal=total)


def _named_ends(indicator: Indicator, spread: Range) -> dict[str, str]:
    """Both ends with the names of their groups, when these differ reliably: their margins do not touch."""
    low, high = _ends(indicator, spread)
    if spread.apart and spread.ends is not None and spread.outer is not None:
        (first, last), groups = spread.ends, spread.outer
        if first.high is not None and last.low is not None and first.high < last.low:
            low, high = (
                text("herkomst.einde", waarde=value, groep=group.short)
                for value, group in zip((low, high), groups, strict=True)
            )
    return {"laag": low, "hoog": high}


def covered(title: str, spread: Range) -> str:
    """ "… (3 van de 20 groepen)": a title that speaks of the groups, when some have no figure."""
    if not spread.absent:
        return title
    there = spread.groups - spread.absent
    return text("herkomst.titel_met_cijfer", titel=title, aantal=there, totaal=spread.groups)


def size_words(people: int | None, year: int | None) -> str:
    """ "1.230 inwoners"; with the ``year`` when that is not the year of the figure beside it."""
    if people is None:
        return text("kaart.inwoners_onbekend")
    told = text("kaart.inwoners_een" if people == 1 else "kaart.inwoners", aantal=formatting.number(people))
    return told if year is None else text("figuur.met_jaar", wat=told, jaar=year)


def gaps_title(gaps: GroupGaps, sensitive: bool = False) -> str:
    """The conclusion of the card with differences: how many groups differ reliably from the one beside them.

    One that differs by itself, and not among all beside it, is told as "mogelijk".
    """
    return fitting(*(_gaps_title(gaps, sensitive, name) for name in (_people, _short)))


def _gaps_title(gaps: GroupGaps, sensitive: bool, name: Callable[[Group], str]) -> str:
    told = {"naam": gaps.indicator.short, "groep": name(gaps.against.group)}
    known = [
        (g, sure) for g in gaps.gaps if g.difference and (sure := g.difference.leaves_out(0)) is not None
    ]
    if gaps.against.reading.figure.value is None:
        return text("herkomst.titel_geen_basis", **told)
    if not known:
        return text("herkomst.titel_geen_verschil", **told)
    if sensitive:
        return text("herkomst.titel_verschil_kaal", **told)
    firm, maybe = (sum(sure and g.doubtful is doubt for g, sure in known) for doubt in (False, True))
    key = "titel_verschillen" if firm else "titel_verschillen_geen"
    if len(known) == 1:
        return text(f"herkomst.{key}_een", ander=name(known[0][0].group), **told)
    title = text(
        f"herkomst.{key}_1" if firm == 1 else f"herkomst.{key}", aantal=firm, totaal=len(known), **told
    )
    return text("herkomst.titel_mogelijk", titel=title, aantal=maybe) if maybe else title


def _people(group: Group) -> str:
    return group.people


def _short(group: Group) -> str:
    return group.short


def gap_words(gap: Limits, indicator: Indicator) -> tuple[str, str]:
    """("8,3 procentpunt hoger", "4,1 tot 12,4"); the margin is empty when it is not known."""
    return formatting.difference(gap.value, indicator), margin_words(gap, indicator.decimals)


def ratio_words(ratio: Limits) -> tuple[str, str]:
    """("1,9 keer", "1,4 tot 2,6")."""
    decimals = 2 if 0 < ratio.value < 10 else 0
    shown = text("herkomst.keer", getal=formatting.number(ratio.value, decimals))
    return shown, margin_words(ratio, decimals)


def margin_words(limits: Limits, decimals: int) -> str:
    """The interval in words."""
    if limits.low is None or limits.high is None:
        return ""
    low, high = (formatting.number(v, decimals) for v in (limits.low, limits.high))
    return text("herkomst.marge", laag=low, hoog=high)


def chance_words(gap: Gap) -> str:
    """Whether a difference is more than chance, or why that cannot be said."""
    if gap.figure.value is None:
        return text(f"status.{gap.figure.status.name.lower()}")
    if gap.difference is None:
        return text("herkomst.geen_verschil")
    if gap.doubtful:
        return text("herkomst.meer_ring")
    sure = gap.difference.leaves_out(0)
    return text({True: "herkomst.meer", False: "herkomst.toeval", None: "herkomst.geen_marge"}[sure])


def people_title(figure: Figure, indicator: Indicator) -> str:
    """The conclusion of the card about one group: "Bijstand: ongeveer 1 op de 7"."""
    if figure.value is None:
        shown = text(f"status.{figure.status.name.lower()}")
    elif indicator.kind == "aandeel" and not formatting.few(figure, indicator):
        shown = one_in(figure.value / indicator.per)
    else:
        shown = formatting.figure_value(figure, indicator)
    return text("herkomst.titel_mensen", naam=indicator.short, waarde=shown)


def people_sentence(figure: Figure, indicator: Indicator, group: Group) -> str:
    """The figure of one group in a full sentence, with its counts and margin."""
    if figure.value is None:
        return formatting.why_absent(figure, indicator)
    parts = [text("herkomst.over_groep", groep=group.people, zin=sentence(figure, indicator))]
    counted = formatting.counts(figure, indicator)
    if counted:
        parts.append(_counted(counted, figure, indicator))
    if figure.low is not None and figure.high is not None:
        low, high = (formatting.with_unit(v, indicator) for v in (figure.low, figure.high))
        parts.append(text("herkomst.marge_zin", laag=low, hoog=high))
    return " ".join(parts)


def _counted(counts: str, figure: Figure, indicator: Indicator) -> str:
    """ "46 van 200" still has to say of what; the other forms say so themselves."""
    if figure.numerator is None:
        about = text("figuur.over", noemer=formatting.number(figure.denominator or 0), wat=indicator.counted)
        return text("herkomst.gaat", over=about)
    return text("herkomst.telling", telling=counts, wat=indicator.counted)
