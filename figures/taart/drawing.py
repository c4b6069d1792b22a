"""The profieltaart: the kind. Its circle is drawn once (pie.py); paper has more beside it (paper.py)."""

from __future__ import annotations

from dataclasses import replace

from figures.kind import Kind
from figures.taart import Taart, table
from figures.taart.paper import paper
from figures.taart.pie import screen
from figures.verdict import Verdict, scales


def _legend(_plot: Taart) -> list[Verdict]:
    return scales((True, False))


def _stage(plot: Taart) -> tuple[Taart, float]:
    """Its sentences are for who speaks: without them it is as large as can be."""
    return replace(plot, sentences=()), 1.0


KIND = Kind(Taart, "taart", table, paper, screen, legend=_legend, stage=_stage)
