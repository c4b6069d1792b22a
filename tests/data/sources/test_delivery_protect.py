"""A delivery is protected as it asks, and refused when a hidden count can still be computed."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.__main__ import main
from data.areas import Area
from data.cubes import cube
from data.releases.release import Release, ReleaseError, Status, history, read
from data.sources.delivery.build import DeliveryOrder, build
from data.sources.delivery.long import COLUMNS
from data.sources.delivery.protect import Choice

AREAS = [Area("NL00", "Nederland", "land", None)]
AREAS += [Area(f"GM000{g}", f"G{g}", "gemeente", "NL00") for g in (1, 2)]
AREAS += [Area(f"WK000{g}0{w}", f"W{g}{w}", "wijk", f"GM000{g}") for g in (1, 2) for w in (1, 2, 3)]
PEOPLE = {"WK000101": 5, "WK000102": 41, "WK000103": 62, "WK000201": 70, "WK000202": 81, "WK000203": 33}
PEOPLE |= {"GM0001": 108, "GM0002": 184, "NL00": 292}


def deliver(
    folder: Path, choice: Choice, *, accept: bool = False, people: dict[str, int] = PEOPLE, more: str = ""
) -> Release:
    places, rows = folder / "gebieden.csv", folder / "levering.csv"
    lines = [f"{a.code};{a.name};{a.level};{a.parent or ''};;" for a in AREAS]
    places.write_text("\n".join(["gebied;naam;niveau;ouder;van;tot", *lines]), "utf-8")
    counted = [f"{code};2022;T;inwoners;{n};;;" for code, n in people.items()]
    rows.write_text("\n".join([";".join(COLUMNS), *counted, more]), "utf-8")
    order = DeliveryOrder(
        folder / "root", (rows,), edition="eigen", areas=places, accept=accept, choice=choice
    )
    return read(build(order))


def hidden(release: Release, indicator: str = "inwoners") -> set[str]:
    loaded = cube.load(release)
    cells = loaded.status[loaded.indicators[indicator], 0, 0]
    return {a.code for a, status in zip(loaded.areas, cells, strict=True) if status == Status.ONDERDRUKT}


def test_only_the_primary_rule_leaves_a_leak_that_must_be_accepted(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"inwoners, 2022, T, WK000101: 5 tot 5") as error:
        deliver(tmp_path, Choice("primary"))
    assert "--protect full" in str(error.value)
    assert history(tmp_path / "root", "eigen")[0] == []
    assert hidden(deliver(tmp_path, Choice("primary"), accept=True)) == {"WK000101"}


def test_full_protection_also_hides_what_gives_it_away(tmp_path: Path) -> None:
    release = deliver(tmp_path, Choice("full"))
    assert hidden(release) == {"WK000101", "WK000102"}  # the cheapest: the smaller of the other two
    assert any("te berekenen" in c.detail for c in release.checks)
    assert main(["audit", str(release.path)]) == 0


def test_what_the_release_before_gave_away_is_said_and_accepted(tmp_path: Path) -> None:
    """After primary the same delivery with full is another release (A7); the old one stays what it was."""
    first = deliver(tmp_path, Choice("primary"), accept=True)
    with pytest.raises(ReleaseError, match=r"vorige uitgave(?s:.)*WK000101"):
        deliver(tmp_path, Choice("full"))
    assert [r.id for r in history(tmp_path / "root", "eigen")[0]] == [first.id]
    second = deliver(tmp_path, Choice("full"), accept=True)
    assert hidden(second) == {"WK000101", "WK000102"}
    assert (first.protection, second.protection) == ("primary", "full")
    with pytest.raises(ReleaseError, match="staan al zo in"):
        deliver(tmp_path, Choice("full"), accept=True)


def test_a_level_is_part_of_a_release_even_when_nothing_more_is_hidden(tmp_path: Path) -> None:
    safe = {k: v * 20 for k, v in PEOPLE.items()}
    first, second = (deliver(tmp_path, Choice(level), people=safe) for level in ("primary", "full"))
    assert hidden(first) == hidden(second) == set()
    assert first.id != second.id


def test_who_skips_the_attack_says_why(tmp_path: Path) -> None:
    release = deliver(tmp_path, Choice("primary", unattacked="het CBS heeft dit al nagekeken"))
    assert any("het CBS heeft dit al nagekeken" in c.detail for c in release.checks)


def test_the_audit_names_the_place_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release = deliver(tmp_path, Choice("primary"), accept=True)
    capsys.readouterr()
    assert main(["audit", "eigen", "--root", str(tmp_path / "root")]) == 1
    out = capsys.readouterr().out
    assert release.id in out
    assert "inwoners, 2022, T, WK000101: 5 tot 5" in out
    assert "1 van de 9 cijfers zijn onderdrukt" in out


def test_counts_are_rounded_when_the_delivery_asks(tmp_path: Path) -> None:
    release = deliver(tmp_path, Choice("primary", rounded=True), accept=True)
    loaded = cube.load(release)
    shown = dict(zip((a.code for a in loaded.areas), loaded.numerator[0, 0, 0].tolist(), strict=True))
    assert (shown["WK000102"], shown["WK000103"], shown["GM0001"]) == (40, 60, 108)
    assert main(["check", str(release.path)]) == 0
    assert {level for steps in release.rounding.values() for level in steps} == {"wijk"}
