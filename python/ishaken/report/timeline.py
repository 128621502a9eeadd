"""The course of a run in few lines: actions of the timeline, and decisions with party, subject and reason.

Consequences of a decision (lists that are published and installed, certificates that are renewed) are only counted;
equal decisions of one moment share a line.
"""

import polars

from ishaken.plots.measures import DAY, start, texts
from ishaken.plots.provenance import some
from ishaken.report.wording import MOST_ROWS, Part, Table

FOLLOWS = ("publish-list", "install-list", "new-certificate")
COLUMNS = ["when", "who", "what", "about", "why"]


def timeline(run) -> Part:
    """Returns the decisions of a run as a section of the report."""
    told, begins = entries(run), start(run)
    warm_up, later = told.filter(polars.col("at") < begins), told.filter(polars.col("at") >= begins)
    notes = [_counted(run)] if len(run.decisions) else []
    if told.is_empty():
        return Part("decisions", "Decisions", ["Nothing was decided in this run."])
    tables = [_table(later, begins)] if len(later) else []
    if later.is_empty():
        notes.insert(0, "Nothing was decided after the start.")
    if len(warm_up):
        tables.append(_table(warm_up, begins, f"before the start, while everything was set up: {len(warm_up)} lines"))
    return Part("decisions", "Decisions", notes, tables)


def entries(run) -> polars.DataFrame:
    """Returns at (to the second), who, what, about (a list), why."""
    whom = (
        polars.when(polars.col("object").fill_null("") == "")
        .then("subject")
        .otherwise(polars.format("{} ({})", "subject", "object"))
    )
    decided = (
        texts(run.decisions.lazy())
        .with_row_index("order", offset=1)
        .filter(~polars.col("action").is_in(FOLLOWS))
        .select(
            polars.col("at").dt.truncate("1s"),
            "order",
            who="party",
            what="action",
            about=whom,
            why=polars.col("reason").fill_null(""),
        )
        .group_by("at", "who", "what", "why")
        .agg(polars.col("about").unique().sort(), polars.col("order").min())
    )
    lasts = (
        polars.when(polars.col("lasts_s") > 0)
        .then(polars.format("for {} d", (polars.col("lasts_s") / DAY).round(2)))
        .otherwise(polars.lit(""))
    )
    done = texts(run.faults.lazy()).select(
        polars.col("at").dt.truncate("1s"),
        order=polars.lit(0, polars.UInt32),
        who=polars.lit("the scenario"),
        what="action",
        why=lasts,
        about=polars.concat_list("subject"),
    )
    columns = ["at", "order", "who", "what", "why", "about"]
    both = polars.concat([decided.select(columns), done.select(columns)])
    return both.sort("at", "order", "who", "what").drop("order").collect()


def _table(told: polars.DataFrame, begins, folded: str = "") -> Table:
    shown = [
        [
            f"{at:%Y-%m-%d %H:%M} (day {(at - begins).total_seconds() / DAY:.1f})",
            who,
            what.replace("_", " "),
            some(about, most=12),
            why,
        ]
        for at, who, what, why, about in told.head(MOST_ROWS).rows()
    ]
    if len(told) > MOST_ROWS:
        shown.append(["", "", f"and {len(told) - MOST_ROWS:,} more", "", "decisions has them all"])
    return Table(COLUMNS, shown, folded=folded)


def _counted(run) -> str:
    counts = dict(texts(run.decisions.lazy()).group_by("action").len().collect().rows())
    return (
        f"What followed is not listed here: {counts.get('publish-list', 0):,} lists were published and installed "
        f"{counts.get('install-list', 0):,} times, {counts.get('new-certificate', 0):,} certificates were issued."
    )
