"""The obvious way: one long frame in pandas, filtered with ``df[(df.gebied == x) & ...]``.

It is what ``pd.read_parquet`` gives for the figures of a release: text as categories, which pandas filters
faster than plain text. It gets the comparison (data/queries/comparison.py) for nothing, and takes the chosen
year only; so it does less than ours, and is still held against ours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.parquet as pq

from data.asked.selection import Selection
from data.cubes.cube import MIN_PEERS
from data.monitor import Monitor
from data.queries.comparison import choose_comparison
from data.releases.release import COLUMNS, STATUS_NAMES, Status
from data.results import Series
from data.statistics.spread import FLOOR

MAX_BYTES = 2_500_000_000  # of the frame; a filter and the reading need as much again
BYTES_PER_ROW = 40


@dataclass(frozen=True)
class Naive:
    """The frame, and the indicators that it holds."""

    frame: pd.DataFrame
    indicators: tuple[str, ...]

    @property
    def gigabytes(self) -> float:
        """What the frame occupies."""
        return float(self.frame.memory_usage(deep=True).sum()) / 1e9


def load(monitor: Monitor, plain: bool = False, limit: int = MAX_BYTES) -> Naive:
    """Read as many partitions as fit in ``limit`` bytes; ``plain`` gives text columns as text."""
    parts: list[pd.DataFrame] = []
    rows, release = 0, monitor.release
    per_row = BYTES_PER_ROW * (4 if plain else 1)
    for indicator in monitor.indicators:
        rows += release.rows[indicator.id]
        if parts and rows * per_row > limit:
            break
        part = (
            pq.read_table(release.partition(indicator.id), partitioning=None)
            .select(list(COLUMNS))
            .to_pandas()
        )
        part["indicator"] = indicator.id
        parts.append(part)
    names = tuple(i.id for i in monitor.indicators[: len(parts)])
    # Each partition has categories of its own; one list for all of them keeps them categories.
    known = {
        "indicator": names, "herkomst": release.groups, "gebied": tuple(monitor.areas.index),
        "status": STATUS_NAMES,
    }  # fmt: skip
    for column, values in known.items():
        kind = pd.CategoricalDtype(list(values))
        for part in parts:
            part[column] = part[column].astype("str" if plain else kind)
    return Naive(pd.concat(parts, ignore_index=True), names)


def profile(naive: Naive, monitor: Monitor, selection: Selection) -> pd.DataFrame:
    """The figures of one area with those of the reference and the spread of the peers, by indicator."""
    df, against, areas = naive.frame, choose_comparison(monitor, selection), monitor.areas
    year = df.jaar == selection.year
    own = df[(df.gebied == selection.area) & (df.herkomst == selection.group) & year].set_index("indicator")
    group = (df.herkomst == against.group) & year
    reference = df[(df.gebied == against.area.code) & group].set_index("indicator")
    level_codes = [a.code for a in areas if a.level == against.peers_level.id]
    peers_codes = level_codes
    if against.peers_in != areas.land:
        peers_codes = [a.code for a in areas.children(against.peers_in.code)]
    spread = _spread(df[df.gebied.isin(peers_codes) & group], monitor)
    if peers_codes is not level_codes:  # too few of those have a figure: all areas of the level set the scale
        spread = spread.fillna(_spread(df[df.gebied.isin(level_codes) & group], monitor))
    return pd.DataFrame(
        {
            "value": own.waarde,
            "numerator": own.teller.astype("float64"),
            "denominator": own.noemer.astype("float64"),
            "status": own.status.astype("str"),
            "reference": reference.waarde.astype("float64") if against.kind else np.nan,
            "spread": spread,
        }
    )


def _spread(peers: pd.DataFrame, monitor: Monitor) -> pd.Series:
    """The standard deviation of the peers by indicator, less what chance makes of it and at least half."""
    name = peers.indicator.astype("str")
    value, n = peers.waarde.astype("float64"), peers.noemer.astype("float64").where(lambda x: x > 0)
    kind = name.map({i.id: i.kind for i in monitor.indicators})
    per = name.map({i.id: i.per for i in monitor.indicators}).astype("float64")
    sd = name.map({i.id: i.person_sd or 0.0 for i in monitor.indicators}).astype("float64")
    noise = (value * (per - value) / n).where(kind == "aandeel", value * per / n)
    noise = noise.where(kind != "gemiddelde", sd**2 / n).where(~kind.isin(["aantal", "index"]))
    noise = noise.fillna(0.0).where(value.notna())  # of unknown size: none that is known
    noise = noise.groupby(peers.indicator, observed=True).mean().clip(lower=0)
    figures = value.groupby(peers.indicator, observed=True)
    variance = figures.var().where(figures.count() >= MIN_PEERS)
    return (variance - noise).clip(lower=FLOOR**2 * variance) ** 0.5


def series(naive: Naive, monitor: Monitor, selection: Selection) -> pd.DataFrame:
    """The figures of the chosen theme through the years, by indicator and year."""
    df = naive.frame
    wanted = [monitor.indicators[p].id for p in monitor.by_theme[selection.theme]]
    found = df[df.indicator.isin(wanted) & (df.gebied == selection.area) & (df.herkomst == selection.group)]
    return found.set_index(["indicator", "jaar"]).sort_index()


def check_profile(naive: Naive, monitor: Monitor, selection: Selection, ours: pd.DataFrame) -> int:
    """Assert that both ways give the same figures; how many figures that were."""
    theirs = profile(naive, monitor, selection).reindex(list(naive.indicators))
    mine = ours.loc[list(naive.indicators)]
    counts = [i.id for i in monitor.indicators if i.kind == "aantal"]
    theirs.loc[theirs.index.isin(counts), "reference"] = np.nan  # ours never holds a count against another
    same = (mine.year == selection.year).to_numpy()  # the naive way knows the chosen year only
    for column in ("value", "numerator", "denominator", "reference", "spread"):
        a = mine[column].to_numpy(np.float64)[same]
        b = theirs[column].to_numpy(np.float64)[same]
        if column in ("numerator", "denominator"):
            a = np.where(a < 0, np.nan, a)
        _same(a, b, f"profile {selection}: {column}")
    here = (mine.status == Status.BESCHIKBAAR).to_numpy()[same]
    assert (here == (theirs.status == "beschikbaar").to_numpy()[same]).all(), f"profile {selection}: status"
    return int(same.sum())


def check_series(naive: Naive, monitor: Monitor, selection: Selection, ours: tuple[Series, ...]) -> int:
    """Assert that both ways give the same years; how many figures that were."""
    found, checked = series(naive, monitor, selection).waarde, 0
    for one in ours:
        if one.indicator.id in naive.indicators:
            keys = pd.MultiIndex.from_product([[one.indicator.id], [f.year for f in one.figures]])
            theirs = found.reindex(keys).to_numpy(np.float64)
            mine = np.array([np.nan if f.value is None else f.value for f in one.figures])
            _same(mine, theirs, f"series {selection}: {one.indicator.id}")
            checked += len(mine)
    return checked


def _same(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64], what: str) -> None:
    # The spread is summed in another order, in float32 by pandas: equal to five digits.
    assert np.allclose(a, b, rtol=1e-4, atol=1e-6, equal_nan=True), f"{what} differs: {a} {b}"
