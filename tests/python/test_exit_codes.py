"""0 every expectation held, 1 one did not, 2 the input is wrong, 3 the run failed; each with a message that helps."""

import os
import resource
import subprocess

import pytest

from conftest import SMALL


def runs(home):
    return list(home.glob("results/**/manifest.json"))


def test_held(ishaken):
    done = ishaken("run", ishaken.scenario())
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert any("✓" in line and "calls >= 1" in line for line in lines)
    assert str(ishaken.home / "results" / "small") in lines[-1]
    assert "\x1b" not in done.stdout + done.stderr


def test_a_failed_expectation(ishaken):
    done = ishaken("run", ishaken.scenario(SMALL.replace("calls >= 1", "calls == 0")))
    assert done.returncode == 1
    assert "✗ calls == 0" in done.stdout
    assert len(runs(ishaken.home)) == 1  # a complete run all the same


def test_quiet_says_nothing(ishaken):
    done = ishaken("run", ishaken.scenario(), "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_all_errors_at_once_with_their_places(ishaken):
    text = SMALL.replace("duration: 6 h", "duration: 6").replace("kind: legitimate", "kind: legitimat")
    scenario = ishaken.scenario(text)
    for command in ("run", "validate"):
        done = ishaken(command, scenario)
        assert done.returncode == 2
        assert "small.yaml:5:" in done.stderr
        assert "small.yaml:12:" in done.stderr
        assert "legitimate" in done.stderr  # the nearest name
        assert done.stdout == ""
    assert not runs(ishaken.home)


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "missing.yaml"],
        ["run", "."],
        ["run", "small.yaml", "--set", "countries.FR.providers=many"],
        ["run", "small.yaml", "--set", "nonsense"],
        ["run", "small.yaml", "--seed", "-1"],
        ["run", "small.yaml", "--threads", "0"],
        ["run", "small.yaml", "--no-such-option"],
        ["run"],
        ["walk"],
        ["validate", "missing.yaml"],
        ["show", "missing.yaml"],
        ["show", "."],
        ["list", "nonsense"],
        ["trace", "small.yaml"],
        ["trace", "small.yaml", "99999999"],
        ["trace", "small.yaml", "--outcome", "nonsense"],
        ["trace", "small.yaml", "1", "--outcome", "passed"],
        ["run", "/dev/null"],
        ["run", "a\nb\x1b[31m.yaml"],
    ],
    ids=" ".join,
)
def test_wrong_input(ishaken, arguments):
    ishaken.scenario()
    done = ishaken(*arguments)
    assert done.returncode == 2, done.stderr
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert not runs(ishaken.home)


def test_an_endless_file_is_refused(ishaken):
    done = ishaken("run", "/dev/zero")
    assert done.returncode == 2
    assert done.stderr.strip()


def test_text_that_is_not_utf_8(ishaken):
    ishaken.scenario().write_bytes(b"name: \xff\xfe\x00\n")
    done = ishaken("validate", "small.yaml")
    assert done.returncode == 2
    assert "small.yaml:1:" in done.stderr
    named = ishaken("validate", b"\xff.yaml", "--set", b"a=\xff")
    assert named.returncode == 2 and "Traceback" not in named.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_results_folder(ishaken):
    (ishaken.home / "results").mkdir(mode=0o555)
    done = ishaken("run", ishaken.scenario())
    assert done.returncode == 3
    assert "Permission denied" in done.stderr


def test_results_that_is_no_folder(ishaken):
    (ishaken.home / "results").write_text("in the way")
    done = ishaken("run", ishaken.scenario())
    assert done.returncode == 3
    assert str(ishaken.home / "results") in done.stderr
    assert "Traceback" not in done.stderr


def test_a_disk_that_fills_up(ishaken):
    # A limit on the size of files fails a write as a full disk does, with another word for it.
    scenario = ishaken.scenario(SMALL.replace("2 per min", "100 per s") + "fidelity: {crypto: modelled}\n")
    process = ishaken.start(
        "run", scenario, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    )
    _, err = process.communicate(timeout=300)
    assert process.returncode == 3, err
    assert "File too large" in err and "incomplete" in err
    assert "Traceback" not in err
    assert not [each for each in runs(ishaken.home) if '"complete": true' in each.read_text()]


def test_a_reader_that_goes_away(ishaken):
    reader, writer = os.pipe()
    os.close(reader)
    process = ishaken.start("schema", stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    _, err = process.communicate(timeout=60)
    assert "Traceback" not in err
