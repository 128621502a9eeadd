"""Indices of sensitivity, of functions whose indices are known and of a real small sweep."""

import math

import pytest

import ishaken
from conftest import SMALL
from ishaken.sweeps.sensitivity import indices, sample


def test_sobol_indices_of_a_sum():
    # Of a x + b y with both uniform, a variance share is a² / (a² + b²), and nothing is shared.
    rows = sample("saltelli", 3, 1024, seed=1)
    found = indices("saltelli", rows, [3 * row[0] + row[1] for row in rows])
    assert found["S1"] == pytest.approx([0.9, 0.1, 0], abs=0.01)
    assert found["ST"] == pytest.approx([0.9, 0.1, 0], abs=0.01)
    assert all(each >= 0 for each in found["S1_conf"] + found["ST_conf"])


def test_sobol_indices_of_ishigami():
    # Ishigami and Homma 1990, a = 7, b = 0.1: closed forms.
    def ishigami(row):
        x, y, z = (math.pi * (2 * each - 1) for each in row)
        return math.sin(x) + 7 * math.sin(y) ** 2 + 0.1 * z**4 * math.sin(x)

    rows = sample("saltelli", 3, 4096, seed=1)
    found = indices("saltelli", rows, [ishigami(row) for row in rows])
    assert found["S1"] == pytest.approx([0.3139, 0.4424, 0], abs=0.02)
    assert found["ST"] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_morris_effects_of_a_sum():
    rows = sample("morris", 3, 20, seed=1)
    found = indices("morris", rows, [3 * row[0] - row[1] for row in rows])
    assert found["mu"] == pytest.approx([3, -1, 0]) and found["mu_star"] == pytest.approx([3, 1, 0])
    assert found["sigma"] == pytest.approx([0, 0, 0], abs=1e-9)


@pytest.mark.parametrize("kind,first", [("saltelli", "ST"), ("morris", "mu_star")])
def test_of_a_sweep(tmp_path, kind, first):
    scenario = ishaken.Scenario.from_text(SMALL.replace("6 h", "1 h"))
    over = {"traffic.*.rate": ("1 per min", "5 per min"), "countries.*.strikes": range(1, 20)}
    done = ishaken.sweep(scenario, over, design=kind, points=4, out=tmp_path / "sweep", progress=False)
    assert len(done.points) == 4 * (4 if kind == "saltelli" else 3)
    found = done.sensitivity("calls")
    assert found["parameter"].to_list() == list(over)
    assert found[first][0] > 0 and found[first][1] == 0  # strikes are not counted where nobody is traced


def test_of_a_sweep_without_such_a_design(tmp_path):
    scenario = ishaken.Scenario.from_text(SMALL.replace("6 h", "1 min"))
    done = ishaken.sweep(scenario, seeds=1, out=tmp_path / "sweep", progress=False)
    with pytest.raises(ishaken.InputError, match="saltelli or morris"):
        done.sensitivity("calls")
