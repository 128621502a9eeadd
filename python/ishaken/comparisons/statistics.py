"""The difference between two sides that were played on the same chance, and how sure it is. Pure functions of figures.

Every figure has a place: the world in which, and the seed with which it was measured. Both sides have the same places,
so a difference is taken place by place, and what chance does to both sides alike falls out of it.
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
# Of fewer values than 4, a single resample (all of them the smallest one) is more than the 2.5 % that a tail holds.
FEWEST_TO_RESAMPLE = 4
NO_DIFFERENCE = "no difference at all"  # what a note begins with where it is so

Place = tuple[str, int]  # world, seed
Figures = Mapping[Place, float | None]
Bounds = tuple[float | None, float | None]
UNKNOWN: Bounds = (None, None)


@dataclasses.dataclass(frozen=True)
class Components:
    """Where differences come from: `worlds` is the variance between worlds, `seeds` that between seeds of one world."""

    worlds: float
    seeds: float

    @property
    def world_share(self) -> float | None:
        """Of the variance of one difference. None where nothing varies."""
        total = self.worlds + self.seeds
        return self.worlds / total if total > 0 else None


@dataclasses.dataclass(frozen=True)
class Effect:
    """How much more `other` measures than `first`. Bounds are None where there is too little to tell."""

    n: int  # values that the interval rests on: seeds, or worlds where there are several
    pairs: int  # places where both sides measured something
    missing: int  # places where one of them did not
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
        """Whether the t interval excludes 0; None where there is no interval."""
        return None if self.low is None else not self.low <= 0 <= self.high

    @property
    def half_width(self) -> float | None:
        return None if self.low is None else (self.high - self.low) / 2


def paired(first: Figures, other: Figures) -> Effect:
    """The effect over all places where both sides measured. Where there are several worlds, they are what was sampled:
    each counts as the mean of its seeds, and the interval is one over worlds."""
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
    """Mean -+ t(0.975, n - 1) * s / sqrt(n) (Student 1908), in the unit of the values. None for one value."""
    if len(values) < 2:
        return UNKNOWN
    reach = half_width(_deviation(values), len(values))
    return float(_mean(values) - reach), float(_mean(values) + reach)


def p_value(values: Sequence[float]) -> float | None:
    """Two-sided, of the t test that the mean is 0; 1 where all values are 0, and 0 where all are one other value."""
    if len(values) < 2:
        return None
    error = _standard_error(values)
    if error == 0:
        return 0.0 if _mean(values) else 1.0
    return float(2 * stats.t.sf(abs(_mean(values)) / error, len(values) - 1))


def bootstrap_interval(values: Sequence[float]) -> Bounds:
    """Of the mean, bias-corrected and accelerated (Efron 1987), from resamples that are always the same for the same
    values. Plain percentiles where the correction has no value: of values that hardly differ."""
    if len(values) < FEWEST_TO_RESAMPLE:
        return UNKNOWN
    if _standard_error(values) == 0:
        return _mean(values), _mean(values)

    def interval(method: str) -> Bounds:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says in words what the result says as NaN
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
    """Random effects of one factor by analysis of variance: the mean square within worlds estimates the seeds, and what
    the mean square between worlds has beyond it, divided by the (mean) seeds of a world, estimates the worlds. That is
    no less than 0 here. None where no world has two seeds, or there is one world: then nobody can tell them apart."""
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
    """Each p as large as it must be so that, over all of them, chance makes one small in no more cases than it says
    (Holm 1979). None stays None. A p of 1, of no difference at all, counts for nothing: it would be 1 whatever signs
    chance gave the differences, so it is no further opportunity for chance (Tarone 1990)."""
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
