"""The profieltaart: the kind. Its circle is drawn once (pie.py); paper has more beside it (paper.py)."""

from __future__ import annotations

from figures.kind import Kind
from figures.taart import Taart, table
from figures.taart.paper import paper
from figures.taart.pie import screen

KIND = Kind(Taart, "taart", table, paper, screen)
