"""A copy of the app with the page of docs/voorbeelden/pagina.md in it, exactly as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
EXAMPLE = REPO / "docs/voorbeelden/pagina.md"


def files_of_the_example() -> dict[str, str]:
    """{path: content} of every file that the document writes out."""
    blocks = re.findall(r"(?m)^`([\w./-]+)`\n\n```\w+\n(.*?)^```$", EXAMPLE.read_text("utf-8"), re.DOTALL)
    return dict(blocks)


half_written = shutil.ignore_patterns("*.pyc.*")  # by another worker; what is compiled goes along


def copy_of_the_app(to: Path) -> Path:
    """The app in ``to``, to change something in it."""
    rooms = [p.parent for p in REPO.glob("*/__init__.py") if p.parent.name not in ("bench", "tests", "tools")]
    for room in (*rooms, REPO / "assets"):
        shutil.copytree(room, to / room.name, ignore=half_written)
    for file in ("app.py", "gunicorn.conf.py", "pyproject.toml"):
        shutil.copy(REPO / file, to / file)
    return to


def copy_with_the_page(to: Path) -> Path:
    """The app in ``to``, and the files of the example added to it; raises FileExistsError if one is there."""
    copy_of_the_app(to)
    for path, content in files_of_the_example().items():
        with (to / path).open("x", encoding="utf-8") as file:
            file.write(content)
    return to
