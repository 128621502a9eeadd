"""Hostile scenarios through the whole command: refused with exit code 2 and a place, soon, and without a trace."""

import re
import subprocess

import pytest

from conftest import SMALL
from play import CORE, ROOT

INVALID = sorted((ROOT / "tests" / "scenarios" / "invalid").glob("*.yaml"))
LEVELS = 100_000

HOSTILE = {
    "ten megabytes": SMALL + "#" * 10_000_000,
    "ten megabytes of countries": SMALL.replace("  FR: {}\n", "".join(f"  X{i}: {{}}\n" for i in range(900_000))),
    "deep nesting": SMALL + "links: " + "[" * LEVELS + "]" * LEVELS + "\n",
    "deep blocks": SMALL + "links:\n" + "\n".join(" " * i + "a:" for i in range(1, 2000)) + "\n",
    "an alias bomb": SMALL + "a: &a [x, x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)),
    "a template that is like itself": SMALL.replace("FR: {}", "FR: {like: a}") + "templates: {a: {like: b}, b: {like: a}}\n",
    "a key that stands twice": SMALL + "duration: 2 h\n",
    "a prefix that two countries claim": SMALL.replace("FR: {}", "FR: {prefixes: ['49']}"),
    "a country without prefixes": SMALL.replace("FR: {}", "XA: {}"),
    "a negative duration": SMALL.replace("6 h", "-6 h"),
    "a list for a text": SMALL.replace("name: small", "name: [small]"),
    "a name that is a path": SMALL.replace("name: small", "name: ../../small"),
    "two documents": SMALL + "---\n" + SMALL,
    "no text at all": "\0" * 1000,
    "a tag": SMALL.replace("name: small", "name: !!binary c21hbGw="),
}  # fmt: skip


@pytest.mark.parametrize("path", INVALID, ids=[each.stem for each in INVALID])
def test_every_wrong_line_is_named(ishaken, path):
    done = ishaken("run", path)
    assert done.returncode == 2 and done.stdout == ""
    wrong = {number for number, line in enumerate(path.read_text().splitlines(), 1) if "#! " in line}
    named = {int(each) for each in re.findall(rf"{path.name}:(\d+):\d+: error", done.stderr)}
    assert named == wrong
    assert not (ishaken.home / "results").exists()


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_is_refused(ishaken, what):
    scenario = ishaken.scenario(HOSTILE[what])
    for command in ([CORE], None):
        done = (
            subprocess.run([*command, "run", scenario], capture_output=True, text=True, timeout=60)
            if command
            else ishaken("run", scenario)
        )
        assert done.returncode == 2, done.stderr[:500]
        assert "small.yaml" in done.stderr and len(done.stderr) < 100_000
        assert "Traceback" not in done.stderr
    assert not (ishaken.home / "results").exists()
