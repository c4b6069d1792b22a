"""Random but repeatable selections, all different, and the request a browser sends for one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random

from data.asked.selection import Selection
from data.monitor import Monitor

SEED = 2026


def selections(monitor: Monitor, count: int, seed: int = SEED) -> list[Selection]:
    """``count`` different selections, each of another area than the one before."""
    stream, found, seen = stream_of(monitor, seed), [], set()
    for _ in range(50 * count):
        selection = next(stream)
        if selection not in seen:
            seen.add(selection)
            found.append(selection)
        if len(found) == count:
            return found
    raise SystemExit(f"This release is too small for {count} different selections.")


def stream_of(monitor: Monitor, seed: int) -> Iterator[Selection]:
    """Selections without end: the areas in a random order, again and again, the rest at random."""
    random, choices = Random(seed), monitor.choices
    codes = [area.code for area in monitor.areas]
    while True:
        random.shuffle(codes)
        for code in codes:
            yield Selection(
                code,
                random.choice(choices.years),
                random.choice(choices.themes),
                random.choice(choices.groups),
            )


def redraw(selection: Selection) -> bytes:
    """What a browser asks for when this is chosen on the overview; nothing of it is on screen already."""
    return json.dumps({"keuze": selection.to_dict(), "staat": {}}).encode()
