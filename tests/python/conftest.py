"""What the tests of the command share: a small scenario, and a way to call the command as its users do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SMALL = """\
schema: 1
name: small
title: Two countries that trust one another through the registry
start: 2026-01-01
duration: 6 h
countries:
  DE: {}
  FR: {}
policies:
  default: {registry: allow-all}
traffic:
  - {kind: legitimate, from: any, to: any, rate: 2 per min}
expect:
  - calls >= 1
"""

# Long enough that nobody waits for its end.
ENDLESS = SMALL.replace("duration: 6 h", "duration: 3600 d").replace("2 per min", "100 per s") + (
    "fidelity: {crypto: modelled}\n"
)


class Command:
    """The command in a home of its own, where its results land."""

    def __init__(self, home: Path):
        self.home = home
        # Whatever lets this process import the package lets the command do so too.
        path = os.pathsep.join(str(ROOT / each) for each in ("python", "build/release/python"))
        inherited = os.environ.get("PYTHONPATH")
        self.environment = {
            **os.environ,
            "ISHAKEN_HOME": str(home),
            "PYTHONPATH": os.pathsep.join([inherited, path] if inherited else [path]),
        }

    def start(self, *arguments, **options) -> subprocess.Popen:
        command = [sys.executable, "-m", "ishaken", *(os.fsdecode(each) if isinstance(each, bytes) else str(each) for each in arguments)]
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
        return subprocess.Popen(command, cwd=self.home, env=self.environment, **options)

    def __call__(self, *arguments) -> subprocess.CompletedProcess:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def scenario(self, text: str = SMALL, name: str = "small.yaml") -> Path:
        file = self.home / name
        file.write_text(text)
        return file

    def run(self, *arguments, text: str = SMALL) -> Path:
        """A run that must succeed, and its directory."""
        out = self.home / f"run-{len(list(self.home.glob('run-*')))}"
        done = self("run", self.scenario(text), "--out", out, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return out


@pytest.fixture
def ishaken(tmp_path) -> Command:
    return Command(tmp_path)


@pytest.fixture(scope="module")
def run_directory(tmp_path_factory) -> Path:
    """One finished run, for tests that only read it."""
    return Command(tmp_path_factory.mktemp("run")).run()
