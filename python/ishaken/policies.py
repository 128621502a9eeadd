"""Policies and estimators written in Python, and used by their names in scenarios.

    class Patient(ishaken.Policy):
        "excludes a country when it is certain, and never forgives"
        limit = ishaken.value(0.3, "exclude when the lower bound is above this", min=0, max=1)

        def decide(self, case):
            if case.belief.low > self.limit or case.standing == "excluded":
                return ishaken.Decision("excluded", f"at least {case.belief.low:.0%} unwanted")
            return ishaken.Decision("kept", "")

    scenario["reviews.careful.rule"] = {"kind": "patient", "limit": 0.4}      # or "patient" alone

They are asked as those of the core are, once for each country and review. What they answer must depend on what they
are asked alone: they keep no state (an attribute that is set raises), and draw no random numbers.
"""

import datetime
import hashlib
import inspect
import json
import re
import textwrap

from ishaken import _core
from ishaken.lazy_import import lazy_import

cloudpickle = lazy_import("cloudpickle")

KINDS = (bool, int, float, str, datetime.timedelta)


class value:  # noqa: N801  it is written like a function
    """One value of a policy or an estimator: its default, and one line of help. Ranges of durations are in seconds."""

    def __init__(self, standard, help: str = "", *, min: float | None = None, max: float | None = None):  # noqa: A002
        if not isinstance(standard, KINDS):
            raise TypeError(f"a value is a bool, int, float, str or timedelta, not {type(standard).__name__}")
        self.name, self.standard, self.help, self.min, self.max = "", standard, help, min, max

    def __set_name__(self, _owner, name: str):
        self.name = name

    def __get__(self, held, _owner=None):
        return self if held is None else held.__dict__.get(self.name, self.standard)


class PlugIn:
    """What policies and estimators in Python have in common: name, help, and values that are described once."""

    name: str  # in scenarios; where a class does not say, its own in small letters with hyphens
    help: str
    fields: tuple[value, ...] = ()
    _known: dict[str, type]

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if PlugIn in cls.__bases__:  # Policy and Estimator themselves
            cls._known = {}
            return
        if "name" not in vars(cls):
            cls.name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()
        cls.help = inspect.getdoc(cls) or "written in Python"
        inherited = [each for base in reversed(cls.__mro__) for each in vars(base).values() if isinstance(each, value)]
        cls.fields = tuple({each.name: each for each in inherited}.values())
        if cls.name in {each["name"] for each in json.loads(_core.listing(cls._topic))}:
            raise ValueError(f"'{cls.name}' is one of the core's own {cls._topic}: give the class another name")
        cls._known[cls.name] = cls  # a cell that is run again replaces what it defined before

    def __init__(self, **values):
        names = {each.name for each in self.fields}
        if wrong := sorted(set(values) - names):
            raise TypeError(f"{self.name} has no value '{wrong[0]}': it has {', '.join(sorted(names)) or 'none'}")
        self.__dict__.update(values)
        self.check()

    def check(self) -> None:
        """May raise ValueError where values make no sense together: the scenario is refused with its words."""

    def __setattr__(self, name, _value):
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: policies and estimators keep no state")

    @classmethod
    def source_sha256(cls) -> str:
        """Of the class as it is written: another rule under the same name is another rule."""
        if "_sha256" not in vars(cls):
            try:
                source = textwrap.dedent(inspect.getsource(cls))
            except (OSError, TypeError):  # typed at a prompt
                functions = [each for each in vars(cls).items() if inspect.isfunction(each[1])]
                source = repr([(name, each.__code__.co_code, each.__code__.co_consts) for name, each in functions])
            cls._sha256 = hashlib.sha256(source.encode()).hexdigest()
        return cls._sha256


class Policy(PlugIn):
    """From belief to decision: a rule of a review. Its doc string and values are its reference."""

    _topic = "rules"

    def decide(self, case: _core.Case) -> _core.Decision:
        raise NotImplementedError(f"{type(self).__name__} needs decide(self, case)")


class Estimator(PlugIn):
    """From evidence to belief: an estimator of a review."""

    _topic = "estimators"

    def estimate(self, dossier: _core.Dossier, subject: _core.Subject) -> _core.Belief:
        raise NotImplementedError(f"{type(self).__name__} needs estimate(self, dossier, subject)")


def known() -> list[type[PlugIn]]:
    """All that were defined until now, by name."""
    return [each for base in (Policy, Estimator) for _, each in sorted(base._known.items())]


def used_by(scenario: _core.Scenario) -> list[type[PlugIn]]:
    """Those that the reviews of a scenario name."""
    reviews = scenario.values.get("reviews", {}).values()
    named = {each[key]["kind"] for each in reviews for key in ("rule", "estimator")}
    return [each for each in known() if each.name in named]


def packed(classes: list[type[PlugIn]]) -> bytes:
    """For another process, which may lack the notebook or module where they were written."""
    for each in classes:
        each.source_sha256()  # it cannot be read there
    return cloudpickle.dumps(classes)


def unpack(content: bytes) -> None:
    for each in cloudpickle.loads(content):
        (Policy if issubclass(each, Policy) else Estimator)._known[each.name] = each


def load(text: bytes, file: str, overrides: list[str]) -> _core.Scenario:
    """A checked scenario, which may name what was defined here until now."""
    return _core.load(text, file, overrides, rules=Policy._known.values(), estimators=Estimator._known.values())
