"""The wrapper: from anywhere, through a link, and without touching what is up to date."""

import os
import subprocess

import pytest

from conftest import ROOT

pytestmark = pytest.mark.skipif(
    not (ROOT / "build/release/build.ninja").exists(), reason="nothing was built by the wrapper"
)


def call(program, *arguments, cwd):
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "ISHAKEN_HOME")}
    return subprocess.run([program, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=600)


def test_from_anywhere_and_through_a_link(tmp_path):
    link = tmp_path / "somewhere" / "ishaken"
    link.parent.mkdir()
    link.symlink_to(ROOT / "ishaken")
    for program in (ROOT / "ishaken", link):
        done = call(program, "--version", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("ishaken ")
    assert [each.name for each in tmp_path.iterdir()] == ["somewhere"]


def test_the_exit_code_is_that_of_the_command(tmp_path):
    assert call(ROOT / "ishaken", "run", "missing.yaml", cwd=tmp_path).returncode == 2


def test_every_package_is_named_once():
    lines = [line.split("#")[0].strip() for line in (ROOT / "packages.txt").read_text().splitlines()]
    packages = [line for line in lines if line]
    assert len(packages) == len(set(packages)) > 10


def test_the_wrapper_is_sound_bash():
    assert subprocess.run(["bash", "-n", ROOT / "ishaken"]).returncode == 0
    assert subprocess.run(["bash", "-n", ROOT / ".ci/run"]).returncode == 0
