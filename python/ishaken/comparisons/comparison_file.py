"""A comparison as one JSON file, complete or absent, whose key `kind` identifies it."""

import json
import os
from pathlib import Path

import polars

from ishaken.comparisons.effects import ROWS, RUNS, VALUES, Effects
from ishaken.errors import InputError
from ishaken.json_file import read_json
from ishaken.text_file import write_whole

KIND = "comparison"
NAME = "comparison.json"
TABLES = {"rows": ROWS, "values": VALUES, "runs": RUNS}


def write(comparison: Effects, path: Path) -> Path:
    """Writes a comparison and returns its file.

    Raises InputError if the file exists, RunError if it cannot be written.
    """
    file = place(path)
    check_free(file)
    tables = {name: getattr(comparison, name).to_dicts() for name in TABLES}
    text = json.dumps({"kind": KIND, **comparison.about, **tables}, indent=1, allow_nan=False, ensure_ascii=False)
    return write_whole(file, text + "\n")


def place(path: Path) -> Path:
    """Returns the file that a path means: itself if it ends in .json, else `comparison.json` in that folder."""
    return Path(os.path.abspath(path if path.suffix == ".json" else path / NAME))


def check_free(file: Path) -> None:
    """Raises InputError if the file exists: a comparison never replaces another."""
    if file.exists():
        raise InputError(f"{file} exists already: give another name, or remove it")


def read(path: Path) -> tuple[Effects, Path]:
    """Returns a comparison and the path of its file. Raises InputError if it is no comparison or cannot be read."""
    file = (path / NAME if path.is_dir() else path).resolve()
    content = read_json(file)
    if content.pop("kind", None) != KIND:
        raise InputError(f"{file} is not a comparison: its key 'kind' says otherwise")
    try:
        tables = {name: polars.DataFrame(content.pop(name), schema) for name, schema in TABLES.items()}
    except (KeyError, TypeError, polars.exceptions.PolarsError) as error:
        raise InputError(f"{file} holds a comparison that cannot be read: {error}") from error
    return Effects(**tables, about=content), file
