"""The points of a sweep: the values that each of them sets, by path.

    points("grid", {"policies.*.merge": ["flat", "scoped"], "registry.hold": ["0 d", "7 d"]})       # all four
    points("latin", {"policies.*.list_poll": ("1 h", "48 h"), "countries.*.providers": range(1, 5)}, 20)

A grid, or a list of points, takes values as they are. The other designs spread points over ranges: two quantities are
a range, `range(1, 5)` are whole numbers, and anything else is a list to choose from.
"""

import itertools
import warnings
from collections.abc import Callable, Mapping, Sequence

from ishaken.errors import InputError
from ishaken.lazy_import import lazy_import
from ishaken.quantities import between, quantity

qmc = lazy_import("scipy.stats.qmc")
sensitivity = lazy_import("ishaken.sweeps.sensitivity")  # loads SALib

Point = dict[str, object]

SPREAD = ("latin", "sobol", "saltelli", "morris")
KINDS = ("grid", "list", *SPREAD)
KEPT_FOR_RUNS = ("seed", "name")
STANDARD_POINTS = 16


def points(kind: str, over, count: int | None = None, seed: int = 1) -> list[Point]:
    """Returns the points of a design.

    `count` is the number of points in latin and sobol, of base points in saltelli (each gives parameters + 2 points)
    and of trajectories in morris (parameters + 1 points). A power of two is best for sobol and saltelli. `seed` is that
    of the design. Raises InputError if `over` does not fit the design.
    """
    if kind not in KINDS:
        raise InputError(f"no design '{kind}': it is one of {', '.join(KINDS)}")
    if kind in ("grid", "list") and count is not None:
        raise InputError(f"a {kind} has the points that its values make: a number of points is for {', '.join(SPREAD)}")
    made = _listed(over) if kind == "list" else _over(kind, over, count, seed)
    for path in {path: None for point in made for path in point}:
        if path in KEPT_FOR_RUNS:
            raise InputError(f"'{path}' cannot be swept: seeds are given as seeds, and all runs have one name")
    return made


def parameters(made: list[Point]) -> list[str]:
    """Returns all paths, in the order in which points name them."""
    return list(dict.fromkeys(path for point in made for path in point))


def cube(kind: str, dimensions: int, count: int, seed: int):
    """Returns `count` points of the unit cube, one a row, as an array of `dimensions` columns.

    Saltelli and morris give more.
    """
    if kind in ("saltelli", "morris"):
        return sensitivity.sample(kind, dimensions, count, seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of counts that are no power of two
        engine = (qmc.LatinHypercube if kind == "latin" else qmc.Sobol)(dimensions, rng=seed)
        return engine.random(count)


def _listed(over) -> list[Point]:
    if isinstance(over, Mapping) or not all(isinstance(each, Mapping) for each in over):
        raise InputError("a list design takes a list of points, such as [{'registry.hold': '7 d'}]")
    if not over:
        raise InputError("a list design needs at least one point")
    return [dict(each) for each in over]


def _over(kind: str, over, count: int | None, seed: int) -> list[Point]:
    if not isinstance(over, Mapping):
        raise InputError(f"a {kind} takes a mapping from paths to values, such as {{'registry.hold': ['0 d', '7 d']}}")
    values = {path: _values(path, each) for path, each in over.items()}
    if kind == "grid":
        return [dict(zip(values, chosen, strict=True)) for chosen in itertools.product(*values.values())]
    if not values:
        raise InputError(f"a {kind} needs at least one range to spread its points over")
    count = STANDARD_POINTS if count is None else count
    if count < 1:
        raise InputError(f"a {kind} needs at least one point, not {count}")
    axes = {path: _axis(path, each) for path, each in values.items()}
    rows = cube(kind, len(axes), count, seed)
    return [{path: at(share) for (path, at), share in zip(axes.items(), row, strict=True)} for row in rows.tolist()]


def _values(path: str, given) -> Sequence:
    if hasattr(given, "tolist"):  # an array
        given = given.tolist()
    if not isinstance(given, (list, tuple, range)) or len(given) == 0:
        raise InputError(f"{path}: expected a list of values, such as ['0 d', '7 d'], got {given!r}")
    return given


def _axis(path: str, given: Sequence) -> Callable[[float], object]:
    if not isinstance(given, range) and len(given) == 2 and all(quantity(each) for each in given):
        try:
            return between(*given)
        except InputError as error:
            raise InputError(f"{path}: {error}") from error
    return lambda share: given[min(int(share * len(given)), len(given) - 1)]
