"""A new indicator costs a block of YAML and figures: the example of README.md, run as it stands there."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from data.monitor import open_monitor
from tests.new_page import REPO, copy_of_the_app

# What runs in the copy: the page of the theme, the API, and the file of the figure and of the rows.
OPEN = """
import json, sys
import app
client = app.server.test_client()
area = sys.argv[1]
asked = f"indicator=zonnepanelen&gebied={area},NL00&herkomst=T,NL"
told = {
    "html": client.get(f"/thema/wonen_leefomgeving?gebied={area}&indicator=zonnepanelen").text,
    "uitleg": client.get("/uitleg").text,
    "rows": client.get(f"/api/v1/cijfers?{asked}").get_json()["cijfers"],
    "about": client.get("/api/v1/indicatoren").get_json(),
    "csv": client.get(f"/api/v1/cijfers?{asked}&vorm=csv").data.decode("utf-8-sig"),
}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def example() -> str:
    """The block of README, as it stands in a file."""
    found = re.search(r"(?m)^    - id: zonnepanelen\n(?:    .*\n)+", (REPO / "README.md").read_text("utf-8"))
    assert found
    return re.sub(r"(?m)^    ", "", found[0])


def run(repo: Path, *arguments: str, **settings: str) -> str:
    command, around = [sys.executable, *arguments], os.environ | {"PYTHONPATH": ""} | settings
    ran = subprocess.run(command, cwd=repo, env=around, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout


def test_the_example_is_seen_on_the_page_in_the_api_and_in_a_file(
    example: str, two_levels: Path, tmp_path: Path
) -> None:
    repo = copy_of_the_app(tmp_path)
    with (repo / "data/catalogue/indicators.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + example)
    areas = open_monitor(str(two_levels)).areas
    gemeente = areas.children(areas.land.code)[0]
    lines = ["gebied;jaar;herkomst;indicator;teller;noemer"]
    for group, counts in {"T": (3000, 12000), "NL": (2500, 9000)}.items():
        lines += [
            f"{gemeente.code};{year};{group};zonnepanelen;{counts[0]};{counts[1]}" for year in (2023, 2024)
        ]
    lines += ["NL00;2023;T;zonnepanelen;1500000;8000000", "NL00;2024;T;zonnepanelen;1600000;8000000"]
    (repo / "zonnepanelen.csv").write_text("\n".join(lines), "utf-8")
    build = ["-m", "data", "build", "delivery", "zonnepanelen.csv", "--base", str(two_levels)]
    run(repo, *build, "--edition", "proef", "--root", "uitgaven", "--accept")
    settings = {"WIJKMONITOR_RELEASES": str(repo / "uitgaven"), "WIJKMONITOR_RELEASE": "proef"}
    told: dict[str, Any] = json.loads(run(repo, "-c", OPEN, gemeente.code, **settings))

    assert "Zonnepanelen" in told["html"]
    assert "25,0%" in told["html"].replace("\xa0", "").replace(" ", "")
    assert "Wie huurt, kan er vaak niet zelf voor kiezen." in told["uitleg"]
    assert "zonnepanelen" in {i["id"] for i in told["about"]["indicatoren"]}
    seen = {(r["gebied"], r["herkomst"], r["jaar"]): r for r in told["rows"]}
    figure = seen[gemeente.code, "T", 2024]
    assert (figure["waarde"], figure["teller"], figure["noemer"]) == (25.0, 3000, 12000)
    assert seen["NL00", "T", 2024]["waarde"] == 20.0
    assert seen[gemeente.code, "NL", 2023]["waarde"] == pytest.approx(100 * 2500 / 9000, abs=5.1e-5)
    rows = list(csv.DictReader(io.StringIO(told["csv"]), delimiter=";"))
    assert {(r["gebied"], r["herkomst"], int(r["jaar"])) for r in rows} == seen.keys()
    assert next(r for r in rows if r["gebied"] == "NL00")["waarde"] in ("18,75", "20", "20,0")
