"""A release in our own long format: for the example in the template, and to move figures elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.releases.release import Release, Status

COLUMNS = ("gebied", "jaar", "herkomst", "indicator", "teller", "noemer", "waarde", "status")


def long(release: Release, indicators: Sequence[str]) -> pa.Table:
    """The cells of some indicators as rows of a delivery; an available figure has an empty status."""
    parts = []
    for name in indicators:
        table = pq.read_table(release.partition(name), partitioning=None)
        status = table.column("status").cast(pa.string())
        here = pc.equal(status, Status.BESCHIKBAAR.name.lower())
        columns = {
            "gebied": table.column("gebied").cast(pa.string()),
            "jaar": table.column("jaar"),
            "herkomst": table.column("herkomst").cast(pa.string()),
            "indicator": pa.chunked_array([pa.array([name] * len(table), pa.string())]),
            "teller": table.column("teller"),
            "noemer": table.column("noemer"),
            "waarde": table.column("waarde"),
            "status": pc.if_else(here, "", status),
        }
        parts.append(pa.table({c: columns[c] for c in COLUMNS}))
    return pa.concat_tables(parts)
