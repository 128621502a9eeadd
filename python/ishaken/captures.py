"""Points at which packets can be captured: parties, countries, and cables between two countries."""

import difflib
from collections.abc import Iterable

from ishaken import _core
from ishaken.errors import InputError


def checked_points(scenario: _core.Scenario, points: Iterable[str]) -> list[str]:
    """Returns the points without repetition.

    Raises InputError if a point does not exist, or if the scenario's network carries no packets.
    """
    wanted = list(dict.fromkeys(points))
    if not wanted:
        return []
    if scenario.values["fidelity"]["network"] != "packet":
        raise InputError("there are no packets to capture: add --set fidelity.network=packet")
    known = scenario.capture_points
    for point in wanted:
        turned = "-".join(reversed(point.split("-")))
        if point not in known and turned not in known:
            near = difflib.get_close_matches(point, known, n=1)
            raise InputError(
                f"nothing to capture at '{point}'{f'; did you mean {near[0]}?' if near else '.'} It is a party "
                f"(FR/provider/1), a country (FR) or a cable, here one of {', '.join(cables(known))}"
            )
    return wanted


def cables(points: Iterable[str]) -> list[str]:
    """Returns the points that are cables."""
    return [point for point in points if "-" in point and "/" not in point]
