"""The lexicon of authorities: names, codes and the words that are part of none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tracer.datafiles import read_yaml
from tracer.domain.authority import AuthorityKind
from tracer.errors import InvalidDataFile
from tracer.readings.lexicon import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "authorities.yaml"


@dataclass(frozen=True, slots=True)
class Named:
    """An authority that is known by name, and the ways in which it is written."""

    name: str
    kind: AuthorityKind
    written: tuple[str, ...]


@cache
def named() -> tuple[Named, ...]:
    """Return the authorities that are known by name."""
    return tuple(_named(name, row) for name, row in _rows("names"))


@cache
def codes() -> Mapping[str, str]:
    """Return the codes of states that have a name of their own, by each way of writing them."""
    return {way: name for name, row in _rows("codes") for way in _words(row, "written")}


@cache
def states() -> Mapping[str, str]:
    """Return the names of the states by themselves and by their abbreviations."""
    table = _table("states")
    return {way: name for name in table for way in (name, *_words(table, name))}


@cache
def subjects() -> Mapping[str, str]:
    """Return what the abbreviations in the names of codes stand for."""
    return {short: str(long) for short, long in _table("subjects").items()}


@cache
def listed_words(name: str) -> frozenset[str]:
    """Return one of the lists of words."""
    return frozenset(_words(_content(), name))


def choice(ways: Mapping[str, str]) -> str:
    """Return a pattern of any of the ways, the longest first, with any gap between their words."""
    ordered = sorted(ways, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, way.split())) for way in ordered)


@cache
def _content() -> Mapping[str, object]:
    return read_yaml(FOLDER / FILE)


def _named(name: str, row: Mapping[str, object]) -> Named:
    try:
        kind = AuthorityKind(str(row.get("kind")))
    except ValueError as error:
        raise InvalidDataFile(FILE, name, "no such kind of authority") from error
    return Named(name, kind, _words(row, "written"))


def _rows(section: str) -> Iterator[tuple[str, dict[str, object]]]:
    for name, row in _table(section).items():
        if not isinstance(row, dict):
            raise InvalidDataFile(FILE, name, "must hold a mapping")
        yield name, row


def _table(name: str) -> dict[str, object]:
    table = _content().get(name)
    if not isinstance(table, dict):
        raise InvalidDataFile(FILE, name, "must hold a mapping")
    return table


def _words(row: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = row.get(name)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise InvalidDataFile(FILE, name, "must hold a list of words (quote yes, no, on and off)")
    return tuple(found)
