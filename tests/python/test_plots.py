"""Figures: what they show is what tables and metrics say, they carry where they come from, and they are saved."""

import collections
import json
import types

import ishaken
import polars
import pytest
from ishaken import plots
from ishaken.errors import InputError
from ishaken.plots.exposure import windows as windows_of

# Everything that figures show: an exclusion, spoofed calls, robocalls that are reviewed, and an outage.
BUSY = """\
schema: 1
name: busy
title: Three countries, one is excluded, one is reviewed
start: 2026-01-01
duration: 6 d
fidelity: {crypto: modelled}
countries:
  DE: {providers: 2, policy: reviewing}
  FR: {providers: 2}
  XA: {providers: 2, prefixes: ["999"]}
policies:
  default: {registry: allow-all}
  reviewing: {registry: allow-all, review: daily}
reviews:
  daily: {rule: {kind: hysteresis, delist_above: 0.15, readmit_below: 0.05}, estimator: beta}
traffic:
  - {kind: legitimate, rate: 600 per d}
  - {kind: spoofed, from: XA, to: FR, calling: numbers-of(FR), attestation: A, rate: 100 per d}
  - {kind: robocall, from: XA, to: DE, rate: 400 per d, starts: 1 d}
timeline:
  - {at: 2 d, exclude: XA, by: [FR]}
  - {at: 4 d, outage: registry, for: 12 h}
"""
QUIET = """\
schema: 1
name: quiet
start: 2026-01-01
duration: 3 h
countries: {DE: {}, FR: {}}
policies:
  default: {registry: allow-all}
traffic:
  - {kind: legitimate, from: DE, to: FR, rate: 20 per h}
"""


@pytest.fixture(scope="module")
def run():
    return ishaken.run(ishaken.Scenario.from_text(BUSY), seed=3)


@pytest.fixture(scope="module")
def quiet():
    return ishaken.run(ishaken.Scenario.from_text(QUIET))


def datasets(chart) -> list[list[dict]]:
    """All data in the specification, wherever it stands in it."""
    spec = chart.to_dict()
    return [*spec.get("datasets", {}).values(), *_inline(spec)]


def _inline(value):
    if isinstance(value, dict):
        if isinstance(value.get("values"), list):
            yield value["values"]
        for each in value.values():
            yield from _inline(each)
    elif isinstance(value, list):
        for each in value:
            yield from _inline(each)


def rows_with(chart, *columns: str) -> list[dict]:
    """The first data in a figure that has these columns."""
    return next(data for data in datasets(chart) if data and set(columns) <= set(data[0]))


def calls(run) -> list[dict]:
    return run.calls.pandas().to_dict("records")


@pytest.mark.parametrize("kind", plots.KINDS)
def test_every_figure_says_where_it_comes_from_and_is_small(run, kind):
    spec = run.plot(kind).to_dict()
    said = spec["title"]["subtitle"][-1]
    for part in ("busy", run.manifest["scenario_sha256"][:8], "seed 3", ishaken.__version__):
        assert part in said
    assert "incomplete" not in said.lower()
    assert max(map(len, datasets(run.plot(kind)))) <= 5_000
    assert json.dumps(spec, allow_nan=False)


def test_trust_matrix_is_the_share_of_honest_calls_that_passed(run):
    expected = collections.defaultdict(lambda: [0, 0])
    for call in calls(run):
        if call["kind"] == "legitimate" and call["result"] != "undelivered":
            day = (call["placed_at"].timestamp() - 1767225600) // 86400
            expected[call["from"], call["to"], day][0] += call["result"] == "passed"
            expected[call["from"], call["to"], day][1] += 1
    shown = rows_with(plots.trust_matrix(run), "from", "to", "slice", "share")
    assert {(each["from"], each["to"], each["slice"]): (each["share"], each["calls"]) for each in shown} == {
        key: (passed / placed, placed) for key, (passed, placed) in expected.items()
    }
    assert {each["when"] for each in shown} == {f"day {day} to {day + 1}" for day in range(6)}
    # The exclusion is in it: XA is verified in France before day 2, and no longer from day 3 on.
    share = {each["slice"]: each["share"] for each in shown if (each["from"], each["to"]) == ("XA", "FR")}
    assert share[0] == 1 and share[4] == 0


def test_verified_share_is_that_of_the_metrics(run):
    shown = [each for data in datasets(plots.verified_share(run)) for each in data if "share" in each]
    metrics = {
        (each["from"], each["to"], each["kind"]): each["value"]
        for each in run.summary["metrics"]
        if each["name"] == "verified_share" and set(each) == {"name", "value", "unit", "from", "to", "kind"}
    }
    assert {(each["from"], each["to"], each["kind"]): each["share"] for each in shown} == pytest.approx(metrics)


def test_exposure_steps_down_where_providers_installed_the_list(run):
    since = 1767225600 + 2 * 86400
    windows = windows_of(run).filter(polars.col("country") == "FR")
    assert sorted(windows["provider"]) == ["FR/provider/1", "FR/provider/2"]
    installed = run.decisions.pandas().query("action == 'install-list' and subject == 'FR'")
    for each in windows.to_dicts():
        moments = [at.timestamp() for at in installed[installed.party == each["provider"]]["at"]]
        assert any(abs(since + each["lasted_s"] - at) < 1e-3 for at in moments)
    # The run measured the same from inside. The reviewed exclusion by DE is no event of the timeline.
    assert max(windows["lasted_s"]) == pytest.approx(run.metric("exposure_window_s", event="exclude", stat="max"))
    line = rows_with(plots.exposure(run), "still", "providers")
    assert [each["still"] for each in line] == pytest.approx([1, 0.75, 0.5, 0.25, 0])


def test_reputation_shows_beliefs_decisions_and_faults(run):
    chart = plots.reputation(run)
    table = run.reputation.pandas()
    country = table[(table.level == "country") & (table.reviewer == "DE")]
    shown = rows_with(chart, "unwanted_share", "low", "high")
    assert sorted(each["unwanted_share"] for each in shown) == sorted(country.unwanted_share)
    marks = [each for each in rows_with(chart, "reason", "when") if each["action"] == "exclude"]
    decided = run.decisions.pandas().query("action == 'exclude' and party == 'DE/ga'")
    assert [each["when"] for each in marks if each["reviewer"] == "DE"] == [
        f"{at:%Y-%m-%d %H:%M}" for at in decided["at"]
    ]
    outage = next(each for each in rows_with(chart, "until", "action") if each["action"] == "outage")
    assert (outage["since"], outage["until"]) == pytest.approx((4.0, 4.5))
    truth = next(
        each for each in rows_with(chart, "share", "at_s") if each["subject"] == "XA" and each["at_s"] == 2.5 * 86400
    )
    day = [each for each in calls(run) if (each["from"], each["to"]) == ("XA", "DE") and each["placed_at"].day == 3]
    assert truth["share"] == sum(each["kind"] == "robocall" for each in day) / len(day)


def test_trade_off_by_country_and_by_run(run, quiet):
    points = {each["label"]: each for each in rows_with(plots.trade_off(run), "label", "through", "collateral")}
    spoofed = [each for each in calls(run) if each["kind"] == "spoofed" and each["to"] == "FR"]
    assert points["FR"]["through"] == sum(each["result"] == "passed" for each in spoofed) / len(spoofed)
    # Every provider signs, and everybody reads: then collateral is what did not pass of the honest calls from abroad.
    honest = [
        each for each in calls(run) if each["kind"] == "legitimate" and each["to"] == "FR" and each["from"] != "FR"
    ]
    assert points["FR"]["collateral"] == pytest.approx(sum(each["result"] != "passed" for each in honest) / len(honest))
    (one,) = rows_with(plots.trade_off([run]), "label", "through", "collateral")
    assert one["through"] == run.metric("false_accept_share") and one["collateral"] == run.metric(
        "collateral_reject_share"
    )


def test_control_load_adds_up_to_the_metrics(run):
    shown = rows_with(plots.control_load(run), "interface", "messages", "bytes")
    by = collections.Counter()
    for each in shown:
        by[each["interface"]] += each["messages"]
    assert sum(by.values()) == run.metric("control_messages")
    assert sum(each["bytes"] for each in shown) == run.metric("control_bytes")
    table = run.control.pandas()
    warm_up = sum(table["sent_at"] < "2026-01-01T00:00:00Z")
    assert sum(each["messages"] for each in shown if each["slice"] < 0) == warm_up > 0
    for interface in set(by) - {"all others"}:
        assert by[interface] == run.metric("control_messages", interface=interface)


def test_what_a_run_has_nothing_of_is_said(quiet):
    for kind, why in {
        "reputation": "Nobody reviews",
        "exposure": "Nobody was excluded",
        "trade_off": "nothing to trade off",
    }.items():
        ((row,),) = datasets(quiet.plot(kind))
        assert why in row["why"]
    quiet.plot("overview").to_dict()


def test_unknown_kinds_and_endings_are_refused(quiet, tmp_path):
    with pytest.raises(InputError, match="overview, trust_matrix"):
        quiet.plot("pie")
    with pytest.raises(InputError, match=".png, .svg, .html"):
        plots.save(quiet.plot("control_load"), tmp_path / "figure.gif")
    with pytest.raises(InputError, match="cannot be written"):
        plots.save(quiet.plot("control_load"), tmp_path / "no such folder" / "figure.svg")


def test_figures_are_saved(run, tmp_path):
    chart = run.plot("trust_matrix")
    assert plots.save(chart, tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    svg = plots.save(chart, tmp_path / "a.svg").read_text()
    assert svg.startswith("<svg") and run.manifest["scenario_sha256"][:8] in svg
    page = plots.save(chart, tmp_path / "a.html").read_text()
    assert "Content-Security-Policy" in page and 'src="http' not in page


def test_slider_holds_every_slice(run):
    spec = plots.trust_matrix(run, slider=True).to_dict()
    assert spec["params"][0]["bind"] == {"input": "range", "min": 0, "max": 5, "step": 1, "name": "slice of time "}


class Sweep(types.SimpleNamespace):
    """What figures ask of a sweep: two parameters on a grid, three seeds, values known in advance."""

    def __init__(self, holds=("0 d", "7 d"), limits=(0.2, 0.4, 0.6)):
        points = [(hold, limit, seed) for hold in holds for limit in limits for seed in (1, 2, 3)]
        named = [
            {
                "hold": hold,
                "limit": limit,
                "seed": seed,
                "name": name,
                "unit": "share",
                "from": None,
                "value": value(0 if hold == "0 d" else 1, limit) + 0.01 * (seed - 2),
            }
            for hold, limit, seed in points
            for name, value in {
                "false_accept_share": lambda h, at: 0.8 - at - 0.1 * h,
                "collateral_reject_share": lambda h, at: at / 2 + 0.1 * h,
            }.items()
        ]
        super().__init__(
            name="swept",
            version="0.1.0",
            seeds=[1, 2, 3],
            complete=True,
            parameters=["hold", "limit"],
            metrics=polars.DataFrame(named),
            runs=polars.DataFrame({"key": [f"{at:064x}" for at in range(18)]}),
        )


def test_response_surface_holds_means_and_t_intervals():
    found = plots.response(Sweep(), "false_accept_share", ["hold", "limit"]).to_dicts()
    assert len(found) == 6
    for each in found:
        mean = 0.8 - each["limit"] - (0.1 if each["hold"] == "7 d" else 0)
        assert each["mean"] == pytest.approx(mean) and each["n"] == 3
        assert each["high"] - each["mean"] == pytest.approx(
            4.302652730 * 0.01 / 3**0.5
        )  # t with two degrees of freedom
    assert "seeds 1 to 3" in plots.response_surface(Sweep(), "false_accept_share").to_dict()["title"]["subtitle"][-1]
    plots.response_surface(Sweep(), "false_accept_share", ["limit"]).to_dict()
    with pytest.raises(InputError, match="collateral_reject_share"):
        plots.response_surface(Sweep(), "no_such_metric")


def test_sweep_trade_off_joins_what_nothing_beats():
    line = rows_with(plots.sweep_trade_off(Sweep()), "collateral", "through")
    found = [(round(each["collateral"], 6), round(each["through"], 6)) for each in line]
    assert found == [(0.1, 0.6), (0.2, 0.4), (0.3, 0.2), (0.4, 0.1)]


def test_forest_shows_effects_in_units_that_people_read():
    known = [
        ("verified_share", "", "share", 0.03, 0.02, 0.04, True),
        ("exposure_window_s", "event=exclude, stat=max", "s", -36000.0, -72000.0, 3600.0, False),
        ("control_messages", "", "messages", 1204.0, None, None, None),
    ]
    names = ["metric", "dimensions", "unit", "effect", "low", "high", "real"]
    rows = polars.DataFrame([dict(zip(names, each, strict=True), side="b", n=9) for each in known])
    comparison = types.SimpleNamespace(
        rows=rows,
        sides=["a", "b"],
        runs=polars.DataFrame({"side": ["a", "b"], "scenario_sha256": ["a" * 64, "b" * 64]}),
        about={"sides": [{"scenario": "a"}, {"scenario": "b"}], "seeds": [1, 2], "version": "0.1.0", "commit": None},
    )
    chart = plots.forest(comparison)
    shown = {each["label"]: each for data in datasets(chart) for each in data if "label" in each}
    share, window, count = shown.values()
    assert (share["effect"], share["scale"], share["real"]) == (pytest.approx(3), "percentage points", True)
    assert (window["effect"], window["low"], window["scale"], window["real"]) == (-10, -20, "h", False)
    assert "no interval" in count["text"] and not count["real"]
    assert "aaaaaaaa, bbbbbbbb" in chart.to_dict()["title"]["subtitle"][-1]
