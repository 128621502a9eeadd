"""False accepts of a policy against its collateral; nearer to the lower left corner is better."""

import itertools

import altair as alt
import polars

from ishaken.plots.measures import HONEST, delivered
from ishaken.plots.provenance import origin
from ishaken.plots.style import BLUE, GREY, INK, empty_figure, framed, rows

TITLE = "What gets through, against what it costs the honest"
SPOOFED, UNWANTED = "false accepts: spoofed calls that pass", "robocalls and spoofed calls that pass"
# In shares of an axis: distance of a label from its point (twice for points that share one), and size of its letters.
CELL, LETTER, LINE = 0.04, 0.022, 0.055


def of_countries(run) -> tuple[polars.DataFrame, str]:
    """Returns label, through and collateral for each country that is called from abroad, and the name of `through`.

    `through` is the share of spoofed calls that pass; without spoofed calls, of robocalls too. Collateral is that of
    the metrics, over the calling countries, each weighted by its honest calls.
    """
    counts = delivered(run).filter(polars.col("from") != polars.col("to")).collect(engine="streaming")
    kinds, name = (["spoofed"], SPOOFED) if "spoofed" in set(counts["kind"]) else (["robocall"], UNWANTED)
    through = (
        counts.filter(polars.col("kind").is_in(kinds))
        .group_by("to")
        .agg(polars.col("passed").sum() / polars.col("calls").sum())
    )
    honest = counts.filter(polars.col("kind").is_in(HONEST)).group_by("from", "to").agg(polars.col("calls").sum())
    cost = (
        honest.join(_collateral(run), on=["from", "to"])
        .group_by("to")
        .agg(collateral=(polars.col("share") * polars.col("calls")).sum() / polars.col("calls").sum())
    )
    points = cost.join(through.rename({"passed": "through"}), on="to").rename({"to": "label"})
    return points.select("label", "through", "collateral").sort("label"), name


def of_runs(runs: dict) -> tuple[polars.DataFrame, str]:
    """Returns label, through and collateral of each run as a whole, and the name of `through`."""
    spoofed = all(_total(run, "false_accept_share") is not None for run in runs.values())
    through = "false_accept_share" if spoofed else "unwanted_accept_share"
    found = [
        {"label": label, "through": _total(run, through), "collateral": _total(run, "collateral_reject_share")}
        for label, run in runs.items()
    ]
    schema = {"label": polars.String, "through": polars.Float64, "collateral": polars.Float64}
    return polars.DataFrame(found, schema).drop_nulls(), SPOOFED if spoofed else UNWANTED


def trade_off(of):
    """Draws a point for each country of a run, or for each of several runs (a list or {label: run})."""
    several = isinstance(of, (dict, list, tuple))
    if several:
        runs = of if isinstance(of, dict) else _labelled(of)
        points, name = of_runs(runs)
        source = origin(list(runs.values()))
    else:
        points, name = of_countries(of)
        source = origin(of)
    if points.is_empty():
        return empty_figure(TITLE, "No spoofed call or robocall came from abroad: there is nothing to trade off.", source)
    notes = ["a point for each run" if several else "a point for each country, over the calls that it got from abroad"]
    return framed(drawn(points, name, front=several), TITLE, notes, source)


def drawn(points: polars.DataFrame, through: str, front: bool):
    """Returns points with labels and intervals, and the line of those that no other beats in both."""
    labels = _labels(best(points) if front and len(points) > 8 else points)
    x = alt.X(
        "collateral:Q",
        title="collateral: honest signed calls that do not pass",
        axis=alt.Axis(format="~%", tickCount=6),
        scale=_room(points["collateral"]),
    )
    y = alt.Y("through:Q", title=through, axis=alt.Axis(format="~%", tickCount=6), scale=_room(points["through"]))
    base = alt.Chart(rows(points)).encode(x, y)
    layers = []
    if front:
        layers.append(
            alt.Chart(rows(best(points)))
            .mark_line(color=GREY, strokeDash=[4, 3], strokeWidth=1.2)
            .encode(x, y, order="collateral:Q")
        )
    if "collateral_low" in points.columns:
        layers += [
            base.mark_rule(color=GREY).encode(x=alt.X("collateral_low:Q", title=""), x2="collateral_high:Q"),
            base.mark_rule(color=GREY).encode(y=alt.Y("through_low:Q", title=""), y2="through_high:Q"),
        ]
    tips = [
        alt.Tooltip("label:N", title=" "),
        alt.Tooltip("collateral:Q", format=".2%"),
        alt.Tooltip("through:Q", title=through, format=".2%"),
    ]
    layers.append(base.mark_point(filled=True, size=70, color=BLUE, opacity=1).encode(tooltip=tips))
    shown = alt.Chart(rows(labels)).encode(alt.X("at_x:Q", title=""), alt.Y("at_y:Q", title=""))
    layers.append(shown.mark_rule(color=GREY, strokeWidth=0.7).encode(x2="collateral:Q", y2="through:Q"))
    for align, dx in (("left", 3), ("right", -3)):
        only = alt.FieldEqualPredicate(field="align", equal=align)
        layers.append(shown.transform_filter(only).mark_text(color=INK, align=align, dx=dx).encode(text="text:N"))
    return alt.layer(*layers).properties(width=460, height=300)


def _labels(points: polars.DataFrame) -> polars.DataFrame:
    """Returns collateral, through, text, at_x, at_y and align: the place of each label, near its point and free.

    Points at the same place share a label.
    """
    ends = {each: _most(points[each]) for each in ("collateral", "through")}
    cells = {f"{each}_cell": (polars.col(each) / (end * CELL / 2)).round() for each, end in ends.items()}
    shared = (
        points.sort("through", "collateral")
        .group_by(maintain_order=True, **cells)
        .agg(polars.col("collateral", "through").mean(), names=polars.col("label").sort())
    )
    taken = [
        (x / ends["collateral"] - CELL / 3, x / ends["collateral"] + CELL / 3, y / ends["through"])
        for x, y in points.select(*ends).rows()
    ]
    out = []
    for x, y, names in shared.select("collateral", "through", "names").rows():
        text = ", ".join(names[:4]) + (", …" if len(names) > 4 else "")
        at_x, at_y, align = _free(x / ends["collateral"], y / ends["through"], LETTER * (len(text) + 1), taken)
        out.append((x, y, text, at_x * ends["collateral"], at_y * ends["through"], align))
    return polars.DataFrame(out, ["collateral", "through", "text", "at_x", "at_y", "align"], orient="row")


def _free(x: float, y: float, long: float, taken: list) -> tuple[float, float, str]:
    """Returns the nearest free place for a label, beside its point or higher.

    `taken` holds left, right and height of others.
    """
    for step in itertools.count():
        up = y + CELL / 2 + step * LINE / 4
        for align, left in (("left", x + CELL / 2), ("right", x - CELL / 2 - long)):
            right = left + long
            if left < 0 or right > 1 + CELL:
                continue
            if not any(left < other[1] and other[0] < right and abs(up - other[2]) < LINE for other in taken):
                taken.append((left, right, up))
                return (left if align == "left" else right), up, align
    raise AssertionError("itertools.count has no end")


def best(points: polars.DataFrame) -> polars.DataFrame:
    """Returns the points that no other beats in both, from left to right."""
    ordered = points.sort("collateral", "through")
    return ordered.filter(polars.col("through") < polars.col("through").cum_min().shift(1).fill_null(float("inf")))


def _most(values: polars.Series) -> float:
    """Returns the end of the axis: 1, or less if all shares are smaller."""
    most = values.max() or 0
    return 1.0 if most > 0.7 else max(0.01, 1.2 * most)


def _room(values: polars.Series) -> alt.Scale:
    return alt.Scale(domain=[0, _most(values)], nice=True)


def _collateral(run) -> polars.DataFrame:
    found = [
        {"from": each["from"], "to": each["to"], "share": each["value"]}
        for each in run.summary["metrics"]
        if each["name"] == "collateral_reject_share"
        and set(each) == {"name", "value", "unit", "from", "to"}
        and each["value"] is not None
    ]
    return polars.DataFrame(found, {"from": polars.String, "to": polars.String, "share": polars.Float64})


def _total(run, name: str) -> float | None:
    try:
        return run.metric(name)
    except KeyError:
        return None


def _labelled(runs) -> dict:
    return {
        f"{run.name}, seed {run.seed}" if [each.name for each in runs].count(run.name) > 1 else run.name: run
        for run in runs
    }
