"""``python -m data aggregate``: microdata → a delivery, for use inside the CBS environment."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.commands import rehearsal
from data.sources.microdata.words import counted, number

if TYPE_CHECKING:
    from data.sources.microdata.aggregate import Aggregated


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("aggregate", help=counted("help"), description=counted("help"))
    parser.add_argument("paths", nargs="+", type=Path, metavar="PARQUET", help=counted("help_paths"))
    parser.add_argument("--spec", type=Path, required=True, metavar="YAML", help=counted("help_spec"))
    parser.add_argument("--out", type=Path, required=True, metavar="PARQUET", help=counted("help_out"))
    parser.add_argument("--memory", metavar="GB", help=counted("help_memory"))
    parser.add_argument("--threads", type=int, metavar="N", help=counted("help_threads"))
    parser.add_argument("--temp", type=Path, metavar="DIR", help=counted("help_temp"))


def run(options: argparse.Namespace) -> int:
    """Count, say what came out, and that it is not protected yet."""
    started = time.perf_counter()
    if options.rehearse:
        return _rehearse(options)
    done = _count(options)
    print(counted("klaar", path=options.out))
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    told = {"cells": number(done.cells), "rows": number(done.rows), "seconds": seconds}
    print(counted("klaar_aantal", indicators=done.indicators, **told))
    print(counted("onbeveiligd"))
    return 0


def _count(options: argparse.Namespace) -> Aggregated:
    from data.sources.microdata.aggregate import AggregateOrder, aggregate

    order = AggregateOrder(
        tuple(options.paths), options.spec, options.out, options.memory, options.threads, options.temp
    )
    done = aggregate(order)
    for remark in done.remarks:
        print(remark, file=sys.stderr)
    return done


def _rehearse(options: argparse.Namespace) -> int:
    """Count in a folder that is thrown away, and say what would come in the place of what."""
    with rehearsal.counting(options) as changed:
        _count(changed)
        print("\n".join(rehearsal.counts(options.out, changed.out)))
    return 0
