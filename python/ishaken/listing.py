"""`ishaken list`: what can be written in a scenario."""

import json

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken import _core
from ishaken.errors import InputError
from ishaken.show import text


def print_listing(console: Console, what: str) -> None:
    try:
        rows = json.loads(_core.listing(what))
    except ValueError as error:
        raise InputError(str(error)) from error
    for row in rows:  # the fields of an action, the values of an enumeration
        for nested in ("fields", "values"):
            if nested in row:
                row[nested] = [each["name"] for each in row[nested]]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(escape(column), style="cyan" if column == "name" else "", overflow="fold")
    for row in rows:
        table.add_row(*(escape(text(row.get(column))) for column in columns))
    console.print(table)
    if not what:
        console.print("\nishaken list TOPIC shows one of them")
