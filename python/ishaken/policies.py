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
        cls.fields = tuple({each: known for base in reversed(cls.__mro__) for each, known in vars(base).items() if isinstance(known, value)}.values())
        if cls.name in {each["name"] for each in json.loads(_core.listing(cls._topic))}:
            raise ValueError(f"'{cls.name}' is one of the core's own {cls._topic}: give the class another name")
        cls._known[cls.name] = cls  # a cell that is run again replaces what it defined before

    def __init__(self, **values):
        known = {each.name for each in self.fields}
        if wrong := [each for each in values if each not in known]:
            raise TypeError(f"{self.name} has no value '{wrong[0]}': it has {', '.join(sorted(known)) or 'none'}")
        self.__dict__.update(values)
        self.check()

    def check(self) -> None:
        """May raise ValueError where values make no sense together: the scenario is refused with its words."""

    def __setattr__(self, name, _value):
        raise AttributeError(f"{type(self).__name__}.{name}: policies and estimators keep no state; all they may use is what they are asked")

    @classmethod
    def source_sha256(cls) -> str:
        """Of the class as it is written: another rule under the same name is another rule."""
        try:
            source = textwrap.dedent(inspect.getsource(cls))
        except (OSError, TypeError):
            source = repr({key: each.__code__.co_code for key, each in vars(cls).items() if inspect.isfunction(each)})
        return hashlib.sha256(source.encode()).hexdigest()


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


def load(text: bytes, file: str, overrides: list[str]) -> _core.Scenario:
    """A checked scenario, which may name what was defined here until now."""
    return _core.load(text, file, overrides, rules=Policy._known.values(), estimators=Estimator._known.values())
