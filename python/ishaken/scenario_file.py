"""Scenarios as files."""

import os
from collections.abc import Iterable

from ishaken import _core, policies
from ishaken.errors import InputError, reason

# More than the reader of scenarios accepts, so that it is the one to say so; and an end for files that have none.
MOST_BYTES = 16 << 20


def load(path: str | os.PathLike, overrides: Iterable[str] = ()) -> _core.Scenario:
    """Reads and checks a scenario; each override is "path=value", as --set takes it.

    Raises ScenarioError with everything that is wrong, or InputError where the file cannot be read.
    """
    return policies.load(read(path), *_words([os.fsdecode(path)]), _words(overrides))


def read(path: str | os.PathLike) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise InputError(f"{path}: the scenario cannot be read: {why}") from error


def _words(typed: Iterable[str]) -> list[str]:
    """What was typed may be no UTF-8; Python then holds halves of characters, which are good for nothing but files."""
    return [word.encode(errors="replace").decode() for word in typed]
