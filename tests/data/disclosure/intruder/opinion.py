"""A second opinion on the attack: τ-ARGUS audits the same system, when ``pytauargus`` is installed.

The package holds the engine of τ-ARGUS with HiGHS inside and needs no other program. It reads a system as
a JJ file: cells with bounds, and sums of cells. Where it is not installed there is no second opinion, and the
attack stands on its own (test_counted_out.py).
"""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path

import numpy as np

from tests.data.disclosure.intruder.linear import Floats, Ints, System


def available() -> bool:
    """Whether the package is there."""
    return importlib.util.find_spec("pytauargus") is not None


def written(system: System, told: tuple[Floats, Floats], truth: Floats, targets: Ints) -> str:
    """A system as a JJ file: cells with true value, weight, status, bounds and wanted room, then sums.

    ``told`` are bounds (lower, upper) and ``truth`` values, all (columns,); ``targets`` are columns. Raises
    ValueError for a row that is no sum of cells.
    """
    matrix, least, most = system.matrix()
    if not (np.isin(matrix.data, (-1, 1)).all() and (least == most).all()):
        raise ValueError("only sums of cells fit in a JJ file")
    wanted, cells, sums = set(targets.tolist()), list[str](), list[str]()

    for column, (value, low, high) in enumerate(zip(truth, *told, strict=True)):
        status = "s" if low == high else "u" if column in wanted else "m"
        room = int(status == "u")
        cells.append(f"{column} {value:.0f} 1 {status} {low:.0f} {high:.0f} {room} {room} 0")
    for row in range(matrix.shape[0]):
        span = slice(matrix.indptr[row], matrix.indptr[row + 1])
        ids, weights = matrix.indices[span], matrix.data[span]
        terms = [f"{i} ({w:.0f})" for i, w in zip(ids, weights, strict=True)]
        sums.append(f"{least[row]:.0f} {len(terms)} : " + " ".join(terms))
    return "\n".join(["0", str(len(cells)), *cells, str(len(sums)), *sums, ""])


def bounds(
    system: System, told: tuple[Floats, Floats], truth: Floats, targets: Ints
) -> dict[int, tuple[float, float]]:
    """Per target column that is not printed, the least and most that τ-ARGUS finds, in fractions.

    ``told`` are the bounds before the attack derived anything, so that this opinion owes it nothing.
    """
    from pytauargus._tauargus import audit_jj  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "system.jj"
        file.write_text(written(system, told, truth, targets), "ascii")
        rows = audit_jj(str(file))
    asked = set(np.asarray(targets).tolist())
    return {r["cell"]: (float(r["min"]), float(r["max"])) for r in rows if r["cell"] in asked}
