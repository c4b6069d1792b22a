"""Are the columns there, of the right kind, and do they hold what they should? Told without any value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from data.areas import Level
from data.sources.intake import missing
from data.sources.microdata.spec import LEVELS, Spec
from data.sources.microdata.words import catalogue, count, counted, objection

WHOLE = {
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
}
KINDS = {
    "geheel": WHOLE,
    "tekst": {"VARCHAR"},
    "getal": WHOLE | {"FLOAT", "DOUBLE", "DECIMAL"},
    "vlag": WHOLE | {"BOOLEAN"},
}
LETTERS_FROM = 4  # a gemeente has a number; what lies in it may have letters in its code too
EXAMPLE = "034401030507"
OLDEST, LATEST = 1990, 2100


@dataclass(frozen=True)
class Use:
    """A column, the field of the spec that names it, and the kind it must be of."""

    column: str
    field: str
    kind: str


def quoted(name: str) -> str:
    """The name of a column as SQL wants it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def twenty() -> tuple[str, ...]:
    """The codes of the twintigdeling; the first of the twenty, NL, stands in the vijfdeling."""
    return ("NL", *(g.code for g in catalogue().classifications["twintigdeling"].groups))


def uses(spec: Spec) -> Iterator[Use]:
    """Every column the specification names."""
    yield Use(spec.year, "jaar", "geheel")
    yield Use(spec.origin, "herkomst", "tekst")
    if spec.born_here:
        yield Use(spec.born_here, "geboren_in_nl", "vlag")
    for level, column in spec.areas.items():
        yield Use(column, f"gebieden.{level}", "tekst")
    for measure in spec.measures:
        name = measure.indicator.id
        if measure.column:
            kind = "getal" if measure.indicator.kind == "gemiddelde" else "vlag"
            yield Use(measure.column, name, kind)
        if measure.among:
            yield Use(measure.among, f"{name}.van", "vlag")


def check_kinds(spec: Spec, types: dict[str, str], files: str) -> None:
    """``types`` are the columns of the file with their DuckDB type; raises with all faults at once.

    ``files`` is what to call the file or files.
    """
    faults = []
    for use in uses(spec):
        told = {"column": use.column, "field": use.field}
        kind = types.get(use.column, "").partition("(")[0]
        if not kind:
            faults.append(counted("kolom_ontbreekt", **told))
        elif kind not in KINDS[use.kind]:
            faults.append(counted("kolom_soort", kind=kind, wanted=counted(f"wil_{use.kind}"), **told))
    _raise(faults, files)


def check_values(
    connection: duckdb.DuckDBPyConnection, spec: Spec, types: dict[str, str], files: str
) -> list[str]:
    """One pass over the columns; raises with all faults at once, gives what deserves attention."""
    year, origin = quoted(spec.year), quoted(spec.origin)
    tests: dict[str, tuple[str, str, dict[str, Any]]] = {
        "jaar": (f"{year} NOT BETWEEN {OLDEST} AND {LATEST}", "waarde_jaar", {"column": spec.year}),
        "herkomst": (
            f"{origin} NOT IN ({', '.join(repr(c) for c in twenty())})",
            "waarde_herkomst",
            {"column": spec.origin},
        ),
    }
    for level, name in spec.areas.items():
        shape = next(known for known in LEVELS if known.id == level)
        wrong = f"NOT regexp_full_match({quoted(name)}, '{_pattern(shape)}')"
        example = shape.prefix + EXAMPLE[: shape.digits]
        tests[level] = (wrong, "waarde_gebied", {"column": name, "example": example})
    for use in uses(spec):
        kind, name = types[use.column], quoted(use.column)
        if use.kind == "vlag" and kind != "BOOLEAN":
            tests["v " + use.column] = (f"{name} NOT IN (0, 1)", "waarde_vlag", {"column": use.column})
        elif use.kind == "getal":
            if kind in ("FLOAT", "DOUBLE"):
                tests["g " + use.column] = (f"NOT isfinite({name})", "waarde_getal", {"column": use.column})
            said = {"column": use.column, "codes": ", ".join(map(str, missing.NUMBERS))}
            tests["c " + use.column] = (f"{name} IN ({said['codes']})", "waarde_code", said)
    absent = {"jaar": year, "herkomst": origin} | {level: quoted(c) for level, c in spec.areas.items()}
    asked = [f"count(*) FILTER ({test})" for test, _, _ in tests.values()]
    asked += [f"count(*) FILTER ({column} IS NULL)" for column in absent.values()]
    found = connection.execute(f"SELECT {', '.join(asked)} FROM persons").fetchone() or ()
    wrong_rows, empty = found[: len(tests)], dict(zip(absent, found[len(tests) :], strict=True))
    _raise(
        [
            counted(key, count=count(rows), **told)
            for (_, key, told), rows in zip(tests.values(), wrong_rows, strict=True)
            if rows
        ],
        files,
    )
    return list(_remarks(empty))


def _pattern(level: Level) -> str:
    """What a code of a level looks like, as a regular expression."""
    numbers = min(level.digits, LETTERS_FROM)
    return f"{level.prefix}[0-9]{{{numbers}}}[0-9A-Z]{{{level.digits - numbers}}}"


def area_codes(spec: Spec) -> dict[str, str]:
    """The code of each level, narrow to wide, as SQL: a column, or the start of that of a narrower one."""
    found: dict[str, str] = {}
    narrower = ""
    for level in reversed(LEVELS):
        if level.id in spec.areas:
            narrower = quoted(spec.areas[level.id])
            found[level.id] = narrower
        elif narrower:
            found[level.id] = (
                f"'{level.prefix}' || substr({narrower}, {len(level.prefix) + 1}, {level.digits})"
            )
    return found


def _remarks(empty: dict[str, int]) -> Iterator[str]:
    for name, rows in empty.items():
        if rows and name == "jaar":
            yield counted("zonder_jaar", count=count(rows))
        elif rows and name == "herkomst":
            yield counted("zonder_herkomst", count=count(rows))
        elif rows:
            yield counted("zonder_gebied", count=count(rows), level=name)


def _raise(faults: list[str], files: str) -> None:
    if faults:
        raise objection("fouten_in", files=files, listed="\n".join(f"- {f}" for f in faults))
