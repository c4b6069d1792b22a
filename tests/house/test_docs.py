"""What the documents say exists, and what exists is in the documents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import shipped
from data.releases.release import SCHEMA
from exports.rows.table import long_schema
from tests.house.code import REPO, app_files
from tests.levels import four_areas
from tests.served import app_on
from tools import besluiten, opdrachten

SETTING = re.compile(r"WIJKMONITOR_[A-Z_]*[A-Z]")


def read(name: str) -> str:
    return (REPO / name).read_text("utf-8")


def documents() -> list[Path]:
    return [*sorted((REPO / "docs").rglob("*.md")), *sorted(REPO.glob("*.md"))]


def test_every_setting_is_documented() -> None:
    """What changes the product stands in README, what changes tests and bench in docs/ontwikkelen.md."""
    code = [*app_files(), REPO / "gunicorn.conf.py"]
    product = {s for path in code for s in SETTING.findall(path.read_text("utf-8"))}
    around = [REPO / "Makefile", REPO / ".ci/run"]
    around += [*(REPO / "tests").rglob("*.py"), *(REPO / "bench").rglob("*.py")]
    others = {s for path in around for s in SETTING.findall(path.read_text("utf-8"))} - product
    assert product - set(re.findall(r"`(WIJKMONITOR_[A-Z_]+)", read("README.md"))) == set()
    assert others - set(SETTING.findall(read("docs/ontwikkelen.md"))) == set()


def test_every_setting_in_the_documents_exists() -> None:
    places = [*app_files(), REPO / "gunicorn.conf.py", REPO / "Makefile", REPO / ".ci/run"]
    places += [*(REPO / "tests").rglob("*.py"), *(REPO / "bench").rglob("*.py")]
    known = {s for path in places for s in SETTING.findall(path.read_text("utf-8"))}
    wrong = {d.name: set(SETTING.findall(d.read_text("utf-8"))) - known for d in documents()}
    assert {name: settings for name, settings in wrong.items() if settings and name != "CHANGELOG.md"} == {}


def test_every_command_and_option_is_documented() -> None:
    assert read("docs/opdrachten.md") == opdrachten.text(), "run: python -m tools.opdrachten"


@pytest.fixture(scope="module")
def description(demo_release: Path) -> dict[str, Any]:
    """The OpenAPI description of the API."""
    server = app_on(demo_release)[1].server
    answer: dict[str, Any] = server.test_client().get("/api/v1/openapi.json").get_json()
    return answer


def test_every_address_and_parameter_of_the_api_is_documented(description: dict[str, Any]) -> None:
    told = read("docs/api.md")
    names = set()
    for path, methods in description["paths"].items():
        assert path.split("{")[0].rstrip("/") in told, f"docs/api.md does not name {path}"
        for method in methods.values():
            names |= {p["name"] for p in method.get("parameters", []) if p["in"] == "query"}
    assert names - set(re.findall(r"`([a-z_]+)`", told)) == set()


def test_every_column_of_a_file_is_documented() -> None:
    told = set(re.findall(r"`([a-z_]+)`", read("docs/api.md")))
    assert set(long_schema(four_areas()).names) - told == set()


def test_every_column_of_a_release_is_documented() -> None:
    told = set(re.findall(r"`([a-z_]+)`", read("docs/uitgaven.md")))
    assert set(SCHEMA.names) - told == set()


def test_every_theme_and_unit_of_code_is_known() -> None:
    """The example indicator of README has the fields that an indicator must have."""
    block = re.search(r"- id: zonnepanelen\n(.*?)\n\n", read("README.md"), re.DOTALL)
    assert block
    fields = set(re.findall(r"^ +([a-z_]+):", "      " + block[0], re.MULTILINE))
    first = next(iter(shipped().indicators.values()))
    assert all(hasattr(first, field.replace("-", "")) for field in fields)


def test_the_index_of_decisions_is_whole() -> None:
    assert read("docs/decisions.md") == besluiten.text(), "run: python -m tools.besluiten"
    files = {path.name for path in (REPO / "docs/decisions").glob("*.md")}
    assert files == set(re.findall(r"\(decisions/([a-z]+\.md)\)", read("docs/decisions.md")))


def test_no_link_in_a_document_leads_nowhere() -> None:
    wrong = []
    for path in documents():
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            if "://" not in target and not target.startswith("/") and not (path.parent / target).exists():
                wrong.append(f"{path.relative_to(REPO)}: {target}")
    assert not wrong, "\n".join(wrong)


def test_no_document_names_a_file_that_is_gone() -> None:
    """Documents name files of the house in backticks; decisions of the past too."""
    rooms = "app|callbacks|components|data|exports|figures|insides|pages|serving|views|assets|tests|tools"
    named = re.compile(rf"`((?:{rooms})(?:/[\w.-]+)*\.(?:py|js|yaml|css|typ))`")
    wrong = [
        f"{path.relative_to(REPO)}: {file}"
        for path in documents()
        if path.name != "CHANGELOG.md" and path.parent.name != "voorbeelden"  # those files are yet to be made
        for file in named.findall(path.read_text("utf-8"))
        if not (REPO / file).exists()
    ]
    assert not wrong, "\n".join(wrong)
