"""The matrix of groups and indicators: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.grid import GroupMatrix, table
from figures.grid.paper import paper
from figures.grid.screen import screen
from figures.kind import Kind

KIND = Kind(GroupMatrix, "matrix", table, paper, screen)
