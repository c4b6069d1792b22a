"""The column names of every year of the kerncijfers, as CBS publishes them, against the descriptions.

Where the names come from, and which of them are not confirmed yet, is in docs/cbs.md. The place of a name is
its number in StatLine: AantalInwoners is AantalInwoners_5 in every year, AfstandTotHuisartsenpraktijk is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from data.releases.release import ReleaseError
from data.sources.statline.mapping import Statline, StatlineTable, load
from data.sources.statline.reader import StatlineSheet, read_sheet
from data.sources.statline.words import catalogue

PEOPLE = """Gemeentenaam SoortRegio Codering IndelingswijzigingGemeenteWijkBuurt AantalInwoners Mannen Vrouwen
    k_0Tot15Jaar k_15Tot25Jaar k_25Tot45Jaar k_45Tot65Jaar k_65JaarOfOuder Ongehuwd Gehuwd Gescheiden
    Verweduwd"""
BACKGROUND = """WestersTotaal NietWestersTotaal Marokko NederlandseAntillenEnAruba Suriname Turkije
    OverigNietWesters"""
ORIGIN = """Nederland EuropaExclusiefNederland BuitenEuropa Nederland EuropaExclusiefNederland BuitenEuropa
    EuropaExclusiefNederland BuitenEuropa"""
HOUSEHOLDS = """GeboorteTotaal GeboorteRelatief SterfteTotaal SterfteRelatief HuishoudensTotaal
    Eenpersoonshuishoudens HuishoudensZonderKinderen HuishoudensMetKinderen GemiddeldeHuishoudensgrootte
    Bevolkingsdichtheid Woningvoorraad"""
KINDS = "Appartement Tussenwoning Hoekwoning TweeOnderEenKapWoning VrijstaandeWoning Huurwoning EigenWoning"
HOMES = f"""GemiddeldeWOZWaardeVanWoningen PercentageEengezinswoning PercentageMeergezinswoning
    PercentageBewoond PercentageOnbewoond Koopwoningen HuurwoningenTotaal InBezitWoningcorporatie
    InBezitOverigeVerhuurders
    EigendomOnbekend BouwjaarVoor2000 BouwjaarVanaf2000 GemiddeldeElektriciteitsleveringTotaal {KINDS}
    GemiddeldAardgasverbruikTotaal {KINDS} PercentageWoningenMetStadsverwarming"""
HOMES_2025 = """NieuwbouwWoningen NietWoningvoorraad NieuwbouwNietWoningen GemiddeldeWOZWaardeVanWoningen
    PercentageEengezinswoning PercentageTussenwoningEengezins PercentageHoekwoningEengezins
    PercentageTweeOnderEenKapWoningEe PercentageVrijstaandeWoningEengezins PercentageMeergezinswoning
    OnbewoondeWoningen Koopwoningen HuurwoningenTotaal InBezitWoningcorporatie InBezitOverigeVerhuurders
    BouwjaarMeerDanTienJaarGeleden BouwjaarAfgelopenTienJaar GemiddeldeElektriciteitsleveringTotaal
    GemiddeldeElektriciteitsteruglevering GemiddeldAardgasverbruikTotaal PercentageWoningenMetStadsverwarming
    AardgasvrijeWoningen Aardgaswoningen WoningenMetZonnestroom WoningenHoofdzElektrischVerwarmd
    AantalPubliekeLaadpalen"""
PUPILS = """LeerlingenPo LeerlingenVoInclVavo StudentenMboExclExtranei StudentenHbo StudentenWo
    BasisonderwijsVmboMbo1 HavoVwoMbo24 HboWo WerkzameBeroepsbevolking"""
WORK = "Nettoarbeidsparticipatie PercentageWerknemers {} PercentageZelfstandigen AantalInkomensontvangers"
INCOME = """GemiddeldInkomenPerInkomensontvanger GemiddeldInkomenPerInwoner k_40PersonenMetLaagsteInkomen
    k_20PersonenMetHoogsteInkomen {} k_40HuishoudensMetLaagsteInkomen k_20HuishoudensMetHoogsteInkomen {}
    MediaanVermogenVanParticuliereHuish"""
OLD_POVERTY = """HuishoudensMetEenLaagInkomen HuishOnderOfRondSociaalMinimum
    HuishoudensTot110VanSociaalMinimum HuishoudensTot120VanSociaalMinimum"""
OLD_INCOME = INCOME.format("GemGestandaardiseerdInkomenVanHuish", OLD_POVERTY)
REST = """PersonenPerSoortUitkeringBijstand PersonenPerSoortUitkeringAO PersonenPerSoortUitkeringWW
    PersonenPerSoortUitkeringAOW JongerenMetJeugdzorgInNatura PercentageJongerenMetJeugdzorg WmoClienten
    WmoClientenRelatief BedrijfsvestigingenTotaal ALandbouwBosbouwEnVisserij BFNijverheidEnEnergie
    GIHandelEnHoreca HJVervoerInformatieEnCommunicatie KLFinancieleDienstenOnroerendGoed
    MNZakelijkeDienstverlening OQOverheidOnderwijsEnZorg RUCultuurRecreatieOverigeDiensten PersonenautoSTotaal
    PersonenautoSBrandstofBenzine PersonenautoSOverigeBrandstof PersonenautoSPerHuishouden
    PersonenautoSNaarOppervlakte Motorfietsen AfstandTotHuisartsenpraktijk AfstandTotGroteSupermarkt
    AfstandTotKinderdagverblijf AfstandTotSchool ScholenBinnen3Km OppervlakteTotaal OppervlakteLand
    OppervlakteWater MeestVoorkomendePostcode Dekkingspercentage MateVanStedelijkheid
    Omgevingsadressendichtheid"""
LEVELS = "OpleidingsniveauLaag OpleidingsniveauMiddelbaar OpleidingsniveauHoog"

OLD = " ".join([PEOPLE, BACKGROUND, HOUSEHOLDS, HOMES, LEVELS, WORK.format(""), OLD_INCOME, REST])
EMPLOYEES = "WerknemersMetVasteArbeidsrelatie WerknemersMetFlexibeleArbeidsrelatie"
Y2023 = " ".join([PEOPLE, ORIGIN, HOUSEHOLDS, HOMES, PUPILS, WORK.format(EMPLOYEES), OLD_INCOME, REST])
EMPLOYEES_2025 = "WerknemersMetVasteArbeidsr WerknemersMetFlexibeleArbe"
POVERTY = "PersonenInArmoede PersonenTot25BovenArmoedegrens GemGestandaardiseerdInkomen"
Y2025 = " ".join(
    [
        PEOPLE,
        ORIGIN,
        HOUSEHOLDS,
        HOMES_2025,
        PUPILS,
        WORK.format(EMPLOYEES_2025),
        INCOME.format(POVERTY, ""),
        REST,
    ]
)
TABLES = {
    2021: ("85039NED", OLD),
    2022: ("85318NED", OLD),
    2023: ("85618NED", Y2023),
    2025: ("86165NED", Y2025),
}
# Numbers that were published with these names, so that a name left out of a list above is seen.
PLACES = {
    2021: {
        "AantalInwoners": 5,
        "HuishoudensTotaal": 28,
        "WmoClienten": 89,
        "AfstandTotHuisartsenpraktijk": 106,
    },
    2022: {"AantalInwoners": 5, "Koopwoningen": 40, "Nettoarbeidsparticipatie": 67, "WmoClienten": 89},
    2023: {"Koopwoningen": 41, "Nettoarbeidsparticipatie": 74, "AfstandTotHuisartsenpraktijk": 115},
    2025: {"OnbewoondeWoningen": 46, "HboWo": 69, "WmoClienten": 93, "AfstandTotHuisartsenpraktijk": 110},
}


@pytest.fixture(scope="module")
def statline() -> Statline:
    return load(catalogue())


def of(statline: Statline, year: int) -> StatlineTable:
    return next(t for t in statline.tables if t.id == f"kwb_{year}")


def columns(year: int) -> list[str]:
    return [f"{name}_{place}" for place, name in enumerate(TABLES[year][1].split(), 1)]


def sheet(
    folder: Path, year: int, statline: Statline, cells: dict[str, int] | None = None, without: str = ""
) -> StatlineSheet:
    """The table with one wijk, in which every column holds its own number, or what ``cells`` says."""
    header = [c for c in columns(year) if not (without and c.startswith(without))]
    row = {c: str((cells or {}).get(c, c.rpartition("_")[2])) for c in header} | {"Codering_3": "WK059901  "}
    path = folder / f"{TABLES[year][0]}_TypedDataSet.csv"
    lines = [["ID", "WijkenEnBuurten", *header], ["1", "WK059901  ", *row.values()]]
    path.write_text("".join(",".join(line) + "\n" for line in lines), "utf-8")
    return read_sheet(path, of(statline, year), statline)


@pytest.mark.parametrize("year", TABLES)
def test_every_column_is_known(year: int, statline: Statline, tmp_path: Path) -> None:
    found = sheet(tmp_path, year, statline)
    assert found.unknown == (), "columns that no description mentions"
    assert found.years.tolist() == [year]
    for name, place in PLACES[year].items():
        assert found.numbers[name].tolist() == [place]


@pytest.mark.parametrize("year", [2023, 2025])
def test_the_order_of_the_names_that_come_more_than_once(
    year: int, statline: Statline, tmp_path: Path
) -> None:
    """First everybody, then who was born in Nederland, then who was born elsewhere."""
    found = sheet(tmp_path, year, statline).numbers
    assert [found[f"Nederland#{n}"].tolist() for n in (1, 2)] == [[17], [20]]
    assert [found[f"EuropaExclusiefNederland#{n}"].tolist() for n in (1, 2, 3)] == [[18], [21], [23]]
    assert [found[f"BuitenEuropa#{n}"].tolist() for n in (1, 2, 3)] == [[19], [22], [24]]


def test_published_figures_add_up_in_that_order(statline: Statline, tmp_path: Path) -> None:
    """Stadsdriehoek (Rotterdam) in 2023: CBS StatLine 85618NED, every number rounded to a five."""
    origin = (8130, 3465, 7800, 8130, 730, 2865, 2740, 4930)
    cells = dict(zip(columns(2023)[16:24], origin, strict=True)) | {"AantalInwoners_5": 19400}
    ages = (1325, 3905, 8670, 3530, 1970)
    cells |= dict(zip(columns(2023)[7:12], ages, strict=True))
    found = sheet(tmp_path, 2023, statline, cells)
    for left, right in of(statline, 2023).controls:
        most = 2.5 * (len(left.columns) + len(right.columns))
        assert abs(found.value(left) - found.value(right))[0] <= most, str(left)


def test_a_name_that_is_gone_is_told(statline: Statline, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="HuishoudensTotaal"):
        sheet(tmp_path, 2022, statline, without="HuishoudensTotaal")


def test_the_catalogue_says_from_which_year_we_read_a_figure(statline: Statline) -> None:
    for indicator in catalogue().indicators.values():
        if indicator.id.startswith("kwb_"):
            years = [t.year for t in statline.tables if t.kwb and t.year and indicator.id in t.figures]
            assert f"vanaf {min(years)}" in indicator.years, indicator.id
            assert sorted(set(years)) == list(range(min(years), max(years) + 1)), "every year since"
