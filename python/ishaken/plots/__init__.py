"""Figures of runs, sweeps and comparisons, in one style, each with its scenario, seed and version.

run.plot(), run.plot("trust_matrix")
ishaken.plots.save(ishaken.plots.reputation(run), "reputation.svg")
"""

from ishaken.errors import InputError
from ishaken.plots.control_load import control_load
from ishaken.plots.exposure import exposure
from ishaken.plots.forest import forest
from ishaken.plots.overview import overview
from ishaken.plots.reputation import reputation
from ishaken.plots.response_surface import response, response_surface
from ishaken.plots.saving import save
from ishaken.plots.sweep_trade_off import sweep_trade_off
from ishaken.plots.trade_off import trade_off
from ishaken.plots.trust_matrix import trust_matrix
from ishaken.plots.verified_share import verified_share

# The figures of one run. `forest` is a figure of a comparison, `response_surface` and `sweep_trade_off` of a sweep.
KINDS = {
    each.__name__: each
    for each in (overview, trust_matrix, verified_share, exposure, reputation, trade_off, control_load)
}

__all__ = [*KINDS, "KINDS", "forest", "plot", "response", "response_surface", "save", "sweep_trade_off"]


def plot(run, kind: str = "overview"):
    """Returns a figure of a run as an Altair chart. Raises InputError if there is no such kind."""
    if kind not in KINDS:
        raise InputError(f"no figure '{kind}' of a run: it is one of {', '.join(KINDS)}")
    return KINDS[kind](run)
