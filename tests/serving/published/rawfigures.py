"""The raw figures of the shared CBS files, read with the csv module and nothing of ours.

A second reading, written from the headings of the files alone, to hold our own reader against. Only cells
that come through unchanged are read: not what is computed from two columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NOTHING = frozenset(("", ".", "x"))


class RawFigure(NamedTuple):
    """One cell: where it stands, what it is in the monitor, and the text of its number."""

    file: str
    row: int
    column: str
    area: str
    year: int
    indicator: str
    group: str
    part: str
    text: str


Columns = dict[str, tuple[str, str, str]]  # of a file: (indicator, group, part) of each column


def _counts(**columns: str) -> Columns:
    return {column: (indicator, "T", "teller") for indicator, column in columns.items()}


def _values(**columns: str) -> Columns:
    return {column: (indicator, "T", "waarde") for indicator, column in columns.items()}


def _groups(**columns: str) -> Columns:
    return {column: ("inwoners", group, "teller") for group, column in columns.items()}


def _wholes(**columns: str) -> Columns:
    return {column: (indicator, "T", "noemer") for indicator, column in columns.items()}


KWB_2020 = (
    _counts(
        inwoners="AantalInwoners_5",
        kwb_leeftijd_0_15="k_0Tot15Jaar_8",
        kwb_leeftijd_15_25="k_15Tot25Jaar_9",
        kwb_leeftijd_25_45="k_25Tot45Jaar_10",
        kwb_leeftijd_45_65="k_45Tot65Jaar_11",
        kwb_leeftijd_65plus="k_65JaarOfOuder_12",
        kwb_eenpersoons="Eenpersoonshuishoudens_29",
        kwb_met_kinderen="HuishoudensMetKinderen_31",
        kwb_bijstand="PersonenPerSoortUitkeringBijstand_83",
        kwb_ao="PersonenPerSoortUitkeringAO_84",
        kwb_ww="PersonenPerSoortUitkeringWW_85",
    )
    | _groups(
        W="WestersTotaal_17",
        NW="NietWestersTotaal_18",
        NW_MAR="Marokko_19",
        NW_ANT="NederlandseAntillenEnAruba_20",
        NW_SUR="Suriname_21",
        NW_TUR="Turkije_22",
        NW_OVE="OverigNietWesters_23",
    )
    | _wholes(kwb_eenpersoons="HuishoudensTotaal_28")
)
KWB_2024 = (
    _counts(
        inwoners="AantalInwoners_5",
        kwb_leeftijd_0_15="k_0Tot15Jaar_8",
        kwb_leeftijd_15_25="k_15Tot25Jaar_9",
        kwb_leeftijd_25_45="k_25Tot45Jaar_10",
        kwb_leeftijd_45_65="k_45Tot65Jaar_11",
        kwb_leeftijd_65plus="k_65JaarOfOuder_12",
        kwb_eenpersoons="Eenpersoonshuishoudens_30",
        kwb_met_kinderen="HuishoudensMetKinderen_32",
        kwb_opleiding_laag="BasisonderwijsVmboMbo1_67",
        kwb_opleiding_midden="HavoVwoMbo24_68",
        kwb_opleiding_hoog="HboWo_69",
        kwb_bijstand="PersonenPerSoortUitkeringBijstand_87",
        kwb_ao="PersonenPerSoortUitkeringAO_88",
        kwb_ww="PersonenPerSoortUitkeringWW_89",
        kwb_wmo="WmoClienten_93",
    )
    | _groups(
        NL="Nederland_17",
        EU_NL="EuropaExclusiefNederland_21",
        BE_NL="BuitenEuropa_22",
        EU_BU="EuropaExclusiefNederland_23",
        BE_BU="BuitenEuropa_24",
    )
    | _values(
        kwb_arbeidsparticipatie="Nettoarbeidsparticipatie_71",
        kwb_armoede="PersonenInArmoede_81",
        kwb_rond_armoede="PersonenTot25BovenArmoedegrens_82",
        kwb_inkomen="GemGestandaardiseerdInkomen_83",
        kwb_koop="Koopwoningen_47",
        kwb_corporatie="InBezitWoningcorporatie_49",
        kwb_meergezins="PercentageMeergezinswoning_45",
        kwb_onbewoond="OnbewoondeWoningen_46",
        kwb_woz="GemiddeldeWOZWaardeVanWoningen_39",
        kwb_jeugdzorg="PercentageJongerenMetJeugdzorg_92",
        kwb_huisarts="AfstandTotHuisartsenpraktijk_110",
    )
    | _wholes(kwb_eenpersoons="HuishoudensTotaal_29", kwb_koop="Woningvoorraad_35")
)
EXTRACT = _counts(
    inwoners="inwoners",
    kwb_leeftijd_0_15="l_0_15",
    kwb_leeftijd_15_25="l_15_25",
    kwb_leeftijd_25_45="l_25_45",
    kwb_leeftijd_45_65="l_45_65",
    kwb_leeftijd_65plus="l_65plus",
) | _groups(NL="herkomst_nederland")
ORIGIN = _groups(
    NL="herkomst-nederland",
    BE_BU="buiten-europa-geboren-buiten-nl",
    BE_NL="geboren-in-nl-herkomst-buiten-europa",
) | _counts(inwoners="bevolking", pct_geboren_bu="geboren-buiten-nl")
HEALTH = _values(
    gm_gezondheid_goed="ErvarenGezondheidGoedZeerGoed_4",
    gm_overgewicht="Overgewicht_9",
    gm_beperkt_gezondheid="BeperktVanwegeGezondheid_17",
    gm_angst_depressie="HoogRisicoOpAngstOfDepressie_25",
    gm_regie="MatigVeelRegieOverEigenLeven_27",
    gm_eenzaam="Eenzaam_28",
    gm_ernstig_eenzaam="ErnstigZeerErnstigEenzaam_29",
    gm_mantelzorger="Mantelzorger_32",
    gm_vrijwilligerswerk="Vrijwilligerswerk_33",
    gm_geluidhinder_buren="ErnstigeGeluidhinderDoorBuren_37",
    gm_moeite_rondkomen="MoeiteMetRondkomen_38",
)
# File, the columns with the code and the year, the year itself when no column has it.
FILES: tuple[tuple[str, str, str, int, Columns], ...] = (
    ("kwb_2020_nl_gm_wk.csv", "Codering_3", "", 2020, KWB_2020),
    ("kwb_2024_gemeente.csv", "Codering_3", "", 2024, KWB_2024),
    ("kwb_2024_wijk.csv", "Codering_3", "", 2024, KWB_2024),
    ("kwb_2024_herkomst_leeftijd_alle_niveaus.csv", "code", "", 2024, EXTRACT),
    ("gemeente_herkomst_2022_2025_85458NED.csv", "gemeentecode", "jaar", 0, ORIGIN),
    ("gezondheid_50090NED_2012_2016_2020_nl_gm_wk.csv", "Codering_3", "Perioden", 0, HEALTH),
)


def raw_figures(folder: Path) -> Iterator[RawFigure]:
    """Every cell with a number about the land, a gemeente or a wijk."""
    for name, code, period, year, columns in FILES:
        with (folder / name).open(newline="", encoding="utf-8-sig") as file:
            reader = csv.reader(file)
            header = next(reader)
            at = {column: header.index(column) for column in columns}
            place, moment = header.index(code), header.index(period) if period else -1
            for row, cells in enumerate(reader, 2):
                area = cells[place].strip()
                if area[:2] not in ("NL", "GM", "WK"):
                    continue
                when = int(cells[moment][:4]) if period else year
                for column, meaning in columns.items():
                    text = cells[at[column]].strip()
                    if text not in NOTHING:
                        yield RawFigure(name, row, column, area, when, *meaning, text)
