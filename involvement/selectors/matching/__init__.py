"""Matching both ways, in SQL. `rules.matching` says the same in Python; a test holds the two together."""
