"""What people see: help, listings, what a scenario contains, progress on a terminal and elsewhere."""

import json
import os
import pty

import jsonschema
import pytest

from conftest import SMALL

COMMANDS = ["run", "validate", "show", "list", "schema", "reference", "trace", "bench"]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(ishaken, command):
    done = ishaken(command, "--help")
    assert done.returncode == 0
    assert f"ishaken {command}" in done.stdout.split("Example", 1)[1]


def test_help_names_the_commands(ishaken):
    done = ishaken("--help")
    for command in COMMANDS:
        assert command in done.stdout


def test_version(ishaken):
    from conftest import ROOT

    assert ishaken("--version").stdout == f"ishaken {(ROOT / 'VERSION').read_text().strip()}\n"


def test_validate(ishaken):
    done = ishaken("validate", ishaken.scenario())
    assert done.returncode == 0
    assert "small" in done.stdout
    assert not (ishaken.home / "results").exists()


def test_show_a_scenario(ishaken):
    done = ishaken("show", ishaken.scenario())
    assert done.returncode == 0
    for expected in ("Two countries that trust", "FR", "DE", "allow-all", "legitimate", "calls >= 1"):
        assert expected in done.stdout
    assert "…" not in done.stdout


def test_show_a_run(ishaken):
    run = ishaken.run()
    done = ishaken("show", run)
    assert done.returncode == 0
    assert "✓ calls >= 1" in done.stdout and str(run) in done.stdout


def test_list(ishaken):
    topics = ishaken("list")
    assert topics.returncode == 0
    for topic in ("actions", "policies", "metrics", "outcomes"):
        assert topic in topics.stdout
        assert ishaken("list", topic).returncode == 0
    assert "exclude" in ishaken("list", "actions").stdout
    assert "anchor_untrusted" in ishaken("list", "outcomes").stdout


def test_schema_is_a_schema(ishaken):
    schema = json.loads(ishaken("schema").stdout)
    jsonschema.Draft7Validator.check_schema(schema)


def test_progress_is_plain_where_nobody_watches(ishaken):
    done = ishaken("run", ishaken.scenario())
    assert "calls/s" in done.stderr and "100%" in done.stderr
    assert "\x1b" not in done.stderr and "\r" not in done.stderr


def test_progress_is_one_live_line_on_a_terminal(ishaken):
    ours, theirs = pty.openpty()
    process = ishaken.start("run", ishaken.scenario(SMALL), stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not chunk:
            break
        seen += chunk
    assert process.wait(timeout=60) == 0
    assert b"\x1b[" in seen
    assert "✓".encode() in seen
    assert b"calls/s" in seen


def test_bench_prints_and_writes_what_is_measured(monkeypatch, tmp_path, capsys):
    from ishaken import bench
    from ishaken.errors import InputError
    from ishaken.terminal import console

    program = tmp_path / "ishaken-bench"
    figures = [
        {"name": "identity_parse", "value": 1.5, "unit": "us", "limit": 2, "ratio": 0.75},
        {"name": "no_limit", "value": 300000, "unit": "calls/s", "limit": None, "ratio": None},
    ]
    program.write_text(f"#!/bin/sh\necho '{json.dumps(figures)}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(bench, "executable", lambda: program)
    assert bench.measure() == figures
    program.write_text(f"#!/bin/sh\n[ $1 = parse ] && echo '{json.dumps(figures[:1])}'\n")
    assert bench.measure("parse") == figures[:1]
    program.write_text("#!/bin/sh\necho \"no figure has '$1' in its name\" >&2\nexit 2\n")
    with pytest.raises(InputError, match="no figure has 'pars'"):
        bench.measure("pars")
    program.write_text(f"#!/bin/sh\necho '{json.dumps(figures)}'\n")
    bench.print_figures(console(), figures)
    printed = capsys.readouterr().out
    assert "identity_parse" in printed and "0.750" in printed and "300,000 calls/s" in printed
    bench.write(figures, tmp_path / "bench.json")
    assert json.loads((tmp_path / "bench.json").read_text()) == figures
