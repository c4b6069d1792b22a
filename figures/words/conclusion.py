"""The conclusion above a figure: one plain sentence, made by rules from the figure itself.

No rule ranks groups or says why something is so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.catalogue import Indicator
from data.queries.groups.composition import Composition
from data.queries.groups.gaps_by_group import get_range_over_groups
from data.queries.readings_by_group import GroupSplit
from data.releases.release import Status
from data.results import Comparison, Figure, Profile, Reading, Series
from data.statistics.scoring import NOTABLE, Reason
from figures.verdict import verdict
from figures.words import formatting
from figures.words.groups import range_title
from figures.words.text import text
from figures.words.title import fitting
from figures.words.wording import reference_noun, reference_phrase


def now(reading: Reading, comparison: Comparison, group: str = "T") -> str:
    """ "Bijstand: 14,2 %, ongunstiger dan in Utrecht (9,1 %)"; the figure is about ``group``."""
    indicator, figure = reading.indicator, reading.figure
    if figure.value is None:
        by_origin = group == "T" and not indicator.total
        key = "alleen_herkomst" if by_origin else figure.status.name.lower()
        if group == "T" and figure.status is Status.NIET_BESCHIKBAAR:
            key = "niet_beschikbaar_gebied"
        return text(f"kaart.nu_{key}", naam=indicator.short)
    value = formatting.figure_value(figure, indicator)
    if reading.reference is None:
        return text("kaart.nu_zonder", naam=indicator.short, waarde=value)
    alike = value == formatting.with_unit(reading.reference, indicator)
    if alike and reading.coloured:  # a difference that is told must be seen
        indicator = replace(indicator, decimals=indicator.decimals + 1)
        value = formatting.figure_value(figure, indicator)
    told = {
        "naam": indicator.short,
        "waarde": value,
        "referentie": formatting.with_unit(reading.reference, indicator),
    }
    if not reading.scored:
        return _now("naast", {"ijkpunt": reference_phrase(comparison), **told})
    if reading.level == 0:
        gap, usual = abs(reading.gap or 0.0), reading.spread or 0.0
        by_chance = reading.reason is Reason.BINNEN_MARGE and gap >= NOTABLE * usual and not alike
        key = "toeval" if by_chance else "gelijk"
        if reading.deviate is None and usual and gap >= NOTABLE * usual and not alike:
            return _now("zonder_marge", {"ijkpunt": reference_phrase(comparison), **told})
        return _now(key, {"ijkpunt": reference_noun(comparison), **told})
    about = {"oordeel": verdict(reading).word, "ijkpunt": reference_phrase(comparison)}
    return _now("mogelijk" if reading.doubtful else "", about | told)


def _now(key: str, named: Mapping[str, str]) -> str:
    """The title of that key, without the name of the reference where that makes it too long."""
    end = f"_{key}" if key else ""
    return fitting(text(f"kaart.nu{end}", **named), text(f"kaart.nu_kort{end}", **named))


def trend(series: Series, until: int | None = None) -> str:
    """What the last figure, up to the year ``until``, is beside the first one that it can be compared with.

    Called higher or lower only when the two intervals do not overlap: more than chance, on the safe side.
    Where there are no intervals both numbers are given without a verdict.
    """
    indicator = series.indicator
    if until is not None:
        series = replace(series, figures=tuple(f for f in series.figures if (f.year or 0) <= until))
    points = comparable(series)
    if len(points) < 2:
        return text(f"kaart.verloop_{_short(series)}", naam=indicator.short)
    old, new = points[0], points[-1]
    assert old.value is not None
    assert new.value is not None
    if old.low is None or old.high is None or new.low is None or new.high is None:
        key = "verloop_naast"
    elif new.low > old.high:
        key = "verloop_hoger"
    elif new.high < old.low:
        key = "verloop_lager"
    else:
        same = formatting.figure_value(old, indicator) == formatting.figure_value(new, indicator)
        key = "verloop_zelfde" if same else "verloop_gelijk"
    return text(
        f"kaart.{key}",
        naam=indicator.short,
        nieuw=formatting.figure_value(new, indicator),
        oud=formatting.figure_value(old, indicator),
        tot=new.year,
        van=old.year,
    )


def _short(series: Series) -> str:
    """Why there is no trend to tell: no figure at all, hidden or not given, or one year since a break."""
    if any(f.value is not None for f in series.figures):
        return "kort"
    return "klein" if any(f.status is Status.ONDERDRUKT for f in series.figures) else "leeg"


def comparable(series: Series) -> list[Figure]:
    """The figures from the last break on: only these can be compared with the last one.

    Provisional figures may still change much, so they are left out while two others remain.
    """
    points = [f for f in series.figures if f.value is not None]
    points = fixed if len(fixed := [f for f in points if not f.provisional]) > 1 else points
    if not points:
        return []
    last = points[-1].year or 0
    start = max((b.year for b in series.breaks if b.year <= last), default=0)
    return [f for f in points if (f.year or 0) >= start]


def origin(split: GroupSplit, sensitive: bool = False) -> str:
    """From where to where the groups lie, both ends named where they differ reliably, and all inhabitants."""
    indicator = split.indicator
    spread = get_range_over_groups(split.parts)
    there = [p.reading.figure for p in split.parts if p.reading.figure.value is not None]
    if not there:
        hidden = spread.absent and spread.hidden == spread.absent
        return text(f"kaart.herkomst_{'geen' if hidden else 'leeg'}", naam=indicator.short)
    if sensitive:
        return text("kaart.herkomst_kaal", naam=indicator.short)
    if len(there) == 1:
        shown = formatting.figure_value(there[0], indicator)
        return text("kaart.herkomst_een", naam=indicator.short, waarde=shown)
    return range_title(indicator, spread, sensitive, split.total)


def whole(name: str, profile: Profile, parts: Sequence[str]) -> str:
    """The part that differs most from the reference, or that none does; ``name`` is the text of the whole."""
    readings = [r for r in profile.readings if r.indicator.id in parts]
    known = [r for r in readings if r.figure.value is not None]
    if not known:
        return text(f"kaart.nu_{readings[0].figure.status.name.lower()}", naam=name)
    scored = [r for r in known if r.scored]
    if not scored:
        most = max(known, key=lambda r: r.figure.value or 0.0)
        return text(
            "kaart.deel_zonder", geheel=name, deel=_part(most.indicator), waarde=_value(most.figure, most)
        )
    far = max(scored, key=lambda r: (abs(r.level), abs(r.gap or 0.0)))
    if far.level == 0:
        return text("kaart.deel_gelijk", geheel=name, ijkpunt=reference_noun(profile.comparison))
    assert far.reference is not None
    told = {
        "geheel": name,
        "deel": _part(far.indicator),
        "oordeel": f"{text('oordeel.mogelijk')} {verdict(far).word}" if far.doubtful else verdict(far).word,
        "ijkpunt": reference_phrase(profile.comparison),
        "waarde": _value(far.figure, far),
        "referentie": formatting.with_unit(far.reference, far.indicator),
    }
    return fitting(text("kaart.deel", **told), text("kaart.deel_kort", **told))


def whole_trend(name: str, rows: Sequence[Composition]) -> str:
    """The part that changed most between the first and the last year that are complete."""
    full = [r for r in rows if all(f.value is not None for f in r.figures)]
    if len(full) < 2:
        return text("kaart.verloop_kort", naam=name)
    old, new = full[0], full[-1]
    moves = [(new.figures[i].value or 0.0) - (old.figures[i].value or 0.0) for i in range(len(new.parts))]
    at = max(range(len(moves)), key=lambda i: abs(moves[i]))
    indicator = new.parts[at]
    return text(
        "kaart.deel_verloop",
        geheel=name,
        deel=_part(indicator),
        oud=formatting.figure_value(old.figures[at], indicator),
        nieuw=formatting.figure_value(new.figures[at], indicator),
        van=old.cell.year,
        tot=new.cell.year,
    )


def _part(indicator: Indicator) -> str:
    """The name of a part within a sentence: "0 t/m 3 jaar", "65 jaar en ouder"."""
    return indicator.short[0].lower() + indicator.short[1:]


def _value(figure: Figure, reading: Reading) -> str:
    return formatting.figure_value(figure, reading.indicator)
