"""`python -m exports.rapport EDITION --all-gemeenten --out DIR`: a PDF report of every gemeente."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter

from tqdm import tqdm

from data.catalogue import CatalogueError
from data.monitor import open_monitor
from data.releases.release import ReleaseError
from exports.rapport.batch import batch, gemeenten
from figures.words.text import text


def main(given: Sequence[str] | None = None) -> int:
    """0 when every report is there, 1 when one failed, 2 when there was nothing sensible to do."""
    asked = _arguments(given)
    try:
        monitor = open_monitor(asked.edition)
    except (ReleaseError, CatalogueError) as error:
        print(error, file=sys.stderr)
        return 2
    codes = gemeenten(monitor) if asked.all else [c.upper() for c in asked.area]
    unknown = [c for c in codes if c not in monitor.areas]
    if unknown or not codes:
        key = "onbekend" if unknown else "keuze"
        print(text(f"rapport.opdracht_{key}", codes=", ".join(unknown)), file=sys.stderr)
        return 2
    start = perf_counter()
    done = batch(asked.edition, codes, asked.out, asked.workers, _bar)
    told = {"gemaakt": done.made, "over": done.there, "map": asked.out / monitor.release.id}
    print(text("rapport.opdracht_klaar", tijd=f"{perf_counter() - start:.0f}", **told))
    for name, fault in done.failed:
        print(text("rapport.opdracht_mislukt", naam=name, fout=fault), file=sys.stderr)
    return int(bool(done.failed))


def _bar(steps: Iterable[object], total: int) -> Iterable[object]:
    return tqdm(steps, total=total, desc=text("rapport.opdracht_bezig"), unit="pdf")


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m exports.rapport", description=text("rapport.opdracht"))
    parser.add_argument("edition", help=text("rapport.opdracht_uitgave"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--all-gemeenten",
        "--alle-gemeenten",
        dest="all",
        action="store_true",
        help=text("rapport.opdracht_alle"),
    )
    which.add_argument(
        "--gebied", dest="area", nargs="+", default=[], metavar="CODE", help=text("rapport.opdracht_gebieden")
    )
    parser.add_argument("--out", type=Path, required=True, help=text("rapport.opdracht_uit"))
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help=text("rapport.opdracht_werkers")
    )
    return parser.parse_args(given)


if __name__ == "__main__":
    raise SystemExit(main())
