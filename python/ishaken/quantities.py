"""Numbers with a unit, as scenarios write them: "6 h", "5 %", "2.5 per min", 0.4."""

import datetime
import re

from ishaken.errors import InputError
from ishaken.yaml_text import written

SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1, "min": 60, "h": 3600, "d": 86400, "w": 604800}

_QUANTITY = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([A-Za-z%][A-Za-z% ]*)?\s*")


def quantity(value) -> tuple[float, str] | None:
    """Returns number and unit, the unit empty for a bare number; None if the value is no quantity."""
    value = written(value) if isinstance(value, datetime.timedelta) else value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value), ""
    found = _QUANTITY.fullmatch(value) if isinstance(value, str) else None
    return (float(found[1]), (found[2] or "").strip()) if found else None


def number(value) -> float | None:
    """Returns a quantity as a number: a duration in seconds, others in their own unit; None if it is no quantity."""
    found = quantity(value)
    return found and found[0] * SECONDS.get(found[1], 1)


def between(low, high):
    """Returns a function from 0..1 to the quantities from low to high, in their unit, or in seconds if their units
    differ.

    Raises InputError if the units do not match, or low is not below high.
    """
    (first, unit), (last, other) = quantity(low), quantity(high)
    if unit != other and {unit, other} <= set(SECONDS):
        first, last, unit = number(low), number(high), "s"
    elif unit != other:
        raise InputError(f"{low} and {high} are in different units")
    if not first < last:
        raise InputError(f"a range goes from low to high, not from {low} to {high}")

    def at(share: float):
        value = float(f"{first + share * (last - first):.10g}")
        return f"{value!r} {unit}" if unit else value

    return at
