"""`ishaken list`, `schema` and `reference`: what scenarios can contain, for people, editors and the reference page."""

import sys
from typing import Annotated

import typer

from ishaken import _core
from ishaken.lazy_import import lazy_import

listing = lazy_import("ishaken.listing")
terminal = lazy_import("ishaken.terminal")


def list_(
    what: Annotated[str, typer.Argument(help="A topic; without it, the topics are listed.", show_default=False)] = "",
):
    """Lists what can be written in a scenario.

    Example: `ishaken list`, `ishaken list actions`
    """
    listing.print_listing(terminal.console(), what)


def schema():
    """Prints the JSON Schema of scenarios, for editors.

    Example: `ishaken schema > schema.json`, and `# yaml-language-server: $schema=schema.json` as the first line
    """
    sys.stdout.write(_core.json_schema().rstrip("\n") + "\n")


def reference():
    """Prints the reference page of scenarios in Markdown.

    Example: `ishaken reference > scenarios/reference.md`
    """
    sys.stdout.write(_core.reference_page())
