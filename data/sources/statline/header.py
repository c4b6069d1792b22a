"""The first line of a CSV file of StatLine, and the names of its columns as our descriptions have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.sources.intake import csvfile
from data.sources.intake.csvfile import CsvHeader
from data.sources.intake.reasons import why
from data.sources.statline.mapping import StatlineTable
from data.sources.statline.words import fault, number, say

_NUMBER = re.compile(r"_(\d+)$")
MAX_BYTES = 1_000_000_000  # kerncijfers with all buurten are about 10 MB


def canonical(header: Sequence[str], numbered: bool) -> dict[str, str]:
    """Our name of each column → its name in the file; see ``numbered`` in mapping.py."""
    if not numbered:
        return {name: name for name in header}
    base = {name: _NUMBER.sub("", name) for name in header}
    often = Counter(base.values())

    def order(name: str) -> int:
        found = _NUMBER.search(name)
        return int(found.group(1)) if found else 0

    names: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for name in sorted(header, key=order):
        seen[base[name]] += 1
        ours = base[name] if often[base[name]] == 1 else f"{base[name]}#{seen[base[name]]}"
        names[ours] = name
    return names


def as_described(names: dict[str, str], table: StatlineTable) -> dict[str, str]:
    """The names with those that CBS changed (``also``) under the name the description uses."""
    for ours, others in table.also.items():
        theirs = next((n for n in others if n in names), None)
        if ours not in names and theirs is not None:
            names[ours] = names.pop(theirs)
    return names


def attempt(path: Path, action: Callable[[], Any]) -> Any:
    """Do something with a file; raises ReleaseError with what is wrong with the file when that fails."""
    try:
        return action()
    except OSError as error:
        raise fault("onleesbaar", file=path.name, reason=why(error)) from error
    except UnicodeDecodeError as error:
        raise fault("codering", file=path.name) from error
    except pa.ArrowInvalid as error:
        if "UTF8" in str(error):
            raise fault("codering", file=path.name) from error
        row = re.search(r"Row #(\d+): Expected (\d+) columns, got (\d+)", str(error))
        if row:
            told = {"row": row[1], "wanted": row[2], "count": row[3]}
            raise fault("velden", file=path.name, **told) from error
        raise fault("geen_csv", file=path.name, reason=say("geen_csv_einde")) from error


def header_of(path: Path) -> CsvHeader:
    """The names, and what stands between them; raises ReleaseError when it is no CSV."""
    if path.is_file() and (size := path.stat().st_size) > MAX_BYTES:
        raise fault("te_groot", file=path.name, size=number(size / 1e6), most=number(MAX_BYTES / 1e6))
    tops: list[CsvHeader] = attempt(path, lambda: csvfile.headers(path))
    if not tops or len(tops[0].names) < 2:
        below = next((t for t in tops if len(t.names) > 2), None)
        reason = say("geen_csv_titel", count=below.lines - 1) if below else ""
        raise fault("geen_csv", file=path.name, reason=reason)
    return tops[0]
