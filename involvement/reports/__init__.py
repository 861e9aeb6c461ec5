"""The reports of involvement: each file declares its own on the machinery of `core.reporting`."""

from involvement.reports import ahead, coverage, heard, supply, training, without

__all__ = ["ahead", "coverage", "heard", "supply", "training", "without"]
