"""Which figures are compared: names with dimensions, written as expectations write them.

    verified_share      control_messages[interface=list]      exposure_window_s[event=exclude, stat=max]
"""

import dataclasses
import re
from collections.abc import Iterable

from ishaken.errors import InputError
from ishaken.results import NOT_DIMENSIONS

FORM = re.compile(r"\s*([a-z]\w*)\s*(?:\[([^\[\]]*)\])?\s*")
MOST_NAMED = 8


@dataclasses.dataclass(frozen=True, order=True)
class Metric:
    name: str
    dimensions: tuple[tuple[str, str], ...] = ()  # by name of dimension

    @classmethod
    def parse(cls, text: str) -> "Metric":
        """Raises InputError where the text is no metric."""
        form = FORM.fullmatch(text)
        parts = [each.split("=", 1) for each in (form[2] or "").split(",") if each.strip()] if form else []
        if not form or any(len(part) != 2 or not all(map(str.strip, part)) for part in parts):
            raise InputError(f"'{text}' is no metric: write it as name or name[dimension=value, ...], e.g. verified_share[from=FR]")
        return cls(form[1], tuple(sorted((key.strip(), value.strip()) for key, value in parts)))

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
    """The metrics of a summary by what they are about."""
    out = {}
    for each in summary:
        dimensions = sorted((key, str(value)) for key, value in each.items() if key not in NOT_DIMENSIONS)
        value = each["value"]
        out[Metric(each["name"], tuple(dimensions))] = Figure(None if value is None else float(value), each.get("unit") or "")
    return out


def headlines(sides: Iterable[Iterable[Metric]]) -> list[Metric]:
    """What every side measured without dimensions, in the order of the first."""
    first, *others = (list(dict.fromkeys(each)) for each in sides)
    return [each for each in first if not each.dimensions and all(each in other for other in others)]


def check_known(wanted: Iterable[Metric], known: Iterable[Metric]) -> None:
    """Raises InputError with every metric that no run measured, and what there is in its place."""
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
