"""Worker processes, each owned by one thread of an executor.

The simulator's clock is one per process. A local sweep is therefore a pool of threads that each wait for a process;
a thread of any other executor, on this machine or another, starts such a process in the same way.
"""

import concurrent.futures
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Collection
from pathlib import Path

from ishaken import _core
from ishaken.sweeps.jobs import Job, Outcome


class WorkerDied(Exception):
    """The worker process ended before its job was done, for a reason that is not known."""


class Worker:
    """A worker process. It lives as long as this object, or as the process that holds it."""

    def __init__(self):
        # The worker imports the package and the extension module from the same folders as this process.
        places = dict.fromkeys([str(Path(__file__).resolve().parents[2]), str(Path(_core.__file__).resolve().parents[1])])
        inherited = os.environ.get("PYTHONPATH")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ishaken.sweeps.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([*places, *([inherited] if inherited else [])])},
            process_group=0,  # Ctrl-C goes to the parent alone
        )
        self._end = weakref.finalize(self, _end, self.process)

    def play(self, job: Job, tables: Collection[str], scratch: str | None) -> Outcome:
        """Returns the outcome of a job. Raises WorkerDied."""
        try:
            pickle.dump((job, tables, scratch), self.process.stdin)
            self.process.stdin.flush()
            return pickle.load(self.process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
            self.process.kill()
            raise WorkerDied(f"its worker ended {_how(self.process.wait())}") from error

    def kill(self) -> None:
        self.process.kill()

    def close(self) -> None:
        self._end()


def _end(process: subprocess.Popen) -> None:
    """Ends the process in the middle of its job."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):  # nothing reads data that was not sent yet
            pipe.close()


def _how(code: int) -> str:
    return f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"


_own = threading.local()


def play(job: Job, tables: Collection[str] = (), scratch: str | None = None) -> Outcome:
    """Returns the outcome of a job, run in this thread's process; the function that executors are given.

    Raises WorkerDied.
    """
    if getattr(_own, "worker", None) is None:
        _own.worker = Worker()
        if pool := getattr(_own, "pool", None):
            pool.own(_own.worker)
    try:
        return _own.worker.play(job, tables, scratch)
    except WorkerDied:
        _own.worker = None
        raise


class LocalProcesses(concurrent.futures.ThreadPoolExecutor):
    """A pool of `workers` processes; if one dies, its job alone fails, and the next job gets a new process."""

    def __init__(self, workers: int):
        super().__init__(workers, "ishaken-sweep", initializer=lambda: setattr(_own, "pool", self))
        self._lock = threading.Lock()
        self._workers: list[Worker] = []
        self._killed = False

    def own(self, worker: Worker) -> None:
        """Adds a worker, which ends with the pool."""
        with self._lock:
            self._workers = [each for each in self._workers if each.process.poll() is None] + [worker]
            if self._killed:
                worker.kill()

    def kill(self) -> None:
        """Ends all processes at once."""
        with self._lock:
            self._killed = True
            for each in self._workers:
                each.kill()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            for each in self._workers:
                each.close()
