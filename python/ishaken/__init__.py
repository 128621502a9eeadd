"""Simulates calls under International SHAKEN (ATIS-1000091).

    import ishaken
    run = ishaken.run("scenarios/tour.yaml", seed=1)
    run.metrics                                      # a table for pandas, polars, DuckDB, pyarrow
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


# Public names whose modules are slow to load, and those modules.
_LATE = {"compare": "ishaken.comparisons", "plots": "ishaken.plots", "report": "ishaken.report"}


def __getattr__(name: str):
    """Returns a public name of `_LATE`, whose module is loaded when the name is first asked for (PEP 562)."""
    if name not in _LATE:
        raise AttributeError(f"module 'ishaken' has no attribute '{name}'")
    module = importlib.import_module(_LATE[name])
    return module.compare if name == "compare" else module
