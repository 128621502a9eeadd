"""Metrics by name and dimensions, written as in expectations.

    verified_share      control_messages[interface=provider-pa]      exposure_window_s[event=exclude, stat=max]
"""

import dataclasses
import json
import re
from collections.abc import Iterable

from ishaken import _core
from ishaken.errors import InputError
from ishaken.metric_rows import dimensions_of

FORM = re.compile(r"\s*([a-z]\w*)\s*(?:\[([^\[\]]*)\])?\s*")
MOST_NAMED = 8
FIRST_DIMENSIONS = ("from", "to", "kind")  # in this order; the others follow by name


@dataclasses.dataclass(frozen=True, order=True)
class Metric:
    name: str
    dimensions: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Metric":
        """Reads a metric from text. Raises InputError if the text has another form."""
        form = FORM.fullmatch(text)
        parts = [each.split("=", 1) for each in (form[2] or "").split(",") if each.strip()] if form else []
        if not form or any(len(part) != 2 or not all(map(str.strip, part)) for part in parts):
            raise InputError(f"'{text}' is not a metric: write it as name or name[dimension=value, ...], e.g. verified_share[from=FR]")
        return cls.of(form[1], {key.strip(): value.strip() for key, value in parts})

    @classmethod
    def of(cls, name: str, dimensions: dict[str, str]) -> "Metric":
        """Returns the metric; equal for the same dimensions in any order."""
        first = [key for key in FIRST_DIMENSIONS if key in dimensions]
        order = first + sorted(dimensions.keys() - set(first))
        return cls(name, tuple((key, dimensions[key]) for key in order))

    @property
    def where(self) -> str:
        return ", ".join(f"{key}={value}" for key, value in self.dimensions)

    def __str__(self) -> str:
        return f"{self.name}[{self.where}]" if self.dimensions else self.name


@dataclasses.dataclass(frozen=True)
class Figure:
    value: float | None  # None: there was nothing to measure
    unit: str


def measured(summary: Iterable[dict]) -> dict[Metric, Figure]:
    """Returns the values of a summary by metric."""
    out = {}
    for each in summary:
        dimensions = {key: str(value) for key, value in dimensions_of(each).items()}
        value = each["value"]
        out[Metric.of(each["name"], dimensions)] = Figure(None if value is None else float(value), each.get("unit") or "")
    return out


def headlines(sides: Iterable[Iterable[Metric]]) -> list[Metric]:
    """Returns the metrics without dimensions that every side measured, in the order of the first side."""
    first, *others = (list(dict.fromkeys(each)) for each in sides)
    return [each for each in first if not each.dimensions and all(each in other for other in others)]


def check_names(wanted: Iterable[Metric]) -> None:
    """Raises InputError with every name that the simulator has no metric of; this needs no run."""
    names = [each["name"] for each in json.loads(_core.listing("metrics"))]
    unknown = [each.name for each in wanted if each.name not in names]
    if unknown:
        raise InputError(f"there is no metric {', '.join(unknown)}; `ishaken list metrics` shows all")


def check_known(wanted: Iterable[Metric], known: Iterable[Metric]) -> None:
    """Raises InputError with every metric that no run measured, and the dimensions with which it was measured."""
    known = sorted(set(known))
    problems = [_unknown(metric, known) for metric in wanted if metric not in known]
    if problems:
        raise InputError("\n".join(problems))


def _unknown(metric: Metric, known: list[Metric]) -> str:
    alike = [str(each) for each in known if each.name == metric.name]
    if not alike:
        return f"no run measured {metric}; they measured {', '.join(sorted({each.name for each in known}))}"
    more = "; and more" if len(alike) > MOST_NAMED else ""
    return f"no run measured {metric}; there is {'; '.join(alike[:MOST_NAMED])}{more}"
