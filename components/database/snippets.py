"""A few lines of R, Python and Power Query that fetch the rows of an address."""

from __future__ import annotations

from collections.abc import Sequence


def python_code(address: str) -> str:
    """Python with pandas; ``address`` gives CSV with commas and decimal points."""
    return f'import pandas as pd\n\ncijfers = pd.read_csv("{address}")\n'


def r_code(address: str, numbers: Sequence[str]) -> str:
    """R, without packages. ``numbers`` are the columns with numbers; the others are text.

    R takes a column with only T for logical: so it is told to guess nothing. Group NL is Nederlandse herkomst
    and so only an empty field is missing.
    """
    named = ", ".join(f'"{name}"' for name in numbers)
    return (
        f'adres <- "{address}"\n'
        'cijfers <- read.csv(adres, fileEncoding = "UTF-8-BOM", na.strings = "", check.names = FALSE,\n'
        '                    colClasses = "character")\n'
        f"getallen <- intersect(names(cijfers), c({named}))\n"
        "cijfers[getallen] <- lapply(cijfers[getallen], as.numeric)\n"
    )


def power_query_code(address: str, numbers: Sequence[str]) -> str:
    """Power Query (M). ``numbers`` are the columns with numbers; the others are text."""
    typed = ", ".join(f'{{"{_quoted(name)}", type number}}' for name in numbers)
    return (
        "let\n"
        f'    Bron = Csv.Document(Web.Contents("{address}"), '
        '[Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n'
        "    Koppen = Table.PromoteHeaders(Bron, [PromoteAllScalars = true]),\n"
        f'    Getallen = Table.TransformColumnTypes(Koppen, {{{typed}}}, "en-US")\n'
        "in\n"
        "    Getallen\n"
    )


def _quoted(name: str) -> str:
    return name.replace('"', '""')
