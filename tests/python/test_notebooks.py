"""The notebooks run as they are, and print what stands in python/notebooks/rendered. ISHAKEN_UPDATE=1 renders them anew."""

import os
import re

import jupytext
import nbclient
import nbformat
import pytest

from conftest import ROOT

FOLDER = ROOT / "python" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.py"))


def texts(notebook) -> list[list[str]]:
    """What each cell of code said, as text: what does not depend on machine or moment."""
    out = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            said = [
                each.text if each.output_type == "stream" else each.get("data", {}).get("text/plain", each.get("ename", ""))
                for each in cell.outputs
                if each.output_type != "stream" or each.name == "stdout"
            ]
            said = [each for each in said if each]  # where progress stood
            out.append([re.sub(r"0x[0-9a-f]+|alt\.\w+\(\.\.\.\)", "...", text) for text in said])
    return out


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_it_says_what_was_rendered(file, monkeypatch, tmp_path):
    for name, value in {"ISHAKEN_HOME": tmp_path, "JUPYTER_RUNTIME_DIR": tmp_path, "IPYTHONDIR": tmp_path}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(str(ROOT / each) for each in ("python", "build/release/python")))
    notebook = jupytext.read(file)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    before = nbformat.v4.new_code_cell("import altair; altair.renderers.enable('png', ppi=80)")
    notebook.cells.insert(0, before)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": ROOT}}).execute()
    notebook.cells.pop(0)
    figures = [each for cell in notebook.cells for each in cell.get("outputs", []) if "image/png" in each.get("data", {})]
    assert figures, "it answers its question with a figure"
    rendered = FOLDER / "rendered" / f"{file.stem}.ipynb"
    if os.environ.get("ISHAKEN_UPDATE"):
        for number, cell in enumerate(notebook.cells):
            cell["id"] = f"cell-{number}"
            cell.metadata.pop("execution", None)
        nbformat.write(notebook, rendered)
    assert texts(notebook) == texts(nbformat.read(rendered, as_version=4))


def test_there_are_no_others():
    assert [each.stem for each in NOTEBOOKS] == [each.stem for each in sorted((FOLDER / "rendered").glob("*.ipynb"))]
