"""``python -m tools.besluiten``: writes the lists in docs/decisions.md, as a test holds them."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
INDEX = DOCS / "decisions.md"


def text() -> str:
    """The index with the heads of every file as they are now; the words around the lists stay."""
    parts = re.split(r"(?m)(?=^## )", INDEX.read_text("utf-8"))
    return "\n\n".join(_room(part).rstrip() for part in parts) + "\n"


def _room(part: str) -> str:
    room = re.search(r"\]\((decisions/[a-z]+\.md)\)", part)
    if not room:
        return part
    heads = re.findall(r"(?m)^## (.*)$", (DOCS / room[1]).read_text("utf-8"))
    words = re.sub(r"(?m)^- .*\n?", "", part).rstrip()
    return words + "\n\n" + "\n".join(f"- {head}" for head in heads)


if __name__ == "__main__":
    INDEX.write_text(text(), "utf-8")
