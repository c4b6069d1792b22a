"""The sentences of /herkomst: what the groups have in common, how far they differ, never which is "worst"."""

from __future__ import annotations

from components import formatting
from components.icon_array import one_in
from components.words import text
from data.catalogue import Group, Indicator
from data.queries.gaps import Gap, GroupGaps, Limits, Range
from data.results import Figure


def range_sentence(indicator: Indicator, area: str, found: Range, sensitive: bool) -> str:
    """ "Bijstand in Overvecht: het cijfer verschilt tussen de groepen van 3,1 % tot 24,0 %. Bij 2 van …".

    For a sensitive theme the numbers are left to the figure with its caveat.
    """
    told = {"naam": indicator.short, "gebied": area}
    few = {"aantal": found.absent, "totaal": found.groups}
    if found.low is None or found.high is None:
        return text("herkomst.zin_geen", **told, **few)
    if sensitive:
        sentence = text("herkomst.zin_gevoelig", **told)
    else:
        low, high = (formatting.with_unit(v, indicator) for v in (found.low, found.high))
        key = "herkomst.zin_toeval" if found.apart is False else "herkomst.zin_verschil"
        sentence = text(key, laag=low, hoog=high, **told)
    return f"{sentence} {text('herkomst.zin_te_weinig', **few)}" if found.absent else sentence


def range_title(indicator: Indicator, found: Range, sensitive: bool) -> str:
    """The conclusion of the card with a dot per group: is the spread more than chance?"""
    if found.low is None:
        key = "titel_geen"
    elif sensitive or found.apart is None:
        key = "titel_kaal"
    else:
        key = "titel_verschil" if found.apart else "titel_toeval"
    return text(f"herkomst.{key}", naam=indicator.short)


def gaps_title(found: GroupGaps, sensitive: bool = False) -> str:
    """The conclusion of the card with differences: at how many groups it is more than chance."""
    told = {"naam": found.indicator.short, "groep": found.against.group.people}
    sure = [g.difference.leaves_out(0) for g in found.gaps if g.difference]
    known = [s for s in sure if s is not None]
    if found.against.reading.figure.value is None:
        return text("herkomst.titel_geen_basis", **told)
    if not known:
        return text("herkomst.titel_geen_verschil", **told)
    if sensitive:
        return text("herkomst.titel_verschil_kaal", **told)
    if not any(known):
        return text("herkomst.titel_verschillen_geen", totaal=len(known), **told)
    return text("herkomst.titel_verschillen", aantal=sum(known), totaal=len(known), **told)


def gap_words(gap: Limits, indicator: Indicator) -> tuple[str, str]:
    """("8,3 procentpunt hoger", "4,1 tot 12,4"); the margin is empty when it is not known."""
    return formatting.difference(gap.value, indicator), margin_words(gap, indicator.decimals)


def ratio_words(ratio: Limits) -> tuple[str, str]:
    """("1,9 keer", "1,4 tot 2,6")."""
    decimals = 2 if 0 < ratio.value < 10 else 0
    shown = text("herkomst.keer", getal=formatting.number(ratio.value, decimals))
    return shown, margin_words(ratio, decimals)


def margin_words(found: Limits, decimals: int) -> str:
    """The interval in words."""
    if found.low is None or found.high is None:
        return ""
    low, high = (formatting.number(v, decimals) for v in (found.low, found.high))
    return text("herkomst.marge", laag=low, hoog=high)


def chance_words(gap: Gap) -> str:
    """Whether a difference is more than chance, or why that cannot be said."""
    if gap.figure.value is None:
        return text(f"status.{gap.figure.status.name.lower()}")
    if gap.difference is None:
        return text("herkomst.geen_verschil")
    sure = gap.difference.leaves_out(0)
    return text({True: "herkomst.meer", False: "herkomst.toeval", None: "herkomst.geen_marge"}[sure])


def people_title(figure: Figure, indicator: Indicator) -> str:
    """The conclusion of the card about one group: "Bijstand: ongeveer 1 op de 7"."""
    if figure.value is None:
        shown = text(f"status.{figure.status.name.lower()}")
    elif indicator.kind == "aandeel":
        shown = one_in(figure.value / indicator.per)
    else:
        shown = formatting.with_unit(figure.value, indicator)
    return text("herkomst.titel_mensen", naam=indicator.short, waarde=shown)


def people_sentence(figure: Figure, indicator: Indicator, group: Group) -> str:
    """The figure of one group in a full sentence, with its counts and margin."""
    if figure.value is None:
        return formatting.why_absent(figure, indicator)
    told = indicator.sentence.format(value=formatting.with_unit(figure.value, indicator)).strip()
    parts = [text("herkomst.over_groep", groep=group.people, zin=told.rstrip("."))]
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
