"""The presentation: one figure on each screen, the same as on the page, with links from one to the next."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from data.asked.selection import parse
from data.monitor import Monitor
from views.figuren import exhibit
from views.presentatie.stages import stages


def screen(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def link(page: str, rel: str) -> str:
    found = re.search(rf'<a rel="{rel}" href="([^"]*)"', page)
    return html.unescape(found[1]) if found else ""


def title(page: str) -> str:
    found = re.search(r'<h1 tabindex="-1">([^<]*)</h1>', page)
    assert found is not None
    return html.unescape(found[1])


def test_one_walks_from_the_taart_by_the_themes_to_the_map_and_back(
    client: FlaskClient, monitor: Monitor, gemeente: str
) -> None:
    walked, address = [], f"/?gebied={gemeente}&beeld=presentatie"
    while address:
        page = screen(client, address)
        walked.append((address, title(page)))
        assert page.count("<h1") == 1
        assert "Fictieve cijfers – demo" in page
        address = link(page, "next")
    titles = [words for _, words in walked]
    assert len(set(titles)) == len(titles) > 6
    chosen, _ = parse(monitor.choices, {"gebied": gemeente})
    shown = [e for s in stages(monitor, chosen) if (e := exhibit(monitor, s.shown, s.name)) and e.plot]
    assert titles == [e.title for e in shown]
    assert shown[0].key == "taart"
    assert [e.key for e in shown[-2:]] == ["stroken", "landkaart"]
    assert not link(screen(client, walked[0][0]), "prev")


@pytest.mark.parametrize("path", ["/", "/thema/onderwijs", "/wijken", "/herkomst", "/vergelijken"])
def test_every_page_with_figures_begins_at_its_own(client: FlaskClient, gemeente: str, path: str) -> None:
    page = screen(client, f"{path}?gebied={gemeente}&vergelijk=NL00&jaar=2021&beeld=presentatie")
    leave = re.search(r'class="stage-leave" href="([^"]*)"', page)
    assert leave is not None
    back = html.unescape(leave[1])
    assert back.startswith(f"{path}?gebied={gemeente}")
    assert "jaar=2021" in back
    assert "beeld" not in back


def test_what_is_no_page_with_figures_has_no_presentation(client: FlaskClient) -> None:
    for path in ("/uitleg", "/database", "/thema/onderwijs/meer"):
        assert 'class="stage"' not in client.get(f"{path}?beeld=presentatie").get_data(as_text=True)


def test_an_address_that_cannot_be_followed_is_a_page_all_the_same(client: FlaskClient) -> None:
    page = screen(client, "/?gebied=<b>&jaar=1800&beeld=presentatie&figuur=<i>")
    assert "<b>" not in page
    assert "<i>" not in page
