"""From longitude and latitude (WGS84) to the Dutch grid (RD, EPSG:28992), in metres.

Polynomials of F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie tussen
RD- en WGS84-kaartcoördinaten" (Geodesia 43, 2001). Against the points that Kadaster publishes for RDNAPTRANS
the difference is under half a metre, also in the corners of the land: a hundredth of what one unit of a map
is, so no library with grids of corrections is needed. Not for surveying.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_LAT, _LON, _X, _Y = 52.15517440, 5.38720621, 155_000.0, 463_000.0
# (power of latitude, power of longitude, factor); both are counted in 10 000 seconds from Amersfoort.
_EAST = (
    (0, 1, 190_094.945), (1, 1, -11_832.228), (2, 1, -114.221), (0, 3, -32.391), (1, 0, -0.705),
    (3, 1, -2.340), (1, 3, -0.608), (0, 2, -0.008), (2, 3, 0.148),
)  # fmt: skip
_NORTH = (
    (1, 0, 309_056.544), (0, 2, 3_638.893), (2, 0, 73.077), (1, 2, -157.984), (3, 0, 59.788), (0, 1, 0.433),
    (2, 2, -6.439), (1, 1, -0.032), (0, 4, 0.092), (1, 4, -0.054),
)  # fmt: skip


def to_rd(points: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.float64]:
    """Points (points, 2) of longitude and latitude as x and y in metres, of the same shape.

    The same point always gives the same metres, so what touched keeps touching.
    """
    east, north = _powers(0.36 * (points[:, 0] - _LON)), _powers(0.36 * (points[:, 1] - _LAT))
    x = sum(factor * north[p] * east[q] for p, q, factor in _EAST)
    y = sum(factor * north[p] * east[q] for p, q, factor in _NORTH)
    return np.column_stack([_X + x, _Y + y])


def _powers(of: npt.NDArray[np.float64]) -> list[npt.NDArray[np.float64]]:
    """The powers 0 to 4. By multiplying: numpy's own power rounds one place in an array unlike another."""
    made = [np.ones_like(of)]
    for _ in range(4):
        made.append(made[-1] * of)
    return made
