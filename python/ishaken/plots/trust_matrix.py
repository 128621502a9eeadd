"""The share of honest calls that pass verification, by pair of countries, over time."""

import altair as alt
import polars

from ishaken.plots.measures import HONEST, Clock, delivered
from ishaken.plots.provenance import origin
from ishaken.plots.style import HONEST_RAMP, empty_figure, framed, label_size, rows, share_scale

MOST_COUNTRIES = 20
TITLE = "Who verifies whose calls"


def shares(run, slices: int = 8) -> tuple[polars.DataFrame, float]:
    """Returns a frame of from, to, slice, calls and share, and the width of a slice in seconds."""
    clock = Clock(run)
    width = clock.slices(slices)
    counts = delivered(run, (clock.since("placed_at") / width).floor().cast(polars.Int64).alias("slice"))
    return (
        counts.filter(polars.col("kind").is_in(HONEST))
        .group_by("from", "to", "slice")
        .agg(polars.col("calls", "passed").sum())
        .with_columns(share=polars.col("passed") / polars.col("calls"))
        .drop("passed")
        .sort("slice", "from", "to")
        .collect(engine="streaming"),
        width,
    )


def trust_matrix(run, *, slices: int = 8, slider: bool = False):
    """Draws the share of honest calls, from row to column, that pass verification; a matrix for each slice of time.

    `slider` gives one matrix with a slider instead, which needs HTML. Of more than 20 countries, those are shown
    between which trust changes most.
    """
    found, width = shares(run, slices)
    if found.is_empty():
        return empty_figure(TITLE, "No honest call of this run was delivered.", origin(run))
    countries, all_countries = _most_changing(found)
    clock = Clock(run)
    unit = width / clock.unit_s
    shown = found.filter(polars.col("from").is_in(countries) & polars.col("to").is_in(countries)).with_columns(
        when=polars.format(
            "{} {} to {}",
            polars.lit("day" if clock.unit == "d" else "hour"),
            (polars.col("slice") * unit).map_elements(lambda value: f"{value:g}", polars.String),
            ((polars.col("slice") + 1) * unit)
            .clip(upper_bound=clock.length_s / clock.unit_s)
            .map_elements(lambda value: f"{value:g}", polars.String),
        )
    )
    notes = [
        "share of honest calls, from the country of the row to that of the column, that pass verification (blank: none)"
    ]
    if all_countries > len(countries):
        notes.append(f"{len(countries)} of {all_countries} countries: those between which it changes most")
    chart = _with_slider(shown, len(countries)) if slider else _multiples(shown, len(countries))
    return framed(chart, TITLE, notes, origin(run))


def _matrix(data, step: float) -> alt.Chart:
    return (
        alt.Chart(data)
        .mark_rect(stroke="white", strokeWidth=1)
        .encode(
            alt.X(
                "to:N",
                title=None,
                axis=alt.Axis(
                    orient="top",
                    labelAngle=0 if step >= 18 else -90,
                    labelFontSize=label_size(step),
                    ticks=False,
                    domain=False,
                    grid=False,
                ),
            ),
            alt.Y(
                "from:N", title=None, axis=alt.Axis(labelFontSize=label_size(step), ticks=False, domain=False, grid=False)
            ),
            alt.Color("share:Q", title="verified", scale=share_scale(HONEST_RAMP), legend=alt.Legend(format="%")),
            tooltip=[
                alt.Tooltip("when:N", title="when"),
                alt.Tooltip("from:N", title="calling"),
                alt.Tooltip("to:N", title="called"),
                alt.Tooltip("share:Q", title="verified", format=".1%"),
                alt.Tooltip("calls:Q", title="honest calls", format=","),
            ],
        )
        .properties(width=alt.Step(step), height=alt.Step(step))
    )


def _multiples(shown: polars.DataFrame, countries: int):
    order = shown["when"].unique(maintain_order=True).to_list()
    step = max(11, min(24, 150 / countries))
    return (
        _matrix(rows(shown), step)
        .facet(alt.Facet("when:N", sort=order, title=None), columns=4 if step * countries < 170 else 3, spacing=18)
        .resolve_axis(x="independent", y="independent")
    )


def _with_slider(shown: polars.DataFrame, countries: int):
    last = shown["slice"].max()
    at = alt.param(name="at", value=0, bind=alt.binding_range(min=0, max=last, step=1, name="slice of time "))
    drawn = _matrix(rows(shown), max(12, min(40, 420 / countries))).add_params(at).transform_filter("datum.slice == at")
    label = (
        alt.Chart(rows(shown.select("slice", "when").unique(maintain_order=True)))
        .transform_filter("datum.slice == at")
        .mark_text(align="left", fontWeight=600)
        .encode(x=alt.value(0), y=alt.value(-44), text="when:N")
    )
    return drawn + label


def _most_changing(found: polars.DataFrame) -> tuple[list[str], int]:
    pairs = found.group_by("from", "to").agg(
        change=polars.col("share").max() - polars.col("share").min(), calls=polars.col("calls").sum()
    )
    ends = polars.concat([pairs.select(name=each, change="change", calls="calls") for each in ("from", "to")])
    ranked = (
        ends.group_by("name")
        .agg(polars.col("change", "calls").sum())
        .sort("change", "calls", "name", descending=[True, True, False])
    )
    return sorted(ranked["name"].head(MOST_COUNTRIES)), len(ranked)
