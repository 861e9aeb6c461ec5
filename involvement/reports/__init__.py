"""The reports of involvement: each file declares its own on the machinery of `core.reporting`."""

from involvement.reports import ahead, coverage, heard, impact, short_notice, supply, training, without

__all__ = ["ahead", "coverage", "heard", "impact", "short_notice", "supply", "training", "without"]
