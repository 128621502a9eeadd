"""The directory of one run: its files, and its names while it is written, complete or incomplete.

    results/tour/20260101T120000Z-seed1.running      while it is written, and after the run was killed
    results/tour/20260101T120000Z-seed1              complete
    results/tour/20260101T120000Z-seed1.incomplete   interrupted or failed; its manifest says so too
    results/tour/latest                              a link to the last complete one

A directory that the user named keeps that name, complete or interrupted; then only the manifest tells which.
"""

import contextlib
import itertools
import json
import os
from pathlib import Path

from ishaken import _core
from ishaken.errors import InputError, RunError, reason
from ishaken.json_file import read_json
from ishaken.manifest import Manifest, home
from ishaken.text_file import write_whole


def results_folder() -> Path:
    """Returns the folder of all runs."""
    return home() / "results"


def recorded(folder: Path) -> tuple[dict, dict]:
    """Returns manifest and summary of a run directory; the summary has no entries if the run is not complete.

    Raises InputError if the folder is no run directory or a file in it cannot be read.
    """
    if not (folder / "manifest.json").is_file():
        raise InputError(f"{folder} is not a run directory: it has no manifest.json")
    manifest = read_json(folder / "manifest.json")
    complete = manifest.get("complete")
    return manifest, read_json(folder / "summary.json") if complete else {"metrics": [], "expect": []}


class RunDirectory:
    """The directory of a run that is being made.

    Raises InputError if its name is taken, RunError if it cannot be written.
    """

    def __init__(self, scenario: _core.Scenario, out: Path | None = None):
        self._scenario = scenario
        self._manifest = Manifest(scenario)
        self._named_by_user = out is not None
        try:
            self._final = self._claim(out) if out else self._claim_new()
        except OSError as error:
            place = out or results_folder()
            raise RunError(f"no run directory can be made in {place}: {reason(error)}") from error
        self.path = _beside(self._final, ".running")
        self._write("scenario.yaml", scenario.resolved_yaml)
        self._write_manifest(complete=False)

    def finish(self, summary: str, run: _core.Run) -> Path:
        """Writes summary and manifest and gives the directory its final name; returns its path."""
        self._write("summary.json", summary.rstrip("\n") + "\n")
        self._write_manifest(complete=True, run=run)
        self._rename(self._final)
        if not self._named_by_user:
            self._point_latest_here()
        return self.path

    def keep_incomplete(self, run: _core.Run | None = None) -> Path:
        """Keeps what was written, marked as incomplete, and returns its path.

        Raises nothing: it runs after other failures.
        """
        with contextlib.suppress(OSError, RunError, RuntimeError):
            self._write_manifest(complete=False, run=run)
        with contextlib.suppress(OSError, RunError):
            self._rename(self._final if self._named_by_user else _beside(self._final, ".incomplete"))
        return self.path

    def _claim(self, out: Path) -> Path:
        final = Path(os.path.abspath(out))
        if final.is_dir() and not final.is_symlink() and not any(final.iterdir()):
            pass  # made by the user for this run
        elif os.path.lexists(final):
            raise InputError(f"{out} exists already, and runs are never overwritten: name another directory")
        final.parent.mkdir(parents=True, exist_ok=True)
        try:
            _beside(final, ".running").mkdir()
        except FileExistsError:
            raise InputError(
                f"{out}.running exists: another run is writing there, or one was killed; remove it, or name another directory"
            ) from None
        return final

    def _claim_new(self) -> Path:
        folder = results_folder() / self._scenario.name
        folder.mkdir(parents=True, exist_ok=True)
        run_id = f"{self._manifest.started:%Y%m%dT%H%M%SZ}-seed{self._scenario.seed}"
        for attempt in itertools.count(1):
            final = folder / (run_id if attempt == 1 else f"{run_id}-{attempt}")
            running = _beside(final, ".running")
            try:
                running.mkdir()  # only one of several processes succeeds
            except FileExistsError:
                continue
            if not os.path.lexists(final) and not os.path.lexists(_beside(final, ".incomplete")):
                return final
            running.rmdir()
        raise AssertionError("itertools.count has no end")

    def _rename(self, to: Path) -> None:
        try:
            self.path.rename(to)  # replaces an empty directory, never another run
        except OSError as error:
            raise RunError(f"{self.path} cannot be renamed to {to.name}: {reason(error)}") from error
        self.path = to

    def _point_latest_here(self) -> None:
        link = self.path.parent / f".latest-{os.getpid()}"
        with contextlib.suppress(OSError):  # a file system without links, or a user's own "latest"
            link.symlink_to(self.path.name)
            try:
                link.replace(self.path.parent / "latest")
            finally:
                link.unlink(missing_ok=True)

    def _write_manifest(self, complete: bool, run: _core.Run | None = None) -> None:
        self._write("manifest.json", json.dumps(self._manifest.of(run, complete), indent=2) + "\n")

    def _write(self, name: str, text: str) -> None:
        write_whole(self.path / name, text)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
