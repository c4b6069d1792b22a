"""``python -m data build|info|check|…``: make a release, show what it holds, check every figure in it.

Exit codes: 0 all is well, 1 something is wrong (said in Dutch on stderr), 2 the command was not understood.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from data import cube
from data.areas import LEVELS
from data.catalogue import Catalogue, CatalogueError, load
from data.disclosure import command as disclosure
from data.release import SCHEMA, STATUS_NAMES, Release, ReleaseError, Status, history, read, verify
from data.sources.delivery import commands as delivery
from data.sources.delivery.checks import apart

ROUNDING = 10  # CBS rounds counts to 5 or 10, so a part may lie this far above its whole

Mask = npt.NDArray[np.bool_]


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    return load()


def _say(key: str, **values: object) -> str:
    return _catalogue().text(f"bouw.{key}", **values)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    try:
        options = _parser().parse_args(arguments)
        ours = {"build": _build, "info": _info, "check": _check, **disclosure.commands(_chosen)}
        return ours.get(options.command, delivery.run)(options)
    except ReleaseError as error:
        print(_say("fout", message=error), file=sys.stderr)
    except BrokenPipeError:  # the reader of a pipe (| head) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, pa.ArrowException) as error:
        print(_say("fout_bestand", message=error), file=sys.stderr)
    except CatalogueError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print(f"\n{_say('afgebroken')}", file=sys.stderr)
        return 130
    return 1


def _build(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    if options.edition in delivery.EDITIONS:
        path = delivery.build(options)
    elif options.edition == "demo":
        from data.sources import demo  # each source is only imported when it is asked for

        given = {k: v for k in ("gemeenten", "seed", "protect") if (v := getattr(options, k)) is not None}
        try:
            path = demo.build(options.root, progress=True, **given)
        except ValueError as error:  # too few gemeenten
            raise ReleaseError(str(error)) from error
    else:
        from data.sources import statline

        path = statline.build(options.root, options.folder)
    release = read(path)
    print(_say("gemaakt", path=path))
    print(
        _say(
            "gemaakt_aantal",
            cells=_number(sum(release.rows.values())),
            indicators=len(release.indicators),
            areas=_number(len(release.areas)),
            years=len(release.years),
            seconds=f"{time.perf_counter() - started:.1f}".replace(".", ","),
        )
    )
    cube.load(release)  # so that the first worker of the app need not build it
    print(_say("kubus_klaar"))
    return 0


def _info(options: argparse.Namespace) -> int:
    chosen = _chosen(options.root, options.which)
    if not _is_path(options.which):
        print(_say("uitgaven", root=options.root))
        for edition in sorted({r.edition for r in chosen}):
            found, damaged = history(options.root, edition)
            print("\n".join(f"  {_in_list(release)}" for release in found))
            for sentence in damaged:
                print(f"  {sentence}", file=sys.stderr)
    for release in chosen:
        print("", *_lines(release), sep="\n")
    return 0


def _in_list(release: Release) -> str:
    return _say(
        "uitgave_regel",
        id=release.id,
        created=release.created[:16].replace("T", " "),
        title=release.title,
        fictional=_say("verzonnen") if release.fictional else "",
    )


def _lines(release: Release) -> list[str]:
    """What a release holds, as lines of text."""
    levels = Counter(a.level for a in release.areas)
    heads = {
        "id": release.id,
        "editie": release.edition + (_say("verzonnen") if release.fictional else ""),
        "titel": release.title,
        "gemaakt": release.created,
        "pad": release.path,
        "jaren": ", ".join(map(str, release.years)),
        "gebieden": ", ".join(f"{_number(levels[level])} {level}" for level in LEVELS),
        "groepen": ", ".join(release.groups),
        "kaarten": ", ".join(level for level in LEVELS if release.map_file(level)) or _say("geen"),
    }
    lines = [f"{_say('kop_' + key):<10} {value}" for key, value in heads.items()]
    lines.append(_say("kop_bronnen"))
    lines += [
        "  " + _say("bron", name=s.name, table=s.table, date=s.date, licence=s.licence)
        for s in release.sources
    ]
    lines.append(_say("kop_cijfers"))
    for indicator, rows in release.rows.items():
        years = ", ".join(map(str, release.provisional.get(indicator, ())))
        lines.append(
            f"  {indicator:<32} {_number(rows):>12}" + (_say("voorlopig", years=years) if years else "")
        )
    lines.append(_say("kop_controles"))
    return lines + [
        f"  {_say('goed' if c.passed else 'fout_kort')}{c.name}: {c.detail}" for c in release.checks
    ]


def _check(options: argparse.Namespace) -> int:
    wrong = 0
    for release in _chosen(options.root, options.which):
        found = faults(release)
        for sentence in found:
            print(sentence, file=sys.stderr)
        cells = _number(sum(release.rows.values()))
        print(_say("controle", id=release.id, files=len(release.files), cells=cells))
        print(_say("controle_fouten" if found else "controle_goed", id=release.id, count=len(found)))
        wrong += len(found)
    return 1 if wrong else 0


def faults(release: Release) -> list[str]:
    """One sentence per kind of fault and indicator; empty when the release is as it should be.

    In a release with a changed or missing file the figures themselves are not looked at.
    """
    damaged = verify(release)
    if damaged:
        return damaged
    found = [_say("fout_groep", group=g) for g in release.groups if g not in _catalogue().groups]
    found += [
        _say("fout_gebied", code=a.code, parent=a.parent)
        for a in release.areas
        if a.parent is not None and a.parent not in release.areas
    ]
    for indicator in release.indicators:
        if indicator not in _catalogue().indicators:
            found.append(_say("fout_indicator", indicator=indicator))
        found += [
            _say(key, indicator=indicator, **values) for key, values in _of_indicator(release, indicator)
        ]
    return found


def _of_indicator(release: Release, indicator: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The faults in one partition: (key of the sentence, its values)."""
    try:
        table = pq.read_table(release.partition(indicator), partitioning=None)
    except (OSError, pa.ArrowException) as error:
        yield "fout_lezen", {"reason": str(error).splitlines()[0]}
        return
    if table.schema.names != SCHEMA.names:
        yield "fout_kolommen", {"columns": ", ".join(table.schema.names)}
        return
    if len(table) != release.rows.get(indicator):
        yield "fout_aantal", {"found": len(table), "expected": release.rows.get(indicator)}
    known: dict[str, tuple[Any, ...]] = {
        "jaar": release.years,
        "herkomst": release.groups,
        "gebied": tuple(release.areas.index),
        "status": STATUS_NAMES,
    }
    positions, wrong = {}, False
    for column, codes in known.items():
        values = table.column(column)
        positions[column] = _positions(values, codes)
        strange = positions[column] < 0
        if values.null_count:
            yield "fout_leeg_veld", {"column": column, "count": values.null_count}
        elif strange.any():
            named = sorted({str(values[int(i)].as_py()) for i in np.flatnonzero(strange)[:1000]})
            yield "fout_code", {"column": column, "values": ", ".join(named[:5])}
        wrong |= bool(strange.any())
    if wrong:
        return
    for key, mask in _arithmetic(table, positions, release, indicator):
        if mask.any():
            row = table.slice(int(np.argmax(mask)), 1).to_pylist()[0]
            yield key, {"count": int(mask.sum()), "where": " ".join(f"{k}={v}" for k, v in row.items())}


def _positions(values: pa.ChunkedArray, codes: tuple[Any, ...]) -> npt.NDArray[np.int64]:
    """The place of each value among ``codes``; -1 for a value that is not there."""
    if pa.types.is_dictionary(values.type):
        values = values.cast(values.type.value_type)
    places = pc.index_in(values, value_set=pa.array(codes, values.type))
    result: npt.NDArray[np.int64] = places.fill_null(-1).to_numpy().astype(np.int64)
    return result


def _arithmetic(
    table: pa.Table, positions: dict[str, npt.NDArray[np.int64]], release: Release, name: str
) -> Iterator[tuple[str, Mask]]:
    """Per kind of fault which rows have it."""
    cells = (positions["jaar"] * len(release.groups) + positions["herkomst"]) * len(release.areas)
    order = np.argsort(cells + positions["gebied"], kind="stable")
    double = np.zeros(len(table), np.bool_)
    double[order[1:]] = np.diff((cells + positions["gebied"])[order]) == 0
    yield "fout_dubbel", double

    value, numerator, denominator = (
        table.column(c).cast(pa.float64()).fill_null(np.nan).to_numpy()
        for c in ("waarde", "teller", "noemer")
    )
    here = positions["status"] == Status.BESCHIKBAAR
    numbers = ~(np.isnan(value) & np.isnan(numerator) & np.isnan(denominator))
    yield "fout_getal_bij_geen", ~here & numbers
    yield "fout_geen_getal", here & ~np.isfinite(value)
    yield "fout_negatief", (numerator < 0) | (denominator < 0)
    indicator = _catalogue().indicators.get(name)
    if indicator is None or indicator.kind not in ("aandeel", "verhouding"):
        return
    with np.errstate(invalid="ignore", divide="ignore"):
        rounded = (numerator > denominator) & (numerator <= denominator + ROUNDING)
    yield "fout_quotient", apart(value, numerator, denominator, indicator.per)
    if indicator.kind == "aandeel":
        yield "fout_buiten", ((value < 0) | (value > indicator.per)) & ~rounded
        yield "fout_deel", (numerator > denominator) & ~rounded


def _is_path(which: str | None) -> bool:
    return which is not None and (len(Path(which).parts) > 1 or (Path(which) / "manifest.json").exists())


def _chosen(root: Path, which: str | None) -> list[Release]:
    """The release in a path, or the newest of an edition, or the newest of every edition."""
    if which is not None and _is_path(which):
        return [read(Path(which))]
    folders = sorted(p.name for p in root.iterdir() if p.is_dir()) if root.is_dir() else []
    editions = [which] if which is not None else [n for n in folders if not n.startswith(".")]
    histories = [history(root, edition) for edition in editions]
    newest = [found[0] for found, _ in histories if found]
    if not newest:
        for _, damaged in histories:
            print("\n".join(damaged), file=sys.stderr)
        edition = _say("van_editie", edition=which) if which else ""
        raise ReleaseError(_say("geen_uitgave", root=root, edition=edition))
    return newest


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


class _Parser(argparse.ArgumentParser):
    """argparse, but in Dutch."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, description=str(options.get("description") or _say("beschrijving")))
        self.prog = str(options.get("prog") or "python -m data")
        self._optionals.title = _say("opties")
        self._positionals.title = _say("opdrachten")
        self.add_argument("-h", "--help", action="help", help=_say("help_help"))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", _say("gebruik"), 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", _say("gebruik"), 1)

    def error(self, message: str) -> NoReturn:
        print(self.format_usage(), end="", file=sys.stderr)
        print(_say("fout_opdracht", message=_in_dutch(message)), file=sys.stderr)
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
            return _say(key, **found.groupdict())
    return message


def _parser() -> _Parser:
    parser = _Parser()
    commands = parser.add_subparsers(dest="command", required=True, metavar="build|info|check|…")
    build = commands.add_parser("build", help=_say("help_build"), description=_say("help_build"))
    editions = build.add_subparsers(dest="edition", required=True, metavar="demo|cbs|delivery|swing")
    demo = editions.add_parser("demo", help=_say("help_demo"), description=_say("help_demo"))
    demo.add_argument("--gemeenten", type=int, metavar="N", help=_say("help_gemeenten"))
    demo.add_argument("--seed", type=int, metavar="N", help=_say("help_seed"))
    cbs = editions.add_parser("cbs", help=_say("help_cbs"), description=_say("help_cbs"))
    cbs.add_argument("--from", dest="folder", type=Path, required=True, metavar="DIR", help=_say("help_from"))
    info = commands.add_parser("info", help=_say("help_info"), description=_say("help_info"))
    check = commands.add_parser("check", help=_say("help_check"), description=_say("help_check"))
    for reading in (info, check):
        reading.add_argument("which", nargs="?", metavar="EDITIE|PAD", help=_say("help_edition"))
    default = Path(os.environ.get("WIJKMONITOR_RELEASES") or "releases")
    audit = disclosure.add(commands, demo, _say("help_edition"))
    for command in (demo, cbs, info, check, audit, *delivery.add(commands, editions)):
        command.add_argument("--root", type=Path, default=default, metavar="DIR", help=_say("help_root"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
