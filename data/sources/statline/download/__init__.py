"""Tables of StatLine fetched from the OData service of CBS, into a folder that ``build`` can read."""

from data.sources.statline.download.fetch import Order, fetched
from data.sources.statline.download.plan import known_years, parse_years

__all__ = ["Order", "fetched", "known_years", "parse_years"]
