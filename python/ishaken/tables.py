"""One table of a run, in memory or as Parquet on disk, for every library that reads Arrow.

    run.calls.pandas(), polars.DataFrame(run.calls), pyarrow.table(run.calls), duckdb.sql("from calls")
    run.calls.lazy().group_by("from").len().collect()         # polars, which reads only the columns it needs
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from ishaken.errors import InputError
from ishaken.lazy_import import lazy_import

dataset = lazy_import("pyarrow.dataset")  # loads pandas, if it is installed
polars = lazy_import("polars")
pyarrow = lazy_import("pyarrow")

ROWS_SHOWN = 10


class Table:
    """Rows of typed columns, read when they are first used.

    `source` returns a pyarrow Table or Dataset; `files`, for a table on disk, the Parquet files that it reads.
    """

    def __init__(self, name: str, source: Callable[[], object], files: Callable[[], list[str]] | None = None):
        self.name = name
        self._open = source
        self._files = files

    @functools.cached_property
    def _source(self):
        return self._open()

    @property
    def schema(self) -> pyarrow.Schema:
        return self._source.schema

    @property
    def columns(self) -> list[str]:
        return self.schema.names

    def __len__(self) -> int:
        return self._source.count_rows() if hasattr(self._source, "count_rows") else self._source.num_rows

    def __arrow_c_schema__(self):
        return self.schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema=None):
        """Returns the rows by the Arrow PyCapsule interface; a table in memory is handed over without a copy."""
        if isinstance(self._source, pyarrow.Table):
            return self._source.__arrow_c_stream__(requested_schema)
        return self._source.scanner().to_reader().__arrow_c_stream__(requested_schema)

    def arrow(self) -> pyarrow.Table:
        """Returns the rows as a pyarrow.Table."""
        return self._source if isinstance(self._source, pyarrow.Table) else self._source.to_table()

    def pandas(self):
        """Returns the rows as a pandas.DataFrame."""
        return self.arrow().to_pandas()

    def polars(self):
        """Returns the rows as a polars.DataFrame, with dates in UTC and names as categories."""
        return self.lazy().collect()

    def lazy(self):
        """Returns a polars.LazyFrame; of a table on disk it reads only the columns and rows that the query needs."""
        return polars.scan_parquet(self._files()) if self._files else polars.from_arrow(self._source).lazy()

    def __repr__(self) -> str:
        return f"<{self.name}: {len(self):,} rows of {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        source = self._source
        head = source.slice(0, ROWS_SHOWN) if isinstance(source, pyarrow.Table) else source.head(ROWS_SHOWN)
        return f"<p>{self.name}: {len(self):,} rows</p>{head.to_pandas().to_html(index=False)}"


def in_memory(name: str, batches: list[pyarrow.RecordBatch]) -> Table:
    """Returns a table of at least one batch; columns of names keep the dictionaries of the core."""
    return Table(name, lambda: pyarrow.Table.from_batches(batches))


def on_disk(name: str, folder) -> Table:
    """Returns a table of the complete Parquet parts in a folder; after a killed run its last rows may be missing."""

    def files() -> list[str]:
        parts = sorted(map(str, folder.glob("part-*.parquet")))
        if not parts:
            raise InputError(f"{folder} has no part of the table: the run was killed early, or was kept without tables")
        return parts

    return Table(name, lambda: dataset.dataset(files(), format="parquet"), files)
