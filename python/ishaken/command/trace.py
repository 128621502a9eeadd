"""`ishaken trace`."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken.command.options import Overrides, Quiet, ScenarioFile, Seed, Threads, loaded
from ishaken.errors import InputError
from ishaken.lazy_import import lazy_import

files = lazy_import("ishaken.artifacts")
progress = lazy_import("ishaken.progress")
stories = lazy_import("ishaken.story")
terminal = lazy_import("ishaken.terminal")


def trace(
    scenario: ScenarioFile,
    call: Annotated[
        Optional[int], typer.Argument(metavar="CALL", min=1, help="The number of the call.", show_default=False)
    ] = None,
    outcome: Annotated[
        str, typer.Option(help="Trace the first call with this outcome; `ishaken list outcomes`.", show_default=False)
    ] = "",
    artifacts: Annotated[
        Optional[Path],
        typer.Option(
            help="A new or empty folder for the PASSporT, certificates, trusted list and CRL.", show_default=False
        ),
    ] = None,
    set_: Overrides = None,
    seed: Seed = None,
    threads: Threads = 1,
    quiet: Quiet = False,
):
    """Traces one call: every step, the party that took it, and why.

    Example: `ishaken trace scenarios/tour.yaml 17`, `ishaken trace scenarios/tour.yaml --outcome anchor_untrusted
    --artifacts call/`
    """
    if (call is None) == (not outcome):
        raise InputError("name the call by its number, or by --outcome")
    ready = loaded(scenario, set_, seed)
    with progress.watching(terminal.console(stderr=True), quiet) as watch:
        story = stories.follow(ready, call=call, outcome=outcome, threads=threads, watch=watch)
    stories.print_story(terminal.console(), story)
    if artifacts:
        modelled = ready.values["fidelity"]["crypto"] == "modelled"
        written = files.write_artifacts(story, artifacts, modelled=modelled)
        told = f"\n{len(written)} files are in {artifacts}; its README.md tells how to check them"
        terminal.console().print(told, markup=False)
