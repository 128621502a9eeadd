"""What READMEs and pages point at exists, and they say how to add each kind of thing that is added often.

The form: a paragraph or list item that begins with the thing in bold, "**To add an outcome**: ...", or under a heading
"## To add a message". It names, in backticks, the file that is written and the list that gets a line, by a path from the
root of the project or from the README's own folder.
"""

import re
import subprocess

import pytest

from conftest import ROOT

THINGS = ("message", "metric", "action", "policy value", "estimator", "rule", "source of trust", "outcome")

# Files of these kinds belong to the project if a README names them; others may be the reader's own, or a run's.
ENDINGS = r"\.(?:h|cc|py|pyi|md|tsv|cmake|world|js|css)"
PATH = re.compile(rf"[\w.*/+-]+(?:{ENDINGS}|/)|CMakeLists\.txt|CMakePresets\.json")
GENERATED = ("build/", "results/")  # what commands write there is on no reader's disk before


def tracked(pattern: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern], cwd=ROOT, capture_output=True, text=True
    )
    return listed.stdout.split()


PAGES = sorted(each for each in tracked("*.md") if (ROOT / each).is_file())


def prose(page: str) -> str:
    """Returns the text of a page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", (ROOT / page).read_text(), flags=re.MULTILINE | re.DOTALL)


def paths(text: str) -> list[str]:
    quoted = re.findall(r"`([^`\n]+)`", text)
    return [each for each in quoted if PATH.fullmatch(each) and not each.startswith(("/", *GENERATED))]


def exists(path: str, page: str) -> bool:
    """Returns whether a path leads somewhere from the root or from the page's folder; a * stands for anything."""
    return any(any(folder.glob(path.rstrip("/"))) for folder in (ROOT, (ROOT / page).parent))


def sections(thing: str) -> list[tuple[str, str]]:
    """Returns the pages that say how to add a thing, and what they say."""
    found = []
    phrase = rf"(?:(?:To add|Adding) )?an? (?:\w+ or an? )?(?:timeline )?{thing}\b"
    for page in PAGES:
        text = prose(page)
        for bold in re.finditer(rf"^(?:- )?\*\*{phrase}[^*\n]*\*\*", text, re.MULTILINE | re.IGNORECASE):
            found.append((page, re.split(r"\n\n|\n- ", text[bold.start() :])[0]))
        for heading in re.finditer(rf"^#+ {phrase}.*$", text, re.MULTILINE | re.IGNORECASE):
            found.append((page, text[heading.end() :].split("\n#")[0]))
    return found


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose(page))
    relative = [each for each in targets if "://" not in each and not each.startswith("mailto:")]
    assert [each for each in relative if not ((ROOT / page).parent / each).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_named_files_exist(page):
    assert [each for each in paths(prose(page)) if not exists(each, page)] == []


@pytest.mark.parametrize("thing", THINGS)
def test_it_is_said_how_to_add(thing):
    said = sections(thing)
    assert said, f'no README says "**To add a {thing}**"'
    for page, text in said:
        named = paths(text)
        assert named, f"{page} names no file in what it says of adding a {thing}"
        assert [each for each in named if not exists(each, page)] == []
