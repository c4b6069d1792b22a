"""``python -m data info``: what a release holds, and which releases there are."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from data.commands.chosen import chosen, is_path
from data.commands.words import catalogue, phrase, whole
from data.herindeling import told
from data.releases.release import Release, history


def run(options: argparse.Namespace) -> int:
    """Print the list of releases and the contents of the newest."""
    found_here = chosen(options.root, options.which)
    if not is_path(options.which):
        print(phrase("uitgaven", root=options.root))
        for edition in sorted({r.edition for r in found_here}):
            found, damaged = history(options.root, edition)
            print("\n".join(f"  {_in_list(release)}" for release in found))
            for sentence in damaged:
                print(f"  {sentence}", file=sys.stderr)
    for release in found_here:
        print("", *_lines(release), sep="\n")
    return 0


def _in_list(release: Release) -> str:
    return phrase(
        "uitgave_regel",
        id=release.id,
        created=release.created[:16].replace("T", " "),
        title=release.title,
        fictional=phrase("verzonnen") if release.fictional else "",
    )


def _lines(release: Release) -> list[str]:
    """What a release holds, as lines of text."""
    levels, tiers = Counter(a.level for a in release.areas), release.areas.tiers
    heads = {
        "id": release.id,
        "editie": release.edition + (phrase("verzonnen") if release.fictional else ""),
        "titel": release.title,
        "gemaakt": release.created,
        "pad": release.path,
        "jaren": ", ".join(map(str, release.years)),
        "gebieden": ", ".join(f"{whole(levels[tier.id])} {tier.name}" for tier in tiers),
        "groepen": ", ".join(release.groups),
        "kaarten": ", ".join(tier.name for tier in tiers if release.has_map(tier.id)) or phrase("geen"),
    }
    lines = [f"{phrase('kop_' + key):<10} {value}" for key, value in heads.items()]
    changed = told.lines(release.lineage, release.areas, catalogue().text)
    if changed:
        lines.append(phrase("kop_gebieden_anders", cells=whole(release.recounted)))
        lines += [f"  {sentence}" for sentence in changed]
    lines.append(phrase("kop_bronnen"))
    lines += [
        "  " + phrase("bron", name=s.name, table=s.table, date=s.date, licence=s.licence)
        for s in release.sources
    ]
    lines.append(phrase("kop_cijfers"))
    for indicator, rows in release.rows.items():
        years = ", ".join(map(str, release.provisional.get(indicator, ())))
        lines.append(
            f"  {indicator:<32} {whole(rows):>12}" + (phrase("voorlopig", years=years) if years else "")
        )
    lines.append(phrase("kop_controles"))
    return lines + [
        f"  {phrase('goed' if c.passed else 'fout_kort')}{c.name}: {c.detail}" for c in release.checks
    ]
