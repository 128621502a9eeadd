"""
The simulator: load a scenario, run it, take its tables.
"""
from __future__ import annotations
import datetime
import typing
__all__: list[str] = ['Batch', 'Belief', 'Case', 'Conduct', 'Decision', 'Diagnostic', 'Dossier', 'Part', 'Progress', 'Run', 'STANDINGS', 'Scenario', 'ScenarioError', 'Subject', 'Tally', 'json_schema', 'listing', 'load', 'reference_page', 'tables', 'version']
class Batch:
    """
    Rows of one table; pyarrow.record_batch(batch) takes them over, once.
    """
    def __arrow_c_array__(self, requested_schema: typing.Any = None) -> tuple:
        ...
    def __len__(self) -> int:
        ...
class Belief:
    """
    A belief about the share of a subject's calls that are unwanted, 0 to 1.
    """
    def __init__(self, mean: float, low: float, high: float, calls: float) -> None:
        ...
    @property
    def calls(self) -> float:
        """
        the number of calls behind it
        """
    @property
    def high(self) -> float:
        ...
    @property
    def low(self) -> float:
        """
        the lower end of its interval
        """
    @property
    def mean(self) -> float:
        ...
class Conduct:
    """
    How a country answered traceback requests.
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
    A provider or an STI-CA of a country, or a country that shares evidence about it.
    """
    @property
    def belief(self) -> Belief:
        ...
    @property
    def dropped(self) -> bool:
        """
        excluded from trust
        """
    @property
    def name(self) -> str:
        ...
class Case:
    """
    All that a policy may use to decide about a country.
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
        calls in the evidence of the last period
        """
    @property
    def providers(self) -> list[Part]:
        ...
    @property
    def reporters(self) -> list[Part]:
        """
        the belief from the evidence of each sharing country alone
        """
    @property
    def since(self) -> datetime.timedelta:
        """
        time since its last change of standing
        """
    @property
    def standing(self) -> str:
        ...
class Decision:
    """
    The standing of a country from now on, and the reason.
    """
    def __init__(self, standing: str, why: str, *, drop_providers: list[str] = [], drop_cas: list[str] = []) -> None:
        ...
class Tally:
    """
    Numbers of calls, each counted in its worst class.
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
    The subject of a belief.
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
        name of the STI-CA or provider; empty for a country
        """
class Dossier:
    """
    The evidence about calls, by closed period.
    """
    def of(self, reporter: str, subject: Subject) -> list:
        """
        Returns (period, Tally) of one reporter, oldest first, without periods that have no calls.
        """
    def pooled(self, subject: Subject) -> list:
        """
        Returns (period, Tally) over all reporters, oldest first, without periods that have no calls.
        """
    @property
    def period(self) -> int:
        ...
    @property
    def reporters(self) -> list:
        ...
class Diagnostic:
    """
    An error in a scenario.
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
    The errors in a scenario, in `diagnostics`.
    """
class Scenario:
    """
    A checked scenario.
    """
    @property
    def capture_points(self) -> list[str]:
        """
        the points at which packets can be captured: parties, countries, cables between two
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
        YAML with every default written; it loads again to the same scenario
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
        every value, with defaults, as nested dicts and lists of texts
        """
class Progress:
    """
    The progress of a run.
    """
    @property
    def baseline(self) -> bool:
        """
        whether the baseline, without attacks, is being run
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
        the part of the work; empty if there is one alone
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
        Runs up to that many further events; returns False at the end of the run.
        """
    def expectations_held(self) -> bool:
        ...
    def rows(self, table: str) -> int:
        """
        Returns the number of rows not yet taken.
        """
    def story_json(self) -> str:
        ...
    def summary_json(self) -> str:
        ...
    def take_batch(self, table: str) -> Batch:
        """
        Takes the rows so far, and removes them from the run.
        """
    @property
    def progress(self) -> Progress:
        ...
    @property
    def simulated_s(self) -> float:
        """
        simulated seconds since the start, without the warm-up
        """
def json_schema() -> str:
    """
    Returns the JSON Schema (draft-07) of scenarios.
    """
def listing(what: str = '') -> str:
    """
    Returns the things of a topic as JSON; without a topic, the topics.
    """
def load(text: bytes, file_name: str = 'scenario', overrides: list[str] = [], rules: typing.Iterable = (), estimators: typing.Iterable = ()) -> Scenario:
    ...
def reference_page() -> str:
    """
    Returns the reference page of scenarios in Markdown.
    """
STANDINGS: tuple = ('kept', 'watched', 'probation', 'downgraded', 'scoped', 'excluded')
tables: tuple = ('calls', 'decisions', 'control', 'reputation', 'faults', 'links')
version: str = '0.1.0'
