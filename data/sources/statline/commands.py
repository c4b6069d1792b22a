"""``python -m data build cbs``: from a folder (``--from``), or from the service of CBS itself."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from data.commands.words import phrase
from data.sources.statline.download.words import failure, heard


def add(editions: Any) -> argparse.ArgumentParser:
    """Add the edition to the parser of ``build``."""
    cbs: argparse.ArgumentParser = editions.add_parser(
        "cbs", help=phrase("help_cbs"), description=phrase("help_cbs")
    )
    cbs.add_argument("--from", dest="folder", type=Path, metavar="DIR", help=phrase("help_from"))
    cbs.add_argument("--years", metavar="JAREN", help=heard("help_years"))
    cbs.add_argument("--cache", type=Path, metavar="DIR", help=heard("help_cache"))
    cbs.add_argument("--service", metavar="URL", help=heard("help_service"))
    cbs.add_argument("--maps", type=Path, metavar="DIR", help=heard("help_maps"))
    return cbs


def build(options: argparse.Namespace) -> Path:
    """Make the release and give its path; raises ReleaseError with nothing written."""
    from data.sources import statline
    from data.sources.statline import download

    if options.folder is not None:
        for name in ("years", "cache", "service", "maps"):
            if getattr(options, name) is not None:
                raise failure("opties_samen", option=f"--{name}")
        return statline.build(options.root, options.folder)
    years = tuple(download.parse_years(options.years)) if options.years else None
    cache = options.cache or usual_cache()
    return statline.build_online(
        options.root, download.FetchOrder(cache, years, options.service, options.maps)
    )


def usual_cache() -> Path:
    """The usual place for what may be thrown away."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "wijkmonitor" / "cbs"
