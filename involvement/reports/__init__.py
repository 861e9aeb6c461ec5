"""The reports of involvement: each file declares its own on the machinery of `core.reporting`."""

from involvement.reports import coverage, training, without

__all__ = ["coverage", "training", "without"]
