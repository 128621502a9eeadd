"""Text files that are complete or absent."""

from pathlib import Path

from ishaken.errors import RunError, reason


def write_whole(path: Path, text: str, failure: type[Exception] = RunError) -> Path:
    """Writes `text` as UTF-8 under a temporary name and renames the file to `path`; returns `path`.

    Makes missing folders and replaces a file of that name. Raises `failure` if the file cannot be written.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise failure(f"{path} cannot be written: {reason(error)}") from error
    return path
