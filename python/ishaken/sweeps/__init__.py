"""Many runs of one scenario with other values and seeds, on any number of workers, with the same results."""

from ishaken.sweeps.result import Sweep
from ishaken.sweeps.sweeping import sweep

__all__ = ["Sweep", "sweep"]
