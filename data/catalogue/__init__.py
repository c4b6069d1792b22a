"""The catalogue: what we measure, in what words, and why a figure is called favourable.

Everything here is read from ``data/catalogue/*.yaml`` once, checked once, and frozen. A new
indicator is a few lines of YAML; no Python knows an indicator by name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from data.catalogue.faults import indicator_faults
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

ALLOWED = {"kind": get_args(Kind), "direction": get_args(Direction)}


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
    no sentence of one origin group is told. ``min`` and ``max`` are the lowest and highest value that can be
    (unit of the value), where the kind does not say so: a figure outside them is never published.
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
    min: float | None = None
    max: float | None = None

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and highest value that can be: as the catalogue says, else what its kind allows."""
        high = float(self.per) if self.kind == "aandeel" else math.inf
        return (self.min or 0.0, high if self.max is None else self.max)

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
        faults += indicator_faults(indicator, themes, indicators, ALLOWED)
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
