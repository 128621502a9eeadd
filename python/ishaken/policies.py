"""Policies and estimators written in Python, which scenarios use by their names.

    class Patient(ishaken.Policy):
        "excludes a country when it is certain, and never forgives"
        limit = ishaken.value(0.3, "exclude when the lower bound is above this", min=0, max=1)

        def decide(self, case):
            if case.belief.low > self.limit or case.standing == "excluded":
                return ishaken.Decision("excluded", f"at least {case.belief.low:.0%} unwanted")
            return ishaken.Decision("kept", "")

    scenario["reviews.careful.rule"] = {"kind": "patient", "limit": 0.4}      # or "patient" alone

Like those of the core, they are called once for each country and review. The result must depend only on the argument:
they keep no state (setting an attribute raises AttributeError), and draw no random numbers.
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
    """A value of a policy or an estimator, with its default and one line of help.

    `min` and `max` of durations are in seconds.
    """

    def __init__(self, standard, help: str = "", *, min: float | None = None, max: float | None = None):  # noqa: A002
        if not isinstance(standard, KINDS):
            raise TypeError(f"a value is a bool, int, float, str or timedelta, not {type(standard).__name__}")
        self.name, self.standard, self.help, self.min, self.max = "", standard, help, min, max

    def __set_name__(self, _owner, name: str):
        self.name = name

    def __get__(self, held, _owner=None):
        return self if held is None else held.__dict__.get(self.name, self.standard)


class PlugIn:
    """The common part of policies and estimators in Python: name, help, and described values."""

    name: str  # in scenarios; by default that of the class in lower case with hyphens
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
            raise ValueError(f"'{cls.name}' is one of the built-in {cls._topic}: give the class another name")
        cls._known[cls.name] = cls  # a notebook cell that is run again replaces its earlier definition

    def __init__(self, **values):
        names = {each.name for each in self.fields}
        if wrong := sorted(set(values) - names):
            raise TypeError(f"{self.name} has no value '{wrong[0]}': it has {', '.join(sorted(names)) or 'none'}")
        self.__dict__.update(values)
        self.check()

    def check(self) -> None:
        """Raises ValueError if the values contradict one another; the scenario is then refused with that message."""

    def __setattr__(self, name, _value):
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set: policies and estimators keep no state")

    @classmethod
    def source_sha256(cls) -> str:
        """Returns the SHA-256 of the source of the class: a changed rule of the same name is another rule."""
        if "_sha256" not in vars(cls):
            try:
                source = textwrap.dedent(inspect.getsource(cls))
            except (OSError, TypeError):  # typed at a prompt
                functions = [each for each in vars(cls).items() if inspect.isfunction(each[1])]
                source = repr([(name, each.__code__.co_code, each.__code__.co_consts) for name, each in functions])
            cls._sha256 = hashlib.sha256(source.encode()).hexdigest()
        return cls._sha256


class Policy(PlugIn):
    """A rule of a review: from belief to decision. Its docstring and values are its reference."""

    _topic = "rules"

    def decide(self, case: _core.Case) -> _core.Decision:
        """Returns the decision about a country. `case.belief` is the share of its calls that are unwanted, 0 to 1."""
        raise NotImplementedError(f"{type(self).__name__} needs decide(self, case)")


class Estimator(PlugIn):
    """An estimator of a review: from evidence to belief."""

    _topic = "estimators"

    def estimate(self, dossier: _core.Dossier, subject: _core.Subject) -> _core.Belief:
        """Returns the belief about a subject: the share of its calls that are unwanted, 0 to 1, with an interval."""
        raise NotImplementedError(f"{type(self).__name__} needs estimate(self, dossier, subject)")


def known() -> list[type[PlugIn]]:
    """Returns all policies and estimators that are defined, by name."""
    return [each for base in (Policy, Estimator) for _, each in sorted(base._known.items())]


def used_by(scenario: _core.Scenario) -> list[type[PlugIn]]:
    """Returns the policies and estimators that the reviews of a scenario name."""
    reviews = scenario.values.get("reviews", {}).values()
    named = {each[key]["kind"] for each in reviews for key in ("rule", "estimator")}
    return [each for each in known() if each.name in named]


def packed(classes: list[type[PlugIn]]) -> bytes:
    """Returns classes as bytes for a process that may not have the notebook or module that defines them."""
    for each in classes:
        each.source_sha256()  # the receiving process cannot read the source
    return cloudpickle.dumps(classes)


def unpack(content: bytes) -> None:
    """Defines the classes of `packed` in this process."""
    for each in cloudpickle.loads(content):
        (Policy if issubclass(each, Policy) else Estimator)._known[each.name] = each


def load(text: bytes, file: str, overrides: list[str]) -> _core.Scenario:
    """Returns a checked scenario, which may name the policies and estimators defined in this process.

    Raises ScenarioError.
    """
    return _core.load(text, file, overrides, rules=Policy._known.values(), estimators=Estimator._known.values())
