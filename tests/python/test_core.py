"""ishaken-core: the same run without Python, with the same figures and the same exit codes."""

import json
import signal
import subprocess
import time
from pathlib import Path

import pytest

from conftest import ENDLESS, SMALL
from ishaken import _core

CORE = Path(_core.__file__).resolve().parents[2] / "sim" / "app" / "ishaken-core"
pytestmark = pytest.mark.skipif(not CORE.exists(), reason="only the extension module was built")


@pytest.fixture
def core(tmp_path):
    def call(*arguments, text=SMALL):
        (tmp_path / "small.yaml").write_text(text)
        return subprocess.run([CORE, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=300)

    return call


def digests(done) -> dict:
    return dict(line.split() for line in done.stdout.splitlines() if len(line.split()) == 2 and len(line.split()[1]) == 64)


def test_the_summary_is_that_of_the_command(core, ishaken):
    done = core("run", "small.yaml")
    assert done.returncode == 0
    run = ishaken.run()
    assert json.loads(done.stdout) == json.loads((run / "summary.json").read_text())


def test_the_summary_goes_to_a_file(core, tmp_path):
    done = core("run", "small.yaml", "--summary", "summary.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert set(json.loads((tmp_path / "summary.json").read_text())) == {"metrics", "expect"}
    assert core("run", "small.yaml", "--summary", "no/such/folder").returncode == 3


def test_digests_of_tables(core):
    first = digests(core("run", "small.yaml", "--tables-digest"))
    assert set(first) == {"calls", "decisions", "control", "reputation", "faults", "links"}
    assert digests(core("run", "small.yaml", "--tables-digest", "--threads", "2")) == first
    other = digests(core("run", "small.yaml", "--tables-digest", "--set", "seed=2"))
    assert other["calls"] != first["calls"]


@pytest.mark.parametrize(
    "arguments,code",
    [
        (["run", "missing.yaml"], 2),
        (["run", "."], 2),
        (["run", "small.yaml", "--set", "nonsense=1"], 2),
        (["run", "small.yaml", "--threads", "0"], 2),
        (["run"], 2),
        ([], 2),
        (["walk"], 2),
        (["validate", "small.yaml"], 0),
        (["--version"], 0),
        (["run", "--help"], 0),
    ],
)
def test_exit_codes(core, arguments, code):
    done = core(*arguments)
    assert done.returncode == code, done.stderr
    assert done.stdout or done.stderr or code == 0


def test_a_failed_expectation(core):
    done = core("run", "small.yaml", text=SMALL.replace("calls >= 1", "calls == 0"))
    assert done.returncode == 1
    assert json.loads(done.stdout)["expect"][0]["held"] is False


def test_all_errors_at_once(core):
    done = core("validate", "small.yaml", text=SMALL.replace("6 h", "6").replace("legitimate", "legitimat"))
    assert done.returncode == 2
    assert "small.yaml:5:" in done.stderr and "small.yaml:12:" in done.stderr


def test_descriptions_are_those_of_the_command(core, ishaken):
    assert json.loads(core("schema").stdout) == json.loads(ishaken("schema").stdout)
    assert core("reference").stdout == ishaken("reference").stdout


def test_interrupted(tmp_path):
    (tmp_path / "endless.yaml").write_text(ENDLESS)
    process = subprocess.Popen([CORE, "run", "endless.yaml"], cwd=tmp_path, stdout=subprocess.PIPE)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert process.returncode in (130, -signal.SIGINT)  # the latter where it had not come to run yet
    assert out == b""
