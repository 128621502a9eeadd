"""Runs inside this process, for tests that ask for figures and rows and not how they are printed."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path

import pandas
import pyarrow

from ishaken import _core

ROOT = Path(__file__).resolve().parents[2]
CORE = Path(_core.__file__).resolve().parents[2] / "sim" / "app" / "ishaken-core"


@dataclass(frozen=True)
class Played:
    summary: dict
    held: bool
    tables: dict[str, pandas.DataFrame]

    @property
    def calls(self) -> pandas.DataFrame:
        """By number of call: the order in which calls end says little."""
        return self.tables["calls"].set_index("call").sort_index()

    def metric(self, name: str, **where) -> float:
        """The one value of a metric with exactly these dimensions; `from_` stands for from."""
        where = {key.rstrip("_"): value for key, value in where.items()}
        (value,) = (
            each["value"]
            for each in self.summary["metrics"]
            if {key: what for key, what in each.items() if key not in ("value", "unit")} == {"name": name, **where}
        )
        return value

    def failures(self) -> list[str]:
        return [f"{each['text']} (it is {each['value']})" for each in self.summary["expect"] if not each["held"]]


def play(text: str | bytes | Path, *overrides: str, threads: int = 1, tables=_core.tables) -> Played:
    """Plays a scenario to its end. Only the tables asked for are kept."""
    name = str(text) if isinstance(text, Path) else "test.yaml"
    content = text.read_bytes() if isinstance(text, Path) else text.encode() if isinstance(text, str) else text
    run = _core.Run(_core.load(content, name, list(overrides)), threads=threads)
    batches = {table: [] for table in tables}
    more = True
    while more:
        more = run.advance(200_000)
        for table in _core.tables:
            batch = pyarrow.record_batch(run.take_batch(table))
            if table in batches:
                batches[table].append(batch)
    frames = {name: pyarrow.Table.from_batches(_plain(parts)).to_pandas() for name, parts in batches.items()}
    return Played(json.loads(run.summary_json()), run.expectations_held(), frames)


def _plain(batches: list[pyarrow.RecordBatch]) -> list[pyarrow.RecordBatch]:
    """Texts instead of dictionaries, of which each batch has its own."""
    out = []
    for batch in batches:
        columns = [
            column.dictionary_decode() if isinstance(column, pyarrow.DictionaryArray) else column
            for column in batch.columns
        ]
        out.append(pyarrow.record_batch(columns, names=batch.schema.names))
    return out


@functools.cache
def shipped(name: str, *overrides: str) -> Played:
    """A scenario of the library, played once however many tests look at it."""
    return play(ROOT / "scenarios" / f"{name}.yaml", *overrides, tables=("calls",))
