"""`ishaken bench`: the figures of the benchmark executable, as a table."""

import json
import subprocess
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken import _core
from ishaken.errors import InputError, RunError, reason
from ishaken.terminal import number
from ishaken.text_file import write_whole


def executable() -> Path:
    """Returns the benchmark executable in the build folder of the extension module."""
    return Path(_core.__file__).resolve().parents[2] / "tests" / "bench" / "ishaken-bench"


def measure(part: str = "") -> list[dict]:
    """Runs the benchmark and returns its figures, or those with `part` in their names.

    Raises InputError if it is not built or no figure has that name, RunError if it fails.
    """
    try:
        done = subprocess.run([executable(), *([part] if part else [])], capture_output=True, text=True)
        if done.returncode == 2:
            raise InputError(done.stderr.strip())
        done.check_returncode()
        return json.loads(done.stdout)
    except OSError as error:
        raise InputError(f"{executable()} cannot be run: {reason(error)}; ./ishaken bench builds it") from error
    except (subprocess.CalledProcessError, ValueError) as error:
        raise RunError(f"the benchmark failed: {error}") from error


def print_figures(console: Console, figures: list[dict]) -> None:
    table = Table(box=None, padding=(0, 3, 0, 0))
    table.add_column("name", style="cyan")
    for column in ("value", "limit", "ratio"):
        table.add_column(column, justify="right")
    for each in figures:
        unit = each.get("unit", "")
        values = [number(each[key], unit) if each.get(key) is not None else "" for key in ("value", "limit")]
        ratio = each.get("ratio")
        table.add_row(escape(each["name"]), *map(escape, values), f"{ratio:.3f}" if ratio is not None else "")
    console.print(table)


def write(figures: list[dict], file: Path) -> None:
    write_whole(file, json.dumps(figures, indent=2) + "\n")
