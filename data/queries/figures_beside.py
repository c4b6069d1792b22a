"""Put a figure beside those of its reference, the area to compare with, and the land."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.areas import Area
from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.single_figures import find_indicator_position, get_figures_of_places
from data.results import Comparison, Figure, Reading

Role = Literal["hier", "ijkpunt", "vergelijk", "land"]


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """Whose figure: a group in an area, and why it is shown."""

    role: Role
    area: Area
    group: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A place and its figure."""

    place: ComparedPlace
    figure: Figure


def choose_places_beside(
    monitor: Monitor, selection: Selection, against: Comparison, counted: bool = False
) -> tuple[ComparedPlace, ...]:
    """The area itself, its reference, the area to compare with and the land; each at most once.

    A count (``counted``) is only put beside the area that the user chose: any area is smaller than the
    land.
    """
    areas = monitor.areas
    wanted: list[tuple[Role, Area | None, str]] = [("hier", areas[selection.area], selection.group)]
    if against.kind is not None and not counted:
        wanted.append(("ijkpunt", against.area, against.group))
    if selection.compare:
        wanted.append(("vergelijk", areas[selection.compare], selection.group))
    if not counted:
        wanted.append(("land", areas.land, selection.group))
    there: dict[tuple[str, str], ComparedPlace] = {}
    for role, area, group in wanted:
        if area is not None:
            there.setdefault((area.code, group), ComparedPlace(role, area, group))
    return tuple(there.values())


def get_figures_beside_reading(
    monitor: Monitor, selection: Selection, reading: Reading, against: Comparison
) -> tuple[Placed, ...]:
    """The figure of each place, all of the year of ``reading`` so that they can be compared."""
    wanted = choose_places_beside(monitor, selection, against, reading.indicator.kind == "aantal")
    figures = get_figures_of_places(
        monitor,
        find_indicator_position(monitor, reading.indicator.id),
        reading.figure.year or selection.year,
        [p.group for p in wanted],
        [p.area.code for p in wanted],
    )
    return (Placed(wanted[0], reading.figure), *map(Placed, wanted[1:], figures[1:]))
