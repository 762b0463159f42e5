"""The lexicons: read once, compiled into one index, found in one pass over a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracer.datafiles import read_yaml
from tracer.domain.vocabulary import Bearer, Enforcement, Force, QualifierKind, Topic
from tracer.errors import InvalidDataFile
from tracer.readings.patterns import TermIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracer.domain.span import Span

FOLDER = Path(__file__).parent / "lexicons"
TOPICS, FORCES, QUALIFIERS = "topics", "forces.yaml", "qualifiers.yaml"
ENFORCEMENT, PARTIES, TERMS = "enforcement.yaml", "parties.yaml", "terms.yaml"
NORMS = (Force.PROHIBITS, Force.CONDITIONS, Force.REQUIRES, Force.PERMITS)
SIDES = (Bearer.BOTH, Bearer.PROVIDER, Bearer.CUSTOMER)
SAFEGUARDS = tuple(kind for kind in Enforcement if kind is not Enforcement.NONE)
TOPIC_LISTS = ("terms", "governed", "needs", "masks", "unless")
HELD = 4096  # texts whose terms are kept: lead-ins and headings come again


@dataclass(frozen=True, slots=True)
class TopicRule:
    """What a topic asks of a clause beside its words."""

    needs: bool
    forces: frozenset[Force]


@lru_cache(maxsize=HELD)
def find_terms(text: str) -> Mapping[str, tuple[Span, ...]]:
    """Return where the terms of every list stand, by "file list": {"forces prohibits": (...)}."""
    return _index().find(text)


def terms_of(text: str, file: str, name: str) -> tuple[Span, ...]:
    """Return where the terms of one list stand in a text."""
    return find_terms(text).get(f"{file} {name}", ())


@cache
def topic_rules() -> Mapping[Topic, TopicRule]:
    """Return the rule of every topic, in the vocabulary's order."""
    entries = _topics()
    return {topic: _rule(topic, entries[topic]) for topic in Topic if topic in entries}


@cache
def word_list(file: str, name: str) -> tuple[str, ...]:
    """Return a list of plain words of a lexicon.

    Raises:
        InvalidDataFile: it holds none.
    """
    words = _strings(file, name, _content(file).get(name))
    if not words:
        raise InvalidDataFile(file, name, "must hold a list of words")
    return tuple(words)


def party_list(name: str) -> tuple[str, ...]:
    """Return a list of the parties lexicon."""
    return word_list(PARTIES, name)


@cache
def imperative() -> re.Pattern[str]:
    """Return the verbs that order something where a clause begins with them."""
    verbs = str(_content(FORCES).get("imperative", "")).split()
    if not verbs:
        raise InvalidDataFile(FORCES, "imperative", "must hold verbs")
    return re.compile(rf"(?:{'|'.join(map(re.escape, verbs))})\b(?! of\b)", re.IGNORECASE)


@cache
def _index() -> TermIndex:
    lists = {f"{TOPICS} {key}": terms for key, terms in _topic_lists()}
    for file, names in (
        (FORCES, (*NORMS, "void", "frees", "assures", "heading_prohibits", "heading_requires")),
        (QUALIFIERS, tuple(QualifierKind)),
        (ENFORCEMENT, SAFEGUARDS),
        (PARTIES, SIDES),
    ):
        content = _content(file)
        lists |= {f"{file} {name}": _strings(file, name, content.get(name)) for name in names}
    lists |= {f"{QUALIFIERS} {name}": terms for name, terms in _qualifier_tables()}
    try:
        return TermIndex(lists)
    except (ValueError, re.error) as error:
        raise InvalidDataFile("lexicons", "-", str(error)) from error


def _qualifier_tables() -> Iterable[tuple[str, list[str]]]:
    """Yield the words that count in some norms only, those that are a norm's own, and the masks."""
    content = _content(QUALIFIERS)
    tables = {
        **_table(content.get("only_under")),
        **{f"own {norm}": table for norm, table in _table(content.get("own_content")).items()},
        "masks": content.get("masks"),
    }
    for name, table in tables.items():
        for kind, terms in _table(table).items():
            if kind not in {one.value for one in QualifierKind}:
                raise InvalidDataFile(QUALIFIERS, name, f"no such kind: {kind}")
            yield f"{name} {kind}", _strings(QUALIFIERS, name, terms)


def _table(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


@cache
def _content(file: str) -> dict[str, object]:
    return read_yaml(FOLDER / file)


def _topic_lists() -> Iterable[tuple[str, list[str]]]:
    for topic, entry in _topics().items():
        for name in TOPIC_LISTS:
            yield f"{topic} {name}", _strings(TOPICS, topic, entry.get(name))


@cache
def _topics() -> Mapping[str, dict[str, object]]:
    """Return the entries of every topic, from one file a family."""
    entries: dict[str, dict[str, object]] = {}
    for path in sorted((FOLDER / TOPICS).glob("*.yaml")):
        content = read_yaml(path).get("topics")
        if not isinstance(content, dict):
            raise InvalidDataFile(path.name, "topics", "must hold a mapping")
        for name, entry in content.items():
            if name not in {topic.value for topic in Topic} or not isinstance(entry, dict):
                raise InvalidDataFile(path.name, str(name), "no such topic, or not a mapping")
            if Topic(name).family != path.stem:
                raise InvalidDataFile(path.name, str(name), f"belongs in {Topic(name).family}.yaml")
        entries |= content
    return entries


def _rule(topic: Topic, entry: dict[str, object]) -> TopicRule:
    forces = frozenset(Force(force) for force in _strings(TOPICS, topic, entry.get("forces")))
    return TopicRule(bool(entry.get("needs")), forces or frozenset(Force))


def _strings(file: str, row: str, terms: object) -> list[str]:
    if terms is None:
        return []
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        raise InvalidDataFile(file, row, "must hold a list of words (quote yes, no, on and off)")
    return terms
