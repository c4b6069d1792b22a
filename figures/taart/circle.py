"""The geometry of the taart: how the circle is divided, and the shapes on it.

Angles are in radians, clockwise from the top; lengths in the units of the SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

from data.catalogue import Theme
from data.releases.release import Status
from data.results import Profile, Reading, ThemeCount

HUB, RIM = 52.0, 222.0  # radii: hole, outer edge of the slices
ARC = RIM + 7  # radius of the line along a theme
GAP = 0.035  # angle between two themes
LEAST = 0.4  # no theme gets a smaller angle than this, so that its name and count fit beside it


@dataclass(frozen=True, slots=True)
class Sector:
    """A theme with its slices and the angles it spans (radians, clockwise from the top)."""

    theme: Theme
    count: ThemeCount
    readings: tuple[Reading, ...]
    start: float
    end: float


def sectors(profile: Profile, themes: tuple[Theme, ...]) -> tuple[Sector, ...]:
    """Divide the circle: by number of slices, with at least LEAST for each theme."""
    slices: dict[str, list[Reading]] = {t.id: [] for t in themes}
    for reading in profile.readings:
        if has_slice(reading):
            slices[reading.indicator.theme].append(reading)
    free = 2 * pi - len(themes) * (GAP + LEAST)
    total = sum(max(len(s) - 1, 0) for s in slices.values()) or 1
    found, at = [], GAP / 2
    for theme, count in zip(themes, profile.themes, strict=True):
        width = LEAST + free * max(len(slices[theme.id]) - 1, 0) / total
        found.append(Sector(theme, count, tuple(slices[theme.id]), at, at + width))
        at += width + GAP
    return tuple(found)


def has_slice(reading: Reading) -> bool:
    """True for the indicators of the taart, but for those that make no sense for this area or group."""
    return reading.indicator.pie and reading.figure.status is not Status.NIET_VAN_TOEPASSING


def point(angle: float, radius: float) -> tuple[float, float]:
    """The point at ``angle`` (radians, clockwise from the top) and ``radius``."""
    return sin(angle) * radius, -cos(angle) * radius


@lru_cache(4096)  # the same few shapes come back in every taart
def wedge(start: float, end: float, inner: float, outer: float) -> str:
    """The SVG path of a ring segment between two angles and two radii."""
    large = int(end - start > pi)
    (x1, y1), (x2, y2) = point(start, outer), point(end, outer)
    (x3, y3), (x4, y4) = point(end, inner), point(start, inner)
    return (
        f"M{x1:.1f} {y1:.1f}A{outer:g} {outer:g} 0 {large} 1 {x2:.1f} {y2:.1f}"
        f"L{x3:.1f} {y3:.1f}A{inner:g} {inner:g} 0 {large} 0 {x4:.1f} {y4:.1f}Z"
    )


@lru_cache(1024)
def arc(start: float, end: float, radius: float) -> str:
    """The SVG path of a line along the circle, between two angles."""
    (x1, y1), (x2, y2) = point(start, radius), point(end, radius)
    return f"M{x1:.1f} {y1:.1f}A{radius:g} {radius:g} 0 {int(end - start > pi)} 1 {x2:.1f} {y2:.1f}"
