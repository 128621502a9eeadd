"""Artifacts of a story made by hand with the openssl command, so that their writer is judged without a run."""

import base64
import json
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from ishaken.artifacts import write_artifacts
from ishaken.errors import InputError

# Within the validity of what is made here.
MOMENT = datetime.now(UTC).replace(microsecond=500_000) + timedelta(hours=1)
CA = """
[req]
distinguished_name = name
[name]
[ca]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
[ca_section]
database = index.txt
default_md = sha256
default_crl_days = 1
"""


def openssl(folder, *arguments) -> bytes:
    done = subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def raw(der: bytes) -> bytes:
    """r and s of 32 bytes each out of the ASN.1 that openssl writes."""
    first = der[4 : 4 + der[3]]
    second = der[6 + der[3] :]
    return b"".join(each.lstrip(b"\0").rjust(32, b"\0") for each in (first, second))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    (folder / "ca.cnf").write_text(CA)
    (folder / "index.txt").write_text("")
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    validity = ["-days", "36500"]
    openssl(folder, "req", "-x509", *curve, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Root", *validity,
            "-config", "ca.cnf", "-extensions", "ca")  # fmt: skip
    openssl(folder, "req", *curve, "-keyout", "leaf.key", "-out", "leaf.csr", "-subj", "/CN=SHAKEN 1234", "-config", "ca.cnf")
    openssl(folder, "x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-out", "leaf.pem", *validity)
    openssl(folder, "ca", "-gencrl", "-config", "ca.cnf", "-name", "ca_section", "-keyfile", "ca.key", "-cert", "ca.pem",
            "-out", "crl.pem")  # fmt: skip

    def jws(payload: dict) -> str:
        header = {"alg": "ES256", "typ": "passport"}
        signed = ".".join(base64url(json.dumps(each).encode()) for each in (header, payload))
        (folder / "signed").write_text(signed)
        return signed + "." + base64url(raw(openssl(folder, "dgst", "-sha256", "-sign", "leaf.key", "signed")))

    token = jws({"attest": "A", "iat": 1767323045})
    return {
        "call": 17,
        "outcome": "passed",
        "steps": [{"at": f"{MOMENT:%Y-%m-%dT%H:%M:%S.5Z}", "party": "FR/provider/1", "step": "end", "fields": {}}],
        "artifacts": {
            "identity": f"{token};info=<https://cr.example/1.pem>;alg=ES256;ppt=shaken",
            "chain": (folder / "leaf.pem").read_text() + (folder / "ca.pem").read_text(),
            "anchor": (folder / "ca.pem").read_text(),
            "crl_issuer": (folder / "ca.pem").read_text(),
            "list": jws({"version": 1, "sequence": 2, "exp": 3, "trustList": []}),
            "crl": base64.b64encode(openssl(folder, "crl", "-in", "crl.pem", "-outform", "DER")).decode(),
        },
    }


def commands(folder) -> list[str]:
    blocks = (folder / "README.md").read_text().split("```\n")[1::2]
    return [line for block in blocks for line in block.splitlines()]


def outcomes(folder) -> dict:
    """Of each command of the README, by its first two words and in their order: whether it succeeded."""
    return {
        " ".join(command.split()[1:2] + command.split()[-1:]): subprocess.run(
            command, shell=True, cwd=folder, capture_output=True
        ).returncode
        == 0
        for command in commands(folder)
    }


def test_everything_is_written_and_every_command_agrees(made, tmp_path):
    written = write_artifacts(made, tmp_path / "call")
    assert {each.name for each in written} == {
        "identity.txt", "token.jwt", "token.json", "token.signed", "token.sig", "chain.pem", "leaf.pem", "anchor.pem",
        "crl_issuer.pem", "list.jwt", "list.json", "crl.pem", "call.json", "README.md",
    }  # fmt: skip
    found = outcomes(tmp_path / "call")
    assert len(found) == 6 and all(found.values()), found
    assert json.loads((tmp_path / "call" / "token.json").read_text())["payload"]["attest"] == "A"
    assert json.loads((tmp_path / "call" / "list.json").read_text())["payload"]["sequence"] == 2
    assert f"-attime {int(MOMENT.timestamp())} " in (tmp_path / "call" / "README.md").read_text()


def test_a_changed_token_is_noticed(made, tmp_path):
    header, payload, signature = made["artifacts"]["identity"].split(";")[0].split(".")
    forged = ".".join([header, base64url(b'{"attest":"B"}'), signature])
    story = {**made, "artifacts": {**made["artifacts"], "identity": forged}}
    write_artifacts(story, tmp_path / "call")
    assert not outcomes(tmp_path / "call")["dgst token.signed"]


HOSTILE = {
    "no token": "rubbish",
    "no base64url": "é.é.é;info=<https://cr.example/1.pem>",
    "no JSON": f"{base64url(b'[')}.{base64url(b'{}')}.AAAA",
    "deep JSON": f"{base64url(b'[' * 100_000)}.{base64url(b'{}')}.AAAA",
    "too many parts": "a.b.c.d",
}


@pytest.mark.parametrize("identity", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_token_that_cannot_be_read_is_kept_as_it_came(made, tmp_path, identity):
    story = {**made, "artifacts": {**made["artifacts"], "identity": identity}}
    names = {each.name for each in write_artifacts(story, tmp_path / "call")}
    assert "leaf.pem" in names and "token.jwt" not in names
    assert (tmp_path / "call" / "identity.txt").read_text() == identity + "\n"
    assert "no token that can be read" in (tmp_path / "call" / "README.md").read_text()


def test_modelled_cryptography_is_not_offered_for_checking(made, tmp_path):
    write_artifacts(made, tmp_path / "call", modelled=True)
    assert commands(tmp_path / "call") == []
    assert "was modelled" in (tmp_path / "call" / "README.md").read_text()


def test_the_call_itself_is_told(made, tmp_path):
    write_artifacts(made, tmp_path / "call")
    told = json.loads((tmp_path / "call" / "call.json").read_text())
    assert told["outcome"] == "passed" and told["steps"] == made["steps"] and "artifacts" not in told


def test_what_is_absent_is_not_written(made, tmp_path):
    bare = {**made, "artifacts": {"identity": made["artifacts"]["identity"], "chain": "", "anchor": "", "list": "", "crl": ""}}
    names = {each.name for each in write_artifacts(bare, tmp_path / "call")}
    assert names == {"identity.txt", "token.jwt", "token.json", "token.signed", "token.sig", "call.json", "README.md"}
    assert commands(tmp_path / "call") == []


def test_a_call_without_artifacts(made, tmp_path):
    for nothing in ({}, {"identity": "", "list": ""}):
        with pytest.raises(InputError):
            write_artifacts({**made, "artifacts": nothing}, tmp_path / "call")
    assert not (tmp_path / "call").exists()
