"""The kind: maps of areas."""

from __future__ import annotations

from figures.kind import Kind
from figures.map import AreaMap, table
from figures.map.paper import paper
from figures.map.screen import screen
from figures.map.told import rows_in_words

KIND = Kind(AreaMap, "kaart", table, paper, screen, spoken=rows_in_words)
