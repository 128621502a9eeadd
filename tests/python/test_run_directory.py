"""The run directory is a contract: its names, its files, its fields."""

import hashlib
import json
import os
from datetime import datetime

import pytest

MANIFEST = {
    "scenario": str,
    "scenario_sha256": str,
    "seed": int,
    "version": str,
    "commit": (str, type(None)),
    "fidelity": dict,
    "started": str,
    "finished": str,
    "complete": bool,
    "wall_seconds": float,
    "simulated_seconds": float,
    "calls": int,
    "events": int,
}
DIMENSIONS = {"from", "to", "kind", "outcome", "attestation", "party", "event", "interface", "stat"}


def load(path):
    return json.loads(path.read_text())


def test_everything_lies_where_the_contract_says(run_directory):
    assert {each.name for each in run_directory.iterdir()} == {
        "manifest.json",
        "scenario.yaml",
        "summary.json",
        "calls",
        "decisions",
        "control",
        "reputation",
        "faults",
        "links",
    }
    for table in ("calls", "decisions", "control", "reputation", "faults", "links"):
        assert [each.name for each in (run_directory / table).iterdir()] == ["part-00000.parquet"]


def test_manifest(run_directory):
    manifest = load(run_directory / "manifest.json")
    assert set(manifest) == set(MANIFEST)
    for key, kind in MANIFEST.items():
        assert isinstance(manifest[key], kind), key
    resolved = (run_directory / "scenario.yaml").read_bytes()
    assert manifest["scenario_sha256"] == hashlib.sha256(resolved).hexdigest()
    assert manifest["scenario"] == "small"
    assert manifest["seed"] == 1
    assert manifest["complete"] is True
    assert manifest["simulated_seconds"] == 6 * 3600
    assert manifest["calls"] > 0 and manifest["events"] > 0
    assert datetime.fromisoformat(manifest["started"]) <= datetime.fromisoformat(manifest["finished"])


def test_summary(run_directory):
    summary = load(run_directory / "summary.json")
    assert set(summary) == {"metrics", "expect"}
    assert summary["expect"][0]["text"] == "calls >= 1"
    assert summary["expect"][0]["held"] is True
    assert isinstance(summary["expect"][0]["value"], (int, float))
    names = {each["name"] for each in summary["metrics"]}
    assert {"calls", "verified_share"} <= names
    for each in summary["metrics"]:
        assert set(each) - {"name", "value", "unit"} <= DIMENSIONS
        assert isinstance(each["value"], (int, float, type(None)))


def test_a_run_lands_in_results_with_latest_beside_it(ishaken):
    scenario = ishaken.scenario()
    assert ishaken("run", scenario).returncode == 0
    assert ishaken("run", scenario).returncode == 0
    folder = ishaken.home / "results" / "small"
    latest = folder / "latest"
    runs = sorted(each for each in folder.iterdir() if each != latest)
    assert len(runs) == 2
    assert latest.is_symlink() and not os.path.isabs(os.readlink(latest))
    newest = max(runs, key=lambda run: load(run / "manifest.json")["started"])
    assert latest.resolve() == newest.resolve()


def test_nothing_else_is_written(ishaken):
    scenario = ishaken.scenario()
    ishaken("run", scenario)
    assert {each.name for each in ishaken.home.iterdir()} == {"small.yaml", "results"}


def test_out_names_the_directory_itself(ishaken):
    out = ishaken.home / "deep" / "here"
    assert ishaken("run", ishaken.scenario(), "--out", out).returncode == 0
    assert (out / "manifest.json").is_file()
    assert [each.name for each in out.parent.iterdir()] == ["here"]
    assert not (ishaken.home / "results").exists()


def test_an_empty_directory_may_be_named(ishaken):
    out = ishaken.home / "made"
    out.mkdir()
    assert ishaken("run", ishaken.scenario(), "--out", out).returncode == 0
    assert (out / "manifest.json").is_file()


@pytest.mark.parametrize("taken", ["run", "file", "link", "running"])
def test_a_run_is_never_overwritten(ishaken, taken):
    out = ishaken.home / "out"
    if taken == "run":
        assert ishaken("run", ishaken.scenario(), "--out", out).returncode == 0
        before = (out / "manifest.json").read_bytes()
    elif taken == "file":
        out.write_text("mine")
    elif taken == "link":
        out.symlink_to("nowhere")
    else:
        (ishaken.home / "out.running").mkdir()
    again = ishaken("run", ishaken.scenario(), "--out", out)
    assert again.returncode == 2
    assert "out" in again.stderr and "exists" in again.stderr
    if taken == "run":
        assert (out / "manifest.json").read_bytes() == before
    elif taken == "file":
        assert out.read_text() == "mine"


def test_runs_of_the_same_second_do_not_meet(ishaken):
    scenario = ishaken.scenario()
    running = [ishaken.start("run", scenario, "--quiet") for _ in range(3)]
    for each in running:
        each.communicate(timeout=300)
    assert [each.returncode for each in running] == [0, 0, 0]
    folder = ishaken.home / "results" / "small"
    runs = [each for each in folder.iterdir() if not each.is_symlink()]
    assert len(runs) == 3
    assert all(load(each / "manifest.json")["complete"] for each in runs)


def test_seed_and_set_reach_the_manifest_and_the_resolved_scenario(ishaken):
    out = ishaken.run("--seed", 7, "--set", "duration=3 h")
    manifest = load(out / "manifest.json")
    assert manifest["seed"] == 7
    assert manifest["simulated_seconds"] == 3 * 3600
    assert "duration: 3 h" in (out / "scenario.yaml").read_text()
