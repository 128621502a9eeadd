"""What the command's exit codes mean, and the two errors that lead to them."""

import enum


class ExitCode(enum.IntEnum):
    HELD = 0  # done, and every expectation held
    EXPECTATION_FAILED = 1
    INPUT_WRONG = 2  # nothing was run
    RUN_FAILED = 3
    INTERRUPTED = 130


class InputError(Exception):
    """What was asked for cannot be done, whatever the machine: a missing file, a name that is taken."""


class RunError(Exception):
    """What was asked for is fine, but it could not be carried through: a full disk, a read-only folder."""


def reason(error: OSError) -> str:
    """The system's words without number and path."""
    return error.strerror or str(error)
