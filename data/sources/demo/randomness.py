"""Random numbers that are the same on every machine, and noise fields for the map.

Everything heavy is done with + - * / and sqrt, which IEEE 754 rounds the same everywhere. Functions
that differ in the last bit between processors (exp, log) are only used on small arrays and rounded
by ``steady``, so that a release is byte for byte the same for a seed.
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def stream(seed: int, name: str) -> np.random.Generator:
    """An own stream of random numbers per purpose, so that order of work does not matter."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, zlib.crc32(name.encode())])))


def steady(x: npt.ArrayLike, decimals: int = 9) -> Floats:
    """``x`` without the last bits, in which processors differ; the same shape."""
    rounded: Floats = np.asarray(x, np.float64).round(decimals)
    return rounded


def lognormal(rng: np.random.Generator, sigma: float, size: int | tuple[int, ...]) -> Floats:
    """Positive factors with median 1, of the shape ``size``."""
    return steady(np.exp(sigma * steady(rng.standard_normal(size))))


def normals(rng: np.random.Generator, shape: tuple[int, ...]) -> Floats:
    """Standard normal numbers, steady, of that shape."""
    return steady(rng.standard_normal(shape))


def fractal(
    rng: np.random.Generator, x: npt.NDArray[Any], y: npt.NDArray[Any], wavelength: float, octaves: int
) -> npt.NDArray[np.float32]:
    """Smooth noise of about -1..1 at the points (x, y), halving in size and height per octave.

    ``x``, ``y`` and ``wavelength`` (of the largest waves) share a unit; shape of the result is that of x.
    """
    total = np.zeros(x.shape, np.float32)
    height = 1.0
    for _ in range(octaves):
        total += np.float32(height) * _waves(rng, x / wavelength, y / wavelength)
        wavelength, height = wavelength / 2, height / 2
    return total


def _waves(rng: np.random.Generator, x: npt.NDArray[Any], y: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Value noise: random heights on a unit grid, joined smoothly."""
    left, below = np.floor(x.min()), np.floor(y.min())
    columns, rows = int(x.max() - left) + 2, int(y.max() - below) + 2
    grid = rng.random((rows, columns), np.float32) * 2 - 1
    column, row = (x - left).astype(np.int32), (y - below).astype(np.int32)
    fx, fy = (x - left - column).astype(np.float32), (y - below - row).astype(np.float32)
    fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
    low = grid[row, column] * (1 - fx) + grid[row, column + 1] * fx
    high = grid[row + 1, column] * (1 - fx) + grid[row + 1, column + 1] * fx
    result: npt.NDArray[np.float32] = low * (1 - fy) + high * fy
    return result


def bells(rng: np.random.Generator, shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
    """Numbers with mean 0, standard deviation 1 and a bell shape, all between -3 and 3.

    The sum of three uniform numbers: fast, bounded, and exact on every machine.
    """
    total = rng.random(shape, np.float32)
    for _ in range(2):
        total += rng.random(shape, np.float32)
    total -= np.float32(1.5)
    total *= np.float32(2)
    return total
