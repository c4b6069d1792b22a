"""``python -m tools.box [EDITIE|PAD]``: puts a release in data/box, with what data/box/README.md says of it.

    python -m data build cbs --maps MAP     # or --from MAP, without a network
    python -m tools.box

takes the newest release of the edition ``cbs`` among the releases. The one that was there is removed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

from data.commands.chosen import chosen
from data.releases import sealed
from data.releases.box import FOLDER, boxed
from data.releases.release import Release, ReleaseError, Source, read, verify

MOST = 6_000_000  # bytes: everybody who copies the program copies this too
LICENCE = "CC BY 4.0"
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_TEXT = """# Wat hier staat

Een uitgave met open cijfers, zodat wie de Wijkmonitor voor het eerst start meteen de eigen gemeente ziet. Het
is een momentopname: `{id}`, gemaakt op {day}. Nieuwer wordt ze met
`python -m data build cbs`; zo'n uitgave gaat dan vóór deze. Bij het starten wordt zij gekopieerd naar de map
met uitgaven (`data/releases/box.py`).

Het zijn feiten: cijfers, codes, namen en vereenvoudigde omtrekken van gebieden (`docs/kaarten.md`). De
omschrijvingen van de onderwerpen in de Wijkmonitor zijn onze eigen woorden. Een cijfer dat de bron niet
geeft, staat er niet in; niets is geschat of bedacht.

| bron | tabel | over |
|---|---|---|
{rows}

Licentie van deze gegevens: {licence}, met als bron het CBS, en voor de gezondheidscijfers het RIVM, de GGD'en
en het CBS. Het CBS rondt personen in wijken af op vijftallen en verbergt kleine aantallen; dat is hier niet
veranderd.

Deze map wordt gemaakt, ook dit bestand: eerst een uitgave met `python -m data build cbs`, en daarna
`python -m tools.box`.
"""


def text(release: Release) -> str:
    """What README.md says of a release."""
    made = date.fromisoformat(release.created[:10])
    rows = [f"| {s.name} | {s.table} | {_years(release, s)} |" for s in release.sources]
    return _TEXT.format(
        id=release.id,
        day=f"{made.day} {_MONTHS[made.month - 1]} {made.year}",
        rows="\n".join(rows),
        licence=LICENCE,
    )


def _years(release: Release, source: Source) -> str:
    """The years of the figures from a table: 2022-2025, or 2012, 2016, 2020; else what it says itself."""
    origins = [o for every in release.provenance.values() for o in every if o.table == source.table]
    years = sorted({year for origin in origins for year in origin.years})
    if not years:
        return source.date
    whole = len(years) > 1 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}-{years[-1]}" if whole else ", ".join(map(str, years))


def put(release: Release, folder: Path = FOLDER) -> Path:
    """Copy a release into the box and give its place there; the releases of its edition that were there go.

    Raises ReleaseError, with nothing changed, when it may not be given to everybody: it is invented, too
    large, damaged, without a map, or on other terms than ``LICENCE``.
    """
    faults = list(verify(release))
    size = sum(f.stat().st_size for f in release.path.rglob("*") if f.is_file())
    if release.fictional:
        faults.append("De cijfers zijn verzonnen.")
    if size > MOST:
        faults.append(f"De uitgave is {size} bytes; dat mogen er {MOST} zijn.")
    if not any(release.has_map(t.id) for t in release.areas.tiers):
        faults.append("Er zijn geen kaarten: bouw met --maps.")
    faults += [f"{s.name} heeft als licentie {s.licence}." for s in release.sources if s.licence != LICENCE]
    if faults:
        raise ReleaseError(f"{release.id} kan niet mee:\n- " + "\n- ".join(faults))
    inside, earlier = folder / release.edition, boxed(release.edition, folder)
    half = inside / f".{release.id}"
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(release.path, half)
    to = inside / _lighter(half, release)
    if to in earlier:
        shutil.rmtree(half)
    else:
        half.rename(to)
    (folder / "README.md").write_text(text(read(to)), "utf-8")
    for old in earlier:
        if old != to:
            shutil.rmtree(old)
    return to


def _lighter(copy: Path, release: Release) -> str:
    """Leave out the polygons of which there are outlines to draw; gives the id of what is left."""
    drawn = [t.id for t in release.areas.tiers if release.outlines_file(t.id)]
    for level in drawn:
        (copy / "map" / f"{level}.geojson").unlink(missing_ok=True)
    known = json.loads((copy / "manifest.json").read_text("utf-8"))
    manifest = sealed.seal(known | {"files": sealed.listed(copy)}, datetime.fromisoformat(release.created))
    (copy / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
    return str(manifest["id"])


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 1 when the release may not go in the box."""
    parser = argparse.ArgumentParser(prog="python -m tools.box", description="Zet een uitgave in data/box.")
    parser.add_argument("which", nargs="?", default="cbs", metavar="EDITIE|PAD")
    root = Path(os.environ.get("WIJKMONITOR_RELEASES") or "releases")
    try:
        put(chosen(root, parser.parse_args(arguments).which)[0], FOLDER)
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
