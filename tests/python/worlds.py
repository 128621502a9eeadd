"""Small worlds with the expected table beside them: tests/scenarios/*.world (its README has the form)."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas

from play import Played

# What every world needs and no reader wants to see again and again.
DEFAULTS = {
    "schema": "schema: 1\n",
    "name": "name: {name}\n",
    "start": "start: 2026-01-01\n",
    "traffic": "traffic:\n  - {{kind: legitimate, rate: 4 per min}}\n",
}
UNITS = {"s": "s", "min": "min", "h": "h", "d": "D"}
START = pandas.Timestamp("2026-01-01", tz="UTC")


@dataclass
class Expected:
    """One table: from the row to the column, within a window, of one kind of calls or of all."""

    title: str
    after: pandas.Timedelta | None = None
    before: pandas.Timedelta | None = None
    kind: str = ""
    cells: dict[tuple[str, str], str] = field(default_factory=dict)

    def select(self, calls: pandas.DataFrame) -> pandas.DataFrame:
        placed = calls.placed_at - START
        chosen = pandas.Series(True, calls.index)
        if self.after is not None:
            chosen &= placed >= self.after
        if self.before is not None:
            chosen &= placed < self.before
        if self.kind:
            chosen &= calls.kind == self.kind
        return calls[chosen]

    def differences(self, played: Played) -> list[str]:
        calls = self.select(played.calls)
        pairs = {(from_, to) for from_, to in calls[["from", "to"]].itertuples(index=False)}
        found = [f"{from_} to {to}: {len(calls)} calls, not in the table" for from_, to in pairs - set(self.cells)]
        for (from_, to), cell in self.cells.items():
            these = calls[(calls["from"] == from_) & (calls["to"] == to)]
            if problem := _differs(cell, these):
                found.append(f"{from_} to {to}: {problem}")
        return [f"{self.title or 'always'}: {each}" for each in sorted(found)]


def _differs(cell: str, calls: pandas.DataFrame) -> str:
    if cell == "?":
        return ""
    if cell == "-":
        return f"{len(calls)} calls where none was expected" if len(calls) else ""
    if not len(calls):
        return f"{cell} expected, but there was no call"
    if re.fullmatch(r"[0-9.]+", cell):
        delivered = calls[calls.result != "undelivered"]
        share = (delivered.result == "passed").mean() if len(delivered) else 0
        return "" if share == float(cell) else f"{cell} expected, {share:.3f} of {len(delivered)} verified: {_counts(calls)}"
    return "" if set(calls.outcome) == {cell} else f"{cell} expected: {_counts(calls)}"


def _counts(calls: pandas.DataFrame) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in calls.outcome.value_counts().items())


def read(path: Path) -> tuple[str, list[Expected]]:
    """The scenario, and the tables after it."""
    scenario, *parts = re.split(r"^---+", path.read_text(), flags=re.MULTILINE)
    assert parts, f"{path.name}: a line of dashes and a table must follow the scenario"
    missing = [text for key, text in DEFAULTS.items() if not re.search(rf"^{key}:", scenario, re.MULTILINE)]
    return scenario + "".join(text.format(name=path.stem) for text in missing), [_table(path, part) for part in parts]


def _duration(text: str) -> pandas.Timedelta:
    number, unit = text.split()
    return pandas.Timedelta(float(number), UNITS[unit])


def _table(path: Path, text: str) -> Expected:
    title, *lines = text.split("\n")
    table = Expected(title.strip())
    for words in filter(None, (each.strip() for each in title.split(","))):
        key, value = words.split(maxsplit=1)
        assert key in ("after", "before", "kind"), f"{path.name}: '{words}' is no window and no kind"
        setattr(table, key, value if key == "kind" else _duration(value))
    rows = [words for line in lines if (words := line.split("#")[0].split())]
    columns = rows[0]
    for origin, *cells in rows[1:]:
        assert len(cells) == len(columns), f"{path.name}: the row of {origin} has {len(cells)} cells"
        table.cells |= {(origin, to): cell for to, cell in zip(columns, cells, strict=True)}
    assert table.cells, f"{path.name}: a table without rows"
    return table
