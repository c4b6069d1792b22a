"""What was fetched on /database can be delivered as it is: nothing changes, not even what is provisional."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data.asked.request import Request, parse
from data.monitor import Monitor, open_monitor
from data.releases.release import ReleaseError
from data.sources.delivery.build import DeliveryOrder, build
from exports.rows.csvfile import csv_bytes
from exports.rows.requested import table

ALL = {"indicator": "alle", "gebied": "alle", "herkomst": "alle", "jaar": "alle"}


def asked(monitor: Monitor) -> Request:
    request, faults = parse(monitor, ALL)
    assert not faults
    return request


@pytest.mark.parametrize("dutch", [True, False])
@pytest.mark.parametrize("release", ["moved_release", "four_levels"])
def test_csv_delivered_is_the_same_csv(
    release: str, dutch: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first = open_monitor(str(request.getfixturevalue(release)))
    given = b"".join(csv_bytes(table(first, asked(first)), dutch))
    path = tmp_path / "cijfers.csv"
    early = given.replace(b";nee;" if dutch else b",nee,", b";ja;" if dutch else b",ja,", 40)
    path.write_bytes(early)
    order = DeliveryOrder(tmp_path, (path,), base=str(first.release.path), edition="terug", accept=True)
    again = open_monitor(str(build(order)))
    back = b"".join(csv_bytes(table(again, asked(again)), dutch))
    separator = ";" if dutch else ","
    assert figures(back, separator) == figures(given, separator)
    assert again.release.provisional
    assert b"ja" in back
    path.write_bytes(back)
    order = DeliveryOrder(tmp_path, (path,), base=str(again.release.path), edition="nog", accept=True)
    with pytest.raises(ReleaseError, match="staan al zo in"):
        build(order)


def test_only_what_is_provisional_may_change(four_levels: Path, tmp_path: Path) -> None:
    """Figures that became final without a change are a new release."""
    first = open_monitor(str(four_levels))
    given = b"".join(csv_bytes(table(first, asked(first))))
    path, base, found = tmp_path / "cijfers.csv", str(four_levels), []
    for word in (b";nee;", b";ja;", b";nee;"):
        path.write_bytes(given.replace(b";nee;", word))
        order = DeliveryOrder(tmp_path, (path,), base=base, edition="eigen", accept=True)
        made = build(order)
        base = str(made)
        found.append(bool(open_monitor(base).release.provisional))
    assert found == [False, True, False]


def figures(body: bytes, separator: str) -> list[list[str]]:
    """The lines without what a delivery is meant to change: where they come from, and the mark."""
    lines = list(csv.reader(body.decode("utf-8-sig").splitlines(), delimiter=separator))
    away = [lines[0].index(name) for name in ("bron", "voorlopig")]
    return [[cell for at, cell in enumerate(line) if at not in away] for line in lines]
