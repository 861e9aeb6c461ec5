"""The reports of involvement: each file declares its own on the machinery of `core.reporting`."""

from involvement.reports import coverage, heard, training, without

__all__ = ["coverage", "heard", "training", "without"]
