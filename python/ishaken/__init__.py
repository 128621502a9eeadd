"""Simulator of International SHAKEN (ATIS-1000091).

    import ishaken
    run = ishaken.run("scenarios/tour.yaml", seed=1)
    run.metrics                                      # tables for pandas, polars, DuckDB, pyarrow
    run.plot()
"""

import importlib
import pkgutil

# The extension module is built elsewhere on the path, in a folder of the same name.
__path__ = pkgutil.extend_path(__path__, __name__)

from ishaken._core import STANDINGS, Belief, Decision, Diagnostic, ScenarioError  # noqa: E402
from ishaken._core import Run as Simulation  # noqa: E402
from ishaken._core import version as __version__  # noqa: E402
from ishaken.errors import ExitCode, InputError, RunError  # noqa: E402
from ishaken.policies import Estimator, Policy, value  # noqa: E402
from ishaken.results import Run  # noqa: E402
from ishaken.saved import open  # noqa: E402
from ishaken.scenario import Scenario, load  # noqa: E402
from ishaken.simulation import run  # noqa: E402
from ishaken.sweeps import Sweep, sweep  # noqa: E402
from ishaken.tables import Table  # noqa: E402

__all__ = [
    "STANDINGS",
    "Belief",
    "Decision",
    "Diagnostic",
    "Estimator",
    "ExitCode",
    "InputError",
    "Policy",
    "Run",
    "RunError",
    "Scenario",
    "ScenarioError",
    "Simulation",
    "Sweep",
    "Table",
    "__version__",
    "compare",
    "load",
    "open",
    "plots",
    "report",
    "run",
    "sweep",
    "value",
]


def __getattr__(name: str):
    """What needs libraries that take their time to load is loaded when it is first asked for."""
    if name == "compare":
        from ishaken.comparisons import compare

        return compare
    if name in ("plots", "report"):
        return importlib.import_module(f"ishaken.{name}")
    raise AttributeError(f"module 'ishaken' has no attribute '{name}'")
