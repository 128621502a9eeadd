"""Policies and estimators that are written in Python, used by their names."""

import datetime

import pytest

import ishaken

SCENARIO = """\
schema: 1
name: judged
start: 2026-01-01
duration: 12 d
countries:
  DE: {}
  FR: {}
  XA: {prefixes: ["999"], providers: 1}
policies:
  default: {registry: allow-all, review: careful}
reviews:
  careful: {rule: threshold, minimum_evidence: 20}
traffic:
  - {kind: legitimate, from: any, to: any, rate: 1 per min}
  - {kind: robocall, from: XA, to: [DE, FR], rate: 2 per min}
fidelity: {crypto: modelled}
"""


@pytest.fixture(autouse=True)
def nothing_stays(monkeypatch):
    """What a test defines is gone after it."""
    from ishaken.policies import Estimator, Policy

    for base in (Policy, Estimator):
        monkeypatch.setattr(base, "_known", {})


def scenario(rule, **review) -> ishaken.Scenario:
    made = ishaken.Scenario.from_text(SCENARIO, "judged.yaml")
    made["reviews.careful.rule"] = rule
    for key, value in review.items():
        made[f"reviews.careful.{key}"] = value
    return made


def threshold():
    class PyThreshold(ishaken.Policy):
        "as the core's threshold does it"
        limit = ishaken.value(0.2, "exclude above this share of unwanted calls", min=0, max=1)

        def decide(self, case):
            out = case.belief.mean > self.limit
            return ishaken.Decision("excluded" if out else "kept", f"mean {case.belief.mean:.3f}")

    return PyThreshold


def decisions(run) -> list[tuple]:
    table = run.decisions.pandas()
    return list(table.drop(columns="reason").itertuples(index=False, name=None))


def test_one_in_python_decides_as_the_same_one_in_the_core():
    threshold()
    ours = ishaken.run(scenario({"kind": "threshold", "limit": 0.25}))
    theirs = ishaken.run(scenario({"kind": "py-threshold", "limit": 0.25}))
    assert any("XA" in map(str, row) and "exclude" in map(str, row) for row in decisions(ours))
    assert decisions(ours) == decisions(theirs)
    assert ours.calls.pandas().equals(theirs.calls.pandas())
    again = ishaken.run(scenario({"kind": "py-threshold", "limit": 0.25}), threads=2)
    assert again.decisions.pandas().equals(theirs.decisions.pandas())


def test_values_are_described_once_and_checked_by_the_core():
    threshold()
    ready = scenario("py-threshold").check()
    assert ready.values["reviews"]["careful"]["rule"] == {"kind": "py-threshold", "limit": "0.2"}
    assert ishaken.Scenario.from_text(ready.resolved_yaml).check().resolved_yaml == ready.resolved_yaml
    for wrong, message in (
        ({"kind": "py-threshold", "limit": 1.5}, "at most 1|0 to 1"),
        ({"kind": "py-threshold", "limt": 0.5}, "limit"),
        ({"kind": "py-threshold", "limit": "much"}, "limit"),
        ("py-treshold", "py-threshold"),
    ):
        with pytest.raises(ishaken.ScenarioError, match=message):
            scenario(wrong).check()


def test_every_kind_of_value():
    seen = []

    class Everything(ishaken.Policy):
        whole = ishaken.value(3, min=1)
        share = ishaken.value(0.5)
        on = ishaken.value(True)
        word = ishaken.value("yes")
        sentence = ishaken.value(datetime.timedelta(days=2), min=3600)

        def check(self):
            seen.append((self.whole, self.share, self.on, self.word, self.sentence))
            if self.whole > 10:
                raise ValueError("more than ten are too many")

        def decide(self, case):
            return ishaken.Decision("kept", "")

    scenario("everything").check()
    scenario({"kind": "everything", "whole": 4, "share": 0.1, "on": False, "word": "no", "sentence": "36 h"}).check()
    assert seen == [
        (3, 0.5, True, "yes", datetime.timedelta(days=2)),
        (4, 0.1, False, "no", datetime.timedelta(hours=36)),
    ]
    with pytest.raises(ishaken.ScenarioError, match="too many") as raised:
        scenario({"kind": "everything", "whole": 11}).check()
    assert raised.value.diagnostics[0].path == "reviews.careful.rule"
    with pytest.raises(ishaken.ScenarioError, match="sentence"):
        scenario({"kind": "everything", "sentence": "5 s"}).check()


def test_a_case_says_what_the_core_knows():
    cases = []

    class Nosy(ishaken.Policy):
        def decide(self, case):
            cases.append((case.country, case.standing, case.since, case.exclusions, case.fresh_calls, len(case.providers), case.belief.calls, case.conduct.asked))
            return ishaken.Decision("watched" if case.country == "XA" else "kept", "seen")

    run = ishaken.run(scenario("nosy"))
    assert {each[0] for each in cases} == {"DE", "FR", "XA"}
    assert ("XA", "watched") in {each[:2] for each in cases}
    assert all(isinstance(each[2], datetime.timedelta) for each in cases)
    beliefs = [each[6] for each in cases if each[0] == "XA"]
    assert beliefs[-1] > beliefs[0] > 0
    assert "watch" in set(run.decisions.pandas().action)


def test_an_estimator():
    class AllTime(ishaken.Estimator):
        "the plain share over all that is remembered"

        def estimate(self, dossier, subject):
            tallies = [tally for _, tally in dossier.pooled(subject)]
            calls, marked = sum(each.calls for each in tallies), sum(each.marked for each in tallies)
            share = marked / calls if calls else 0.0
            return ishaken.Belief(mean=share, low=share, high=share, calls=calls)

    run = ishaken.run(scenario("never", estimator="all-time"))
    table = run.reputation.pandas()
    xa = table[(table.country == "XA") & (table.level == "country")]
    assert len(xa) > 20 and (xa.low == xa.high).all()
    # All of it is remembered, so the evidence only grows.
    assert xa[xa.reviewer == "FR"].evidence_calls.is_monotonic_increasing


def test_what_it_raises_ends_the_run_with_its_traceback_and_the_simulated_date(tmp_path):
    class Broken(ishaken.Policy):
        def decide(self, case):
            return ishaken.Decision("kept", "") if case.country != "XA" else 1 / 0

    with pytest.raises(ishaken.RunError) as raised:
        ishaken.run(scenario("broken"), save=tmp_path / "out")
    text = str(raised.value)
    assert "2026-01-0" in text and "1 / 0" in text and "ZeroDivisionError" in text and "test_policies.py" in text
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
    assert not ishaken.open(tmp_path / "out").complete
    run = ishaken.Simulation(scenario("broken").check())
    with pytest.raises(ZeroDivisionError):
        while run.advance(10_000):
            pass
    with pytest.raises(RuntimeError, match="failed before"):
        run.advance(1)


def test_wrong_answers():
    class Wordy(ishaken.Policy):
        def decide(self, case):
            return "kept"

    class Angry(ishaken.Policy):
        def decide(self, case):
            return ishaken.Decision("furious", "")

    class Sure(ishaken.Estimator):
        def estimate(self, dossier, subject):
            return ishaken.Belief(mean=0.5, low=0.6, high=0.4, calls=1)

    kept = []

    class Keeper(ishaken.Estimator):
        def estimate(self, dossier, subject):
            kept.append(dossier)
            return ishaken.Belief(0, 0, 1, 0)

    with pytest.raises(ishaken.RunError, match="Decision|cast"):
        ishaken.run(scenario("wordy"))
    with pytest.raises(ishaken.RunError, match="no standing 'furious'"):
        ishaken.run(scenario("angry"))
    with pytest.raises(ishaken.RunError, match="low <= mean"):
        ishaken.run(scenario("never", estimator="sure"))
    ishaken.run(scenario("never", estimator="keeper"))
    with pytest.raises(RuntimeError, match="only inside estimate"):
        kept[0].period


def test_names():
    with pytest.raises(ValueError, match="built-in"):

        class Threshold(ishaken.Policy):
            pass

    class SomeName2Long(ishaken.Policy):
        pass

    assert SomeName2Long.name == "some-name2-long"
    with pytest.raises(TypeError, match="is a bool, int"):
        ishaken.value([1])


def test_no_state():
    class Counting(ishaken.Policy):
        def decide(self, case):
            self.count = 1

    with pytest.raises(ishaken.RunError, match="keep no state"):
        ishaken.run(scenario("counting"))


def test_the_source_is_part_of_what_a_policy_is():
    from ishaken.manifest import run_key

    first = threshold().source_sha256()
    key = run_key(scenario("py-threshold").check())
    assert first == threshold().source_sha256()
    assert key == run_key(scenario("py-threshold").check())

    class PyThreshold(ishaken.Policy):
        limit = ishaken.value(0.2)

        def decide(self, case):
            return ishaken.Decision("kept", "")

    assert PyThreshold.source_sha256() != first
    assert run_key(scenario("py-threshold").check()) != key
    assert set(ishaken.run(scenario("py-threshold")).manifest["written_in_python"]) == {"py-threshold"}


def test_another_process_takes_them_over():
    from ishaken import policies

    named = threshold()
    content = policies.packed(policies.used_by(scenario("py-threshold").check()))
    policies.Policy._known.clear()
    with pytest.raises(ishaken.ScenarioError):
        scenario("py-threshold").check()
    policies.unpack(content)
    assert scenario({"kind": "py-threshold", "limit": 0.4}).check()
    assert policies.Policy._known["py-threshold"].source_sha256() == named.source_sha256()
