"""``python -m data diff``: what is different between two releases, in lines or as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from data.commands.chosen import chosen, is_path
from data.commands.words import catalogue, whole
from data.releases.changes import Changes, Members, Tally, compare
from data.releases.release import Release, ReleaseError, history, read

SHOWN = 8
WIDTHS = {"changed": 11, "appeared": 9, "vanished": 9, "suppressed": 11, "same": 9}  # under their headings


def contrast(key: str, **values: object) -> str:
    """The sentence ``verschil.<key>`` with ``values`` filled in."""
    return catalogue().text(f"verschil.{key}", **values)


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the command to the parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "diff", help=contrast("help"), description=contrast("help")
    )
    parser.add_argument("old", metavar="OUD", help=contrast("help_old"))
    parser.add_argument("new", nargs="?", metavar="NIEUW", help=contrast("help_new"))
    parser.add_argument("--json", action="store_true", help=contrast("help_json"))
    return parser


def run(options: argparse.Namespace) -> int:
    """Print the differences; 0 also when there are some."""
    old, new = _pair(options.root, options.old, options.new)
    changes = compare(old, new, shown=True)
    if options.json:
        print(json.dumps(asdict(changes), indent=1, ensure_ascii=False))
    else:
        print("\n".join(lines(changes)))
    return 0


def _pair(root: Path, old: str, new: str | None) -> tuple[Release, Release]:
    if new is not None:
        return _one(root, old), _one(root, new)
    found, _ = history(root, old)
    if len(found) < 2:
        raise ReleaseError(contrast("geen_twee", edition=old))
    return found[1], found[0]


def _one(root: Path, which: str) -> Release:
    """The release with this id, in this path, or the newest of this edition."""
    if not is_path(which) and root.is_dir():
        for folder in sorted(p for p in root.iterdir() if p.is_dir()):
            if (folder / which / "manifest.json").is_file():
                return read(folder / which)
    return chosen(root, which)[0]


def lines(changes: Changes) -> Iterator[str]:
    """The differences as lines of text: what is not different is not mentioned."""
    yield contrast("kop", old=changes.old, new=changes.new)
    for title, members in (
        (contrast("bronnen"), changes.sources),
        (contrast("indicatoren"), changes.indicators),
        (contrast("jaren"), changes.years),
        (contrast("groepen"), changes.groups),
        (contrast("gebieden"), changes.areas),
        (contrast("wijzigingen"), changes.moves),
    ):
        yield from _members(title, members)
    different = [t for t in changes.tallies if t.any]
    if not different:
        yield contrast("gelijk")
        return
    yield contrast("kop_cijfers")
    for tally in (*different, _total(different)):
        counts = {k: whole(getattr(tally, k)).rjust(width) for k, width in WIDTHS.items()}
        yield contrast("regel", indicator=tally.indicator.ljust(28), **counts)
    if changes.largest:
        yield contrast("kop_grootste")
    for shift in changes.largest:
        numbers = {"before": _number(shift.before), "after": _number(shift.after)}
        yield contrast("grootste", **(asdict(shift) | numbers))


def _members(title: str, members: Members) -> Iterator[str]:
    if members.added or members.removed:
        yield title
    if members.added:
        yield contrast("erbij", listed=_some(members.added))
    if members.removed:
        yield contrast("weg", listed=_some(members.removed))


def _total(tallies: list[Tally]) -> Tally:
    total = Tally(contrast("samen"), 0, 0, 0, 0, 0)
    for tally in tallies:
        sums = {k: v + getattr(total, k) for k, v in asdict(tally).items() if k != "indicator"}
        total = replace(total, **sums)
    return total


def _some(items: tuple[str, ...]) -> str:
    shown = ", ".join(items[:SHOWN])
    return shown if len(items) <= SHOWN else contrast("en_nog", shown=shown, more=whole(len(items) - SHOWN))


def _number(value: float) -> str:
    """One decimal at most, with points between the thousands."""
    digits = whole(round(value)) if value.is_integer() else f"{value:,.1f}"
    return digits if value.is_integer() else digits.translate(str.maketrans(",.", ".,"))
