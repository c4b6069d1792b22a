"""From Swing: its upload workbooks and cube metadata, through the same checks as any delivery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from data.sources.delivery.build import Reading
from data.sources.delivery.findings import Findings
from data.sources.delivery.tables import TableBlock
from data.sources.swing.convert import convert
from data.sources.swing.mapping import load
from data.sources.swing.metadata import Metadata, read
from data.sources.swing.upload import sheets_of


def reading(mapping_path: Path, metadata_path: Path | None) -> Reading:
    """How ``delivery.build`` reads an upload. Raises DeliveryError when the mapping cannot be used."""
    metadata = read(metadata_path) if metadata_path else Metadata()
    mapping = load(mapping_path, metadata)

    def blocks(files: Sequence[Path], findings: Findings) -> Iterator[TableBlock]:
        sheets = [sheet for path in files for sheet in sheets_of(path, findings)]
        return convert(sheets, mapping, metadata, mapping_path.name, findings)

    return blocks


__all__ = ["reading"]
