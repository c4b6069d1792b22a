"""`python -m bench.microdata --rows 17000000`: count made-up microdata and say what it costs.

The rows are made by DuckDB from the hash of their number: 3,400 wijken, ten years, twenty origins, thirty
flags and two values. With ``--curve`` also a tenth and three tenths of that number, to see how it grows. Peak
memory is that of the whole process, as the system counts it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import yaml

from bench.report import say
from data.catalogue import Catalogue, load

WIJKEN, YEARS = 3400, 10
FLAGS, VALUES = 30, 2


def main() -> int:
    """Make the rows, count them and print one line per size."""
    parser = argparse.ArgumentParser(prog="python -m bench.microdata", description=__doc__)
    parser.add_argument("--rows", type=int, default=17_000_000, help="how many rows (persons x years)")
    parser.add_argument("--curve", action="store_true", help="also a tenth and three tenths of it")
    parser.add_argument("--memory", help="memory limit for DuckDB, such as 4GB")
    parser.add_argument("--folder", type=Path, help="where the rows go (default: the temporary folder)")
    asked = parser.parse_args()
    sizes = [asked.rows // 10, asked.rows * 3 // 10, asked.rows] if asked.curve else [asked.rows]
    print(f"{'rows':>12} {'file MB':>8} {'seconds':>8} {'CPU s':>8} {'peak MB':>8} {'cells':>10}")
    with tempfile.TemporaryDirectory(prefix="wijkmonitor-microdata-", dir=asked.folder) as name:
        for rows in sizes:
            print(measure(Path(name), rows, asked.memory), flush=True)
    return 0


def measure(folder: Path, rows: int, memory: str | None) -> str:
    """One line of the table."""
    say(f"{rows:,} rows are made")
    persons, spec, out = folder / "personen.parquet", folder / "spec.yaml", folder / "levering.parquet"
    make(persons, spec, rows)
    command = [
        sys.executable,
        "-m",
        "data",
        "aggregate",
        str(persons),
        "--spec",
        str(spec),
        "--out",
        str(out),
    ]
    command += ["--memory", memory] if memory else []
    say(f"{rows:,} rows are counted")
    start = time.perf_counter()
    process = os.posix_spawn(sys.executable, command, os.environ)
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit("`python -m data aggregate` failed; its messages are above.")
    size, peak, busy = persons.stat().st_size / 1e6, used.ru_maxrss / 1e3, used.ru_utime + used.ru_stime
    cells = pq.read_metadata(out).num_rows
    return f"{rows:>12,} {size:>8.0f} {seconds:>8.1f} {busy:>8.1f} {peak:>8.0f} {cells:>10,}"


def make(persons: Path, spec: Path, rows: int) -> None:
    """Made-up rows, and the specification that counts them. Nothing in it looks like real people."""
    catalogue = load()
    flags, values = chosen(catalogue)
    codes = ["NL", *(g.code for g in catalogue.classifications["twintigdeling"].groups)]
    listed = ", ".join(f"'{c}'" for c in codes)

    def draw(salt: int, many: int) -> str:
        return f"CAST(hash(i, {salt}) % {many} AS INTEGER)"

    # Three in four are NL; the others fall off with the square, so that some groups are small.
    rare = f"2 + CAST(floor(19 * pow({draw(3, 1000)} / 1000.0, 2)) AS INTEGER)"
    columns = [
        f"CAST(2015 + i % {YEARS} AS SMALLINT) AS jaar",
        f"printf('WK%04d%02d', 1 + {draw(1, WIJKEN)} // 10, {draw(1, WIJKEN)} % 10) AS wijk",
        f"([{listed}])[CASE WHEN {draw(2, 100)} < 75 THEN 1 ELSE {rare} END] AS herkomst",
        f"{draw(4, 2)} = 0 AS geboren",
        *(f"{draw(10 + n, 100)} < {3 + n} AS v{n}" for n in range(FLAGS)),
        *(f"{draw(90 + n, 100)} < 65 AS van{n}" for n in range(3)),
        *(f"520 + {draw(70 + n, 3000)} / 100.0 AS w{n}" for n in range(VALUES)),
    ]
    duckdb.sql(
        f"COPY (SELECT {', '.join(columns)} FROM range({rows}) AS numbers(i)) TO '{persons}' (FORMAT parquet)"
    )
    measures: dict[str, dict[str, str]] = {"inwoners": {}}
    measures |= {name: {"vlag": f"v{n}", "van": f"van{n % 3}"} for n, name in enumerate(flags)}
    measures |= {name: {"waarde": f"w{n}"} for n, name in enumerate(values)}
    row = {"jaar": "jaar", "gebieden": {"wijk": "wijk"}, "herkomst": "herkomst", "geboren_in_nl": "geboren"}
    spec.write_text(yaml.safe_dump(row | {"indicatoren": measures}), "utf-8")


def chosen(catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """Thirty shares and rates, and two means."""
    split = [i for i in catalogue.indicators.values() if i.split and i.total]
    flags = [i.id for i in split if i.kind in ("aandeel", "verhouding")][:FLAGS]
    return flags, [i.id for i in split if i.kind == "gemiddelde"][:VALUES]


if __name__ == "__main__":
    sys.exit(main())
