"""The story of one call: follow it through a run, tell its steps, and write what it carried as files.

The core gives {"call": 17, ..., "steps": [{"at", "party", "step", "fields": {...}}], "artifacts": {...}}.
"""

import json

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken import _core
from ishaken.errors import InputError
from ishaken.interruption import Interruption
from ishaken.show import text
from ishaken.simulation import EVENTS_PER_SLICE


def follow(scenario: _core.Scenario, *, call: int | None = None, outcome: str = "", threads: int = 1, watch=None) -> dict:
    """Plays the scenario until the call has ended."""
    if outcome:
        known = {each["name"] for each in json.loads(_core.listing("outcomes"))}
        if outcome not in known:
            raise InputError(f"there is no outcome '{outcome}'; `ishaken list outcomes` shows them")
    run = _core.Run(scenario, threads=threads, follow=call, follow_outcome=outcome)
    with Interruption() as interruption:
        more = True
        while more and not run.story_json():
            if interruption.asked:
                raise KeyboardInterrupt
            more = run.advance(EVENTS_PER_SLICE)
            for name in _core.tables:
                run.take_batch(name)
            if watch:
                watch(run.progress)
    story = run.story_json()
    if not story:
        wanted = f"a call with outcome '{outcome}'" if outcome else f"call {call}"
        raise InputError(f"there is no {wanted} in this run of {run.progress.calls} calls")
    return json.loads(story)


def print_story(console: Console, story: dict) -> None:
    facts = {key: value for key, value in story.items() if key not in ("steps", "artifacts", "call")}
    console.print(f"[bold]call {escape(str(story.get('call')))}[/bold]   {escape(_pairs(facts))}", soft_wrap=True)
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column, style in (("at", ""), ("party", "cyan"), ("step", "bold"), ("", "")):
        table.add_column(column, style=style, overflow="fold", no_wrap=column != "")
    for step in story.get("steps", []):
        row = (step.get(key, "") for key in ("at", "party", "step"))
        table.add_row(*(escape(text(each)) for each in row), escape(_pairs(_fields(step))))
    console.print(table)


def _fields(step: dict) -> dict:
    nested = step.get("fields") or {}
    beside = {key: value for key, value in step.items() if key not in ("at", "party", "step", "fields")}
    return {**beside, **dict(nested)}


def _pairs(values: dict) -> str:
    return ", ".join(f"{key}: {text(value)}" for key, value in values.items())
