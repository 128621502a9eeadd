"""Published figures: results/reference/<scenario>.json, the part of a summary that fits on a page."""

import json
import os
from pathlib import Path

from play import ROOT, Played

FOLDER = ROOT / "results" / "reference"
UPDATE = "ISHAKEN_UPDATE" in os.environ
# With more countries than these, pairs of countries are no headline any more.
FEW_COUNTRIES = 10
PER_PAIR = ("verified_share", "false_accept_share", "collateral_reject_share")


def _is_headline(metric: dict, pairs: bool) -> bool:
    if "party" in metric:
        return False
    if "from" in metric or "to" in metric:
        by = set(metric) - {"name", "value", "unit"}
        return pairs and metric["name"] in PER_PAIR and by == {"from", "to"}
    return True


def figures(played: Played) -> str:
    """One metric a line, so that a difference shows what moved."""
    countries = {each["from"] for each in played.summary["metrics"] if "from" in each}
    metrics = [each for each in played.summary["metrics"] if _is_headline(each, len(countries) <= FEW_COUNTRIES)]

    def block(name: str, items: list[dict]) -> str:
        return f' "{name}": [\n' + ",\n".join("  " + json.dumps(each) for each in items) + "\n ]"

    return "{\n" + block("metrics", metrics) + ",\n" + block("expect", played.summary["expect"]) + "\n}\n"


def check(file: str, text: str) -> None:
    """The text is that of the published file; with ISHAKEN_UPDATE=1 it becomes it."""
    path: Path = FOLDER / file
    if UPDATE:
        path.write_text(text)
    published = path.read_text() if path.exists() else ""
    assert text == published, f"{path} says otherwise; where that is meant, run the tests with ISHAKEN_UPDATE=1"
