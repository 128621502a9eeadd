"""Sensitivity of a metric to the parameters of a sweep: the indices of Sobol and of Morris, by SALib.

    over = {"policies.*.list_poll": ("1 h", "48 h"), "policies.*.merge": ["flat", "scoped"]}
    sweep = ishaken.sweep("scenarios/tour.yaml", over, design="saltelli", points=64)
    sweep.sensitivity("verified_share")

Saltelli's design gives the share of the variance that each parameter explains alone (S1) and with all others (ST).
Morris's is a cheaper screening: the mean effect of a parameter over its whole range (mu, and mu_star of its absolute
value), and the spread of that effect (sigma). Columns with _conf are half-widths of 95 % intervals.

Source: Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018; Morris 1991, doi:10.1080/00401706.1991.10484804.
"""

import math
import warnings

import numpy
import polars
from SALib.analyze import morris as morris_indices
from SALib.analyze import sobol as sobol_indices
from SALib.sample import morris as morris_points
from SALib.sample import sobol as sobol_points

from ishaken.errors import InputError

COLUMNS = {"saltelli": ("S1", "S1_conf", "ST", "ST_conf"), "morris": ("mu", "mu_star", "mu_star_conf", "sigma")}


def sample(kind: str, dimensions: int, count: int, seed: int):
    """Returns points of the unit cube: count * (dimensions + 2) rows in saltelli, count * (dimensions + 1) in morris.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of counts that are no power of two
        if kind == "saltelli":
            return sobol_points.sample(_problem(dimensions), count, calc_second_order=False, seed=seed)
        return morris_points.sample(_problem(dimensions), count, seed=seed)


def indices(kind: str, rows, values, seed: int = 1) -> dict[str, list[float]]:
    """Returns column -> one value for each dimension of `rows`, as `sample` made them, and the `values` of the rows."""
    values, problem = numpy.asarray(values, float), _problem(len(rows[0]))
    if kind == "saltelli":
        if numpy.ptp(values) == 0:  # nothing to explain, and SALib would divide by it
            return {each: [0.0] * problem["num_vars"] for each in COLUMNS[kind]}
        found = sobol_indices.analyze(problem, values, calc_second_order=False, seed=seed)
    else:
        found = morris_indices.analyze(problem, numpy.asarray(rows), values, seed=seed)
    return {each: [float(value) for value in found[each]] for each in COLUMNS[kind]}


def sensitivity(sweep, metric: str, **dimensions):
    """Returns a polars frame with a row for each parameter of a sweep with design saltelli or morris.

    The value of a point is the mean over its seeds. Raises InputError for another design, or if values are missing.
    """
    kind, seed = sweep.design["kind"], sweep.design["seed"]
    if kind not in COLUMNS:
        raise InputError(f"sensitivity needs a sweep with design saltelli or morris, and this one is a {kind}")
    found = sweep.metric(metric, **dimensions).group_by("point").agg(polars.col("value").mean()).sort("point")
    values = found["value"].to_list()
    there = sum(value is not None and math.isfinite(value) for value in values)
    if there < len(sweep.points):
        raise InputError(f"{metric} is missing at {len(sweep.points) - there} of {len(sweep.points)} points")
    rows = sample(kind, len(sweep.parameters), sweep.design["points"], seed)
    return polars.DataFrame({"parameter": sweep.parameters, **indices(kind, rows, values, seed)})


def _problem(dimensions: int) -> dict:
    names = [str(each) for each in range(dimensions)]
    return {"num_vars": dimensions, "names": names, "bounds": [[0, 1]] * dimensions}
