"""The contents of a scenario, as tables."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ishaken import _core

# Sections of a scenario that are one mapping of settings, and those that are lists or mappings of alike items.
SETTINGS = ("fidelity", "registry", "links")
COUNTRY_COLUMNS = ("name", "prefixes", "region", "providers", "cas", "governance", "policy", "registers", "shaken", "verifiers")


def print_scenario(console: Console, scenario: _core.Scenario) -> None:
    """Prints the contents of a scenario: countries, policies, agreements, traffic, timeline, expectations, settings."""
    values = scenario.values
    console.print(f"[bold]{escape(scenario.name)}[/bold]   {escape(scenario.title)}", soft_wrap=True)
    days = f"{values['start']}, {values['duration']} after a warm-up of {values['warm_up']}, seed {values['seed']}"
    console.print(f"from {escape(days)}")
    _print_countries(console, values.get("countries") or {})
    _print_rows(console, "policies", _by_key(values.get("policies") or {}))
    _print_rows(console, "profiles", _by_key(values.get("profiles") or {}))
    _print_rows(console, "agreements", values.get("agreements"))
    _print_rows(console, "traffic", values.get("traffic"))
    _print_rows(console, "timeline", [_action(each) for each in values.get("timeline") or []])
    _print_rows(console, "expectations", [{"expect": each} for each in values.get("expect") or []])
    _print_rows(
        console,
        "settings",
        [
            {"key": f"{section}.{key}", "value": value}
            for section in SETTINGS
            for key, value in (values.get(section) or {}).items()
            if value
        ],
    )


def _print_countries(console: Console, countries: dict) -> None:
    rows = [
        {"country": code, **{key: country[key] for key in COUNTRY_COLUMNS if key in country}}
        for code, country in countries.items()
    ]
    _print_rows(console, f"{len(rows)} countries", rows)


def _by_key(policies: dict) -> list[dict]:
    """Returns a row for each key and a column for each policy: a policy has more keys than a line has room."""
    keys = dict.fromkeys(key for policy in policies.values() for key in policy)
    rows = [{"key": key, **{name: policy.get(key) for name, policy in policies.items()}} for key in keys]
    return [row for row in rows if any(text(row[name]) for name in policies)]


def _action(entry: dict) -> dict:
    """Returns the row of a timeline entry: the action is the key after `at`, and the other keys are its values."""
    keys = [key for key in entry if key != "at"]
    details = ", ".join(f"{key}: {text(entry[key])}" for key in keys[1:])
    return {"at": entry["at"], "action": keys[0], "subject": entry[keys[0]], "with": details}


def _print_rows(console: Console, title: str, rows: list[dict] | None) -> None:
    if rows:
        console.print(table_of(rows, title=f"\n{title}", title_justify="left", title_style="bold"))


def table_of(rows: list[dict], **options) -> Table:
    """Returns a table with a line for each row, and a column for each key that any row has, in order of appearance."""
    columns = list(dict.fromkeys(key for row in rows for key in row))
    table = Table(box=None, padding=(0, 2, 0, 0), **options)
    for column in columns:
        table.add_column(escape(column), style="cyan" if column == columns[0] else "", overflow="fold")
    for row in rows:
        table.add_row(*(escape(text(row.get(column))) for column in columns))
    return table


def text(value) -> str:
    """Returns a value of a scenario as text for a table."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {text(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(text(each) for each in value)
    return str(value)
