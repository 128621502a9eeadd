"""The interval of a comparison, against hand computations, published quantiles, known distributions, and its promise
to hold the truth in 95 of 100 cases."""

import math

import numpy
import pytest
from scipy import stats

from ishaken.comparisons import statistics
from ishaken.comparisons.statistics import bootstrap_interval, components, holm, p_value, paired, t_interval


def at(values, world="", start=1):
    return {(world, seed): value for seed, value in enumerate(values, start)}


def effect_of(differences, **places):
    return paired(at([0.0] * len(differences), **places), at(differences, **places))


def test_a_t_interval_by_hand():
    # Differences 1, 2, 3, 4, 5: mean 3, s^2 = (4 + 1 + 0 + 1 + 4) / 4 = 2.5, standard error sqrt(2.5 / 5) = 0.70711.
    # Published quantile t(0.975; 4) = 2.776, so 3 -+ 1.963. t = 3 / 0.70711 = 4.243, between t(0.99; 4) = 3.747 and
    # t(0.995; 4) = 4.604: p lies between 0.01 and 0.02.
    found = paired(at([10, 10, 10, 10, 10]), at([11, 12, 13, 14, 15]))
    assert (found.n, found.pairs, found.missing) == (5, 5, 0)
    assert (found.mean_first, found.mean_other, found.effect) == (10, 13, 3)
    assert found.low == pytest.approx(3 - 1.963, abs=0.001)
    assert found.high == pytest.approx(3 + 1.963, abs=0.001)
    assert found.half_width == pytest.approx(1.963, abs=0.001)
    assert 0.01 < found.p < 0.02
    assert found.real is True and found.note == "" and found.components is None


@pytest.mark.parametrize("n,quantile", [(2, 12.706), (3, 4.303), (11, 2.228), (31, 2.042), (121, 1.980)])
def test_published_quantiles(n, quantile):
    values = [0.0] * (n - 1) + [1.0]  # mean 1/n, s^2 = 1/n
    low, high = t_interval(values)
    assert (high - low) / 2 == pytest.approx(quantile / n, rel=3e-4)


def test_the_interval_and_p_agree_with_a_library_of_tests():
    generator = numpy.random.default_rng(3)
    first, other = generator.normal(size=20), generator.normal(0.3, size=20)
    ours, theirs = paired(at(list(first)), at(list(other))), stats.ttest_rel(other, first)
    assert ours.p == pytest.approx(theirs.pvalue)
    assert (ours.low, ours.high) == pytest.approx(tuple(theirs.confidence_interval()))


def test_pairing_removes_what_chance_does_to_both():
    shared = [100.0 * seed for seed in range(10)]
    found = paired(at(shared), at([each + 1 + 0.1 * (-1) ** index for index, each in enumerate(shared)]))
    assert found.real and found.half_width < 0.1


def test_no_difference_at_all():
    found = paired(at([0.1, 0.2, 0.3]), at([0.1, 0.2, 0.3]))
    assert (found.effect, found.low, found.high, found.p) == (0, 0, 0, 1)
    assert found.real is False and found.note == "no difference at all"


def test_the_same_difference_every_time():
    found = effect_of([0.1] * 7)
    assert (found.low, found.high, found.boot_low, found.boot_high, found.p) == (0.1, 0.1, 0.1, 0.1, 0)
    assert found.real is True and found.note == "the same difference every time"


def test_one_seed_has_no_interval():
    found = effect_of([2.0])
    assert found.effect == 2 and found.n == 1
    assert (found.low, found.high, found.boot_low, found.p, found.real, found.half_width) == (None,) * 6
    assert found.note == "one seed: no interval"


def test_what_is_not_measured_is_counted():
    first, other = at([1.0, None, 3.0, 4.0]), at([2.0, 3.0, 5.0])
    found = paired(first, other)
    assert (found.n, found.missing) == (2, 2)
    assert (found.mean_first, found.mean_other, found.effect) == (2, 3.5, 1.5)
    assert found.note == "2 of 4 not measured on both sides"


def test_nothing_measured():
    found = paired(at([None, None]), at([1.0, 2.0]))
    assert (found.n, found.effect, found.low, found.real) == (0, None, None, None)
    assert found.note == "no seed measures it on both sides; 2 of 2 not measured on both sides"


def test_the_bootstrap_of_a_known_distribution():
    # The mean of 400 standard normals has standard error 1/20: the bootstrap, the t interval and theory are near.
    values = list(stats.norm.ppf((numpy.arange(400) + 0.5) / 400))
    low, high = bootstrap_interval(values)
    assert (low, high) == pytest.approx((-1.96 / 20, 1.96 / 20), rel=0.05)


def test_the_bootstrap_leans_where_the_values_do():
    # Exponential quantiles: the bias-corrected interval reaches further up than down, the t interval does not.
    values = list(stats.expon.ppf((numpy.arange(30) + 0.5) / 30))
    low, high = bootstrap_interval(values)
    mean = sum(values) / len(values)
    assert high - mean > 1.15 * (mean - low)


def test_the_bootstrap_repeats_and_says_nothing_of_three_values():
    values = [0.3, 1.7, 2.2, 5.0, 3.1]
    assert bootstrap_interval(values) == bootstrap_interval(list(values))
    assert bootstrap_interval([1.0, 2.0, 3.0]) == (None, None)


def test_the_bootstrap_of_values_that_hardly_differ():
    low, high = bootstrap_interval([0.0] * 9 + [1.0])
    assert 0 <= low <= 0.1 <= high < 1


def test_holm_by_hand():
    # Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, 0.04, of which none may fall below another.
    assert holm([0.01, None, 1.0, 0.04, 0.03, 0.005, 1.0]) == pytest.approx([0.03, None, 1.0, 0.06, 0.06, 0.02, 1.0])
    assert holm([0.6, 0.7]) == [1.0, 1.0]
    assert holm([]) == []


def test_components_by_hand():
    # Three worlds of two seeds: means 2, 5, 8, squares within 2 each: 6 / 3 = 2. Between: 2 * (9 + 0 + 9) / 2 = 18,
    # so worlds have (18 - 2) / 2 = 8, and 8 / 10 of the variance.
    found = components([[1.0, 3.0], [4.0, 6.0], [7.0, 9.0]])
    assert (found.worlds, found.seeds, found.world_share) == pytest.approx((8, 2, 0.8))


def test_components_of_worlds_of_several_sizes():
    # n0 = (5 - (1 + 4 + 4) / 5) / 2 = 1.6; within (0 + 2 + 2) / 2 = 2; grand mean (1 + 5 + 5 + 4) / 5 with the values
    # below is (2 + 4 + 6 + 0 + 2) / 5 = 2.8; between (0.64 + 2 * 4.84 + 2 * 3.24) / 2 = 8.4; worlds 6.4 / 1.6 = 4.
    found = components([[2.0], [4.0, 6.0], [0.0, 2.0]])
    assert (found.worlds, found.seeds) == pytest.approx((4, 2))


def test_worlds_that_do_not_differ_have_no_share_below_zero():
    found = components([[1.0, 3.0], [3.0, 1.0]])
    assert (found.worlds, found.seeds, found.world_share) == (0, 2, 0)
    assert components([[1.0], [2.0]]) is None
    assert components([[1.0, 2.0]]) is None
    assert components([[1.0, 1.0], [1.0, 1.0]]).world_share is None


def test_worlds_are_what_the_interval_is_over():
    worlds = {"north": [1.0, 3.0], "south": [4.0, 6.0], "west": [7.0, 9.0]}
    other = {place: value for name, values in worlds.items() for place, value in at(values, world=name).items()}
    found = paired(dict.fromkeys(other, 0.0), other)
    # World means 2, 5, 8: standard error sqrt(9 / 3), published t(0.975; 2) = 4.303.
    assert (found.n, found.pairs, found.effect) == (3, 6, 5)
    assert found.half_width == pytest.approx(4.303 * math.sqrt(3), rel=1e-4)
    assert found.components.world_share == pytest.approx(0.8)
    narrower = effect_of([1.0, 3.0, 4.0, 6.0, 7.0, 9.0])
    assert narrower.half_width < found.half_width  # as if seeds of one world were worlds


def test_one_seed_a_world():
    other = {("a", 1): 1.0, ("b", 1): 2.0, ("c", 1): 4.0}
    found = paired(dict.fromkeys(other, 0.0), other)
    assert found.n == 3 and found.components is None and found.low is not None
    assert found.note == "one seed a world: worlds and seeds cannot be told apart"


@pytest.mark.parametrize("n", [5, 20])
def test_t_intervals_hold_the_truth(n):
    """Of 4,000 comparisons 95 %, give or take four standard errors of 0.34 %."""
    generator = numpy.random.default_rng(n)
    differences = generator.normal(0.7, 2.0, (4_000, n))
    held = sum(low <= 0.7 <= high for low, high in map(t_interval, differences.tolist()))
    assert 0.936 < held / 4_000 < 0.964


def test_bootstrap_intervals_hold_the_truth(monkeypatch):
    """They are a little narrow at 20 values (93 %); 300 comparisons with fewer resamples have a standard error of 1.5 %."""
    monkeypatch.setattr(statistics, "RESAMPLES", 999)
    generator = numpy.random.default_rng(5)
    held = sum(low <= 0 <= high for low, high in map(bootstrap_interval, generator.normal(size=(300, 20)).tolist()))
    assert 0.88 < held / 300 < 0.98


def test_intervals_over_worlds_hold_the_truth_where_those_over_seeds_do_not():
    generator = numpy.random.default_rng(6)
    right = wrong = 0
    for _ in range(400):
        values = generator.normal(0, 1, (8, 1)) + generator.normal(0, 1, (8, 5))
        low, high = t_interval(values.mean(axis=1).tolist())
        right += low <= 0 <= high
        low, high = t_interval(values.ravel().tolist())
        wrong += low <= 0 <= high
    assert 0.90 < right / 400 < 0.99
    assert wrong / 400 < 0.85


def test_p_of_equal_values():
    assert p_value([0.0, 0.0]) == 1 and p_value([0.1, 0.1, 0.1]) == 0 and p_value([1.0]) is None
