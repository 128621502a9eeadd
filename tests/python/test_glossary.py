"""Every abbreviation that a newcomer meets first stands in the glossary."""

import json
import re

import pytest
import typer

from conftest import ROOT
from ishaken import _core
from ishaken.command import app

# Words in capital letters that stand for what the reader fills in, and names of files.
PLACEHOLDERS = {"FILE", "KEY", "NAME", "TOPIC", "LICENSE", "NOTICE", "README"}
USER_ASSIGNED = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")  # codes of ISO 3166 for made-up countries
LOWER_CASE = re.compile(r"\b(attest|dest|div|iat|orig|origid|ppt|verstat|x5[cu])\b")
CAPITALS = re.compile(r"(?<![\w])(?:[A-Z]+-[A-Z]{2,}|[A-Z][A-Za-z0-9]*)s?(?!\w)")
GROUP = typer.main.get_command(app)
METAVARS = {
    word for each in GROUP.commands.values() for param in each.params for word in re.findall("[A-Z]+", param.metavar or "")
}


def help_texts() -> dict[str, str]:
    """Returns the help of the command, and of each subcommand with its arguments and options."""
    texts = {"": GROUP.help}
    for name, command in GROUP.commands.items():
        texts[name] = "\n".join([command.help, *(each.help or "" for each in command.params)])
    return texts


TEXTS = {
    "README.md": (ROOT / "README.md").read_text(),
    "scenarios/reference.md": _core.reference_page(),
    **{f"ishaken {name} --help".replace("  ", " "): text for name, text in help_texts().items()},
}


def abbreviations(text: str) -> set[str]:
    """Returns the words with at least two capital letters, in the singular, and the lower-case names of claims."""
    countries = {each["name"] for each in json.loads(_core.listing("countries"))}
    words = {re.sub(r"(?<=[A-Z])s$", "", word) for word in CAPITALS.findall(re.sub(r"https?://\S+", "", text))}
    words = {word for word in words if sum(each.isupper() for each in word) > 1 and not USER_ASSIGNED.fullmatch(word)}
    return words - countries - METAVARS - PLACEHOLDERS | set(LOWER_CASE.findall(text))


def entries() -> set[str]:
    """Returns the words of the first column of the glossary's tables."""
    rows = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs" / "glossary.md").read_text(), re.MULTILINE)
    return {word.strip("`") for row in rows for word in re.split(r"[ ,]+", row)}


@pytest.mark.parametrize("name", TEXTS)
def test_every_abbreviation_is_in_the_glossary(name):
    missing = abbreviations(TEXTS[name]) - entries()
    assert not missing, f"{name} uses {', '.join(sorted(missing))}: expand it in docs/glossary.md"


def test_abbreviations_are_found():
    found = abbreviations("The STI-GAs of FR, DE and XA sign PASSporTs by ES256 (x5u); `--set PATH=VALUE`, CRLs and a UUID")
    assert found == {"STI-GA", "PASSporT", "ES256", "x5u", "CRL", "UUID"}


def test_the_readme_leads_to_the_glossary():
    assert "(docs/glossary.md)" in TEXTS["README.md"]


@pytest.mark.parametrize("box", ["STI-GA", "STI-PA", "STI-CA", "STI-CR", "STI-AS", "STI-VS", "CVT", "International SHAKEN registry"])
def test_every_box_says_what_it_does_in_one_sentence(box):
    text = (ROOT / "docs" / "glossary.md").read_text().split("## The boxes")[1].split("\n## ")[0]
    (said,) = re.findall(rf"^\| {box} \| [^|]*\| ([^|]+) \|$", text, re.MULTILINE)
    assert said.endswith(".") and said.count(". ") == 0
