"""The reports of the network: each file declares its own on the machinery of `core.reporting`."""

from experts.reports import equality, needs, taking_part

__all__ = ["equality", "needs", "taking_part"]
