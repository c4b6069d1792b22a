"""Tables whose rows are groups instead of areas, all about one area: made into rows about that area."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from data.sources.statline.group_rows import AREA
from data.sources.statline.mapping import StatlineTable
from data.sources.statline.words import fault, some


def column_of(name: str) -> str:
    """The column of the file that a number comes from: that of Verdachten@NLA is Verdachten."""
    return name.partition("@")[0]


def spread(columns: Mapping[str, pa.Array], table: StatlineTable, file: str) -> dict[str, pa.Array]:
    """The columns of a file with a row per group as columns with a row per year.

    A column of numbers becomes one per group (Verdachten@NLA). Rows with a code that the description does
    not name are left out. Raises ReleaseError when a group has no row at all, or two for one year.
    """
    groups = table.groups
    assert groups is not None
    texts = {n: columns[n].to_pylist() for n in table.text_columns}
    found: dict[str, dict[str, int]] = {}
    for row, code in enumerate(texts[groups.column]):
        group = groups.codes.get(code)
        if group is None or any(texts[n][row] != value for n, value in table.where.items()):
            continue
        of_year = found.setdefault(texts[table.year_column][row] if table.year_column else "", {})
        if group in of_year:
            raise fault("groep_dubbel", file=file, column=groups.column, code=code)
        of_year[group] = row
    absent = [c for c, group in groups.codes.items() if not any(group in rows for rows in found.values())]
    if absent:
        raise fault("groep_ontbreekt", file=file, column=groups.column, codes=some(absent))
    numbers = {n: columns[column_of(n)].to_pylist() for n in table.number_columns}
    made = {
        n: [values[rows[g]] if (g := n.partition("@")[2]) in rows else "" for rows in found.values()]
        for n, values in numbers.items()
    }
    made |= {name: [value] * len(found) for name, value in table.where.items()}
    made |= {table.year_column: list(found)} if table.year_column else {}
    made[AREA] = [groups.area] * len(found)
    return {name: pa.array(values, pa.string()) for name, values in made.items()}
