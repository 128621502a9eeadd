"""`ishaken run`."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken import _core
from ishaken.command.options import Overrides, Quiet, ScenarioFile, Seed, Threads, loaded
from ishaken.errors import ExitCode, InputError
from ishaken.lazy_import import lazy_import

matrices = lazy_import("ishaken.matrix")
progress = lazy_import("ishaken.progress")
simulation = lazy_import("ishaken.simulation")
summary = lazy_import("ishaken.summary")
terminal = lazy_import("ishaken.terminal")


def run(
    scenario: ScenarioFile,
    set_: Overrides = None,
    seed: Seed = None,
    out: Annotated[
        Optional[Path],
        typer.Option(help="The run directory; without it, one with a new name in results.", show_default=False),
    ] = None,
    matrix: Annotated[
        Optional[str],
        typer.Option(
            metavar="profiles|defences",
            help="Run the scenario once for each verifier profile or defence, each with its baseline, and compare "
            "the runs in one table.",
            show_default=False,
        ),
    ] = None,
    pcap: Annotated[
        Optional[list[str]],
        typer.Option(
            metavar="PARTY|COUNTRY|CABLE",
            help="Capture its packets into the folder pcap of the run directory; needs fidelity.network=packet; can "
            "be repeated.",
            show_default=False,
        ),
    ] = None,
    threads: Threads = 1,
    quiet: Quiet = False,
):
    """Runs a scenario and writes a run directory; with --matrix, runs it many times and writes one table.

    Exit code 0: every expectation held; 1: one did not; 2: the input is wrong; 3: the run failed; 130: interrupted.

    Example: `ishaken run scenarios/tour.yaml --set policies.default.list_poll="6 h" --seed 7`,
    `ishaken run scenarios/tour.yaml --matrix defences`
    """
    if matrix is not None:
        if pcap:
            raise InputError("--pcap is for one run, not for the many of --matrix")
        raise typer.Exit(_run_matrix(scenario, set_, seed, out, matrix, threads, quiet))
    ready = loaded(scenario, set_, seed)
    with progress.watching(terminal.console(stderr=True), quiet) as watch:
        result = simulation.play(ready, out, pcap=pcap or (), threads=threads, watch=watch)
    if result.code == ExitCode.INTERRUPTED:
        told = f"interrupted; what was written until then is in {result.path}"
        terminal.console(stderr=True).print(told, soft_wrap=True)
    elif not quiet:
        summary.print_summary(terminal.console(), result.path)
    raise typer.Exit(result.code)


def _run_matrix(file: Path, overrides, seed, out: Path | None, kind: str, threads: int, quiet: bool) -> ExitCode:
    if kind not in matrices.KINDS:
        raise InputError(f"no matrix '{kind}': it is one of {', '.join(matrices.KINDS)}")
    ready = loaded(file, overrides, seed)

    def load_row(settings: list[str]) -> _core.Scenario:
        return loaded(file, [*settings, *(overrides or [])], seed)

    with progress.watching(terminal.console(stderr=True), quiet) as watch:
        done, complete = matrices.play(kind, load_row, threads=threads, watch=watch)
    written = matrices.write(ready, kind, done, complete, out)
    if not quiet:
        matrices.print_matrix(terminal.console(), kind, done)
        terminal.console().print("\n" + "\n".join(map(str, written)), markup=False, soft_wrap=True)
    if not complete:
        terminal.console(stderr=True).print("interrupted; the rows that were done until then are kept", soft_wrap=True)
    return ExitCode.HELD if complete else ExitCode.INTERRUPTED
