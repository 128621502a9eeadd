"""`ishaken validate`."""

from ishaken.command.options import Overrides, ScenarioFile, loaded
from ishaken.lazy_import import lazy_import

terminal = lazy_import("ishaken.terminal")


def validate(scenario: ScenarioFile, set_: Overrides = None):
    """Checks a scenario as `run` does, without running it.

    Example: `ishaken validate my-scenario.yaml`
    """
    ready = loaded(scenario, set_)
    terminal.console().print(f"{ready.name}: this scenario is valid", markup=False)
