"""Where each figure of a release came from: per indicator the tables, files and the years they gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Origin:
    """One source of one indicator: who made it, its table, the delivered file, its date, and which years.

    ``file`` is "" when figures were not read but made (the demonstration edition).
    """

    source: str
    table: str
    file: str
    date: str
    years: tuple[int, ...]


def from_manifest(manifest: Mapping[str, Any]) -> dict[str, tuple[Origin, ...]]:
    """The origins in a manifest, by indicator; empty for a release made before they were written down."""
    return {
        indicator: tuple(Origin(**row | {"years": tuple(row["years"])}) for row in rows)
        for indicator, rows in manifest.get("provenance", {}).items()
    }


def to_manifest(origins: Mapping[str, Sequence[Origin]]) -> dict[str, list[dict[str, Any]]]:
    """The same as JSON, in a fixed order."""
    return {name: [asdict(o) | {"years": list(o.years)} for o in origins[name]] for name in sorted(origins)}


def joined(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Origins that differ in their years only, as one each; in the order of first appearance."""
    years: dict[Origin, set[int]] = {}
    for origin in origins:
        years.setdefault(replace(origin, years=()), set()).update(origin.years)
    return tuple(replace(o, years=tuple(sorted(y))) for o, y in years.items() if y)


def of_year(origins: Iterable[Origin], year: int | None) -> tuple[Origin, ...]:
    """The origins of a figure of ``year``, or all of them when no year is given."""
    return tuple(o for o in origins if year is None or year in o.years)
