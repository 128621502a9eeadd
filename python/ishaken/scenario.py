"""A scenario as an object: read, change, build, check, and write back as YAML with its comments.

    s = ishaken.load("scenarios/tour.yaml")
    s["policies.cautious.list_poll"] = "6 h"
    s["traffic.*.rate"] = "1 per min"            # "*": all that there are
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
    """What a scenario file says, as nested dicts and lists. Values are as in YAML; nothing is checked before `check`."""

    def __init__(self, values: dict | None = None, /, **keys):
        """Built from nothing: `ishaken.Scenario(schema=1, name="mine", start="2026-01-01", ...)`."""
        self._values = written({**(values or {}), **keys})
        self._unchanged: tuple[str, str] | None = None  # file and text, as long as they are what the values say

    @classmethod
    def from_text(cls, text: str, file: str = "scenario") -> "Scenario":
        """Raises ScenarioError where the text is no YAML that a scenario could be."""
        made = cls()
        made._values = read_yaml(text, file)
        made._unchanged = (file, text)
        return made

    @property
    def values(self) -> dict:
        """All that is written, as plain dicts and lists; a copy."""
        return plain(self._values)

    @property
    def name(self) -> str:
        return str(self._values.get("name", ""))

    def __getitem__(self, path: str):
        """The value as it is written; where nothing is written, its default. KeyError where there is no such key."""
        try:
            return plain(_follow(self._values, path))
        except KeyError:
            return _follow(self.check().values, path)

    def __setitem__(self, path: str, value) -> None:
        """Mappings on the way are made where they are missing. `value` is as in YAML; a timedelta becomes a duration."""
        for holder, key in self._places(path, make=True):
            holder[key] = written(value)
        self._unchanged = None

    def __delitem__(self, path: str) -> None:
        for holder, key in self._places(path):
            del holder[key]
        self._unchanged = None

    def __contains__(self, path: str) -> bool:
        """Whether it is written, default or not."""
        try:
            _follow(self._values, path)
        except KeyError:
            return False
        return True

    def check(self, *, overrides: Iterable[str] = ()) -> _core.Scenario:
        """The scenario that can be run. Raises ScenarioError with everything that is wrong and where, as the command."""
        file, text = self._unchanged or (f"{self.name or 'scenario'} (as written by to_yaml)", self.to_yaml())
        return policies.load(text.encode(), file, list(overrides))

    def to_yaml(self) -> str:
        """As it was read, comments too, with what was changed since."""
        return self._unchanged[1] if self._unchanged else yaml_text(self._values)

    def write(self, path: str | os.PathLike) -> Path:
        try:
            Path(path).write_text(self.to_yaml(), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path} cannot be written: {reason(error)}") from error
        return Path(path)

    def copy(self) -> "Scenario":
        return Scenario.from_text(self.to_yaml(), self._unchanged[0] if self._unchanged else "scenario")

    def __repr__(self) -> str:
        return f"<scenario {self.name or 'without a name'}>"

    def _places(self, path: str, make: bool = False) -> list[tuple]:
        """Mapping or list and its key, for all that the path means."""
        *way, last = path.split(".")
        holders = [self._values]
        for step in way:
            holders = [_inside(holder, key, make) for holder in holders for key in _keys(holder, step)]
        return [(holder, key) for holder in holders for key in _keys(holder, last)]


def checked(scenario, *, seed: int | None = None, overrides: Iterable[str] = ()) -> _core.Scenario:
    """Whatever stands for a scenario (a file, a Scenario, one that was checked) as one that can be run."""
    changes = [*overrides, *([f"seed={seed}"] if seed is not None else [])]
    if isinstance(scenario, Scenario):
        return scenario.check(overrides=changes)
    if isinstance(scenario, _core.Scenario):
        return policies.load(scenario.resolved_yaml.encode(), scenario.name, changes) if changes else scenario
    return load_checked(scenario, changes)


def load(path: str | os.PathLike) -> Scenario:
    """Raises InputError where the file cannot be read, ScenarioError where it is no YAML."""
    return Scenario.from_text(read(path).decode(errors="replace"), os.fspath(path))


def _keys(holder, step: str) -> list:
    if step == "*":
        return list(range(len(holder)) if isinstance(holder, list) else holder)
    if not isinstance(holder, list):
        return [step]
    if not step.isdecimal() or int(step) >= len(holder):
        raise KeyError(f"'{step}': the list has the places 0 to {len(holder) - 1}")
    return [int(step)]


def _inside(holder, key, make: bool):
    if make and isinstance(holder, dict) and holder.get(key) is None:
        holder[key] = {}
    inner = holder[key]
    if not isinstance(inner, (dict, list)):
        raise KeyError(f"'{key}' holds {inner}, so nothing stands below it")
    return inner


def _follow(values, path: str):
    for step in path.split("."):
        if not isinstance(values, (dict, list)):
            raise KeyError(path)
        (key,) = _keys(values, step)
        values = values[key]
    return values
