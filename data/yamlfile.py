"""YAML, read by the parser in C where there is one: the one in Python takes ten times as long."""

from __future__ import annotations

from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # no pure Python wheel has the one in C


def load(text: str) -> Any:
    """What a YAML text says, in plain values; raises yaml.YAMLError when it cannot be read."""
    return yaml.load(text, Loader=LOADER)
