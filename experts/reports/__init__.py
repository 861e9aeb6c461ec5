"""The reports of the network: each file declares its own on the machinery of `core.reporting`."""

from experts.reports import needs, taking_part

__all__ = ["needs", "taking_part"]
