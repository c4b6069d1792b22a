"""What every test can count on: when it is skipped, and small releases to read.

A test says with a marker what it needs of the machine; without it the test is skipped with one line, unless
WIJKMONITOR_REQUIRE_BROWSER=1, WIJKMONITOR_REQUIRE_REDIS=1, WIJKMONITOR_REQUIRE_NODE=1 or
WIJKMONITOR_REQUIRE_R=1 says that skipping is not good enough here.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPO = Path(__file__).resolve().parent.parent

# Who imports app.py has a server made; no test serves what happens to stand in releases/.
os.environ.setdefault("WIJKMONITOR_RELEASE", "geen")

# A busy machine is slow, not wrong; and the same examples everywhere, so that a failure can be repeated.
settings.register_profile(
    "huis", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("huis")

# `python -m pytest` puts the checkout on the path, plain `pytest` does not.
if str(REPO) not in sys.path:
    sys.path.insert(0, str(REPO))


# What is measured with --cov are the rooms data/ and figures/, and they have tests of their own. To trace the
# others too makes the suite a third slower and adds two percent of what those walk already.
MEASURED = (REPO / "tests" / "data", REPO / "tests" / "figures")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if not any(item.path.is_relative_to(folder) for folder in MEASURED):
            item.add_marker(pytest.mark.no_cover)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser"):
        _need(bool(_chromium()), "Chromium", "WIJKMONITOR_REQUIRE_BROWSER")
    if item.get_closest_marker("redis"):
        _need(bool(shutil.which("redis-server")), "redis-server", "WIJKMONITOR_REQUIRE_REDIS")
    if item.get_closest_marker("node"):
        _need(bool(shutil.which("node") or shutil.which("nodejs")), "node", "WIJKMONITOR_REQUIRE_NODE")
    if item.get_closest_marker("r"):
        _need(bool(shutil.which("Rscript")), "Rscript", "WIJKMONITOR_REQUIRE_R")
    if item.get_closest_marker("shared") and _shared_folder() is None:
        pytest.skip("Overgeslagen: WIJKMONITOR_TESTDATA wijst geen map met CBS-cijfers aan.")


def _chromium() -> str | None:
    # The shell is the same engine without a window around it: a page costs it three fifths of the work.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def _need(present: bool, program: str, required: str) -> None:
    if present:
        return
    if os.environ.get(required) == "1":
        pytest.fail(f"{program} is niet gevonden, en {required}=1.", pytrace=False)
    pytest.skip(f"Overgeslagen: {program} is niet gevonden.")


def _shared_folder() -> Path | None:
    """The folder with real CBS figures: as told, or beside the checkout. A folder told wrong is a fault."""
    told = os.environ.get("WIJKMONITOR_TESTDATA")
    folder = Path(told) if told else REPO.parent / "shared" / "cbs"
    if folder.is_dir():
        return folder
    if told:
        pytest.fail(f"WIJKMONITOR_TESTDATA={told} is geen map.", pytrace=False)
    return None


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; mark the test `browser`."""
    path = _chromium()
    assert path, "Alleen een test met de markering 'browser' mag dit gebruiken."
    return path


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder with real CBS figures; mark the test `shared`."""
    folder = _shared_folder()
    assert folder is not None, "Alleen een test met de markering 'shared' mag dit gebruiken."
    return folder


@pytest.fixture(scope="session")
def demo_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo release of twelve gemeenten, built once per run. Read it; to change one, build your own."""
    from data.sources.demo import build  # only tests that ask for figures need this import to work

    return _once(tmp_path_factory, "demo", lambda root: build(root, gemeenten=12, progress=False))


@pytest.fixture(scope="session")
def cbs_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of real CBS figures that comes with the program, among releases. Read only.

    That it is what the files of CBS give today is held by ``test_real_tables`` (tests/data/commands).
    """
    from data.releases.box import unpack

    return _once(tmp_path_factory, "cbs", lambda root: unpack(root, "cbs")[0])


@pytest.fixture(scope="session")
def four_levels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release with buurten (tests/levels.py), built once per run. Read only."""
    from tests.levels import four_areas, write

    return _once(tmp_path_factory, "vier", lambda root: write(root, four_areas(), "vier"))


@pytest.fixture(scope="session")
def two_levels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release with no level below gemeente (tests/levels.py), built once per run. Read only."""
    from tests.levels import two_areas, write

    return _once(tmp_path_factory, "twee", lambda root: write(root, two_areas(), "twee"))


@pytest.fixture(scope="session")
def moved_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release in which areas changed (tests/moved.py), built once per run. Read only."""
    from data.sources.delivery.build import build
    from tests.moved import order

    def make(root: Path) -> Path:
        root.mkdir()
        return build(order(root))

    return _once(tmp_path_factory, "gewijzigd", make)


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the whole run: the same one for all its xdist workers."""
    return _shared(tmp_path_factory)


def _shared(factory: pytest.TempPathFactory) -> Path:
    base = factory.getbasetemp()
    # Each worker has a folder of its own in that of the run.
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], Path]) -> Path:
    """What `build` makes, made by the first xdist worker that asks; the others wait for it and read it.

    The system drops the lock of a worker that dies, so nobody waits for a worker that is gone.
    """
    shared = _shared(factory)
    note = shared / f"{name}.path"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            note.write_text(str(build(shared / name)), "utf-8")
        return Path(note.read_text("utf-8"))
