"""The JSON Schema that editors use: valid draft-07, takes every shipped scenario, refuses what the loader refuses."""

import copy
import json
import os
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


class Reader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: NO and off are texts, and so are dates."""


Reader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Reader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def read(text: str):
    return yaml.load(text, Reader)


GOOD = read(
    """
schema: 1
name: good
start: 2026-01-01
templates: {medium: {providers: 3, policy: careful}}
countries: {FR: {like: medium}, NO: , XA: {prefixes: ["999", 998], tdm_share: 5 %}}
policies: {careful: {registry: allow-list, allow: [FR], list_poll: 1.5 h, revocation: off}}
reviews:
  plain:
  named: {rule: hysteresis, every: 12 h, share_with: [FR, NO]}
  tuned: {rule: {kind: hysteresis, delist_above: 40 %}, estimator: {kind: beta}}
callees: {complaint_unwanted: 10 %, talk_wanted: 3 min}
agreements: [{between: [FR, NO]}]
links: {overrides: [{between: [FR, NO], round_trip: 30 ms, loss: 0.01}]}
traffic: [{kind: spoofed, from: XA, to: [FR, NO], calling: numbers-of(FR), rate: 4 per min}]
timeline:
  - {at: 3 d, exclude: XA, by: [FR, NO]}
  - {at: 2026-01-04, outage: FR/provider/2, for: 2 h}
  - {at: 1 h, set: {policies.careful.merge: scoped}}
expect: ["calls > 0"]
"""
)

BAD = {
    "an unknown key": ({"tilte": "x"}, "tilte"),
    "a missing key": ({"start": None}, "start"),
    "another version": ({"schema": 2}, "schema"),
    "a duration without unit": ({"duration": 7}, "duration"),
    "an unknown unit": ({"duration": "7 days"}, "duration"),
    "a negative duration": ({"warm_up": "-3 d"}, "warm_up"),
    "a country in lower case": ({"countries": {"fr": {}}}, "countries"),
    "a country with an unknown key": ({"countries": {"FR": {"provider": 3}}}, "countries"),
    "too many providers": ({"countries": {"FR": {"providers": 100}}}, "countries"),
    "half a provider": ({"countries": {"FR": {"providers": 2.5}}}, "countries"),
    "yes for true": ({"countries": {"FR": {"mandate": "yes"}}}, "countries"),
    "a share above one": ({"countries": {"FR": {"tdm_share": 1.5}}}, "countries"),
    "a prefix with a plus": ({"countries": {"XA": {"prefixes": ["+999"]}}}, "countries"),
    "an unknown choice": ({"policies": {"p": {"merge": "both"}}}, "policies"),
    "a fetch timeout without unit": ({"policies": {"p": {"fetch_timeout": 2}}}, "policies"),
    "an unknown rule": ({"reviews": {"r": {"rule": "hysterics"}}}, "reviews"),
    "a rule without kind": ({"reviews": {"r": {"rule": {"delist_above": 0.3}}}}, "reviews"),
    "a value of another rule": ({"reviews": {"r": {"rule": {"kind": "never", "delist_above": 0.3}}}}, "reviews"),
    "a wrong value of a rule": ({"reviews": {"r": {"rule": {"kind": "hysteresis", "delist_above": 3}}}}, "reviews"),
    "traffic without kind": ({"traffic": [{"rate": "1 per s"}]}, "traffic"),
    "a rate without unit": ({"traffic": [{"kind": "spoofed", "rate": 4}]}, "traffic"),
    "a calling number without plus": ({"traffic": [{"kind": "spoofed", "calling": "33123"}]}, "traffic"),
    "no country selected": ({"traffic": [{"kind": "spoofed", "from": []}]}, "traffic"),
    "an action without time": ({"timeline": [{"exclude": "XA"}]}, "timeline"),
    "a time without action": ({"timeline": [{"at": "3 d"}]}, "timeline"),
    "an unknown action": ({"timeline": [{"at": "3 d", "exlude": "XA"}]}, "timeline"),
    "two actions": ({"timeline": [{"at": "3 d", "exclude": "XA", "readmit": "XA"}]}, "timeline"),
    "a key of another action": ({"timeline": [{"at": "3 d", "exclude": "XA", "for": "1 h"}]}, "timeline"),
    "an unknown party": ({"timeline": [{"at": "3 d", "outage": "FR/ca"}]}, "timeline"),
    "an unknown policy value": ({"timeline": [{"at": "3 d", "set": {"policies.p.merg": "flat"}}]}, "timeline"),
    "a wrong policy value": ({"timeline": [{"at": "3 d", "set": {"policies.p.merge": "both"}}]}, "timeline"),
}


@pytest.fixture(scope="module")
def schema() -> dict:
    core = Path(os.environ.get("ISHAKEN_CORE", ROOT / "build/release/sim/app/ishaken-core"))
    assert core.exists(), f"{core} is missing: build it, or name another with ISHAKEN_CORE"
    return json.loads(subprocess.run([core, "schema"], check=True, capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def validator(schema) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schema)


def test_schema_is_draft_07(schema):
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)


def test_file_for_editors_is_the_same(schema):
    assert json.loads((ROOT / "scenarios/schema.json").read_text()) == schema


@pytest.mark.parametrize("path", sorted((ROOT / "scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_scenarios_are_accepted(validator, path):
    validator.validate(read(path.read_text()))
    assert path.read_text().startswith("# yaml-language-server: $schema=schema.json\n")


def test_a_good_scenario_is_accepted(validator):
    validator.validate(GOOD)


@pytest.mark.parametrize("what", BAD)
def test_bad_scenarios_are_refused(validator, what):
    change, key = BAD[what]
    bad = {**copy.deepcopy(GOOD), **change}
    bad = {key: value for key, value in bad.items() if value is not None}
    errors = list(validator.iter_errors(bad))
    assert errors, f"{what} is accepted"
    assert all(key in [*error.path, *re.findall(r"'(\w+)'", error.message)] for error in errors)


def test_every_key_has_a_description(schema):
    def walk(part, path):
        for name, value in part.get("properties", {}).items():
            assert value.get("description"), f"{path}.{name}"
            walk(value, f"{path}.{name}")
        for value in part.get("patternProperties", {}).values():
            walk(value, path)
        for value in [*part.get("anyOf", []), *part.get("oneOf", [])]:
            walk(value, path)
        if isinstance(part.get("items"), dict):
            walk(part["items"], path)

    walk(schema, "")
