"""The changes of areas as sentences, for people who look at a release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from data.areas import Areas
from data.herindeling.moves import Lineage

Wording = Callable[..., str]


def lines(lineage: Lineage, areas: Areas, wording: Wording) -> list[str]:
    """A sentence per area that others joined, and per area that was divided; oldest first.

    ``wording`` gives the text of a key (``gebied.…``) with its values filled in.
    """

    def name(code: str) -> str:
        return areas[code].name if code in areas else code

    joined: dict[tuple[int, str], list[str]] = defaultdict(list)
    divided: dict[tuple[int, str], list[str]] = defaultdict(list)
    for move in lineage.rows:
        if move.whole:
            joined[move.year, move.new].append(name(move.old))
        elif move.new != move.old:
            divided[move.year, move.old].append(name(move.new))
    stay = {(m.year, m.old) for m in lineage.rows if m.new == m.old}
    found = []
    for (year, new), names in joined.items():
        found.append(
            (year, name(new), wording("gebied.kreeg", jaar=year, nieuw=name(new), oud=", ".join(names)))
        )
    for (year, old), names in divided.items():
        key = "gebied.gaf" if (year, old) in stay else "gebied.verdeeld"
        found.append((year, name(old), wording(key, jaar=year, oud=name(old), nieuw=", ".join(names))))
    return [sentence for _, _, sentence in sorted(found)]
