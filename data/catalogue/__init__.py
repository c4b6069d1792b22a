"""The catalogue: what we measure, in what words, and why a figure is called favourable.

Everything here is read from ``data/catalogue/*.yaml`` once, checked once, and frozen. A new
indicator is a few lines of YAML; no Python knows an indicator by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from data.catalogue.files import content, record, records, texts_in
from data.catalogue.questions import Question, question_faults
from data.catalogue.rounding import RoundingRule, rounding_faults

FOLDER = Path(__file__).parent

Direction = Literal["gunstig_hoog", "gunstig_laag", "neutraal"]
"""Which way is favourable; ``neutraal`` means: describe, do not judge."""

Kind = Literal["aandeel", "verhouding", "gemiddelde", "aantal", "index"]
"""How a value comes about, and so which interval belongs to it (see scoring.py).

aandeel     share, value = 100 x teller / noemer (%)
verhouding  rate, value = ``per`` x teller / noemer
gemiddelde  mean over ``noemer`` persons; there is no teller
aantal      a count; value = teller; never held against another area
index       a computed measure without teller
"""


class CatalogueError(ValueError):
    """The catalogue cannot be used; the message is one Dutch sentence per fault."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: a sector of the taart and a page of its own."""

    id: str
    name: str
    short: str
    description: str
    optional: bool = False  # only shown by a release that has figures for it
    sensitive: bool = False  # never a headline sentence about one origin group


@dataclass(frozen=True, slots=True)
class Break:
    """From ``year`` on a series means something else; no line is drawn across it."""

    year: int
    note: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: its words, its arithmetic and its judgement.

    ``sentence`` is a Dutch sentence with ``{value}`` in it. ``denominator`` completes "van de ...".
    ``person_sd`` is the spread between persons for a mean (unit of the value), for its t-interval.
    ``split`` is False when no source gives it by origin, ``total`` when it means nothing for all inhabitants
    together. ``whole`` names the composition this indicator is a part of (age bands add up to a whole).
    ``meaning`` tells what a high or low figure may mean. Of a ``sensitive`` one, or any of a sensitive theme,
    no sentence of one origin group is told.
    """

    id: str
    theme: str
    name: str
    short: str
    definition: str
    kind: Kind
    unit: str
    denominator: str
    source: str
    direction: Direction
    direction_reason: str
    caveat: str
    meaning: str
    years: str
    basis: str
    sentence: str
    per: int = 100
    decimals: int = 1
    counted: str = "mensen"
    split: bool = True
    total: bool = True
    modelled: bool = False
    pie: bool = True
    sensitive: bool = False
    min_denominator: int = 10
    person_sd: float | None = None
    complement: str | None = None
    whole: str | None = None
    headline: bool = True  # may its sentence stand without its caveat?
    breaks: tuple[Break, ...] = ()

    @property
    def judged(self) -> bool:
        """True when higher or lower is called favourable; False when it is only described."""
        return self.direction != "neutraal"


@dataclass(frozen=True, slots=True)
class Group:
    """An origin group (herkomst). ``people`` is how we speak of its members in a sentence."""

    code: str
    label: str
    short: str
    people: str
    classification: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """A way to divide the population by origin, with the years for which it is published."""

    id: str
    name: str
    description: str
    groups: tuple[Group, ...]
    valid_from: int | None = None
    valid_to: int | None = None


@dataclass(frozen=True)
class Catalogue:
    """All definitions, in the order of the YAML files."""

    themes: Mapping[str, Theme]
    indicators: Mapping[str, Indicator]
    classifications: Mapping[str, Classification]
    questions: Mapping[str, Question]
    texts: Mapping[str, str] = field(repr=False)
    rounding: tuple[RoundingRule, ...] = ()

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """Every group of every classification, by code."""
        return MappingProxyType({g.code: g for c in self.classifications.values() for g in c.groups})

    def text(self, key: str, **values: object) -> str:
        """The Dutch text ``key`` (``file.name``) with ``values`` filled in."""
        return self.texts[key].format(**values) if values else self.texts[key]


@cache
def shipped() -> Catalogue:
    """The catalogue of this program, read once per process; raises what ``load`` raises."""
    return load()


def load(folder: Path = FOLDER) -> Catalogue:
    """Read and check the whole catalogue; raises CatalogueError naming every fault at once."""
    faults: list[str] = []
    themes = records(folder / "themes.yaml", Theme, faults)
    indicators = records(folder / "indicators.yaml", Indicator, faults, _with_breaks)
    for extra in sorted(folder.glob("indicators_*.yaml")):
        indicators |= records(extra, Indicator, faults, _with_breaks, taken=indicators)
    classifications = _classifications(folder / "origins.yaml", faults)
    questions = records(folder / "questions.yaml", Question, faults)
    texts = texts_in(folder / "texts", faults)
    rounding = tuple(records(folder / "rounding.yaml", RoundingRule, faults).values())
    for indicator in indicators.values():
        faults += _indicator_faults(indicator, themes, indicators)
    if not faults:  # a broken indicator is one fault, not also one of every question about it
        groups = {g.code for c in classifications.values() for g in c.groups}
        split = {i.id: i.split for i in indicators.values()}
        faults += [f for q in questions.values() for f in question_faults(q, split, groups)]
        faults += rounding_faults(rounding, indicators)
    if faults:
        raise CatalogueError("De catalogus is niet bruikbaar:\n- " + "\n- ".join(faults))
    return Catalogue(
        MappingProxyType(themes),
        MappingProxyType(indicators),
        MappingProxyType(classifications),
        MappingProxyType(questions),
        MappingProxyType(texts),
        rounding,
    )


def _with_breaks(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"breaks": tuple(Break(**b) for b in row["breaks"])} if "breaks" in row else row


def _classifications(path: Path, faults: list[str]) -> dict[str, Classification]:
    found: dict[str, Classification] = {}
    for row in content(path, faults) or []:
        where = f"{path.name}, {row.get('id', '?')}"
        groups = []
        for group in row.get("groups", []):
            made = record(
                group | {"classification": row.get("id", "?")},
                Group,
                f"{where}, {group.get('code', '?')}",
                faults,
            )
            if made:
                groups.append(made)
        classification = record(row | {"groups": tuple(groups)}, Classification, where, faults)
        if classification:
            found[classification.id] = classification
    codes = [g.code for c in found.values() for g in c.groups]
    twice = sorted({c for c in codes if codes.count(c) > 1})
    faults += [f"{path.name}: groep {c} komt twee keer voor." for c in twice]
    if "T" not in codes:
        faults.append(f"{path.name}: de groep T (alle inwoners) ontbreekt.")
    return found


def _indicator_faults(
    indicator: Indicator, themes: Mapping[str, Theme], indicators: Mapping[str, Indicator]
) -> list[str]:
    faults = []
    where = f"indicator {indicator.id}"
    for name, allowed in (("kind", get_args(Kind)), ("direction", get_args(Direction))):
        if getattr(indicator, name) not in allowed:
            faults.append(f"{where}: {name} is '{getattr(indicator, name)}', kies uit {', '.join(allowed)}.")
    if indicator.theme not in themes:
        faults.append(f"{where}: het thema '{indicator.theme}' bestaat niet.")
    if "{value}" not in indicator.sentence:
        faults.append(f"{where}: in sentence ontbreekt {{value}}.")
    if not indicator.direction_reason.strip():
        faults.append(f"{where}: zeg in direction_reason waarom dit gunstig, ongunstig of neutraal is.")
    if not indicator.meaning.strip():
        faults.append(f"{where}: zeg in meaning wat een hoog of laag cijfer kan betekenen.")
    if len(indicator.short) > 24:
        faults.append(f"{where}: short is langer dan 24 tekens.")
    if indicator.complement and indicator.complement not in indicators:
        faults.append(f"{where}: complement '{indicator.complement}' bestaat niet.")
    if indicator.kind == "gemiddelde" and indicator.person_sd is not None and indicator.person_sd <= 0:
        faults.append(f"{where}: person_sd moet groter dan nul zijn.")
    return faults
