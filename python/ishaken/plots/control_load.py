"""The load of the control plane: messages and bytes by interface over time."""

import math

import altair as alt
import polars

from ishaken.plots.measures import Clock, duration
from ishaken.plots.provenance import origin
from ishaken.plots.style import CATEGORIES, GREY, empty_figure, framed, rows

MOST_INTERFACES = len(CATEGORIES)
OTHERS = "all others"
RATES = ("messages_per_h", "kilobytes_per_h")
TITLE = "Control load by interface"


def load(run, slices: int = 60) -> tuple[polars.DataFrame, float]:
    """Returns a frame of interface, slice, messages and bytes, as sent, and the width of a slice in seconds.

    Slices before 0 belong to the warm-up.
    """
    clock = Clock(run)
    width = clock.slices(slices)
    last = math.ceil(clock.length_s / width) - 1  # a message sent at the very end belongs to the last slice
    at = (clock.since("sent_at") / width).floor().cast(polars.Int64).clip(upper_bound=last)
    return (
        run.control.lazy()
        .group_by(polars.col("interface").cast(polars.String), at.alias("slice"))
        .agg(messages=polars.len().cast(polars.Int64), bytes=polars.col("bytes").sum().cast(polars.Int64))
        .sort("interface", "slice")
        .collect(engine="streaming"),
        width,
    )


def control_load(run):
    """Draws messages and bytes per hour by interface; the busiest seven by name."""
    found, width = load(run)
    if found.is_empty():
        return empty_figure(TITLE, "No message of the control plane was sent.", origin(run))
    clock = Clock(run)
    ranked = (
        found.group_by("interface")
        .agg(polars.col("messages").sum())
        .sort("messages", "interface", descending=[True, False])["interface"]
        .to_list()
    )
    shown = ranked if len(ranked) <= MOST_INTERFACES else ranked[: MOST_INTERFACES - 1]
    named = polars.when(polars.col("interface").is_in(shown)).then("interface").otherwise(polars.lit(OTHERS))
    hours = width / 3600
    binned = (
        found.group_by(named.alias("interface"), "slice")
        .agg(polars.col("messages", "bytes").sum())
        .with_columns(
            since=polars.col("slice") * width / clock.unit_s,
            until=(polars.col("slice") + 1) * width / clock.unit_s,
            messages_per_h=polars.col("messages") / hours,
            kilobytes_per_h=polars.col("bytes") / 1000 / hours,
            order=polars.col("interface").replace_strict(
                {each: at for at, each in enumerate([*shown, OTHERS])}, return_dtype=polars.Int64
            ),
        )
        .sort("slice", "order")
        .with_columns(  # stacked
            **{f"{each}_top": polars.col(each).cum_sum().over("slice") for each in RATES},
            **{f"{each}_foot": polars.col(each).cum_sum().over("slice") - polars.col(each) for each in RATES},
        )
    )
    domain = shown if len(shown) == len(ranked) else [*shown, OTHERS]
    colour = alt.Color(
        "interface:N",
        scale=alt.Scale(domain=domain, range=[*CATEGORIES[: len(shown)], *([GREY] if OTHERS in domain else [])]),
        title="interface",
    )
    base = alt.Chart(rows(binned)).encode(colour).mark_rect()

    def panel(field: str, title: str, last: bool):
        return base.encode(
            alt.X(
                "since:Q",
                title=clock.title if last else None,
                scale=alt.Scale(nice=False, zero=False),
                axis=alt.Axis(labels=last, grid=False),
            ),
            alt.X2("until:Q"),
            alt.Y(f"{field}_foot:Q", title=title, axis=alt.Axis(format="~s", tickCount=4)),
            alt.Y2(f"{field}_top:Q"),
            tooltip=[
                alt.Tooltip("interface:N"),
                alt.Tooltip("messages:Q", format=","),
                alt.Tooltip("bytes:Q", format=","),
                alt.Tooltip("since:Q", title=f"from ({clock.unit})", format=".3~f"),
            ],
        ).properties(width=560, height=130)

    chart = alt.vconcat(
        panel("messages_per_h", "messages per h", False), panel("kilobytes_per_h", "kB per h", True), spacing=10
    )
    notes = [f"as sent, delivered or not; one bar for {duration(width)}"]
    if found["slice"].min() < 0:
        notes[0] += "; the warm-up lies before 0"
    return framed(chart, TITLE, notes, origin(run))
