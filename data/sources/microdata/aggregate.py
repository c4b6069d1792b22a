"""Counting, by DuckDB: it reads only the columns it needs, in parallel, and goes to disk when memory is full.

Two steps. First the persons are counted once, in cells of year x areas x origin x birthplace:
however many persons there are, that is about a million cells. Then every cell is added to the areas and
groups it is part of. So the time grows with the persons, and the memory does not.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data.progress import steps, watched
from data.releases import disk
from data.sources.microdata.columns import area_codes, check_kinds, check_values, quoted, twenty
from data.sources.microdata.spec import Measure, Spec, read
from data.sources.microdata.words import MicrodataError, catalogue, counted, objection

LAND = "NL00"
AT_ONCE = 8  # indicators in the second step
SCHEMA = pa.schema(
    [
        ("gebied", pa.string()),
        ("jaar", pa.int16()),
        ("herkomst", pa.string()),
        ("indicator", pa.string()),
        ("teller", pa.int32()),
        ("noemer", pa.int32()),
        ("waarde", pa.float64()),
    ]
)
MEMORY = re.compile(r"\d+(\.\d+)?\s*(KB|MB|GB|TB)", re.IGNORECASE)


@dataclass(frozen=True)
class AggregateOrder:
    """What to count. ``memory`` as 16GB; ``temp`` is where DuckDB goes when memory is full."""

    paths: tuple[Path, ...]
    spec: Path
    out: Path
    memory: str | None = None
    threads: int | None = None
    temp: Path | None = None


@dataclass(frozen=True)
class Aggregated:
    """What came out: rows read, cells written, and what deserves attention."""

    rows: int
    cells: int
    indicators: int
    remarks: tuple[str, ...]


def aggregate(order: AggregateOrder) -> Aggregated:
    """Count and write the delivery; raises MicrodataError, with nothing written, when it cannot be done."""
    if order.memory is not None and not MEMORY.fullmatch(order.memory.strip()):
        raise objection("geheugen_vorm", text=order.memory)
    spec = read(order.spec)
    files = _files(order.paths)
    with _told(order), _connection(order) as connection:
        _view(connection, files)
        described = connection.execute("DESCRIBE persons").fetchall()
        types = {str(name): str(kind) for name, kind, *_ in described}
        check_kinds(spec, types, _called(order))
        remarks = check_values(connection, spec, types, _called(order))
        if not spec.born_here:
            remarks.append(counted("geen_geboren"))
        with watched(connection.query_progress, "tellen"):
            connection.execute(f"CREATE TEMP TABLE cells AS {_cells(spec)}")
        rows = connection.execute("SELECT count(*) FROM persons").fetchone()
        cells = _write(connection, spec, order.out)
    return Aggregated(rows[0] if rows else 0, cells, len(spec.measures), tuple(remarks))


def _called(order: AggregateOrder) -> str:
    """What was given to read, by name."""
    return ", ".join(p.name for p in order.paths[:3])


def _files(paths: Sequence[Path]) -> list[str]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.parquet")) if path.is_dir() else [path] if path.is_file() else []
        if not inside:
            raise objection("geen_bestand", path=path)
        found += inside
    return [str(p) for p in found]


@contextmanager
def _connection(order: AggregateOrder) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = order.temp or order.out.absolute().parent
    for needed in (folder, order.out.absolute().parent):
        needed.mkdir(parents=True, exist_ok=True)
    disk.sweep(folder)  # what a killed run left behind may be large
    spill, lock = disk.claim(folder)
    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(spill),
        "preserve_insertion_order": False,
        # Nothing from outside: the CBS environment has no network, and this must not look for one.
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if order.memory:
        config["memory_limit"] = order.memory.strip()
    if order.threads:
        config["threads"] = order.threads
    try:
        with duckdb.connect(":memory:", config=config) as connection:
            # How far it is may be asked (data/progress.py); DuckDB itself prints nothing.
            connection.execute("SET enable_progress_bar = true")
            connection.execute("SET enable_progress_bar_print = false")
            yield connection
    finally:
        shutil.rmtree(spill, ignore_errors=True)
        os.close(lock)


@contextmanager
def _told(order: AggregateOrder) -> Iterator[None]:
    """Errors of DuckDB may quote a value from the file: say what kind it is, and nothing of what it says."""
    try:
        yield
    except MicrodataError:
        raise
    except duckdb.OutOfMemoryException:
        raise objection("geheugen") from None
    except (OSError, duckdb.IOException):
        folder = order.temp or order.out.absolute().parent
        raise objection("schijf", folder=folder, files=_called(order)) from None
    except (duckdb.Error, pa.ArrowException, RuntimeError) as error:
        raise objection("anders", kind=type(error).__name__, files=_called(order)) from None


def _view(connection: duckdb.DuckDBPyConnection, files: Sequence[str]) -> None:
    listed = ", ".join("'" + f.replace("'", "''") + "'" for f in files)
    try:
        connection.execute(f"CREATE VIEW persons AS SELECT * FROM read_parquet([{listed}])")
    except duckdb.Error:
        raise objection("bestand", path=", ".join(files[:3])) from None


def _cells(spec: Spec) -> str:
    """The first step: one pass over the persons."""
    born = f"CAST({quoted(spec.born_here)} AS BOOLEAN)" if spec.born_here else "CAST(NULL AS BOOLEAN)"
    keys = {
        "jaar": quoted(spec.year),
        **area_codes(spec),
        "herkomst": quoted(spec.origin),
        "geboren": born,
    }
    selected = [f"{expression} AS {name}" for name, expression in keys.items()]
    for number, measure in enumerate(spec.measures):
        selected += _sums(number, measure)
    return f"SELECT {', '.join(selected)} FROM persons WHERE {keys['jaar']} IS NOT NULL GROUP BY ALL"


def _sums(number: int, measure: Measure) -> list[str]:
    """Teller and noemer of one indicator. Who has no flag or value is unknown, and counts in neither."""
    among = f"CAST({quoted(measure.among)} AS BOOLEAN)" if measure.among else "TRUE"
    if measure.indicator.kind == "aantal":
        return [f"CAST(count(*) FILTER ({among}) AS INTEGER) AS t{number}", f"0 AS n{number}"]
    column = quoted(measure.column)
    known = f"{column} IS NOT NULL AND {among}"
    if measure.indicator.kind == "gemiddelde":
        top = f"coalesce(sum(CAST({column} AS DOUBLE)) FILTER ({known}), 0)"
    else:
        top = f"CAST(count(*) FILTER (CAST({column} AS BOOLEAN) AND {known}) AS INTEGER)"
    return [f"{top} AS t{number}", f"CAST(count(*) FILTER ({known}) AS INTEGER) AS n{number}"]


def _totals(spec: Spec, batch: Sequence[tuple[int, Measure]]) -> str:
    """The second step: a cell counts in all areas it lies in, the land too, and in all its groups."""
    sums = [f"sum({side}{i}) AS {side}{i}" for i, _ in batch for side in "tn"]
    return f"""
        SELECT gebied, jaar, groep, {", ".join(sums)}
        FROM (
            SELECT *, unnest([{", ".join(area_codes(spec))}, '{LAND}']) AS gebied
            FROM (SELECT *, unnest(list_distinct(['T', herkomst, {_five()}])) AS groep FROM cells)
        )
        WHERE gebied IS NOT NULL AND groep IS NOT NULL
        GROUP BY gebied, jaar, groep"""


def _five() -> str:
    """The group of the vijfdeling: family of the origin, and born in the Netherlands or not."""
    known = {g.code for g in catalogue().classifications["vijfdeling"].groups}
    lines = ["WHEN herkomst = 'NL' THEN 'NL'"]
    families = {g.family for g in catalogue().classifications["twintigdeling"].groups}
    for family in sorted(families):
        codes = [c for c in twenty() if catalogue().groups[c].family == family and c != "NL"]
        listed = ", ".join(f"'{c}'" for c in codes)
        for suffix, born in (("NL", "geboren"), ("BU", "NOT geboren")):
            if f"{family}_{suffix}" in known:
                lines.append(f"WHEN herkomst IN ({listed}) AND {born} THEN '{family}_{suffix}'")
    return f"CASE {' '.join(lines)} END"


def _write(connection: duckdb.DuckDBPyConnection, spec: Spec, out: Path) -> int:
    """The totals as a delivery, in one order whatever the threads did. Cells about nobody are left out.

    A few indicators at a time: then not even the result need fit in memory.
    """
    beside, rows = out.with_name(out.name + ".deel"), 0
    ordered = sorted(enumerate(spec.measures), key=lambda m: m[1].indicator.id)
    try:
        with pq.ParquetWriter(beside, SCHEMA, compression="zstd") as writer:
            for start in steps(range(0, len(ordered), AT_ONCE), "optellen"):
                batch = ordered[start : start + AT_ONCE]
                connection.execute(f"CREATE OR REPLACE TEMP TABLE totals AS {_totals(spec, batch)}")
                for number, measure in batch:
                    table: pa.Table = connection.sql(_long(number, measure)).to_arrow_table()
                    writer.write_table(table.cast(SCHEMA))
                    rows += len(table)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return rows


def _long(number: int, measure: Measure) -> str:
    indicator, teller, noemer = measure.indicator, f"t{number}", f"n{number}"
    value, top, bottom, there = "CAST(NULL AS DOUBLE)", teller, noemer, f"{noemer} > 0"
    if indicator.kind == "gemiddelde":
        value, top = f"{teller} / {noemer}", "NULL"
    elif indicator.kind == "aantal":
        bottom, there = "NULL", f"{teller} > 0"
    if not indicator.split:
        there += " AND groep = 'T'"
    if not indicator.total:
        there += " AND groep <> 'T'"
    return f"""SELECT gebied, CAST(jaar AS SMALLINT) AS jaar, groep AS herkomst,
        '{indicator.id}' AS indicator, CAST({top} AS INTEGER) AS teller,
        CAST({bottom} AS INTEGER) AS noemer, {value} AS waarde
        FROM totals WHERE {there} ORDER BY gebied, jaar, herkomst"""
