"""A small release in which areas changed: two merged, one was divided, a wijk got another code."""

from __future__ import annotations

from pathlib import Path

from data.areas import Area
from data.sources.delivery.build import DeliveryOrder
from data.sources.delivery.long import COLUMNS

YEARS = (2018, 2020, 2022, 2023, 2024)
AREAS = [Area("NL00", "Nederland", "land", None)]
AREAS += [Area(f"GM000{i}", f"Dorp {i}", "gemeente", "NL00") for i in range(1, 6)]
AREAS += [Area("GM0009", "Nieuwdorp", "gemeente", "NL00", 2022)]
AREAS += [
    Area("WK000101", "Kern", "wijk", "GM0001", None, 2021),
    Area("WK000901", "Kern", "wijk", "GM0009", 2022),
]
CHANGES = (
    "2022;GM0001;GM0009;", "2022;GM0002;GM0009;",
    "2022;GM0003;GM0004;0,3", "2022;GM0003;GM0005;0,7",
    "2022;WK000101;WK000901;",
)  # fmt: skip
TELLERS = {"GM0001": 110, "GM0002": 230, "GM0003": 100, "GM0004": 400, "GM0005": 500, "GM0009": 350}


def rows() -> list[str]:
    """bijstand (a share with counts) and leefbaarometer (an index) of every area while it was there."""
    found = []
    for area in AREAS[1:]:
        for year in YEARS:
            gone = area.code in ("GM0001", "GM0002", "GM0003", "WK000101") and year >= 2022
            if gone or (area.from_year or 0) > year:
                continue
            teller = TELLERS.get(area.code, 60) + year - 2018
            found.append(f"{area.code};{year};T;bijstand;{teller};{10 * TELLERS.get(area.code, 60)};;")
            found.append(f"{area.code};{year};T;leefbaarometer;;;{5 + teller / 1000:.4f};")
    return found


def order(
    folder: Path, *, changes: tuple[str, ...] = CHANGES, lines: list[str] | None = None
) -> DeliveryOrder:
    areas, figures, moves = folder / "gebieden.csv", folder / "cijfers.csv", folder / "wijzigingen.csv"
    told = [
        f"{a.code};{a.name};{a.level};{a.parent or ''};{a.from_year or ''};{a.to_year or ''}" for a in AREAS
    ]
    areas.write_text("\n".join(["gebied;naam;niveau;ouder;van;tot", *told]), "utf-8")
    figures.write_text("\n".join([";".join(COLUMNS), *(lines or rows())]), "utf-8")
    moves.write_text("\n".join(["jaar;van;naar;deel", *changes]), "utf-8")
    return DeliveryOrder(folder / "root", (figures,), edition="eigen", areas=areas, moves=moves, accept=True)
