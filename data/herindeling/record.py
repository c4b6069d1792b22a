"""What a release keeps of its moves while it is written: the moves, and the years counted anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from data.areas import Areas
from data.catalogue import shipped
from data.herindeling.moves import Lineage, Move, to_frame
from data.herindeling.recount import SCHEMA, RecountCells, plan, recount
from data.releases.release import MOVES, RECOUNTED


class Record:
    """Collects, per indicator, what can be counted anew. Without moves it costs and keeps nothing."""

    def __init__(
        self, moves: Sequence[Move], years: Sequence[int], groups: Sequence[str], areas: Areas
    ) -> None:
        self._lineage = Lineage(moves, areas)
        self._plan = plan(self._lineage, years, groups, areas) if moves else None
        self._found: dict[str, pa.Table] = {}

    def __bool__(self) -> bool:
        """True when there is anything to count anew."""
        return self._plan is not None

    def add(self, indicator: str, cells: tuple[Any, ...]) -> None:
        """Count the cells (value, numerator, denominator, status) of an indicator that we know."""
        known = shipped().indicators.get(indicator) if self._plan is not None else None
        if known is not None and self._plan is not None:
            self._found[indicator] = recount(self._plan, known, RecountCells(*cells))

    @property
    def count(self) -> int:
        """How many cells were counted anew, until now."""
        return sum(len(t) - t.column("waarde").null_count for t in self._found.values())

    def files(self) -> Iterator[tuple[str, pa.Table]]:
        """(name, contents) of the files that the release gets besides."""
        if self._lineage:
            yield MOVES, pa.Table.from_pandas(to_frame(self._lineage.rows), preserve_index=False)
            yield (
                RECOUNTED,
                pa.concat_tables([SCHEMA.empty_table(), *map(self._found.get, sorted(self._found))]),
            )

    def manifest(self) -> dict[str, Any]:
        """What the manifest says of it; nothing when there are no moves."""
        told = {"moves": {"rows": len(self._lineage.rows), "recounted": self.count}}
        return told if self._lineage else {}
