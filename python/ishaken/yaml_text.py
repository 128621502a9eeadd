"""Scenarios as YAML text, with their comments and the order of their keys."""

import datetime
import io

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ishaken import policies
from ishaken.errors import InputError

# Texts that some YAML readers take for true, false or null; the core wants quotes around them.
OTHER_THAN_TEXT = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ""}


def read_yaml(text: str, file: str) -> CommentedMap:
    """Reads a YAML mapping. Raises ScenarioError, with line and column, if the text is something else."""
    try:
        values = _yaml().load(text)
    except YAMLError as error:
        policies.load(text.encode(), file, [])  # says it as the command does
        raise InputError(f"{file}: {error}") from error
    if not isinstance(values, dict):
        policies.load(text.encode(), file, [])
    return values


def yaml_text(values: dict) -> str:
    """Returns a scenario as YAML."""
    out = io.StringIO()
    _yaml().dump(values, out)
    return out.getvalue()


def written(value):
    """Returns a Python value as scenarios write it: a timedelta as a duration, a date as text.

    Dicts and lists are copied.
    """
    if isinstance(value, datetime.timedelta):
        return f"{value / datetime.timedelta(seconds=1):.15g} s"
    if isinstance(value, datetime.datetime):
        moment = value.astimezone(datetime.UTC) if value.tzinfo else value
        return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return _styled(CommentedMap({str(key): written(each) for key, each in value.items()}), value.values())
    if isinstance(value, (list, tuple)):
        return _styled(CommentedSeq([written(each) for each in value]), value)
    if isinstance(value, str) and value.lower() in OTHER_THAN_TEXT:
        return DoubleQuotedScalarString(value)
    return value.item() if hasattr(value, "item") else value  # a numpy scalar


def _styled(made, inside):
    """Puts a mapping or list of single values into one line, {registry: allow-all}, and any other into several."""
    if any(isinstance(each, (dict, list, tuple)) and each for each in inside):
        made.fa.set_block_style()
    else:
        made.fa.set_flow_style()
    return made


def plain(value):
    """Returns a copy as plain Python values, without the comments that the YAML reader attaches."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool) or value is None:
        return value
    return float(value) if isinstance(value, float) else int(value) if isinstance(value, int) else value


def _yaml() -> YAML:
    out = YAML()
    out.width = 10_000  # lines stay as they are
    out.preserve_quotes = True
    out.indent(mapping=2, sequence=4, offset=2)
    return out
