"""Beliefs about other countries over time, with the true share of unwanted calls and the decisions.

A panel for each reviewer. Lines are beliefs (the share of unwanted calls) with their interval, dashed lines the true
share, marks the decisions, grey bands the actions of the timeline.
"""

import altair as alt
import polars

from ishaken.plots.measures import DAY, HONEST, UNWANTED, Clock, delivered, keep_most, texts
from ishaken.plots.provenance import origin
from ishaken.plots.style import CATEGORIES, FAULT, INK, empty_figure, framed, rows

TITLE = "What was believed of whom, and what was decided"
# Decisions on evidence, and the shape of their mark.
SHAPES = {
    "exclude": "triangle-down",
    "readmit": "triangle-up",
    "keep": "circle",
    "watch": "diamond",
    "scope": "square",
    "drop-provider": "cross",
    "drop-ca": "triangle-left",
    "downgrade": "triangle-right",
    "restore": "triangle-up",
}
MOST_REVIEWERS, MOST_SUBJECTS, MOST_POINTS = 4, 6, 4000


def decisions(run) -> polars.DataFrame:
    """Returns at, reviewer, country, subject, action and reason.

    `subject` may be a provider or an STI-CA of the country.
    """
    found = texts(run.decisions.lazy()).filter(
        polars.col("action").is_in(list(SHAPES)) & polars.col("party").str.ends_with("/ga")
    )
    whom = polars.when(polars.col("object").fill_null("") == "").then("subject").otherwise("object")
    return found.select(
        "at",
        "action",
        "reason",
        reviewer=polars.col("party").str.split("/").list.first(),
        country="subject",
        subject=whom,
    ).collect()


def beliefs(run) -> polars.DataFrame:
    """Returns at, reviewer, subject, unwanted_share, low, high, standing of countries and subjects of decisions."""
    judged = decisions(run)["subject"].unique().to_list()
    whom = polars.when(polars.col("level") == "country").then("country").otherwise("name")
    return (
        texts(run.reputation.lazy())
        .with_columns(subject=whom)
        .filter((polars.col("level") == "country") | polars.col("subject").is_in(judged))
        .select("at", "reviewer", "subject", "unwanted_share", "low", "high", "standing")
        .sort("reviewer", "subject", "at")
        .collect(engine="streaming")
    )


def truth(run, width_s: float = DAY) -> polars.DataFrame:
    """Returns from, to, at_s (middle of the slice) and the share of unwanted calls among those delivered."""
    clock = Clock(run)
    counts = delivered(run, (clock.since("placed_at") / width_s).floor().alias("slice")).filter(
        polars.col("kind").is_in([*HONEST, *UNWANTED])
    )
    bad = polars.col("calls").filter(polars.col("kind").is_in(UNWANTED)).sum()
    grouped = counts.group_by("from", "to", "slice").agg(share=bad / polars.col("calls").sum())
    return (
        grouped.select("from", "to", "share", at_s=(polars.col("slice") + 0.5) * width_s)
        .sort("from", "to", "at_s")
        .collect(engine="streaming")
    )


def reputation(run):
    """Draws beliefs over time with the decisions that followed, a panel for each reviewer."""
    held = beliefs(run)
    if held.is_empty():
        return empty_figure(TITLE, "Nobody reviews in this scenario: there are no beliefs to show.", origin(run))
    clock, decided = Clock(run), decisions(run)
    reviewers = _most_active(held["reviewer"], decided["reviewer"], MOST_REVIEWERS)
    decided = decided.filter(polars.col("reviewer").is_in(reviewers))
    held = held.filter(polars.col("reviewer").is_in(reviewers))
    worst, _ = keep_most(
        held.group_by("subject").agg(polars.col("unwanted_share").max()), "subject", "unwanted_share", MOST_SUBJECTS
    )
    subjects = [*dict.fromkeys([*decided["subject"].unique(maintain_order=True), *worst])][:MOST_SUBJECTS]
    step = max(1, -(-len(held) // MOST_POINTS))
    held = held.filter(polars.col("subject").is_in(subjects))
    shown = held.with_columns(since=clock.units("at")).filter(
        polars.int_range(polars.len()).over("reviewer", "subject") % step == 0
    )
    really = (
        truth(run, _slice(clock))
        .rename({"to": "reviewer", "from": "subject"})
        .with_columns(since=polars.col("at_s") * (1 / clock.unit_s))
    )
    really = really.filter(
        polars.col("reviewer").is_in(reviewers)
        & polars.col("subject").is_in(list(decided["country"].unique()) or subjects)
    )
    layers = _layers(shown.drop("at"), really, _marks(held, decided, clock), _faults(run, clock), subjects, clock)
    panels = [_panel(layers, each, last=each == reviewers[-1]) for each in reviewers]
    notes = [
        "line: share of calls believed unwanted, its interval; dashed: the share that really came; symbols: decisions"
    ]
    if len(run.faults):
        notes.append("grey: what the timeline or an attacker did")
    return framed(alt.vconcat(*panels, spacing=14).resolve_scale(x="shared", y="shared"), TITLE, notes, origin(run))


def _panel(layers: list[alt.Chart], reviewer: str, last: bool):
    """Returns a panel; faults, which concern every reviewer, come first and lie below. Empty layers are left out."""
    only = alt.FieldEqualPredicate(field="reviewer", equal=reviewer)
    faults, *others = layers
    drawn = [
        *([faults] if faults.data.values else []),
        *(layer.transform_filter(only) for layer in others if layer.data.values),
    ]
    if not last:
        drawn = [layer.encode(x=layer.encoding.x.copy().title(None).axis(labels=False)) for layer in drawn]
    title = alt.Title(f"reviewed by {reviewer}", fontSize=12, fontWeight="normal", offset=4)
    return alt.layer(*drawn).properties(width=580, height=130, title=title)


def _layers(shown, really, marks, faults, subjects: list[str], clock: Clock) -> list[alt.Chart]:
    x = alt.X(
        "since:Q", title=clock.title, scale=alt.Scale(domain=[0, clock.length_s / clock.unit_s], nice=False, clamp=True)
    )
    y = alt.Y(
        "unwanted_share:Q",
        title="unwanted share",
        axis=alt.Axis(format="%", tickCount=4),
        scale=alt.Scale(domain=[0, 1]),
    )
    colour = alt.Color(
        "subject:N",
        title="about",
        scale=alt.Scale(domain=subjects, range=CATEGORIES),
        legend=alt.Legend(symbolType="stroke", symbolOpacity=1),
    )
    used = [each for each in SHAPES if each in set(marks["action"])]
    shape = alt.Shape("action:N", title="decision", scale=alt.Scale(domain=used, range=[SHAPES[each] for each in used]))
    base = alt.Chart(rows(shown)).encode(x, colour)
    return [
        alt.Chart(rows(faults))
        .mark_rect(color=FAULT, opacity=0.3)
        .encode(x, alt.X2("until:Q"), y=alt.value(0), y2=alt.value("height"), tooltip=["action:N", "subject:N"]),
        base.mark_area(opacity=0.13, line=False).encode(alt.Y("low:Q", title="unwanted share"), alt.Y2("high:Q")),
        alt.Chart(rows(really)).mark_line(strokeDash=[4, 3], strokeWidth=1.3).encode(x, alt.Y("share:Q"), colour),
        base.mark_line().encode(y),
        alt.Chart(rows(marks))
        .mark_point(filled=True, size=90, opacity=1, color=INK, stroke="white", strokeWidth=0.8)
        .encode(
            x,
            y,
            shape,
            tooltip=[
                alt.Tooltip("when:N", title="at"),
                alt.Tooltip("subject:N", title="about"),
                "action:N",
                alt.Tooltip("reason:N", title="why"),
            ],
        ),
    ]


def _marks(held: polars.DataFrame, decided: polars.DataFrame, clock: Clock) -> polars.DataFrame:
    """Returns each decision with the belief at that time."""
    known = held.select("at", "reviewer", "subject", "unwanted_share").sort("at")
    joined = decided.sort("at").join_asof(known, on="at", by=["reviewer", "subject"], check_sortedness=False)
    return (
        joined.with_columns(
            since=clock.units("at"),
            unwanted_share=polars.col("unwanted_share").fill_null(0.0),
            when=polars.col("at").dt.strftime("%Y-%m-%d %H:%M"),
        )
        .drop("at")
        .head(1000)
    )


def _faults(run, clock: Clock) -> polars.DataFrame:
    """Returns the bands of actions; an instant is a thin line."""
    end = clock.length_s / clock.unit_s
    found = texts(run.faults.lazy()).select(
        "action", "subject", since=clock.units("at"), lasts=polars.col("lasts_s") / clock.unit_s
    )
    until = polars.max_horizontal(polars.col("lasts"), polars.lit(end / 400)) + polars.col("since")
    return found.with_columns(until=until.clip(upper_bound=end)).drop("lasts").head(200).collect()


def _slice(clock: Clock) -> float:
    return max(clock.slices(120), DAY) if clock.unit == "d" else clock.slices(60)


def _most_active(every: polars.Series, decided: polars.Series, most: int) -> list[str]:
    """Returns the `most` reviewers with the most decisions, in alphabetical order."""
    count = dict(decided.value_counts().rows())
    return sorted(sorted(every.unique(), key=lambda each: (-count.get(each, 0), each))[:most])
