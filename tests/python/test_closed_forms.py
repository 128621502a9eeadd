"""What can be worked out with a pencil."""

import math

import pytest

from play import play

HOUR = 3600
PROVIDERS = 60
POLL_H = 4

# XA calls nobody: the exposure is that of the lists, measured at every provider of FR.
EXCLUSION = f"""\
schema: 1
name: polling
start: 2026-01-01
duration: 2 d
fidelity: {{crypto: modelled}}
countries:
  FR: {{providers: {PROVIDERS}, policy: polls}}
  XA: {{prefixes: ["999"], providers: 1}}
policies:
  polls: {{registry: allow-all, list_poll: {POLL_H} h}}
timeline:
  - {{at: 1 d, exclude: XA, by: FR}}
"""

FETCH = 5  # seconds, of any exchange between a provider, its STI-PA and its STI-GA


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pollers_drop_the_excluded_after_half_a_period_in_the_mean(seed):
    played = play(EXCLUSION, f"seed={seed}", tables=("decisions",))
    mean, most = (played.metric("exposure_window_s", event="exclude", stat=stat) for stat in ("mean", "max"))
    period = POLL_H * HOUR
    standard_error = period / math.sqrt(12 * PROVIDERS)
    assert abs(mean - period / 2) < 4 * standard_error + FETCH
    assert 0 < most <= period + FETCH
    # Of so many random phases one is nearly a whole period away: (1 - 1/6)**60 would be no chance to speak of.
    assert most > period * 5 / 6


def test_a_longer_period_is_a_longer_exposure():
    def mean(period):
        return play(EXCLUSION, f"policies.polls.list_poll={period}").metric("exposure_window_s", event="exclude", stat="mean")

    # The same phases, as shares of the period.
    assert mean("8 h") == pytest.approx(2 * mean("4 h"), abs=2 * FETCH)


def test_a_crl_poll_bounds_the_exposure_to_a_revoked_certificate():
    text = EXCLUSION.replace("exclude: XA, by: FR", "revoke: XA/provider/1")
    played = play(text, "policies.polls.crl_poll=2 h")
    mean, most = (played.metric("exposure_window_s", event="revoke", stat=stat) for stat in ("mean", "max"))
    period = 2 * HOUR
    assert 0 < most <= period + FETCH
    assert abs(mean - period / 2) < 4 * period / math.sqrt(12 * PROVIDERS) + FETCH


@pytest.mark.parametrize("n", [2, 3, 7, 12])
def test_agreements_of_everybody_with_everybody(n):
    codes = ["AT", "BE", "CZ", "DE", "EE", "FI", "GR", "HU", "IT", "LT", "NL", "PL"][:n]
    text = f"""\
schema: 1
name: everybody
start: 2026-01-01
duration: 1 h
fidelity: {{crypto: modelled}}
templates: {{one: {{providers: 1, registers: false}}}}
countries: {{{", ".join(code + ": {like: one}" for code in codes)}}}
agreements: [{{between: [{", ".join(codes)}]}}]
traffic: [{{kind: legitimate, rate: 20 per min}}]
"""
    played = play(text)
    assert played.metric("agreements") == n * (n - 1) // 2
    assert played.metric("verified_share") == 1
    # Every STI-PA trusts every country's one STI-CA.
    assert {each["value"] for each in played.summary["metrics"] if each["name"] == "trusted_cas"} == {n}


def test_without_a_word_between_them_nothing_verifies_across_and_everything_at_home():
    text = """\
schema: 1
name: islands
start: 2026-01-01
duration: 12 h
fidelity: {crypto: modelled}
templates: {island: {registers: false}}
countries: {FR: {like: island}, DE: {like: island}, US: {like: island}}
traffic: [{kind: legitimate, rate: 20 per min}]
"""
    calls = play(text).calls
    assert len(calls) > 10_000
    at_home = calls["from"] == calls["to"]
    assert set(calls.outcome[at_home]) == {"passed"}
    assert set(calls.outcome[~at_home]) == {"anchor_untrusted"}


def test_arrivals_are_as_many_as_the_rate_says():
    text = EXCLUSION + "traffic: [{kind: legitimate, from: FR, to: FR, rate: 6 per min}]\n"
    expected = 6 * 60 * 48
    assert abs(play(text).metric("calls") - expected) < 4 * math.sqrt(expected)
