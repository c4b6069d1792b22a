"""The outlines of areas, ready to draw: whole numbers in a box, read from a release when they are asked for.

Made at build time (``outlines.py``). Reading needs numpy and brotli and no more: a web worker never loads the
library that makes outlines.

A file ``map/<level>.outlines`` holds the views of one level: the whole land, and each wider area in a box of
its own. Its first line is JSON, ``{"format": 1, "views": {"": [start, length], "GM0344": [start, length]}}``;
what follows are the views one after the other, each JSON compressed with brotli, just as they are served.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import brotli
import numpy as np
import orjson
from numpy.typing import NDArray

FORMAT = 1
WHOLE = ""  # the view of the whole land
KEPT = 48
"""Views a worker keeps at most: a gemeente takes some 20 kB, all wijken of the land 1.5 MB, and of those wide
ones a release has two or three."""

_TOKEN = re.compile(r"[mlhvz]|-?\d+")
Ring = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """Outlines of areas of one level in whole units of a box wide × high; y runs down.

    ``metres`` is how long a unit is. ``codes`` are in the order of the release's areas, ``names`` as it names
    them, ``paths`` SVG path data (fill-rule evenodd). ``boxes`` (areas, 4) are x0 y0 x1 y1; ``centres``
    (areas, 2) a point inside the largest part, good for a label; ``tiles`` (areas, 2) column and row of the
    view in which every area is as large.
    """

    level: str
    wide: int
    high: int
    metres: float
    codes: tuple[str, ...]
    names: tuple[str, ...]
    paths: tuple[str, ...]
    boxes: NDArray[np.int32]
    centres: NDArray[np.int32]
    tiles: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.codes)

    def rings(self, position: int) -> list[Ring]:
        """The rings of one area as points, not closed: outer borders and holes alike."""
        return rings_of(self.paths[position])

    def only(self, positions: Sequence[int], names: Sequence[str]) -> Shapes:
        """The same view with some of its areas, by their names of now."""
        return replace(
            self,
            codes=tuple(self.codes[i] for i in positions),
            names=tuple(names),
            paths=tuple(self.paths[i] for i in positions),
            boxes=self.boxes[positions],
            centres=self.centres[positions],
            tiles=self.tiles[positions],
        )


def rings_of(path: str) -> list[Ring]:
    """The rings of path data as ``outlines.path`` writes it: m, l, h, v and z, all relative."""
    rings: list[Ring] = []
    x = y = 0
    command, tokens = "m", iter(_TOKEN.findall(path))
    for token in tokens:
        if token == "z":
            x, y = rings[-1][0]
            continue
        if token in "mlhv":
            command, token = token, next(tokens)
        if command != "v":
            x += int(token)
        if command == "v":
            y += int(token)
        elif command != "h":
            y += int(next(tokens))
        if command == "m":
            rings.append([])
            command = "l"  # what follows a moveto are lines
        rings[-1].append((x, y))
    return rings


def view_names(file: Path) -> tuple[str, ...]:
    """The codes of the areas that a file has a view of; ``WHOLE`` is the land."""
    return tuple(_index(file)[1])


def compressed(file: Path, code: str = WHOLE) -> bytes | None:
    """One view as it is served, JSON in brotli; None when the file has no such view."""
    start, views = _index(file)
    if code not in views:
        return None
    at, length = views[code]
    with file.open("rb") as opened:
        opened.seek(start + at)
        return opened.read(length)


@lru_cache(KEPT)
def read(file: Path, level: str, code: str = WHOLE) -> Shapes | None:
    """One view; None when the file has no such view."""
    body = compressed(file, code)
    return None if body is None else decode(level, brotli.decompress(body))


def decode(level: str, body: bytes) -> Shapes:
    """The outlines of a view from its JSON."""
    view: dict[str, Any] = orjson.loads(body)
    return Shapes(
        level=level,
        wide=view["w"],
        high=view["h"],
        metres=view["m"],
        codes=tuple(view["codes"]),
        names=tuple(view["names"]),
        paths=tuple(view["paths"]),
        boxes=np.array(view["boxes"], np.int32).reshape(-1, 4),
        centres=np.array(view["centres"], np.int32).reshape(-1, 2),
        tiles=np.array(view["tiles"], np.int16).reshape(-1, 2),
    )


def encode(shapes: Shapes) -> bytes:
    """The JSON of a view: {w, h, m, codes, names, paths, boxes, centres, tiles}."""
    return orjson.dumps(
        {
            "w": shapes.wide,
            "h": shapes.high,
            "m": round(shapes.metres, 4),
            "codes": shapes.codes,
            "names": shapes.names,
            "paths": shapes.paths,
            "boxes": shapes.boxes.tolist(),
            "centres": shapes.centres.tolist(),
            "tiles": shapes.tiles.tolist(),
        }
    )


def pack(views: Mapping[str, bytes]) -> bytes:
    """The contents of a file with these views, each JSON in brotli, by the code of the area or ``WHOLE``."""
    index, at = {}, 0
    for code, body in views.items():
        index[code] = [at, len(body)]
        at += len(body)
    first = json.dumps({"format": FORMAT, "views": index}, separators=(",", ":"))
    return first.encode() + b"\n" + b"".join(views.values())


@lru_cache(16)
def _index(file: Path) -> tuple[int, dict[str, list[int]]]:
    """Where the first view begins, and of each view where it lies after that and how long it is."""
    with file.open("rb") as opened:
        first = opened.readline()
    found = json.loads(first)
    return len(first), found["views"] if found["format"] == FORMAT else {}
