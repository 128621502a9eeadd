"""Plays a scenario into a run directory."""

import contextlib
import dataclasses
from collections.abc import Callable
from pathlib import Path

from ishaken import _core
from ishaken.errors import ExitCode, RunError
from ishaken.interruption import Interruption
from ishaken.run_directory import RunDirectory

# Events between two looks at tables and at Ctrl-C. A fixed number: where batches end must not depend on the machine.
EVENTS_PER_SLICE = 10_000


@dataclasses.dataclass(frozen=True)
class Result:
    path: Path
    code: ExitCode


def run(
    scenario: _core.Scenario,
    out: str | Path | None = None,
    *,
    threads: int = 1,
    watch: Callable[[_core.Progress], None] = lambda progress: None,
) -> Result:
    """Runs a scenario and writes its run directory; `watch` is called now and then with how far it is.

    Returns where the directory lies, and the exit code that the command gives. Raises InputError where `out` is
    taken, RunError where the run cannot be carried through; what was written until then is kept and marked.
    """
    directory = RunDirectory(scenario, Path(out) if out is not None else None)
    played = None
    try:
        with Interruption() as interruption:
            played = _core.Run(scenario, threads=threads)
            complete = _play(played, directory.path, watch, interruption)
            if not complete:
                return Result(directory.give_up(played), ExitCode.INTERRUPTED)
            path = directory.finish(played.summary_json(), played)
        return Result(path, ExitCode.HELD if played.expectations_held() else ExitCode.EXPECTATION_FAILED)
    except KeyboardInterrupt:
        return Result(directory.give_up(played), ExitCode.INTERRUPTED)
    except Exception as error:
        kept = directory.give_up(played)
        raise RunError(f"the run failed: {error}\nwhat was written until then is in {kept}") from error


def _play(run: _core.Run, folder: Path, watch, interruption: Interruption) -> bool:
    from ishaken.table_writer import ROWS_PER_BATCH, TableWriter  # pyarrow takes its time to load

    writers = {name: TableWriter(folder / name) for name in _core.tables}
    try:
        more = True
        while more and not interruption.asked:
            more = run.advance(EVENTS_PER_SLICE)
            for name, writer in writers.items():
                if run.rows(name) >= ROWS_PER_BATCH:
                    writer.append(run.take_batch(name))
            watch(run.progress)
        for name, writer in writers.items():
            writer.append(run.take_batch(name))
            writer.close()
    except BaseException:
        for writer in writers.values():
            with contextlib.suppress(Exception):  # the disk may be full; what can be finished is kept
                writer.close()
        raise
    return not more
