"""The picture: well-formed, with all its numbers and all that must go with it, and never blank."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from data.asked.selection import Selection
from data.monitor import Monitor
from data.queries.readings_by_group import get_readings_by_group
from exports.pictures import picture
from figures import fonts
from figures.dots import Dots
from figures.exhibit import Exhibit
from figures.facts import always
from figures.lines import Lines
from figures.words import formatting
from tests.exhibits import KINDS
from views.figuren import exhibit

SVG = "{http://www.w3.org/2000/svg}"
Asked = Callable[..., Exhibit]


def drawn(found: Exhibit, **more: bool) -> ElementTree.Element:
    return ElementTree.fromstring(picture.svg(found, **more))


def words(root: ElementTree.Element) -> str:
    return " ".join("".join(t.itertext()) for t in root.iter(f"{SVG}text")).replace("\u00a0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_what_it_is(figure: Asked, kind: str) -> None:
    found = figure(kind)
    root = drawn(found)
    told = words(root)
    for line in (*found.title.split(), *found.subtitle.split(), "Wijkmonitor", *found.release.date.split()):
        assert line.replace("\u00a0", " ") in told, line
    assert told.count("Fictieve cijfers – demo") == 2  # at the top, and in the line of the source
    assert found.title == root.findtext(f"{SVG}title")
    assert root.get("viewBox") == "0 0 1280 720"
    assert "font/woff2" in (root.findtext(f"{SVG}style") or "")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_out_of_the_picture(figure: Asked, kind: str) -> None:
    """Words measured with the font itself; the taart has its own coordinates."""
    for text in drawn(figure(kind)).findall(f"{SVG}text"):
        size, x = float(text.get("font-size", 0)), float(text.get("x", 0))
        wide = fonts.width(text.text or "", size, text.get("font-weight") == "700")
        left = x - {"end": wide, "middle": wide / 2}.get(text.get("text-anchor", ""), 0)
        assert left > 20, text.text
        assert left + wide < picture.WIDTH - 20, text.text
        assert 20 < float(text.get("y", 0)) < picture.HEIGHT, text.text


def test_now_has_the_numbers_of_the_screen(figure: Asked) -> None:
    found = figure("nu")
    assert isinstance(found.plot, Dots)
    told = words(drawn(found))
    for row in found.plot.rows:
        assert formatting.figure_value(row.figure, found.plot.indicator).replace("\u00a0", " ") in told
        assert formatting.counts(row.figure, found.plot.indicator) in told


def test_a_line_ends_at_the_last_figure(figure: Asked) -> None:
    found = figure("verloop")
    assert isinstance(found.plot, Lines)
    told = words(drawn(found))
    for line in found.plot.lines:
        last = [f for f in line.series.figures if f.value is not None][-1]
        assert formatting.figure_value(last, line.series.indicator).replace("\u00a0", " ") in told


def test_a_caveat_is_never_cut_off(figure: Asked) -> None:
    found = replace(figure("verdachten"), warning="Let op dit woord. " * 60, notes=always("En de noot " * 40))
    told = words(drawn(found))
    assert told.count("Let op dit woord.") + told.count("Let op dit") >= 60
    assert told.count("noot") == 40
    picture.png(found)


def test_groups_with_too_few_people_have_no_number(monitor: Monitor, hidden: Selection) -> None:
    found = exhibit(monitor, hidden, "thema-bijstand", "herkomst-twintigdeling")
    assert found is not None
    parts = get_readings_by_group(monitor, hidden, "bijstand", "twintigdeling").parts
    absent = sum(p.reading.figure.value is None for p in parts)
    root = drawn(found)
    assert words(root).count("te weinig mensen") >= absent
    dots = list(root.iter(f"{SVG}circle"))
    assert len(dots) == len(parts) - absent


def test_hostile_names_are_words(figure: Asked) -> None:
    nasty = '</text><script>alert(1)</script> &amp; "=1+1" ' + "W" * 300
    found = replace(figure("nu"), title=nasty, subtitle=nasty, source=nasty)
    root = drawn(found)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script>alert(1)</script>" in words(root)
    picture.png(found)


@pytest.mark.parametrize("kind", ["nu", "taart", "twintig"])
def test_the_png_is_sharp_and_not_blank(figure: Asked, kind: str) -> None:
    image = Image.open(BytesIO(picture.png(figure(kind))))
    assert image.format == "PNG"
    assert image.size == (2560, 1440)
    small = image.convert("RGB").resize((320, 180))
    colours = small.getcolors(320 * 180)
    assert colours is not None
    assert len(colours) > 200
    assert image.convert("RGB").getpixel((1280, 4)) == (11, 79, 108)  # the bar at the top


def test_the_same_picture_each_time_also_side_by_side(figure: Asked) -> None:
    exhibits = [figure(kind) for kind in ("nu", "verloop", "leeftijd")]
    alone = [picture.png(e) for e in exhibits]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(picture.png, exhibits * 2))
    assert together == alone * 2


def test_words_are_measured_and_broken_by_the_font() -> None:
    long = "Inwoners van 15 tot en met 64 jaar met een bijstandsuitkering in de gemeente Duivertolle"
    lines = fonts.balanced(long, 30, 500, True)
    assert " ".join(lines) == long
    assert all(fonts.width(line, 30, True) <= 500 for line in lines)
    assert min(fonts.width(line, 30, True) for line in lines) > 200  # no single word at the end
    assert "".join(fonts.wrap("x" * 100, 20, 200)) == "x" * 100
    assert fonts.shorten("Nederland", 20, 40).endswith("…")
    assert fonts.shorten("Nederland", 20, 400) == "Nederland"
    assert fonts.wrap("", 20, 100) == []
