"""`run --matrix`: a row for each defence, what it changed, and two files that appear whole or not at all."""

import csv
import json
import signal

import pytest

from conftest import ENDLESS, SMALL

# Germany's provider is down for two of six hours; nobody has anything to detect it by.
ATTACKED = SMALL.replace("expect:\n  - calls >= 1\n", "") + """\
fidelity: {crypto: modelled}
timeline:
  - {at: 2 h, outage: DE/provider/1, for: 2 h}
expect:
  - calls == 0
"""


def matrices(home):
    return sorted(home.glob("results/small/*"))


def test_the_defences(ishaken):
    done = ishaken("run", ishaken.scenario(ATTACKED), "--matrix", "defences")
    assert done.returncode == 0, done.stderr  # what the scenario expects is not asked of its variations
    as_csv, as_json = matrices(ishaken.home)
    assert (as_csv.suffix, as_json.suffix) == (".csv", ".json")
    document = json.loads(as_json.read_text())
    rows = {row["defence"]: row for row in document["rows"]}
    listed = json.loads(_listing("defences"))
    assert list(rows) == ["none", *(each["name"] for each in listed), "all"]
    assert document["complete"] and document["matrix"] == "defences"
    with as_csv.open() as file:
        assert [row["defence"] for row in csv.DictReader(file)] == list(rows)

    none, polls = rows["none"], rows["short-polls"]
    assert none["control_messages"] < polls["control_messages"] <= rows["all"]["control_messages"]
    assert 2 * 3600 <= none["time_to_recover_s"] <= 3 * 3600
    assert none["attacks_undetected"] == 1 and none["time_to_detect_s"] is None
    assert none["unrecovered"] == 0

    lines = done.stdout.splitlines()
    assert "\x1b" not in done.stdout + done.stderr
    (shown,) = (line.split() for line in lines if line.startswith("short-polls"))
    assert shown[-1] == f"{polls['control_messages']:,}" and "never" in shown
    assert lines[-2:] == [str(as_json), str(as_csv)]


def _listing(topic):
    from ishaken import _core

    return _core.listing(topic)


def test_a_row_is_a_run_with_its_settings(ishaken):
    scenario = ishaken.scenario(ATTACKED)
    assert ishaken("run", scenario, "--matrix", "defences", "--quiet", "--out", ishaken.home / "m").returncode == 0
    (document,) = (json.loads(path.read_text()) for path in (ishaken.home / "m").glob("*.json"))
    (row,) = (row for row in document["rows"] if row["defence"] == "all")
    settings = [f"--set={text}" for each in json.loads(_listing("defences")) for text in each["with"]]
    done = ishaken("run", scenario, "--out", ishaken.home / "run", "--set=baseline=true", "--set=expect=[]", *settings)
    assert done.returncode == 0, done.stderr
    metrics = json.loads((ishaken.home / "run" / "summary.json").read_text())["metrics"]
    for name in ("control_messages", "collateral_rejects", "false_accepts"):
        (value,) = (each["value"] for each in metrics if set(each) == {"name", "value", "unit"} and each["name"] == name)
        assert row[name] == value, name


@pytest.mark.parametrize("kind", ["defence", "", "all"])
def test_no_such_matrix(ishaken, kind):
    done = ishaken("run", ishaken.scenario(ATTACKED), "--matrix", kind)
    assert done.returncode == 2
    assert "it is one of profiles, defences" in done.stderr
    assert not matrices(ishaken.home)


def test_a_wrong_scenario_is_wrong_before_anything_is_played(ishaken):
    done = ishaken("run", ishaken.scenario(ATTACKED.replace("2 h, outage", "2, outage")), "--matrix", "defences")
    assert done.returncode == 2
    assert "small.yaml:" in done.stderr


def test_interrupted(ishaken):
    process = ishaken.start("run", ishaken.scenario(ENDLESS), "--matrix", "defences", "--set", "baseline=false")
    assert process.stderr.readline()  # it plays
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, out + err
    (document,) = (json.loads(path.read_text()) for path in matrices(ishaken.home) if path.suffix == ".json")
    assert not document["complete"] and document["rows"] == []


def test_the_profiles(ishaken):
    done = ishaken("run", ishaken.scenario(ATTACKED), "--matrix", "profiles", "--set", "duration=5 h")
    assert done.returncode == 0, done.stderr
    (document,) = (json.loads(path.read_text()) for path in matrices(ishaken.home) if path.suffix == ".json")
    assert [row["profile"] for row in document["rows"]] == [each["name"] for each in json.loads(_listing("profiles"))]
    assert all(row["control_messages"] > 0 for row in document["rows"])
