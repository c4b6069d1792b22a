"""Everything that leaves a release: each published cell, also of earlier years counted anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

SHOWN, HIDDEN = "beschikbaar", "onderdrukt"


@dataclass(frozen=True, slots=True)
class Printed:
    """One cell as a release prints it; None where there is no number.

    ``counted_anew``: of a year before the area existed, as a sum of what was there.
    """

    release: int
    indicator: str
    year: int
    group: str
    area: str
    status: str
    teller: int | None = None
    noemer: int | None = None
    value: float | None = None
    counted_anew: bool = False


def read(path: Path, release: int) -> Iterator[Printed]:
    """The cells of the release in ``path``, which is number ``release`` of those that were kept.

    The API, the exports and the pages print these numbers or what follows from them: margins and verdicts
    come from value, teller and noemer of shown cells, sums over areas from shown cells.
    """
    frames = [
        pd.read_parquet(p).assign(indicator=p.parent.name.removeprefix("indicator="))
        for p in sorted(path.glob("figures/*/part-0.parquet"))
    ]
    published = len(frames)
    if (path / "recounted.parquet").exists():
        frames.append(pd.read_parquet(path / "recounted.parquet"))
    for position, frame in enumerate(frames):
        columns = (frame[c].tolist() for c in ("indicator", "jaar", "herkomst", "gebied", "status"))
        numbers = (frame[c].astype(float).tolist() for c in ("teller", "noemer", "waarde"))
        for name, year, group, area, status, teller, noemer, value in zip(*columns, *numbers, strict=True):
            yield Printed(
                release,
                name,
                int(year),
                group,
                area,
                status,
                _whole(teller),
                _whole(noemer),
                None if pd.isna(value) else float(value),
                position >= published,
            )


def _whole(number: float) -> int | None:
    return None if pd.isna(number) or number < 0 else int(number)
