"""Tables: one line reads them, their types are right, and the same run gives the same bytes."""

import hashlib
import json

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.parquet

from conftest import SMALL

TABLES = ("calls", "decisions", "control", "reputation", "faults", "links")


def digest(run) -> dict:
    files = sorted(run.glob("*/*.parquet"))
    assert files
    return {str(each.relative_to(run)): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def test_pandas_polars_and_duckdb_read_them_in_one_line(run_directory):
    calls = json.loads((run_directory / "manifest.json").read_text())["calls"]
    frame = pandas.read_parquet(run_directory / "calls")
    assert len(frame) == calls
    assert set(frame.kind) == {"legitimate"}
    assert set(frame["from"]) <= {"FR", "DE"}
    assert len(polars.read_parquet(run_directory / "calls/*.parquet")) == calls
    counted = duckdb.sql(f"select kind, count(*) from '{run_directory}/calls/*.parquet' group by kind").fetchall()
    assert counted == [("legitimate", calls)]
    for table in TABLES:
        assert list(pandas.read_parquet(run_directory / table).columns)


def test_types(run_directory):
    schema = pyarrow.parquet.read_schema(run_directory / "calls" / "part-00000.parquet")
    assert schema.field("call").type == pyarrow.uint64()
    assert schema.field("placed_at").type == pyarrow.timestamp("ns", tz="UTC")
    assert schema.field("kind").type == pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    assert schema.field("calling").type == pyarrow.string()
    assert schema.field("sip_code").type == pyarrow.int32()
    assert schema.field("fetched").type == pyarrow.bool_()
    assert schema.field("setup_delay_s").type == pyarrow.float64()
    assert schema.field("setup_delay_s").metadata[b"help"]


def test_values_lie_within_the_run(run_directory):
    calls = pandas.read_parquet(run_directory / "calls")
    assert calls.placed_at.min() >= pandas.Timestamp("2026-01-01", tz="UTC")
    assert calls.placed_at.max() <= pandas.Timestamp("2026-01-01 06:00", tz="UTC")
    assert calls.call.is_unique
    assert (calls.setup_delay_s >= 0).all()
    summary = json.loads((run_directory / "summary.json").read_text())
    placed = next(m["value"] for m in summary["metrics"] if set(m) == {"name", "value", "unit"} and m["name"] == "calls")
    assert placed == calls.weight.sum()


def test_the_same_run_gives_the_same_bytes(ishaken):
    first = ishaken.run()
    second = ishaken.run()
    threaded = ishaken.run("--threads", 2)
    other = ishaken.run("--seed", 2)
    assert digest(first) == digest(second) == digest(threaded)
    assert digest(first) != digest(other)
    assert (first / "summary.json").read_bytes() == (threaded / "summary.json").read_bytes()


def test_the_resolved_scenario_runs_again_to_the_same_tables(ishaken):
    first = ishaken.run("--seed", 5, "--set", "countries.FR.providers=3")
    resolved = (first / "scenario.yaml").read_text()
    again = ishaken.run(text=resolved)
    assert digest(first) == digest(again)
    assert (again / "scenario.yaml").read_text() == resolved


def test_many_rows_become_several_batches(ishaken):
    text = SMALL.replace("2 per min", "10 per s") + "fidelity: {crypto: modelled}\n"
    run = ishaken.run(text=text)
    part = pyarrow.parquet.ParquetFile(run / "calls" / "part-00000.parquet")
    assert part.num_row_groups > 1
    calls = pandas.read_parquet(run / "calls")
    assert len(calls) == part.metadata.num_rows == json.loads((run / "manifest.json").read_text())["calls"]
    assert calls.call.is_unique


def test_parts(tmp_path, monkeypatch):
    from ishaken import table_writer

    monkeypatch.setattr(table_writer, "ROWS_PER_PART", 10)
    writer = table_writer.TableWriter(tmp_path / "table")
    for start in range(0, 24, 4):
        writer.append(pyarrow.record_batch({"n": list(range(start, start + 4))}))
    names = sorted(each.name for each in (tmp_path / "table").iterdir())
    assert names == ["part-00000.parquet", "part-00001.parquet"]
    writer.append(pyarrow.record_batch({"n": [24]}))
    assert (tmp_path / "table" / "part-00002.parquet.tmp").exists()
    writer.close()
    assert list(pandas.read_parquet(tmp_path / "table").n) == list(range(25))


def test_an_empty_table_has_its_columns(ishaken):
    run = ishaken.run(text=SMALL.replace("  - {kind: legitimate, from: any, to: any, rate: 2 per min}\n", "").replace(
        "traffic:\n", "traffic: []\n").replace("calls >= 1", "calls == 0"))  # fmt: skip
    calls = pandas.read_parquet(run / "calls")
    assert len(calls) == 0 and "outcome" in calls.columns


