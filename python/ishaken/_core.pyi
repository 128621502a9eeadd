"""
The simulator: load a scenario, run it, take its tables.
"""
from __future__ import annotations
import datetime
import typing
__all__: list[str] = ['Batch', 'Belief', 'Case', 'Conduct', 'Decision', 'Diagnostic', 'Dossier', 'Part', 'Progress', 'Run', 'STANDINGS', 'Scenario', 'ScenarioError', 'Subject', 'Tally', 'json_schema', 'listing', 'load', 'reference_page', 'tables', 'version']
class Batch:
    """
    Rows of one table: pyarrow.record_batch(batch) takes them over, once.
    """
    def __arrow_c_array__(self, requested_schema: typing.Any = None) -> tuple:
        ...
    def __len__(self) -> int:
        ...
class Belief:
    """
    The share of a subject's calls that are unwanted, 0 to 1, as it is believed.
    """
    def __init__(self, mean: float, low: float, high: float, calls: float) -> None:
        ...
    @property
    def calls(self) -> float:
        """
        how many calls it rests on
        """
    @property
    def high(self) -> float:
        ...
    @property
    def low(self) -> float:
        """
        the lower end of an interval that holds it
        """
    @property
    def mean(self) -> float:
        ...
class Conduct:
    """
    How a country answered requests to trace calls.
    """
    @property
    def acted(self) -> float:
        ...
    @property
    def answered(self) -> float:
        ...
    @property
    def asked(self) -> float:
        ...
class Part:
    """
    A provider or an STI-CA of a country, or a country that reports on it.
    """
    @property
    def belief(self) -> Belief:
        ...
    @property
    def dropped(self) -> bool:
        """
        no longer believed
        """
    @property
    def name(self) -> str:
        ...
class Case:
    """
    All that a policy may look at before it decides about a country.
    """
    @property
    def belief(self) -> Belief:
        ...
    @property
    def cas(self) -> list[Part]:
        ...
    @property
    def conduct(self) -> Conduct:
        ...
    @property
    def country(self) -> str:
        ...
    @property
    def exclusions(self) -> int:
        """
        how often it was excluded, the present time included
        """
    @property
    def fresh_calls(self) -> float:
        """
        evidence of the last period alone
        """
    @property
    def providers(self) -> list[Part]:
        ...
    @property
    def reporters(self) -> list[Part]:
        """
        what each country that shares its evidence would believe alone
        """
    @property
    def since(self) -> datetime.timedelta:
        """
        how long it has stood there
        """
    @property
    def standing(self) -> str:
        ...
class Decision:
    """
    How a country is treated from now on, and why.
    """
    def __init__(self, standing: str, why: str, *, drop_providers: list[str] = [], drop_cas: list[str] = []) -> None:
        ...
class Tally:
    """
    Calls, each in the worst class that it falls into.
    """
    @property
    def calls(self) -> float:
        ...
    @property
    def clean(self) -> float:
        ...
    @property
    def complained(self) -> float:
        ...
    @property
    def marked(self) -> float:
        ...
    @property
    def suspicious(self) -> float:
        ...
    @property
    def trapped(self) -> float:
        ...
class Subject:
    """
    Of whom something is to be believed.
    """
    @property
    def country(self) -> str:
        ...
    @property
    def level(self) -> str:
        ...
    @property
    def name(self) -> str:
        """
        of the STI-CA or provider; empty for a country
        """
class Dossier:
    """
    All that was told about calls, by closed period.
    """
    def of(self, reporter: str, subject: Subject) -> list:
        """
        the same of one reporter
        """
    def pooled(self, subject: Subject) -> list:
        """
        of all reporters: (period, Tally), oldest first; periods without calls are left out
        """
    @property
    def period(self) -> int:
        ...
    @property
    def reporters(self) -> list:
        ...
class Diagnostic:
    """
    One thing that is wrong with a scenario.
    """
    def __str__(self) -> str:
        ...
    @property
    def column(self) -> int:
        ...
    @property
    def excerpt(self) -> str:
        ...
    @property
    def file(self) -> str:
        ...
    @property
    def line(self) -> int:
        ...
    @property
    def message(self) -> str:
        ...
    @property
    def path(self) -> str:
        ...
class ScenarioError(Exception):
    """
    What is wrong with a scenario, in `diagnostics`.
    """
class Scenario:
    """
    A checked scenario.
    """
    @property
    def capture_points(self) -> list[str]:
        """
        where its packets can be captured: parties, countries, cables between two
        """
    @property
    def duration_s(self) -> float:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def resolved_yaml(self) -> str:
        """
        YAML with every default written, which loads again to the same scenario
        """
    @property
    def seed(self) -> int:
        ...
    @property
    def start(self) -> str:
        ...
    @property
    def title(self) -> str:
        ...
    @property
    def values(self) -> typing.Any:
        """
        every value, defaults too, as nested dicts and lists of texts
        """
class Progress:
    """
    How far a run is.
    """
    @property
    def baseline(self) -> bool:
        """
        what is played is the scenario without its attacks
        """
    @property
    def calls(self) -> int:
        ...
    @property
    def events(self) -> int:
        ...
    @property
    def now(self) -> str:
        ...
    @property
    def part(self) -> str:
        """
        which part of the work, where there are several
        """
    @property
    def share(self) -> float:
        ...
class Run:
    """
    A run of one scenario, advanced in slices.
    """
    def __init__(self, scenario: Scenario, *, threads: int = 1, follow: int | None = None, follow_outcome: str = '', capture: list[str] = [], capture_directory: str = '') -> None:
        ...
    def advance(self, events: int) -> bool:
        """
        Plays up to that many further events; False when the end is reached.
        """
    def expectations_held(self) -> bool:
        ...
    def rows(self, table: str) -> int:
        """
        rows not yet taken
        """
    def story_json(self) -> str:
        ...
    def summary_json(self) -> str:
        ...
    def take_batch(self, table: str) -> Batch:
        """
        takes the rows so far away
        """
    @property
    def progress(self) -> Progress:
        ...
    @property
    def simulated_s(self) -> float:
        """
        since the start, without the warm-up
        """
def json_schema() -> str:
    """
    the JSON Schema (draft-07) of scenarios
    """
def listing(what: str = '') -> str:
    """
    what can be written under a topic, as JSON; without a topic, the topics
    """
def load(text: bytes, file_name: str = 'scenario', overrides: list[str] = [], rules: typing.Iterable = (), estimators: typing.Iterable = ()) -> Scenario:
    ...
def reference_page() -> str:
    """
    every key of scenarios, in Markdown
    """
STANDINGS: tuple = ('kept', 'watched', 'probation', 'downgraded', 'scoped', 'excluded')
tables: tuple = ('calls', 'decisions', 'control', 'reputation', 'faults', 'links')
version: str = '0.1.0'
