"""Scenario files."""

import os
from collections.abc import Iterable

from ishaken import _core, policies
from ishaken.errors import InputError, reason

# More than the core accepts, so that its error is the one reported; and a limit for files without end.
MOST_BYTES = 16 << 20


def load(path: str | os.PathLike, overrides: Iterable[str] = ()) -> _core.Scenario:
    """Reads and checks a scenario; each override is "path=value", as --set takes it.

    Raises ScenarioError with every error, InputError if the file cannot be read.
    """
    return policies.load(read(path), *_words([os.fsdecode(path)]), _words(overrides))


def read(path: str | os.PathLike) -> bytes:
    """Returns the bytes of a scenario file. Raises InputError if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise InputError(f"{path}: the scenario cannot be read: {why}") from error


def _words(typed: Iterable[str]) -> list[str]:
    """Replaces the halves of characters with which Python represents arguments that are not UTF-8."""
    return [word.encode(errors="replace").decode() for word in typed]
