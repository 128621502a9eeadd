"""Captures, as Wireshark's own parsers read them."""

import subprocess
from datetime import datetime, timezone

import pytest

from ishaken import _core
from ishaken.errors import InputError
from ishaken.simulation import play

SCENARIO = """\
schema: 1
name: captured
start: 2026-01-01
duration: 1 h
fidelity: {network: packet}
transport: {mtu: 1280}
countries:
  FR: {policy: open, providers: 2}
  DE: {policy: open, providers: 2}
policies:
  open: {registry: allow-all}
traffic:
  - {kind: legitimate, rate: 0.5 per min}
"""


def load(*overrides: str) -> _core.Scenario:
    return _core.load(SCENARIO.encode(), "captured.yaml", list(overrides))


@pytest.fixture(scope="module")
def pcap(tmp_path_factory):
    out = tmp_path_factory.mktemp("captured") / "run"
    play(load(), out, pcap=["FR/provider/1", "FR", "FR-world"])
    return out / "pcap"


def read(pcap, what: str, show: str, *fields: str) -> list[list[str]]:
    """One list for each packet that the display filter lets through."""
    done = subprocess.run(
        ["tshark", "-n", "-r", pcap / f"{what}.pcap", "-o", f"tls.keylog_file:{pcap / 'tls-keys.log'}", "-Y", show,
         "-T", "fields", *(f"-e{each}" for each in ("frame.number", *fields))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [line.split("\t")[1:] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("what", ["FR-provider-1", "FR", "FR-world"])
def test_nothing_is_malformed(pcap, what):
    assert len(read(pcap, what, "ip")) > 100
    assert read(pcap, what, "_ws.malformed", "_ws.malformed") == []
    assert read(pcap, what, "_ws.expert.severity == error", "_ws.expert.message") == []


def test_packets_bear_simulated_dates(pcap):
    times = [float(time) for (time,) in read(pcap, "FR-provider-1", "sip", "frame.time_epoch")]
    start = datetime(2026, 1, 1, tzinfo=timezone.utc).timestamp()
    assert start <= min(times) and max(times) <= start + 3660


def test_a_call_is_a_whole_sip_dialog(pcap):
    methods = {each for (each,) in read(pcap, "FR-provider-1", "sip.Request-Line", "sip.Method")}
    assert methods >= {"INVITE", "ACK", "BYE"}
    codes = {each for (each,) in read(pcap, "FR-provider-1", "sip.Status-Line", "sip.Status-Code")}
    assert codes >= {"180", "200"}
    assert read(pcap, "FR-provider-1", 'sip contains "Identity: ey"')
    assert read(pcap, "FR-provider-1", 'sip contains "verstat=TN-Validation-Passed"')


@pytest.fixture(scope="module")
def refusals(tmp_path_factory):
    """Calls of a country without SHAKEN and of one that nobody trusts, both blocked for that."""
    out = tmp_path_factory.mktemp("refused") / "run"
    strict = SCENARIO.replace(
        "countries:\n", "countries:\n  IN: {policy: alone, shaken: false}\n  XA: {policy: alone, prefixes: ['999']}\n"
    ).replace(
        "policies:\n  open: {registry: allow-all}",
        "policies:\n  alone: {}\n"
        "  open: {registry: deny-list, deny: [XA], on_failed: block, on_unverified: block, refusal: cause}",
    ).replace("0.5 per min", "10 per min")
    play(_core.load(strict.encode(), "refused.yaml", []), out, pcap=["FR/provider/1"])
    return out / "pcap"


def test_refusals_say_what_was_found_and_are_acknowledged_hop_by_hop(refusals):
    refused = read(refusals, "FR-provider-1", "sip.Status-Code >= 400", "sip.Status-Code", "sip.Reason", "sip.Via.branch")
    assert {code for code, _, _ in refused} == {"428", "437"}
    for code, reason, _ in refused:
        assert reason.startswith("STIR") and f"cause={code}" in reason
    acknowledged = {via for (via,) in read(refusals, "FR-provider-1", 'sip.Method == "ACK"', "sip.Via.branch")}
    assert {branches.split(",")[0] for _, _, branches in refused} <= {via.split(",")[0] for via in acknowledged}


def test_large_invites_are_fragmented(pcap):
    assert read(pcap, "FR", "ip.flags.mf == 1")


def test_the_key_log_decrypts_https(pcap):
    asked = {each for (each,) in read(pcap, "FR-provider-1", "http.request", "http.request.uri")}
    assert "/api/v1/ca-list?country=FR" in asked
    assert {each for (each,) in read(pcap, "FR-provider-1", "http.response", "http.response.code")} >= {"200"}


def test_responses_have_dates_and_unchanged_lists_their_tag(tmp_path):
    play(load("duration=8 h", "traffic.0.rate=1 per h"), tmp_path / "run", pcap=["registry"])
    pcap = tmp_path / "run" / "pcap"
    fields = ("http.response.code", "http.date", "http.response.line")
    answers = read(pcap, "registry", "http.response", *fields)
    assert {code for code, _, _ in answers} >= {"200", "304"}
    assert all(date.endswith("GMT") for _, date, _ in answers)
    assert all("ETag: \"" in lines for code, _, lines in answers if code == "304")


def test_the_end_of_a_run_is_not_in_its_captures(tmp_path):
    play(load("duration=5 min", "transport.sip=tcp"), tmp_path / "run", pcap=["FR/provider/1"])
    assert read(tmp_path / "run" / "pcap", "FR-provider-1", "tcp")
    assert read(tmp_path / "run" / "pcap", "FR-provider-1", "tcp.flags.reset == 1") == []


def test_addresses_have_names(pcap):
    names = dict(line.split("\t") for line in (pcap / "hosts").read_text().splitlines())
    assert "FR-provider-1" in names.values() and "registry" in names.values()
    seen = {each for row in read(pcap, "FR", "ip", "ip.src", "ip.dst") for each in row}
    assert seen <= set(names)


def test_points_that_do_not_exist_are_refused_before_anything_is_run(tmp_path):
    with pytest.raises(InputError, match="did you mean FR/provider/1"):
        play(load(), tmp_path / "run", pcap=["FR/provider/11"])
    with pytest.raises(InputError, match="fidelity.network=packet"):
        play(load("fidelity.network=message"), tmp_path / "run", pcap=["FR"])
    assert not list(tmp_path.iterdir())
