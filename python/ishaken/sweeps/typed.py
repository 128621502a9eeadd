"""The options of `ishaken sweep`: PATH=V1,V2 with commas allowed inside brackets, braces and quotes."""

from ishaken.errors import InputError

CLOSING = {"[": "]", "{": "}"}


def over(typed: list[str]) -> dict[str, list[str]]:
    """Returns path -> values as texts, as --set takes them. Raises InputError."""
    out: dict[str, list[str]] = {}
    for each in typed:
        path, equals, values = each.partition("=")
        if not equals or not path or not values.strip():
            raise InputError(f"--over {each}: expected PATH=V1,V2, such as registry.hold='0 d,7 d'")
        if path in out:
            raise InputError(f"--over {path} is given twice: name all its values at once")
        out[path] = split(values)
        if not all(out[path]):
            raise InputError(f"--over {each}: a value between two commas is empty")
    return out


def split(text: str) -> list[str]:
    """Splits a text at commas outside brackets, braces and quotes. Raises InputError if one of these is not closed."""
    parts, open_, quote = [""], [], ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in CLOSING:
            open_.append(CLOSING[letter])
        elif open_ and letter == open_[-1]:
            open_.pop()
        elif letter == "," and not open_:
            parts.append("")
            continue
        parts[-1] += letter
    if quote or open_:
        raise InputError(f"'{text}' ends before {quote or open_[-1]}")
    return [each.strip() for each in parts]


def seeds(typed: str) -> int | list[int]:
    """Returns the number of seeds of "100", or the list of "3,7,12". Raises InputError."""
    try:
        return int(typed) if "," not in typed else [int(each) for each in typed.split(",")]
    except ValueError:
        raise InputError(f"--seeds {typed}: expected a number of seeds, or seeds with commas between them") from None
