"""Comparisons: exactly zero where nothing changes, the interval that a hand computes where something does, the same in
the terminal, on the page, in the paper and in the file, and everything wrong said before anything is played."""

import concurrent.futures
import io
import json
import math
import statistics

import polars
import pytest
from rich.console import Console

import ishaken
from conftest import Command
from ishaken.comparisons import metrics, statistics as ours
from ishaken.comparisons.metrics import Metric
from play import play

# XA signs spoofed calls until France and Germany exclude it; how long they pass is a matter of the list poll.
ATTACKED = """\
schema: 1
name: poll
title: A country signs spoofed calls until it is excluded
start: 2026-01-01
duration: 8 h
fidelity: {crypto: modelled}
countries:
  DE: {}
  FR: {}
  XA: {prefixes: ["999"]}
policies:
  default: {registry: allow-all, list_poll: 6 h}
  spare: {registry: allow-all}
traffic:
  - {kind: legitimate, from: any, to: any, rate: 1 per min}
  - {kind: spoofed, from: XA, to: FR, calling: numbers-of(FR), attestation: A, rate: 30 per h}
timeline:
  - {at: 2 h, exclude: XA, by: [FR, DE]}
"""
QUICK = {"policies.default.list_poll": "1 h"}
# Published quantile t(0.975; 5), of six seeds.
T_OF_SIX = 2.571


class Counting(concurrent.futures.ThreadPoolExecutor):
    """An executor of our own, that knows how many runs it was asked for."""

    def __init__(self):
        super().__init__(2)
        self.asked = 0

    def submit(self, *arguments, **options):
        self.asked += 1
        return super().submit(*arguments, **options)


@pytest.fixture(scope="module")
def executor():
    with Counting() as made:
        yield made


@pytest.fixture(scope="module")
def scenario():
    return ishaken.Scenario.from_text(ATTACKED)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where all tests of this file keep their runs, so that none is played twice."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def compared(executor, kept):
    def compare(*sides, **options):
        return ishaken.compare(*sides, **{"executor": executor, "keep": kept, "seeds": 6, "progress": False, **options})

    return compare


@pytest.fixture(scope="module")
def polls(compared, scenario):
    return compared(scenario, QUICK, names=["slow", "quick"])


def row(comparison, metric, dimensions="", side=None):
    found = comparison.rows.filter((polars.col("metric") == metric) & (polars.col("dimensions") == dimensions))
    return (found if side is None else found.filter(polars.col("side") == side)).row(0, named=True)


def nothing_moved(comparison):
    assert comparison.rows.height > 5
    for name, value in {"effect": 0, "low": 0, "high": 0, "boot_low": 0, "boot_high": 0, "p": 1, "holm": 1, "real": False}.items():
        assert set(comparison.rows[name]) == {value}, name
    assert set(comparison.rows["note"]) == {"no difference at all"}


def test_a_scenario_does_not_differ_from_itself(compared, scenario):
    found = compared(scenario, scenario)
    assert found.sides == ["poll", "poll 2"]
    nothing_moved(found)


def test_what_changes_nothing_makes_no_difference(compared, scenario):
    idle = scenario.copy()
    idle["policies.spare.list_poll"] = "3 h"  # which nobody follows
    found = compared(scenario, idle, seeds=4)
    assert len(set(found.runs["scenario_sha256"])) == 8  # they were not the same scenario: all were played
    nothing_moved(found)


def test_a_difference_is_the_one_that_a_hand_finds(polls):
    before = [play(ATTACKED, f"seed={seed}", tables=()) for seed in range(1, 7)]
    after = [play(ATTACKED, f"seed={seed}", "policies.default.list_poll=1 h", tables=()) for seed in range(1, 7)]
    for metric in ("false_accepts", "verified_share", "control_messages"):
        slow, quick = ([each.metric(metric) for each in runs] for runs in (before, after))
        differences = [one - other for other, one in zip(slow, quick, strict=True)]
        mean = sum(differences) / 6
        reach = T_OF_SIX * statistics.stdev(differences) / math.sqrt(6)
        found = row(polls, metric)
        assert (found["side"], found["n"], found["missing"], found["note"]) == ("quick", 6, 0, "")
        assert found["mean_first"] == pytest.approx(sum(slow) / 6)
        assert found["mean_other"] == pytest.approx(sum(quick) / 6)
        assert found["effect"] == pytest.approx(mean)
        assert (found["low"], found["high"]) == pytest.approx((mean - reach, mean + reach), rel=2e-3)
        assert found["boot_low"] < mean < found["boot_high"] and found["boot_high"] - found["boot_low"] < 2 * reach
        assert found["real"] is True and found["p"] < 0.05
    assert row(polls, "false_accepts")["effect"] < -20  # shorter polls, fewer of the 240 spoofed calls of two hours
    assert row(polls, "calls")["note"] == "no difference at all"  # nobody calls less for it: what differs is paired


def test_the_figures_that_an_effect_is_made_of(polls):
    found = row(polls, "false_accepts")
    of_it = polls.differences.filter(polars.col("metric") == "false_accepts")
    assert of_it["seed"].to_list() == [1, 2, 3, 4, 5, 6]
    assert of_it["difference"].mean() == pytest.approx(found["effect"])
    assert polls.rows["p"].to_list() != polls.rows["holm"].to_list()
    assert polls.rows["holm"].to_list() == ours.holm(polls.rows["p"].to_list())


def test_metrics_with_dimensions(compared, scenario):
    asked = ["false_accepts[to=FR, from=XA, kind=spoofed]", "exposure_window_s[event=exclude, stat=max]", "verified_share"]
    found = compared(scenario, QUICK, metrics=asked)
    assert found.rows["metric"].to_list() == ["false_accepts", "exposure_window_s", "verified_share"]
    assert row(found, "false_accepts", "from=XA, to=FR, kind=spoofed")["unit"] == "calls"
    assert row(found, "exposure_window_s", "event=exclude, stat=max")["effect"] < 0


def test_three_sides_are_compared_with_the_first(compared, scenario):
    found = compared(scenario, QUICK, "policies.default.list_poll=3 h", names=["six", "one", "three"], metrics=["control_messages"])
    assert found.rows["side"].to_list() == ["one", "three"]
    one, three = (row(found, "control_messages", side=side)["effect"] for side in ("one", "three"))
    assert one > three > 0
    assert len(found.about["sides"]) == 3


def test_one_seed_tells_no_interval(compared, scenario):
    found = row(compared(scenario, QUICK, seeds=[3]), "control_messages")
    assert found["effect"] > 0 and found["real"] is None and found["low"] is None
    assert found["note"] == "one seed: no interval"


def test_what_one_side_alone_has_is_no_headline_and_counts_as_missing(compared, scenario):
    early = scenario.copy()
    early["timeline"] = [{"at": "1 h", "outage": "registry", "for": "1 h"}]
    found = compared(scenario, early, seeds=2, metrics=["exposure_window_s[event=exclude, stat=max]", "calls"])
    missing = row(found, "exposure_window_s", "event=exclude, stat=max")
    assert (missing["n"], missing["missing"], missing["effect"], missing["real"]) == (0, 2, None, None)
    assert missing["note"] == "no seed measures it on both sides; 2 of 2 not measured on both sides"


def test_worlds_are_told_apart_from_seeds(compared, scenario):
    worlds = {name: {"countries.FR.providers": number} for name, number in (("few", 1), ("some", 3), ("many", 9))}
    found = compared(scenario, QUICK, seeds=3, worlds=worlds, metrics=["control_messages"])
    assert found.runs.height == 18
    seeds = {world: set(part["seed"]) for (world,), part in found.runs.group_by("world")}
    assert seeds == {"few": {1, 2, 3}, "some": {1_000_001, 1_000_002, 1_000_003}, "many": {2_000_001, 2_000_002, 2_000_003}}
    means = found.differences.group_by("world").agg(polars.col("difference").mean())["difference"].to_list()
    effect = row(found, "control_messages")
    assert (effect["n"], effect["pairs"]) == (3, 9)
    assert effect["effect"] == pytest.approx(statistics.mean(means))
    # Published quantile t(0.975; 2) = 4.303.
    assert (effect["high"] - effect["low"]) / 2 == pytest.approx(4.303 * statistics.stdev(means) / math.sqrt(3), rel=1e-3)
    shares = effect["world_variance"], effect["seed_variance"]
    assert effect["world_share"] == pytest.approx(shares[0] / sum(shares)) and effect["world_share"] > 0.9
    assert "between worlds" in text_of(found)


def test_seeds_are_added_until_the_interval_is_narrow(compared, scenario, executor):
    asked = executor.asked
    found = compared(scenario, QUICK, seeds=5, until={"control_messages": 5}, metrics=["false_accepts"])
    until = found.about["until"]
    assert found.narrow_enough is True and until["reached"] and until["looks"] >= 2
    assert len(found.about["seeds"]) == 5 + 10 * (until["looks"] - 1)  # the last ten were played after it was narrow
    assert found.rows["metric"].to_list() == ["false_accepts", "control_messages"]
    narrow = row(found, "control_messages")
    assert (narrow["high"] - narrow["low"]) / 2 <= 5
    assert executor.asked - asked <= 2 * len(found.about["seeds"])  # none twice
    assert "narrow enough (control_messages to 5)" in text_of(found)


def test_or_until_there_are_no_more(compared, scenario):
    found = compared(scenario, QUICK, seeds=2, until={"verified_share": 1e-9}, max_seeds=6)
    assert found.narrow_enough is False and found.about["seeds"] == [1, 2, 3, 4, 5, 6]
    assert "NOT narrow enough (verified_share to 1e-09)" in text_of(found)


def test_what_is_kept_is_not_played_again(compared, scenario, executor, polls):
    asked = executor.asked
    assert compared(scenario, QUICK, names=["slow", "quick"]).rows.equals(polls.rows)
    assert executor.asked == asked


def test_runs_that_were_played_before(scenario, tmp_path, polls):
    slow = [ishaken.run(scenario, seed=seed, progress=False) for seed in (3, 1, 2)]
    quick = [ishaken.run(scenario, seed=seed, set=["policies.default.list_poll=1 h"], save=tmp_path / str(seed)) for seed in (1, 2, 3, 4)]
    found = ishaken.compare(slow, quick, names=["slow", "quick"])
    assert found.about["seeds"] == [1, 2, 3]
    expected = polls.values.filter(polars.col("seed") <= 3)
    assert found.values.sort(found.values.columns).equals(expected.sort(expected.columns))
    assert ishaken.compare(slow, tmp_path, names=["slow", "quick"]).rows.equals(found.rows)


def text_of(comparison, width=200):
    out = io.StringIO()
    Console(file=out, width=width).print(comparison)
    return out.getvalue()


def test_the_tables_say_the_same(polls):
    text, page, paper = text_of(polls), polls._repr_html_(), polls.latex()
    assert polls.html() == page == polls.html()  # nothing in it is of chance
    assert "http" not in page and "<script" not in page and "<html" in polls.html(page=True)
    assert "quick against slow" in text and "quick against slow" in page and "quick against slow" in paper
    (told,) = (line for line in text.splitlines() if line.startswith("false_accepts "))
    assert "false_accepts (calls)" in told and "yes" in told and "no difference at all" in text
    effect = row(polls, "false_accepts")["effect"]
    shown = f"{abs(effect):.0f}"
    assert f"−{shown}" in told and f"−{shown}" in page and f"$-${shown}" in paper
    assert paper.isascii() and r"false\_accepts" in paper and r"\begin{tabular" in paper
    for each in (text, page, paper):
        assert ishaken.__version__ in each and polls.runs["scenario_sha256"][0][:12] in each


def test_what_a_name_holds_is_text(compared, scenario):
    found = compared(scenario, QUICK, seeds=2, names=["<b>_&%$", "[red]x[/red]"], metrics=["calls"])
    assert "[red]x[/red]" in text_of(found)
    assert "<b>_" not in found.html() and "&lt;b&gt;" in found.html()
    assert r"\_\&\%\$" in found.latex()


def test_saved_and_opened(polls, tmp_path):
    saved = polls.save(tmp_path / "both")
    assert saved.path == tmp_path / "both" / "comparison.json"
    assert json.loads(saved.path.read_text())["kind"] == "comparison"
    for place in (tmp_path / "both", saved.path):
        opened = ishaken.open(place)
        for table in ("rows", "values", "runs"):
            assert getattr(opened, table).equals(getattr(polls, table))
        assert opened.about == polls.about and text_of(opened) == text_of(polls)
    with pytest.raises(ishaken.InputError, match="exists already"):
        polls.save(tmp_path / "both")
    (tmp_path / "else.json").write_text("{}")
    with pytest.raises(ishaken.InputError, match="is not a comparison"):
        ishaken.open(tmp_path / "else.json")


WRONG = {
    "two sides": ((), {}),
    "int cannot be compared": ((3,), {}),
    "2 sides have 1 names": ((QUICK,), {"names": ["a"]}),
    "no metric never": ((QUICK,), {"metrics": ["never"]}),
    "is not a metric: write": ((QUICK,), {"metrics": ["calls[from]"]}),
    r"no run measured calls\[from=ZZ\]; there is calls; calls\[": ((QUICK,), {"metrics": ["calls[from=ZZ]"], "seeds": 1}),
    "give a number above 0": ((QUICK,), {"until": {"calls": 0}}),
    "fewer than the 6 seeds": ((QUICK,), {"until": {"calls": 1}, "max_seeds": 5}),
    "at least 1": ((QUICK,), {"seeds": 0}),
    "different whole numbers": ((QUICK,), {"seeds": [1, 1]}),
    "worlds is empty": ((QUICK,), {"worlds": []}),
}


@pytest.mark.parametrize("told", WRONG)
def test_what_is_wrong(compared, scenario, told):
    sides, options = WRONG[told]
    with pytest.raises(ishaken.InputError, match=told):
        compared(scenario, *sides, **options)


def test_a_wrong_scenario_is_wrong_before_anything_is_played(compared, scenario, executor):
    asked = executor.asked
    with pytest.raises(ishaken.ScenarioError, match="list_poll"):
        compared(scenario, QUICK, {"policies.default.list_poll": 6}, set={"duration": "7 h"})
    assert executor.asked == asked


def test_runs_that_cannot_be_paired(scenario):
    one, two = (ishaken.run(scenario, seed=seed, progress=False) for seed in (1, 2))
    other = ishaken.run(scenario, seed=2, set=["duration=7 h"], progress=False)
    for sides, told in (
        ((one, two), "no seed is common to all"),
        (([one, one], one), "several runs of seed 1"),
        (([one, other], one), "differ in more than their seeds"),
        ((one, scenario), "some sides are runs"),
        ((one, QUICK), "no scenario before it"),
    ):
        with pytest.raises(ishaken.InputError, match=told):
            ishaken.compare(*sides)
    with pytest.raises(ishaken.InputError, match="not for finished runs"):
        ishaken.compare(one, one, until={"calls": 1})


def test_a_metric_by_its_text():
    assert Metric.parse(" calls ") == Metric("calls")
    parsed = Metric.parse("calls[kind=spoofed, to = FR,from=DE]")
    assert str(parsed) == "calls[from=DE, to=FR, kind=spoofed]"
    (measured,) = metrics.measured([{"name": "calls", "value": 2, "unit": "calls", "to": "FR", "kind": "spoofed", "from": "DE"}])
    assert measured == parsed


def test_the_command(ishaken: Command):
    scenario, out = ishaken.scenario(ATTACKED, "poll.yaml"), ishaken.home / "out"
    asked = ("compare", scenario, "policies.default.list_poll=1 h", "--seeds", 4, "--workers", 2)
    done = ishaken(*asked, "--out", out, "--html", out / "table.html", "--latex", out / "table.tex")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr and "8 of 8 runs" in done.stderr
    assert "policies.default.list_poll=1 h against poll" in done.stdout
    document = json.loads((out / "comparison.json").read_text())
    assert document["seeds"] == [1, 2, 3, 4] and len(list((out / "runs").glob("*/summary.json"))) == 8
    assert done.stdout.splitlines()[-3:] == [str(out / each) for each in ("comparison.json", "table.html", "table.tex")]
    assert "<table" in (out / "table.html").read_text() and r"\end{table}" in (out / "table.tex").read_text()

    again = ishaken(*asked, "--out", out)
    assert again.returncode == 2 and "exists already" in again.stderr and "runs" not in again.stderr
    until = ishaken(*asked, "--until", "calls[kind=spoofed]=0.1", "--until", "verified_share=1e-9", "--max-seeds", 4, "--quiet")
    assert (until.returncode, until.stdout, until.stderr) == (1, "", "")


@pytest.mark.parametrize(
    "arguments,told",
    [
        ((), "two sides"),
        (("nowhere.yaml",), "cannot be read"),
        (("duration=1",), "duration"),
        (("duration=7 h", "--until", "calls"), "write METRIC=WIDTH"),
    ],
)
def test_the_command_says_what_is_wrong(ishaken: Command, arguments, told):
    done = ishaken("compare", ishaken.scenario(ATTACKED, "poll.yaml"), *arguments)
    assert done.returncode == 2 and told in done.stderr
