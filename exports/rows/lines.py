"""Parts of a table as lines of text, made column by column in C: the heart of CSV and Excel.

A million cells cost a tenth of a second, and Arrow lets other threads work meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from exports.rows.table import WHY, RowTable

# What a spreadsheet takes for the start of a formula, also in the full width of East Asian scripts.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(word: str) -> str:
    """A word that no spreadsheet takes for a formula: an apostrophe goes before it when it could be."""
    return f"'{word}" if word.startswith(_FORMULA) else word


@dataclass(frozen=True)
class Style:
    """How cells are written. ``word`` writes one word of column ``name`` whole; ``number`` gives what stands
    around a number, by kind ("heel", "jaar", or the decimals as text); ``nothing`` is an empty cell.
    ``reasons``: a word stands where years or groups side by side have no number; a program gets nothing.
    """

    word: Callable[[str, int, str], str]
    around: Callable[[str], tuple[str, str]]
    nothing: str
    before: str
    between: str
    after: str
    comma: bool = False
    reasons: bool = True


@dataclass
class LineWriter:
    """Writes the parts of one table in one style. Columns that only say why a number is absent are not
    written themselves: their words stand where the number would be.
    """

    table: RowTable
    style: Style
    _cells: dict[str, pa.Array] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The columns that are written."""
        return written(self.table.schema)

    def bytes_of(self, batch: pa.RecordBatch, decimals: int) -> memoryview:
        """The lines of one part, one after the other, as UTF-8."""
        style = self.style
        columns = [self._column(batch, name, decimals) for name in self.names]
        joined = pc.binary_join_element_wise(*columns, style.between)
        joined = pc.binary_join_element_wise(pa.scalar(style.before), joined, pa.scalar(style.after), "")
        offsets = memoryview(joined.buffers()[1]).cast("i")
        first, last = offsets[joined.offset], offsets[joined.offset + len(joined)]
        return memoryview(joined.buffers()[2])[first:last]

    def _column(self, batch: pa.RecordBatch, name: str, decimals: int) -> pa.Array:
        column = batch.column(name)
        if pa.types.is_dictionary(column.type):
            return self._words(name, column)
        kind = str(decimals) if pa.types.is_floating(column.type) else "heel"
        if name == "jaar":
            kind = "jaar"
        before, after = self.style.around(kind)
        shown = column.cast(pa.string())
        if self.style.comma:
            shown = pc.replace_substring(shown, ".", ",")
        if before or after:
            shown = pc.binary_join_element_wise(pa.scalar(before), shown, pa.scalar(after), "")
        reason = (self.table.schema.field(name).metadata or {}).get(WHY)
        if reason is None or not self.style.reasons:
            return pc.fill_null(shown, self.style.nothing) if column.null_count else shown
        return pc.coalesce(shown, self._words(reason.decode(), batch.column(reason.decode())))

    def _words(self, name: str, column: pa.DictionaryArray) -> pa.Array:
        if name not in self._cells:
            words = self.table.words[name].to_pylist()
            shown = [self.style.word(name, n, w) if w else self.style.nothing for n, w in enumerate(words)]
            self._cells[name] = pa.array(shown, pa.string())
        return self._cells[name].take(column.indices)


def written(schema: pa.Schema) -> list[str]:
    """The columns of a table without those that only say why a number is absent."""
    reasons = {(f.metadata or {}).get(WHY, b"").decode() for f in schema}
    return [f.name for f in schema if f.name not in reasons]


def number_of(words: Mapping[str, pa.Array]) -> dict[str, int]:
    """The number of each word among all words of a table, for files that keep them in one list."""
    every = dict.fromkeys(w for column in words.values() for w in column.to_pylist() if w)
    return {word: number for number, word in enumerate(every)}
