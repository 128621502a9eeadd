"""The token, certificates, list and CRL of one call, as files that other tools read."""

import base64
import json
import re
from datetime import datetime
from pathlib import Path

from ishaken.errors import InputError, RunError, reason

CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", re.DOTALL)


def write_artifacts(story: dict, folder: Path, *, modelled: bool = False) -> list[Path]:
    """Writes the artifacts of a story into a new or empty folder, with a README of commands that check them.

    `modelled`: the run's cryptography was modelled, so that nothing can be checked. A token that cannot be read is left
    as it is in identity.txt. Returns the files. Raises InputError if the call was never verified or the folder is not empty, RunError if it
    cannot be written.
    """
    held = story.get("artifacts") or {}
    unreadable = False
    if not any(held.values()):
        raise InputError(f"call {story['call']} left nothing to write: it was never verified")
    files = {"call.json": json.dumps({key: story[key] for key in story if key != "artifacts"}, indent=2) + "\n"}
    if identity := held.get("identity"):
        files["identity.txt"] = identity.strip() + "\n"
        try:
            files |= _token_files(identity.strip().split(";")[0])
        except (ValueError, RecursionError):
            unreadable = True
    if chain := held.get("chain"):
        files["chain.pem"] = chain
        files["leaf.pem"] = CERTIFICATE.findall(chain)[0]
    for name in ("anchor", "crl_issuer"):
        if held.get(name):
            files[f"{name}.pem"] = held[name]
    if signed_list := held.get("list"):
        files["list.jwt"] = signed_list.strip() + "\n"
        files["list.json"] = decoded(signed_list)
    if crl := held.get("crl"):
        files["crl.pem"] = crl if crl.startswith("-----") else _pem(crl, "X509 CRL")
    files["README.md"] = _readme(story, set(files), modelled, unreadable)
    return _write(files, folder)


def _token_files(token: str) -> dict:
    """Returns the token, its two parts as JSON, and its signature in the form that openssl takes."""
    signed, _, signature = token.rpartition(".")
    return {
        "token.jwt": token + "\n",
        "token.json": decoded(token),
        "token.signed": signed,
        "token.sig": _der_signature(_bytes(signature)),
    }


def decoded(jws: str) -> str:
    """Returns header and payload of a compact JWS as indented JSON."""
    header, payload, _ = jws.strip().split(".")
    parts = {"header": json.loads(_bytes(header)), "payload": json.loads(_bytes(payload))}
    return json.dumps(parts, indent=2) + "\n"


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _pem(base64_der: str, label: str) -> str:
    lines = [base64_der[start : start + 64] for start in range(0, len(base64_der), 64)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""])


def _der_signature(raw: bytes) -> bytes:
    """Returns r and s of RFC 7518 section 3.4 as the ASN.1 SEQUENCE of two INTEGERs of RFC 3279 section 2.2.3."""

    def integer(value: bytes) -> bytes:
        value = value.lstrip(b"\0") or b"\0"
        if value[0] & 0x80:
            value = b"\0" + value
        return b"\x02" + bytes([len(value)]) + value

    half = len(raw) // 2
    body = integer(raw[:half]) + integer(raw[half:])
    return b"\x30" + bytes([len(body)]) + body


def _readme(story: dict, files: set[str], modelled: bool, unreadable: bool) -> str:
    at = datetime.fromisoformat(story["steps"][-1]["at"][:19] + "+00:00")  # whole seconds
    moment = f"-attime {int(at.timestamp())} "
    commands = [
        ("The chain leads to the anchor, at the simulated moment:", {"leaf.pem", "chain.pem", "anchor.pem"},
         f"openssl verify {moment}-CAfile anchor.pem -untrusted chain.pem leaf.pem"),
        ("The provider signed the token:", {"leaf.pem", "token.sig"},
         "openssl x509 -in leaf.pem -noout -pubkey > key.pem\n"
         "openssl dgst -sha256 -verify key.pem -signature token.sig token.signed"),
        ("The STI-PA signed the CRL (it is indirect: one list for all STI-CAs of the country):",
         {"crl.pem", "crl_issuer.pem"}, "openssl crl -in crl.pem -CAfile crl_issuer.pem -noout"),
        ("What the CRL revokes, and the certificate's own serial number:", {"crl.pem", "leaf.pem"},
         "openssl crl -in crl.pem -noout -text\nopenssl x509 -in leaf.pem -noout -serial -subject"),
    ]  # fmt: skip
    out = [f"# Call {story['call']}\n", "As it was when the call was verified. `token.json` and `list.json` are"]
    out.append("the decoded `token.jwt` and `list.jwt`, which any JWT tool reads; `call.json` tells the call's steps.\n")
    if unreadable:
        out.append("The Identity header holds no token that can be read: `identity.txt` has it as it came.\n")
    if modelled:
        out.append("No other tool can check these files: the cryptography of this run was modelled, so that keys and")
        out.append("signatures are placeholders. `--set fidelity.crypto=openssl` makes real ones.\n")
        commands = []
    for title, needed, command in commands:
        if needed <= files:
            out.append(f"{title}\n\n```\n{command}\n```\n")
    return "\n".join(out)


def _write(files: dict, folder: Path) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(f"{folder} is not empty: name another folder for the artifacts")
        for name, content in files.items():
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        raise RunError(f"{folder} cannot be written: {reason(error)}") from error
    return [folder / name for name in files]
