"""``python -m data audit``: attack a release, and say in Dutch how close an intruder comes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.disclosure.audit import Report, audit
from data.disclosure.intake import of_release, read_merged, together
from data.disclosure.words import catalogue, fault, say
from data.release import Release, history, read


def add(commands: Any, which_help: str) -> argparse.ArgumentParser:
    """Add the command to the parser's ``commands``; gives its own parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "audit", help=say("help_audit"), description=say("help_audit")
    )
    parser.add_argument("which", nargs="?", metavar="EDITIE|PAD", help=which_help)
    number = parser.add_mutually_exclusive_group()
    number.add_argument("--sample", type=int, default=200, metavar="N", help=say("help_sample"))
    number.add_argument("--all", action="store_true", help=say("help_all"))
    parser.add_argument("--previous", type=Path, metavar="PAD", help=say("help_previous"))
    parser.add_argument("--merged", type=Path, metavar="CSV", help=say("help_merged"))
    return parser


def help_protect() -> str:
    """The help of ``build demo --protect``."""
    return say("help_protect")


def run(options: argparse.Namespace, chosen: Sequence[Release]) -> int:
    """Audit the chosen releases; 1 when something leaks."""
    leaks = 0
    for release in chosen:
        print(say("bezig", id=release.id), flush=True)
        before = _previous(options, release)
        report = attack(release, before, options.merged, None if options.all else options.sample)
        print("\n".join(report.lines()))
        leaks += len(report.leaks)
    return 1 if leaks else 0


def attack(release: Release, before: Release | None, merged: Path | None, sample: int | None) -> Report:
    """The audit of one release, with what an earlier one showed."""
    indicators = catalogue().indicators
    intake = of_release(release, indicators)
    if before is not None:
        print(say("met_vorige", id=before.id), flush=True)
        intake = together(intake, of_release(before, indicators), read_merged(merged) if merged else None)
    return audit(intake, sample=sample)


def _previous(options: argparse.Namespace, release: Release) -> Release | None:
    """The release that was asked for, or the one before this of the same edition beside it."""
    if options.previous is not None:
        before = read(options.previous)
        if before.edition != release.edition:
            raise fault("andere_editie", path=options.previous, edition=release.edition)
        return before
    older = [
        r for r in history(release.path.parent.parent, release.edition)[0] if r.created < release.created
    ]
    return older[0] if older else None
