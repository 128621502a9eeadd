"""Messages and packets agree: the same verdict for every call, and delays that are alike where links are idle."""

import pytest

from fidelities import Both, both
from play import ROOT, play

# What loses packets, or has them wait: there the delays differ.
BUSY = {
    "lossy-transit", "mtu-fragmentation", "registry-ddos", "repository-flash-crowd",
}  # fmt: skip
# What the control plane says in the whole of these takes packets too long for a test.
COUNTRIES = {"onboarding-193": 60, "onboarding-193-mesh": 40}
DURATIONS = {"jurisdiction-shopping": "20 d", "policy-contest": "30 d", "small-country": "15 d"}
# INVITEs with an Identity of more than 64 kB fit in no datagram, so as packets they are not delivered.
TOO_LARGE = {"hostile-content"}
NAMES = sorted(each.stem for each in (ROOT / "scenarios").glob("*.yaml"))


# How messages are carried; by itself none of it makes a link busy.
CARRIED = [
    "transport.sip=tcp", "transport.sip=by_size", "transport.keep_alive=0 s", "transport.resumption=false",
    "transport.dns_lookup=200 ms", "transport.mtu=576", "transport.access_rate=2", "transport.neighbours=1",
]  # fmt: skip


def alike(played) -> None:
    for (delay, quantile), (message, packet) in played.delays().items():
        allowed = 0.05 if quantile == "p50" else 0.1
        assert packet == pytest.approx(message, rel=allowed), f"{delay} {quantile}"


@pytest.mark.parametrize("option", CARRIED)
def test_both_agree_however_messages_are_carried(option):
    played = both("tdm-transit", option, calls=2000)
    assert len(played.comparable()) > 0.99 * len(played.calls())
    assert played.different().empty, played.different().head()
    alike(played)


TALKATIVE = """\
schema: 1
name: talkative
start: 2026-01-01
duration: 75 min
fidelity: {crypto: modelled, tls: cost_only}
countries: {FR: {policy: open}, DE: {policy: open}, JP: {policy: open}}
policies: {open: {registry: allow-all}}
transport: {sip: tcp}
traffic: [{kind: legitimate, rate: 40 per min}]
"""


def test_connections_of_sip_are_open_in_both_at_the_same_times():
    """Often enough that a call finds the one on which another was hung up."""
    played = Both(*(play(TALKATIVE, f"fidelity.network={each}", tables=("calls",)) for each in ("message", "packet")))
    assert played.different().empty
    alike(played)


@pytest.mark.parametrize("name", NAMES)
def test_both_give_every_call_the_same_verdict(name):
    short = [f"duration={each}" for each in (DURATIONS.get(name),) if each]
    played = both(name, *short, calls=1600 if short else 400, countries=COUNTRIES.get(name))
    assert set(played.message.calls.index) == set(played.packet.calls.index)
    left_out = played.calls().drop(played.comparable().index)
    if name in TOO_LARGE:
        left_out = left_out[left_out.outcome_packet != "undelivered"]
    # That must stay little, or the rest would say nothing.
    assert len(left_out) < 0.1 * len(played.calls())
    assert len(played.comparable()) > 100
    assert played.different().empty, played.different().head()
    if name not in BUSY:
        alike(played)
