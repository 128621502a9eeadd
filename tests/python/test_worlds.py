"""Small hand-drawn worlds (tests/scenarios/*.world), with real signatures and with modelled ones."""

import pytest

import worlds
from play import ROOT, play

FILES = sorted((ROOT / "tests" / "scenarios").glob("*.world"))


def test_there_are_worlds():
    assert len(FILES) >= 12


@pytest.mark.parametrize("crypto", ["openssl", "modelled"])
@pytest.mark.parametrize("path", FILES, ids=[each.stem for each in FILES])
def test_the_table_is_what_happens(path, crypto):
    scenario, tables = worlds.read(path)
    played = play(scenario, f"fidelity.crypto={crypto}", tables=("calls",))
    differences = [each for table in tables for each in table.differences(played)] + played.failures()
    assert not differences, "\n".join(["", *differences])


WORLD = """\
countries:
  FR: {registers: false}
  DE: {registers: false}
duration: 1 h
traffic:
  - {kind: legitimate, rate: 2 per min}
  - {kind: legitimate, from: FR, to: FR, rate: 2 per min}
"""


@pytest.mark.parametrize(
    "table,told",
    [
        ("---\n   FR DE\nFR 1 0\nDE anchor_untrusted 1\n", []),
        ("---\n   FR DE\nFR 1 1\nDE 0 1\n", ["FR to DE: 1 expected, 0.000"]),
        ("---\n   FR DE\nFR 1 0\nDE signature_invalid 1\n", ["DE to FR: signature_invalid expected"]),
        ("---\n   FR DE\nFR - 0\nDE ? 1\n", ["FR to FR"]),
        ("---\n   FR\nFR 1\nDE 0\n", ["DE to DE", "FR to DE"]),
        ("--- after 2 h\n   FR DE\nFR 1 -\nDE - -\n", ["FR to FR: 1 expected, but there was no call"]),
        ("--- kind spoofed\n   FR DE\nFR - -\nDE - -\n", []),
        ("--- before 30 min\n   FR DE\nFR 1 0\nDE 0 1\n--- after 30 min\n   FR DE\nFR 1 0\nDE 0 1\n", []),
    ],
)
def test_a_wrong_table_is_noticed(tmp_path, table, told):
    (tmp_path / "small.world").write_text(WORLD + table)
    scenario, tables = worlds.read(tmp_path / "small.world")
    played = play(scenario, "fidelity.crypto=modelled", tables=("calls",))
    differences = [each for one in tables for each in one.differences(played)]
    assert len(differences) == len(told)
    for difference, expected in zip(differences, told, strict=True):
        assert expected in difference
