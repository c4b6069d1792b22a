"""Figures as CBS, RIVM and the police published them, copied by hand from their files."""
# ruff: noqa: E501 (a table reads best with a figure on a line)

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Published:
    """A figure: the file and column it was copied from, where it is in the monitor, how a page says it."""

    file: str
    column: str
    area: str
    year: int
    group: str
    theme: str
    indicator: str
    part: str
    number: float
    said: str


KWB20, KWB24 = "kwb_2020_nl_gm_wk.csv", "kwb_2024_gemeente.csv"
WIJK24, LAND24 = "kwb_2024_wijk.csv", "kwb_2024_herkomst_leeftijd_alle_niveaus.csv"
ORIGIN, HEALTH = "gemeente_herkomst_2022_2025_85458NED.csv", "gezondheid_50090NED_2012_2016_2020_nl_gm_wk.csv"
SUSPECTS = "verdachten_naar_herkomst_nl.csv"
PUBLISHED = [
    Published(*row)
    for row in (
        # file, column, area, year, group, theme, indicator, part, number, what the page says
        (KWB20, "AantalInwoners_5", "NL00", 2020, "T", "demografie", "inwoners", "teller", 17_407_585, "Hier wonen 17.407.585 mensen"),
        (LAND24, "inwoners", "NL00", 2024, "T", "demografie", "inwoners", "teller", 17_942_942, "Hier wonen 17.942.942 mensen"),
        (KWB20, "AantalInwoners_5", "GM0344", 2020, "T", "demografie", "inwoners", "teller", 357_597, "Hier wonen 357.597 mensen"),
        (KWB24, "AantalInwoners_5", "GM0344", 2024, "T", "demografie", "inwoners", "teller", 374_238, "Hier wonen 374.238 mensen"),
        (ORIGIN, "bevolking", "GM0344", 2025, "T", "demografie", "inwoners", "teller", 376_757, "Hier wonen 376.757 mensen"),
        (KWB20, "AantalInwoners_5", "WK034403", 2020, "T", "demografie", "inwoners", "teller", 34_295, "Hier wonen 34.295 mensen"),
        (WIJK24, "AantalInwoners_5", "WK034403", 2024, "T", "demografie", "inwoners", "teller", 35_255, "Hier wonen 35.255 mensen"),
        (KWB24, "AantalInwoners_5", "GM0363", 2024, "T", "demografie", "inwoners", "teller", 931_298, "Hier wonen 931.298 mensen"),
        (KWB24, "AantalInwoners_5", "GM0599", 2024, "T", "demografie", "inwoners", "teller", 670_610, "Hier wonen 670.610 mensen"),
        (LAND24, "l_65plus", "NL00", 2024, "T", "demografie", "kwb_leeftijd_65plus", "teller", 3_677_228, "3.677.228 van 17.942.942"),
        (KWB20, "Eenpersoonshuishoudens_29", "NL00", 2020, "T", "demografie", "kwb_eenpersoons", "teller", 3_079_778, "3.079.778 van 7.997.800"),
        (KWB20, "Eenpersoonshuishoudens_29", "WK034403", 2020, "T", "demografie", "kwb_eenpersoons", "teller", 8_285, "8.285 van 16.670"),
        (KWB20, "HuishoudensTotaal_28", "WK034403", 2020, "T", "demografie", "kwb_eenpersoons", "noemer", 16_670, "8.285 van 16.670"),
        (LAND24, "herkomst_nederland", "NL00", 2024, "NL", "demografie", "inwoners", "teller", 12_941_748, "Hier wonen 12.941.748 inwoners met Nederlandse herkomst"),
        (KWB24, "Nederland_17", "GM0344", 2024, "NL", "demografie", "inwoners", "teller", 223_593, "Hier wonen 223.593 inwoners"),
        (KWB24, "BuitenEuropa_24", "GM0344", 2024, "BE_BU", "demografie", "inwoners", "teller", 59_483, "Hier wonen 59.483 inwoners"),
        (WIJK24, "BuitenEuropa_24", "WK034403", 2024, "BE_BU", "demografie", "inwoners", "teller", 10_275, "Hier wonen 10.275 inwoners"),
        (ORIGIN, "herkomst-nederland", "GM0344", 2025, "NL", "demografie", "inwoners", "teller", 222_747, "Hier wonen 222.747 inwoners"),
        (KWB20, "Marokko_19", "GM0344", 2020, "NW_MAR", "demografie", "inwoners", "teller", 31_429, "Hier wonen 31.429 inwoners"),
        (KWB20, "Marokko_19", "WK034403", 2020, "NW_MAR", "demografie", "aandeel_groep", "teller", 8_305, "8.305 van 34.295"),
        (KWB20, "Turkije_22", "NL00", 2020, "NW_TUR", "demografie", "inwoners", "teller", 416_864, "Hier wonen 416.864 inwoners"),
        (KWB20, "PersonenPerSoortUitkeringBijstand_83", "NL00", 2020, "T", "arbeid_inkomen", "kwb_bijstand", "teller", 421_110, "421.110 van 11.288.931"),
        (KWB20, "PersonenPerSoortUitkeringBijstand_83", "WK034403", 2020, "T", "arbeid_inkomen", "kwb_bijstand", "teller", 2_820, "2.820 van 22.995"),
        (KWB24, "PersonenPerSoortUitkeringBijstand_87", "GM0344", 2024, "T", "arbeid_inkomen", "kwb_bijstand", "teller", 10_750, "10.750 van 274.879"),
        (WIJK24, "PersonenPerSoortUitkeringBijstand_87", "WK034403", 2024, "T", "arbeid_inkomen", "kwb_bijstand", "teller", 2_750, "2.750 van 24.105"),
        (KWB24, "PersonenPerSoortUitkeringBijstand_87", "GM0599", 2024, "T", "arbeid_inkomen", "kwb_bijstand", "teller", 33_630, "33.630 van 463.886"),
        (KWB24, "PersonenInArmoede_81", "GM0344", 2024, "T", "arbeid_inkomen", "kwb_armoede", "waarde", 4.0, "In armoede i 4,0 %"),
        (WIJK24, "PersonenInArmoede_81", "WK034403", 2024, "T", "arbeid_inkomen", "kwb_armoede", "waarde", 6.6, "In armoede i 6,6 %"),
        (KWB24, "GemGestandaardiseerdInkomen_83", "GM0344", 2024, "T", "arbeid_inkomen", "kwb_inkomen", "waarde", 40.2, "Gemiddeld inkomen i € 40.200"),
        (WIJK24, "GemGestandaardiseerdInkomen_83", "WK034403", 2024, "T", "arbeid_inkomen", "kwb_inkomen", "waarde", 31.0, "Gemiddeld inkomen i € 31.000"),
        (KWB24, "HboWo_69", "GM0344", 2024, "T", "onderwijs", "kwb_opleiding_hoog", "teller", 165_370, "165.370 van 299.520"),
        (KWB24, "Koopwoningen_47", "GM0344", 2024, "T", "wonen_leefomgeving", "kwb_koop", "waarde", 44, "Koopwoningen i 44 % van 167.124"),
        (WIJK24, "Koopwoningen_47", "WK034403", 2024, "T", "wonen_leefomgeving", "kwb_koop", "waarde", 21, "Koopwoningen i 21 % van 16.781"),
        (KWB24, "InBezitWoningcorporatie_49", "GM0344", 2024, "T", "wonen_leefomgeving", "kwb_corporatie", "waarde", 31, "Corporatiewoningen i 31 %"),
        (WIJK24, "InBezitWoningcorporatie_49", "WK034403", 2024, "T", "wonen_leefomgeving", "kwb_corporatie", "waarde", 61, "Corporatiewoningen i 61 %"),
        (KWB24, "GemiddeldeWOZWaardeVanWoningen_39", "GM0344", 2024, "T", "wonen_leefomgeving", "kwb_woz", "waarde", 451, "WOZ-waarde i € 451.000"),
        (KWB24, "GemiddeldeWOZWaardeVanWoningen_39", "GM0363", 2024, "T", "wonen_leefomgeving", "kwb_woz", "waarde", 498, "WOZ-waarde i € 498.000"),
        (WIJK24, "GemiddeldeWOZWaardeVanWoningen_39", "WK034403", 2024, "T", "wonen_leefomgeving", "kwb_woz", "waarde", 293, "WOZ-waarde i € 293.000"),
        (HEALTH, "Eenzaam_28", "WK034403", 2020, "T", "beleving_gezondheid", "gm_eenzaam", "waarde", 58.2, "Eenzaam i 58,2 %"),
        (HEALTH, "MoeiteMetRondkomen_38", "WK034403", 2020, "T", "beleving_gezondheid", "gm_moeite_rondkomen", "waarde", 27.2, "Moeite met rondkomen i 27,2 %"),
        (HEALTH, "ErvarenGezondheidGoedZeerGoed_4", "NL00", 2020, "T", "beleving_gezondheid", "gm_gezondheid_goed", "waarde", 78.4, "Voelt zich gezond i 78,4 %"),
        (HEALTH, "Eenzaam_28", "GM0344", 2012, "T", "beleving_gezondheid", "gm_eenzaam", "waarde", 39.9, "Eenzaam i 39,9 %"),
        (SUSPECTS, "suspectsWithDutchAddress", "NL00", 2022, "NW_MAR", "veiligheid", "verdachten", "teller", 10_470, "29,5 per 1.000 10.470 in totaal"),
    )
]  # fmt: skip
