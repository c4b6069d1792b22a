"""What is hidden when no rectangle protects a cell: ever more around it, in the end a whole year."""

from __future__ import annotations

import numpy as np

from data.disclosure.board import Table
from data.disclosure.primary import Mask


def hide_pairs(table: Table, bad: Mask) -> None:
    """Hide a bad group and the group that costs least beside it, in all wijken of the gemeente.

    Its few people may live in as many wijken, and then only all these together can stand for another table.
    """
    leaf, middle = table.tree.leaf, table.tree.middle
    price = np.where(table.hidden, 0, table.weight)
    for row in np.flatnonzero(bad.any(axis=(1, 2))):
        mates = [r for move in table.moves[row] if len(move) == 2 for r, _ in move if r != row]
        for year, column in zip(*np.nonzero(bad[row][:, leaf] | bad[row][:, middle]), strict=True):
            areas = np.append(leaf[middle == middle[column]], middle[column])
            rows = [row]
            if mates:
                rows.append(mates[int(np.argmin(price[mates, year][:, areas].sum(axis=1)))])
            for r in rows:
                table.hidden[r, year, areas] = True


def hide_gemeenten(table: Table, bad: Mask) -> None:
    """Hide all groups of the gemeenten with a bad cell, and of their wijken."""
    leaf, middle = table.tree.leaf, table.tree.middle
    wrong = bad.any(axis=0)  # (years, areas)
    found = np.zeros(wrong.shape, np.bool_)
    for year, column in zip(*np.nonzero(wrong[:, leaf] | wrong[:, middle]), strict=True):
        found[year, leaf[middle == middle[column]]] = True
        found[year, middle[column]] = True
    table.hidden |= found


def hide_years(table: Table, bad: Mask) -> None:
    """Hide everything in the years with a bad cell: with no total left nothing can be subtracted."""
    table.hidden[:, bad.any(axis=(0, 2))] = True


LAST_RESORTS = (hide_pairs, hide_gemeenten, hide_years)
