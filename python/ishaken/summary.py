"""The printed summary of a run: expectations, main metrics, and the run directory."""

from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken.metric_rows import dimensions_of, in_words
from ishaken.run_directory import recorded
from ishaken.terminal import number

# All other metrics are in summary.json.
MOST_LINES_PER_METRIC = 6


def print_summary(console: Console, path: Path) -> None:
    """Prints the summary of a run directory. Raises InputError if it is none."""
    manifest, summary = recorded(path)
    console.print(f"[bold]{escape(str(manifest.get('scenario')))}[/bold], seed {manifest.get('seed')}")
    if not manifest.get("complete"):
        console.print("[yellow]incomplete: this run did not reach its end[/yellow]")
    _print_expectations(console, summary.get("expect", []))
    _print_figures(console, manifest, summary.get("metrics", []))
    console.print(f"\n{escape(str(path))}", soft_wrap=True)


def _print_expectations(console: Console, expectations: list) -> None:
    for each in expectations:
        mark = "[green]✓[/green]" if each["held"] else "[red]✗[/red]"
        why = f" ({each['note']})" if each.get("note") else ""
        measured = "" if each["held"] else f"   measured: {number(each['value'])}{why}"
        console.print(f"{mark} {escape(each['text'])}{escape(measured)}", soft_wrap=True)


def _print_figures(console: Console, manifest: dict, metrics: list) -> None:
    table = Table(box=None, show_header=False, padding=(0, 3, 0, 0))
    wall = manifest.get("wall_seconds") or 0
    calls = manifest.get("calls", 0)
    table.add_row("calls placed", number(calls), f"{calls / wall:,.0f} a second" if wall else "")
    table.add_row("simulated", number(manifest.get("simulated_seconds", 0), "s"), f"in {wall:.1f} s")
    _add_rows(table, [each for each in metrics if "against" not in each])
    console.print()
    console.print(table)
    if differences := [each for each in metrics if "against" in each and len(dimensions_of(each)) == 1]:
        table = Table(box=None, show_header=False, padding=(0, 3, 0, 0))
        _add_rows(table, [{key: value for key, value in each.items() if key != "against"} for each in differences])
        console.print("\nmore or less than without the attacks (against=baseline)")
        console.print(table)


def _add_rows(table: Table, metrics: list) -> None:
    for name, totals in _totals(metrics).items():
        for each in totals:
            value = number(each["value"], each.get("unit", ""))
            table.add_row(escape(name), value, escape(in_words(dimensions_of(each))))
            name = ""


def _totals(metrics: list) -> dict:
    """Returns, by metric, the values with the fewest dimensions, unless they are many."""
    by_name = defaultdict(list)
    for each in metrics:
        by_name[each["name"]].append(each)
    out = {}
    for name, values in by_name.items():
        fewest = min(len(dimensions_of(each)) for each in values)
        totals = [each for each in values if len(dimensions_of(each)) == fewest]
        if len(totals) <= MOST_LINES_PER_METRIC:
            out[name] = totals
    return out
