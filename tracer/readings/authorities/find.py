"""Text to the authorities that it cites."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracer.domain.authority import Authority, AuthorityKind
from tracer.domain.span import Span
from tracer.readings.authorities.charters import CHARTER_FORMS
from tracer.readings.authorities.codes import code_forms
from tracer.readings.authorities.issues import ISSUED_FORMS
from tracer.readings.authorities.names import find_named, resolve
from tracer.readings.authorities.pinpoints import with_pinpoint
from tracer.readings.authorities.procurement import PROCUREMENT_FORMS
from tracer.readings.authorities.reporters import find_reported
from tracer.readings.authorities.signs import Signs, words_of
from tracer.readings.authorities.titles import find_acts, find_cases, find_policies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracer.readings.authorities.form import Form

# Words without which a text names no act, no policy and no case.
ACTS, POLICIES = {"act", "rules", "regulations", "ordinance", "order"}, {"policy", "policies"}
VERSUS = {"v", "vs"}
OURS = re.compile(r"^(?:U\.\s?S\.|US|United States) (?=\S+ )")  # "U.S. Sunshine Act"
SHORT = r"(?:[A-Z][A-Z0-9.&-]{1,11}|(?:[A-Z][\w.&-]*\s)?Act)"
ACRONYM = re.compile(rf"\s*\((?:the\s+|hereinafter\s+)?[“\"‘']?{SHORT}[”\"’']?\)")
GAP = re.compile(r"(?:,?\s+)?")


def find_authorities(text: str) -> tuple[Authority, ...]:
    """Return the authorities that a text cites, in order; none of them meets another.

    >>> [(one.name, one.pinpoint) for one in find_authorities("Section 702 of FISA and 8 USC 1357(g)")]
    [('Foreign Intelligence Surveillance Act of 1978', '§ 702'), ('8 U.S.C. § 1357', '(g)')]
    """
    words = words_of(text)
    reported = list(find_reported(text))
    cases = [one for one in reported if one.kind is AuthorityKind.CASE]
    ours = [
        *_numbered(text, words),
        *_named(text, words),
        *_all_titled(text, words),
        *_cases(text, cases, words),
    ]
    chosen = _apart(ours, reported)
    return tuple(_all_pinned(text, chosen))


def _numbered(text: str, words: set[str]) -> Iterator[Authority]:
    for form in _forms().shown(words):
        yield from form.find(text)


@cache
def _forms() -> Signs[Form]:
    forms = (*code_forms(), *ISSUED_FORMS, *PROCUREMENT_FORMS, *CHARTER_FORMS)
    return Signs((sign, form) for form in forms for sign in form.signs)


def _named(text: str, words: set[str]) -> Iterator[Authority]:
    for span, row in find_named(text, words):
        whole = _with_acronym(text, span)
        yield Authority(whole.of(text), whole, row.kind, row.name)


def _all_titled(text: str, words: set[str]) -> Iterator[Authority]:
    if not words.isdisjoint(ACTS):
        yield from (_titled(text, span, kind) for span, kind in find_acts(text))
    if not words.isdisjoint(POLICIES):
        yield from (_titled(text, span, AuthorityKind.POLICY) for span in find_policies(text))


def _titled(text: str, span: Span, kind: AuthorityKind) -> Authority:
    """Return what bears a title, by the lexicon's name where that knows it."""
    row, whole = resolve(span.of(text)), _with_acronym(text, span)
    if row:
        return Authority(whole.of(text), whole, row.kind, row.name)
    return Authority(whole.of(text), whole, kind, OURS.sub("", " ".join(span.of(text).split())))


def _with_acronym(text: str, span: Span) -> Span:
    """Return a name's span with the short form that the text gives it: "(INA)", "(the “Act”)"."""
    short = ACRONYM.match(text, span.end)
    return Span(span.start, short.end()) if short else span


def _cases(text: str, reported: list[Authority], words: set[str]) -> Iterator[Authority]:
    """Yield cases: parties with their place in the reports, parties alone, and places alone."""
    parties = list(find_cases(text)) if not words.isdisjoint(VERSUS) else []
    named = {gap.end(): span for span in parties if (gap := GAP.match(text, span.end))}
    for one in reported:
        before = named.get(one.span.start)
        yield _joined(text, before, one) if before else one
    for span in parties:
        yield Authority(span.of(text), span, AuthorityKind.CASE, " ".join(span.of(text).split()))


def _joined(text: str, parties: Span, place: Authority) -> Authority:
    whole = Span(parties.start, place.span.end)
    name = f"{' '.join(parties.of(text).split())}, {place.name}"
    return replace(place, text=whole.of(text), span=whole, name=name)


def _apart(*groups: Iterable[Authority]) -> list[Authority]:
    """Return those that do not meet, in order: of those that do, one of an earlier group, or the longer."""
    taken: list[Authority] = []
    for group in groups:
        for one in sorted(group, key=lambda one: one.span.start - one.span.end):
            at = bisect_left(taken, one.span.start, key=_start)
            if not any(one.span.meets(other.span) for other in taken[max(0, at - 1) : at + 1]):
                taken.insert(at, one)
    return taken


def _start(authority: Authority) -> int:
    return authority.span.start


def _all_pinned(text: str, chosen: list[Authority]) -> Iterator[Authority]:
    """Yield authorities with their pinpoints; what stands between two belongs to one of them."""
    low = 0
    for one, after in zip_longest(chosen, chosen[1:]):
        found = _pinned(text, one, low, after.span.start if after else len(text))
        low = found.span.end
        yield found


def _pinned(text: str, authority: Authority, low: int, high: int) -> Authority:
    """Return an authority with its pinpoint, where its name does not end in a section."""
    if authority.pinpoint or "§" in authority.name or authority.kind is AuthorityKind.CASE:
        return authority
    return with_pinpoint(text, authority, low, high)
