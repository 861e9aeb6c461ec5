"""The reports of the quality mark: each file declares its own on the machinery of `core.reporting`."""

from quality_mark.reports import coverage, decisions, load, spread

__all__ = ["coverage", "decisions", "load", "spread"]
