"""Random but repeatable selections, all different, and the request a browser sends for one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from components.frame import ids
from data.asked.selection import Selection
from data.monitor import Monitor

SEED = 2026


def selections(monitor: Monitor, count: int, seed: int = SEED) -> list[Selection]:
    """``count`` different selections, each of another area than the one before."""
    stream, found, seen = stream_of(monitor, seed), [], set()
    for _ in range(50 * count):
        selection = next(stream)
        if selection not in seen:
            seen.add(selection)
            found.append(selection)
        if len(found) == count:
            return found
    raise SystemExit(f"This release is too small for {count} different selections.")


def stream_of(monitor: Monitor, seed: int) -> Iterator[Selection]:
    """Selections without end: the areas in a random order, again and again, the rest at random."""
    random, choices = Random(seed), monitor.choices
    codes = [area.code for area in monitor.areas]
    while True:
        random.shuffle(codes)
        for code in codes:
            yield Selection(
                code,
                random.choice(choices.years),
                random.choice(choices.themes),
                random.choice(choices.groups),
            )


class Payloads:
    """Bodies for /_dash-update-component, made from what /_dash-dependencies says of the callbacks."""

    def __init__(self, dependencies: list[dict[str, Any]]) -> None:
        self._dependencies = dependencies

    def redraw(self, selection: Selection) -> bytes:
        """The request that repaints headline, taart and table; nothing of it is on screen already."""
        return self._body(f"{ids.TAART}.html", {f"{ids.SELECTION}.data": selection.to_dict()}, "")

    def wijken(self, gemeente: str) -> bytes | None:
        """The request for the wijken of a gemeente, or None when the browser does that by itself."""
        return (
            self._body("keuze-wijk.options", {"keuze-gemeente.value": gemeente}, None, required=False) or None
        )

    def _body(self, output: str, given: dict[str, Any], otherwise: Any, required: bool = True) -> bytes:
        asked = [
            d
            for d in self._dependencies
            if output in d["output"].strip(".").split("...") and not d["clientside_function"]
        ]
        if not asked:
            if required:
                raise SystemExit(
                    f"No callback on the server has the output {output}: bench/samples.py is out of date."
                )
            return b""
        callback = asked[0]
        names = callback["output"].strip(".").split("...")
        outputs = [dict(zip(("id", "property"), n.rsplit(".", 1), strict=True)) for n in names]

        def filled(part: str) -> list[dict[str, Any]]:
            return [
                {
                    "id": p["id"],
                    "property": p["property"],
                    "value": given.get(f"{p['id']}.{p['property']}", otherwise),
                }
                for p in callback[part]
            ]

        body = {
            "output": callback["output"],
            "outputs": outputs if callback["output"].startswith("..") else outputs[0],
            "inputs": filled("inputs"),
            "changedPropIds": list(given),
            "state": filled("state"),
        }
        return json.dumps(body).encode()
