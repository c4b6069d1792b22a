"""The spread between areas without the part that is chance, for every figure of a release at once."""

from __future__ import annotations

import numpy as np

from data.cubes.peers import Spread
from data.cubes.rows import LevelRows
from data.statistics.scoring import Measures
from data.statistics.spread import without_chance


def spread_without_chance(measures: Measures, rows: np.ndarray, crude: Spread) -> Spread:
    """``crude`` with its standard deviations replaced by τ, as ``Spread.at`` gives them.

    ``measures`` has an element per indicator, ``rows`` the place of each on the first axis of the cube.
    """
    first, kept, length = crude.rows.first.copy(), [], 0
    for indicator, row in enumerate(rows.tolist()):
        of = Measures(*(getattr(measures, n)[indicator] for n in ("kind", "per", "person_sd")))
        for level in range(first.shape[-1]):
            starts, parts = crude.parts(row, level)
            cells = without_chance(of, *parts).astype(np.float32)
            at = length + np.arange(len(starts)) * cells.shape[-1]
            first[row, :, :, level] = at[np.searchsorted(starts, crude.rows.first[row, :, :, level])]
            kept.append(cells.ravel())
            length += cells.size
    return Spread(LevelRows(np.concatenate(kept) if kept else crude.rows.cells, first), crude.widths)
