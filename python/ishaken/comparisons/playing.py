"""Plays what a comparison asks for, through the engine of sweeps: each run in a process of its own, and none twice."""

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
    """Keeps what it played in `store`, and plays nothing that is there."""

    def __init__(self, store: Store, executor, workers: int | None, watch: Callable):
        self._store, self._executor, self._workers, self._watch = store, executor, workers, watch
        self._read: dict[str, tuple[str, list[dict]]] = {}

    def play(self, scenarios: Mapping[Key, _core.Scenario]) -> Measurements:
        """What all of them came to. Raises RunError where some failed, KeyboardInterrupt after Ctrl-C."""
        jobs = {(side, world, seed): job(each, _label(side, world, seed)) for (side, world, seed), each in scenarios.items()}
        play_all(jobs.values(), self._store, executor=self._executor, workers=self._workers, watch=self._watch)
        return Measurements.of({place: self._outcome(each.key) for place, each in jobs.items()})

    def _outcome(self, key: str) -> tuple[str, list[dict]]:
        """The hash of the scenario and the metrics."""
        if key not in self._read:
            self._read[key] = self._store.manifest(key)["scenario_sha256"], self._store.summary(key)["metrics"]
        return self._read[key]


@contextlib.contextmanager
def opened(folder: Path | None) -> Iterator[Store]:
    """Where runs are kept; without a folder, until the end."""
    if folder:
        yield Store(folder)
        return
    with tempfile.TemporaryDirectory(prefix="ishaken-compare-") as made:
        yield Store(Path(made))


def _label(side: str, world: str, seed: int) -> str:
    return f"{side}, {f'world {world}, ' if world else ''}seed {seed}"
