"""The catalogue of threats (scenarios/threats): its pages, its scenarios, and the figures of its tables."""

import os
import re
import shlex

import pytest

from play import ROOT, play

FOLDER = ROOT / "scenarios" / "threats"
PAGES = sorted(FOLDER.glob("t*.md"))
UPDATE = "ISHAKEN_UPDATE" in os.environ
PARTS = (
    "What happens",
    "What the standards give",
    "What they leave open",
    "What the run measures",
    "What helps, and what it costs",
)
COLUMNS = ["false accepts", "collateral", "exposure, mean", "exposure, max", "recovered after", "messages"]


def figures(scenario: str, settings: list[str]) -> list[str]:
    """A row. The figures are those of either end of crypto, so the fast one will do."""
    path = ROOT / "scenarios" / f"{scenario}.yaml"
    # Of attacks that many providers are exposed to; what a campaign signs with was counted with what it stole.
    metrics = play(path, *settings, "fidelity.crypto=modelled", tables=()).summary["metrics"]

    def find(name: str, **where):
        for each in metrics:
            if {key: value for key, value in each.items() if key not in ("value", "unit")} == {"name": name, **where}:
                return each["value"]
        return None

    def hours(value: float | None, open_: float | None = 0) -> str:
        return "" if value is None else f"{'≥ ' if open_ else ''}{value / 3600:.1f} h"

    exposed = {each["event"] for each in metrics if each["name"] == "exposure_window_s" and "event" in each}
    worst = max(
        exposed - {"spoof"},
        key=lambda event: find("exposure_window_s", event=event, stat="max") or 0,
        default="",
    )
    open_ = find("exposure_open", event=worst)
    counts = [find(name) for name in ("false_accepts", "collateral_rejects", "control_messages")]
    shown = ["" if count is None else f"{count:,}" for count in counts]
    return [
        *shown[:2],
        hours(find("exposure_window_s", event=worst, stat="mean"), open_),
        hours(find("exposure_window_s", event=worst, stat="max"), open_),
        hours(find("time_to_recover_s", stat="max"), find("unrecovered")),
        shown[2],
    ]


def derived(text: str) -> str:
    """The page with every row of its tables played again."""
    lines, scenario = [], ""
    for line in text.splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            scenario = ""
        elif header := re.fullmatch(r"`([a-z0-9-]+)` with", cells[0]):
            scenario = header[1]
            assert cells[1:] == COLUMNS, line
        elif scenario and not cells[0].startswith("---"):
            words = [] if cells[0] == "nothing else" else shlex.split(cells[0].strip("`"))
            settings = words[1::2]
            assert words == [word for each in settings for word in ("--set", each)], line
            line = f"| {' | '.join([cells[0], *figures(scenario, settings)])} |"
        lines.append(line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", PAGES, ids=[each.stem for each in PAGES])
def test_every_page_of_the_catalogue_has_its_parts(path):
    text = path.read_text()
    assert re.findall(r"^\*\*(.+)\.\*\*", text, flags=re.MULTILINE) == list(PARTS)
    assert re.match(r"# T\d+: ", text)


@pytest.mark.parametrize("path", PAGES, ids=[each.stem for each in PAGES])
def test_the_figures_of_the_catalogue(path):
    text = path.read_text()
    again = derived(text)
    if UPDATE:
        path.write_text(again)
    else:
        assert again == text, f"{path} says otherwise; where that is meant, run the tests with ISHAKEN_UPDATE=1"


def test_the_catalogue_names_what_there_is():
    text = (FOLDER / "README.md").read_text()
    assert re.findall(r"\]\((t\d\d[a-z-]+\.md)\)", text) == [each.name for each in PAGES]
    rows = [line.split("|")[4] for line in text.splitlines() if re.match(r"\| T\d", line)]
    named = {name for row in rows for name in re.findall(r"`([a-z0-9-]+)`", row)}
    assert named and all((ROOT / "scenarios" / f"{name}.yaml").exists() for name in named)
