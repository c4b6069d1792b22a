"""Large files wait their turn: nobody is refused who can be served soon, and nothing waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from serving.api import figures
from serving.turns import Turns, begun

ALL = "/api/v1/cijfers?indicator=alle&gebied=alle&herkomst=alle&jaar=2024&vorm=csv"


def test_places_are_left_for_everybody_else() -> None:
    for threads in (1, 2, 4, 8, 16):
        turns = Turns(threads)
        assert turns.places >= 1
        assert threads < 4 or turns.places + turns.waiting < threads


def test_who_waits_gets_the_place_of_who_leaves() -> None:
    turns = Turns(4)
    assert [turns.enter() for _ in range(turns.places)] == [True] * turns.places
    found: list[bool] = []
    waiting = threading.Thread(target=lambda: found.append(turns.enter()))
    waiting.start()
    turns.leave()
    waiting.join(30)
    assert found == [True]


def test_not_too_long_and_not_too_many() -> None:
    turns = Turns(4, patience=0.01)
    assert all(turns.enter() for _ in range(turns.places))
    assert not turns.enter()  # after a moment
    turns.leave()
    assert turns.enter()
    patient = Turns(4, patience=60)
    assert all(patient.enter() for _ in range(patient.places))
    inside = threading.Event()
    held = patient._place

    class Told:
        def acquire(self, blocking: bool = True, timeout: float | None = None) -> bool:
            if blocking:
                inside.set()
            return held.acquire(blocking, timeout)

        def release(self) -> None:
            held.release()

    patient._place = Told()  # type: ignore[assignment]
    waiting = threading.Thread(target=patient.enter)
    waiting.start()
    assert inside.wait(30)
    assert not patient.enter()  # the line is full: at once, not after a minute
    patient.leave()
    waiting.join(30)
    assert not waiting.is_alive()


def test_what_fails_at_the_start_is_told_before_anything_is_sent() -> None:
    def broken() -> Iterator[bytes]:
        raise ValueError("kapot")
        yield b""

    with pytest.raises(ValueError, match="kapot"):
        begun(broken())
    assert list(begun(iter([b"a", b"b"]))) == [b"a", b"b"]
    assert list(begun(iter([]))) == [b""]


def test_a_large_file_is_sent_as_it_is_made(client: FlaskClient) -> None:
    """The first piece is there while the last one is not made yet."""
    answer = client.get(ALL, buffered=False)
    pieces = answer.iter_encoded()
    first = next(iter(pieces))
    assert answer.status_code == 200
    assert "Content-Length" not in answer.headers
    assert answer.headers["ETag"]
    rest = sum(map(len, pieces))
    assert rest > 50 * len(first) > 0
    answer.close()
    assert client.get(ALL, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_many_at_once_are_all_served(client: FlaskClient) -> None:
    found: list[TestResponse] = []
    app = client.application

    def ask() -> None:
        found.append(app.test_client().get(ALL, buffered=True))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert [r.status_code for r in found] == [200] * 4
    assert len({r.data for r in found}) == 1


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """All places are taken for good."""
    monkeypatch.setattr(figures.Turns, "enter", lambda _self: False)


@pytest.mark.usefixtures("full")
def test_a_program_hears_in_json_that_it_is_too_busy(client: FlaskClient) -> None:
    answer = client.get(ALL)
    assert answer.status_code == 503
    assert "grote bestanden" in answer.get_json()["fout"]
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.usefixtures("full")
def test_a_person_gets_a_dutch_page_with_a_link(client: FlaskClient) -> None:
    asks = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    answer = client.get(ALL, headers=asks)
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert int(answer.headers["Retry-After"]) > 0
    told = answer.get_data(as_text=True)
    assert "Het is nu te druk voor dit bestand" in told
    assert f'<a href="{ALL.replace("&", "&amp;")}">' in told
