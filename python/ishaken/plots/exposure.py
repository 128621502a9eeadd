"""The time for which relying providers went on accepting a subject after its exclusion or an attack.

Exclusions are known provider by provider from `decisions`: a country drops another from its list, and each of its
providers goes on until it installs the first list without it. The quantiles that the run measured
(`exposure_window_s`) are drawn over that. For attacks with forged calls there are only these quantiles.
"""

import altair as alt
import polars

from ishaken.metric_rows import dimensions_of
from ishaken.plots.measures import DAY, texts
from ishaken.plots.provenance import origin
from ishaken.plots.style import CATEGORIES, SOFT, empty_figure, framed, rows

TITLE = "How long providers went on accepting"
# The share of providers that still accept at each quantile.
STILL = {"p50": 0.5, "p95": 0.05, "max": 0.0}


def windows(run) -> polars.DataFrame:
    """Returns event, subject, country, provider, lasted_s for each exclusion and each provider of its country."""
    decisions = texts(run.decisions.lazy().select("at", "party", "action", "subject", "sequence")).collect()
    of = {
        each: decisions.filter(polars.col("action") == each).sort("at")
        for each in ("exclude", "drop", "publish-list", "install-list")
    }
    decided = of["exclude"].select(
        since="at", party="party", dropped="subject", country=polars.col("party").str.split("/").list.first()
    )
    dropped = (
        decided.sort("since")
        .join_asof(
            of["drop"].select(taken_off=polars.col("at"), at="at", party="party", dropped="subject"),
            left_on="since",
            right_on="at",
            by=["party", "dropped"],
            strategy="forward",
            check_sortedness=False,
        )
        .drop_nulls("taken_off")
    )
    published = dropped.sort("taken_off").join_asof(
        of["publish-list"].select("at", "sequence", country="subject"),
        left_on="taken_off",
        right_on="at",
        by="country",
        strategy="forward",
        check_sortedness=False,
    )
    installed = of["install-list"].select(installed="at", provider="party", country="subject", with_list="sequence")
    return (
        published.drop_nulls("sequence")
        .join(installed, on="country")
        .filter((polars.col("with_list") >= polars.col("sequence")) & (polars.col("installed") >= polars.col("since")))
        .group_by("since", "dropped", "country", "provider")
        .agg(polars.col("installed").min())
        .select(
            polars.lit("exclude").alias("event"),
            polars.col("dropped").alias("subject"),
            "country",
            "provider",
            lasted_s=(polars.col("installed") - polars.col("since")).dt.total_nanoseconds() / 1e9,
        )
        .sort("lasted_s", "provider")
    )


def figures(run) -> polars.DataFrame:
    """Returns event, stat, lasted_s and still (share) for the quantiles that the run measured."""
    found = [
        {"event": each["event"], "stat": each["stat"], "lasted_s": float(each["value"]), "still": STILL[each["stat"]]}
        for each in run.summary["metrics"]
        if each["name"] == "exposure_window_s"
        and each.get("stat") in STILL
        and set(dimensions_of(each)) == {"event", "stat"}
    ]
    return polars.DataFrame(
        found, {"event": polars.String, "stat": polars.String, "lasted_s": polars.Float64, "still": polars.Float64}
    )


def steps(known: polars.DataFrame) -> polars.DataFrame:
    """Returns event, lasted_s, still, providers: the share that accepts for longer, falling from 1 to 0."""
    begun = known.group_by("event").agg(lasted_s=polars.lit(0.0), gone=polars.lit(0, polars.UInt32), all=polars.len())
    ended = known.group_by("event", "lasted_s").agg(gone=polars.len()).join(begun.select("event", "all"), on="event")
    both = polars.concat([begun, ended.select(begun.columns)]).sort("event", "lasted_s", "gone")
    return both.with_columns(still=1 - polars.col("gone").cum_sum().over("event") / polars.col("all")).select(
        "event", "lasted_s", "still", providers="all"
    )


def exposure(run):
    """Draws the share of providers that still accept, against the time since the decision or the attack."""
    known, measured = steps(_thinned(windows(run))), figures(run)
    if known.is_empty() and measured.is_empty():
        return empty_figure(
            TITLE, "Nobody was excluded, and nothing else happened that providers had to stop accepting.", origin(run)
        )
    longest = max([*known["lasted_s"], *measured["lasted_s"]])
    unit, unit_s = ("d", DAY) if longest > 3 * DAY else ("h", 3600.0) if longest > 7200 else ("min", 60.0)
    since = polars.col("lasted_s") / unit_s
    notes = ["share of the relying providers that still accept, by the time since the decision or the attack"]
    if not known.is_empty():
        notes.append(
            "line: each provider, until the first list without the subject; a step down is a provider that stopped"
        )
    if not measured.is_empty():
        notes.append("dots: exposure_window_s as the run measured it" + _open(run))
    layers = _layers(known.with_columns(since=since), measured.with_columns(since=since), unit)
    return framed(alt.layer(*layers).properties(width=620, height=240), TITLE, notes, origin(run))


def _layers(known: polars.DataFrame, measured: polars.DataFrame, unit: str) -> list[alt.Chart]:
    """Returns the steps, the quantiles over them (joined by a dotted line if there are no steps), and their labels."""
    events = sorted({*known["event"], *measured["event"]})
    colour = alt.Color(
        "event:N", title=None, scale=alt.Scale(domain=events, range=CATEGORIES), legend=alt.Legend(orient="top-right")
    )
    x = alt.X("since:Q", title=f"time since the event ({unit})", scale=alt.Scale(domainMin=0, nice=True))
    y = alt.Y("still:Q", title="providers still accepting", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
    layers = []
    if not known.is_empty():
        layers.append(alt.Chart(rows(known)).mark_line(interpolate="step-after").encode(x, y, colour))
    if not measured.is_empty():
        said = measured.with_columns(
            text=polars.format("{} {} {}", "stat", polars.col("since").round_sig_figs(3), polars.lit(unit))
        )
        tooltip = [alt.Tooltip("event:N"), alt.Tooltip("text:N", title="measured")]
        points = alt.Chart(rows(said)).encode(x, y, colour, tooltip=tooltip)
        if unknown := [each for each in events if each not in set(known["event"])]:
            only = points.transform_filter(alt.FieldOneOfPredicate(field="event", oneOf=unknown))
            layers.append(only.mark_line(strokeDash=[2, 3], strokeWidth=1.2))
        layers.append(points.mark_point(filled=True, size=45, opacity=1))
        labels = points.mark_text(align="left", dx=7, dy=-7)
        layers.append(labels.encode(text="text:N", color=alt.value(SOFT)))
    return layers


def _open(run) -> str:
    still = sum(each["value"] for each in run.summary["metrics"] if each["name"] == "exposure_open")
    return f"; {still:g} accepted until the end of the run, so theirs are lower bounds" if still else ""


def _thinned(known: polars.DataFrame, most: int = 2000) -> polars.DataFrame:
    """Returns every n-th of very many providers in order of time, which leaves the curve unchanged to the eye."""
    return known if len(known) <= most else known.gather_every(-(-len(known) // most))
