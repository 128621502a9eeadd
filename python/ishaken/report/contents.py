"""The contents of the reports of runs, sweeps and comparisons."""

import json

import polars

from ishaken import plots
from ishaken.plots.measures import duration
from ishaken.plots.provenance import short, some
from ishaken.report.timeline import timeline
from ishaken.report.wording import (
    MOST_ROWS,
    Part,
    Table,
    expectations,
    measured,
    metrics_part,
    provenance_part,
    scenario_part,
)
from ishaken.yaml_text import read_yaml

HEADLINES = (
    "verified_share",
    "false_accept_share",
    "collateral_reject_share",
    "unwanted_accept_share",
    "control_messages",
)


def of_run(run) -> dict:
    figures = {name: draw(run) for name, draw in plots.KINDS.items() if name != "overview"}
    held = sum(each["held"] for each in run.expectations)
    return {
        "title": title(run),
        "what": f"run of {run.name}",
        "warnings": []
        if run.complete
        else ["This run did not reach its end; what is shown is what was written until then."],
        "facts": [
            ("calls", f"{run.manifest['calls']:,}"),
            ("simulated", duration(run.manifest["simulated_seconds"])),
            ("expectations held", f"{held} of {len(run.expectations)}"),
            ("seed", str(run.seed)),
            ("scenario", short(run.manifest["scenario_sha256"])),
        ],
        "expectations": expectations(
            run.expectations, {each["name"]: each.get("unit", "") for each in run.summary["metrics"]}
        ),
        "figures": figures,
        "parts": [
            timeline(run),
            metrics_part(run.summary["metrics"]),
            provenance_part(run.manifest),
            scenario_part(run.scenario_yaml),
        ],
    }


def of_sweep(sweep) -> dict:
    there = set(polars.DataFrame(sweep.metrics)["name"].to_list()) if len(sweep.metrics) else set()
    chosen = [each for each in HEADLINES if each in there]
    figures = {each: plots.response_surface(sweep, each) for each in chosen}
    if {"false_accept_share", "collateral_reject_share"} <= there:
        figures["trade_off"] = plots.sweep_trade_off(sweep)
    done = sweep.runs.drop_nulls("held")
    about = {"scenario": sweep.name, "design": sweep.design, "seeds": some(sweep.seeds, 20), "version": sweep.version}
    return {
        "title": f"Sweep of {sweep.name}",
        "what": "sweep",
        "warnings": []
        if sweep.complete
        else [f"This sweep is not finished: {len(done)} of {len(sweep)} runs are done."],
        "facts": [
            ("points", str(len(sweep.points))),
            ("seeds", str(len(sweep.seeds))),
            ("runs done", f"{len(done)} of {len(sweep)}"),
            ("runs that held", f"{done['held'].sum()} of {len(done)}"),
        ],
        "figures": figures,
        "parts": [_means(sweep, chosen), provenance_part(about), *_scenario(sweep)],
    }


def of_comparison(comparison) -> dict:
    rows = comparison.rows.to_dicts()
    table = [
        [
            each["metric"] + (f"[{each['dimensions']}]" if each.get("dimensions") else ""),
            each["side"],
            measured(each.get("mean_first"), each["unit"]),
            measured(each.get("mean_other"), each["unit"]),
            _signed(each["effect"], each["unit"]),
            _interval(each),
            str(each["n"]),
            {True: "yes", False: "no", None: "–"}[each["real"]],
        ]
        for each in rows[:MOST_ROWS]
    ]
    columns = [
        "metric",
        "side",
        f"mean of {comparison.sides[0]}",
        "mean of the side",
        "effect",
        "95 % interval",
        "n",
        "real",
    ]
    real = sum(bool(each["real"]) for each in rows)
    about = {
        key: value if isinstance(value, (str, int, float, type(None))) else json.dumps(value)
        for key, value in comparison.about.items()
    }
    return {
        "title": " against ".join(comparison.sides),
        "what": "comparison",
        "warnings": ["The intervals that were asked for were not reached."]
        if comparison.narrow_enough is False
        else [],
        "facts": [("sides", str(len(comparison.sides))), ("effects", str(len(rows))), ("of them real", str(real))],
        "figures": {"forest": plots.forest(comparison)},
        "parts": [Part("effects", "Effects", tables=[Table(columns, table, (2, 3, 4, 5, 6))]), provenance_part(about)],
    }


def title(run) -> str:
    """Returns the scenario's title, or its name if it has none."""
    return str(read_yaml(run.scenario_yaml, "scenario.yaml").get("title") or run.name)


def _means(sweep, chosen: list[str]) -> Part:
    """Returns a table with a line for each point of the design, and the mean over seeds of each headline metric."""
    columns = [*sweep.parameters, *chosen]
    found = None
    for name in chosen:
        means = plots.response(sweep, name, sweep.parameters).select(*sweep.parameters, polars.col("mean").alias(name))
        found = means if found is None else found.join(means, on=sweep.parameters, how="left", nulls_equal=True)
    units = dict(polars.DataFrame(sweep.metrics).select("name", "unit").unique().rows()) if chosen else {}
    rows = [] if found is None else found.head(MOST_ROWS).to_dicts()
    shown = [
        [*(str(row[each]) for each in sweep.parameters), *(measured(row[each], units[each]) for each in chosen)]
        for row in rows
    ]
    return Part(
        "points", "Means over seeds", tables=[Table(columns, shown, tuple(range(len(sweep.parameters), len(columns))))]
    )


def _scenario(sweep) -> list[Part]:
    try:
        return [scenario_part(sweep.run(0, sweep.seeds[0]).scenario_yaml)]
    except KeyError:  # its first run is not done
        return []


def _signed(value, unit: str) -> str:
    if value is None:
        return "–"
    text = f"{abs(value):.2%}".replace("%", " points") if unit == "share" else measured(abs(value), unit)
    return f"{'−' if value < 0 else '+'}{text}"


def _interval(row: dict) -> str:
    if row["low"] is None or row["high"] is None:
        return "–"
    return f"{_signed(row['low'], row['unit'])} to {_signed(row['high'], row['unit'])}"
