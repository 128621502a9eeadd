"""What it costs n countries to trust one another: every pair by agreement, or everybody through the registry."""

import csv
import io
import json

import pytest

import reference
from fidelities import first_countries
from play import ROOT, play

SIZES = (2, 5, 10, 20, 50, 100, 193)
QUICK = (2, 5, 10, 20, 50)
COLUMNS = ("n", "agreements", "agreement_messages", "agreement_bytes", "registrations", "registry_messages", "registry_bytes")
FILE = reference.FOLDER / "onboarding.csv"


def trimmed(name: str, n: int) -> str:
    """The scenario with the first n of its countries, and without calls: the question is one of control messages."""
    scenario = json.loads(first_countries((ROOT / "scenarios" / f"{name}.yaml").read_bytes(), n))
    scenario["traffic"] = []
    return json.dumps(scenario)


def row(n: int) -> dict:
    mesh = play(trimmed("onboarding-193-mesh", n), tables=())
    registry = play(trimmed("onboarding-193", n), tables=())
    assert mesh.metric("registrations") == registry.metric("agreements") == 0
    values = [n]
    for played, what in ((mesh, "agreements"), (registry, "registrations")):
        values += [played.metric(what), played.metric("control_messages"), played.metric("control_bytes")]
    return dict(zip(COLUMNS, map(str, values), strict=True))


@pytest.fixture(scope="module")
def published() -> dict[int, dict]:
    if reference.UPDATE:
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row(n) for n in SIZES)
        FILE.write_text(text.getvalue())
    with FILE.open() as file:
        return {int(each["n"]): each for each in csv.DictReader(file)}


@pytest.mark.parametrize("n", QUICK)
def test_the_published_figures_can_be_derived(published, n):
    assert row(n) == published[n]


def test_pairs_against_entries(published):
    assert tuple(published) == SIZES
    for n, each in published.items():
        assert int(each["agreements"]) == n * (n - 1) // 2
        assert int(each["registrations"]) == n
    assert published[193]["agreements"] == "18528" and published[193]["registrations"] == "193"


def test_messages_grow_with_pairs_and_with_entries(published):
    """One more country costs the same whenever it comes through the registry, and ever more pair by pair."""
    by_registry = [int(each["registry_messages"]) / n for n, each in published.items()]
    pair_by_pair = [int(each["agreement_messages"]) / n for n, each in published.items()]
    assert max(by_registry) < 1.05 * min(by_registry)
    assert pair_by_pair == sorted(pair_by_pair) and pair_by_pair[-1] > 10 * by_registry[-1]
