"""The questions: what ships is sound, and a fault in them is told in plain Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import FOLDER, CatalogueError, load
from data.catalogue.questions import Question

FIRST = "- id: uitkeringen\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped definitions (not the texts) that a test may spoil."""
    for path in FOLDER.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    return tmp_path


def faults(folder: Path, old: str, new: str) -> list[str]:
    """The faults of the catalogue after one change of the questions."""
    path = folder / "questions.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    return [line.removeprefix("- ") for line in str(caught.value).splitlines()[1:]]


def test_the_questions_ship() -> None:
    questions = list(load().questions.values())
    assert len(questions) == 13
    assert len({q.name for q in questions}) == 13
    assert [q.name for q in questions if not q.name.endswith("?")] == []


def test_a_question_is_a_frozen_record() -> None:
    assert load().questions["ontwikkeling"] == Question(
        id="ontwikkeling",
        name="Wat is de ontwikkeling van de uitkeringen?",
        page="thema",
        indicators=("bijstand", "kwb_bijstand"),
        shown="verloop",
        front=7,
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "page: uitleg",
            "page: help",
            "vraag gunstig: page is 'help', kies uit thema, herkomst, vergelijken, wijken, uitleg.",
        ),
        (
            "shown: verloop",
            "shown: toen",
            "vraag ontwikkeling: shown is 'toen', kies uit nu, verloop, herkomst, waarde-kaart.",
        ),
        (
            "[bijstand, kwb_bijstand]",
            "[bijstnd]",
            "vraag uitkeringen: de indicator 'bijstnd' bestaat niet.",
        ),
        (
            "[bijstand, kwb_bijstand]",
            "bijstand",
            "vraag uitkeringen: bij indicators hoort een lijst te staan.",
        ),
        (
            "  indicators: [bijstand, kwb_bijstand]\n",
            "",
            "vraag uitkeringen: noem bij page: thema minstens één indicator.",
        ),
        ("group: SYR", "group: XYZ", "vraag syrie: de groep 'XYZ' bestaat niet."),
        (
            "[laag_inkomen]",
            "[kwb_armoede]",
            "vraag laag_inkomen: van 'kwb_armoede' zijn er geen cijfers naar herkomst.",
        ),
        ("place: kleur", "shown: nu", "vraag gunstig: shown nu kan niet bij page: uitleg."),
        (FIRST, f"{FIRST}  kleur: rood\n", "questions.yaml, uitkeringen: onbekend veld: kleur."),
        (
            "- id: doelgroep",
            "- id: uitkeringen",
            "questions.yaml, uitkeringen: deze naam komt twee keer voor.",
        ),
    ],
)
def test_a_fault_is_told(folder: Path, old: str, new: str, fault: str) -> None:
    assert faults(folder, old, new) == [fault]


def test_a_missing_file_is_reported(folder: Path) -> None:
    (folder / "questions.yaml").unlink()
    with pytest.raises(CatalogueError, match=r"questions\.yaml: kan niet worden gelezen"):
        load(folder)
