"""A scenario as an object: read, change, build, check, and write as YAML with its comments.

    s = ishaken.load("scenarios/tour.yaml")
    s["policies.cautious.list_poll"] = "6 h"
    s["traffic.*.rate"] = "1 per min"            # "*" stands for every key or item
    s.check(); s.write("mine.yaml")
"""

import os
from collections.abc import Iterable
from pathlib import Path

from ishaken import _core, policies
from ishaken.errors import InputError, reason
from ishaken.scenario_file import load as load_checked
from ishaken.scenario_file import read
from ishaken.yaml_text import plain, read_yaml, written, yaml_text


class Scenario:
    """The contents of a scenario file as nested dicts and lists, with values as in YAML; `check` alone checks them."""

    def __init__(self, values: dict | None = None, /, **keys):
        """Makes a scenario from its keys: `ishaken.Scenario(schema=1, name="mine", start="2026-01-01", ...)`."""
        self._values = written({**(values or {}), **keys})
        self._unchanged: tuple[str, str] | None = None  # file and text, until a value is changed

    @classmethod
    def from_text(cls, text: str, file: str = "scenario") -> "Scenario":
        """Reads a scenario from YAML; `file` is its name in messages.

        Raises ScenarioError if the text is not a YAML mapping.
        """
        made = cls()
        made._values = read_yaml(text, file)
        made._unchanged = (file, text)
        return made

    @property
    def values(self) -> dict:
        """A copy of everything that is written, as plain dicts and lists."""
        return plain(self._values)

    @property
    def name(self) -> str:
        return str(self._values.get("name", ""))

    def __getitem__(self, path: str):
        """Returns the value at a path as it is written, or its default. Raises KeyError if there is no such key."""
        try:
            return plain(_follow(self._values, path))
        except KeyError:
            return _follow(self.check().values, path)

    def __setitem__(self, path: str, value) -> None:
        """Sets the value at a path, and makes missing mappings on the way.

        Values are as in YAML; a timedelta is a duration.
        """
        for holder, key in self._places(path, make=True):
            holder[key] = written(value)
        self._unchanged = None

    def __delitem__(self, path: str) -> None:
        """Removes the key at a path. Raises KeyError if it is not written."""
        for holder, key in self._places(path):
            del holder[key]
        self._unchanged = None

    def __contains__(self, path: str) -> bool:
        """Returns whether a value is written at the path, equal to its default or not."""
        try:
            _follow(self._values, path)
        except KeyError:
            return False
        return True

    def check(self, *, overrides: Iterable[str] = ()) -> _core.Scenario:
        """Returns the checked scenario, ready to run. Raises ScenarioError with every error and its place."""
        file, text = self._unchanged or (f"{self.name or 'scenario'} (as written by to_yaml)", self.to_yaml())
        return policies.load(text.encode(), file, list(overrides))

    def to_yaml(self) -> str:
        """Returns the text as it was read, with its comments and all changes."""
        return self._unchanged[1] if self._unchanged else yaml_text(self._values)

    def write(self, path: str | os.PathLike) -> Path:
        """Writes the scenario to a file and returns its path. Raises InputError if it cannot be written."""
        try:
            Path(path).write_text(self.to_yaml(), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path} cannot be written: {reason(error)}") from error
        return Path(path)

    def copy(self) -> "Scenario":
        """Returns a scenario with the same text, which can be changed on its own."""
        return Scenario.from_text(self.to_yaml(), self._unchanged[0] if self._unchanged else "scenario")

    def __repr__(self) -> str:
        return f"<scenario {self.name or 'without a name'}>"

    def _places(self, path: str, make: bool = False) -> list[tuple]:
        """Returns container and key of every value that the path means."""
        *way, last = path.split(".")
        holders = [self._values]
        for step in way:
            holders = [_inside(holder, key, make) for holder in holders for key in _keys(holder, step)]
        return [(holder, key) for holder in holders for key in _keys(holder, last)]


def checked(scenario, *, seed: int | None = None, overrides: Iterable[str] = ()) -> _core.Scenario:
    """Returns the checked scenario of a file, a Scenario or a checked scenario, with a seed and changes."""
    changes = [*overrides, *([f"seed={seed}"] if seed is not None else [])]
    if isinstance(scenario, Scenario):
        return scenario.check(overrides=changes)
    if isinstance(scenario, _core.Scenario):
        return policies.load(scenario.resolved_yaml.encode(), scenario.name, changes) if changes else scenario
    return load_checked(scenario, changes)


def load(path: str | os.PathLike) -> Scenario:
    """Reads a scenario file. Raises InputError if it cannot be read, ScenarioError if it is not YAML."""
    return Scenario.from_text(read(path).decode(errors="replace"), os.fspath(path))


def _keys(holder, step: str) -> list:
    if step == "*":
        return list(range(len(holder)) if isinstance(holder, list) else holder)
    if not isinstance(holder, list):
        return [step]
    if not step.isdecimal() or int(step) >= len(holder):
        raise KeyError(f"'{step}': the list has the indices 0 to {len(holder) - 1}")
    return [int(step)]


def _inside(holder, key, make: bool):
    if make and isinstance(holder, dict) and holder.get(key) is None:
        holder[key] = {}
    inner = holder[key]
    if not isinstance(inner, (dict, list)):
        raise KeyError(f"'{key}' holds {inner}, so it has no keys")
    return inner


def _follow(values, path: str):
    for step in path.split("."):
        if not isinstance(values, (dict, list)):
            raise KeyError(path)
        (key,) = _keys(values, step)
        values = values[key]
    return values
