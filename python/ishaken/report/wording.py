"""Numbers and tables as texts for readers."""

import dataclasses

from ishaken.metric_rows import dimensions_of, in_words
from ishaken.terminal import number

MOST_ROWS = 400


@dataclasses.dataclass(frozen=True)
class Table:
    """A table of texts."""

    columns: list[str]
    rows: list[list[str]]
    numbers: tuple[int, ...] = ()  # columns of numbers
    folded: str = ""  # the summary line, if the table is folded


@dataclasses.dataclass(frozen=True)
class Part:
    """A section below the figures."""

    name: str
    title: str
    notes: list[str] = dataclasses.field(default_factory=list)
    tables: list[Table] = dataclasses.field(default_factory=list)
    text: str = ""
    folded: str = ""


def measured(value, unit: str | None = "") -> str:
    """Returns a value with its unit: 12.3 %, 18.4 h, 6,116 messages."""
    if value is not None and unit == "share":
        return f"{100 * value:.4g} %"
    return number(value, unit or "")


def expectations(expected: list[dict], units: dict[str, str]) -> list[dict]:
    """Returns text, held and measured value of each expectation; `units` maps metrics to units."""
    return [
        {
            "text": each["text"],
            "held": each["held"],
            "measured": measured(each.get("value"), units.get(each["text"].split("[")[0].split(" ")[0]))
            + (f" ({each['note']})" if each.get("note") else ""),
        }
        for each in expected
    ]


def metrics_part(metrics: list[dict]) -> Part:
    """Returns the section of metrics: totals first, then, folded by metric, values with dimensions."""
    totals, divided = [], {}
    for each in metrics:
        where = dimensions_of(each)
        row = [each["name"], in_words(where), measured(each["value"], each.get("unit"))]
        if set(where) <= {"stat", "event"}:
            totals.append(row)
        else:
            divided.setdefault(each["name"], []).append(row)
    columns = ["metric", "of", "value"]
    folded = [
        Table(
            columns,
            rows[:MOST_ROWS],
            (2,),
            f"{name}, divided: {len(rows):,} values" + (f", the first {MOST_ROWS}" if len(rows) > MOST_ROWS else ""),
        )
        for name, rows in divided.items()
    ]
    return Part("metrics", "Metrics", tables=[Table(columns, totals, (2,)), *folded])


def provenance_part(entries: dict) -> Part:
    rows = [[key, _plain(value)] for key, value in entries.items()]
    return Part("provenance", "Where this comes from", tables=[Table(["", ""], rows)])


def scenario_part(text: str) -> Part:
    return Part(
        "scenario",
        "The scenario",
        text=text,
        folded="as it was run, with every default written; it runs again as it is",
    )


def _plain(value) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return "–" if value is None else str(value)
