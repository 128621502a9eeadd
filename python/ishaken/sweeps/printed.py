"""A sweep as a table on the terminal."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken.sweeps.plan import text
from ishaken.sweeps.result import Sweep
from ishaken.terminal import number

MOST_POINTS = 30


def print_sweep(console: Console, sweep: Sweep) -> None:
    """Prints a line for each point: runs, held expectations, calls."""
    many = f"{len(sweep.points)} points, {len(sweep.seeds)} seeds"
    console.print(f"[bold]{escape(sweep.name)}[/bold], {sweep.design['kind']} of {many}\n")
    table = Table(box=None, padding=(0, 3, 0, 0))
    for path in sweep.parameters:
        table.add_column(escape(path), style="cyan")
    for title in ("runs", "held", "calls"):
        table.add_column(title, justify="right")
    rows = sweep.runs.partition_by("point", maintain_order=True)
    for point, runs in list(zip(sweep.points, rows, strict=True))[:MOST_POINTS]:
        done, held = runs["held"].count(), runs["held"].sum()
        state = f"[green]{held}[/green]" if held == done else f"[red]{held} of {done}[/red]"
        figures = (number(done) if done == len(runs) else f"{done} of {len(runs)}", state, number(runs["calls"].sum()))
        table.add_row(*(escape(text(point[path])) if path in point else "" for path in sweep.parameters), *figures)
    console.print(table)
    if len(rows) > MOST_POINTS:
        console.print(f"and {len(rows) - MOST_POINTS} more points")
    if not sweep.complete:
        console.print("[yellow]incomplete: the same sweep again plays what is missing[/yellow]")
    console.print(f"\n{escape(str(sweep.path))}", soft_wrap=True)
