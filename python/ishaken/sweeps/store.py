"""Where results lie: one run directory for each key, there whole or not at all.

    runs/3f9c.../{manifest.json, summary.json, scenario.yaml}      and tables, where they were asked for
    runs/.tmp-...                                                 what is being written, or was when it was killed
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
    def __init__(self, folder: Path):
        self.folder = Path(folder)

    def path(self, key: str) -> Path:
        """A run directory that ishaken.open reads."""
        return self.folder / key

    def has(self, key: str, tables: Collection[str] = ()) -> bool:
        return all((self.path(key) / each).exists() for each in ("manifest.json", *tables))

    def manifest(self, key: str) -> dict:
        return read_json(self.path(key) / "manifest.json")

    def summary(self, key: str) -> dict:
        return read_json(self.path(key) / "summary.json")

    def write(self, key: str, files: Files) -> None:
        """Raises RunError where it cannot be written; then nothing of it is there."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=self.folder))
            made.chmod(0o755)
            for name, content in files.items():
                (made / name).parent.mkdir(exist_ok=True)
                (made / name).write_bytes(content)
            if self.path(key).exists():  # without the tables that are wanted now
                self.path(key).rename(made.with_name(f"{made.name}-old"))
            made.rename(self.path(key))
        except OSError as error:
            raise RunError(f"{self.path(key)} cannot be written: {reason(error)}") from error

    def clean(self) -> None:
        """Removes what a killed sweep left half."""
        for each in self.folder.glob(f"{TEMPORARY}*"):
            shutil.rmtree(each, ignore_errors=True)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One process at a time. The system takes the lock back however that process ends."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = open(self.folder / ".lock", "w")
        except OSError as error:
            raise RunError(f"nothing can be written in {self.folder}: {reason(error)}") from error
        with lock:
            try:
                fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise InputError(f"another process writes in {self.folder}: wait for it, or name another") from error
            self.clean()
            try:
                yield
            finally:
                self.clean()
