"""The command line: what it says, in Dutch, and with which exit code."""

import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from data.__main__ import main
from data.areas import Area, Areas
from data.releases import limits
from data.releases.release import ReleaseError, Source, Status, read
from data.releases.writer import ReleaseWriter

AREAS = Areas([Area("NL00", "Nederland", "land", None), Area("GM0001", "Aadorp", "gemeente", "NL00")])


def write(
    root: Path,
    *,
    indicator: str = "kwb_bijstand",
    cells: tuple[tuple[float, int, int], ...] = ((4.0, 4, 100), (5.0, 5, 100)),
    group: str = "T",
    edition: str = "proef",
    areas: Areas = AREAS,
) -> Path:
    """A release of one indicator, one year, one group; one (value, teller, noemer) per area."""
    value, teller, noemer = (np.array(c).reshape(1, 1, -1) for c in zip(*cells, strict=True))
    with ReleaseWriter(
        root,
        edition,
        title="Proef",
        areas=areas,
        years=[2024],
        groups=[group],
        sources=[Source("CBS", "1NED", "2024", "CC BY 4.0")],
    ) as writer:
        status = np.full(value.shape, Status.BESCHIKBAAR, np.uint8)
        whole = [part.astype(np.int32) for part in (teller, noemer)]
        writer.figures(indicator, value.astype(np.float32), *whole, status, provisional=[2024])
        writer.check("optelling", True, "klopt")
        return writer.finish()


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_info_shows_what_a_release_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path)
    code, out, err = run(capsys, "info", "proef", "--root", tmp_path)
    assert (code, err) == (0, "")
    for part in (path.name, "CBS, tabel 1NED, 2024, CC BY 4.0", "1 gemeente", "2024", "kwb_bijstand"):
        assert part in out
    assert "voorlopig: 2024" in out
    assert "goed   optelling: klopt" in out
    assert run(capsys, "info", path)[1].splitlines()[1].endswith(path.name)


@pytest.mark.parametrize(
    ("release", "areas"),
    [("four_levels", "1 land, 3 gemeente, 9 wijk, 48 buurt"), ("two_levels", "1 land, 12 gemeente")],
)
def test_info_counts_the_areas_of_every_level(
    release: str, areas: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "info", request.getfixturevalue(release))
    assert code == 0
    assert areas in out
    assert run(capsys, "check", request.getfixturevalue(release))[0] == 0


def test_without_edition_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [write(tmp_path, edition=e).name for e in ("een", "twee")]
    (tmp_path / "een" / "half").mkdir()
    code, out, err = run(capsys, "info", "--root", tmp_path)
    assert code == 0
    assert all(f"  {name}" in out for name in names)
    assert "manifest.json ontbreekt" in err
    assert run(capsys, "check", "--root", tmp_path)[1].count("alles klopt") == 2


def test_the_root_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WIJKMONITOR_RELEASES", str(tmp_path))
    name = write(tmp_path).name
    assert name in run(capsys, "info")[1]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"cells": ((104.0, 104, 100), (120.0, 120, 100))}, "2 cijfers buiten 0 tot en met 100"),
        ({"cells": ((4.0, 4, 100), (120.0, 120, 100))}, "1 keer is de teller groter dan de noemer"),
        ({"cells": ((4.0, 4, 100), (5.0, 9, 100))}, "1 waarden zijn niet teller gedeeld door noemer"),
        ({"cells": ((-4.0, -1, -1), (5.0, 5, 100))}, "jaar=2024 herkomst=T gebied=NL00"),
        ({"cells": ((np.nan, -1, -1), (5.0, 5, 100))}, "1 beschikbare cijfers hebben geen waarde"),
        ({"indicator": "bestaat_niet"}, "bestaat_niet: staat niet in de catalogus"),
        ({"group": "QQ"}, "Herkomst QQ staat niet in de catalogus"),
        (
            {"areas": Areas([AREAS.rows[0], Area("WK000101", "X", "wijk", "GM0001")])},
            "WK000101: ligt in GM0001, en dat gebied is er niet",
        ),
    ],
)
def test_check_finds_each_fault(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: dict[str, object],
    sentence: str,
) -> None:
    monkeypatch.setattr(limits, "outside", lambda *_: ())  # as a release from before there were ranges
    write(tmp_path, **options)  # type: ignore[arg-type]
    code, out, err = run(capsys, "check", "proef", "--root", tmp_path)
    assert code == 1
    assert sentence in err
    assert "fouten" in out


def test_check_sees_damage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path)
    assert run(capsys, "check", path)[0] == 0
    part = read(path).partition("kwb_bijstand")
    part.write_bytes(part.read_bytes() + b" ")
    code, _, err = run(capsys, "check", path)
    assert code == 1
    assert "part-0.parquet" in err
    (path / "areas.parquet").unlink()
    assert run(capsys, "info", path)[0] == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Er ontbreekt: build|info|check"),
        (["bouw"], "'bouw' kan niet; kies uit"),
        (["build", "demo", "--gemeenten", "tien"], "--gemeenten verwacht een heel getal, niet 'tien'"),
        (["info", "--kleur"], "Onbekend: --kleur"),
        (["build", "demo", "--seed"], "--seed verwacht iets anders"),
    ],
)
def test_a_command_that_is_not_understood(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert err.startswith("Gebruik: python -m data")
    assert sentence in err


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "cbs", "--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    assert "map met bestanden van StatLine" in out
    assert not any(word in out for word in ("usage", "options", "show this"))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["info", "proef", "--root", "{root}"], "staat geen uitgave van de editie proef"),
        (["check", "{root}/a/b"], "manifest.json ontbreekt"),
        (["build", "cbs", "--from", "{root}", "--root", "{root}/uit"], "geen enkele tabel met kerncijfers"),
        (["build", "cbs", "--years", "2020-24", "--root", "{root}"], "Schrijf jaren als 2024, 2020-2024"),
        (["build", "cbs", "--years", "2005", "--cache", "{root}/c"], "Bekend zijn: 2020, 2021"),
        (["build", "cbs", "--from", "{root}", "--cache", "{root}"], "--cache kan daar niet bij"),
        (["build", "demo", "--gemeenten", "1", "--root", "{root}"], "Fout: "),
    ],
)
def test_an_expected_error_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    code, out, err = run(capsys, *(a.format(root=tmp_path) for a in arguments))
    assert (code, out) == (1, "")
    assert sentence in err
    assert "Traceback" not in err


def test_build_demo_passes_on_what_was_chosen_and_prepares_the_cube(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: dict[str, object] = {}

    def build(root: Path, **options: object) -> Path:
        given.update(options)
        return write(root, edition="demo")

    demo = ModuleType("data.sources.demo")
    demo.build = build  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "data.sources.demo", demo)
    monkeypatch.setattr("data.sources.demo", demo, raising=False)
    code, out, _ = run(capsys, "build", "demo", "--root", tmp_path, "--seed", "7")
    assert code == 0
    assert given == {"seed": 7, "progress": True}
    assert "2 cijfers over 1 indicatoren, 2 gebieden" in out
    assert (tmp_path / "demo" / ".cube").is_dir()
    run(capsys, "build", "demo", "--root", tmp_path, "--gemeenten", "12")
    assert given["gemeenten"] == 12


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), ReleaseError("vol")])
def test_being_stopped(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stop: BaseException,
) -> None:
    def build(*_: object, **__: object) -> Path:
        raise stop

    monkeypatch.setattr("data.sources.statline.build", build)
    code, _, err = run(capsys, "build", "cbs", "--from", tmp_path)
    assert code == (130 if isinstance(stop, KeyboardInterrupt) else 1)
    assert "Afgebroken" in err or "Fout: vol" in err


@pytest.mark.shared
def test_the_cbs_release_passes_its_check(cbs_release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", cbs_release)
    assert (code, err) == (0, "")
    assert "alles klopt" in out
