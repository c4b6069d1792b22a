"""What the scripts of a page decide, apart from the page: `node --test tests/js` runs these by itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.mark.node
@pytest.mark.parametrize("file", sorted(p.name for p in HERE.glob("*.test.js")))
def test_node_finds_nothing_wrong(file: str) -> None:
    node = shutil.which("node") or shutil.which("nodejs")
    assert node
    done = subprocess.run([node, "--test", str(HERE / file)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
