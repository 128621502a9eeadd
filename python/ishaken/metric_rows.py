"""Rows of the list `metrics` in a run's summary: {"name", "value", "unit", and a key for each dimension}."""

from collections.abc import Iterable

NOT_DIMENSIONS = ("name", "value", "unit")


def dimensions_of(row: dict) -> dict:
    """Returns the dimensions of a row, without name, value and unit."""
    return {key: value for key, value in row.items() if key not in NOT_DIMENSIONS}


def find(rows: Iterable[dict], name: str, dimensions: dict) -> dict | None:
    """Returns the row of a metric with exactly these dimensions, None if there is none."""
    wanted = {key: str(value) for key, value in dimensions.items()}
    for row in rows:
        if row["name"] == name and {key: str(value) for key, value in dimensions_of(row).items()} == wanted:
            return row
    return None


def from_keywords(keywords: dict) -> dict:
    """Returns the dimensions that keyword arguments name: `from_` stands for `from`, which Python reserves."""
    return {key.rstrip("_"): value for key, value in keywords.items()}


def in_words(dimensions: dict) -> str:
    """Returns "from=FR, to=DE"."""
    return ", ".join(f"{key}={value}" for key, value in dimensions.items())


def as_text(value) -> str | None:
    """Returns a dimension's value as the text that columns hold, None for None."""
    return None if value is None else str(value)
