"""What is looked at before a file is opened: is it a file, is it not too large, is it what it says it is.

A delivery comes from outside. These checks cost a look at the directory entry, at the contents page of a zip
and (for text) one pass in small blocks, so that a wrong file costs neither the memory nor the afternoon.
"""

from __future__ import annotations

import codecs
import stat
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from data.sources.delivery.findings import Findings, Spot
from data.sources.delivery.words import number, plain, tell
from data.sources.intake.reasons import why

MAX_BYTES = 2_000_000_000  # a full delivery of all wijken, groups and years is about 1.5 GB of CSV
MAX_WORKBOOK = 200_000_000  # Excel itself cannot fill more than this with our eight columns
MAX_UNPACKED = 1_000_000_000
MAX_RATIO = 200  # a sheet full of one repeated number packs to about 1 : 100; a zip bomb to 1 : 1000
RATIO_FROM = 1_000_000  # a part smaller than this does no harm, however well it packs
BLOCK = 1 << 24
KINDS = (".csv", ".xlsx", ".parquet")
EXAMPLE = "voorbeeld.csv"  # of the template: it stands beside what was filled in


def files_in(paths: Iterable[Path], findings: Findings) -> list[Path]:
    """The files of a delivery; of a folder its files of the kinds we read, in order of name.

    Of every other file in a folder a remark says that it was not read, and why.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.iterdir()) if _is_ours(p, findings)]
            found += inside
            if not inside:
                _refuse(findings, "leeg", path, tell("gevonden_lege_map"), tell("verwacht_bestanden"))
        else:
            found.append(path)
    unique = dict.fromkeys(found)
    return [p for p in unique if _is_welcome(p, findings)]


def _is_ours(path: Path, findings: Findings) -> bool:
    """Whether a file in a folder is read; when it is not, why."""
    if path.name.startswith((".", "~$")):  # "~$" is how Excel marks a workbook that is open
        key = "bestand_tijdelijk"
    elif path.is_dir():
        key = "bestand_map"
    elif path.suffix.lower() not in KINDS or not path.is_file():
        key = "bestand_soort"
    elif path.name.lower() == EXAMPLE:
        key = "bestand_voorbeeld"
    else:
        return True
    findings.remark(tell(key, file=path.name))
    return False


def _refuse(findings: Findings, kind: str, path: Path, seen: str, expected: str, row: int = 0) -> bool:
    findings.fault(kind, Spot(path.name, row or None, "", seen, expected))
    return False


def _is_welcome(path: Path, findings: Findings) -> bool:
    try:
        about = path.stat()
    except OSError as error:
        return _refuse(findings, "bestand", path, why(error), tell("verwacht_leesbaar"))
    kind = path.suffix.lower()
    if not stat.S_ISREG(about.st_mode) or kind not in KINDS:  # reading a pipe or a device may never end
        return _refuse(findings, "bestand", path, tell("gevonden_anders"), tell("verwacht_soort"))
    if about.st_size == 0:
        return _refuse(findings, "leeg", path, tell("gevonden_niets"), tell("verwacht_rijen"))
    most = MAX_WORKBOOK if kind == ".xlsx" else MAX_BYTES
    if about.st_size > most:
        size, limit = _size(about.st_size), _size(most)
        return _refuse(findings, "te_groot", path, size, tell("verwacht_kleiner", limit=limit))
    try:
        with path.open("rb") as file:
            file.read(1)
        return is_safe_workbook(path, findings) if kind == ".xlsx" else True
    except OSError as error:
        return _refuse(findings, "bestand", path, why(error), tell("verwacht_leesbaar"))


def _size(count: int) -> str:
    return tell("mb", count=number(count / 1e6)) if count < 1e9 else tell("gb", count=plain(count / 1e9))


def is_safe_workbook(path: Path, findings: Findings) -> bool:
    """False, with a fault noted, for a workbook that unpacks to far more than it is.

    First the sizes in the contents page of the zip, which costs nothing. That page may lie, so then each part
    is unpacked once, in blocks: zipfile stops at the announced size and finds that the checksum is wrong.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            total = sum(p.file_size for p in parts)
            packed = [p for p in parts if p.file_size > RATIO_FROM]
            worst = max((p.file_size / max(p.compress_size, 1) for p in packed), default=0.0)
            if total > MAX_UNPACKED or worst > MAX_RATIO:
                found = tell("gevonden_zip", size=_size(total), ratio=number(worst))
                expected = tell("verwacht_zip", size=_size(MAX_UNPACKED), ratio=MAX_RATIO)
                return _refuse(findings, "zip", path, found, expected)
            for part in parts:
                with archive.open(part) as file:
                    while file.read(BLOCK):
                        pass
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        return _refuse(findings, "bestand", path, tell("gevonden_kapot"), tell("verwacht_werkboek"))
    return True


def is_utf8(path: Path, findings: Findings) -> bool:
    """False, with a fault that names the row, when a text file is not UTF-8."""
    decoder, row = codecs.getincrementaldecoder("utf-8")("strict"), 1
    before = b""  # the end of the block before, to show what stands around a wrong byte
    with path.open("rb") as file:
        start = True
        while True:
            block = file.read(BLOCK)
            if start and block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return _refuse(findings, "codering", path, "UTF-16", tell("verwacht_utf8"), row)
            start = False
            if b"\0" in block:
                row += block[: block.index(b"\0")].count(b"\n")
                return _refuse(findings, "codering", path, tell("gevonden_nul"), tell("verwacht_utf8"), row)
            pending = decoder.getstate()[0]
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                around = before[: len(before) - len(pending)]
                return _wrong_byte(path, findings, row, error, around)
            if not block:
                return True
            row += block.count(b"\n")
            before = (before + block)[-64:]


def _wrong_byte(path: Path, findings: Findings, row: int, error: UnicodeDecodeError, earlier: bytes) -> bool:
    """Say what stands there as Windows would read it: that is nearly always where it comes from."""
    row += error.object[: error.start].count(b"\n")
    whole, at = earlier + error.object, len(earlier) + error.start
    start = max(whole.rfind(b"\n", 0, at) + 1, at - 15)
    around = whole[start : at + 10].split(b"\n")[0]
    found = tell("gevonden_windows", text=around.decode("cp1252", "replace").strip())
    return _refuse(findings, "codering", path, found, tell("verwacht_utf8"), row)
