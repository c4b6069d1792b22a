"""Lines through the years: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.kind import Kind
from figures.lines import Lines, card, spoken, table
from figures.lines.paper import paper
from figures.lines.screen import chart, screen

KIND = Kind(Lines, "lijnen", table, paper, screen, chart=chart, card=card, spoken=spoken)
