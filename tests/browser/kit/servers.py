"""The Wijkmonitor on a release, one server for all xdist workers of a run."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
REPO = HERE.parent.parent.parent
START_SECONDS = 60

# Straight to the machine itself, whatever proxy the environment names.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Servers:
    """Starts the Wijkmonitor on a release: `serve(release_path)` gives its address, once per way to run it.

    `settings` are more environment variables; `repo` is another checkout to run.
    """

    def __init__(self, folder: Path) -> None:
        """``folder`` is the same for all workers; they share what runs by the files in it."""
        self.urls: dict[tuple[object, ...], str] = {}
        self._folder = folder
        self._keepers: list[subprocess.Popen[bytes]] = []
        self._users = (folder / "users.lock").open("a+b")
        fcntl.flock(self._users, fcntl.LOCK_SH)  # kept until `leave`; see keeper.py

    def __call__(self, release_path: Path, repo: Path = REPO, **settings: str) -> str:
        way = (release_path, repo, *sorted(settings.items()))
        if way not in self.urls:
            self.urls[way] = self._shared(release_path, repo, settings)
        return self.urls[way]

    def leave(self) -> None:
        """This worker is done; the servers stop when the last one is."""
        self._users.close()
        for process in self._keepers:
            with suppress(subprocess.TimeoutExpired):  # another worker still uses it
                process.wait(timeout=0.1)
            process.returncode = process.returncode or 0  # else Python warns of one still running

    def _shared(self, release_path: Path, repo: Path, settings: dict[str, str]) -> str:
        way = sha256(repr((release_path, repo, sorted(settings.items()))).encode()).hexdigest()[:8]
        name = f"{release_path.name}-{way}"
        note = self._folder / f"{name}.url"
        with _alone(self._folder / f"{name}.lock"):
            if not note.exists():
                command = [self._users.name, str(note)]
                environment = os.environ | {"WIJKMONITOR_RELEASE": str(release_path)} | settings
                url = self._start(command, repo, environment, self._folder / f"{name}.log")
                note.write_text(url, "utf-8")
            return note.read_text("utf-8")

    def _start(self, keep: list[str], repo: Path, environment: dict[str, str], log_path: Path) -> str:
        # gunicorn inherits a socket that listens already, so nobody else can take the port in between.
        with socket.create_server(("127.0.0.1", 0)) as listener, log_path.open("wb") as log:
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            bind = {"WIJKMONITOR_BIND": f"fd://{listener.fileno()}", "WIJKMONITOR_WORKERS": "1"}
            gunicorn = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:server"]
            process = subprocess.Popen(
                [sys.executable, str(HERE / "keeper.py"), *keep, *gunicorn],
                cwd=repo,
                env=environment | bind,
                pass_fds=[listener.fileno()],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the tests; the server goes when they are gone
            )
        self._keepers.append(process)
        self._wait(url, process, log_path)
        return url

    @staticmethod
    def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
        end = time.monotonic() + START_SECONDS
        answer = "geen antwoord"
        while process.poll() is None and time.monotonic() < end:
            try:
                with OPENER.open(f"{url}/healthz", timeout=5):
                    return
            except urllib.error.HTTPError as error:
                with error:
                    answer = f"antwoord {error.code}: {error.read().decode('utf-8', 'replace')}"
                break  # it is up, and says it has no figures
            except OSError as error:
                answer = str(error)
            time.sleep(0.1)
        lines = log.read_text("utf-8", "replace")[-4000:]
        pytest.fail(f"De server start niet ({answer}, code {process.returncode}):\n{lines}", pytrace=False)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
