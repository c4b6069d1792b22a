"""The commands about deliveries and Swing, for ``python -m data``. What they need is imported on use."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from data.sources.delivery.words import tell

STANDALONE = ("template", "swing-mapping")
EDITIONS = ("delivery", "swing")


def add(commands: Any, editions: Any) -> list[argparse.ArgumentParser]:
    """Add the commands to the parser; gives those that need ``--root``."""
    delivery = editions.add_parser("delivery", help=tell("help_delivery"), description=tell("help_delivery"))
    delivery.add_argument("paths", nargs="+", type=Path, metavar="PAD", help=tell("help_paths"))
    swing = editions.add_parser("swing", help=tell("help_swing"), description=tell("help_swing"))
    swing.add_argument("paths", nargs="+", type=Path, metavar="UPLOAD", help=tell("help_upload"))
    swing.add_argument("--metadata", type=Path, metavar="XLSX", help=tell("help_metadata"))
    swing.add_argument("--mapping", type=Path, required=True, metavar="YAML", help=tell("help_mapping"))
    for parser in (delivery, swing):
        parser.add_argument("--base", metavar="EDITIE|PAD", help=tell("help_base"))
        parser.add_argument("--edition", dest="named", metavar="NAAM", help=tell("help_named"))
        parser.add_argument("--areas", type=Path, metavar="BESTAND", help=tell("help_areas"))
        parser.add_argument("--moves", type=Path, metavar="BESTAND", help=tell("help_moves"))
        parser.add_argument("--source", metavar="NAAM", help=tell("help_source"))
        parser.add_argument("--licence", metavar="NAAM", help=tell("help_licence"))
        parser.add_argument("--protect", choices=("primary", "full"), help=tell("help_protect"))
        parser.add_argument("--round", action="store_true", dest="rounded", help=tell("help_round"))
        parser.add_argument("--skip-attack", metavar="REDEN", default="", help=tell("help_skip_attack"))
        parser.add_argument("--accept", action="store_true", help=tell("help_accept"))
    template = commands.add_parser("template", help=tell("help_template"), description=tell("help_template"))
    template.add_argument("folder", type=Path, metavar="DIR", help=tell("help_template_dir"))
    template.add_argument("--base", metavar="EDITIE|PAD", help=tell("help_template_base"))
    draft = commands.add_parser(
        "swing-mapping", help=tell("help_swing_mapping"), description=tell("help_swing_mapping")
    )
    draft.add_argument("metadata", type=Path, metavar="META.xlsx", help=tell("help_metadata"))
    draft.add_argument("--upload", type=Path, metavar="XLSX", help=tell("help_mapping_upload"))
    draft.add_argument("--out", type=Path, metavar="YAML", help=tell("help_out"))
    return [delivery, swing, template]


def build(options: argparse.Namespace) -> Path:
    """``build delivery`` and ``build swing``."""
    from data.sources.delivery.build import DeliveryOrder
    from data.sources.delivery.build import build as make
    from data.sources.delivery.protect import Choice

    order = DeliveryOrder(
        root=options.root,
        paths=tuple(options.paths),
        base=options.base,
        edition=options.named,
        areas=options.areas,
        moves=options.moves,
        accept=options.accept,
        source=options.source,
        licence=options.licence,
        choice=Choice(options.protect or "primary", options.rounded, options.skip_attack.strip()),
    )
    if options.edition == "delivery":
        return make(order)
    from data.sources import swing

    return make(order, swing.reading(options.mapping, options.metadata))


def run(options: argparse.Namespace) -> int:
    """``template`` and ``swing-mapping``."""
    if options.command == "swing-mapping":
        from data.sources.swing import draft

        out = options.out or Path(f"{options.metadata.stem}-mapping.yaml")
        draft.write(out, options.metadata, options.upload)
        print(tell("mapping_klaar", path=out))
        return 0
    from data.sources.delivery import template
    from data.sources.delivery.build import newest

    paths = template.write(options.folder, newest(options.root, options.base))
    print(tell("sjabloon_klaar", folder=options.folder, files=", ".join(p.name for p in paths)))
    return 0
