"""A comparison as a table on the terminal."""

from rich.console import Group
from rich.table import Table
from rich.text import Text

from ishaken.comparisons.effects import Effects
from ishaken.comparisons.wording import HEADINGS, provenance, remarks, table_lines, title

COLOURS = {"yes": "green", "no": "dim"}


def lines(comparison: Effects) -> Group:
    """Returns title, one table for each other side, remarks and provenance."""
    parts = [Text(title(comparison), style="bold")]
    first = comparison.sides[0]
    for side in comparison.sides[1:]:
        parts += [Text(), _table(comparison, first, side)]
    return Group(*parts, Text(), *(Text(each) for each in remarks(comparison)), Text(provenance(comparison), style="dim"))


def _table(comparison: Effects, first: str, other: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    names = {"first": first, "other": other}
    for column, heading in HEADINGS.items():
        table.add_column(
            Text(names.get(column, heading)),
            justify="left" if column in ("metric", "real") else "right",
            style="cyan" if column == "metric" else "",
            no_wrap=column not in names,
        )
    for line in table_lines(comparison):
        if line.side == other:
            cells = [Text(getattr(line, column)) for column in HEADINGS]
            cells[-1].stylize(COLOURS.get(line.real, ""))
            table.add_row(*cells)
    return table
