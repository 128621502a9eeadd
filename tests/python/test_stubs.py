"""The type stubs of the extension module say what it has. ISHAKEN_UPDATE=1 writes them anew."""

import os
import subprocess
import sys

import pytest

from conftest import ROOT

STUBS = ROOT / "python" / "ishaken" / "_core.pyi"


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="other versions of Python print signatures differently")
def test_they_are_those_of_the_module(tmp_path):
    made = subprocess.run(
        [sys.executable, "-m", "pybind11_stubgen", "ishaken._core", "-o", tmp_path, "--exit-code"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert made.returncode == 0, made.stdout + made.stderr
    text = (tmp_path / "ishaken" / "_core.pyi").read_text()
    if os.environ.get("ISHAKEN_UPDATE"):
        STUBS.write_text(text)
    assert STUBS.read_text() == text
