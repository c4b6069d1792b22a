"""Names for places that do not exist: Dutch in sound, never the name of a real place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from data import yamlfile
from data.sources.demo.landscape import Gemeenten, Wijken
from data.sources.demo.levels import WijkKind
from data.sources.demo.population import Neighbourhoods
from data.sources.demo.randomness import stream


class NamesUsedUp(ValueError):
    """There are not enough names."""


def load() -> dict[str, Any]:
    """The lists of names.yaml, split."""
    raw: dict[str, Any] = yamlfile.load(Path(__file__).with_name("names.yaml").read_text("utf-8"))
    for key in ("roots", "motieven", "motief_uitgangen", "common_endings"):
        raw[key] = raw[key].split()
    raw["endings"] = [line.split() + raw["common_endings"] for line in raw["endings"]]
    for key in ("de", "denied"):
        raw[key] = [name.strip() for name in raw[key].split(",")]
    return raw


class Namer:
    """Gives every place its own name; the same names for the same seed."""

    def __init__(self, seed: int) -> None:
        self._rng = stream(seed, "namen")
        self._words = load()
        self._denied = {name.casefold() for name in self._words["denied"]}
        self._taken: set[str] = set()

    def gemeenten(self, gemeenten: Gemeenten) -> list[str]:
        """A name for every gemeente, that sounds like its region."""
        return [self._place(int(region)) for region in gemeenten.region]

    def wijken(
        self,
        names: Sequence[str],
        gemeenten: Gemeenten,
        wijken: Wijken,
        places: Neighbourhoods,
        kinds: Sequence[WijkKind],
    ) -> list[str]:
        """A name for every wijk, once per gemeente, that fits the kind of wijk and where it lies."""
        found: list[str] = []
        used: set[str] = set()
        owner = -1
        for i, g in enumerate(wijken.gemeente.tolist()):
            if g != owner:
                owner, used = g, set()
            parts = {
                "stam": names[g],
                "richting": self._words["richtingen"][int(wijken.bearing[i])],
                "region": int(gemeenten.region[g]),
            }
            name = next(n for n in self._ideas(kinds[int(places.kind[i])].name, parts) if n not in used)
            used.add(name)
            found.append(name)
        return found

    def buurten(self, names: Sequence[str], many: Sequence[int]) -> list[str]:
        """A name for every buurt, wijk by wijk: ``names`` of the wijken, and how ``many`` each has."""
        parts = self._words["buurten"]
        return [
            f"{wijk} {part}" if number > 1 else wijk
            for wijk, number in zip(names, many, strict=True)
            for part in parts[:number]
        ]

    def _ideas(self, kind: str, parts: Mapping[str, Any]) -> Iterator[str]:
        """Names for a wijk, the most fitting first; never stops."""
        patterns = self._words["wijken"][kind]
        for pattern in self._rng.permutation(patterns).tolist():
            yield self._fill(pattern, parts)
        while True:
            yield self._fill("{dorp}" if kind in ("dorp", "buitengebied") else "{motief}", parts)

    def _fill(self, pattern: str, parts: Mapping[str, Any]) -> str:
        name = pattern
        if "{dorp}" in name:
            name = name.replace("{dorp}", self._place(parts["region"]))
        if "{motief}" in name:
            name = name.replace("{motief}", self._pick("motieven") + self._pick("motief_uitgangen"))
        if "{de}" in name:
            name = name.replace("{de}", "De " + self._pick("de"))
        return name.replace("{stam}", parts["stam"]).replace("{richting}", parts["richting"])

    def _place(self, region: int) -> str:
        """A place name nobody has yet."""
        for _ in range(10_000):
            name = self._pick("roots") + self._one(self._words["endings"][region])
            if name not in self._taken and name.casefold() not in self._denied:
                self._taken.add(name)
                return name
        raise NamesUsedUp("names.yaml heeft te weinig stammen en uitgangen voor zo veel plaatsen.")

    def _pick(self, key: str) -> str:
        return self._one(self._words[key])

    def _one(self, words: Sequence[str]) -> str:
        return words[int(self._rng.integers(len(words)))]
