"""The data files that ship with the package: where they lie, and the one door to PyYAML."""

from __future__ import annotations

from pathlib import Path

import yaml

from tracer.errors import InvalidDataFile

_OPENING = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSING = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_DEEPEST = 50
_MERGE = "tag:yaml.org,2002:merge"  # a few lines of which can fill any memory
_PACKAGE = Path(__file__).resolve().parent
_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SAFE):  # type: ignore[misc, valid-type]
    """A safe loader, in C where there is one, that lets no key stand twice: the first would be lost."""

    def construct_mapping(self, node: yaml.MappingNode, *, deep: bool = False) -> dict[object, object]:
        keys = [key for key, _ in node.value]
        values = [key.value for key in keys]
        for at, key in enumerate(keys):
            if key.tag == _MERGE or key.value in values[:at]:
                problem = "merges another" if key.tag == _MERGE else "stands twice"
                raise yaml.MarkedYAMLError(problem=f"{key.value} {problem}", problem_mark=key.start_mark)
        content: dict[object, object] = super().construct_mapping(node, deep=deep)
        return content


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
        text = path.read_text("utf-8")
        _check_depth(text)
        content = yaml.load(text, _Loader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidDataFile(path.name, "-", "cannot be read") from error
    except ValueError as error:  # the 30th of February
        raise InvalidDataFile(path.name, "-", f"not valid YAML: {error}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "-"
        problem = getattr(error, "problem", None) or getattr(error, "reason", "")
        raise InvalidDataFile(path.name, line, f"not valid YAML: {problem}") from error
    if not isinstance(content, dict):
        raise InvalidDataFile(path.name, "-", "must hold a mapping")
    return content


def _check_depth(text: str) -> None:
    """Look how deep a file is nested before it is loaded: the loader's own stack has no guard.

    Raises:
        YAMLError: deeper than any file of ours is.
    """
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deep")
