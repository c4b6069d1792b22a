"""A theme on two sides: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.kind import Kind
from figures.pair import Dumbbells, table
from figures.pair.paper import paper
from figures.pair.screen import screen

KIND = Kind(Dumbbells, "naast", table, paper, screen)
