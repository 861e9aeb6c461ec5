"""A large, coherent history made set-wise: the same for the same numbers, seed and day."""

from coproduction.demo.seeding.plan import Plan
from coproduction.demo.seeding.whole import seed

__all__ = ["Plan", "seed"]
