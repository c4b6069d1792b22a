"""Ways to damage a file, and what is right: a second, obvious reading, or a sentence that says where.

WIJKMONITOR_FUZZ=10000 tries so many files of every reader.
"""

from __future__ import annotations

import os
import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from data.sources.intake import missing

EXAMPLES = int(os.environ.get("WIJKMONITOR_FUZZ", "40"))
fuzz = settings(
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
NASTY = [
    "-99997", "-99999999", "x", ".", "?", "1_000", "412.000", "412,000", "1.234,5", "1 000", "12%", "1e999",
    "nan", "=1+1", "", " ", "GM1", "gm0001", "NL01", "\x0b", "\u202e", "\ufeff", '"', '""', "9" * 40, "-1",
    "-0", "101", "412000",
    "T\x00", "é", "٣", "10,5", "10.5", "0x10", "1;2", "2023,0", "\u00a05", "−5", "+5", "true", "None",
]  # fmt: skip
cell = st.sampled_from(NASTY) | st.text(max_size=6)


@st.composite
def damaged(draw: st.DrawFn, lines: list[str], separator: str) -> bytes:
    """The bytes of a file of which something is changed, one to four times."""
    rows = [line.split(separator) for line in lines]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(rows) - 1))
        column = draw(st.integers(0, max(len(rows[at]) - 1, 0)))
        match draw(
            st.sampled_from(["cell", "cell", "cell", "swap", "blank", "again", "away", "title", "short"])
        ):
            case "cell" if rows[at]:
                rows[at][column] = draw(cell)
            case "swap":
                other = draw(st.integers(0, max(len(rows[at]) - 1, 0)))
                for row in rows:
                    if max(column, other) < len(row):
                        row[column], row[other] = row[other], row[column]
            case "blank":
                rows.insert(at, draw(st.sampled_from([[], [""] * len(rows[0]), [" "]])))
            case "again":
                rows.insert(at, list(rows[at]))
            case "away" if len(rows) > 1:
                del rows[at]
            case "title":
                rows.insert(0, [draw(st.sampled_from(["sep=;", "Cijfers", "sep=,"]))])
            case "short":
                rows[at] = rows[at][:-1]
    text = draw(st.sampled_from(["\n", "\r\n"])).join(separator.join(row) for row in rows)
    encoding = draw(st.sampled_from(["utf-8"] * 6 + ["utf-8-sig", "cp1252", "utf-16"]))
    body = bytearray(text.encode(encoding, "replace"))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 3]))):
        if body:
            body[draw(st.integers(0, len(body) - 1))] = draw(st.integers(0, 255))
    return bytes(body[: draw(st.sampled_from([len(body)] * 5 + [len(body) // 2]))])


def obvious(text: str) -> float | None:
    """What a number says, read by hand; None for nothing and for a code that says why there is none."""
    text = text.strip()
    if not text or missing.status(text) is not None:
        return None
    assert re.fullmatch(r"-?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?", text, re.ASCII), text
    return float(text.replace(",", "."))


def told(said: str, name: str) -> None:
    """A Dutch sentence that names the file."""
    assert name in said, said
    assert not re.search(r"Traceback|Error|Expected|Expecting|Invalid|codec", said), said
