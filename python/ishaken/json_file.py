"""JSON objects from files."""

import json
from pathlib import Path

from ishaken.errors import InputError, reason


def read_json(path: Path) -> dict:
    """Returns the JSON object in a file. Raises InputError if it cannot be read or holds something else."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {reason(error)}") from error
    except ValueError as error:
        raise InputError(f"{path} is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise InputError(f"{path} is not a JSON object")
    return content
