"""Compares scenarios on the same seeds: how large their differences are, and how certain.

    result = ishaken.compare("scenarios/tour.yaml", {"policies.careful.list_poll": "1 h"}, seeds=20)
    result, result.rows, result.great_table(), result.latex(), result.save("results/polls")
"""

from ishaken.comparisons.comparing import compare
from ishaken.comparisons.comparison import Comparison
from ishaken.comparisons.metrics import Metric

__all__ = ["Comparison", "Metric", "compare"]
