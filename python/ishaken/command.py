"""The command `ishaken`: reads what was typed, calls the rest of the package, and gives the exit code."""

import sys
import traceback
from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken import _core
from ishaken.errors import ExitCode, InputError, RunError
from ishaken.scenario_file import load
from ishaken.terminal import console


class _Commands(typer.core.TyperGroup):
    """Turns what a command may raise into its message and exit code, the same for all of them."""

    def invoke(self, context):
        try:
            return super().invoke(context)
        except (_core.ScenarioError, InputError) as error:
            code, message = ExitCode.INPUT_WRONG, str(error)
        except RunError as error:
            code, message = ExitCode.RUN_FAILED, str(error)
        except KeyboardInterrupt as error:
            code, message = ExitCode.INTERRUPTED, f"interrupted; {error}" if error.args else "interrupted"
        except BrokenPipeError:
            raise
        except Exception as error:
            if isinstance(error, (typer.Exit, typer.Abort)) or hasattr(error, "exit_code"):
                raise
            code, message = ExitCode.RUN_FAILED, traceback.format_exc()
        console(stderr=True).print(message.rstrip("\n"), markup=False, soft_wrap=True)
        raise typer.Exit(code)


app = typer.Typer(
    cls=_Commands,
    help="Simulates calls across borders under International SHAKEN (ATIS-1000091).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

ScenarioFile = Annotated[Path, typer.Argument(metavar="SCENARIO", help="A scenario file.", show_default=False)]
Overrides = Annotated[
    Optional[list[str]],
    typer.Option("--set", metavar="PATH=VALUE", help="Changes one value; can be repeated.", show_default=False),
]
Seed = Annotated[Optional[int], typer.Option(help="The same as --set seed=N.", show_default=False)]
Threads = Annotated[int, typer.Option(min=1, max=256, help="That do cryptography; results do not depend on it.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Nothing but errors.")]


def _load(file: Path, overrides: list[str] | None, seed: int | None = None) -> _core.Scenario:
    return load(file, [*(overrides or []), *([f"seed={seed}"] if seed is not None else [])])


def _version(wanted: bool):
    if wanted:
        print(f"ishaken {_core.version}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Prints it.")] = False,
):
    pass


@app.command()
def run(
    scenario: ScenarioFile,
    set_: Overrides = None,
    seed: Seed = None,
    out: Annotated[Optional[Path], typer.Option(help="The run directory itself.", show_default=False)] = None,
    matrix: Annotated[
        Optional[str],
        typer.Option(
            metavar="profiles|defences",
            help="Plays it once for each, with a baseline, and compares them in one table.",
            show_default=False,
        ),
    ] = None,
    pcap: Annotated[
        Optional[list[str]],
        typer.Option(
            metavar="PARTY|COUNTRY|CABLE",
            help="Captures its packets into the folder pcap, with fidelity.network=packet; can be repeated.",
            show_default=False,
        ),
    ] = None,
    threads: Threads = 1,
    quiet: Quiet = False,
):
    """Plays a scenario and writes its run directory; with --matrix, one table of many runs, in the folder of its results.

    Exit code 0: every expectation held; 1: one did not; 2: the input is wrong; 3: the run failed; 130: interrupted.

    Example: `ishaken run scenarios/tour.yaml --set policies.default.list_poll="6 h" --seed 7`,
    `ishaken run scenarios/tour.yaml --matrix defences`
    """
    from ishaken.progress import watching
    from ishaken.simulation import play
    from ishaken.summary import print_summary

    if matrix is not None:
        if pcap:
            raise InputError("--pcap is for one run, not for the many of --matrix")
        raise typer.Exit(_run_matrix(scenario, set_, seed, out, matrix, threads, quiet))
    loaded = _load(scenario, set_, seed)
    with watching(console(stderr=True), quiet) as watch:
        result = play(loaded, out, pcap=pcap or (), threads=threads, watch=watch)
    if result.code == ExitCode.INTERRUPTED:
        console(stderr=True).print(f"interrupted; what was written until then is in {result.path}", soft_wrap=True)
    elif not quiet:
        print_summary(console(), result.path)
    raise typer.Exit(result.code)


def _run_matrix(file: Path, overrides, seed, out: Path | None, kind: str, threads: int, quiet: bool) -> ExitCode:
    from ishaken import matrix
    from ishaken.progress import watching

    if kind not in matrix.KINDS:
        raise InputError(f"no matrix '{kind}': it is one of {', '.join(matrix.KINDS)}")
    loaded = _load(file, overrides, seed)

    def load_row(settings: list[str]) -> _core.Scenario:
        return _load(file, [*settings, *(overrides or [])], seed)

    with watching(console(stderr=True), quiet) as watch:
        done, complete = matrix.play(kind, load_row, threads=threads, watch=watch)
    written = matrix.write(loaded, kind, done, complete, out)
    if not quiet:
        matrix.print_matrix(console(), kind, done)
        console().print("\n" + "\n".join(map(str, written)), markup=False, soft_wrap=True)
    if not complete:
        console(stderr=True).print("interrupted; the rows that were done until then are kept", soft_wrap=True)
    return ExitCode.HELD if complete else ExitCode.INTERRUPTED


@app.command()
def sweep(
    scenario: ScenarioFile,
    over: Annotated[
        Optional[list[str]],
        typer.Option(metavar="PATH=V1,V2", help="Values of one path of --set; can be repeated.", show_default=False),
    ] = None,
    seeds: Annotated[str, typer.Option(metavar="N|S1,S2", help="How many from the scenario's own on, or which.")] = "1",
    design: Annotated[
        str,
        typer.Option(
            metavar="grid|latin|sobol|saltelli|morris",
            help="All combinations; or points spread over ranges, each given as its two ends.",
        ),
    ] = "grid",
    points: Annotated[
        Optional[int], typer.Option(help="How many the designs other than grid spread.", show_default=False)
    ] = None,
    design_seed: Annotated[int, typer.Option(help="Of the spreading.")] = 1,
    set_: Overrides = None,
    workers: Annotated[
        Optional[int], typer.Option(min=1, help="Processes; as many as there are processors.", show_default=False)
    ] = None,
    dask: Annotated[
        Optional[str], typer.Option(metavar="tcp://...", help="A Dask scheduler, whose workers play.", show_default=False)
    ] = None,
    out: Annotated[Optional[Path], typer.Option(help="The directory of the sweep itself.", show_default=False)] = None,
    tables: Annotated[bool, typer.Option("--tables", help="Keeps the tables of every run too.")] = False,
    quiet: Quiet = False,
):
    """Plays a scenario at many points, each with the same seeds. The same sweep again plays only what is missing.

    Exit code 0: every expectation held in every run; 1: one did not; 2: the input is wrong, nothing was run; 3: runs
    failed, all others are kept; 130: interrupted, what was finished is kept.

    Example: `ishaken sweep scenarios/tour.yaml --over policies.*.list_poll="1 h,6 h" --over policies.*.merge=flat,scoped
    --seeds 10`, `ishaken sweep scenarios/tour.yaml --over policies.*.list_poll="1 h,48 h" --design sobol --points 32`
    """
    from ishaken import sweeps
    from ishaken.progress import watching
    from ishaken.sweeps import typed
    from ishaken.sweeps.printed import print_sweep

    with watching(console(stderr=True), quiet) as watch:
        done = sweeps.sweep(
            scenario,
            typed.over(over or []),
            seeds=typed.seeds(seeds),
            design=design,
            points=points,
            design_seed=design_seed,
            set=set_ or [],
            executor=dask,
            workers=workers,
            out=out,
            tables=tables,
            progress=watch,
        )
    if not quiet:
        print_sweep(console(), done)
    raise typer.Exit(ExitCode.HELD if done.held else ExitCode.EXPECTATION_FAILED)


@app.command()
def validate(scenario: ScenarioFile, set_: Overrides = None):
    """Checks a scenario as `run` does, and runs nothing.

    Example: `ishaken validate my-scenario.yaml`
    """
    loaded = _load(scenario, set_)
    console().print(f"{loaded.name}: this scenario can be run", markup=False)


@app.command()
def show(
    what: Annotated[Path, typer.Argument(metavar="SCENARIO|RUNDIR|SWEEP", show_default=False)],
    set_: Overrides = None,
):
    """Shows what a scenario contains, the summary of a run, or how the runs of a sweep ended.

    Example: `ishaken show scenarios/tour.yaml`, `ishaken show results/tour/latest`
    """
    from ishaken.show import print_scenario
    from ishaken.summary import print_summary

    if (what / "sweep.json").is_file():
        from ishaken.sweeps import Sweep
        from ishaken.sweeps.printed import print_sweep

        print_sweep(console(), Sweep(what))
    elif what.is_dir():
        if not (what / "manifest.json").is_file():
            raise InputError(f"{what} is no run directory: it has no manifest.json")
        print_summary(console(), what)
    else:
        print_scenario(console(), _load(what, set_))


@app.command("list")
def list_(what: Annotated[str, typer.Argument(help="A topic; without it, the topics.", show_default=False)] = ""):
    """Lists what can be written in a scenario.

    Example: `ishaken list`, `ishaken list actions`
    """
    from ishaken.listing import print_listing

    print_listing(console(), what)


@app.command()
def schema():
    """Prints the JSON Schema of scenarios, for editors.

    Example: `ishaken schema > schema.json`, and `# yaml-language-server: $schema=schema.json` as the first line
    """
    sys.stdout.write(_core.json_schema().rstrip("\n") + "\n")


@app.command()
def reference():
    """Prints the reference page of scenarios in Markdown.

    Example: `ishaken reference > scenarios/reference.md`
    """
    sys.stdout.write(_core.reference_page())


@app.command()
def trace(
    scenario: ScenarioFile,
    call: Annotated[Optional[int], typer.Argument(metavar="CALL", min=1, help="Its number.", show_default=False)] = None,
    outcome: Annotated[str, typer.Option(help="The first call with this outcome.", show_default=False)] = "",
    artifacts: Annotated[
        Optional[Path], typer.Option(help="Writes token, certificates, list and CRL there.", show_default=False)
    ] = None,
    set_: Overrides = None,
    seed: Seed = None,
    threads: Threads = 1,
    quiet: Quiet = False,
):
    """Tells the story of one call: every step, by whom, and why.

    Example: `ishaken trace scenarios/tour.yaml 17`, `ishaken trace scenarios/tour.yaml --outcome anchor_untrusted --artifacts call/`
    """
    from ishaken.artifacts import write_artifacts
    from ishaken.progress import watching
    from ishaken.story import follow, print_story

    if (call is None) == (not outcome):
        raise InputError("name the call by its number, or by --outcome")
    loaded = _load(scenario, set_, seed)
    with watching(console(stderr=True), quiet) as watch:
        story = follow(loaded, call=call, outcome=outcome, threads=threads, watch=watch)
    print_story(console(), story)
    if artifacts:
        written = write_artifacts(story, artifacts)
        console().print(f"\n{len(written)} files are in {artifacts}; its README.md tells how to check them", markup=False)


@app.command()
def compare(
    sides: Annotated[
        list[str],
        typer.Argument(metavar="A B...", help="Scenarios, changes to A (PATH=VALUE, several with ;), or folders of runs.", show_default=False),
    ],
    seeds: Annotated[int, typer.Option(min=1, help="How many, from 1.")] = 20,
    metric: Annotated[
        Optional[list[str]],
        typer.Option(metavar="NAME[DIM=VALUE,...]", help="A metric; can be repeated. Without it: the main ones.", show_default=False),
    ] = None,
    set_: Overrides = None,
    world: Annotated[
        Optional[list[str]],
        typer.Option(metavar="PATH=VALUE;...", help="What makes one sampled world; repeated for others.", show_default=False),
    ] = None,
    until: Annotated[
        Optional[list[str]],
        typer.Option(metavar="METRIC=WIDTH", help="Adds seeds until its interval is so narrow, to either side.", show_default=False),
    ] = None,
    max_seeds: Annotated[int, typer.Option(min=1, help="No more than these, with --until.")] = 200,
    name: Annotated[
        Optional[list[str]], typer.Option(help="What to call A, then B...; repeated for each.", show_default=False)
    ] = None,
    workers: Annotated[Optional[int], typer.Option(min=1, help="Processes; all cores without it.", show_default=False)] = None,
    out: Annotated[Optional[Path], typer.Option(help="Writes comparison.json there, and keeps the runs.", show_default=False)] = None,
    html: Annotated[Optional[Path], typer.Option(help="Writes the table as a page.", show_default=False)] = None,
    latex: Annotated[Optional[Path], typer.Option(help="Writes the table for a paper.", show_default=False)] = None,
    quiet: Quiet = False,
):
    """Says how much more the others measure than A, on the same seeds, and how sure that is.

    Exit code 0: done; 1: the intervals that --until asked for were not reached; 2: the input is wrong.

    Example: `ishaken compare scenarios/tour.yaml "policies.open-door.list_poll=1 h" --seeds 20`,
    `ishaken compare a.yaml b.yaml --until verified_share=0.01 --out results/a-and-b`
    """
    from ishaken import comparisons
    from ishaken.comparisons.typed import Files, goals, worlds
    from ishaken.progress import watching

    files = Files(out, html, latex)
    played = {"seeds": seeds, "set": set_ or (), "worlds": worlds(world or ()), "max_seeds": max_seeds, "workers": workers}
    kept = out / "runs" if out and out.suffix != ".json" else None
    with watching(console(stderr=True), quiet) as watch:
        result = comparisons.compare(
            *sides, **played, metrics=metric or (), until=goals(until or ()), names=name or (), keep=kept, progress=watch
        )
    written = files.write(result)
    if not quiet:
        console().print(result)
        console().print("".join(f"\n{each}" for each in written), markup=False, soft_wrap=True)
    raise typer.Exit(ExitCode.EXPECTATION_FAILED if result.narrow_enough is False else ExitCode.HELD)


@app.command()
def report(
    what: Annotated[Path, typer.Argument(metavar="RUN|SWEEP|COMPARISON", help="Its directory or file.", show_default=False)],
    out: Annotated[
        Optional[Path], typer.Option(help="The file; without it report.html, beside what it is about.", show_default=False)
    ] = None,
    quiet: Quiet = False,
):
    """Writes a page with figures, expectations, decisions and metrics: one HTML file that needs no network.

    Example: `ishaken report results/tour/latest`, `ishaken report results/tour/latest --out tour.html`
    """
    from ishaken import report as reports
    from ishaken.saved import open

    folder = what if what.is_dir() else what.parent
    written = reports.write(open(what), out or folder / "report.html")
    if not quiet:
        console().print(str(written), markup=False, soft_wrap=True)



@app.command()
def bench(
    part: Annotated[str, typer.Argument(help="Only figures with this in their names.", show_default=False)] = "",
    json: Annotated[Optional[Path], typer.Option(help="Also writes the figures there.", show_default=False)] = None,
):
    """Measures the speed of this build against limits measured in the same run.

    Example: `ishaken bench packet --json build/bench.json`
    """
    from ishaken.bench import measure, print_figures, write

    figures = measure(part)
    if json:
        write(figures, json)
    print_figures(console(), figures)


def main():
    app(prog_name="ishaken")
