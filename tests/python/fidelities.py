"""One scenario as messages and as packets, call by call."""

import json
import re
from dataclasses import dataclass

import pandas

from ishaken import _core
from play import ROOT, Played, play
from test_schema import read

VERDICT = ["outcome", "verstat", "treatment", "sip_code", "attestation", "anchor", "via", "mechanism"]
# What a time-out or a loss decides, so that both ends may differ.
BY_TIME = {"undelivered", "repository_unreachable"}
# What is decided before any list is asked.
BY_ORIGIN = {"refused_at_origin"}
DELAYS = ("setup_delay_s", "verification_delay_s")
QUANTILES = {"p50": 0.5, "p95": 0.95}


@dataclass(frozen=True)
class Both:
    message: Played
    packet: Played

    def calls(self) -> pandas.DataFrame:
        """Of both, side by side; columns of the packets end in _packet."""
        return self.message.calls.join(self.packet.calls.add_suffix("_packet"), how="outer")

    def comparable(self) -> pandas.DataFrame:
        """All calls but those of which a time-out decided one and not the other, and those under different lists: a
        list that arrives a few milliseconds later is another list for a call that comes between."""
        calls = self.calls()
        same_list = calls.list_sequence.fillna(-1) == calls.list_sequence_packet.fillna(-1)  # null: no list
        same_list |= calls.outcome.isin(BY_ORIGIN) | calls.outcome_packet.isin(BY_ORIGIN)
        by_time = calls.outcome.isin(BY_TIME) | calls.outcome_packet.isin(BY_TIME)
        return calls[same_list & ~(by_time & (calls.outcome != calls.outcome_packet))]

    def different(self) -> pandas.DataFrame:
        """Calls that are comparable, and got another verdict."""
        calls = self.comparable()
        differ = pandas.concat([calls[each] != calls[f"{each}_packet"] for each in VERDICT], axis=1).any(axis=1)
        return calls.loc[differ, [each for name in VERDICT for each in (name, f"{name}_packet")]]

    def delays(self) -> dict[tuple[str, str], tuple[float, float]]:
        """(delay, quantile) -> seconds as messages, as packets; of comparable calls, verification of those that
        waited for a certificate in both."""
        calls = self.comparable()
        calls = calls[~calls.outcome.isin(BY_TIME)]
        out = {}
        for delay in DELAYS:
            rows = calls if delay == "setup_delay_s" else calls[calls.fetched.eq(True) & calls.fetched_packet.eq(True)]
            for name, share in QUANTILES.items():
                if len(rows):
                    out[delay, name] = (rows[delay].quantile(share), rows[f"{delay}_packet"].quantile(share))
        return out


def scaled(text: bytes, calls: float | None) -> list[str]:
    """Overrides that leave about so many calls of a scenario, from all of its sources alike; None: all of them."""
    values = _core.load(text, "scenario").values
    days = _seconds(values["duration"]) / 86400
    rates = [_per_day(each["rate"]) for each in values["traffic"]]
    if calls is None or sum(rates) * days <= calls:
        return []
    share = calls / (sum(rates) * days)
    return [f"traffic.{i}.rate={rate * share:.6g} per d" for i, rate in enumerate(rates)]


def first_countries(text: bytes, n: int) -> bytes:
    """The scenario with the first n of its countries, and without what it expects."""
    scenario = read(text.decode())
    kept = list(scenario["countries"])[:n]
    scenario["countries"] = {code: scenario["countries"][code] for code in kept}
    for each in scenario.get("agreements", []):
        each["between"] = [code for code in each["between"] if code in kept]
    scenario["expect"] = []
    return json.dumps(scenario).encode()


def both(name: str, *overrides: str, calls: float | None = None, countries: int | None = None) -> Both:
    text = (ROOT / "scenarios" / f"{name}.yaml").read_bytes()
    if countries is not None:
        text = first_countries(text, countries)
    fast = ("fidelity.crypto=modelled", "fidelity.tls=cost_only", *scaled(text, calls), *overrides)
    return Both(
        *(play(text, f"fidelity.network={network}", *fast, tables=("calls",)) for network in ("message", "packet"))
    )


UNITS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1, "min": 60, "h": 3600, "d": 86400, "w": 604800}


def _seconds(text: str) -> float:
    return sum(float(number) * UNITS[unit] for number, unit in re.findall(r"([\d.]+) *([a-z]+)", text))


def _per_day(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.e+-]+) per ([a-z]+)", text).groups()
    return float(number) * 86400 / UNITS[unit]
