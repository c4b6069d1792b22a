"""The solver against counting every possible table, and against an example from the literature."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from data.disclosure.attack.attack import tighten
from data.disclosure.frame import Frame
from data.disclosure.proof.linear import equations, intervals, parts, system
from data.disclosure.proof.table import WIDTH
from data.disclosure.secondary import protect
from tests.data.disclosure.test_intruder import OLD, tables
from tests.data.disclosure.world import delivered, indicator, summed, tree

PARENTS = np.array([-1, 0, 0, 0])  # a total of three areas
LINES = np.array([[-1, 1, 1]], np.int8)  # a total of two groups


def solved(
    table: npt.NDArray[np.int64],
    hidden: npt.NDArray[np.bool_],
    lines: npt.NDArray[np.int8],
    parents: npt.ArrayLike,
) -> npt.NDArray[np.float64]:
    """Intervals (cells, 2) of the hidden cells of a table (rows, areas)."""
    matrix = equations(lines, np.asarray(parents), len(table))
    low = np.where(hidden, 0, table).astype(float).reshape(-1)
    high = np.where(hidden, np.inf, table).astype(float).reshape(-1)
    whole = system(matrix, *tighten(matrix, low, high))
    found = np.stack(tighten(matrix, low, high), axis=1)
    for part in parts(whole):
        found[part.cells] = np.stack(intervals(part, np.ones(len(part.cells), bool), np.inf), axis=1)
    return found[hidden.reshape(-1)]


def counted(table: npt.NDArray[np.int64], hidden: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The same by trying every table of which the inner cells are at most the total."""
    inner = [(r, a) for r in (1, 2) for a in (1, 2, 3)]
    most = int(table[0, 0])
    ranges = [range(most + 1) if hidden[cell] else [int(table[cell])] for cell in inner]
    values = np.stack([x.reshape(-1) for x in np.meshgrid(*ranges, indexing="ij")]).astype(np.int8)
    values = values[:, values.sum(axis=0) == most].reshape(2, 3, -1)
    stack = np.zeros((values.shape[-1], 3, 4), np.int64)
    stack[:, 1:, 1:] = np.moveaxis(values, -1, 0)
    stack[:, 1:, 0] = stack[:, 1:, 1:].sum(axis=2)
    stack[:, 0] = stack[:, 1:].sum(axis=1)
    stack = stack[(stack == table)[:, ~hidden].all(axis=1)]
    return list(zip(stack.min(axis=0)[hidden].tolist(), stack.max(axis=0)[hidden].tolist(), strict=True))


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.data())
def test_the_interval_is_that_of_all_possible_tables(data: st.DataObject) -> None:
    inner = np.array(data.draw(st.lists(st.integers(0, 2), min_size=6, max_size=6))).reshape(2, 3)
    table = np.zeros((3, 4), np.int64)
    table[1:, 1:] = inner
    table[1:, 0] = inner.sum(axis=1)
    table[0] = table[1:].sum(axis=0)
    hidden = np.array(data.draw(st.lists(st.booleans(), min_size=12, max_size=12))).reshape(3, 4)
    hidden[0, 0] = False  # the grand total keeps the number of tables small
    if hidden.any():
        assert [tuple(x) for x in solved(table, hidden, LINES, PARENTS)] == counted(table, hidden)


def test_one_hidden_cell_needs_three_more() -> None:
    """The smallest pattern that protects a cell of a two-way table is a rectangle (Willenborg & De Waal 2001,
    Elements of Statistical Disclosure Control, ch. 6): by hand, 22 lies between 0 and 22 + min(20, 20)."""
    table = np.array([[120, 52, 48, 20], [60, 22, 20, 18], [60, 30, 28, 2]])
    lines = np.array([[-1, 1, 1]], np.int8)
    one = np.zeros(table.shape, bool)
    one[1, 1] = True
    assert solved(table, one, lines, PARENTS).tolist() == [[22, 22]]
    row = one.copy()
    row[1, 2] = True  # two in a row: each column still gives it away
    assert solved(table, row, lines, PARENTS).tolist() == [[22, 22], [20, 20]]
    rectangle = row.copy()
    rectangle[2, 1] = rectangle[2, 2] = True
    # +t, -t / -t, +t with 22 + t, 20 - t, 30 - t, 28 + t all at least 0: t from -22 to 20
    assert solved(table, rectangle, lines, PARENTS).tolist() == [[0, 42], [0, 42], [10, 52], [6, 48]]


def test_what_nothing_binds_has_no_upper_bound() -> None:
    table = np.array([[9, 4, 3, 2]])
    hidden = np.ones((1, 4), bool)
    found = solved(table, hidden, np.zeros((0, 1), np.int8), PARENTS)
    assert (found[:, 0] == 0).all()
    assert (found[:, 1] > 1e5).all()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.sampled_from([(2,), (1, 1), (2, 1)]), st.lists(st.integers(0, 25), min_size=9, max_size=9))
def test_no_enumeration_of_tables_pins_a_protected_count(shape: tuple[int, ...], drawn: list[int]) -> None:
    areas = tree(shape)
    wijken = areas.level_slice("wijk")
    inner = np.array(drawn).reshape(3, 3)[:, : wijken.stop - wijken.start]
    number = summed(areas, inner)
    figure = delivered(indicator("inwoners"), number, np.full_like(number, -1))
    small = figure.hidden[0].copy()
    protect([figure], Frame(areas, OLD))
    if figure.hidden[0][1:, wijken].sum() > 6:
        return  # too many tables to list; HiGHS does those in test_protect
    possible = tables(figure.numerator[0], figure.hidden[0], areas, WIDTH)
    low, high = possible.min(axis=0), possible.max(axis=0)
    assert ((high - low >= WIDTH) | (low == 0))[small].all()
