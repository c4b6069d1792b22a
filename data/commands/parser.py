"""The command line itself: which commands there are, and argparse in Dutch."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import NoReturn

from data.commands import aggregate, audit, diff, export, rehearsal
from data.commands.words import phrase
from data.sources.delivery import commands as delivery
from data.sources.statline import commands as statline


class _Parser(argparse.ArgumentParser):
    """argparse, but in Dutch."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            add_help=False, description=str(options.get("description") or phrase("beschrijving"))
        )
        self.prog = str(options.get("prog") or "python -m data")
        self._optionals.title = phrase("opties")
        self._positionals.title = phrase("opdrachten")
        self.add_argument("-h", "--help", action="help", help=phrase("help_help"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", phrase("gebruik"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", phrase("gebruik"), 1)

    def error(self, message: str) -> NoReturn:
        print(self.format_usage(), end="", file=sys.stderr)
        print(phrase("fout_opdracht", message=_in_dutch(message)), file=sys.stderr)
        sys.exit(2)


def _in_dutch(message: str) -> str:
    """What argparse says in English, in our words."""
    for pattern, key in (
        (r"the following arguments are required: (?P<what>.*)", "fout_mist"),
        (r"unrecognized arguments: (?P<what>.*)", "fout_onbekend"),
        (r"argument (?P<argument>\S+): invalid int value: '(?P<given>.*)'", "fout_getal"),
        (
            r"argument (?P<argument>\S+): invalid choice: '(?P<given>.*)' \(choose from (?P<choices>.*)\)",
            "fout_keuze",
        ),
        (r"argument (?P<argument>\S+): .*", "fout_waarde"),
    ):
        found = re.fullmatch(pattern, message)
        if found:
            return phrase(key, **found.groupdict())
    return message


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    top = _Parser()
    commands = top.add_subparsers(dest="command", required=True, metavar="build|info|check|…")
    build = commands.add_parser("build", help=phrase("help_build"), description=phrase("help_build"))
    editions = build.add_subparsers(dest="edition", required=True, metavar="demo|cbs|delivery|swing")
    demo = editions.add_parser("demo", help=phrase("help_demo"), description=phrase("help_demo"))
    demo.add_argument("--gemeenten", type=int, metavar="N", help=phrase("help_gemeenten"))
    demo.add_argument("--seed", type=int, metavar="N", help=phrase("help_seed"))
    cbs = statline.add(editions)
    info = commands.add_parser("info", help=phrase("help_info"), description=phrase("help_info"))
    check = commands.add_parser("check", help=phrase("help_check"), description=phrase("help_check"))
    for shown in (info, check):
        shown.add_argument("which", nargs="?", metavar="EDITIE|PAD", help=phrase("help_edition"))
    aggregate.add(commands)
    default = Path(os.environ.get("WIJKMONITOR_RELEASES") or "releases")
    attack = audit.add(commands, demo, phrase("help_edition"))
    reading = (demo, cbs, info, check, attack, diff.add(commands), *delivery.add(commands, editions))
    for command in (*reading, export.add(commands)):
        command.add_argument("--root", type=Path, default=default, metavar="DIR", help=phrase("help_root"))
    for build_or_count in (*editions.choices.values(), commands.choices["aggregate"]):
        rehearsal.add(build_or_count)
    return top
