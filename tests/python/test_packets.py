"""What the scenarios about packets show, beside a run of the same scenario with one thing changed."""

from functools import cache

import pytest

from play import ROOT, Played, play


@cache
def played(name: str, *overrides: str) -> Played:
    return play(ROOT / "scenarios" / f"{name}.yaml", *overrides, tables=("calls",))


def late(run: Played) -> float:
    """The share of calls that waited for a first retransmission (RFC 3261 timer A)."""
    return (run.calls.setup_delay_s > 0.5).mean()


def test_fragments_are_lost_with_one_another():
    fragments, whole = (played("mtu-fragmentation", *each) for each in ((), ("transport.mtu=9000",)))
    assert fragments.metric("packets_retransmitted") > 1.3 * whole.metric("packets_retransmitted")
    assert late(fragments) > 1.2 * late(whole)


def test_resumption_saves_bytes_and_no_time():
    resumed, whole = (played("tls-resumption", *each) for each in ((), ("transport.resumption=false",)))
    assert resumed.metric("packet_bytes") < 0.95 * whole.metric("packet_bytes")
    assert resumed.metric("setup_delay_s", stat="p95") == pytest.approx(whole.metric("setup_delay_s", stat="p95"), rel=0.01)
    # What the costs of TLS without its mathematics come to is what TLS itself does.
    modelled = played("tls-resumption", "fidelity.tls=cost_only")
    assert modelled.metric("packets") == resumed.metric("packets")
    assert modelled.metric("packet_bytes") == pytest.approx(resumed.metric("packet_bytes"), rel=1e-3)


def test_messages_do_not_stand_in_line():
    assert played("repository-flash-crowd", "fidelity.network=message").metric("verified_share") == 1
    assert played("repository-flash-crowd").metric("verified_share") < 0.99


@pytest.mark.parametrize("keep_alive", ["0 s", "30 s"])
@pytest.mark.parametrize("sip", ["tcp", "by_size"])
def test_sip_by_tcp_keeps_its_connection_for_a_transaction(sip, keep_alive):
    run = played("tls-resumption", f"transport.sip={sip}", f"transport.keep_alive={keep_alive}")
    assert run.metric("calls", outcome="passed") == run.metric("calls")


LOSSY = """\
schema: 1
name: lossy
start: 2026-01-01
duration: 1 d
warm_up: 3 h
fidelity: {crypto: modelled, tls: cost_only, network: packet}
countries: {BR: {policy: p}, KZ: {policy: p, providers: 5, governance: single-body}, JP: {policy: p, tdm_share: 0.5}}
policies: {p: {registry: allow-all}}
links: {jitter: 400 us, loss: 0.1, domestic_round_trip: 1 ms}
transport: {keep_alive: 0 s, dns_lookup: 30 s, access_rate: 10, access_queue: 5, mtu: 576}
"""


@pytest.mark.parametrize("seed", [10, 14])
def test_a_window_that_seems_closed_ends_no_run(seed):
    """With ns-3's probes of closed windows these two seeds end in a crash of the process."""
    run = play(LOSSY, f"seed={seed}", tables=())
    assert run.metric("packets_lost") > 100


def test_what_is_lost_of_the_control_plane_counts_under_its_own_name():
    lost = play(LOSSY, "seed=10", "links.loss=0.3", tables=("control",)).tables["control"]
    lost = lost[lost.outcome != "delivered"]
    assert {"TrustedListRequest", "TrustedListReply"} <= set(lost.message) and "provider-pa" in set(lost.interface)
