"""The atlas against an independent source: the metadata of libphonenumber (its Python port, `phonenumbers`)."""

from pathlib import Path

import phonenumbers
import pytest
from phonenumbers import PhoneNumberType as Type

ATLAS = Path(__file__).parents[2] / "models" / "numbering" / "atlas.tsv"

# Territories that are no UN members, but whose numbers the named member's own authority assigns. See the README of
# models/numbering.
FOLDED = {
    "AX": "FI", "AS": "US", "BL": "FR", "BQ": "NL", "CC": "AU", "CX": "AU", "EH": "MA", "GF": "FR", "GG": "GB",
    "GP": "FR", "GU": "US", "IM": "GB", "JE": "GB", "MF": "FR", "MP": "US", "MQ": "FR", "NF": "AU", "PM": "FR",
    "PR": "US", "RE": "FR", "SJ": "NO", "VA": "IT", "VI": "US", "YT": "FR",
}  # fmt: skip

# Regions of libphonenumber that no member speaks for.
NOBODY = {
    "AC", "AI", "AW", "BM", "CK", "CW", "FK", "FO", "GI", "GL", "HK", "IO", "KY", "MO", "MS", "NC", "NU", "PF", "PS",
    "SH", "SX", "TA", "TC", "TK", "TW", "VG", "WF", "XK",
}  # fmt: skip

# Numbers of these kinds are not tied to a place: within +1 they are shared by twenty countries.
SHARED_IN_NORTH_AMERICA = {Type.TOLL_FREE, Type.PREMIUM_RATE, Type.SHARED_COST, Type.PERSONAL_NUMBER, Type.VOIP,
                           Type.UAN, Type.PAGER, Type.VOICEMAIL}  # fmt: skip

KINDS = [Type.FIXED_LINE, Type.MOBILE, *sorted(SHARED_IN_NORTH_AMERICA)]


def read_atlas() -> list[dict]:
    lines = [line for line in ATLAS.read_text("utf-8").splitlines() if not line.startswith("#")]
    columns = ("code", "name", "region", "prefixes", "latitude", "longitude", "population")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


ROWS = read_atlas()
PREFIXES = {prefix: row["code"] for row in ROWS for prefix in row["prefixes"].split(" ")}
CODES = [row["code"] for row in ROWS]


def country_of(digits: str) -> str | None:
    return next((PREFIXES[digits[:n]] for n in range(len(digits), 0, -1) if digits[:n] in PREFIXES), None)


def examples(region: str) -> set[str]:
    """Example numbers of all kinds that libphonenumber itself takes to be of that region."""
    found = set()
    for kind in KINDS:
        number = phonenumbers.example_number_for_type(region, kind)
        if number is None or (number.country_code == 1 and kind in SHARED_IN_NORTH_AMERICA):
            continue
        if region in FOLDED or phonenumbers.region_code_for_number(number) == region:
            found.add(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+"))
    return found


def test_there_are_193_countries_and_no_prefix_twice():
    assert len(ROWS) == 193
    assert CODES == sorted(set(CODES))
    assert len(PREFIXES) == sum(len(row["prefixes"].split(" ")) for row in ROWS)


def test_numbers_of_the_rows_are_plain():
    for row in ROWS:
        assert all(prefix.isascii() and prefix.isdigit() and len(prefix) <= 9 for prefix in row["prefixes"].split(" "))
        assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180
        assert int(row["population"]) > 0


@pytest.mark.parametrize("country", CODES)
def test_example_numbers_resolve_to_their_country(country):
    numbers = examples(country)
    assert numbers, "nothing to compare with"
    assert {number: country_of(number) for number in numbers} == dict.fromkeys(numbers, country)


@pytest.mark.parametrize("territory", sorted(FOLDED))
def test_numbers_of_territories_resolve_to_the_member_that_assigns_them(territory):
    numbers = examples(territory)
    assert {number: country_of(number) for number in numbers} == dict.fromkeys(numbers, FOLDED[territory])


@pytest.mark.parametrize("territory", sorted(NOBODY))
def test_numbers_of_other_territories_have_no_country(territory):
    assert {country_of(number) for number in examples(territory)} == {None}


def test_every_region_is_accounted_for():
    assert phonenumbers.SUPPORTED_REGIONS - set(CODES) == set(FOLDED) | NOBODY


def test_every_area_code_in_use_in_north_america_resolves_alike():
    differences = {}
    for area in range(200, 1000):
        for local in ("2345678", "5550123", "2220123", "9012345", "4412345", "2692345"):
            number = phonenumbers.parse(f"+1{area}{local}")
            geographic = phonenumbers.number_type(number) in (Type.FIXED_LINE, Type.MOBILE, Type.FIXED_LINE_OR_MOBILE)
            if not phonenumbers.is_valid_number(number) or not geographic:
                continue
            region = phonenumbers.region_code_for_number(number)
            expected = None if region in NOBODY else FOLDED.get(region, region)
            if country_of(f"1{area}{local}") != expected:
                differences[area] = (region, country_of(f"1{area}{local}"))
    assert differences == {}
