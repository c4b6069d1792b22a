"""Reads the YAML of the catalogue, row by row, and names every fault in it with its file and row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from data import yamlfile

R = TypeVar("R")
Convert = Callable[[dict[str, Any]], dict[str, Any]]


def content(path: Path, faults: list[str]) -> Any:
    """What a YAML file holds; None, and a fault, when it cannot be read."""
    try:
        return yamlfile.load(path.read_text("utf-8"))
    except OSError as error:
        faults.append(f"{path.name}: kan niet worden gelezen ({error.strerror}).")
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f" op regel {where.line + 1}" if where else ""
        faults.append(f"{path.name}: geen geldige YAML{line}.")
    return None


def records(
    path: Path,
    cls: type[R],
    faults: list[str],
    convert: Convert = lambda row: row,
    taken: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, R]:
    """The rows of a file as dataclasses by their id; an id in ``taken`` or used twice is a fault."""
    found: dict[str, R] = {}
    rows = content(path, faults)
    if rows is None:
        return found
    if not isinstance(rows, list):
        faults.append(f"{path.name}: hier hoort een lijst te staan.")
        return found
    for number, row in enumerate(rows, 1):
        name = row.get("id", f"nummer {number}") if isinstance(row, dict) else f"nummer {number}"
        made = record(row, cls, f"{path.name}, {name}", faults, convert)
        if made is None:
            continue
        if name in found or name in taken:
            faults.append(f"{path.name}, {name}: deze naam komt twee keer voor.")
        found[name] = made
    return found


def record(
    row: Any, cls: type[R], where: str, faults: list[str], convert: Convert = lambda row: row
) -> R | None:
    """One row as a dataclass; None, and a fault that names the field, when one is missing or unknown.

    Lists become tuples; ``convert`` makes of a row what the dataclass asks for beyond that.
    """
    if not isinstance(row, dict):
        faults.append(f"{where}: hier horen velden met een naam te staan.")
        return None
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    required = {n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    missing, unknown = sorted(required - row.keys()), sorted(row.keys() - known.keys())
    if missing:
        faults.append(f"{where}: ontbreekt: {', '.join(missing)}.")
    if unknown:
        faults.append(f"{where}: onbekend veld: {', '.join(map(str, unknown))}.")
    if missing or unknown:
        return None
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return cls(**convert(frozen))


def texts_in(folder: Path, faults: list[str]) -> dict[str, str]:
    """Every text of every file in ``folder``, as "file.key"; what is not a text is a fault."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, text in (content(path, faults) or {}).items():
            if isinstance(text, str):
                found[f"{path.stem}.{key}"] = text
            else:
                faults.append(f"{path.name}, {key}: hier hoort een tekst te staan.")
    return found
