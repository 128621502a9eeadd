"""The share of calls that pass verification in the whole run, by pair of countries and kind of call."""

import altair as alt
import polars

from ishaken.plots.measures import HONEST, delivered
from ishaken.plots.provenance import origin
from ishaken.plots.style import HONEST_RAMP, INK, UNWANTED_RAMP, empty_figure, framed, label_size, rows, share_scale

MOST_COUNTRIES = 30
TITLE = "Calls that pass verification, by pair"


def shares(run) -> polars.DataFrame:
    """Returns from, to, kind, calls and share."""
    counts = delivered(run).with_columns(share=polars.col("passed") / polars.col("calls")).drop("passed")
    return counts.collect(engine="streaming")


def verified_share(run):
    """Draws a matrix for each kind of call: blue for honest calls that pass, vermilion for unwanted ones."""
    found = shares(run)
    if found.is_empty():
        return empty_figure(TITLE, "No call of this run was delivered.", origin(run))
    countries, all_countries = _busiest(found)
    shown = found.filter(polars.col("from").is_in(countries) & polars.col("to").is_in(countries))
    kinds = sorted(shown["kind"].unique(), key=lambda kind: (kind not in HONEST, kind))
    step = 34 if len(countries) <= 8 else max(11, 300 / len(countries))
    panels = [_matrix(shown.filter(polars.col("kind") == kind), kind, step) for kind in kinds]
    notes = [
        "share of the calls delivered, from the country of the row to that of the column, in the run (blank: none)"
    ]
    if all_countries > len(countries):
        notes.append(f"{len(countries)} of {all_countries} countries: those with most calls")
    chart = alt.concat(*panels, columns=1 if len(countries) > 12 else 3, spacing=28).resolve_scale(color="independent")
    return framed(chart, TITLE, notes, origin(run))


def _matrix(shown: polars.DataFrame, kind: str, step: float):
    axis = {"ticks": False, "domain": False, "grid": False}
    written = step >= 28
    base = (
        alt.Chart(rows(shown), title=alt.Title(kind.replace("_", " "), fontSize=12, fontWeight="normal", offset=6))
        .encode(
            alt.X(
                "to:N",
                title=None,
                axis=alt.Axis(orient="top", labelAngle=0 if step >= 18 else -90, labelFontSize=label_size(step), **axis),
            ),
            alt.Y("from:N", title=None, axis=alt.Axis(labelFontSize=label_size(step), **axis)),
            tooltip=[
                alt.Tooltip("from:N", title="calling"),
                alt.Tooltip("to:N", title="called"),
                alt.Tooltip("share:Q", title="passed", format=".1%"),
                alt.Tooltip("calls:Q", title="calls", format=","),
            ],
        )
        .properties(width=alt.Step(step), height=alt.Step(step))
    )
    legend = None if written else alt.Legend(format="%", title="passed")
    ramp = HONEST_RAMP if kind in HONEST else UNWANTED_RAMP
    cells = base.mark_rect(stroke="white", strokeWidth=1).encode(
        alt.Color("share:Q", scale=share_scale(ramp), legend=legend)
    )
    if not written:
        return cells
    on_dark = alt.condition("datum.share > 0.45", alt.value("white"), alt.value(INK))
    return cells + base.mark_text(fontSize=9.5).encode(text=alt.Text("share:Q", format=".0%"), color=on_dark)


def _busiest(found: polars.DataFrame) -> tuple[list[str], int]:
    ends = polars.concat([found.select(name=each, calls="calls") for each in ("from", "to")])
    ranked = ends.group_by("name").agg(polars.col("calls").sum()).sort("calls", "name", descending=[True, False])
    return sorted(ranked["name"].head(MOST_COUNTRIES)), len(ranked)
