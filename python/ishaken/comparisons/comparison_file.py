"""A comparison as one JSON file, whole or not there at all, that says what kind of file it is."""

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
    """Raises InputError where there is such a file, RunError where it cannot be written."""
    file = place(path)
    check_free(file)
    tables = {name: getattr(comparison, name).to_dicts() for name in TABLES}
    text = json.dumps({"kind": KIND, **comparison.about, **tables}, indent=1, allow_nan=False, ensure_ascii=False)
    return write_whole(file, text + "\n")


def place(path: Path) -> Path:
    """The file itself: what ends in .json, else the one in that folder."""
    return Path(os.path.abspath(path if path.suffix == ".json" else path / NAME))


def check_free(file: Path) -> None:
    """Raises InputError where there is such a file: none is ever written over."""
    if file.exists():
        raise InputError(f"{file} exists already: give another name, or remove it")


def read(path: Path) -> tuple[Effects, Path]:
    """Returns a comparison and the path of its file. Raises InputError if it is no comparison or cannot be read."""
    file = (path / NAME if path.is_dir() else path).resolve()
    content = read_json(file)
    if content.pop("kind", None) != KIND:
        raise InputError(f"{file} is no comparison: it does not say so under 'kind'")
    try:
        tables = {name: polars.DataFrame(content.pop(name), schema) for name, schema in TABLES.items()}
    except (KeyError, TypeError, polars.exceptions.PolarsError) as error:
        raise InputError(f"{file} holds a comparison that cannot be read: {error}") from error
    return Effects(**tables, about=content), file
