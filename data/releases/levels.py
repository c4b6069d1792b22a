"""The levels of area that a release names in its manifest, with the sources that have figures on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from data.areas import Level
from data.releases.provenance import Origin
from data.statistics.rounding import Steps


def from_manifest(manifest: Mapping[str, Any]) -> tuple[Level, ...] | None:
    """The levels, widest first; None for a release made before they were written down."""
    if "levels" not in manifest:
        return None
    return tuple(Level(**{k: v for k, v in row.items() if k != "sources"}) for row in manifest["levels"])


def sources_from_manifest(manifest: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """For each level (its id) the tables with figures of it; empty for an older release."""
    return {row["id"]: tuple(row["sources"]) for row in manifest.get("levels", ())}


def rounding_from_manifest(manifest: Mapping[str, Any]) -> dict[str, dict[str, Steps]]:
    """By indicator and level (its id) the steps in which the release itself rounded; mostly empty."""
    return {
        indicator: {level: Steps(*steps) for level, steps in by_level.items()}
        for indicator, by_level in manifest.get("rounding", {}).items()
    }


def rounding_to_manifest(rounding: Mapping[str, Mapping[str, Steps]]) -> dict[str, Any]:
    """The part of a manifest that says the same, [teller, noemer, waarde]; nothing where nothing was rounded."""
    rows = {
        indicator: {level: [s.numerator, s.denominator, s.value] for level, s in sorted(by_level.items())}
        for indicator, by_level in sorted(rounding.items())
    }
    return {"rounding": rows} if rows else {}


def to_manifest(
    tiers: Sequence[Level],
    sources: Sequence[tuple[str, str]],
    filled: Mapping[str, Iterable[int]],
    origins: Mapping[str, Iterable[Origin]],
) -> list[dict[str, Any]]:
    """The same as JSON. ``filled`` gives per indicator the positions in ``tiers`` where it has figures.

    ``sources`` are the names and tables of the release; an indicator without origins may be from any.
    """
    tables, of_name = [table for _, table in sources], dict(sources)
    seen: list[set[str]] = [set() for _ in tiers]
    for indicator, positions in filled.items():
        # Figures that were made, not read, have no table of their own: then the name says which source it is.
        named = {
            o.table if o.table in tables else of_name.get(o.source, "") for o in origins.get(indicator, ())
        } or set(tables)
        for position in positions:
            seen[position] |= named
    return [
        asdict(level) | {"sources": [t for t in dict.fromkeys(tables) if t in names]}
        for level, names in zip(tiers, seen, strict=True)
    ]
