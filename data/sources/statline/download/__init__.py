"""Tables of StatLine fetched from the OData service of CBS, into a folder that ``build`` can read."""

from data.sources.statline.download.fetch import FetchOrder, fetched
from data.sources.statline.download.long import widened
from data.sources.statline.download.plan import known_years, parse_years

__all__ = ["FetchOrder", "fetched", "known_years", "parse_years", "widened"]
