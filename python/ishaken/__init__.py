"""Simulator of International SHAKEN (ATIS-1000091).

    import ishaken
    scenario = ishaken.load("scenarios/tour.yaml", ["seed=7"])
    result = ishaken.run(scenario)          # writes a run directory and says where
    calls = pandas.read_parquet(result.path / "calls")
"""

import pkgutil

# The extension module is built elsewhere on the path, in a folder of the same name.
__path__ = pkgutil.extend_path(__path__, __name__)

from ishaken._core import Diagnostic, Run, Scenario, ScenarioError  # noqa: E402
from ishaken._core import version as __version__  # noqa: E402
from ishaken.errors import ExitCode, InputError, RunError  # noqa: E402
from ishaken.scenario_file import load  # noqa: E402
from ishaken.simulation import run  # noqa: E402

__all__ = [
    "Diagnostic",
    "ExitCode",
    "InputError",
    "Run",
    "RunError",
    "Scenario",
    "ScenarioError",
    "__version__",
    "load",
    "run",
]
