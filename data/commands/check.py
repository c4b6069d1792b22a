"""``python -m data check``: every file against its checksum, every figure against the rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.commands.chosen import chosen
from data.commands.words import catalogue, phrase, whole
from data.progress import steps
from data.releases.limits import SLACK
from data.releases.release import SCHEMA, STATUS_NAMES, Release, Status, verify
from data.sources.delivery.checks import apart

Mask = npt.NDArray[np.bool_]


def run(options: argparse.Namespace) -> int:
    """Check the chosen releases; 1 when anything is wrong."""
    wrong = 0
    for release in chosen(options.root, options.which):
        found = faults(release)
        for sentence in found:
            print(sentence, file=sys.stderr)
        cells = whole(sum(release.rows.values()))
        print(phrase("controle", id=release.id, files=len(release.files), cells=cells))
        print(phrase("controle_fouten" if found else "controle_goed", id=release.id, count=len(found)))
        wrong += len(found)
    return 1 if wrong else 0


def faults(release: Release) -> list[str]:
    """One sentence per kind of fault and indicator; empty when the release is as it should be.

    In a release with a changed or missing file the figures themselves are not looked at.
    """
    damaged = verify(release)
    if damaged:
        return damaged
    found = [phrase("fout_groep", group=g) for g in release.groups if g not in catalogue().groups]
    found += [
        phrase("fout_gebied", code=a.code, parent=a.parent)
        for a in release.areas
        if a.parent is not None and a.parent not in release.areas
    ]
    for indicator in steps(release.indicators, "controleren"):
        if indicator not in catalogue().indicators:
            found.append(phrase("fout_indicator", indicator=indicator))
        found += [
            phrase(key, indicator=indicator, **values) for key, values in _of_indicator(release, indicator)
        ]
    return found


def _of_indicator(release: Release, indicator: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The faults in one partition: (key of the sentence, its values)."""
    try:
        table = pq.read_table(release.partition(indicator), partitioning=None)
    except (OSError, pa.ArrowException) as error:
        yield "fout_lezen", {"reason": str(error).splitlines()[0]}
        return
    if table.schema.names != SCHEMA.names:
        yield "fout_kolommen", {"columns": ", ".join(table.schema.names)}
        return
    if len(table) != release.rows.get(indicator):
        yield "fout_aantal", {"found": len(table), "expected": release.rows.get(indicator)}
    known: dict[str, tuple[Any, ...]] = {
        "jaar": release.years,
        "herkomst": release.groups,
        "gebied": tuple(release.areas.index),
        "status": STATUS_NAMES,
    }
    positions, wrong = {}, False
    for column, codes in known.items():
        values = table.column(column)
        positions[column] = _positions(values, codes)
        strange = positions[column] < 0
        if values.null_count:
            yield "fout_leeg_veld", {"column": column, "count": values.null_count}
        elif strange.any():
            named = sorted({str(values[int(i)].as_py()) for i in np.flatnonzero(strange)[:1000]})
            yield "fout_code", {"column": column, "values": ", ".join(named[:5])}
        wrong |= bool(strange.any())
    if wrong:
        return
    known_one = catalogue().indicators.get(indicator)
    low, high = known_one.range if known_one else (0.0, 0.0)
    for key, mask in _arithmetic(table, positions, release, indicator):
        if mask.any():
            row = table.slice(int(np.argmax(mask)), 1).to_pylist()[0]
            where = " ".join(f"{k}={v}" for k, v in row.items())
            yield key, {"count": int(mask.sum()), "where": where, "low": f"{low:g}", "high": f"{high:g}"}


def _positions(values: pa.ChunkedArray, codes: tuple[Any, ...]) -> npt.NDArray[np.int64]:
    """The place of each value among ``codes``; -1 for a value that is not there."""
    if pa.types.is_dictionary(values.type):
        values = values.cast(values.type.value_type)
    places = pc.index_in(values, value_set=pa.array(codes, values.type))
    result: npt.NDArray[np.int64] = places.fill_null(-1).to_numpy().astype(np.int64)
    return result


def _arithmetic(
    table: pa.Table, positions: dict[str, npt.NDArray[np.int64]], release: Release, name: str
) -> Iterator[tuple[str, Mask]]:
    """Per kind of fault which rows have it."""
    cells = (positions["jaar"] * len(release.groups) + positions["herkomst"]) * len(release.areas)
    order = np.argsort(cells + positions["gebied"], kind="stable")
    double = np.zeros(len(table), np.bool_)
    double[order[1:]] = np.diff((cells + positions["gebied"])[order]) == 0
    yield "fout_dubbel", double

    value, numerator, denominator = (
        table.column(c).cast(pa.float64()).fill_null(np.nan).to_numpy()
        for c in ("waarde", "teller", "noemer")
    )
    here = positions["status"] == Status.BESCHIKBAAR
    numbers = ~(np.isnan(value) & np.isnan(numerator) & np.isnan(denominator))
    yield "fout_getal_bij_geen", ~here & numbers
    yield "fout_geen_getal", here & ~np.isfinite(value)
    yield "fout_negatief", (numerator < 0) | (denominator < 0)
    indicator = catalogue().indicators.get(name)
    if indicator is None:
        return
    low, high = indicator.range
    yield "fout_buiten", (value < low) | (value > high * (1 + SLACK))
    if indicator.kind not in ("aandeel", "verhouding"):
        return
    yield "fout_quotient", apart(value, numerator, denominator, indicator.per)
    if indicator.kind == "aandeel":
        yield "fout_deel", numerator > denominator
