"""``python -m data audit``: attack a release, and say in Dutch how close an intruder comes."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.commands.chosen import chosen
from data.disclosure.attack.audit import audit
from data.disclosure.attack.intake import of_release, together
from data.disclosure.attack.report import AuditReport
from data.disclosure.words import catalogue, refused, spoken
from data.herindeling.moves import Lineage
from data.releases.release import Release, history, read
from data.sources.delivery.findings import Findings
from data.sources.delivery.moves import unchecked


def add(commands: Any, demo: Any, which_help: str) -> argparse.ArgumentParser:
    """Add the command to the parser's ``commands``, and ``--protect`` to ``demo``; gives the new parser."""
    demo.add_argument("--protect", choices=("primary", "full"), help=spoken("help_protect"))
    parser: argparse.ArgumentParser = commands.add_parser(
        "audit", help=spoken("help_audit"), description=spoken("help_audit")
    )
    parser.add_argument("which", nargs="?", metavar="EDITIE|PAD", help=which_help)
    number = parser.add_mutually_exclusive_group()
    number.add_argument("--sample", type=int, default=100, metavar="N", help=spoken("help_sample"))
    number.add_argument("--all", action="store_true", help=spoken("help_all"))
    parser.add_argument("--previous", type=Path, metavar="PAD", help=spoken("help_previous"))
    parser.add_argument("--merged", type=Path, metavar="CSV", help=spoken("help_merged"))
    return parser


def run(options: argparse.Namespace) -> int:
    """Audit the chosen releases; 1 when something leaks."""
    leaks = 0
    for release in chosen(options.root, options.which):
        print(spoken("bezig", id=release.id), flush=True)
        before = _earlier(options, release)
        report = attack(release, before, options.merged, None if options.all else options.sample)
        said = {spoken("controle_primair"), spoken("controle_vol")}
        print("\n".join([*(c.detail.strip() for c in release.checks if c.name in said), *report.lines()]))
        leaks += len(report.leaks)
    return 1 if leaks else 0


def attack(
    release: Release, before: Sequence[Release], merged: Path | None, sample: int | None
) -> AuditReport:
    """The audit of one release, with what all earlier ones showed."""
    indicators = catalogue().indicators
    intake = of_release(release, indicators)
    for earlier in before:
        print(spoken("met_vorige", id=earlier.id), flush=True)
    sums = (_lineage(merged, release) if merged else release.lineage).merged
    for earlier in before or ([release] if sums else []):  # by itself, a sum of areas is an equation more
        intake = together(intake, of_release(earlier, indicators), sums)
    return audit(intake, sample=sample)


def _lineage(path: Path, release: Release) -> Lineage:
    """The moves of a file, for the areas of a release; raises DeliveryError when the file is at fault."""
    findings = Findings()
    moves = unchecked(path, findings)
    findings.stop()
    return Lineage(moves, release.areas)


def _earlier(options: argparse.Namespace, release: Release) -> list[Release]:
    """The release that was asked for, or all before this of the same edition beside it."""
    if options.previous is not None:
        before = read(options.previous)
        if before.edition != release.edition:
            raise refused("andere_editie", path=options.previous, edition=release.edition)
        return [before]
    return [r for r in history(release.path.parent.parent, release.edition)[0] if r.created < release.created]
