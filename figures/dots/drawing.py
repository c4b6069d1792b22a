"""Dots on one scale: the kind, with its skins in files of their own."""

from __future__ import annotations

from figures.dots import Dots, table, track
from figures.dots.paper import paper
from figures.dots.screen import screen
from figures.dots.track import spoken
from figures.kind import Kind

KIND = Kind(Dots, "punten", table, paper, screen, spoken=lambda plot: spoken(track(plot)))
