"""Makes many runs on any executor, and keeps every result at once.

A result does not depend on who made it. A job whose worker died is tried again, up to MOST_ATTEMPTS times; a run that
failed is not, because it would fail again. Neither stops the others.
"""

import concurrent.futures
import contextlib
import os
import queue
import types
from collections.abc import Callable, Collection, Iterable, Iterator

from ishaken.errors import InputError, RunError
from ishaken.interruption import Interruption
from ishaken.lazy_import import lazy_import
from ishaken.sweeps.jobs import Job, Outcome
from ishaken.sweeps.processes import LocalProcesses, play
from ishaken.sweeps.store import Store

distributed = lazy_import("distributed")  # which need not be installed

MOST_ATTEMPTS = 3
MOST_FAILURES_SHOWN = 20
SECONDS_BETWEEN_LOOKS = 0.2  # at Ctrl-C, and at the clock that progress shows


def play_all(
    jobs: Iterable[Job],
    store: Store,
    *,
    executor=None,
    workers: int | None = None,
    tables: Collection[str] = (),
    watch: Callable = lambda progress: None,
) -> None:
    """Makes the runs that the store lacks; afterwards it has the run directory of every job, with these tables.

    `executor` is any object with the interface of concurrent.futures, a Dask Client, or the address of a Dask scheduler
    ("tcp://..."); without it, `workers` processes of this machine make them, by default one for each processor.

    Raises RunError with the jobs that failed, or if no scheduler answers; KeyboardInterrupt after Ctrl-C; InputError if
    another process writes to the store. Finished runs are kept in every case.
    """
    with store.writing():
        missing = {each.key: each for each in jobs if not store.has(each.key, tables)}
        if not missing:
            return
        with Interruption() as interruption, _opened(executor, workers, len(missing)) as pool:
            scratch = str(store.folder) if isinstance(pool, LocalProcesses) else None
            failed = _Playing(pool, store, missing, tables, scratch).until_done(watch, interruption)
        if interruption.asked:
            raise KeyboardInterrupt
    if failed:
        shown = [f"{missing[key].label}: {why}" for key, why in failed.items()][:MOST_FAILURES_SHOWN]
        more = [f"and {len(failed) - len(shown)} more"] if len(failed) > len(shown) else []
        raise RunError("\n".join([f"{len(failed)} of {len(missing)} runs failed; the others are kept", *shown, *more]))


class _Playing:
    def __init__(self, pool, store: Store, jobs: dict[str, Job], tables: Collection[str], scratch: str | None):
        self._pool, self._store, self._jobs = pool, store, jobs
        self._how = (tuple(tables), scratch)
        self._attempts = dict.fromkeys(jobs, 0)
        self._failed: dict[str, str] = {}
        self._ended: queue.SimpleQueue = queue.SimpleQueue()  # of keys and futures
        self._futures: dict[str, concurrent.futures.Future] = {}
        self._calls = 0

    def until_done(self, watch: Callable, interruption: Interruption) -> dict[str, str]:
        """Returns the keys of the jobs that failed, with the reasons."""
        try:
            for key in self._jobs:
                self._submit(key)
            while self._futures and not interruption.asked:
                with contextlib.suppress(queue.Empty):
                    self._take(*self._ended.get(timeout=SECONDS_BETWEEN_LOOKS))
                watch(self._progress())
        finally:
            for each in self._futures.values():
                each.cancel()
            if self._futures and isinstance(self._pool, LocalProcesses):
                self._pool.kill()
        return self._failed

    def _submit(self, key: str) -> None:
        self._attempts[key] += 1
        try:
            future = self._pool.submit(play, self._jobs[key], *self._how)
        except (RuntimeError, OSError) as error:  # broken, or shut down
            raise RunError(f"the executor accepts no more runs: {error}; finished runs are kept") from error
        self._futures[key] = future
        future.add_done_callback(lambda ended: self._ended.put((key, ended)))

    def _take(self, key: str, future: concurrent.futures.Future) -> None:
        del self._futures[key]
        try:
            outcome: Outcome = future.result()
        except concurrent.futures.CancelledError:
            self._retry(key, "it was cancelled")
        except Exception as error:
            self._retry(key, str(error) or type(error).__name__)
        else:
            if outcome.files is None:
                self._failed[key] = outcome.failure
            else:
                self._store.write(key, outcome.files)
                self._calls += self._store.manifest(key)["calls"]

    def _retry(self, key: str, why: str) -> None:
        if self._attempts[key] < MOST_ATTEMPTS:
            self._submit(key)
        else:
            self._failed[key] = f"{why}, in each of {MOST_ATTEMPTS} attempts"

    def _progress(self):
        done = len(self._jobs) - len(self._futures)
        part = f"{done} of {len(self._jobs)} runs"
        return types.SimpleNamespace(part=part, now="", share=done / len(self._jobs), calls=self._calls)


@contextlib.contextmanager
def _opened(executor, workers: int | None, jobs: int) -> Iterator[concurrent.futures.Executor]:
    """Yields an executor; one that is made here is closed, one that was given stays open."""
    if executor is None:
        with LocalProcesses(min(workers or len(os.sched_getaffinity(0)), jobs)) as pool:
            yield pool
    elif isinstance(executor, str):
        with _dask(executor) as client:
            yield client.get_executor(pure=False)
    elif hasattr(executor, "get_executor"):
        yield executor.get_executor(pure=False)
    else:
        yield executor


def _dask(address: str):
    try:
        return distributed.Client(address)
    except ImportError as error:
        raise InputError("Dask is not installed: pip install 'ishaken[dask]'") from error
    except (OSError, ValueError) as error:
        raise RunError(f"no Dask scheduler answers at {address}: {error}") from error
