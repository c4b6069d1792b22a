"""The invented country: a coastline, islands, gemeenten and wijken, on a plane of small hexagons.

Nothing here is drawn after a real place. The country is grown from noise: first land and sea, then
gemeenten around their towns, then in every gemeente small wijken in the town and large ones around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.sources.demo.hexgrid import SEA, Cells, HexGrid, connect, flood
from data.sources.demo.randomness import Floats, Ints, fractal, lognormal, steady, stream

WIDTH, HEIGHT = 262.0, 296.0  # km, about 3.9 degrees of longitude by 2.7 of latitude
CELLS_PER_GEMEENTE = 2300  # cells of the whole plane, sea included
ISLAND_SHARE = 0.0035  # of the land: smaller islands are left out
REGIONS = 4  # quarters of the country, each with its own kind of place names

# Hills (+) and hollows (-) that give the coast its character: weight, place and reach in a plane of
# -1..1 both ways.
RELIEF = (
    (-0.85, 0.64, 0.20, 0.34, 0.12),  # the bay in the east
    (-0.75, 0.26, 0.17, 0.30, 0.06),  # and how far it reaches inland
    (-0.80, -0.75, -0.46, 0.30, 0.05),  # the firth in the south-west
    (-0.60, -0.36, -0.58, 0.26, 0.05),
    (-0.90, -0.30, 0.46, 0.12, 0.055),  # the lake
    (-0.60, -0.16, 0.40, 0.09, 0.05),
    (0.55, 0.50, -0.62, 0.26, 0.20),  # the head in the south-east
    (0.45, 0.30, 0.72, 0.30, 0.16),  # the head in the north
    (1.20, 0.72, 0.62, 0.05, 0.13),  # islands
    (1.20, 0.80, 0.42, 0.05, 0.11),
    (1.20, 0.84, -0.06, 0.06, 0.12),
    (1.20, -0.86, 0.60, 0.06, 0.15),
    (1.10, -0.06, -0.86, 0.16, 0.045),
)

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Gemeenten:
    """Where the gemeenten lie and how many people live there; arrays of shape (gemeenten,)."""

    seat: Cells  # the cell of the town
    labels: Cells  # (cells) gemeente of each cell, SEA for none
    urbanity: Floats  # about standard normal: how urban the surroundings are
    region: Ints  # 0..REGIONS-1


@dataclass(frozen=True)
class Wijken:
    """The wijken, by gemeente and from the town outwards; arrays of shape (wijken,)."""

    labels: Cells  # (cells) wijk of each cell, SEA for none
    gemeente: Ints  # position of the gemeente
    remoteness: Floats  # 0 in the town .. 1 at the far end of the gemeente
    bearing: Ints  # 0..7: east, north-east ... as seen from the town


def plane(gemeenten: int) -> HexGrid:
    """A plane on which every gemeente gets about as many cells, whatever their number."""
    size = float(steady((WIDTH * HEIGHT / (gemeenten * CELLS_PER_GEMEENTE * 2.598076)) ** 0.5, 6))
    return HexGrid(int(HEIGHT / (1.5 * size)) + 2, int(WIDTH / (1.7320508 * size)) + 2, size)


def land(grid: HexGrid, seed: int) -> Mask:
    """Which cells are land: a main body with a deep bay and a lake, a few islands. A mark for each cell."""
    x, y = grid.centres()
    rng = stream(seed, "kust")
    drift = [fractal(rng, x, y, 70.0, 6) for _ in range(2)]  # bends every coast, capes and coves alike
    u = (x / WIDTH * 2 - 1 + 0.13 * drift[0]).astype(np.float32)
    v = (y / HEIGHT * 2 - 1 + 0.13 * drift[1]).astype(np.float32)
    height = 0.80 - ((u + 0.16 + 0.16 * v) ** 2 / 0.62 + (v - 0.03) ** 2 / 0.86).astype(np.float32)
    for weight, east, north, wide, high in RELIEF:
        height += np.float32(weight) * _hill(u, v, east, north, wide, high)
    height += np.float32(0.24) * fractal(rng, x, y, 60.0, 6)
    for side in (x / WIDTH * 2 - 1, y / HEIGHT * 2 - 1):  # the sea lies all round, also at the rim
        height -= 60 * np.maximum(np.abs(side) - np.float32(0.84), 0) ** 2
    row, column = np.divmod(np.arange(len(x)), grid.columns)
    inner = (row > 1) & (row < grid.rows - 2) & (column > 1) & (column < grid.columns - 2)
    return _without_islets(grid, (height > 0) & inner)


def _hill(
    u: npt.NDArray[np.float32],
    v: npt.NDArray[np.float32],
    east: float,
    north: float,
    wide: float,
    high: float,
) -> npt.NDArray[np.float32]:
    """A round hill of height 1 with soft slopes (no exp: the same on every machine)."""
    r = ((u - np.float32(east)) / np.float32(wide)) ** 2 + ((v - np.float32(north)) / np.float32(high)) ** 2
    return (1 / (1 + r * r * r)).astype(np.float32)


def _without_islets(grid: HexGrid, mask: Mask) -> Mask:
    """Only the pieces of land that are large enough to live on, without ponds of a few cells."""
    for keep_if, this in ((ISLAND_SHARE * mask.sum(), True), (0.004 * mask.sum(), False)):
        left = (mask == this) & _inner(grid, len(mask))
        while left.any():
            piece = flood(grid, left, np.flatnonzero(left)[:1].astype(np.int32))
            if piece.sum() < keep_if:
                mask = np.where(piece, not this, mask)
            left &= ~piece
    return mask


def _inner(grid: HexGrid, cells: int) -> Mask:
    row, column = np.divmod(np.arange(cells), grid.columns)
    inner: Mask = (row > 0) & (row < grid.rows - 1) & (column > 0) & (column < grid.columns - 1)
    return inner


def found_gemeenten(grid: HexGrid, mask: Mask, number: int, seed: int) -> Gemeenten:
    """Choose the towns and give every gemeente its land; ``mask`` has a mark for each cell that is land.

    Towns keep apart, but less so in the urban belt; every island large enough has one of its own.
    """
    rng = stream(seed, "gemeenten")
    x, y = grid.centres()
    cells = np.flatnonzero(mask).astype(np.int32)
    belt = fractal(rng, x[cells], y[cells], 120.0, 3)
    urban = steady((belt - belt.mean()) / belt.std(), 5)
    room = (1.0 - 0.22 * np.clip(urban, -2, 2)) * lognormal(rng, 0.20, len(cells))
    sample = np.sort(rng.permutation(len(cells))[: 160 * number])
    chosen = sample[_apart(x[cells[sample]], y[cells[sample]], room[sample], number, rng)]
    seat = cells[chosen]
    shift = 9.0 * np.stack([fractal(rng, x[cells], y[cells], 30.0, 5) for _ in range(2)])
    reach = room[chosen] * lognormal(rng, 0.10, number)
    near = _nearest(
        x[cells] + shift[0],
        y[cells] + shift[1],
        x[seat] + shift[0, chosen],
        y[seat] + shift[1, chosen],
        reach,
    )
    labels = np.full(len(mask), SEA, np.int32)
    labels[cells] = near
    labels = connect(grid, labels, seat, np.zeros_like(labels))
    region = 2 * (y[seat] > np.median(y[seat])) + (x[seat] > np.median(x[seat]))
    return Gemeenten(seat, labels, steady(urban[chosen]), region.astype(np.int64))


def found_wijken(grid: HexGrid, gemeenten: Gemeenten, numbers: Ints, seed: int) -> Wijken:
    """Divide each gemeente in its number of wijken (``numbers``), small ones in the town."""
    rng = stream(seed, "wijken")
    x, y = grid.centres()
    order = np.argsort(gemeenten.labels, kind="stable").astype(np.int32)
    edges = np.searchsorted(gemeenten.labels[order], np.arange(len(numbers) + 1))
    bend = 2.2 * np.stack([fractal(rng, x, y, 7.0, 3) for _ in range(2)])
    px, py = x + bend[0], y + bend[1]
    labels = np.full(len(x), SEA, np.int32)
    starts, remote, bearing, first = [], [], [], 0
    for g, number in enumerate(numbers):
        cells = order[edges[g] : edges[g + 1]]
        number = min(int(number), max(len(cells) // 6, 1))
        from_seat = steady(np.hypot(x[cells] - x[gemeenten.seat[g]], y[cells] - y[gemeenten.seat[g]]), 4)
        far = max(float(np.sort(from_seat)[int(len(cells) * 0.95)]), grid.width)
        # Rooms grow outwards, the more so the more wijken there are: a dense town, a wide outside.
        room = (0.16 + from_seat / far) * lognormal(rng, 0.16, len(cells))
        home = int(np.argmin(from_seat))
        chosen = _apart(px[cells], py[cells], room, number, rng, home)
        chosen = chosen[np.argsort(from_seat[chosen], kind="stable")]
        near = _nearest(px[cells], py[cells], px[cells[chosen]], py[cells[chosen]], room[chosen] ** 0.5)
        labels[cells] = first + near
        starts.append(cells[chosen])
        remote.append(np.minimum(from_seat[chosen] / far, 1.0))
        bearing.append(
            _octant(x[cells[chosen]] - x[gemeenten.seat[g]], y[cells[chosen]] - y[gemeenten.seat[g]])
        )
        first += number
    labels = connect(grid, labels, np.concatenate(starts), gemeenten.labels)
    owner = np.repeat(np.arange(len(numbers)), [len(s) for s in starts])
    return Wijken(labels, owner, steady(np.concatenate(remote), 6), np.concatenate(bearing))


def _apart(
    x: npt.NDArray[np.float32],
    y: npt.NDArray[np.float32],
    room: Floats,
    number: int,
    rng: np.random.Generator,
    first: int | None = None,
) -> npt.NDArray[np.intp]:
    """Choose ``number`` points, each time the one that has most space left for the room it wants."""
    chosen = np.empty(number, np.intp)
    want = (1 / (room * room)).astype(np.float32)
    space = np.full(len(x), np.inf, np.float32)
    here = int(rng.integers(len(x))) if first is None else first
    for i in range(number):
        chosen[i] = here
        space = np.minimum(space, ((x - x[here]) ** 2 + (y - y[here]) ** 2) * want)
        here = int(np.argmax(space))
    return chosen


def _nearest(
    x: npt.NDArray[np.float32],
    y: npt.NDArray[np.float32],
    seed_x: npt.NDArray[np.float32],
    seed_y: npt.NDArray[np.float32],
    reach: Floats,
) -> Cells:
    """For every point the seed that is nearest in units of that seed's reach."""
    near = np.empty(len(x), np.int32)
    weight = (1 / (reach * reach)).astype(np.float32)
    for i in range(0, len(x), 8192):
        part = slice(i, i + 8192)
        far = (x[part, None] - seed_x) ** 2
        far += (y[part, None] - seed_y) ** 2
        far *= weight
        near[part] = far.argmin(axis=1)
    return near


def _octant(dx: npt.NDArray[np.float32], dy: npt.NDArray[np.float32]) -> Ints:
    """Direction 0..7, counter-clockwise from the east, of vectors."""
    turn = np.arctan2(dy.astype(np.float64), dx.astype(np.float64)) / (np.pi / 4)
    return np.rint(steady(turn, 6)).astype(np.int64) % 8
