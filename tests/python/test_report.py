"""The report in a real browser: everything is there, nothing is asked of the network, and hostile texts stay texts."""

import re
import sys
import types

import ishaken
import polars
import pytest
from conftest import ROOT, SMALL
from ishaken import report
from ishaken.errors import InputError
from test_plots import BUSY, Sweep

sys.path.insert(0, str(ROOT / "tests" / "browser"))

from browser import MISSING, Browser  # noqa: E402

HOSTILE = "</script><script>document.title='taken'</script><img src=http://127.0.0.1:9/x onerror=alert(1)>"
EXPECTING = """
expect:
  - verified_share[from=FR, to=DE, kind=legitimate] == 1
  - verified_share[from=FR, to=DE, kind=legitimate] == 0.5
"""


@pytest.fixture(scope="module")
def run():
    scenario = ishaken.Scenario.from_text(BUSY + EXPECTING)
    scenario["title"] = HOSTILE
    return ishaken.run(scenario, seed=3)


@pytest.fixture(scope="module")
def browser():
    with Browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def page(run, browser, tmp_path_factory):
    return browser.open(report.write(run, tmp_path_factory.mktemp("report") / "report.html"))


def test_nothing_is_logged_and_nothing_is_asked_for(page):
    assert page.errors == []
    assert page.requests == []


def test_figures_are_drawn_with_marks(page):
    figures = page.count("figure")
    assert figures == page.count(".drawing svg") == 6
    assert page.count("#figure-trust_matrix svg .mark-rect path") > 9
    assert page.count("#figure-control_load svg .mark-rect path") > 50
    assert page.count("#figure-reputation svg .mark-line path") >= 2
    assert page.count("#figure-reputation svg .mark-symbol path") >= 1


def test_title_origin_and_expectations_are_visible(page, run):
    assert page.visible("h1") and page.visible(".expectations li")
    assert page.texts("h1") == [HOSTILE]
    assert run.manifest["scenario_sha256"][:8] in page.texts(".origin")[0]
    held, failed = page.texts(".expectations li")
    assert held.startswith("✓") and "== 1" in held
    assert failed.startswith("✗") and "== 0.5" in failed and "measured: 100 %" in failed


def test_decisions_tell_when_who_what_about_whom_and_why(page):
    rows = [row.split("\n") for row in page.texts("#decisions > .wide tr")[1:]]
    cells = page.texts("#decisions > .wide td")
    lines = [cells[at : at + 5] for at in range(0, len(cells), 5)]
    assert len(lines) == len(rows) > 3
    assert ["2026-01-03 00:00 (day 2.0)", "the scenario", "exclude", "XA", ""] in lines
    assert ["2026-01-03 00:00 (day 2.0)", "FR/ga", "exclude", "XA", "decided by the STI-GA"] in lines
    assert ["2026-01-05 00:00 (day 4.0)", "the scenario", "outage", "registry", "for 0.5 d"] in lines
    by_review = next(line for line in lines if line[1:3] == ["DE/ga", "exclude"])
    assert "unwanted at least" in by_review[4]
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)


def test_metrics_manifest_and_scenario_are_there(page, run):
    text = " ".join(page.texts("#metrics td"))
    assert "verified_share" in text and "false_accepts" in text
    assert run.manifest["scenario_sha256"] in page.texts("#provenance td")
    assert page.texts("#scenario pre") == [run.scenario_yaml.strip()]


def test_hostile_texts_run_nothing(page, run):
    assert page.driver.title == HOSTILE
    assert page.count("img[src^=http]") == 0
    # Whatever were put into the page, the policy would refuse it: scripts are named by their hashes.
    page.driver.execute_script(
        "const s = document.createElement('script'); s.textContent = 'window.taken = 1'; document.body.append(s)"
    )
    assert page.driver.execute_script("return window.taken === undefined")
    assert (
        page.driver.execute_async_script(
            "fetch('http://127.0.0.1:9/').then(() => arguments[0]('sent'), () => arguments[0]('refused'))"
        )
        == "refused"
    )
    page.driver.get_log("browser")


def test_it_fits_a_phone_and_prints(browser, run, tmp_path):
    file = report.write(run, tmp_path / "report.html")
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.open(file)
        assert browser.driver.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert len(browser.driver.execute_cdp_cmd("Page.printToPDF", {})["data"]) > 50_000


def test_a_saved_figure_is_drawn_offline(browser, run, tmp_path):
    page = browser.open(ishaken.plots.save(run.plot("overview"), tmp_path / "overview.html"))
    assert (page.errors, page.requests) == ([], [])
    assert page.count(".drawing svg .mark-rect path") > 50


def test_without_scripts_pictures_stay(run):
    text = report.html(run)
    assert len(re.findall(r'<img src="data:image/svg\+xml;base64,', text)) == 6
    assert HOSTILE not in text


def test_sweeps_have_a_report(browser, tmp_path):
    class Whole(Sweep):
        design, points = {"kind": "grid"}, [{}] * 6

        def __len__(self):
            return 18

        def run(self, point, seed):
            return types.SimpleNamespace(scenario_yaml="name: swept")

    swept = Whole()
    swept.runs = swept.runs.with_columns(held=polars.lit(True))
    page = browser.open(report.write(swept, tmp_path / "sweep.html"))
    assert (page.errors, page.requests) == ([], [])
    assert page.texts("h1") == ["Sweep of swept"] and page.count(".drawing svg") == 3
    assert page.count("#points tbody tr") == 6


def test_what_was_really_swept_and_compared_has_a_report_too(browser, tmp_path):
    scenario = ishaken.Scenario.from_text(SMALL, "small.yaml")
    over = {"policies.*.list_poll": ["1 h", "6 h"]}
    swept = ishaken.sweep(scenario, over, seeds=2, workers=1, out=tmp_path / "sweep", progress=False)
    compared = ishaken.compare(scenario, {"policies.*.list_poll": "1 h"}, seeds=3, workers=1, progress=False)
    compared.save(tmp_path / "comparison.json")
    for path, words in ((swept.path, "Sweep of small"), (tmp_path / "comparison.json", "small against")):
        page = browser.open(report.write(ishaken.open(path), tmp_path / f"{path.stem}.html"))
        assert page.errors == [] and page.requests == []
        assert words in page.texts("h1")[0]
        assert page.count("figure") == page.count(".drawing svg") > 0
        assert "control_messages" in page.texts("body")[0]


def test_the_command_writes_it(ishaken, run_directory):
    done = ishaken("report", run_directory)
    assert (
        done.returncode == 0
        and "<h1>Two countries that trust one another" in (run_directory / "report.html").read_text()
    )
    assert ishaken("report", run_directory / "tables").returncode == 2
    assert ishaken("report", run_directory, "--out", "/proc/no/report.html").returncode == 2


def test_what_has_no_report_is_refused():
    with pytest.raises(InputError, match="not a run, sweep or comparison"):
        report.html(3)


def test_a_missing_browser_is_told(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AssertionError, match="apt-get install"):
        Browser()
    assert "chromium-driver" in MISSING
