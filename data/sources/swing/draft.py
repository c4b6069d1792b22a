"""``python -m data swing-mapping META.xlsx``: a mapping to fill in, with everything Swing says as comment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from data.areas import STANDARD
from data.sources.delivery.findings import Findings
from data.sources.delivery.guard import files_in
from data.sources.delivery.words import refusal, tell
from data.sources.swing.mapping import FILL_IN
from data.sources.swing.metadata import Metadata, Subject, read
from data.sources.swing.upload import KEYS, sheets_of

# The levels as a Dutch Swing site calls them, for when there is no upload to look at: those of CBS.
USUAL = {"nederland": "NL00"} | {level.id: level.prefix + "#" * level.digits for level in STANDARD[1:]}


def write(out: Path, metadata_path: Path, upload: Path | None) -> None:
    """Write the draft; refuses to write over a file, which may have been filled in."""
    metadata = read(metadata_path)
    levels, codes = _from_upload(upload, metadata) if upload else (list(USUAL), [])
    subjects = dict(metadata.subjects)
    for code in codes:
        subjects.setdefault(code, Subject(code, ""))
    text = "\n".join(_lines(levels, subjects, metadata)) + "\n"
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise refusal("bestaat_al", files=out.name, folder=out.parent) from None


def _from_upload(path: Path, metadata: Metadata) -> tuple[list[str], list[str]]:
    """The levels and subjects of an upload. A column that is empty all through is not a subject."""
    findings = Findings()
    levels: dict[str, None] = {}
    codes: dict[str, None] = {}
    for file in files_in([path], findings):
        for sheet in sheets_of(file, findings):
            place = sheet.columns["geolevel"]
            levels |= {str(v[place]): None for _, v in sheet.rows if len(v) > place and v[place]}
            for name, column in sheet.columns.items():
                numbers = [v[column] for _, v in sheet.rows if len(v) > column]
                filled = any(isinstance(n, (int, float)) for n in numbers)
                if name not in KEYS and name not in metadata.dimensions and filled:
                    codes[name] = None
    findings.stop()
    return list(levels), list(codes)


def _lines(levels: list[str], subjects: dict[str, Subject], metadata: Metadata) -> Iterator[str]:
    yield from (f"# {line}" for line in tell("mapping_kop").splitlines())
    yield "jaar_erbij: 0"
    yield "leeg_is_nul: false"
    yield "gebieden:"
    for level in levels:
        known = next((p for name, p in USUAL.items() if level.lower().startswith(name)), FILL_IN)
        yield f"  {json.dumps(level, ensure_ascii=False)}: {json.dumps(known)}"
    yield "onderwerpen:"
    for subject in subjects.values():
        yield f"- code: {json.dumps(subject.code, ensure_ascii=False)}"
        about = [
            subject.name,
            subject.unit,
            subject.source,
            "-".join(filter(None, (subject.first, subject.last))),
        ]
        if any(about):
            yield "  # " + "; ".join(" ".join(a.split()) for a in about if a)
        yield f"  indicator: {FILL_IN}"
        yield f"  deel: {FILL_IN}"
        yield "  herkomst: T"
    if metadata.dimensions:
        yield from (f"# {line}" for line in tell("mapping_dimensies").splitlines())
    for code, name in metadata.dimensions.items():
        items = metadata.items.get(code, {})
        listed = "; ".join(f"{c} = {' '.join(n.split())}" for c, n in items.items())
        yield f"#   {code} ({name}): {listed or tell('mapping_geen_items')}"
