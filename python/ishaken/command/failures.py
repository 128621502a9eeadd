"""The exceptions of all commands, as messages and exit codes."""

import traceback

import typer

from ishaken import _core
from ishaken.errors import ExitCode, InputError, RunError
from ishaken.lazy_import import lazy_import

terminal = lazy_import("ishaken.terminal")  # loads rich


class Commands(typer.core.TyperGroup):
    """The group of all commands: prints an exception of a command, and exits with the code that belongs to it."""

    def invoke(self, context):
        try:
            return super().invoke(context)
        except (_core.ScenarioError, InputError) as error:
            code, message = ExitCode.INPUT_WRONG, str(error)
        except RunError as error:
            code, message = ExitCode.RUN_FAILED, str(error)
        except KeyboardInterrupt as error:
            code, message = ExitCode.INTERRUPTED, f"interrupted; {error}" if error.args else "interrupted"
        except BrokenPipeError:
            raise
        except Exception as error:
            if isinstance(error, (typer.Exit, typer.Abort)) or hasattr(error, "exit_code"):
                raise
            code, message = ExitCode.RUN_FAILED, traceback.format_exc()
        terminal.console(stderr=True).print(message.rstrip("\n"), markup=False, soft_wrap=True)
        raise typer.Exit(code)
