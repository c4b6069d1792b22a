"""The columns of numbers of a sheet, read as the numbers of every source are read (data/sources/intake)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from data.sources.intake import numbers
from data.sources.intake.notation import Notation
from data.sources.intake.numbers import Floats
from data.sources.statline.words import fault

Place = tuple[int, str, str]  # row in the file, name of the column there, what stands there


def numbers_of(
    columns: Mapping[str, pa.Array],
    names: Mapping[str, str],
    file: str,
    rows: pa.Array,
    whole: frozenset[str],
) -> dict[str, Floats]:
    """The columns as numbers, NaN where there is no figure: one element per row, ``rows`` of the file.

    Those in ``whole`` hold whole numbers. Raises ReleaseError for what is no number, for two decimal signs in
    one file, and for a sign that may stand between thousands while nothing in the file says that it does not.
    """
    notation: Notation[Place] = Notation()
    found: dict[str, Floats] = {}
    for name, column in columns.items():
        read = numbers.read(column, whole=name in whole)

        def place(at: int, column: pa.Array = column, name: str = name) -> Place:
            return rows[at].as_py() + 2, names.get(name, name), column[at].as_py()

        if read.wrong.any():
            row, title, text = place(int(np.argmax(read.wrong)))
            raise fault("geen_getal", file=file, row=row, column=title, text=text)
        notation.see(read, place)
        found[name] = read.value
    if notation.first and notation.other:
        row, title, text = notation.other
        raise fault("twee_tekens", file=file, row=row, column=title, text=text, first=notation.first[2])
    if notation.in_doubt:
        row, title, text = notation.doubtful[0]
        raise fault("duizendteken", file=file, row=row, column=title, text=text)
    return found
