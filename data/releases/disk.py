"""Folders that are being written, and files that must be on the disk for certain.

A folder under way is locked by the process that writes it. The system drops that lock when the process ends,
however it ends, so what is left of a killed build can be told from what is still being made.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

UNDER_WAY = ".wordt-gemaakt-"
BROKEN = ".kapot-"  # a damaged release, set aside to be removed


def claim(parent: Path) -> tuple[Path, int]:
    """Make a folder for a release under way; gives it with the lock on it, to be closed with ``os.close``.

    It gets its name only when it is locked, so ``sweep`` never meets it without its lock.
    """
    parent.mkdir(parents=True, exist_ok=True)
    name = uuid4().hex[:12]
    folder, new = parent / f"{UNDER_WAY}{name}", parent / f".nieuw-{name}"
    new.mkdir()
    lock = os.open(new, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks: then nothing is ever swept there
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        new.rename(folder)
    except BaseException:
        os.close(lock)
        shutil.rmtree(new, ignore_errors=True)
        raise
    return folder, lock


def sweep(parent: Path) -> list[Path]:
    """Remove what killed builds left behind in ``parent``; gives what was removed."""
    gone = []
    for folder in sorted([*parent.glob(f"{UNDER_WAY}*"), *parent.glob(f"{BROKEN}*")]):
        try:
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:  # just removed or renamed by another build
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
            gone.append(folder)
        except OSError:  # its process lives, or this file system has no locks
            pass
        finally:
            os.close(lock)
    return gone


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Wait until a file, or the list of names in a folder, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
