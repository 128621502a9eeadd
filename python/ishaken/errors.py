"""The exit codes of the command, and the errors that lead to them."""

import enum


class ExitCode(enum.IntEnum):
    HELD = 0  # done, and every expectation held
    EXPECTATION_FAILED = 1
    INPUT_WRONG = 2  # nothing was run
    RUN_FAILED = 3
    INTERRUPTED = 130


class InputError(Exception):
    """A request that no machine can carry out: a missing file, a name that is taken."""


class RunError(Exception):
    """A failure to carry out a valid request: a full disk, a read-only folder."""


def reason(error: OSError) -> str:
    """Returns the system's message without number and path."""
    return error.strerror or str(error)
