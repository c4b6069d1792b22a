"""``python -m data build``: make a release of one of the editions."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from data.commands import rehearsal
from data.commands.words import phrase, whole
from data.cubes import cube
from data.releases.release import ReleaseError, read
from data.sources.delivery import commands as delivery


def run(options: argparse.Namespace) -> int:
    """Make the release, say what is in it and prepare its cube; raises ReleaseError when that cannot be."""
    if options.rehearse:
        with rehearsal.shadow(options) as changed:
            made = make(changed)
            before = rehearsal.previous(options, changed, made)
            accepted = getattr(options, "accept", True)
            print("\n".join(rehearsal.report(before, read(made), accepted)))
        return 0
    started = time.perf_counter()
    path = make(options)
    release = read(path)
    print(phrase("gemaakt", path=path))
    print(
        phrase(
            "gemaakt_aantal",
            cells=whole(sum(release.rows.values())),
            indicators=len(release.indicators),
            areas=whole(len(release.areas)),
            years=len(release.years),
            seconds=f"{time.perf_counter() - started:.1f}".replace(".", ","),
        )
    )
    cube.load(release, shown=True)  # so that the first worker of the app need not build it
    print(phrase("kubus_klaar"))
    return 0


def make(options: argparse.Namespace) -> Path:
    """Make the release of the edition that was asked for and give its path; raises ReleaseError."""
    if options.edition in delivery.EDITIONS:
        return delivery.build(options)
    if options.edition == "demo":
        from data.sources import demo  # each source is only imported when it is asked for

        given = {k: v for k in ("gemeenten", "seed", "protect") if (v := getattr(options, k)) is not None}
        try:
            return demo.build(options.root, progress=True, **given)
        except ValueError as error:  # too few gemeenten
            raise ReleaseError(str(error)) from error
    from data.sources.statline import commands as statline

    return statline.build(options)
