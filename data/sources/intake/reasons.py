"""Why a file cannot be read, in Dutch: the system says it in the language of the machine."""

from __future__ import annotations

import errno

from data.catalogue import shipped

_KNOWN = {
    errno.ENOENT: "bestaat_niet",
    errno.EACCES: "mag_niet",
    errno.EPERM: "mag_niet",
    errno.EISDIR: "is_map",
    errno.EIO: "schijf",
    errno.ENOSPC: "vol",
}


def why(error: OSError) -> str:
    """The reason in a few words, with what the system calls it when we have none for it."""
    key = _KNOWN.get(error.errno or 0, "anders")
    return shipped().text(f"invoer.{key}", code=errno.errorcode.get(error.errno or 0, str(error)))
