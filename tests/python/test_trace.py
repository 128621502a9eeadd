"""The story of one call, and its artifacts as other tools read them."""

import base64
import json
import re
import shlex
import subprocess

import pytest

from conftest import SMALL


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    """The first call that passed, its output and its files."""
    from conftest import Command

    ishaken = Command(tmp_path_factory.mktemp("trace"))
    folder = ishaken.home / "artifacts"
    across = SMALL.replace("from: any, to: any", "from: FR, to: DE")
    done = ishaken("trace", ishaken.scenario(across), "--outcome", "passed", "--artifacts", folder)
    assert done.returncode == 0, done.stderr
    return done.stdout, folder


def part(text: str) -> dict:
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def openssl(folder, command: str) -> str:
    done = subprocess.run(shlex.split(command), cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, command + "\n" + done.stdout + done.stderr
    return done.stdout + done.stderr


def commands(folder) -> list[str]:
    """Those of the README that comes with the artifacts."""
    blocks = re.findall(r"```\n(.+?)\n```", (folder / "README.md").read_text(), re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def test_the_story_names_who_did_what(traced):
    out, _ = traced
    assert "FR/provider/" in out and "DE/provider/" in out
    assert "passed" in out
    assert "\x1b" not in out


def test_the_token_is_a_passport(traced):
    _, folder = traced
    header, payload, _ = map(str, (folder / "token.jwt").read_text().strip().split("."))
    assert part(header)["alg"] == "ES256"
    assert part(header)["ppt"] == "shaken"
    claims = part(payload)
    assert {"attest", "dest", "iat", "orig", "origid"} <= set(claims)
    assert json.loads((folder / "token.json").read_text()) == {"header": part(header), "payload": claims}
    identity = (folder / "identity.txt").read_text()
    assert identity.startswith((folder / "token.jwt").read_text().strip() + ";info=<")


def test_the_list_is_a_jws(traced):
    _, folder = traced
    header, payload, signature = (folder / "list.jwt").read_text().strip().split(".")
    assert part(header)["alg"] == "ES256" and signature
    assert {"version", "sequence", "exp", "trustList"} <= set(part(payload))
    assert json.loads((folder / "list.json").read_text())["payload"] == part(payload)


def test_every_command_of_the_readme_succeeds(traced):
    _, folder = traced
    known = commands(folder)
    assert {"verify", "dgst", "crl"} <= {command.split()[1] for command in known}
    for command in known:
        done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, command + "\n" + done.stdout + done.stderr


def test_openssl_refuses_another_anchor_and_another_token(traced):
    _, folder = traced
    verify = next(command for command in commands(folder) if command.startswith("openssl verify"))
    wrong = subprocess.run(
        shlex.split(verify.replace("-CAfile anchor.pem", "-CAfile crl_issuer.pem")), cwd=folder, capture_output=True
    )
    assert wrong.returncode != 0
    (folder / "key.pem").write_text(openssl(folder, "openssl x509 -in leaf.pem -noout -pubkey"))
    (folder / "other").write_text((folder / "token.signed").read_text() + "x")
    forged = subprocess.run(
        shlex.split("openssl dgst -sha256 -verify key.pem -signature token.sig other"), cwd=folder, capture_output=True
    )
    assert forged.returncode != 0


def test_the_leaf_is_a_provider_certificate(traced):
    _, folder = traced
    text = openssl(folder, "openssl x509 -in leaf.pem -noout -text")
    assert "SHAKEN " in text and "prime256v1" in text


def test_a_call_by_its_number(ishaken):
    first = ishaken("trace", ishaken.scenario(), "1", "--quiet")
    assert first.returncode == 0
    assert "call 1" in first.stdout
    assert first.stderr == ""


def test_a_call_that_is_not_there(ishaken):
    done = ishaken("trace", ishaken.scenario(), "--outcome", "signature_invalid", "--quiet")
    assert done.returncode == 2
    assert "there is no call with outcome 'signature_invalid' in this run of" in " ".join(done.stderr.split())


def test_artifacts_overwrite_nothing(ishaken):
    folder = ishaken.home / "mine"
    folder.mkdir()
    (folder / "note").write_text("keep")
    done = ishaken("trace", ishaken.scenario(), "--outcome", "passed", "--artifacts", folder)
    assert done.returncode == 2
    assert [each.name for each in folder.iterdir()] == ["note"]


def test_signatures_in_the_form_of_openssl():
    from ishaken.artifacts import _der_signature

    high, low, zero = b"\xff" * 32, b"\0" * 31 + b"\x01", b"\0" * 32
    assert _der_signature(high + low) == b"\x30\x26" + b"\x02\x21\x00" + high + b"\x02\x01\x01"
    assert _der_signature(zero + low) == b"\x30\x06\x02\x01\x00\x02\x01\x01"
