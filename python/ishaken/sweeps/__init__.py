"""Many runs of one scenario: other values, other seeds, any number of workers, and the same results."""

from ishaken.sweeps.result import Sweep
from ishaken.sweeps.sweeping import sweep

__all__ = ["Sweep", "sweep"]
