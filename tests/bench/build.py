#!/usr/bin/env python3
"""Measures from clean what a newcomer waits for: the time to the first picture, and with --ci that of .ci/run.

    tests/bench/build.py [--ci] [--keep] [COMMIT]

Clones the commit (by default HEAD) into an empty folder, with an empty compiler cache and without Python packages; Debian
packages that are installed stay so. On a machine that does other things as well, go by the time of the processors.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST_PICTURE = ["./ishaken", "run", "scenarios/tour.yaml"]
CI = [".ci/run"]


def clone(commit: str, folder: Path) -> Path:
    home = folder / "ishaken"
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", ROOT, home], check=True)
    subprocess.run(["git", "checkout", "--quiet", "--detach", commit], cwd=home, check=True)
    return home


def measure(command: list[str], home: Path, cache: Path) -> int:
    """Runs the command with an empty cache, prints what it took, and returns its exit code."""
    # Nothing of the environment that this runs in may help.
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("CCACHE_", "ISHAKEN_", "PYTHON", "VIRTUAL_ENV"))}
    environment |= {"CCACHE_DIR": str(cache)}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    code = subprocess.run(command, cwd=home, env=environment).returncode
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    print(f"\n{' '.join(command)}: {wall / 60:.1f} min, {cpu / 60:.1f} min of CPU, exit code {code}", flush=True)
    return code


def slowest(log: Path, count: int = 10) -> list[tuple[float, str]]:
    """The targets that took longest, in seconds, by a log of ninja (version 5 and later): start, end, time, target, command."""
    took: dict[str, float] = {}
    for line in log.read_text().splitlines()[1:]:
        start, end, _, target, _ = line.split("\t")
        took[target] = (int(end) - int(start)) / 1000
    return sorted(((seconds, target) for target, seconds in took.items()), reverse=True)[:count]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ci", action="store_true", help="measure .ci/run as well, from clean again")
    parser.add_argument("--keep", action="store_true", help="leave the clone where it is")
    parser.add_argument("commit", nargs="?", default="HEAD")
    options = parser.parse_args()
    commit = subprocess.run(["git", "rev-parse", options.commit], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    worst = 0
    for command in [FIRST_PICTURE, CI] if options.ci else [FIRST_PICTURE]:
        folder = Path(tempfile.mkdtemp(prefix="ishaken-build-"))
        try:
            home = clone(commit, folder)
            worst = max(worst, measure(command, home, folder / "ccache"))
            for log in sorted(home.glob("build/*/.ninja_log")):
                print(f"slowest of {log.parent.relative_to(home)}:")
                for seconds, target in slowest(log):
                    print(f"{seconds:8.1f} s  {target}")
        finally:
            if options.keep:
                print(f"kept: {folder}")
            else:
                shutil.rmtree(folder)
    return worst


if __name__ == "__main__":
    sys.exit(main())
