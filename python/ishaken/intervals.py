"""Student's t interval of a mean, for comparisons and figures."""

import math

from ishaken.lazy_import import lazy_import

stats = lazy_import("scipy.stats")

LEVEL = 0.95


def half_width(deviation: float, count: int) -> float:
    """Returns t(0.975, count - 1) * deviation / sqrt(count) (Student 1908), in the unit of `deviation`.

    `deviation` is the sample standard deviation (divisor count - 1) of `count` values, at least 2.
    """
    return float(stats.t.ppf((1 + LEVEL) / 2, count - 1) * deviation / math.sqrt(count))
