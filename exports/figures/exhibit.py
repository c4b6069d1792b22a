"""A figure with everything that must go with it when it leaves the monitor."""

from __future__ import annotations

from dataclasses import dataclass

from components.plots import Plot


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One figure, ready to be taken along.

    ``title`` is the conclusion, ``subtitle`` what, whom, where, when; ``plot`` None when there is nothing to
    draw; ``notes`` and ``warning`` belong to the figure and are never cut off; ``address`` is the path and
    query that open it in the monitor, ``code`` its short link; ``definition`` what counts.
    """

    key: str
    title: str
    subtitle: str
    plot: Plot | None
    area: str
    group: str
    year: int
    source: str
    counted: str
    release: str
    fictional: bool
    address: str
    code: str
    notes: tuple[str, ...] = ()
    warning: str = ""
    definition: str = ""
