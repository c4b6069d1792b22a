"""A new page costs five small files: the example of docs/voorbeelden/pagina.md, run as it stands there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from data.monitor import open_monitor
from tests.new_page import EXAMPLE, copy_with_the_page, files_of_the_example

# What runs in the copy: open the page, then choose another group, and tell what came back.
OPEN = """
import json, sys
import app
client = app.server.test_client()
area, group = sys.argv[1:]
first = client.get(f"/inwoners?gebied={area}")
ask = next(d for d in client.get("/_dash-dependencies").get_json() if "inwoners-kop" in d["output"])

def put(spec, outputs, values):
    def filled(parts):
        return [part | {"value": values[(part["id"], part["property"])]} for part in parts]

    body = {"output": spec["output"], "outputs": outputs, "changedPropIds": ["keuze-gevraagd.data"]}
    body |= {"inputs": filled(spec["inputs"]), "state": filled(spec["state"])}
    answer = client.post("/_dash-update-component", data=json.dumps(body), content_type="application/json")
    return answer.get_json()["response"] if answer.status_code == 200 else answer.status_code

outputs = [{"id": i, "property": p} for i in ("inwoners-kop", "inwoners-rijen") for p in ("html", "stamp")]
chosen = {"gebied": area}
nothing = {("inwoners-kop", "stamp"): None, ("inwoners-rijen", "stamp"): None}
both = put(ask, outputs, {("keuze", "data"): chosen, ("keuze-gevraagd", "data"): 1} | nothing)
seen = {(i, "stamp"): both[i]["stamp"] for i in both}
other = {("keuze", "data"): chosen | {"herkomst": group}, ("keuze-gevraagd", "data"): 2}
later = put(ask, outputs, other | seen)
deeper = client.get("/inwoners/dieper").status_code
told = {"status": first.status_code, "html": first.text, "both": both, "later": later, "deeper": deeper}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_with_the_page(tmp_path_factory.mktemp("nieuwe-pagina"))


def run(repo: Path, release: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = os.environ | {"WIJKMONITOR_RELEASE": str(release), "PYTHONPATH": ""}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=repo, env=settings, capture_output=True, text=True, check=False)


def test_a_page_is_five_small_files_that_are_told_in_a_table() -> None:
    files = files_of_the_example()
    rooms = {Path(path).parts[0] for path in files}
    assert rooms == {"data", "components", "views", "pages", "callbacks"}
    assert len(files) == 5
    assert all(len(content.splitlines()) <= 50 for content in files.values())
    words = EXAMPLE.read_text("utf-8")
    assert all(f"| `{path}` |" in words for path in files)


def test_the_page_opens_and_changes_what_must(repo: Path, demo_release: Path) -> None:
    monitor = open_monitor(str(demo_release))
    gemeente = monitor.areas.children(monitor.areas.land.code)[0]
    newest = f'<th scope="row">{monitor.release.years[-1]}</th>'
    ran = run(repo, demo_release, "-c", OPEN, gemeente.code, "NL")
    assert ran.returncode == 0, ran.stderr[-3000:]
    told: dict[str, Any] = json.loads(ran.stdout)
    assert told["status"] == 200
    assert f"<h1>Inwoners van {gemeente.name}</h1>" in told["html"]
    assert 'content="Inwoners per jaar – Wijkmonitor"' in told["html"]
    assert told["deeper"] == 404
    assert told["both"].keys() == {"inwoners-kop", "inwoners-rijen"}
    assert newest in told["both"]["inwoners-rijen"]["html"]
    assert told["later"].keys() == {"inwoners-rijen"}, "the heading is the same, so it is not sent"
    assert told["later"]["inwoners-rijen"]["html"] != told["both"]["inwoners-rijen"]["html"]


def test_the_example_is_written_as_the_house_is(repo: Path, demo_release: Path) -> None:
    files = [path for path in files_of_the_example() if path.endswith(".py")]
    for check in (("check",), ("format", "--check")):
        ran = run(repo, demo_release, "-m", "ruff", *check, *files)
        assert ran.returncode == 0, ran.stdout + ran.stderr
