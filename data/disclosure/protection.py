"""Disclosure control of one build: which indicators go together, hiding, and what it says about it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence

from data.areas import Areas
from data.catalogue import Indicator
from data.disclosure.delivered import Delivered, clusters
from data.disclosure.frame import Frame
from data.disclosure.primary import Statuses
from data.disclosure.words import number, spoken

USEFUL = 5.0  # percent of the figures; of what is less, a wider level tells more


class Protection:
    """Protects the figures of one release; safe to use from several threads.

    Without ``full`` only the primary rule holds, and the check says so.
    """

    def __init__(self, areas: Areas, groups: Sequence[str], *, full: bool, progress: bool = False) -> None:
        self.full, self._progress = full, progress
        self._kept: dict[str, tuple[int, int]] = {}
        self._frame = Frame(areas, groups)
        self._lock = threading.Lock()
        self._cells = self._primary = self._secondary = 0

    def clusters(self, indicators: Iterable[Indicator]) -> list[list[Indicator]]:
        """The indicators that must be protected together, most work first; one by one when not full."""
        if not self.full:
            return [[i] for i in indicators]
        return sorted(clusters(indicators), key=len, reverse=True)

    def protect(self, cluster: Sequence[Delivered]) -> list[Statuses]:
        """The statuses to publish, (years, groups, areas) for each of ``cluster``.

        That holds those after the primary rule, and is changed. Raises what secondary.protect raises.
        """
        first = sum(int(d.hidden.sum()) for d in cluster)
        there = [int(d.there.sum()) for d in cluster]  # before any is no longer published
        if self.full:
            from data.disclosure.yearly import protect_years

            protect_years(cluster, self._frame, progress=self._progress)
        with self._lock:
            shown = [int((d.there & ~d.hidden).sum()) for d in cluster]
            self._cells += sum(there)
            self._primary += first
            for d, cells, kept in zip(cluster, there, shown, strict=True):
                self._kept[d.indicator.id] = cells, kept
            self._secondary += sum(there) - sum(shown) - first
        return [d.status for d in cluster]

    def kept(self) -> Iterator[str]:
        """How much of each indicator is left, a sentence each; that of which hardly anything is, says so."""
        for name, (there, shown) in sorted(self._kept.items()):
            share = 100 * shown / max(there, 1)
            key = "over" if share >= USEFUL else "over_weinig"
            yield spoken(key, name=name, share=number(share, 1), shown=number(shown), cells=number(there))

    def check(self) -> tuple[str, bool, str]:
        """Name, result and detail of the check for the manifest (ReleaseWriter.check)."""
        hidden = self._primary + self._secondary
        values = {
            "primary": number(self._primary),
            "secondary": number(self._secondary),
            "share": number(100 * (1 - hidden / max(self._cells, 1)), 1),
        }
        kind = "vol" if self.full else "primair"
        return spoken(f"controle_{kind}"), True, spoken(f"controle_{kind}_detail", **values)
