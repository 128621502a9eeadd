"""The scenario library: every scenario can be read, holds what it expects, and gives its published figures."""

import json
import re
import subprocess

import pytest

import reference
from play import CORE, ROOT, shipped

FILES = sorted((ROOT / "scenarios").glob("*.yaml"))
NAMES = [each.stem for each in FILES]
MODELINE = "# yaml-language-server: $schema=schema.json"
RESULTS = ("passed", "failed", "untrusted", "unverified", "undelivered")


def is_modelled(name: str) -> bool:
    return "crypto: modelled" in (ROOT / "scenarios" / f"{name}.yaml").read_text()


def test_the_library_is_complete():
    assert set(NAMES) >= {
        "tour", "islands", "bilateral", "registry", "excluded-country", "mixed-mechanisms", "governance-alternatives",
        "shared-code", "roaming", "tdm-transit", "onboarding-193", "onboarding-193-mesh",
        "registry-compromise", "registry-compromise-defended", "registry-equivocation", "entry-removal", "ca-key-theft",
        "pa-key-theft", "provider-key-theft", "token-misissuance", "stale-list-replay", "repository-outage",
        "registry-outage", "registry-flood", "partition", "transitive-leak", "wrong-country-ca", "attestation-inflation",
        "passport-replay", "foreign-crl", "clock-skew", "hostile-content",
        "reputation-delisting", "policy-contest", "oscillation", "small-country", "one-bad-provider",
        "shared-reputation", "bad-mouthing", "jurisdiction-shopping", "whitewashing", "lying-low",
        "repository-flash-crowd", "registry-ddos", "lossy-transit", "satellite-country", "mtu-fragmentation",
        "tls-resumption",
    }  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_it_says_what_it_shows(path):
    lines = path.read_text().splitlines()
    assert lines[0] == MODELINE
    header = [line for line in lines[1:] if re.match("#|$", line)][: lines.index("schema: 1")]
    assert "Shows:" in "\n".join(header)
    assert f"name: {path.stem}" in lines
    assert "expect:" in lines


@pytest.mark.parametrize("name", NAMES)
def test_every_expectation_holds(name):
    played = shipped(name)
    assert played.held, played.failures()


@pytest.mark.parametrize("name", NAMES)
def test_calls_are_conserved(name):
    played = shipped(name)
    placed = played.metric("calls")
    assert placed == sum(played.metric("calls", outcome=each) for each in RESULTS) > 0
    rows = played.calls
    assert rows.index.is_unique and rows.weight.sum() == placed
    assert rows.groupby("result").weight.sum().to_dict() == {
        each: value for each in RESULTS if (value := played.metric("calls", outcome=each))
    }
    # Every verdict names the list that it was made under.
    assert (rows.list_sequence[rows.result == "passed"] > 0).all()


@pytest.mark.parametrize("name", NAMES)
def test_its_figures_are_the_published_ones(name):
    reference.check(f"{name}.json", reference.figures(shipped(name)))


# One of each sort: real signatures, packets and TLS, attacks with a baseline, reputation, callers that answer.
@pytest.mark.parametrize("name", ["tour", "tls-resumption", "registry-compromise", "oscillation", "whitewashing"])
def test_the_core_alone_and_two_threads_give_the_same(name, tmp_path):
    summary = tmp_path / "summary.json"
    scenario = ROOT / "scenarios" / f"{name}.yaml"
    done = subprocess.run([CORE, "run", scenario, "--threads", "2", "--summary", summary], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(summary.read_text()) == shipped(name).summary


@pytest.mark.parametrize("name", [each for each in NAMES if not is_modelled(each)])
def test_modelled_signatures_give_the_same_verdicts(name):
    verdict = ["outcome", "verstat", "treatment", "sip_code", "attestation", "anchor", "via", "mechanism"]
    real, modelled = shipped(name), shipped(name, "fidelity.crypto=modelled")
    assert modelled.held, modelled.failures()
    different = real.calls[verdict].compare(modelled.calls[verdict])
    assert different.empty, different.head()


def test_the_tour_is_the_size_that_it_says():
    calls = shipped("tour").metric("calls")
    assert 45_000 <= calls <= 55_000
