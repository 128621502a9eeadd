"""The results of many runs: one run directory for each key, complete or absent.

    runs/3f9c.../{manifest.json, summary.json, scenario.yaml}      and tables, if they were asked for
    runs/.tmp-...                                                 being written, or left by a process that was killed
"""

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from ishaken.errors import InputError, RunError, reason
from ishaken.json_file import read_json
from ishaken.sweeps.jobs import Files

TEMPORARY = ".tmp-"


class Store:
    """The store in one folder."""

    def __init__(self, folder: Path):
        self.folder = Path(folder)

    def path(self, key: str) -> Path:
        """Returns the run directory of a key, which ishaken.open reads."""
        return self.folder / key

    def has(self, key: str, tables: Collection[str] = ()) -> bool:
        """Returns whether the run of a key is there, with these tables."""
        return all((self.path(key) / each).exists() for each in ("manifest.json", *tables))

    def manifest(self, key: str) -> dict:
        return read_json(self.path(key) / "manifest.json")

    def summary(self, key: str) -> dict:
        return read_json(self.path(key) / "summary.json")

    def write(self, key: str, files: Files) -> None:
        """Writes the run directory of a key. Raises RunError if it cannot be written; then nothing of it is there."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=self.folder))
            made.chmod(0o755)
            for name, content in files.items():
                (made / name).parent.mkdir(exist_ok=True)
                (made / name).write_bytes(content)
            if self.path(key).exists():  # kept earlier without these tables
                self.path(key).rename(made.with_name(f"{made.name}-old"))
            made.rename(self.path(key))
        except OSError as error:
            raise RunError(f"{self.path(key)} cannot be written: {reason(error)}") from error

    def clean(self) -> None:
        """Removes directories that a killed process left incomplete."""
        for each in self.folder.glob(f"{TEMPORARY}*"):
            shutil.rmtree(each, ignore_errors=True)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the lock of the store, which the system releases however the process ends.

        Raises InputError if it is held.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = open(self.folder / ".lock", "w")
        except OSError as error:
            raise RunError(f"nothing can be written in {self.folder}: {reason(error)}") from error
        with lock:
            try:
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise InputError(f"another process writes in {self.folder}: wait for it, or name another folder") from error
            self.clean()
            try:
                yield
            finally:
                self.clean()
