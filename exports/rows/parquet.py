"""Parquet: the table with its types, and in its metadata what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from exports.rows.about import About
from exports.rows.table import RowTable
from exports.rows.workbook import Sink

GROUP = 1 << 16  # rows that are written, and can be read, together


def parquet_bytes(table: RowTable, about: About) -> Iterator[bytes]:
    """The file in pieces. The metadata "wijkmonitor" is JSON: title, release, warning, explanation."""
    told = {
        "titel": about.title,
        "uitgave": about.release,
        "waarschuwing": about.warning,
        "toelichting": {heading: [list(line) for line in lines] for heading, lines in about.sections},
    }
    # Plain text: Parquet packs repeated words itself, and pandas then reads text and not categories.
    plain = [
        pa.field(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in table.schema
    ]
    schema = pa.schema(plain, {"wijkmonitor": json.dumps(told, ensure_ascii=False)})
    sink = Sink()

    def group(batches: list[pa.RecordBatch]) -> pa.Table:
        return pa.Table.from_batches(batches, table.schema).cast(schema)

    with pq.ParquetWriter(pa.PythonFile(sink, "w"), schema, compression="zstd") as writer:
        waiting: list[pa.RecordBatch] = []
        for part in table.parts():
            waiting.append(part.batch)
            if sum(b.num_rows for b in waiting) >= GROUP:
                writer.write_table(group(waiting))
                waiting.clear()
                yield sink.take()
        if waiting:
            writer.write_table(group(waiting))
    yield sink.take()
