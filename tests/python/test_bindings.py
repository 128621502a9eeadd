"""The extension module: nothing that Python does with it ends the interpreter."""

import threading

import pyarrow
import pytest

import ishaken
from conftest import ENDLESS, SMALL
from ishaken import _core


def small(text=SMALL):
    return _core.load(text.encode(), "small.yaml")


def test_errors_carry_their_places():
    with pytest.raises(ishaken.ScenarioError) as raised:
        _core.load(b"schema: 1\nname: x\nstart: 2026-01-01\nduration: 5\ncountries: {FR: {}}\n", "x.yaml")
    (diagnostic,) = raised.value.diagnostics
    assert (diagnostic.file, diagnostic.line, diagnostic.path) == ("x.yaml", 4, "duration")
    assert "x.yaml:4:" in str(raised.value) and str(diagnostic) in str(raised.value)


def test_a_scenario_shows_its_values():
    scenario = small()
    assert scenario.name == "small" and scenario.duration_s == 6 * 3600
    assert scenario.values["countries"]["FR"]["providers"] == "2"
    assert _core.load(scenario.resolved_yaml.encode()).resolved_yaml == scenario.resolved_yaml


def test_batches_are_taken_over_once():
    run = ishaken.Simulation(small())
    while run.advance(1000):
        pass
    rows = run.rows("calls")
    assert rows > 0
    batch = run.take_batch("calls")
    assert len(batch) == rows
    table = pyarrow.record_batch(batch)
    assert table.num_rows == rows
    table.validate(full=True)
    with pytest.raises(RuntimeError, match="taken over"):
        pyarrow.record_batch(batch)
    assert run.rows("calls") == 0
    empty = pyarrow.record_batch(run.take_batch("calls"))
    assert empty.num_rows == 0 and empty.schema.names == table.schema.names


def test_a_batch_outlives_its_run_and_may_never_be_looked_at():
    run = ishaken.Simulation(small())
    run.advance(100_000)
    kept, unseen, capsules = run.take_batch("calls"), run.take_batch("control"), run.take_batch("decisions")
    capsules.__arrow_c_array__()
    del run, unseen
    pyarrow.record_batch(kept).validate(full=True)


def test_unknown_tables():
    run = ishaken.Simulation(small())
    with pytest.raises(KeyError):
        run.take_batch("nonsense")
    with pytest.raises(KeyError):
        run.rows("nonsense")
    assert _core.tables == ("calls", "decisions", "control", "reputation", "faults", "links")


def test_no_summary_before_the_end():
    run = ishaken.Simulation(small())
    run.advance(1)
    for ask in (run.summary_json, run.expectations_held):
        with pytest.raises(RuntimeError, match="end"):
            ask()


@pytest.mark.parametrize("arguments", [{"threads": -1}, {"threads": "two"}, {"follow": -1}, {"nonsense": 1}])
def test_wrong_arguments(arguments):
    with pytest.raises(TypeError):
        ishaken.Simulation(small(), **arguments)


def test_other_threads_work_while_a_run_is_advanced_and_may_not_look_into_it():
    run = ishaken.Simulation(small(ENDLESS))
    refused = []

    def look():
        while not refused:
            try:
                run.progress
            except RuntimeError as error:
                refused.append(str(error))

    looker = threading.Thread(target=look, daemon=True)
    looker.start()
    for _ in range(100):
        try:
            run.advance(20_000)
        except RuntimeError:  # the other one was faster
            pass
        if refused:
            break
    looker.join(timeout=60)
    assert refused and "another thread" in refused[0]


def test_a_failure_of_the_core_is_told_and_what_was_written_is_kept(tmp_path, monkeypatch):
    from ishaken import simulation

    class Broken:
        def __init__(self, *_, **__):
            raise RuntimeError("broken on purpose")

    monkeypatch.setattr(simulation._core, "Run", Broken)
    with pytest.raises(ishaken.RunError, match="broken on purpose"):
        ishaken.run(small(), save=tmp_path / "out")
    assert '"complete": false' in (tmp_path / "out" / "manifest.json").read_text()
    with pytest.raises(ishaken.RunError, match="broken on purpose"):
        ishaken.run(small())
