"""The table of a theme: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.kind import TABLE, Kind
from figures.table import ThemeTable, table
from figures.table.paper import paper
from figures.table.screen import screen
from figures.verdict import Verdict, scales


def _legend(plot: ThemeTable) -> list[Verdict]:
    return scales({r.indicator.judged for r in plot.fitting if r.scored})


def _stage(plot: ThemeTable) -> tuple[ThemeTable, float]:
    return plot, TABLE


KIND = Kind(ThemeTable, "tabel", table, paper, screen, legend=_legend, stage=_stage)
