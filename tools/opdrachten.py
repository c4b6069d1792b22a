"""``python -m tools.opdrachten``: writes docs/opdrachten.md from the commands. A test holds them equal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from data.commands.parser import parser

FILE = Path(__file__).resolve().parent.parent / "docs" / "opdrachten.md"
_HEAD = """# Opdrachten

Alles wat `python -m data` kan, met elke optie; `--help` zegt hetzelfde. Dit is gemaakt uit de opdrachten zelf
(`python -m tools.opdrachten`); een test bewaakt dat het klopt. Hoe u ze gebruikt, staat in
[levering.md](levering.md), [swing.md](swing.md), [cbs.md](cbs.md), [microdata.md](microdata.md),
[gebieden.md](gebieden.md), [onthulling.md](onthulling.md) en [uitgaven.md](uitgaven.md). Rapporten van alle
gemeenten maakt `python -m exports.rapport UITGAVE --all-gemeenten --out MAP`.
"""


def commands(
    top: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """(name, parser) of every command that can be given, in the order of the parser."""
    nested = [a for a in top._actions if isinstance(a, argparse._SubParsersAction)]
    if not nested:
        yield " ".join(path), top
    for action in nested:
        for name, below in action.choices.items():
            yield from commands(below, (*path, name))


def text() -> str:
    """The whole document."""
    parts = [_HEAD]
    for name, command in commands(parser()):
        rows = [
            f"| `{_called(a)}` | {a.help} |"
            for a in command._actions
            if not isinstance(a, argparse._HelpAction)
        ]
        words = (command.description or "").strip()
        parts.append(
            f"## `{name}`\n\n{words[:1].upper()}{words[1:]}.\n\n| | |\n|---|---|\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)


def _called(action: argparse.Action) -> str:
    """How an option is written, with what comes after it."""
    value = str(action.metavar) if action.metavar else "|".join(map(str, action.choices or ()))
    return " ".join(filter(None, (", ".join(action.option_strings), value))).replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
