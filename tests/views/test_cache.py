"""The cache makes us faster and can be away; it is never what makes us right."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from views import cache


@dataclass(frozen=True)
class Result:
    """Something a view would remember."""

    html: str


class Maker:
    """Counts how often a result had to be made."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Result:
        self.made += 1
        return Result(f"<p>{self.made}</p>")


@pytest.fixture
def maker() -> Maker:
    return Maker()


def in_app(url: str, use: Callable[[], None]) -> None:
    """Run ``use`` inside a server with the cache at ``url``."""
    server = Flask("proef")
    cache.init(server, url)
    with server.app_context():
        use()


def test_in_memory_a_result_is_made_once_per_key(maker: Maker) -> None:
    def use() -> None:
        assert cache.remembered("a", maker) == cache.remembered("a", maker) == Result("<p>1</p>")
        assert cache.remembered("b", maker) == Result("<p>2</p>")

    in_app("", use)
    assert maker.made == 2


def test_two_servers_in_one_process_do_not_share_memory(maker: Maker) -> None:
    for _ in range(2):
        in_app("", lambda: cache.remembered("a", maker) and None)
    assert maker.made == 2


@pytest.mark.parametrize(
    "url", ["redis://127.0.0.1:1/0", "unix:///nergens/redis.sock", "rediss://127.0.0.1:1"]
)
def test_a_cache_that_is_away_makes_us_slower_not_broken(
    maker: Maker, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    def use() -> None:
        with caplog.at_level(logging.WARNING):
            assert cache.remembered("a", maker) == Result("<p>1</p>")
            assert cache.remembered("a", maker) == Result("<p>2</p>")

    in_app(url, use)
    assert "Tussenopslag niet bereikbaar" in caplog.text


def test_outside_a_server_results_are_simply_made(maker: Maker) -> None:
    assert cache.remembered("a", maker) == Result("<p>1</p>")


def test_what_fails_while_being_made_is_not_hidden() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    def use() -> None:
        with pytest.raises(ZeroDivisionError):
            cache.remembered("a", fail)

    in_app("", use)


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A redis-server of our own on a socket in a temporary folder: (url, process)."""
    socket = tmp_path / "r.sock"
    command = [
        "redis-server",
        "--port",
        "0",
        "--unixsocket",
        str(socket),
        "--save",
        "",
        "--dir",
        str(tmp_path),
    ]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT)
    try:
        url = f"unix://{socket}"
        _wait(url, process, tmp_path / "log")
        yield url, process
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    import redis
    from redis.backoff import ConstantBackoff
    from redis.retry import Retry

    again = Retry(ConstantBackoff(0.05), 200, supported_errors=(redis.ConnectionError,))
    with redis.Redis.from_url(url, retry=again) as client:
        assert client.ping(), log.read_text("utf-8", "replace")
    assert process.poll() is None


@pytest.mark.redis
def test_workers_share_what_is_in_redis(maker: Maker, redis_server: tuple[str, object]) -> None:
    url, _ = redis_server
    for _ in range(3):  # three servers, as three workers
        in_app(url, lambda: cache.remembered("a", maker) and None)
    assert maker.made == 1


@pytest.mark.redis
def test_redis_that_stops_halfway_is_no_trouble(
    maker: Maker, redis_server: tuple[str, subprocess.Popen[bytes]]
) -> None:
    url, process = redis_server

    def use() -> None:
        assert cache.remembered("a", maker) == Result("<p>1</p>")
        process.terminate()
        process.wait(timeout=10)
        assert cache.remembered("a", maker) == Result("<p>2</p>")

    in_app(url, use)


@pytest.mark.redis
def test_rubbish_in_redis_is_not_shown(maker: Maker, redis_server: tuple[str, object]) -> None:
    """Another program, or another version of us, wrote under our key."""
    import redis

    url, _ = redis_server
    with redis.Redis.from_url(url) as client:
        client.set("wijkmonitor:a", b"!\x80\x04not a pickle")

    def use() -> None:
        assert cache.remembered("a", maker) == Result("<p>1</p>")

    in_app(url, use)
