"""The matrix of groups and indicators: the kind, with its skins in files of their own."""

from __future__ import annotations

from collections.abc import Sequence

from figures.grid import GroupMatrix, table
from figures.grid.paper import paper
from figures.grid.screen import screen
from figures.kind import TABLE, Kind
from figures.verdict import Verdict


def _legend(plot: GroupMatrix) -> Sequence[Verdict]:
    return plot.legend


def _stage(plot: GroupMatrix) -> tuple[GroupMatrix, float]:
    return plot, TABLE


KIND = Kind(GroupMatrix, "matrix", table, paper, screen, legend=_legend, stage=_stage)
