"""The table of a theme: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.kind import Kind
from figures.table import ThemeTable, table
from figures.table.paper import paper
from figures.table.screen import screen

KIND = Kind(ThemeTable, "tabel", table, paper, screen)
