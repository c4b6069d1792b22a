"""The catalogue: what ships is sound, and a fault in it is told in plain Dutch, all faults at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.catalogue import FOLDER, Catalogue, CatalogueError, load

# KIS indicators whose definition is (partly) an assumption, still to be checked with CBS.
# Kept by hand: dropping a flag in the YAML must be a deliberate act.
ASSUMED = {
    "pct_verblijf_lt5": "bron+aanname",
    "pct_verblijf_ge5": "bron+aanname",
    "vve": "bron+aanname",
    "zonder_startkwalificatie": "bron+aanname",
    "hoogopgeleid": "bron+aanname",
    "inkomsten_arbeid": "bron+aanname",
    "segregatie_be": "bron+aanname",
    "veroordeelden": "aanname",
    "leeftijd_overleden": "bron+aanname",
    "ggz_basis": "bron+aanname",
    "ggz_spec": "bron+aanname",
}

# A figure describes; it never says that one thing brings about another.
CAUSAL = (
    r"veroorza\w+|leidt tot|leiden tot|komt door|komen door|dankzij|zorgt voor|zorgen voor|gevolgen? van"
    r"|resulteert|resulteren|draagt bij|dragen bij|verklaart|verklaren|vergroot|vergroten|verklein\w+"
)

# We speak of inwoners with an origin, never of a people; and of a diploma, never of a high or low person.
LABELS = (
    r"syriërs?|marokkan\w+|turken|surinamers?|antillian(?:en|er\w*)|somaliërs?|eritreeërs?|irakezen|iraniërs?"
    r"|afghanen|bulgaren|roemenen|oekraïners?|indonesiërs?|afrikanen|aziaten|nederlanders?|westerlingen"
    r"|allochto\w*|autochto\w*|buitenlanders?|vreemdelingen|(?<!arbeids)migranten|hoogopgelei\w+|laagopgelei\w+"
)


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped definitions (not the texts) that a test may spoil."""
    for path in FOLDER.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first ``old`` in a file; fails when it is not there, so that no test passes by accident."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(folder: Path) -> list[str]:
    """The faults that loading reports, one sentence each."""
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    first, *rest = str(caught.value).splitlines()
    assert first == "De catalogus is niet bruikbaar:"
    assert all(line.startswith("- ") and line.endswith(".") for line in rest)
    return [line.removeprefix("- ") for line in rest]


def texts_of(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every Dutch text a reader may see, with the place it comes from."""
    for theme in catalogue.themes.values():
        yield f"theme {theme.id}", f"{theme.name} {theme.short} {theme.description}"
    for indicator in catalogue.indicators.values():
        for name in (
            "name", "short", "definition", "denominator", "counted", "source",
            "direction_reason", "caveat", "years", "sentence",
        ):  # fmt: skip
            yield f"{indicator.id}.{name}", getattr(indicator, name)
        for stop in indicator.breaks:
            yield f"{indicator.id}.breaks", stop.note
    for classification in catalogue.classifications.values():
        yield classification.id, f"{classification.name} {classification.description}"
        for group in classification.groups:
            yield f"group {group.code}", f"{group.label}; {group.short}; {group.people}"


# ---------------------------------------------------------------- what ships


def test_shipped_catalogue_has_the_six_themes_and_an_optional_seventh(shipped: Catalogue) -> None:
    required = [t.id for t in shipped.themes.values() if not t.optional]
    assert required == [
        "demografie", "onderwijs", "arbeid_inkomen", "wonen_leefomgeving", "veiligheid", "zorg_welzijn",
    ]  # fmt: skip
    assert [t.id for t in shipped.themes.values() if t.optional] == ["beleving_gezondheid"]


@pytest.mark.parametrize("edition", ["kis", "cbs"])
def test_a_theme_of_the_taart_has_between_two_and_eight_slices(shipped: Catalogue, edition: str) -> None:
    shared = {"aandeel_groep", "pct_buiten_nl"}
    for theme in shipped.themes:
        slices = [
            i.id
            for i in shipped.indicators.values()
            if i.theme == theme
            and i.pie
            and (i.id in shared or i.id.startswith(("kwb_", "gm_")) == (edition == "cbs"))
        ]
        if slices:  # the open tables have nothing on veiligheid, the KIS figures nothing on beleving
            assert 2 <= len(slices) <= 8, f"{theme}: {slices}"


def test_a_name_on_a_slice_tells_indicators_of_one_theme_apart(shipped: Catalogue) -> None:
    for theme in shipped.themes:
        for edition in (True, False):
            shorts = [
                i.short
                for i in shipped.indicators.values()
                if i.theme == theme and i.id.startswith(("kwb_", "gm_")) == edition
            ]
            assert len(shorts) == len(set(shorts)), shorts


def test_no_short_name_is_longer_than_fits(shipped: Catalogue) -> None:
    assert [i.short for i in shipped.indicators.values() if len(i.short) > 24] == []
    assert [g.short for g in shipped.groups.values() if len(g.short) > 26] == []


def test_flags_of_assumption_are_kept(shipped: Catalogue) -> None:
    kis = [i for i in shipped.indicators.values() if not i.id.startswith(("kwb_", "gm_"))]
    assert len(kis) == 34  # 36 of the KIS Wijkmonitor, of which four are now two (inwoners, aandeel_groep)
    assert {i.id: i.basis for i in kis if "aanname" in i.basis} == ASSUMED
    assert {i.basis for i in shipped.indicators.values()} == {"bron", "aanname", "bron+aanname"}


def test_a_spread_between_persons_is_called_an_assumption(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        if indicator.person_sd is not None:
            assert indicator.kind == "gemiddelde"
            assert "spreiding" in indicator.caveat
            assert "aanname" in indicator.caveat


def test_no_field_is_left_empty(shipped: Catalogue) -> None:
    assert [where for where, text in texts_of(shipped) if not text.strip()] == []


def test_a_sentence_reads_as_a_clause_after_the_place(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        assert indicator.sentence.startswith(("{value} ", "de ", "het ", "naar schatting ")), indicator.id
        assert indicator.sentence.endswith("."), indicator.id
        assert indicator.sentence.count("{value}") == 1, indicator.id
        assert indicator.sentence.format(value="1,0 %"), indicator.id


def test_unit_and_arithmetic_agree(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        expected = {"aandeel": ("%", 100), "verhouding": ("per 1.000", 1000)}.get(indicator.kind)
        if expected:
            assert (indicator.unit, indicator.per) == expected, indicator.id


def test_complements_point_at_each_other_and_judge_the_opposite(shipped: Catalogue) -> None:
    opposite = {"gunstig_hoog": "gunstig_laag", "gunstig_laag": "gunstig_hoog", "neutraal": "neutraal"}
    pairs = [i for i in shipped.indicators.values() if i.complement]
    assert len(pairs) == 4
    for indicator in pairs:
        other = shipped.indicators[str(indicator.complement)]
        assert other.complement == indicator.id
        assert other.direction == opposite[indicator.direction]
        assert not (indicator.pie and other.pie), "the taart shows one side of a complement"


def test_a_whole_lies_within_one_theme_with_one_denominator(shipped: Catalogue) -> None:
    wholes: dict[str, list[str]] = {}
    for indicator in shipped.indicators.values():
        if indicator.whole:
            wholes.setdefault(indicator.whole, []).append(indicator.id)
    assert {name: len(parts) for name, parts in wholes.items()} == {
        "leeftijd": 6, "leeftijd_kwb": 5, "opleiding_kwb": 3,
    }  # fmt: skip
    for parts in wholes.values():
        assert len({(shipped.indicators[p].theme, shipped.indicators[p].denominator) for p in parts}) == 1


def test_describing_themes_give_no_verdict(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        if indicator.theme in ("demografie", "zorg_welzijn"):
            assert not indicator.judged, indicator.id


@pytest.mark.parametrize("name", ["corporatiewoning", "schuldsanering", "halt"])
def test_where_we_leave_the_old_monitor_we_say_so(shipped: Catalogue, name: str) -> None:
    indicator = shipped.indicators[name]
    assert not indicator.judged
    assert "KIS-monitor" in indicator.direction_reason


def test_modelled_figures_say_so_and_are_not_split(shipped: Catalogue) -> None:
    for indicator in shipped.indicators.values():
        if indicator.theme == "beleving_gezondheid":
            assert indicator.modelled
            assert not indicator.split
            assert indicator.caveat.startswith("Modelmatige schatting van RIVM, GGD'en en CBS, geen telling.")


def test_open_data_figures_name_their_source(shipped: Catalogue) -> None:
    """Kerncijfers have a table per year: the release knows which were fetched, so no text may list them."""
    for indicator in shipped.indicators.values():
        if indicator.id.startswith("gm_"):
            assert re.search(r"StatLine \d{5}NED", indicator.source), indicator.id
        if indicator.id.startswith("kwb_"):
            assert "Kerncijfers wijken en buurten, StatLine" in indicator.source, indicator.id
            assert not re.search(r"\d{4}", indicator.source), indicator.id
            assert re.search(r"^elk jaar; .* vanaf 20\d\d\b", indicator.years), indicator.id


# ---------------------------------------------------------------- origin groups


def test_the_twintigdeling_is_completed_by_herkomst_nederland(shipped: Catalogue) -> None:
    sizes = {c.id: len(c.groups) for c in shipped.classifications.values()}
    assert sizes == {"totaal": 1, "vijfdeling": 5, "twintigdeling": 19, "achtergrond": 8}
    assert "Nederland" in shipped.classifications["twintigdeling"].description


def test_the_old_classification_ends_where_the_new_one_must_not_join(shipped: Catalogue) -> None:
    assert shipped.classifications["achtergrond"].valid_to == 2022
    assert "nooit in één reeks" in shipped.classifications["achtergrond"].description


def test_we_speak_of_inwoners(shipped: Catalogue) -> None:
    people = [g.people for g in shipped.groups.values()]
    assert [p for p in people if not p.startswith(("inwoners ", "alle "))] == []
    assert len(people) == len(set(people))
    assert shipped.groups["SYR"].people == "inwoners met Syrische herkomst"


def test_labels_are_unique_within_a_classification(shipped: Catalogue) -> None:
    for classification in shipped.classifications.values():
        for name in ("label", "short"):
            values = [getattr(g, name) for g in classification.groups]
            assert len(values) == len(set(values)), values


@pytest.mark.parametrize("words", [CAUSAL, LABELS], ids=["causal", "labels"])
def test_texts_are_neutral(shipped: Catalogue, words: str) -> None:
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    assert [(where, m[0]) for where, text in texts_of(shipped) if (m := pattern.search(text))] == []


# ---------------------------------------------------------------- faults


def test_an_unknown_field_is_named(folder: Path) -> None:
    edit(folder / "indicators.yaml", "- id: bijstand\n", "- id: bijstand\n  kleur: rood\n")
    assert faults(folder) == ["indicators.yaml, bijstand: onbekend veld: kleur."]


def test_a_missing_field_is_named(folder: Path) -> None:
    edit(folder / "indicators.yaml", "  short: Bijstand\n", "")
    assert faults(folder) == ["indicators.yaml, bijstand: ontbreekt: short."]


def test_a_wrong_theme_is_named(folder: Path) -> None:
    edit(folder / "indicators.yaml", "theme: veiligheid\n", "theme: veilig\n")
    assert faults(folder) == ["indicator verdachten: het thema 'veilig' bestaat niet."]


@pytest.mark.parametrize(
    ("field", "old", "choices"),
    [
        ("direction", "gunstig_laag", "gunstig_hoog, gunstig_laag, neutraal"),
        ("kind", "verhouding", "aandeel, verhouding, gemiddelde, aantal, index"),
    ],
)
def test_an_unknown_choice_lists_the_choices(folder: Path, field: str, old: str, choices: str) -> None:
    edit(folder / "indicators.yaml", f"  {field}: {old}\n", f"  {field}: goed\n")
    [fault] = faults(folder)
    assert fault.endswith(f": {field} is 'goed', kies uit {choices}.")


def test_a_verdict_needs_its_reason(folder: Path) -> None:
    old = "direction_reason: Minder mensen die werk zoeken en dat niet hebben, noemen we gunstig."
    edit(folder / "indicators.yaml", old, 'direction_reason: " "')
    [fault] = faults(folder)
    assert fault.startswith("indicator nww: zeg in direction_reason waarom")


def test_a_name_too_long_for_a_slice_is_refused(folder: Path) -> None:
    edit(folder / "indicators.yaml", "short: Bijstand\n", f"short: {'x' * 25}\n")
    assert faults(folder) == ["indicator bijstand: short is langer dan 24 tekens."]


def test_a_sentence_without_value_is_refused(folder: Path) -> None:
    edit(
        folder / "indicators.yaml", '"{value} van de huishoudens heeft', '"een deel van de huishoudens heeft'
    )
    assert faults(folder) == ["indicator laag_inkomen: in sentence ontbreekt {value}."]


def test_a_complement_that_does_not_exist_is_named(folder: Path) -> None:
    edit(folder / "indicators.yaml", "complement: met_startkwalificatie", "complement: geen")
    assert faults(folder) == ["indicator zonder_startkwalificatie: complement 'geen' bestaat niet."]


@pytest.mark.parametrize("where", ["indicators.yaml", "indicators_cbs.yaml"])
def test_a_name_used_twice_is_reported_also_across_files(folder: Path, where: str) -> None:
    old = re.search(r"(?s)- id: halt\n.*?(?=\n# -)", (folder / "indicators.yaml").read_text("utf-8"))
    assert old
    path = folder / where
    path.write_text(f"{path.read_text('utf-8')}\n{old[0]}\n", "utf-8")
    assert faults(folder) == [f"{where}, halt: deze naam komt twee keer voor."]


def test_a_group_code_used_twice_is_reported(folder: Path) -> None:
    edit(folder / "origins.yaml", "code: BGR", "code: POL")
    assert faults(folder) == ["origins.yaml: groep POL komt twee keer voor."]


def test_all_inhabitants_cannot_be_left_out(folder: Path) -> None:
    edit(folder / "origins.yaml", 'code: "T"', "code: ALLEN")
    assert faults(folder) == ["origins.yaml: de groep T (alle inwoners) ontbreekt."]


def test_broken_yaml_is_reported_with_its_line(folder: Path) -> None:
    edit(folder / "indicators_cbs.yaml", "- id: kwb_ao\n", "- id: [kwb_ao\n")
    text = (folder / "indicators_cbs.yaml").read_text("utf-8")
    line = text[: text.index("[kwb_ao")].count("\n") + 1
    [fault] = faults(folder)
    told = re.fullmatch(r"indicators_cbs\.yaml: geen geldige YAML op regel (\d+)\.", fault)
    assert told
    assert line <= int(told[1]) <= line + 1


def test_a_file_that_is_not_a_list_is_reported(folder: Path) -> None:
    (folder / "themes.yaml").write_text("demografie: Demografie\n", "utf-8")
    assert faults(folder)[0] == "themes.yaml: hier hoort een lijst te staan."


def test_a_missing_file_is_reported(folder: Path) -> None:
    (folder / "origins.yaml").unlink()
    assert faults(folder)[0].startswith("origins.yaml: kan niet worden gelezen")


def test_all_faults_are_reported_at_once(folder: Path) -> None:
    edit(folder / "indicators.yaml", "  short: Bijstand\n", "")
    edit(folder / "indicators.yaml", "theme: veiligheid\n", "theme: veilig\n")
    edit(folder / "indicators_cbs.yaml", "- id: kwb_koop\n", "- id: kwb_koop\n  kleur: rood\n")
    edit(folder / "origins.yaml", 'code: "T"', "code: ALLEN")
    assert faults(folder) == [
        "indicators.yaml, bijstand: ontbreekt: short.",
        "indicators_cbs.yaml, kwb_koop: onbekend veld: kleur.",
        "origins.yaml: de groep T (alle inwoners) ontbreekt.",
        "indicator verdachten: het thema 'veilig' bestaat niet.",
    ]


def test_every_indicator_says_what_it_may_mean_in_plain_words() -> None:
    """Short enough for the report; no working notes, no causes told as certain, no groups named."""
    for indicator in load().indicators.values():
        words = indicator.meaning
        assert 40 <= len(words) <= 220, indicator.id
        assert max(len(s.split()) for s in re.split(r"[.:;] ?", words)) <= 24, indicator.id
        assert not re.search(r"nagaan bij|aanname|vermoedelijk|StatLine|komt door|omdat zij", words), (
            indicator.id
        )
