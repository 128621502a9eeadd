"""Consoles: colours and the width of the terminal; elsewhere plain text in lines that are not folded."""

import sys

from rich.console import Console


def console(stderr: bool = False) -> Console:
    """Returns a console on standard output or standard error."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else 200, highlight=False)


def number(value, unit: str = "") -> str:
    """Returns a number as text for readers; seconds in a unit that fits."""
    if value is None:
        return "nothing to measure"
    if unit == "s" and value >= 120:
        for size, name in ((86400, "d"), (3600, "h"), (60, "min")):
            if value >= 2 * size:
                return f"{value / size:.4g} {name}"
    whole = float(value).is_integer() or abs(value) >= 1000
    text = f"{value:,.0f}" if whole and abs(value) < 1e15 else f"{value:.4g}"
    return text if unit in ("", "1", "share") else f"{text} {unit}"
