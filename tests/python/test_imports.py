"""How the modules of the package depend on one another: imports at the top of each file, no circle, no slow start."""

import ast
import graphlib
import importlib
import os
import subprocess
import sys

import pytest

from conftest import ROOT

PACKAGE = ROOT / "python" / "ishaken"
OPTIONAL = {"IPython.display", "distributed"}  # users install them if they need them
SLOW = {"altair", "great_tables", "jinja2", "pandas", "polars", "pyarrow", "rich", "SALib", "scipy"}


def module_name(file) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = {module_name(file): ast.parse(file.read_text()) for file in sorted(PACKAGE.rglob("*.py"))}


def imports(tree: ast.AST) -> list[ast.AST]:
    return [each for each in ast.walk(tree) if isinstance(each, (ast.Import, ast.ImportFrom))]


def lazy_calls(tree: ast.AST) -> list[ast.Call]:
    calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call)]
    return [each for each in calls if isinstance(each.func, ast.Name) and each.func.id == "lazy_import"]


def lazily_imported(tree: ast.AST) -> list[str]:
    return [call.args[0].value for call in lazy_calls(tree)]


def named(tree: ast.AST) -> set[str]:
    """Returns the names of all modules that a module may need, early or late."""
    names = set(lazily_imported(tree))
    for each in imports(tree):
        if isinstance(each, ast.Import):
            names |= {alias.name for alias in each.names}
        else:
            names |= {f"{each.module}.{alias.name}" for alias in each.names} | {each.module}
    return names


def edges(name: str) -> set[str]:
    """Returns the modules of the package that a module needs; importing a.b.c runs the file of a.b too.

    The file of the package itself is left out: it runs before every module, and what it names is public.
    """
    needed = {each for each in named(TREES[name]) if each in TREES}
    parents = {each.rpartition(".")[0] for each in needed}
    return {each for each in needed | parents if each != "ishaken" and each != name and not name.startswith(f"{each}.")}


@pytest.mark.parametrize("name", TREES)
def test_no_import_is_inside_a_function(name):
    functions = [each for each in ast.walk(TREES[name]) if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))]
    inside = [f"line {each.lineno}" for function in functions for each in imports(function) + lazy_calls(function)]
    assert not inside, f"{name}: {', '.join(inside)}: import at the top, with lazy_import if the module is slow to load"


def test_the_modules_form_no_circle():
    sorter = graphlib.TopologicalSorter({name: edges(name) for name in TREES if name != "ishaken"})
    try:
        sorter.prepare()
    except graphlib.CycleError as error:
        pytest.fail(" needs ".join(reversed(error.args[1])))


def test_no_module_needs_the_package_as_a_whole():
    for name, tree in TREES.items():
        whole = [each.names for each in imports(tree) if isinstance(each, ast.Import) and each.names[0].name == "ishaken"]
        public = [
            f"ishaken.{alias.name}"
            for each in imports(tree)
            if isinstance(each, ast.ImportFrom) and each.module == "ishaken"
            for alias in each.names
        ]
        assert not whole, name
        assert all(each in TREES or each == "ishaken._core" for each in public), (name, public)


def test_lazily_imported_modules_exist():
    for name, tree in TREES.items():
        for each in lazily_imported(tree):
            if each not in OPTIONAL:
                importlib.import_module(each)


@pytest.mark.parametrize("start", ["import ishaken", "import ishaken.command", "import ishaken.sweeps.worker"])
def test_slow_libraries_are_not_loaded_before_they_are_used(start):
    script = f"import sys; {start}; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert not SLOW & {each.split(".")[0] for each in done.stdout.split()}
