"""A table as a folder of Parquet parts, each under a temporary name until it is complete."""

from pathlib import Path

from ishaken.lazy_import import lazy_import

parquet = lazy_import("pyarrow.parquet")
pyarrow = lazy_import("pyarrow")

# A batch becomes one row group. Both limits count rows, never time, so that the same run gives the same bytes.
ROWS_PER_BATCH = 1 << 16
ROWS_PER_PART = 1 << 20


class TableWriter:
    """The writer of one table into a new folder."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._parts = 0
        self._rows = 0
        self._writer = None  # a pyarrow.parquet.ParquetWriter, while a part is open
        folder.mkdir()

    def append(self, batch) -> None:
        """Writes a batch of the core, and completes the part if it is full."""
        rows = pyarrow.record_batch(batch)
        if self._writer is None:
            if rows.num_rows == 0 and self._parts > 0:
                return
            self._writer = parquet.ParquetWriter(self._temporary, rows.schema, compression="zstd")
        self._writer.write_batch(rows, row_group_size=max(rows.num_rows, 1))
        self._rows += rows.num_rows
        if self._rows >= ROWS_PER_PART:
            self.close()

    def close(self) -> None:
        """Completes the open part, if there is one."""
        if self._writer is None:
            return
        writer, self._writer = self._writer, None
        writer.close()
        self._temporary.rename(self._temporary.with_suffix(""))
        self._parts += 1
        self._rows = 0

    @property
    def _temporary(self) -> Path:
        return self._folder / f"part-{self._parts:05}.parquet.tmp"
