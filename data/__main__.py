"""``python -m data build|info|check|…``: make a release, show what it holds, check every figure in it.

Exit codes: 0 all is well, 1 something is wrong (said in Dutch on stderr), 2 the command was not understood.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import pyarrow as pa

from data.catalogue import CatalogueError
from data.commands import aggregate, audit, build, check, diff, export, info
from data.commands.check import faults
from data.commands.parser import parser
from data.commands.words import phrase
from data.releases.release import ReleaseError
from data.sources.delivery import commands as delivery

__all__ = ["faults", "main"]

COMMANDS = {
    "build": build.run,
    "info": info.run,
    "check": check.run,
    "diff": diff.run,
    "aggregate": aggregate.run,
    "audit": audit.run,
    "export": export.run,
} | dict.fromkeys(delivery.STANDALONE, delivery.run)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    try:
        options = parser().parse_args(arguments)
        return COMMANDS[options.command](options)
    except ReleaseError as error:
        print(phrase("fout", message=error), file=sys.stderr)
    except BrokenPipeError:  # the reader of a pipe (| head) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, pa.ArrowException) as error:
        print(phrase("fout_bestand", message=error), file=sys.stderr)
    except CatalogueError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print(f"\n{phrase('afgebroken')}", file=sys.stderr)
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
