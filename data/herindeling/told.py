"""The changes of areas as sentences, for people who look at a release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from data.areas import Areas
from data.herindeling.moves import Lineage

MOST = 10  # areas that are named when many were drawn anew
Wording = Callable[..., str]


def lines(lineage: Lineage, areas: Areas, wording: Wording) -> list[str]:
    """A sentence per area that others joined, and per area that was divided; oldest first.

    ``wording`` gives the text of a key (``gebied.…``) with its values filled in.
    """

    def name(code: str) -> str:
        return areas[code].name if code in areas else code

    joined: dict[tuple[int, str], list[str]] = defaultdict(list)
    divided: dict[tuple[int, str], list[str]] = defaultdict(list)
    redrawn: dict[int, list[str]] = defaultdict(list)
    for move in lineage.rows:
        if move.redrawn:
            redrawn[move.year].append(name(move.old))
        elif move.whole:
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
    for year, names in redrawn.items():
        listed = ", ".join(sorted(names)[:MOST])
        key = "gebied.hertekend_meer" if len(names) > MOST else "gebied.hertekend"
        found.append((year, "", wording(key, jaar=year, gebieden=listed, meer=len(names) - MOST)))
    return [sentence for _, _, sentence in sorted(found)]
