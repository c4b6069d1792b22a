"""The CBS edition: StatLine tables as they are delivered, read by the descriptions in ``tables/*.yaml``."""

from data.sources.statline.build import build, build_online

__all__ = ["build", "build_online"]
