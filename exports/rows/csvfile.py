"""CSV, for a Dutch spreadsheet (";", decimal comma) or for programs anywhere (",", decimal point)."""

from __future__ import annotations

from collections.abc import Iterator

from exports.rows.lines import LineWriter, Style, harmless
from exports.rows.table import RowTable

BOM = b"\xef\xbb\xbf"  # tells Excel that it is UTF-8


def csv_bytes(table: RowTable, dutch: bool = True) -> Iterator[bytes]:
    """The file in pieces. Both ways start with a BOM and end lines with CRLF (RFC 4180)."""
    separator = ";" if dutch else ","

    def word(_name: str, _number: int, shown: str) -> str:
        return quoted(harmless(shown), separator)

    style = Style(word, lambda _kind: ("", ""), "", "", separator, "\r\n", comma=dutch, reasons=dutch)
    lines = LineWriter(table, style)
    header = separator.join(quoted(harmless(name), separator) for name in lines.names)
    yield BOM + header.encode() + b"\r\n"
    for part in table.parts():
        yield bytes(lines.bytes_of(part.batch, part.decimals))


def quoted(word: str, separator: str) -> str:
    """A word as a CSV field, between quotes when it must be."""
    if separator in word or any(c in word for c in '"\r\n'):
        return '"' + word.replace('"', '""') + '"'
    return word
