"""The response of a metric to the parameters of a sweep, with its spread over seeds.

One parameter gives a line, two on a grid give a surface, others a panel for each parameter over all the rest.
"""

import altair as alt
import polars

from ishaken.errors import InputError
from ishaken.intervals import half_width
from ishaken.metric_rows import from_keywords
from ishaken.plots.measures import duration
from ishaken.plots.provenance import origin
from ishaken.plots.style import BLUE, HONEST_RAMP, INK, empty_figure, framed, rows
from ishaken.quantities import number

MOST_PANELS, MOST_POINTS = 6, 1500


def response(sweep, metric: str, over: list[str], **dimensions) -> polars.DataFrame:
    """Returns the parameters, mean, low, high (95 % by t over runs) and n; one row for each point of the design."""
    found = _of(sweep, metric, dimensions)
    grouped = found.group_by(over, maintain_order=True).agg(
        mean=polars.col("value").mean(), sd=polars.col("value").std(), n=polars.len().cast(polars.Int64)
    )
    half = [half_width(sd, n) if n > 1 else None for n, sd in grouped.select("n", "sd").rows()]
    return (
        grouped.with_columns(half=polars.Series(half, dtype=polars.Float64))
        .with_columns(low=polars.col("mean") - polars.col("half"), high=polars.col("mean") + polars.col("half"))
        .drop("sd", "half")
    )


def response_surface(sweep, metric: str = "verified_share", over: list[str] | None = None, **dimensions):
    """Draws a metric (with `dimensions`, `from_` for from) against the parameters of the sweep, or those in `over`."""
    parameters = list(over or sweep.parameters)
    title = f"{metric} over " + " and ".join(parameters[:2]) + (" and more" if len(parameters) > 2 else "")
    found = _of(sweep, metric, dimensions)
    if found.is_empty() or not parameters:
        return empty_figure(f"{metric} over parameters", "No run of this sweep measured that.", origin(sweep))
    unit = found["unit"][0] or ""
    one_each = [response(sweep, metric, [each], **dimensions) for each in parameters[:MOST_PANELS]]
    notes = ["mean over seeds with its 95 % interval"]
    if len(parameters) == 1:
        chart = _line(one_each[0], parameters[0], metric, unit, (WIDE, 260))
    elif len(parameters) == 2 and all(len(each) <= 12 for each in one_each):
        chart = _surface(response(sweep, metric, parameters, **dimensions), parameters, metric, unit)
        notes = ["mean over seeds; below it half of its 95 % interval"]
    else:
        chart = alt.concat(
            *[_line(each, name, metric, unit, (280, 180)) for each, name in zip(one_each, parameters, strict=False)],
            columns=2,
        )
        notes = ["mean with its 95 % interval, over seeds and over the other parameters"]
    return framed(chart, title, notes, origin(sweep))


def _of(sweep, metric: str, dimensions: dict) -> polars.DataFrame:
    """Returns the rows of one metric with exactly these dimensions.

    Raises InputError if the sweep did not measure it.
    """
    frame = polars.DataFrame(sweep.metrics)
    known = frame["name"].unique().to_list()
    if metric not in known:
        raise InputError(f"this sweep measured no {metric}; there is {', '.join(sorted(known))}")
    wanted = {key: str(value) for key, value in from_keywords(dimensions).items()}
    found = frame.filter(polars.col("name") == metric)
    others = [
        each
        for each in frame.columns
        if each not in {"name", "value", "unit", "seed", "run", "key", "point", *sweep.parameters}
    ]
    for column in others:
        found = found.filter(polars.col(column) == wanted[column] if column in wanted else polars.col(column).is_null())
    return found.drop_nulls("value")


WIDE = 520


def _axis(values: polars.Series, name: str) -> tuple[str, list | None]:
    """Returns the type of the axis and the order of its values: quantities by size, other texts as they came."""
    if values.dtype.is_numeric():
        return "Q", None
    unique = values.unique(maintain_order=True).to_list()
    return "N", sorted(unique, key=number) if all(number(each) is not None for each in unique) else unique


def _format(unit: str) -> str:
    return "~%" if unit == "share" else "~s"


def _line(found: polars.DataFrame, parameter: str, metric: str, unit: str, size: tuple[int, int]):
    kind, order = _axis(found[parameter], parameter)
    shown = found.rename({parameter: "at"}).sort("at").gather_every(max(1, len(found) // MOST_POINTS))
    x = alt.X(
        f"at:{kind}",
        title=parameter,
        sort=order,
        axis=alt.Axis(labelAngle=0),
        scale=alt.Scale(zero=False) if kind == "Q" else alt.Undefined,
    )
    y = alt.Y(
        "mean:Q",
        title=metric + (f" ({unit})" if unit not in ("", "share", "1") else ""),
        axis=alt.Axis(format=_format(unit)),
        scale=alt.Scale(zero=False),
    )
    base = alt.Chart(rows(shown)).encode(x, y)
    many = len(shown) > 15  # every run has a value of its own: draw points without a line
    tips = [
        alt.Tooltip(f"at:{kind}", title=parameter),
        alt.Tooltip("mean:Q", format=".4~g"),
        alt.Tooltip("low:Q", format=".4~g"),
        alt.Tooltip("high:Q", format=".4~g"),
        "n:Q",
    ]
    points = base.mark_point(filled=True, size=25 if many else 60, opacity=0.6 if many else 1, color=BLUE).encode(
        tooltip=tips
    )
    if many:
        return points.properties(width=size[0], height=size[1])
    interval = (
        alt.Chart(rows(shown.drop_nulls("low")))
        .mark_rule(strokeWidth=1.5, color=BLUE)
        .encode(x, alt.Y("low:Q", title=""), alt.Y2("high:Q"))
    )
    return (base.mark_line(color=BLUE, strokeWidth=1.3) + interval + points).properties(width=size[0], height=size[1])


def _text(value: float, unit: str, digits: int) -> str:
    if unit == "s":
        return duration(value)
    return (
        f"{100 * value:.1f} %"
        if unit == "share"
        else f"{value:,.{digits}g}"
        if abs(value) < 10_000
        else f"{value:,.0f}"
    )


def _surface(found: polars.DataFrame, parameters: list[str], metric: str, unit: str):
    across, down = parameters
    half = [
        None if high is None else f"± {_text(high - mean, unit, 2)}"
        for mean, high in found.select("mean", "high").rows()
    ]
    dark = found["mean"].min() + 0.5 * ((found["mean"].max() - found["mean"].min()) or 1)
    shown = found.rename({across: "across", down: "down"}).with_columns(
        text=polars.Series([_text(each, unit, 4) for each in found["mean"]]),
        half=polars.Series(half, dtype=polars.String),
        dark=polars.col("mean") > dark,
    )
    axis = {"ticks": False, "domain": False, "grid": False, "labelAngle": 0}
    orders = [
        sorted(found[each].unique().to_list(), key=lambda value: (number(value) is None, number(value) or 0, str(value)))
        for each in parameters
    ]
    base = alt.Chart(rows(shown)).encode(
        alt.X("across:O", title=across, sort=orders[0], axis=alt.Axis(**axis)),
        alt.Y("down:O", title=down, sort=orders[1][::-1], axis=alt.Axis(**axis)),
        tooltip=[
            alt.Tooltip("across:O", title=across),
            alt.Tooltip("down:O", title=down),
            alt.Tooltip("text:N", title=metric),
            alt.Tooltip("half:N", title="95 %"),
            "n:Q",
        ],
    )
    colour = alt.Color(
        "mean:Q",
        title=metric,
        scale=alt.Scale(range=HONEST_RAMP, interpolate="lab", nice=False),
        legend=alt.Legend(format=_format(unit), gradientLength=90),
    )
    ink = alt.condition("datum.dark", alt.value("white"), alt.value(INK))
    cells = base.mark_rect(stroke="white").encode(colour)
    return alt.layer(
        cells,
        base.mark_text(dy=-6, fontSize=10.5).encode(text="text:N", color=ink),
        base.mark_text(dy=8, fontSize=8.5).encode(text="half:N", color=ink),
    ).properties(width=alt.Step(74), height=alt.Step(44))
