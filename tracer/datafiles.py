"""The data files that ship with the package: where they lie, and the one door to PyYAML."""

from __future__ import annotations

from pathlib import Path

import yaml

from tracer.errors import InvalidDataFile

_PACKAGE = Path(__file__).resolve().parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shipped(name: str) -> Path:
    """Return the folder `corpora` or `models`: inside the package when installed, else beside it."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def read_yaml(path: Path) -> dict[str, object]:
    """Return the mapping that a file holds.

    Raises:
        InvalidDataFile: missing, not YAML, or not a mapping.
    """
    try:
        content = yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506 - a safe loader, in C
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidDataFile(path.name, "-", "cannot be read") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "-"
        raise InvalidDataFile(path.name, line, "not valid YAML") from error
    if not isinstance(content, dict):
        raise InvalidDataFile(path.name, "-", "must hold a mapping")
    return content
