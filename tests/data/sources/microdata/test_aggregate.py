"""Counting microdata, against a slow count with pandas; and what must never be said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest
import yaml

from data.__main__ import main
from data.releases.release import Status, read
from data.sources.delivery.build import DeliveryOrder as Delivery
from data.sources.delivery.build import build
from data.sources.intake import missing
from data.sources.microdata import aggregate as module
from data.sources.microdata.aggregate import AggregateOrder, aggregate
from data.sources.microdata.words import MicrodataError
from data.sources.statline.words import catalogue

SPEC: dict[str, Any] = {
    "jaar": "jaar",
    "gebieden": {"wijk": "wk", "gemeente": "gm"},
    "herkomst": "land",
    "geboren_in_nl": "hier",
    "indicatoren": {
        "inwoners": {},
        "bijstand": {"vlag": "bijstand", "van": "l15_65"},
        "verdachten": {"vlag": "verdacht"},
        "cito": {"waarde": "score", "van": "groep8"},
    },
}
WIJKEN = ["WK000101", "WK000102", "WK0001AA", "WK000200", None]


def persons(rows: int = 4000) -> pd.DataFrame:
    """Persons with everything that may be unknown unknown for some of them."""
    draw = np.random.default_rng(4)
    codes = ["NL", *(g.code for g in catalogue().classifications["twintigdeling"].groups), None]
    wijk = draw.choice(np.array(WIJKEN, object), rows)
    frame = pd.DataFrame(
        {
            "jaar": draw.choice([2022, 2023], rows).astype(np.int16),
            "wk": wijk,
            "gm": [f"GM{w[2:6]}" if w else draw.choice(["GM0001", "GM0002"]) for w in wijk],
            "land": draw.choice(np.array(codes, object), rows),
            "hier": draw.choice(np.array([True, False, None], object), rows, p=[0.6, 0.3, 0.1]),
            "bijstand": draw.choice(np.array([True, False, None], object), rows, p=[0.2, 0.7, 0.1]),
            "l15_65": draw.random(rows) < 0.6,
            "verdacht": (draw.random(rows) < 0.05).astype(np.int8),
            "score": np.where(draw.random(rows) < 0.1, np.nan, draw.normal(535, 10, rows)),
            "groep8": draw.random(rows) < 0.3,
        }
    )
    frame["hier"], frame["bijstand"] = frame["hier"].astype("boolean"), frame["bijstand"].astype("boolean")
    return frame


def write(frame: pd.DataFrame, path: Path) -> Path:
    if frame["score"].dtype == float:
        frame["score"] = frame["score"].astype("Float64")  # unknown as null, not as NaN
    frame.to_parquet(path, index=False)
    return path


@pytest.fixture
def run(tmp_path: Path) -> Any:
    def act(frame: pd.DataFrame | None = None, spec: Any = SPEC, **more: Any) -> pd.DataFrame:
        path = write(persons() if frame is None else frame, tmp_path / "personen.parquet")
        (tmp_path / "spec.yaml").write_text(
            yaml.safe_dump(spec) if not isinstance(spec, str) else spec, "utf-8"
        )
        aggregate(AggregateOrder((path,), tmp_path / "spec.yaml", tmp_path / "uit.parquet", **more))
        return pd.read_parquet(tmp_path / "uit.parquet")

    return act


def groups_of(row: Any) -> set[str]:
    """By hand: all inhabitants, one of the twenty, one of the five."""
    found = {"T"}
    if isinstance(row.land, str):
        found.add(row.land)
        family = catalogue().groups[row.land].family
        if row.land != "NL" and not pd.isna(row.hier):
            found.add(f"{family}_{'NL' if row.hier else 'BU'}")
    return found


def slow(frame: pd.DataFrame) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """(gebied, jaar, herkomst, indicator) → (teller, noemer, waarde), one person at a time."""
    long = pd.DataFrame(
        [
            {"gebied": area, "herkomst": group, **row._asdict()}
            for row in frame.itertuples()
            for area in {row.wk, row.gm, "NL00"}
            if isinstance(area, str)
            for group in groups_of(row)
        ]
    )
    found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for (gebied, jaar, herkomst), cell in long.groupby(["gebied", "jaar", "herkomst"]):
        key = (gebied, jaar, herkomst)
        found[*key, "inwoners"] = (len(cell), None, None)
        able = cell[cell.l15_65 & cell.bijstand.notna()]
        if len(able):
            found[*key, "bijstand"] = (int(able.bijstand.astype(bool).sum()), len(able), None)
        found[*key, "verdachten"] = (int(cell.verdacht.sum()), len(cell), None)
        scored = cell[cell.groep8 & cell.score.notna()]
        if len(scored):
            found[*key, "cito"] = (None, len(scored), pytest.approx(scored.score.mean(), rel=1e-12))
    return found


def as_dict(out: pd.DataFrame) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    whole = out.astype(object).where(out.notna(), None)
    return {
        (r.gebied, r.jaar, r.herkomst, r.indicator): (r.teller, r.noemer, r.waarde)
        for r in whole.itertuples()
    }


def test_it_counts_what_a_slow_count_counts(run: Any) -> None:
    assert as_dict(run()) == slow(persons())


def test_any_level_of_cbs_can_be_counted(run: Any) -> None:
    """With the code of a buurt alone, what it lies in follows; and it may be absent for some persons."""
    frame = persons()
    frame["bu"] = [f"BU{w[2:]}{n % 3:02}" if isinstance(w, str) else None for n, w in enumerate(frame.wk)]
    out = run(frame, SPEC | {"gebieden": {"buurt": "bu"}})
    both = run(frame, SPEC | {"gebieden": {"wijk": "wk"}})
    buurten = out.gebied.str.startswith("BU")
    assert buurten.any()
    counted = out.indicator != "cito"  # a mean depends, in its last digit, on the order of the persons
    assert as_dict(out[~buurten & counted]) == as_dict(both[both.indicator != "cito"])
    count = out[buurten & (out.indicator == "inwoners") & (out.herkomst == "T") & (out.jaar == 2022)]
    mine = frame[(frame.jaar == 2022) & frame.bu.notna()].groupby("bu").size()
    assert dict(zip(count.gebied, count.teller, strict=True)) == mine.to_dict()
    with pytest.raises(MicrodataError, match="BU03440103"):
        run(frame.assign(bu="BU1"), SPEC | {"gebieden": {"buurt": "bu"}})


def test_threads_and_many_files_make_no_difference(run: Any, tmp_path: Path) -> None:
    whole = run(threads=1)
    parts = tmp_path / "delen"
    parts.mkdir()
    for year, part in persons().groupby("jaar"):
        write(part, parts / f"{year}.parquet")
    order = AggregateOrder(
        (parts,), tmp_path / "spec.yaml", tmp_path / "uit2.parquet", "500MB", 2, tmp_path / "temp"
    )
    assert aggregate(order).rows == 4000
    again = pd.read_parquet(tmp_path / "uit2.parquet")
    pd.testing.assert_frame_equal(again, whole, rtol=1e-12)
    assert list((tmp_path / "temp").iterdir()) == []


def test_the_gemeente_follows_from_the_wijk_and_flags_may_be_numbers(run: Any) -> None:
    frame = persons().dropna(subset=["wk"])
    frame["hier"] = frame["hier"].astype("Int8")
    spec = SPEC | {"gebieden": {"wijk": "wk"}}
    assert as_dict(run(frame.copy(), spec)) == slow(persons().dropna(subset=["wk"]))


def test_without_birthplace_no_five_groups(
    run: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = run(spec={k: v for k, v in SPEC.items() if k != "geboren_in_nl"})
    assert not out.herkomst.str.contains("_").any()
    assert {"T", "NL", "SYR"} <= set(out.herkomst)
    given = [str(tmp_path / n) for n in ("personen.parquet", "spec.yaml", "uit.parquet")]
    assert main(["aggregate", given[0], "--spec", given[1], "--out", given[2]]) == 0
    said, remarks = capsys.readouterr()
    assert "nog niet beveiligd" in said
    assert "zonder de kolom geboren_in_nl" in remarks
    assert "rijen hebben geen wijk" in remarks


def test_the_result_is_a_delivery(run: Any, tmp_path: Path) -> None:
    run()
    areas = tmp_path / "gebieden.csv"
    lines = ["NL00;Nederland;land;", "GM0001;A;gemeente;NL00", "GM0002;B;gemeente;NL00"]
    lines += [f"{w};W {w[-2:]};wijk;GM{w[2:6]}" for w in WIJKEN if w]
    areas.write_text("\n".join(["gebied;naam;niveau;ouder", *lines]), "utf-8")
    order = Delivery(
        tmp_path / "root", (tmp_path / "uit.parquet",), edition="eigen", areas=areas, accept=True
    )
    release = read(build(order))
    assert set(release.indicators) == {"inwoners", "bijstand", "verdachten", "cito"}
    figures = pd.read_parquet(release.partition("bijstand")).astype({"status": str})
    small = figures[figures.status == Status.ONDERDRUKT.name.lower()]
    assert len(small)  # the delivery holds them all; what may not be seen goes when the release is made
    assert small.waarde.isna().all()


# ---------------------------------------------------------------- what is wrong, and what is not said


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"jaren": "jaar"}, "jaren is geen bekend veld"),
        ({"jaar": None}, "bij jaar hoort de naam van één kolom"),
        ({"gebieden": {"straat": "b"}}, "een of meer van deze niveaus: gemeente, wijk, buurt"),
        ({"gebieden": "wk"}, "een of meer van deze niveaus: gemeente, wijk, buurt"),
        ({"indicatoren": {}}, "per indicator te staan hoe hij wordt geteld"),
        ({"indicatoren": {"bestaat_niet": {}}}, "bestaat_niet staat niet in de catalogus"),
        ({"indicatoren": {"bijstand": {"waarde": "x"}}}, "bijstand is een aandeel; dat vraagt vlag"),
        ({"indicatoren": {"bijstand": {"vlag": "x", "als": "1=1"}}}, "bijstand is een aandeel"),
        ({"indicatoren": {"cito": {}}}, "cito is een gemiddelde; dat vraagt waarde"),
        ({"indicatoren": {"segregatie_be": {"waarde": "x"}}}, "een berekende index; dat vraagt een eigen"),
        ({"herkomst": "bestaat niet"}, "De kolom bestaat niet (bij herkomst) staat niet in het bestand"),
        ({"herkomst": "jaar"}, "(bij herkomst) is van de soort SMALLINT; verwacht wordt tekst"),
        ({"jaar": "score"}, "(bij jaar) is van de soort DOUBLE; verwacht wordt een geheel getal"),
        ({"geboren_in_nl": "wk"}, "(bij geboren_in_nl) is van de soort VARCHAR; verwacht wordt ja of nee"),
        ({"herkomst": 'x"; DROP TABLE persons; --'}, "staat niet in het bestand"),
    ],
)
def test_a_wrong_specification(change: dict[str, Any], part: str, run: Any, tmp_path: Path) -> None:
    with pytest.raises(MicrodataError) as error:
        run(spec=SPEC | change)
    assert part in str(error.value)
    assert not (tmp_path / "uit.parquet").exists()


def test_everything_wrong_at_once_and_what_is_no_specification(run: Any) -> None:
    with pytest.raises(MicrodataError) as error:
        run(spec={"jaar": "jaar", "indicatoren": {"weg": {}, "ook_weg": {}}})
    assert str(error.value).count("\n- ") == 4
    for text, part in (("a: [", "geen geldige YAML (regel 2)"), ("- jaar", "bovenaan horen de velden")):
        with pytest.raises(MicrodataError) as error:
            run(spec=text)
        assert part in str(error.value)


def test_no_value_of_a_person_is_ever_told(run: Any) -> None:
    frame = persons()
    frame["land"] = frame["land"].astype(object)
    frame.loc[3, "land"] = "GEHEIM1"
    frame.loc[range(100, 130), "wk"] = "GEHEIM2"
    frame["gm"] = frame["gm"].astype(object)
    frame.loc[5, "gm"] = "GEHEIM3"
    frame.loc[7, "jaar"] = 1066
    frame.loc[9, "verdacht"] = 77
    frame["score"] = frame["score"].astype(float).replace(frame["score"].max(), np.inf)
    with pytest.raises(MicrodataError) as error:
        run(frame)
    said = str(error.value)
    for part in (
        "De kolom land heeft minder dan 10 rijen met een code die niet",
        "De kolom wk heeft 30 rijen met iets anders dan een code als WK034401",
        "De kolom gm heeft minder dan 10 rijen",
        "De kolom jaar heeft minder dan 10 rijen",
        "De kolom verdacht heeft minder dan 10 rijen met iets anders dan 0 of 1",
        "De kolom score heeft minder dan 10 rijen met een getal dat oneindig",
    ):
        assert part in said
    assert not any(secret in said for secret in ("GEHEIM", "1066", "77", "inf "))
    assert error.value.__cause__ is None


@pytest.mark.parametrize("code", sorted(missing.NUMBERS))
@pytest.mark.parametrize("kind", ["Float64", "float32", "Int32"])
def test_a_code_for_no_figure_is_no_value_of_a_person(code: int, kind: str, run: Any, tmp_path: Path) -> None:
    """In the mean of a wijk one such person weighs more than all the others."""
    frame = persons(200)
    frame["score"] = np.where(frame.index == 3, code, 535)
    frame["score"] = frame["score"].astype(kind)
    with pytest.raises(MicrodataError) as error:
        run(frame)
    assert 'De kolom score heeft minder dan 10 rijen met een code voor "geen cijfer"' in str(error.value)
    assert not (tmp_path / "uit.parquet").exists()


def test_an_error_of_the_engine_is_not_repeated(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise duckdb.ConversionException("Could not convert string 'GEHEIM' to INT32")

    monkeypatch.setattr(module, "check_values", broken)
    with pytest.raises(MicrodataError, match=r"Het tellen is mislukt \(ConversionException\)") as error:
        run()
    assert error.value.__suppress_context__
    assert sorted(p.name for p in tmp_path.iterdir()) == ["personen.parquet", "spec.yaml"]


def test_settings_and_files_that_cannot_be(run: Any, tmp_path: Path) -> None:
    with pytest.raises(MicrodataError, match="--memory veel is niet te lezen"):
        run(memory="veel")
    with pytest.raises(MicrodataError, match="staat geen Parquet-bestand"):
        aggregate(AggregateOrder((tmp_path / "weg",), tmp_path / "spec.yaml", tmp_path / "uit.parquet"))
    (tmp_path / "stuk.parquet").write_bytes(b"PAR1 GEHEIM")
    with pytest.raises(MicrodataError, match=r"stuk\.parquet is niet te lezen als Parquet"):
        aggregate(
            AggregateOrder((tmp_path / "stuk.parquet",), tmp_path / "spec.yaml", tmp_path / "uit.parquet")
        )
