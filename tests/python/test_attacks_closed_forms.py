"""Attacks whose damage can be worked out with a pencil: how long what was stolen is believed."""

import math

import pytest

from play import play

HOUR, DAY = 3600, 86_400
PROVIDERS = 60
FETCH = 5  # seconds, of any exchange between a provider, its STI-PA and its STI-GA

# XA calls nobody: the exposure is what the verifiers of FR would believe, asked of each of them.
STOLEN = f"""\
schema: 1
name: stolen
start: 2026-01-01
duration: 6 d
fidelity: {{crypto: modelled}}
adversaries: {{mallory: {{through: XA}}}}
countries:
  FR: {{providers: {PROVIDERS}, policy: polls}}
  XA: {{prefixes: ["999"], providers: 1, cas: 2, decision_delay: 0 s}}
policies:
  polls: {{registry: allow-all, registry_poll: 1 min}}
timeline:
  - {{at: 1 d, steal_key: XA/ca/1, by: mallory, found: {{after: 6 h, spread: 0}}}}
"""
PROVIDER = STOLEN.replace("XA/ca/1,", "XA/provider/1,")
ROOT = STOLEN.replace("XA/ca/1,", "XA/ca/1, key: root,")


def exposure(text: str, *settings: str) -> dict[str, float]:
    """Those of FR and of XA itself, in seconds."""
    played = play(text, *settings, tables=())
    figures = {
        stat: played.metric("exposure_window_s", event="steal_key", stat=stat) for stat in ("mean", "p50", "p95", "max")
    }
    return figures | {"open": played.metric("exposure_open", event="steal_key")}


def is_a_poll(figures: dict[str, float], since: float, period: float, slack: float = FETCH) -> None:
    """After `since` every provider stops at its own phase of the period: half of it in the mean, all of it at most."""
    standard_error = period / math.sqrt(12 * PROVIDERS)
    assert abs(figures["mean"] - since - period / 2) < 4 * standard_error + slack
    # Of so many random phases one is nearly a whole period away: (1 - 1/6)**60 would be no chance to speak of.
    assert since + period * 5 / 6 < figures["max"] <= since + period + slack
    assert figures["open"] == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("hours", [4, 24])
def test_a_stolen_root_is_believed_until_the_next_list(seed, hours):
    settings = f"policies.*.list_poll={hours} h", "policies.*.crl_poll=1 h", f"seed={seed}"
    # The news passes the registry first, which the STI-PA reads every minute.
    is_a_poll(exposure(ROOT, *settings), 6 * HOUR, hours * HOUR, FETCH + 60)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("hours", [2, 12])
def test_a_stolen_intermediate_is_believed_until_the_next_crl(seed, hours):
    settings = f"policies.*.crl_poll={hours} h", "policies.*.list_poll=2 d", f"seed={seed}"
    is_a_poll(exposure(STOLEN, *settings), 6 * HOUR, hours * HOUR)


def test_a_crl_past_its_next_update_is_no_crl():
    # Nobody polls in time, but every CRL ends: 12 h after it was issued, and then a new one is read.
    figures = exposure(STOLEN, "policies.*.crl_poll=30 d", "policies.*.crl_validity=12 h")
    assert 6 * HOUR < figures["mean"] and figures["max"] <= 18 * HOUR + 300 + FETCH
    assert figures["open"] == 0


LIFETIME = "countries.XA.certificate_lifetime=4 d", "countries.XA.certificate_renewal=1 d"
# Enrolled three days before the start, and every three days from then on: at day 1 the certificate has three days to go.
LEFT = 3 * DAY


@pytest.mark.parametrize("hours", [2, 12])
def test_a_stolen_provider_key_is_believed_until_the_next_crl(hours):
    is_a_poll(exposure(PROVIDER, *LIFETIME, f"policies.*.crl_poll={hours} h"), 6 * HOUR, hours * HOUR)


def test_or_until_its_certificate_ends():
    never_found = PROVIDER.replace(", found: {after: 6 h, spread: 0}", "")
    for text in (PROVIDER, never_found):
        figures = exposure(text, *LIFETIME, "policies.*.revocation=off")
        # For every provider alike, to the second.
        assert figures["p50"] == figures["max"] == pytest.approx(LEFT, abs=FETCH)
        assert figures["open"] == 0
    # Who reads CRLs is no better off where nobody finds out.
    assert exposure(never_found, *LIFETIME, "policies.*.crl_poll=2 h")["max"] == pytest.approx(LEFT, abs=FETCH)


def test_the_earlier_of_both_counts():
    late = PROVIDER.replace("after: 6 h", "after: 71 h")
    figures = exposure(late, *LIFETIME, "policies.*.crl_poll=12 h")
    # An hour before its end it is revoked: some read that in time, nobody believes it longer.
    assert 71 * HOUR < figures["mean"] < figures["max"] == pytest.approx(LEFT, abs=FETCH)


def test_who_reads_no_foreign_crl_waits_for_the_end_of_the_certificate():
    figures = exposure(PROVIDER, *LIFETIME, "policies.*.crl_poll=2 h", "policies.*.foreign_crls=false")
    assert figures["p50"] == figures["max"] == pytest.approx(LEFT, abs=FETCH)


def test_a_verdict_that_is_not_looked_at_again_lasts_as_long_as_the_cache():
    # One call a minute to each of FR's providers keeps every cache warm.
    calls = "traffic: [{kind: legitimate, from: XA, to: FR, rate: 60 per min, ends: 1.3 d}]\n"
    forgetful = "policies.*.recheck=false", "policies.*.crl_poll=2 h", "policies.*.certificate_cache=12 h"
    figures = exposure(PROVIDER + calls, *LIFETIME, *forgetful, "duration=3 d")
    assert 8 * HOUR + FETCH < figures["max"] <= 20 * HOUR + FETCH
    assert figures["open"] == 0


ROGUE = """\
schema: 1
name: rogue
start: 2026-01-01
duration: 4 d
fidelity: {crypto: modelled}
adversaries: {mallory: {through: DE}}
registry: {decision_delay: 0 s}
countries:
  FR: {policy: watchful}
  DE: {providers: 60, policy: polls}
policies:
  watchful: {registry: allow-all, watchdog: true, registry_poll: 2 h}
  polls: {registry: allow-all, registry_poll: 1 min, list_poll: 4 h}
timeline:
  - {at: 1 d, take_accounts: 1, by: mallory}
  - {at: 1 d, insert_rogue_ca: FR, by: mallory, found: {after: 12 h, spread: 0}}
"""


def test_a_rogue_is_found_within_a_poll_of_the_watchdog():
    played = play(ROGUE, tables=())
    detected = played.metric("time_to_detect_s", event="insert_rogue_ca", stat="max")
    assert 0 < detected <= 2 * HOUR + FETCH
    # Restored at once, published at once: what follows is one list poll.
    most = played.metric("exposure_window_s", event="insert_rogue_ca", stat="max")
    assert detected < most <= detected + 4 * HOUR + 60 + FETCH


def test_pushed_lists_take_the_list_poll_out():
    unwatched = "policies.watchful.watchdog=false"
    polled = play(ROGUE, unwatched, tables=()).metric("exposure_window_s", event="insert_rogue_ca", stat="max")
    pushed = play(ROGUE, unwatched, "policies.polls.push_lists=true", tables=()).metric(
        "exposure_window_s", event="insert_rogue_ca", stat="max"
    )
    assert 12 * HOUR < pushed <= 12 * HOUR + 60 + FETCH
    assert 15 * HOUR < polled <= 16 * HOUR + 60 + FETCH


@pytest.mark.parametrize("taken,needed", [(1, 2), (2, 3), (1, 3)])
def test_fewer_accounts_than_must_agree_are_none(taken, needed):
    text = ROGUE.replace("take_accounts: 1", f"take_accounts: {taken}")
    played = play(text, f"registry.approvals={needed}", "registry.operators=5", tables=())
    assert not [each for each in played.summary["metrics"] if each["name"] == "exposure_window_s" and each["value"]]
    assert played.metric("time_to_detect_s", event="insert_rogue_ca", stat="max") < FETCH


# At 12 h sharp every STI-PA makes its list anew.
NOTHING = """\
schema: 1
name: nothing
start: 2026-01-01
duration: 2 d
baseline: true
fidelity: {crypto: modelled}
adversaries: {mallory: {through: DE}}
countries: {FR: {policy: open}, DE: {policy: open}}
policies: {open: {registry: allow-all, list_poll: 2 h, crl_poll: 2 h}}
traffic: [{kind: legitimate, rate: 2 per min}, {kind: spoofed, from: DE, calling: numbers-of(FR), rate: 20 per h}]
timeline:
"""


@pytest.mark.parametrize(
    "action",
    [
        "steal_key: FR/provider/1, by: mallory",
        "steal_key: FR/ca/1, key: root, by: mallory",
        "steal_key: registry, by: mallory",
        "take_accounts: 3, by: mallory",
        "spoof: mallory, to: [FR], rate: 0 per min",
        "skew_clock: FR, offset: 0 s",
        "flood: FR/cr, loss: 0",
        "outage: registry, for: 0 s",
    ],
)
def test_what_has_no_effect_makes_no_difference(action):
    played = play(NOTHING + f"  - {{at: 13 h, {action}}}\n", tables=())
    differences = [each for each in played.summary["metrics"] if each.get("against") == "baseline"]
    assert {each["name"] for each in differences} >= {"calls", "false_accepts", "control_bytes"}
    assert {each["value"] for each in differences} == {0}
    assert played.metric("unrecovered") == played.metric("time_to_recover_s", stat="max") == 0
