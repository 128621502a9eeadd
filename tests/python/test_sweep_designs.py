"""The points of a sweep: how values, ranges and lists become what is written in scenarios."""

import datetime

import pytest

from ishaken import InputError
from ishaken.sweeps import designs, typed
from ishaken.quantities import number, quantity


def test_a_grid_visits_every_combination_in_the_order_given():
    made = designs.points("grid", {"a": [1, 2], "b.*.c": ["x", "y"]})
    assert made == [{"a": a, "b.*.c": c} for a in (1, 2) for c in ("x", "y")]
    assert designs.points("grid", {}) == [{}]


def test_a_list_is_taken_as_it_is():
    made = designs.points("list", [{"a": 1}, {"b": "7 d"}])
    assert made == [{"a": 1}, {"b": "7 d"}]
    assert designs.parameters(made) == ["a", "b"]


def test_latin_hypercube_has_one_point_in_each_stripe():
    made = designs.points("latin", {"share": (0.1, 0.9), "poll": ("1 h", "11 h")}, 20, seed=4)
    for path, low, high in (("share", 0.1, 0.9), ("poll", 1, 11)):
        stripes = [int((quantity(each[path])[0] - low) / (high - low) * 20) for each in made]
        assert sorted(stripes) == list(range(20))
    assert all(each["poll"].endswith(" h") for each in made)


def test_sobol_fills_every_box():
    made = designs.points("sobol", {"a": (0, 1), "b": (0.0, 1.0)}, 16, seed=2)
    assert len({(int(each["a"] * 4), int(each["b"] * 4)) for each in made}) == 16


@pytest.mark.parametrize("kind", designs.SPREAD)
def test_the_same_seed_gives_the_same_points(kind):
    over = {"a": (0, 1), "b": ("30 min", "2 h"), "c": range(1, 4), "d": ["flat", "scoped"]}
    first, again, other = (designs.points(kind, over, 8, seed) for seed in (1, 1, 2))
    assert first == again != other
    assert {each["c"] for each in first} <= {1, 2, 3} and {each["d"] for each in first} <= {"flat", "scoped"}
    assert all(1800 <= number(each["b"]) <= 7200 for each in first)


@pytest.mark.parametrize(
    "kind,over,count,said",
    [
        ("box", {}, None, "no design 'box'"),
        ("grid", {"a": "7 d"}, None, "a: expected a list"),
        ("grid", {"a": []}, None, "a: expected a list"),
        ("grid", {"a": [1]}, 4, "number of points"),
        ("grid", [{"a": 1}], None, "mapping"),
        ("grid", {"seed": [1, 2]}, None, "'seed' cannot be swept"),
        ("list", {"a": [1]}, None, "list of points"),
        ("list", [], None, "at least one"),
        ("latin", {}, 4, "at least one range"),
        ("latin", {"a": (0, 1)}, 0, "at least one point"),
        ("sobol", {"a": (1, 0)}, 4, "a: a range goes from low to high"),
        ("sobol", {"a": ("1 h", "5 %")}, 4, "a: 1 h and 5 % are in different units"),
    ],
)
def test_what_is_no_design_is_refused(kind, over, count, said):
    with pytest.raises(InputError, match=said):
        designs.points(kind, over, count)


def test_quantities():
    assert quantity("6 h") == (6, "h") and quantity("2.5 per min") == (2.5, "per min") and quantity(0.4) == (0.4, "")
    assert number("6 h") == number(datetime.timedelta(hours=6)) == 21600
    assert quantity("2026-01-01") is quantity("flat") is quantity(True) is quantity(None) is None


def test_typed_values_may_hold_commas():
    assert typed.over(["a.*.b=1 h, 6 h", "c=[FR, DE],{x: 1, y: [2, 3]}", 'd="x,y",z']) == {
        "a.*.b": ["1 h", "6 h"],
        "c": ["[FR, DE]", "{x: 1, y: [2, 3]}"],
        "d": ['"x,y"', "z"],
    }


@pytest.mark.parametrize("wrong", ["a", "=1", "a=", "a=1,,2", "a=[1", 'a="1'])
def test_what_cannot_be_read_is_refused(wrong):
    with pytest.raises(InputError):
        typed.over([wrong])
