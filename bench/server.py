"""A real server on this machine: gunicorn with the configuration that users get, on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

REPO = Path(__file__).resolve().parent.parent
START_SECONDS = 120


class Server:
    """``with Server(workers) as server``: started on entry, answered /healthz with 200, stopped on exit."""

    def __init__(self, workers: int, threads: int = 4) -> None:
        self.workers = workers
        self.seconds_to_start = 0.0
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self._settings = {
            "WIJKMONITOR_BIND": f"127.0.0.1:{self.port}",
            "WIJKMONITOR_WORKERS": str(workers),
            "WIJKMONITOR_THREADS": str(threads),
            "WIJKMONITOR_CACHE_URL": "",
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:server"]
        start = time.perf_counter()
        self._process = subprocess.Popen(
            command, cwd=REPO, env=os.environ | self._settings, stdout=subprocess.DEVNULL
        )
        try:
            self._wait(start + START_SECONDS)
        except BaseException:
            self._stop()
            raise
        self.seconds_to_start = time.perf_counter() - start
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def connect(self) -> HTTPConnection:
        """A connection to it that stays open between requests."""
        return HTTPConnection("127.0.0.1", self.port, timeout=30)

    def processes(self) -> list[psutil.Process]:
        """The arbiter and its workers, in that order."""
        assert self._process is not None
        arbiter = psutil.Process(self._process.pid)
        return [arbiter, *arbiter.children(recursive=True)]

    def memory_mb(self) -> tuple[float, float]:
        """All its memory in MB, and how much of that is the cube; what processes share counts once (PSS).

        The cube is mapped from files: the kernel may drop those pages whenever others need the room.
        """
        processes = self.processes()
        mapped = sum(m.pss for p in processes for m in p.memory_maps() if "/.cube/" in m.path)
        return sum(float(p.memory_full_info().pss) for p in processes) / 1e6, mapped / 1e6

    def cpu_seconds(self) -> float:
        """Processor time of its workers up to now, user and system."""
        times = [p.cpu_times() for p in self.processes()[1:]]
        return sum(float(t.user + t.system) for t in times)

    def _wait(self, end: float) -> None:
        assert self._process is not None
        while time.perf_counter() < end and self._process.poll() is None:
            connection = self.connect()
            try:
                connection.request("GET", "/healthz")
                answer = connection.getresponse()
                if answer.status == 200:
                    return
                told = answer.read().decode()
                raise SystemExit(f"The server has no release to serve: {told}")
            except (OSError, HTTPException):
                time.sleep(0.005)
            finally:
                connection.close()
        raise SystemExit(f"The server did not start (code {self._process.poll()}); its messages are above.")

    def _stop(self) -> None:
        assert self._process is not None
        self._process.terminate()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
