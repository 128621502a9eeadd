"""`ishaken list`: the things that a scenario can contain."""

import json

from rich.console import Console

from ishaken import _core
from ishaken.errors import InputError
from ishaken.show import table_of


def print_listing(console: Console, what: str) -> None:
    """Prints the things of a topic, or the topics. Raises InputError if there is no such topic."""
    try:
        rows = json.loads(_core.listing(what))
    except ValueError as error:
        raise InputError(str(error)) from error
    for row in rows:  # the fields of an action, the values of an enumeration
        for nested in ("fields", "values"):
            if nested in row:
                row[nested] = [each["name"] for each in row[nested]]
    console.print(table_of(rows))
    if not what:
        console.print("\nishaken list TOPIC shows one of them")
