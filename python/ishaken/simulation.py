"""Runs a scenario, into a run directory or into memory."""

import contextlib
import dataclasses
import json
import os
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from ishaken import _core
from ishaken.captures import checked_points
from ishaken.errors import ExitCode, InputError, RunError
from ishaken.interruption import Interruption
from ishaken.lazy_import import lazy_import
from ishaken.manifest import Manifest
from ishaken.results import Run, open_run
from ishaken.run_directory import RunDirectory
from ishaken.scenario import checked
from ishaken.table_writer import ROWS_PER_BATCH, TableWriter
from ishaken.tables import in_memory

display = lazy_import("ishaken.progress")
pyarrow = lazy_import("pyarrow")

# Events between two checks of tables and of Ctrl-C. A fixed number: the ends of batches must not depend on the machine.
EVENTS_PER_SLICE = 10_000

Watch = Callable[[_core.Progress], None]


def run(
    scenario,
    *,
    seed: int | None = None,
    set: Iterable[str] = (),  # noqa: A002  the word of the command
    save: bool | str | os.PathLike = False,
    pcap: Iterable[str] = (),
    threads: int = 1,
    progress: bool | Watch | None = None,
) -> Run:
    """Runs a scenario (a file, an ishaken.Scenario) to its end and returns its results.

    `set` changes values as --set does, "path=value" each. Tables stay in memory unless `save` is the path of a run
    directory, or True for one with a new name in results. `pcap` names parties, countries or cables whose packets are
    captured into its folder pcap; this needs fidelity.network = packet. `progress` is True, False, or a function that
    is called with the progress; by default terminals and notebooks show it. `threads` is the number of threads for
    cryptography, on which results do not depend.

    Raises ScenarioError with every error in the scenario; RunError if the run fails; KeyboardInterrupt after Ctrl-C,
    when everything that `save` asked for has been written.
    """
    ready = checked(scenario, seed=seed, overrides=set)
    pcap = list(pcap)
    if pcap and save is False:
        raise InputError("packets are captured into a run directory: name it with save=")
    with display.shown(progress) as watch:
        if save is False:
            return _in_memory(ready, threads, watch)
        result = play(ready, None if save is True else Path(save), pcap=pcap, threads=threads, watch=watch)
    if result.code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt(f"what was written until then is in {result.path}")
    return open_run(result.path)


def figures(scenario: _core.Scenario, *, threads: int = 1, watch: Watch = lambda progress: None) -> Run:
    """Runs a scenario and returns its results without tables, so that memory does not grow with rows.

    Raises as `run`.
    """
    return _in_memory(scenario, threads, watch, tables=False)


def _in_memory(scenario: _core.Scenario, threads: int, watch: Watch, tables: bool = True) -> Run:
    manifest = Manifest(scenario)
    batches = {name: [] for name in (_core.tables if tables else ())}

    def keep(name: str, batch) -> None:
        if not tables:
            return
        rows = pyarrow.record_batch(batch)
        if rows.num_rows > 0 or not batches[name]:
            batches[name].append(rows)

    played = None
    try:
        with Interruption() as interruption:
            played = _core.Run(scenario, threads=threads)
            complete = advance(played, keep, watch, interruption)
    except Exception as error:
        raise RunError(_what_failed(error, played)) from error
    if not complete:
        raise KeyboardInterrupt
    kept = {name: in_memory(name, parts) for name, parts in batches.items()}
    return Run(manifest.of(played, complete=True), scenario.resolved_yaml, json.loads(played.summary_json()), kept)


def discard(*_) -> None:
    """Discards everything that `advance` hands over."""


@dataclasses.dataclass(frozen=True)
class Result:
    """The run directory, and the exit code of the command."""

    path: Path
    code: ExitCode


def play(
    scenario: _core.Scenario,
    out: Path | None = None,
    *,
    pcap: Iterable[str] = (),
    threads: int = 1,
    watch: Watch = lambda progress: None,
) -> Result:
    """Runs a scenario into its run directory; `watch` is called with the progress after each slice.

    Raises InputError if `out` is taken or a point of `pcap` does not exist, RunError if the run fails; what was written
    until then is kept and marked as incomplete.
    """
    points = checked_points(scenario, pcap)
    directory = RunDirectory(scenario, out)
    played = None
    try:
        with Interruption() as interruption:
            captured = directory.path / "pcap"
            if points:
                captured.mkdir()
            played = _core.Run(scenario, threads=threads, capture=points, capture_directory=os.fspath(captured))
            complete = _into_files(played, directory.path, watch, interruption)
            if not complete:
                return Result(directory.keep_incomplete(played), ExitCode.INTERRUPTED)
            path = directory.finish(played.summary_json(), played)
        return Result(path, ExitCode.HELD if played.expectations_held() else ExitCode.EXPECTATION_FAILED)
    except KeyboardInterrupt:
        return Result(directory.keep_incomplete(played), ExitCode.INTERRUPTED)
    except Exception as error:
        kept = directory.keep_incomplete(played)
        raise RunError(f"{_what_failed(error, played)}\nwhat was written until then is in {kept}") from error


def _what_failed(error: Exception, run: _core.Run | None) -> str:
    """Returns why a run failed: the simulated date and, for an error in a policy in Python, its traceback."""
    date = f" at {run.progress.now}" if run else ""
    frames = traceback.extract_tb(error.__traceback__)
    asked = max((i for i, each in enumerate(frames) if Path(each.filename).parent == Path(__file__).parent), default=-1)
    # The frames after our call of the core belong to a policy in Python; any other error explains itself in its message.
    frames = frames[asked + 1 :] if asked >= 0 and frames[asked].name == "advance" else []
    told = "".join(["Traceback (most recent call last):\n", *traceback.format_list(frames)]) if frames else ""
    return f"the run failed{date}: {told}{''.join(traceback.format_exception_only(error)).strip() if frames else error}"


def _into_files(run: _core.Run, folder: Path, watch: Watch, interruption: Interruption) -> bool:
    writers = {name: TableWriter(folder / name) for name in _core.tables}
    try:
        complete = advance(run, lambda name, batch: writers[name].append(batch), watch, interruption)
        for writer in writers.values():
            writer.close()
    except BaseException:
        for writer in writers.values():
            with contextlib.suppress(Exception):  # the disk may be full; tables that can be completed are kept
                writer.close()
        raise
    return complete


def advance(
    run: _core.Run,
    take: Callable[[str, object], None],
    watch: Watch,
    interruption: Interruption,
    *,
    enough: Callable[[], object] = lambda: False,
) -> bool:
    """Plays a run to its end, to Ctrl-C, or until `enough()` is true; returns whether it reached its end.

    Hands the rows of every table to `take(table, batch)`, at least one batch each, and its progress to `watch`.
    """
    more = True
    while more and not interruption.asked and not enough():
        more = run.advance(EVENTS_PER_SLICE)
        for name in _core.tables:
            if run.rows(name) >= ROWS_PER_BATCH:
                take(name, run.take_batch(name))
        watch(run.progress)
    for name in _core.tables:
        take(name, run.take_batch(name))
    return not more
