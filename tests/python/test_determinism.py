"""The same scenario and seed give the same rows; what is not touched does not move, not by a bit."""

import subprocess

import pandas
import pytest

from play import CORE, play

BASE = """\
schema: 1
name: base
start: 2026-01-01
duration: 2 d
countries:
  BR: {policy: careful, tdm_share: 0.3, gateway_signs: true}
  DE: {providers: 3, clock_skew: 1 s}
  FR: {cas: 2}
policies:
  default: {registry: allow-all, list_poll: 6 h}
  careful: {registry: allow-list, allow: [FR], merge: scoped}
agreements:
  - {between: [DE, FR]}
links: {loss: 0.01}
traffic:
  - {kind: legitimate, from: [BR, DE, FR], to: [BR, DE, FR], rate: 2 per min}
  - {kind: spoofed, from: BR, to: [DE, FR], calling: numbers-of(FR), attestation: A, rate: 0.5 per min}
timeline:
  - {at: 1 d, exclude: BR, by: FR}
  - {at: 30 h, outage: registry, for: 6 h}
"""


def digests(folder, *arguments, text=BASE) -> list[str]:
    (folder / "base.yaml").write_text(text)
    done = subprocess.run(
        [CORE, "run", "base.yaml", "--tables-digest", "--summary", "summary.json", *arguments],
        cwd=folder, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines() + [(folder / "summary.json").read_text()]


@pytest.mark.parametrize("network", ["message", "packet"])
def test_twice_and_with_any_number_of_threads_the_tables_are_the_same(tmp_path, network):
    travels = ("--set", f"fidelity.network={network}")
    once = digests(tmp_path, *travels)
    assert len(once) == 7  # six tables and the summary
    assert digests(tmp_path, *travels) == once
    for threads in (2, 3):
        assert digests(tmp_path, *travels, "--threads", str(threads)) == once
    other = digests(tmp_path, *travels, "--set", "seed=2")
    assert other[0] != once[0] and other[-1] != once[-1]


@pytest.fixture(scope="module")
def base():
    return play(BASE, "fidelity.crypto=modelled")


def modelled(text: str, *overrides):
    return play(text, "fidelity.crypto=modelled", *overrides)


UNTOUCHED = {
    "a country that nobody calls": BASE.replace("policies:\n", "  ZA: {registers: false}\npolicies:\n", 1),
    "a country without SHAKEN": BASE.replace("policies:\n", "  ZA: {shaken: false}\npolicies:\n", 1),
    "a policy that nobody follows": BASE.replace("agreements:", "  unused: {registry: none}\nagreements:"),
    "a value set to what it is": BASE + "  - {at: 12 h, set: {policies.default.registry: allow-all}}\n",
    "a value set that changes nothing": BASE + "  - {at: 12 h, set: {policies.careful.deny: [DE]}}\n",
    "the exclusion of one who is excluded": BASE + "  - {at: 40 h, exclude: BR, by: FR}\n",
    "the readmission of one who is in": BASE + "  - {at: 12 h, readmit: DE}\n",
    "the end of no agreement": BASE + "  - {at: 12 h, end_agreement: [BR, DE]}\n",
    "an outage of no length": BASE + "  - {at: 12 h, outage: FR/pa, for: 0 s}\n",
}


@pytest.mark.parametrize("what", UNTOUCHED)
def test_what_changes_nothing_makes_a_difference_of_exactly_zero(base, what):
    assert UNTOUCHED[what] != BASE
    changed = modelled(UNTOUCHED[what])
    different = base.calls.compare(changed.calls)
    assert different.empty, different.head()


def test_a_further_source_leaves_the_calls_of_the_others_as_they_are(base):
    text = BASE.replace("timeline:", "  - {kind: robocall, from: BR, to: FR, rate: 3 per min}\ntimeline:")
    changed = modelled(text).calls
    others = changed[changed.kind != "robocall"]
    assert len(others) < len(changed)
    # A certificate that a robocall fetched is at hand for the next call: what was fetched and how long that took may differ.
    delays = ["fetched", "verification_delay_s", "setup_delay_s"]
    different = base.calls.drop(columns=delays).compare(others.drop(columns=delays))
    assert different.empty, different.head()


def test_an_intervention_changes_no_draw(base):
    """The same calls at the same times between the same numbers, whoever is excluded."""
    placed = ["placed_at", "kind", "from", "to", "originating", "terminating", "calling", "called"]
    changed = modelled(BASE.replace("exclude: BR, by: FR", "exclude: DE")).calls
    assert base.calls[placed].equals(changed[placed])
    assert not base.calls.outcome.equals(changed.outcome)


def test_before_an_intervention_nothing_differs(base):
    changed = modelled(BASE.replace("{at: 1 d, exclude: BR, by: FR}", "{at: 1 d, exclude: DE}")).calls
    before = base.calls.placed_at < base.calls.placed_at.min().floor("D") + pandas.Timedelta(hours=24)
    assert base.calls[before].equals(changed[before])
