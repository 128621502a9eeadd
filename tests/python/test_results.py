"""Runs as objects: the same in memory and on disk, and what every Arrow library makes of their tables."""

import duckdb
import pandas
import polars
import pyarrow
import pytest

import ishaken
from conftest import ENDLESS, SMALL

TABLES = ("calls", "decisions", "control", "reputation", "faults", "links")


@pytest.fixture(scope="module")
def scenario() -> ishaken.Scenario:
    return ishaken.Scenario.from_text(SMALL, "small.yaml")


@pytest.fixture(scope="module")
def in_memory(scenario) -> ishaken.Run:
    return ishaken.run(scenario, seed=3)


@pytest.fixture(scope="module")
def on_disk(scenario, tmp_path_factory) -> ishaken.Run:
    return ishaken.run(scenario, seed=3, save=tmp_path_factory.mktemp("runs") / "run")


def test_memory_and_disk_hold_the_same(in_memory, on_disk):
    assert in_memory.summary == on_disk.summary and in_memory.scenario_yaml == on_disk.scenario_yaml
    for name in TABLES:
        pandas.testing.assert_frame_equal(in_memory.tables[name].pandas(), on_disk.tables[name].pandas())
        assert in_memory.tables[name].schema.names == on_disk.tables[name].schema.names
    for key in ("scenario", "scenario_sha256", "seed", "version", "calls", "events", "simulated_seconds", "complete"):
        assert in_memory.manifest[key] == on_disk.manifest[key]
    assert in_memory.path is None and on_disk.path.name == "run"
    assert in_memory.held and on_disk.held and in_memory.seed == 3


@pytest.mark.parametrize("where", ["in_memory", "on_disk"])
def test_every_library_takes_a_table(where, request):
    calls = request.getfixturevalue(where).calls
    rows = len(calls)
    assert rows > 100
    assert pyarrow.table(calls).num_rows == rows
    assert polars.DataFrame(calls).height == rows
    assert pandas.DataFrame.from_records(pyarrow.table(calls).to_pylist()).shape[0] == rows
    assert duckdb.sql("select count(*) from calls").fetchall() == [(rows,)]
    by_pair = calls.lazy().group_by("from", "to").len().collect()
    assert by_pair["len"].sum() == rows


def test_what_is_in_memory_is_not_copied(in_memory):
    mine, theirs = in_memory.calls.arrow(), pyarrow.table(in_memory.calls)
    column = mine.schema.get_field_index("setup_delay_s")
    for one, other in zip(mine.column(column).chunks, theirs.column(column).chunks, strict=True):
        assert one.buffers()[1].address == other.buffers()[1].address


def test_tables_on_disk_are_read_when_they_are_asked_for(on_disk, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    for each in ("manifest.json", "scenario.yaml", "summary.json"):
        (copy / each).write_bytes((on_disk.path / each).read_bytes())
    run = ishaken.open(copy)  # there are no tables, and nobody asked
    assert run.metric("calls") == on_disk.metric("calls")
    with pytest.raises(ishaken.InputError, match="no part of the table"):
        len(run.calls)


def test_metrics(in_memory):
    calls = in_memory.metric("calls")
    assert calls == in_memory.calls.pandas().weight.sum()
    assert in_memory.metric("verified_share", from_="FR", to="DE", kind="legitimate") <= 1
    table = in_memory.metrics.polars()
    assert table.height == len(in_memory.summary["metrics"])
    assert table.columns[:3] == ["name", "value", "unit"]
    with pytest.raises(KeyError, match="from=DE, to=FR"):
        in_memory.metric("verified_share", from_="XA")
    with pytest.raises(KeyError, match="this run measured .*verified_share"):
        in_memory.metric("nonsense")


def test_pages_show_tables(in_memory):
    assert "rows" in in_memory.calls._repr_html_() and "FR" in in_memory.calls._repr_html_()
    assert "small, seed 3" in repr(in_memory)
    assert len(in_memory.faults) == 0 and "0 rows" in in_memory.faults._repr_html_()


def test_what_is_no_run_directory(tmp_path):
    with pytest.raises(ishaken.InputError, match="no manifest.json"):
        ishaken.open(tmp_path)
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(ishaken.InputError, match="not JSON"):
        ishaken.open(tmp_path)


def test_an_interrupted_run_that_is_saved_keeps_what_it_wrote(tmp_path):
    def stop(progress):
        if progress.calls > 1000:
            import os
            import signal

            os.kill(os.getpid(), signal.SIGINT)

    endless = ishaken.Scenario.from_text(ENDLESS)
    with pytest.raises(KeyboardInterrupt, match="what was written"):
        ishaken.run(endless, save=tmp_path / "out", progress=stop)
    kept = ishaken.open(tmp_path / "out")
    assert not kept.complete and not kept.held and len(kept.calls) > 1000
    with pytest.raises(KeyboardInterrupt):
        ishaken.run(endless, progress=stop)


def test_a_run_into_the_results_folder(tmp_path, monkeypatch, scenario):
    monkeypatch.setenv("ISHAKEN_HOME", str(tmp_path))
    run = ishaken.run(scenario, save=True)
    assert run.path.parent == tmp_path / "results" / "small"
    assert ishaken.open(tmp_path / "results" / "small" / "latest").path == run.path
