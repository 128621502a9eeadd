"""The story of one call: its steps, printed, and the artifacts that it carried.

The core gives {"call": 17, "outcome": ..., "steps": [{"at", "party", "step", "fields"}], "artifacts": {...}}. The value
of a field is a text, or a list of texts, as with the findings on the certificates of a path.
"""

import json

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken import _core
from ishaken.errors import InputError
from ishaken.interruption import Interruption
from ishaken.simulation import Watch, advance, discard


def follow(scenario: _core.Scenario, *, call: int | None = None, outcome: str = "", threads: int = 1, watch: Watch = discard) -> dict:
    """Runs the scenario until the call has ended, and returns its story.

    Raises InputError if there is no such call or outcome, KeyboardInterrupt after Ctrl-C.
    """
    if outcome:
        known = {each["name"] for each in json.loads(_core.listing("outcomes"))}
        if outcome not in known:
            raise InputError(f"there is no outcome '{outcome}'; `ishaken list outcomes` shows them")
    run = _core.Run(scenario, threads=threads, follow=call, follow_outcome=outcome)
    with Interruption() as interruption:
        ended = advance(run, discard, watch, interruption, enough=run.story_json)
    story = run.story_json()
    if not story and not ended:
        raise KeyboardInterrupt
    if not story:
        wanted = f"call with outcome '{outcome}'" if outcome else f"call {call}"
        raise InputError(f"there is no {wanted} in this run of {run.progress.calls} calls")
    return json.loads(story)


def print_story(console: Console, story: dict) -> None:
    """Prints the steps of a story as a table."""
    facts = {key: value for key, value in story.items() if key not in ("steps", "artifacts", "call")}
    console.print(f"[bold]call {story['call']}[/bold]   {escape(_pairs(facts.items()))}", soft_wrap=True)
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column, style in (("at", ""), ("party", "cyan"), ("step", "bold")):
        table.add_column(column, style=style, no_wrap=True)
    table.add_column("", overflow="fold")
    for step in story["steps"]:
        table.add_row(*(escape(step[key]) for key in ("at", "party", "step")), escape(_pairs(step["fields"].items())))
    console.print(table)


def _pairs(pairs) -> str:
    """Returns "name: value" pairs; a field with several values is repeated."""
    return ", ".join(
        f"{name}: {each}" for name, value in pairs for each in (value if isinstance(value, list) else [value])
    )
