"""What changed between a release and the one before it, told by their manifests alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.releases.release import Release, history


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One indicator in both releases: years that came and went, and whether its figures are others.

    ``known`` is False when one of the manifests does not say which years it has.
    """

    indicator: str
    added: tuple[int, ...]
    removed: tuple[int, ...]
    known: bool
    rows: int


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    """Against ``previous``: indicators that are new, gone, and of which the figures are not the same.

    ``same`` is how many indicators have exactly the figures they had.
    """

    previous: Release
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[IndicatorChange, ...]
    same: int


def find_previous_release(release: Release) -> Release | None:
    """The last release of the same edition made before this one; None for the first."""
    found, _ = history(release.path.parent.parent, release.edition)
    return next((r for r in found if r.created < release.created), None)


def compare_releases_by_indicator(release: Release, before: Release) -> ReleaseChanges:
    """Compare two releases: an indicator is the same when its file has the same checksum."""
    both = [i for i in release.indicators if i in before.indicators]
    changed = tuple(
        _change(release, before, i) for i in both if _checksum(release, i) != _checksum(before, i)
    )
    return ReleaseChanges(
        before,
        tuple(i for i in release.indicators if i not in before.indicators),
        tuple(i for i in before.indicators if i not in release.indicators),
        changed,
        len(both) - len(changed),
    )


def _change(release: Release, before: Release, indicator: str) -> IndicatorChange:
    new, old = _years(release, indicator), _years(before, indicator)
    known = bool(new) and bool(old)
    return IndicatorChange(
        indicator,
        _sorted(new - old) if known else (),
        _sorted(old - new) if known else (),
        known,
        release.rows[indicator] - before.rows[indicator],
    )


def _years(release: Release, indicator: str) -> frozenset[int]:
    return frozenset(y for o in release.provenance.get(indicator, ()) for y in o.years)


def _sorted(years: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(years))


def _checksum(release: Release, indicator: str) -> object:
    return release.files.get(f"figures/indicator={indicator}/part-0.parquet", {}).get("sha256")
