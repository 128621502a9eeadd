"""Ctrl-C keeps what was written and says so; a killed run leaves only its temporary name."""

import json
import signal
import time

import pyarrow.parquet
import pytest

from conftest import ENDLESS


def wait_for(condition, process):
    """Until the run has come as far as the test needs."""
    deadline = time.monotonic() + 120
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline, "the run never came that far"
        time.sleep(0.02)


def first_rows(folder, name="*.running"):
    return lambda: any(each.stat().st_size > 100 for each in folder.glob(f"{name}/calls/part-*"))


@pytest.mark.parametrize("number,code", [(signal.SIGINT, 130), (signal.SIGTERM, 130)])
def test_interrupted(ishaken, number, code):
    process = ishaken.start("run", ishaken.scenario(ENDLESS))
    folder = ishaken.home / "results" / "small"
    wait_for(first_rows(folder), process)
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    assert process.returncode == code
    (left,) = folder.iterdir()  # no "latest", no temporary name
    assert left.name.endswith(".incomplete") and str(left) in err
    manifest = json.loads((left / "manifest.json").read_text())
    assert manifest["complete"] is False
    assert manifest["calls"] > 0
    assert not (left / "summary.json").exists()
    rows = pyarrow.parquet.read_table(left / "calls")
    assert 0 < rows.num_rows <= manifest["calls"]
    assert not list(left.glob("*/*.tmp"))
    assert "Traceback" not in out + err
    shown = ishaken("show", left)
    assert shown.returncode == 0 and "incomplete" in shown.stdout


def test_interrupted_where_the_user_named_the_directory(ishaken):
    out = ishaken.home / "out"
    process = ishaken.start("run", ishaken.scenario(ENDLESS), "--out", out)
    wait_for(first_rows(ishaken.home, "out.running"), process)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
    assert process.returncode == 130
    assert json.loads((out / "manifest.json").read_text())["complete"] is False
    assert not (ishaken.home / "out.running").exists()


def test_killed(ishaken):
    process = ishaken.start("run", ishaken.scenario(ENDLESS))
    folder = ishaken.home / "results" / "small"
    wait_for(first_rows(folder), process)
    process.kill()
    process.communicate(timeout=120)
    (left,) = folder.iterdir()
    assert left.name.endswith(".running")
    assert json.loads((left / "manifest.json").read_text())["complete"] is False
    assert not (left / "summary.json").exists()
