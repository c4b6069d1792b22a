"""The characteristics on which areas can be alike, from ``data/catalogue/similarity.yaml``, checked once.

Which indicators stand for a characteristic is data, so a release with other figures needs no Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from data import yamlfile
from data.catalogue import FOLDER, Catalogue, CatalogueError

Transform = Literal["none", "log"]
FILE = "similarity.yaml"


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One thing in which areas are alike or not.

    ``measured`` are alternatives, the first that a release has counts: each a set of indicators to add up.
    ``groups`` names the classification over whose groups it is a composition (one column per group), ""
    for a single number of all inhabitants. ``alone`` False: it never counts as the only one. ``alike``,
    ``more`` and ``less`` are what is said of another area; ``why`` explains the choice.
    """

    id: str
    name: str
    alike: str
    more: str
    less: str
    why: str
    weight: float
    measured: tuple[tuple[str, ...], ...]
    transform: Transform = "none"
    default: bool = True
    alone: bool = True
    groups: str = ""


@cache
def characteristics() -> tuple[Characteristic, ...]:
    """The characteristics that ship, read once per process."""
    return load(FOLDER / FILE)


def load(path: Path) -> tuple[Characteristic, ...]:
    """Read the list; raises CatalogueError naming every fault at once."""
    try:
        rows = yamlfile.load(path.read_text("utf-8"))
    except OSError as error:
        raise CatalogueError(f"{path.name}: kan niet worden gelezen ({error.strerror}).") from error
    except yaml.YAMLError as error:
        raise CatalogueError(f"{path.name}: geen geldige YAML.") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CatalogueError(f"{path.name}: hier hoort een lijst te staan van velden met een naam.")
    faults: list[str] = []
    names = [row.get("id") for row in rows]
    faults += [
        f"{path.name}, {n}: deze naam komt twee keer voor."
        for n in dict.fromkeys(names)
        if names.count(n) > 1
    ]
    for number, row in enumerate(rows, 1):
        where = f"{path.name}, {row.get('id', f'nummer {number}')}"
        faults += [f"{where}: {fault}" for fault in _faults(row)]
    if faults:
        raise CatalogueError("De kenmerken zijn niet bruikbaar:\n- " + "\n- ".join(faults))
    return tuple(Characteristic(**row | {"measured": tuple(map(tuple, row["measured"]))}) for row in rows)


def unknown(characteristics: tuple[Characteristic, ...], catalogue: Catalogue) -> list[str]:
    """Indicators and classifications that characteristics name and the catalogue does not have."""
    named = [i for c in characteristics for alternative in c.measured for i in alternative]
    divisions = [c.groups for c in characteristics if c.groups]
    return [n for n in named if n not in catalogue.indicators] + [
        d for d in divisions if d not in catalogue.classifications
    ]


def _faults(row: Mapping[str, Any]) -> list[str]:
    known = {f.name: f for f in fields(Characteristic)}
    missing = [n for n, f in known.items() if f.default is MISSING and n not in row]
    extra = [str(n) for n in row if n not in known]
    found = [f"ontbreekt: {', '.join(missing)}."] if missing else []
    found += [f"onbekend veld: {', '.join(extra)}."] if extra else []
    if found:
        return found
    if not isinstance(row["weight"], (int, float)) or not row["weight"] > 0:
        found.append("weight moet een getal groter dan nul zijn.")
    if row.get("transform", "none") not in get_args(Transform):
        found.append(f"transform is '{row['transform']}', kies uit {', '.join(get_args(Transform))}.")
    measured = row["measured"]
    if not isinstance(measured, list) or not measured or not all(isinstance(m, list) and m for m in measured):
        found.append("measured moet een lijst van rijtjes indicatoren zijn.")
    return found
