"""Scores of translations against references, with their intervals and significance, and what no reference sees."""
