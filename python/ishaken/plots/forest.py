"""All effects of a comparison with their intervals."""

import altair as alt
import polars

from ishaken.plots.measures import DAY
from ishaken.plots.provenance import origin
from ishaken.plots.style import BLUE, GREY, INK, empty_figure, framed, rows

MOST_EFFECTS = 60
TITLE = "Differences, with 95 % intervals"
SHARE = "percentage points"


def effects(comparison) -> polars.DataFrame:
    """Returns label, scale (unit of the axis), effect, low, high, n, real and side, in units for readers."""
    found = polars.DataFrame(comparison.rows).filter(polars.col("effect").is_not_null())
    for name, empty in (("dimensions", ""), ("unit", "")):
        if name not in found.columns:
            found = found.with_columns(polars.lit(empty).alias(name))
    where = polars.col("dimensions").fill_null("")
    named = found.with_columns(
        label=polars.when(where == "").then("metric").otherwise(polars.format("{}[{}]", "metric", where)),
        spread=polars.max_horizontal(polars.col("effect", "low", "high").abs()),
    )
    durations = (polars.col("unit") == "s").fill_null(False)
    most = named.group_by("label").agg(most=polars.col("spread").max())
    named = named.join(most, on="label", maintain_order="left")
    size = (
        polars.when(polars.col("unit") == "share")
        .then(0.01)
        .when(durations & (polars.col("most") > 2 * DAY))
        .then(DAY)
        .when(durations & (polars.col("most") > 7200))
        .then(3600.0)
        .otherwise(1.0)
    )
    scale = (
        polars.when(polars.col("unit") == "share")
        .then(polars.lit(SHARE))
        .when(size == DAY)
        .then(polars.lit("d"))
        .when(size == 3600.0)
        .then(polars.lit("h"))
        .otherwise(polars.col("unit").fill_null("").replace("1", ""))
    )
    return named.with_columns(
        scale=scale, **{each: polars.col(each) / size for each in ("effect", "low", "high")}
    ).select("label", "scale", "side", "effect", "low", "high", "n", polars.col("real").fill_null(False))


def forest(comparison):
    """Draws a line for each metric and side, filled if the interval excludes 0; metrics of one unit share an axis."""
    found = effects(comparison)
    source = origin(comparison)
    if found.is_empty():
        return empty_figure(TITLE, "Nothing was measured on both sides, so there is nothing to compare.", source)
    same = (polars.col("effect") == 0) & (polars.col("low").fill_null(0) == 0) & (polars.col("high").fill_null(0) == 0)
    different = found.filter(~same)
    if different.is_empty():
        return empty_figure(TITLE, f"None of {len(found)} metrics differs at all, in any pair of runs.", source)
    shown = different.head(MOST_EFFECTS)
    first = comparison.sides[0] if hasattr(comparison, "sides") else "the first side"
    notes = [f"each side less {first}, paired by seed; filled: real, the interval excludes 0; open: it does not"]
    if len(different) < len(found):
        notes.append(f"left out: {len(found) - len(different)} that do not differ at all, in any pair of runs")
    if len(shown) < len(different):
        notes.append(f"the first {len(shown)} of {len(different)}")
    # Shares share an axis, and so do durations; each count has its own scale.
    groups = shown.with_columns(
        group=polars.when(polars.col("scale").is_in([SHARE, "d", "h", "s"])).then("scale").otherwise("label")
    ).partition_by("group", maintain_order=True)
    panels = [_panel(each.drop("group"), one_side=shown["side"].n_unique() == 1) for each in groups]
    return framed(alt.vconcat(*panels, spacing=8).resolve_scale(color="shared"), TITLE, notes, source)


def _panel(shown: polars.DataFrame, one_side: bool):
    scale = shown["scale"][0]
    large = max(shown["effect"].abs().max(), 0) >= 1000
    line = polars.col("label") if one_side else polars.format("{}   {}", "label", "side")
    texts = [_text(*each) for each in shown.select("effect", "low", "high", "n").rows()]
    shown = shown.with_columns(line=line, text=polars.Series(texts))
    order = shown["line"].to_list()
    y = alt.Y("line:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=330, minExtent=330))
    x = alt.X(
        "effect:Q",
        title=f"difference ({scale})" if scale else "difference",
        axis=alt.Axis(tickCount=5, format="~s" if large else ",.3~f"),
        scale=alt.Scale(padding=10, zero=True),
    )
    base = alt.Chart(rows(shown))
    zero = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(color=INK, strokeWidth=1).encode(x="zero:Q")
    colour = alt.condition("datum.real", alt.value(BLUE), alt.value(GREY))
    interval = base.mark_rule(strokeWidth=2).encode(y, x=alt.X("low:Q", title=""), x2="high:Q", color=colour)
    point = base.mark_point(size=65, opacity=1, strokeWidth=2).encode(
        x,
        y,
        stroke=colour,
        fill=alt.condition("datum.real", alt.value(BLUE), alt.value("white")),
        tooltip=["label:N", "side:N", alt.Tooltip("text:N", title="effect"), "n:Q", "real:N"],
    )
    said = base.mark_text(align="left", fontSize=10).encode(y, x=alt.value(312), text="text:N")
    return alt.layer(zero, interval, point, said).properties(width=300, height=alt.Step(22))


def _text(effect: float, low: float | None, high: float | None, n: int) -> str:
    """Returns "+1.2 (0.8 to 1.6), n = 20"."""
    interval = "no interval" if low is None or high is None else f"{_number(low)} to {_number(high)}"
    return f"{'+' if effect > 0 else ''}{_number(effect)} ({interval}), n = {n}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
