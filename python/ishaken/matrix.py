"""One scenario with each verifier profile or each defence, as one table: `ishaken run SCENARIO --matrix ...`.

Every row is a run on the same draws with its own baseline, of which the metrics are kept and no tables. The
expectations of a scenario are meant for the scenario as it is written, so they are not checked for the rows.
"""

import csv
import dataclasses
import datetime
import io
import itertools
import json
import os
import types
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken import _core
from ishaken.errors import InputError
from ishaken.interruption import Interruption
from ishaken.metric_rows import find
from ishaken.run_directory import results_folder
from ishaken.simulation import advance, discard
from ishaken.terminal import number
from ishaken.text_file import write_whole

KINDS = ("profiles", "defences")


@dataclasses.dataclass(frozen=True)
class Row:
    """One row: its name, and its settings."""

    name: str
    settings: list[str]  # as --set takes them


def rows(kind: str) -> list[Row]:
    """Returns the rows of a matrix. Raises InputError if there is no such matrix."""
    try:
        listed = json.loads(_core.listing(kind))
    except ValueError as error:
        raise InputError(f"there is no matrix of {kind}: {error}") from error
    if kind == "profiles":
        return [Row(each["name"], [f"countries.*.verifiers={{{each['name']}: 1}}"]) for each in listed]

    def settings(chosen: set) -> list[str]:
        """Returns settings that first turn off all defences not chosen, then turn on the chosen ones."""
        off = [text for each in listed if each["name"] not in chosen for text in each["without"]]
        return off + [text for each in listed if each["name"] in chosen for text in each["with"]]

    names = [each["name"] for each in listed]
    return [
        Row("none", settings(set())),
        *(Row(name, settings({name})) for name in names),
        Row("all", settings(set(names))),
    ]


# Column -> metric and its dimensions. Exposure has columns of its own, see `figures`.
FIGURES = {
    "false_accepts": ("false_accepts", {}),
    "false_accept_share": ("false_accept_share", {}),
    "collateral_rejects": ("collateral_rejects", {}),
    "time_to_detect_s": ("time_to_detect_s", {"stat": "max"}),
    "attacks_undetected": ("attacks_undetected", {}),
    "time_to_recover_s": ("time_to_recover_s", {"stat": "max"}),
    "unrecovered": ("unrecovered", {}),
    "control_messages": ("control_messages", {}),
}


def figures(metrics: list[dict]) -> dict:
    """Returns the columns of a row; with several attacks, the worst of them."""
    found = {column: find(metrics, *asked) for column, asked in FIGURES.items()}
    out = {column: row and row["value"] for column, row in found.items()}
    attacks = {each["event"] for each in metrics if each["name"] == "attacks_undetected" and "event" in each}
    of_attacks = [each for each in metrics if each.get("event") in attacks]
    exposed = [each["value"] for each in of_attacks if each["name"] == "exposure_window_s" and each["stat"] == "p95"]
    out["exposure_p95_s"] = max(exposed, default=None)
    out["exposure_open"] = sum(each["value"] for each in of_attacks if each["name"] == "exposure_open")
    return out


def play(
    kind: str,
    load: Callable[[list[str]], _core.Scenario],
    *,
    threads: int = 1,
    watch: Callable = lambda progress: None,
) -> tuple[list[dict], bool]:
    """Returns the columns of all rows, and whether all were run; Ctrl-C ends it early. `load` takes settings."""
    asked = rows(kind)
    scenarios = [load(["expect=[]", "baseline=true", *row.settings]) for row in asked]  # so that every error is reported before anything is run
    done = []
    with Interruption() as interruption:
        for index, (row, scenario) in enumerate(zip(asked, scenarios, strict=True)):

            def tell(progress, row=row, begun=index):
                share = (begun + progress.share) / len(asked)
                watch(types.SimpleNamespace(now=progress.now, share=share, calls=progress.calls, part=row.name))

            metrics = _play(_core.Run(scenario, threads=threads), tell, interruption)
            if metrics is None:
                return done, False
            done.append({kind.removesuffix("s"): row.name, **figures(metrics)})
    return done, True


def _play(run: _core.Run, tell: Callable, interruption: Interruption) -> list[dict] | None:
    """Returns the metrics at the end, None if Ctrl-C came before it."""
    return json.loads(run.summary_json())["metrics"] if advance(run, discard, tell, interruption) else None


def print_matrix(console: Console, kind: str, done: list[dict]) -> None:
    """Prints the rows as a table."""
    def at_least(row: dict, figure: str, open_: str) -> str:
        if row[figure] is None:
            return "-"
        return ("≥ " if row.get(open_) else "") + number(row[figure], "s")

    def detected(row: dict) -> str:
        if not row["attacks_undetected"] or row["time_to_detect_s"] is not None:
            return at_least(row, "time_to_detect_s", "")
        return "never"

    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(escape(kind), style="cyan")
    for title in ("false accepts", "share", "collateral", "exposure p95", "detect", "recover", "control messages"):
        table.add_column(title, justify="right")
    for row in done:
        table.add_row(
            escape(row[kind.removesuffix("s")]),
            *("-" if row[each] is None else number(row[each]) for each in list(FIGURES)[:3]),
            at_least(row, "exposure_p95_s", "exposure_open"),
            detected(row),
            at_least(row, "time_to_recover_s", "unrecovered"),
            number(row["control_messages"]),
        )
    console.print(table)


def write(scenario: _core.Scenario, kind: str, done: list[dict], complete: bool, out: Path | None) -> list[Path]:
    """Writes the matrix as JSON and CSV under names that are not taken, and returns the files. Raises RunError."""
    folder = out or results_folder() / scenario.name
    document = {
        "scenario": scenario.name,
        "seed": scenario.seed,
        "version": _core.version,
        "matrix": kind,
        "complete": complete,
        "rows": done,
    }
    text = io.StringIO()
    if done:
        writer = csv.DictWriter(text, list(done[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(done)
    content = {".json": json.dumps(document, indent=2) + "\n", ".csv": text.getvalue()}
    now = datetime.datetime.now(datetime.UTC)
    stem = _free_name(folder, f"matrix-{kind}-{now:%Y%m%dT%H%M%SZ}-seed{scenario.seed}")
    return [write_whole(folder / f"{stem}{ending}", part) for ending, part in content.items()]


def _free_name(folder: Path, stem: str) -> str:
    for attempt in itertools.count(1):
        name = stem if attempt == 1 else f"{stem}-{attempt}"
        if not any(os.path.exists(folder / f"{name}{ending}") for ending in (".csv", ".json")):
            return name
    raise AssertionError("itertools.count has no end")
