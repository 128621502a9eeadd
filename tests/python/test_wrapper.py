"""The wrapper: from anywhere, through a link, and without touching what is up to date."""

import os
import re
import shutil
import subprocess

import pytest

from conftest import ROOT

built = pytest.mark.skipif(
    not (ROOT / "build/release/build.ninja").exists(), reason="nothing was built by the wrapper"
)


def call(program, *arguments, cwd):
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "ISHAKEN_HOME")}
    return subprocess.run([program, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=600)


@built
def test_from_anywhere_and_through_a_link(tmp_path):
    link = tmp_path / "somewhere" / "ishaken"
    link.parent.mkdir()
    link.symlink_to(ROOT / "ishaken")
    for program in (ROOT / "ishaken", link):
        done = call(program, "--version", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("ishaken ")
    assert [each.name for each in tmp_path.iterdir()] == ["somewhere"]


@built
def test_the_exit_code_is_that_of_the_command(tmp_path):
    assert call(ROOT / "ishaken", "run", "missing.yaml", cwd=tmp_path).returncode == 2


def test_every_package_is_named_once():
    lines = [line.split("#")[0].strip() for line in (ROOT / "packages.txt").read_text().splitlines()]
    packages = [line for line in lines if line]
    assert len(packages) == len(set(packages)) > 10


def test_the_wrapper_is_sound_bash():
    assert subprocess.run(["bash", "-n", ROOT / "ishaken"]).returncode == 0
    assert subprocess.run(["bash", "-n", ROOT / ".ci/run"]).returncode == 0


def test_missing_packages_are_named_before_they_are_installed(tmp_path):
    shutil.copy(ROOT / "ishaken", tmp_path)
    (tmp_path / "packages.txt").write_text("# some\nhere-dev\ngone-dev  # why\nleft-dev\n")
    fakes = {
        # As dpkg-query does: what it knows on stdout, and a failure for what it does not know.
        "dpkg-query": "echo 'here-dev installed'; echo 'left-dev config-files'; exit 1",
        "apt-get": f'echo "$@" >> {tmp_path}/asked; exit 1',
        "sudo": '"$@"',
    }
    for name, script in fakes.items():
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).write_text(f"#!/bin/bash\n{script}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}
    done = subprocess.run([tmp_path / "ishaken", "--version"], env=environment, capture_output=True, text=True)
    assert done.returncode == 3
    assert "installing Debian packages: gone-dev left-dev\n" in done.stderr
    assert "could not be installed: gone-dev left-dev" in done.stderr
    assert (tmp_path / "asked").read_text().splitlines()[-1].endswith(" gone-dev left-dev")


NINJA = """\
echo 'ninja: Entering directory'
for i in 1 2 3; do sleep 0.6; echo "[$i/3] Building CXX object x.o"; done
[ -z "$BROKEN" ] || { echo 'x.cc:1: error: no'; exit 1; }
"""


def home_with(tmp_path, pip):
    """A home in which ninja, cmake and Python only pretend; returns a way to call the wrapper there."""
    shutil.copy(ROOT / "ishaken", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "packages.txt").write_text("")
    python = f'case "$*" in *"-m pip"*) {pip};; *"-m ishaken"*) echo ran;; *) echo one;; esac'
    fakes = {
        "bin/ninja": NINJA,
        "bin/cmake": 'mkdir -p "$2/build/release"; touch "$2/build/release/build.ninja"',
        ".venv/bin/python": python,
    }
    for name, script in fakes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"#!/bin/bash\n{script}\n")
        (tmp_path / name).chmod(0o755)

    def wrapper(**variables):
        environment = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}", **variables}
        return subprocess.run([tmp_path / "ishaken", "run"], env=environment, capture_output=True, text=True, timeout=60)

    return wrapper


def test_while_it_builds_it_says_how_far_it_is(tmp_path):
    done = home_with(tmp_path, "true")()
    assert (done.returncode, done.stdout) == (0, "ran\n")
    assert len(re.findall(r"ishaken: building \[\d/3\]\n", done.stderr)) == 1


def test_a_build_that_fails_shows_its_errors_alone(tmp_path):
    done = home_with(tmp_path, "true")(BROKEN="yes")
    assert (done.returncode, done.stdout) == (3, "")
    assert "x.cc:1: error: no\nishaken: the build failed" in done.stderr
    assert "Building CXX" not in done.stderr


def test_packages_that_cannot_be_installed_end_it(tmp_path):
    done = home_with(tmp_path, "echo no network; exit 1")()
    assert (done.returncode, done.stdout) == (3, "")
    assert "no network\nishaken: this failed: " in done.stderr
