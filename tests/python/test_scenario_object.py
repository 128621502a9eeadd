"""Scenarios as objects: read, changed, built, checked and written back."""

import datetime
import random

import pytest

import ishaken
from conftest import ROOT, SMALL


def small() -> ishaken.Scenario:
    return ishaken.Scenario.from_text(SMALL, "small.yaml")


@pytest.mark.parametrize("file", sorted((ROOT / "scenarios").glob("*.yaml")), ids=lambda file: file.stem)
def test_the_library_is_written_back_as_it_was_read(file):
    scenario = ishaken.load(file)
    assert scenario.to_yaml() == file.read_text()
    # And through the writer too, with its comments and the same meaning.
    before = scenario.check().resolved_yaml
    scenario["title"] = scenario["title"]
    comments = [line for line in file.read_text().splitlines() if line.startswith("#")]
    assert [line for line in scenario.to_yaml().splitlines() if line.startswith("#")] == comments
    assert scenario.check().resolved_yaml == before


def test_values_are_read_as_written_or_as_their_defaults():
    scenario = small()
    assert scenario["policies.default.registry"] == "allow-all"
    assert "policies.default.list_poll" not in scenario
    assert scenario["policies.default.list_poll"] == "1 d"
    assert scenario["traffic.0"] == {"kind": "legitimate", "from": "any", "to": "any", "rate": "2 per min"}
    with pytest.raises(KeyError):
        scenario["policies.default.nonsense"]
    with pytest.raises(KeyError):
        scenario["traffic.7"]


def test_values_are_changed():
    scenario = small()
    scenario["policies.default.list_poll"] = datetime.timedelta(hours=6)
    scenario["policies.careful"] = {"registry": "allow-list", "allow": ["FR"]}
    scenario["countries.DE.policy"] = "careful"
    scenario["traffic.*.rate"] = "3 per min"
    scenario["start"] = datetime.date(2027, 1, 1)
    ready = scenario.check()
    assert ready.values["policies"]["default"]["list_poll"] in ("6 h", "21600 s")
    assert ready.values["countries"]["DE"]["policy"] == "careful"
    assert ready.values["traffic"][0]["rate"] == "3 per min"
    assert ready.start.startswith("2027-01-01")
    del scenario["countries.DE.policy"]
    assert scenario.check().values["countries"]["DE"].get("policy") in (None, "default")
    assert small()["traffic.0.rate"] == "2 per min"


def test_whatever_is_written_reads_back():
    chance = random.Random(7)

    def some(depth: int):
        kind = chance.choice(["dict", "list"]) if depth else "text"
        if chance.random() < 0.4:
            return chance.choice(["no", "NO", "1e3", "0x10", "", "6 h", "a: b", "#", "x #y", "-", "[", "*", "&a", "é", 3, 0.25, True])
        if kind == "dict":
            return {chance.choice("abcdefgh"): some(depth - 1) for _ in range(chance.randrange(4))}
        return [some(depth - 1) for _ in range(chance.randrange(4))] if kind == "list" else "text"

    for _ in range(500):
        value = some(4)
        scenario = small()
        scenario["x"] = value
        scenario["policies.default.y"] = value
        again = ishaken.Scenario.from_text(scenario.to_yaml())
        assert again["x"] == value and again["policies.default.y"] == value, scenario.to_yaml()


def test_a_copy_is_its_own():
    scenario = small()
    copy = scenario.copy()
    copy["name"] = "other"
    scenario.values["name"] = "mine"  # a copy too
    assert (scenario.name, copy.name) == ("small", "other")


def test_one_from_nothing():
    scenario = ishaken.Scenario(
        schema=1,
        name="mine",
        start=datetime.datetime(2026, 1, 1),
        duration=datetime.timedelta(hours=6),
        countries={"FR": {}, "NO": {}},
        policies={"default": {"registry": "allow-all"}},
        traffic=[{"kind": "legitimate", "from": "FR", "to": "NO", "rate": "2 per min"}],
    )
    assert scenario.check().duration_s == 6 * 3600
    assert ishaken.Scenario.from_text(scenario.to_yaml()).check().resolved_yaml == scenario.check().resolved_yaml


def test_everything_that_is_wrong_comes_at_once_as_from_the_command():
    broken = SMALL.replace("6 h", "6").replace("registry: allow-all", "registri: allow-all")
    scenario = ishaken.Scenario.from_text(broken, "small.yaml")
    with pytest.raises(ishaken.ScenarioError) as raised:
        scenario.check()
    assert [each.path for each in raised.value.diagnostics] == ["duration", "policies.default"]
    assert all(each.line > 0 and each.column > 0 and each.file == "small.yaml" for each in raised.value.diagnostics)
    with pytest.raises(ishaken.ScenarioError, match="duration"):
        ishaken.run(scenario)
    changed = small()
    changed["duration"] = 5
    with pytest.raises(ishaken.ScenarioError, match="small .as written by to_yaml.*:5:"):
        changed.check()


@pytest.mark.parametrize("text", ["", "- a", "a: [", "a: 1\na: 2", "\tx: 1", "schema: &x 1"])
def test_what_is_no_scenario_at_all(text):
    with pytest.raises((ishaken.ScenarioError, ishaken.InputError)):
        ishaken.Scenario.from_text(text).check()


def test_files(tmp_path):
    scenario = small()
    file = scenario.write(tmp_path / "small.yaml")
    assert ishaken.load(file).check().resolved_yaml == scenario.check().resolved_yaml
    with pytest.raises(ishaken.InputError, match="cannot be read"):
        ishaken.load(tmp_path / "nothing.yaml")
    with pytest.raises(ishaken.InputError, match="cannot be written"):
        scenario.write(tmp_path / "no" / "folder.yaml")
