"""Makes the runs of a comparison with the engine of sweeps: each in a worker process, and none twice."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ishaken import _core
from ishaken.comparisons.measurements import Key, Measurements
from ishaken.sweeps.engine import play_all
from ishaken.sweeps.jobs import job
from ishaken.sweeps.store import Store


class Player:
    """Makes runs and keeps their results in `store`; a run that is in the store is not made again."""

    def __init__(self, store: Store, executor, workers: int | None, watch: Callable):
        self._store, self._executor, self._workers, self._watch = store, executor, workers, watch
        self._read: dict[str, tuple[str, list[dict]]] = {}

    def play(self, scenarios: Mapping[Key, _core.Scenario]) -> Measurements:
        """Returns the measurements of all scenarios. Raises RunError if runs failed, KeyboardInterrupt after Ctrl-C."""
        jobs = {(side, world, seed): job(each, _label(side, world, seed)) for (side, world, seed), each in scenarios.items()}
        play_all(jobs.values(), self._store, executor=self._executor, workers=self._workers, watch=self._watch)
        return Measurements.of({place: self._outcome(each.key) for place, each in jobs.items()})

    def _outcome(self, key: str) -> tuple[str, list[dict]]:
        """Returns the scenario hash and the metrics of a run."""
        if key not in self._read:
            self._read[key] = self._store.manifest(key)["scenario_sha256"], self._store.summary(key)["metrics"]
        return self._read[key]


@contextlib.contextmanager
def opened(folder: Path | None) -> Iterator[Store]:
    """Opens the store in a folder, or a temporary one if no folder is given."""
    if folder:
        yield Store(folder)
        return
    with tempfile.TemporaryDirectory(prefix="ishaken-compare-") as made:
        yield Store(Path(made))


def _label(side: str, world: str, seed: int) -> str:
    return f"{side}, {f'world {world}, ' if world else ''}seed {seed}"
