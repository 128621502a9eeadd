"""Arguments and options that several commands have in common."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken import _core
from ishaken.scenario_file import load

ScenarioFile = Annotated[Path, typer.Argument(metavar="SCENARIO", help="A scenario file.", show_default=False)]
Overrides = Annotated[
    Optional[list[str]],
    typer.Option("--set", metavar="PATH=VALUE", help="Change one value; can be repeated.", show_default=False),
]
Seed = Annotated[Optional[int], typer.Option(help="The same as --set seed=N.", show_default=False)]
Threads = Annotated[
    int, typer.Option(min=1, max=256, help="Number of threads for cryptography; results do not depend on it.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")]


def loaded(file: Path, overrides: list[str] | None, seed: int | None = None) -> _core.Scenario:
    """Returns the checked scenario of `file` with what --set and --seed change. Raises as scenario_file.load."""
    return load(file, [*(overrides or []), *([f"seed={seed}"] if seed is not None else [])])
