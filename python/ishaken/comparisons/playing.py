"""Plays what a comparison asks for: many short runs, each in a process of its own, of which the summaries are kept."""

import concurrent.futures
import contextlib
import dataclasses
import json
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable

from ishaken import _core
from ishaken.errors import RunError
from ishaken.manifest import sha256
from ishaken.simulation import EVENTS_PER_SLICE

Progress = Callable[[int, int], None]  # runs that are done, of how many


@dataclasses.dataclass(frozen=True)
class Task:
    """One run, complete: what its scenario says with every default, seed included."""

    scenario: str
    sha256: str

    @classmethod
    def of(cls, scenario: _core.Scenario) -> "Task":
        return cls(scenario.resolved_yaml, sha256(scenario))


class Player:
    """Plays each task once, however often it is asked for."""

    def __init__(self, executor=None, workers: int | None = None, progress: Progress = lambda done, of: None):
        """`executor` is anything that has the interface of concurrent.futures; where there is none, local processes."""
        self._executor = executor
        self._workers = workers or os.cpu_count() or 1
        self._progress = progress
        self._played: dict[str, list[dict]] = {}

    def play(self, tasks: Iterable[Task]) -> dict[str, list[dict]]:
        """The metrics of all runs so far, by the hash of their scenario. Raises RunError where one failed."""
        waiting = {each.sha256: each for each in tasks if each.sha256 not in self._played}
        if waiting:
            with self._pool(len(waiting)) as pool:
                self._collect({pool.submit(play_one, each.scenario): each for each in waiting.values()})
        return self._played

    def _collect(self, futures: dict) -> None:
        try:
            for done, future in enumerate(concurrent.futures.as_completed(futures), 1):
                self._played[futures[future].sha256] = future.result()
                self._progress(done, len(futures))
        except concurrent.futures.BrokenExecutor as error:
            raise RunError(f"a process that played a run ended before it: {error}") from error
        finally:
            for future in futures:
                future.cancel()  # where all went well, this finds nothing

    @contextlib.contextmanager
    def _pool(self, tasks: int):
        if self._executor is not None:
            yield self._executor
            return
        fresh = multiprocessing.get_context("spawn")  # no threads of this process are in the way
        with concurrent.futures.ProcessPoolExecutor(min(self._workers, tasks), fresh, initializer=_ignore_ctrl_c) as pool:
            yield pool


def play_one(scenario: str) -> list[dict]:
    """The metrics of one run. Its tables are not kept."""
    try:
        run = _core.Run(_core.load(scenario.encode(), "scenario", []), threads=1)
        while run.advance(EVENTS_PER_SLICE):
            for table in _core.tables:
                run.take_batch(table)
        return json.loads(run.summary_json())["metrics"]
    except Exception as error:
        raise RunError(f"the run failed: {error}") from None


def _ignore_ctrl_c() -> None:
    """The process that asked answers it; the others finish the run that they are at."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
