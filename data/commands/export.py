"""``python -m data export swing``: our figures as files for another system."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from data.commands.chosen import chosen
from data.commands.words import whole
from data.sources.swing.outgoing.words import outward


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the command to the parser; gives the parser that needs ``--root``."""
    parser = commands.add_parser("export", help=outward("help_export"), description=outward("help_export"))
    kinds = parser.add_subparsers(dest="system", required=True, metavar="swing")
    swing: argparse.ArgumentParser = kinds.add_parser(
        "swing", help=outward("help"), description=outward("help")
    )
    swing.add_argument("which", metavar="EDITIE|PAD", help=outward("help_which"))
    swing.add_argument("--out", type=Path, required=True, metavar="MAP", help=outward("help_out"))
    for name, value in (("indicators", "ID"), ("levels", "NIVEAU"), ("years", "JAREN"), ("groups", "GROEP")):
        swing.add_argument(f"--{name}", metavar=value, help=outward(f"help_{name}"))
    swing.add_argument("--split", choices=("onderwerp", "dimensie"), help=outward("help_split"))
    swing.add_argument("--csv", action="store_true", dest="as_csv", help=outward("help_csv"))
    return swing


def run(options: argparse.Namespace) -> int:
    """Write the files and say what is in them; raises ReleaseError with nothing written."""
    from data.sources.statline.download import parse_years
    from data.sources.swing.outgoing import SwingChoice, export

    choice = SwingChoice(
        indicators=_names(options.indicators),
        levels=_names(options.levels),
        years=tuple(parse_years(options.years)) if options.years else None,
        groups=_names(options.groups),
        cube=options.split == "dimensie",
    )
    done = export(chosen(options.root, options.which)[0], options.out, choice, as_csv=options.as_csv)
    print(outward("klaar", folder=options.out, files=", ".join(done.files)))
    numbers = {"rows": done.rows, "cells": done.cells, "subjects": done.subjects, "hidden": done.hidden}
    print(outward("klaar_aantal", **{k: whole(v) for k, v in numbers.items()}))
    return 0


def _names(given: str | None) -> tuple[str, ...] | None:
    return tuple(filter(None, (n.strip() for n in given.split(",")))) if given else None
