"""Differences between two sides on the same seeds, and their intervals: pure functions.

Every value has a place: the world and the seed of its run. Both sides have the same places, so differences are taken
place by place, and the effects of chance that both sides share cancel.
"""

import dataclasses
import math
import warnings
from collections.abc import Mapping, Sequence

import numpy

from ishaken.intervals import LEVEL, half_width
from ishaken.lazy_import import lazy_import

stats = lazy_import("scipy.stats")

RESAMPLES = 9_999
BOOTSTRAP_SEED = 20_260_101
# With fewer than 4 values the resample of the smallest alone has a larger probability than the 2.5 % of a tail.
FEWEST_TO_RESAMPLE = 4
NO_DIFFERENCE = "no difference at all"  # begins the note of such an effect

Place = tuple[str, int]  # world, seed
Figures = Mapping[Place, float | None]
Bounds = tuple[float | None, float | None]
UNKNOWN: Bounds = (None, None)


@dataclasses.dataclass(frozen=True)
class Components:
    """Components of the variance of differences: between worlds, and between the seeds of one world."""

    worlds: float
    seeds: float

    @property
    def world_share(self) -> float | None:
        """The share of the variance of one difference that is between worlds; None if nothing varies."""
        total = self.worlds + self.seeds
        return self.worlds / total if total > 0 else None


@dataclasses.dataclass(frozen=True)
class Effect:
    """The difference of `other` from `first`. Bounds are None if there are too few values."""

    n: int  # number of values behind the interval: of seeds, or of worlds if there are several
    pairs: int  # places at which both sides have a value
    missing: int  # places at which one side has none
    mean_first: float | None
    mean_other: float | None
    effect: float | None
    low: float | None  # of the paired t interval
    high: float | None
    boot_low: float | None  # of the bootstrap interval
    boot_high: float | None
    p: float | None  # that of the t interval: two-sided, of a difference of 0
    components: Components | None  # with several worlds of several seeds
    note: str

    @property
    def real(self) -> bool | None:
        """Whether the t interval excludes 0; None if there is no interval."""
        return None if self.low is None else not self.low <= 0 <= self.high

    @property
    def half_width(self) -> float | None:
        """Half the width of the t interval; None if there is no interval."""
        return None if self.low is None else (self.high - self.low) / 2


def paired(first: Figures, other: Figures) -> Effect:
    """Returns the effect over all places at which both sides have a value.

    With several worlds the worlds are the sample: each counts as the mean of its seeds, and the interval is over
    worlds.
    """
    places = sorted(first.keys() | other.keys())
    both = [place for place in places if first.get(place) is not None and other.get(place) is not None]
    worlds = list(dict.fromkeys(world for world, _ in both))

    def by_world(figure) -> list[list[float]]:
        return [[figure(place) for place in both if place[0] == world] for world in worlds]

    differences = by_world(lambda place: other[place] - first[place])
    several = len(worlds) > 1
    values = [_mean(each) for each in differences] if several else [each for world in differences for each in world]
    low, high = t_interval(values)
    return Effect(
        n=len(values),
        pairs=len(both),
        missing=len(places) - len(both),
        mean_first=_mean([_mean(each) for each in by_world(first.get)]),
        mean_other=_mean([_mean(each) for each in by_world(other.get)]),
        effect=_mean(values),
        low=low,
        high=high,
        **dict(zip(("boot_low", "boot_high"), bootstrap_interval(values), strict=True)),
        p=p_value(values),
        components=components(differences) if several else None,
        note=_note(differences, len(places) - len(both)),
    )


def t_interval(values: Sequence[float]) -> Bounds:
    """Returns mean -+ t(0.975, n - 1) * s / sqrt(n) (Student 1908), in the unit of the values.

    None, None for fewer than two.
    """
    if len(values) < 2:
        return UNKNOWN
    reach = half_width(_deviation(values), len(values))
    return float(_mean(values) - reach), float(_mean(values) + reach)


def p_value(values: Sequence[float]) -> float | None:
    """Returns the two-sided p of the t test that the mean is 0; None for fewer than two values.

    For equal values it is 1 if they are 0 and 0 if they are not.
    """
    if len(values) < 2:
        return None
    error = _standard_error(values)
    if error == 0:
        return 0.0 if _mean(values) else 1.0
    return float(2 * stats.t.sf(abs(_mean(values)) / error, len(values) - 1))


def bootstrap_interval(values: Sequence[float]) -> Bounds:
    """Returns the bias-corrected and accelerated bootstrap interval of the mean (Efron 1987), in the unit of the
    values.

    The resamples are the same for the same values. If the correction is not defined, as for values that hardly differ,
    the interval is that of plain percentiles. None, None for fewer than FEWEST_TO_RESAMPLE values.
    """
    if len(values) < FEWEST_TO_RESAMPLE:
        return UNKNOWN
    if _standard_error(values) == 0:
        return _mean(values), _mean(values)

    def interval(method: str) -> Bounds:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the warning repeats what a NaN in the result says
            found = stats.bootstrap(
                (numpy.asarray(values),),
                numpy.mean,
                n_resamples=RESAMPLES,
                confidence_level=LEVEL,
                method=method,
                rng=numpy.random.default_rng(BOOTSTRAP_SEED),
            ).confidence_interval
        return float(found.low), float(found.high)

    corrected = interval("BCa")
    return interval("percentile") if any(map(math.isnan, corrected)) else corrected


def components(worlds: Sequence[Sequence[float]]) -> Components | None:
    """Returns the variance components of differences, by world, in a one-way random-effects analysis of variance.

    The mean square within worlds estimates the variance between seeds. The excess of the mean square between worlds
    over it, divided by the mean number of seeds of a world, estimates the variance between worlds, and is 0 if
    negative. None if there is one world, or no world with two seeds: then the components cannot be told apart.
    """
    sizes = numpy.array([len(each) for each in worlds])
    total = sizes.sum()
    if len(worlds) < 2 or total == len(worlds):
        return None
    means = numpy.array([_mean(each) for each in worlds])
    within = sum(((numpy.asarray(each) - mean) ** 2).sum() for each, mean in zip(worlds, means, strict=True))
    within /= total - len(worlds)
    between = (sizes * (means - (sizes * means).sum() / total) ** 2).sum() / (len(worlds) - 1)
    size = (total - (sizes**2).sum() / total) / (len(worlds) - 1)
    return Components(float(max(0.0, (between - within) / size)), float(within))


def holm(ps: Sequence[float | None]) -> list[float | None]:
    """Returns the p values adjusted for their number by Holm's method (Holm 1979); None stays None.

    A p of 1, of sides without any difference, is left out of the number: it would be 1 whatever the signs of the
    differences, so it is no further chance of a false result (Tarone 1990).
    """
    order = sorted((index for index, p in enumerate(ps) if p is not None and p < 1), key=lambda index: ps[index])
    out: list[float | None] = [None if p is None else 1.0 for p in ps]
    largest = 0.0
    for place, index in enumerate(order):
        largest = max(largest, min(1.0, (len(order) - place) * ps[index]))
        out[index] = largest
    return out


def _note(differences: list[list[float]], missing: int) -> str:
    values = [each for world in differences for each in world]
    said = []
    if not values:
        said.append("no seed measures it on both sides")
    elif len(differences) > 1 and len(values) == len(differences):
        said.append("one seed a world: worlds and seeds cannot be told apart")
    elif len(values) == 1:
        said.append("one seed: no interval")
    if len(values) > 1 and not any(values):
        said.insert(0, NO_DIFFERENCE)
    elif len(values) > 1 and len(set(values)) == 1:
        said.append("the same difference every time")
    if missing:
        said.append(f"{missing} of {missing + len(values)} not measured on both sides")
    return "; ".join(said)


def _mean(values: Sequence[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None


def _standard_error(values: Sequence[float]) -> float:
    return _deviation(values) / math.sqrt(len(values))


def _deviation(values: Sequence[float]) -> float:
    """Returns the sample standard deviation; 0 for equal values, for which numpy may round to a little more."""
    return 0.0 if min(values) == max(values) else float(numpy.std(values, ddof=1))
