"""By how much messages and packets differ where links are busy or lose what they carry: results/reference/fidelity.md."""

import pytest

import reference
from fidelities import both

# Scenario and what is changed of it; what the line shows.
CASES = {
    ("tour", ""): "idle links, for comparison",
    ("tour", "transport.access_rate=0.1"): "links of 0.1 Mbit/s: bytes take time, and wait for one another",
    ("tour", "links.loss=0.01"): "one packet, or one message, in a hundred is lost",
    ("lossy-transit", ""): "for half the time one in twenty, between two countries",
    ("mtu-fragmentation", ""): "one in fifty, INVITEs in two fragments",
    ("mtu-fragmentation", "transport.mtu=9000"): "one in fifty, INVITEs in one packet",
    ("mtu-fragmentation", "transport.sip=tcp"): "one in fifty, SIP by TCP",
    ("repository-flash-crowd", ""): "a queue before one repository",
    ("registry-ddos", ""): "a flood before the registry",
    ("hostile-content", ""): "idle links; some INVITEs are larger than any datagram",
}
COLUMNS = ("setup p50", "setup p95", "setup max", "fetch p50", "fetch p95", "verified", "undelivered")


def named(case: tuple[str, str]) -> str:
    return " ".join(filter(None, case))


def row(case: tuple[str, str]) -> str:
    scenario, override = case
    played = both(scenario, *filter(None, [override]), calls=None if scenario == "repository-flash-crowd" else 2000)
    figures = []
    for each in (played.message, played.packet):
        calls = each.calls
        setup, fetch = calls.setup_delay_s, calls.verification_delay_s[calls.fetched.eq(True)]
        seconds = [*setup.quantile([0.5, 0.95, 1]), *fetch.quantile([0.5, 0.95])]
        figures.append([f"{1000 * each:.0f} ms" for each in seconds])
        figures[-1] += [f"{(calls.outcome == which).mean():.2%}" for which in ("passed", "undelivered")]
    cells = [f"{message} / {packet}" for message, packet in zip(*figures, strict=True)]
    change = f" `{override}`" if override else ""
    return f"| `{scenario}`{change} | {CASES[case]} | {len(played.calls()):,} | {' | '.join(cells)} |\n"


HEAD = f"""# Where the fidelities differ

Each figure as messages / as packets: the time from a caller's INVITE to the ringing, the wait of a call whose certificate
had to be fetched, the shares of calls that passed verification and that were not delivered. Sources of calls are thinned
out to some 2,000 calls each. `ISHAKEN_UPDATE=1 ./ishaken test -k fidelity_table` derives them anew. On idle links both
agree within 5 % (median) and 10 % (95th percentile), call by call in their verdicts: `tests/python/test_fidelity.py`.

| scenario | what is busy | calls | {" | ".join(COLUMNS)} |
|---|---|---:|{"---:|" * len(COLUMNS)}
"""


@pytest.fixture(scope="module")
def published() -> str:
    if reference.UPDATE:
        (reference.FOLDER / "fidelity.md").write_text(HEAD + "".join(map(row, CASES)))
    return (reference.FOLDER / "fidelity.md").read_text()


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_published_figures_can_be_derived(published, case):
    assert row(case) in published


def test_nothing_else_is_published(published):
    assert published.startswith(HEAD)
    assert published.count("\n") == HEAD.count("\n") + len(CASES)
