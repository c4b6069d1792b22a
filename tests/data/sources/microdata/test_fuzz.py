"""Damaged microdata: a sentence without any value of a person, or the right counts and no others."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data.sources.intake import missing
from data.sources.microdata.aggregate import AggregateOrder, aggregate
from data.sources.microdata.words import MicrodataError, catalogue
from tests.data.sources.damage import fuzz, told

SPEC: dict[str, Any] = {
    "jaar": "jaar",
    "gebieden": {"wijk": "wk", "gemeente": "gm"},
    "herkomst": "land",
    "geboren_in_nl": "hier",
    "indicatoren": {
        "inwoners": {},
        "bijstand": {"vlag": "bijstand", "van": "l15_65"},
        "cito": {"waarde": "score", "van": "groep8"},
    },
}
FLAGS = ("hier", "bijstand", "l15_65", "groep8")
PERSONS = 8
WHOLE: dict[str, list[Any]] = {
    "jaar": [2022, 2023] * 4,
    "wk": ["WK000101", "WK000102", "WK0001AA", None] * 2,
    "gm": ["GM0001"] * 7 + [None],
    "land": ["NL", "SYR", "TUR", None] * 2,
    "hier": [True, False, True, None] * 2,
    "bijstand": [1, 0, None, 1] * 2,
    "l15_65": [True] * 6 + [False] * 2,
    "score": [535.5, 530.0, None, 541.25] * 2,
    "groep8": [True, True, False, True] * 2,
}
KINDS = [pa.string(), pa.int8(), pa.int64(), pa.float32(), pa.float64(), pa.bool_(), pa.decimal128(20, 2)]
SECRET = "GEHEIM"
value = st.sampled_from(
    [
        *(None, True, False, 0, 1, 2, -1, 1066, 2022, 2023.0, 2022.5, 1e300, math.nan, math.inf, "", " "),
        *("NL", "SYR", "nl", "XX", "WK000101", "WK1", "GM0001", "gm0001", SECRET, "2022", "1", "-99997"),
        *missing.NUMBERS,
        *map(float, missing.NUMBERS),
    ]
)
column = st.sampled_from(list(WHOLE))
damage = st.one_of(
    st.tuples(st.just("cell"), column, st.integers(0, PERSONS - 1), value),
    st.tuples(st.just("kind"), column, st.sampled_from(KINDS)),
    st.tuples(st.just("swap"), column, column),
    st.tuples(st.just("away"), column),
    st.tuples(st.just("empty"), column),
    st.tuples(st.just("byte"), st.floats(0, 1, exclude_max=True), st.integers(0, 255)),
    st.tuples(st.just("short"), st.floats(0, 1, exclude_max=True)),
)


def written(path: Path, changes: list[Any]) -> bool:
    """Write the damaged file; False when Parquet cannot hold it."""
    columns = {name: list(values) for name, values in WHOLE.items()}
    kinds: dict[str, pa.DataType] = {}
    for change, *how in changes:
        match change, how:
            case "cell", [name, row, new] if name in columns:
                columns[name][row] = new
            case "kind", [name, kind]:
                kinds[name] = kind
            case "swap", [one, other] if one in columns and other in columns:
                columns[one], columns[other] = columns[other], columns[one]
            case "away", [name] if len(columns) > 1:
                columns.pop(name, None)
            case "empty", [name] if name in columns:
                columns[name] = [None] * PERSONS
    try:
        arrays = {n: _array(v, kinds.get(n)) for n, v in columns.items()}
        pq.write_table(pa.table(arrays), path)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        return False
    body = path.read_bytes()
    for change, *how in changes:
        if change == "byte":
            at = int(how[0] * len(body))
            body = body[:at] + bytes([how[1]]) + body[at + 1 :]
        elif change == "short":
            body = body[: int(how[0] * len(body))]
    path.write_bytes(body)
    return True


def _array(values: list[Any], kind: pa.DataType | None) -> pa.Array:
    kinds = {type(v) for v in values if v is not None}
    if kinds <= {int, float} or len(kinds) < 2:
        found = pa.array([float(v) if float in kinds and v is not None else v for v in values])
    else:
        found = pa.array([None if v is None else str(v) for v in values])
    return found.cast(kind) if kind else found


def by_hand(persons: list[dict[str, Any]]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """(gebied, jaar, herkomst, indicator) → (teller, noemer, waarde), one person and one group at a time."""
    groups = catalogue().groups
    cells: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for person in persons:
        year, land = person["jaar"], person["land"]
        if year is None:
            continue
        among = {"T"} | ({land} if land else set())
        if land and land != "NL" and person["hier"] is not None:
            among.add(f"{groups[land].family}_{'NL' if person['hier'] else 'BU'}")
        for area in {person["wk"], person["gm"], "NL00"} - {None}:
            for group in among:
                cells[area, int(year), group].append(person)
    found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for key, here in cells.items():
        found[*key, "inwoners"] = (len(here), None, None)
        able = [p["bijstand"] for p in here if p["l15_65"] and p["bijstand"] is not None]
        if able:
            found[*key, "bijstand"] = (sum(map(int, able)), len(able), None)
        scores = [float(p["score"]) for p in here if p["groep8"] and p["score"] is not None]
        if scores:
            mean = math.fsum(scores) / len(scores)
            found[*key, "cito"] = (None, len(scores), pytest.approx(mean, rel=1e-9, abs=1e-9))
    return found


def possible(persons: list[dict[str, Any]]) -> None:
    """What was counted, can be said of a person."""
    for person in persons:
        assert person["jaar"] is None or 1990 <= person["jaar"] <= 2100
        assert person["land"] is None or person["land"] in catalogue().groups
        assert all(person[f] in (None, 0, 1) for f in FLAGS)
        score = person["score"]
        assert score is None or (math.isfinite(score) and float(score) not in missing.NUMBERS)


@fuzz
@given(st.lists(damage, min_size=1, max_size=3))
def test_a_file_of_persons(tmp_path: Path, changes: list[Any]) -> None:
    path, out = tmp_path / "personen.parquet", tmp_path / "uit.parquet"
    if not written(path, changes):
        return
    out.unlink(missing_ok=True)
    (tmp_path / "spec.yaml").write_text(yaml.safe_dump(SPEC), "utf-8")
    try:
        aggregate(AggregateOrder((path,), tmp_path / "spec.yaml", out, threads=1))
    except MicrodataError as error:
        said = str(error)
    else:
        said = ""
    if said:
        told(re.sub(r"\(\w*(Exception|Error)\)", "", said), path.name)
        assert SECRET not in said
        assert not list(tmp_path.glob("uit*"))
        return
    try:
        persons = pq.read_table(path).to_pylist()
    except (pa.ArrowException, OSError):
        return  # only the part of the file that DuckDB does not use is damaged: nothing to hold it against
    possible(persons)
    counted = pd.read_parquet(out).astype(object)
    counted = counted.where(counted.notna(), None)
    keys = zip(counted.gebied, counted.jaar, counted.herkomst, counted.indicator, strict=True)
    numbers = zip(counted.teller, counted.noemer, counted.waarde, strict=True)
    assert dict(zip(keys, numbers, strict=True)) == by_hand(persons)
