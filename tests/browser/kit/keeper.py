"""Keeps a server running for as long as somebody uses it: `python keeper.py USERS NOTE COMMAND …`.

Whoever uses the server has a shared lock on the file USERS. The system drops the lock of a process that ends,
however it ends; when nobody is left the server is stopped and NOTE, with its address, is taken away.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path
from threading import Thread


def stop_when_unused(users: str, note: Path, server: subprocess.Popen[bytes]) -> None:
    with Path(users).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        note.unlink(missing_ok=True)  # while nobody can come in: who comes later starts a server of its own
        server.terminate()
        server.wait()


if __name__ == "__main__":
    server = subprocess.Popen(sys.argv[3:], close_fds=False)  # it inherits the socket it listens on
    waiting = Thread(target=stop_when_unused, args=(sys.argv[1], Path(sys.argv[2]), server), daemon=True)
    waiting.start()
    sys.exit(server.wait())
