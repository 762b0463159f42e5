"""Who is who in a document, and whether it governs the use of a system."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tracer.domain.vocabulary import Bearer
from tracer.readings.lexicon import party_list
from tracer.readings.passage import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# (“OpenAI”, “we”, or “us”), (the "Authority"), (hereinafter "Licensor")
ALIASES = re.compile(r"\(([^()]{0,60}[“\"][^()]{1,80}[”\"][^()]{0,30})\)")
QUOTED = re.compile(r"[“\"]\s*([\w&.’' ®™-]{2,40}?)\s*,?[”\"]")
NAME = r"(?<![\w.])((?:[A-Z][\w&’-]+\s){0,2}[A-Z][\w&’-]*[A-Za-z])"
# A policy that names its author nowhere as a party still has an address: "usersafety@anthropic.com".
SITE = re.compile(r"[@./]([A-Za-z][A-Za-z0-9-]{1,30})\.(?:com|ai|org|net|io|co|dev)\b")
CAPITAL = re.compile(r"\b[A-Za-z]*[A-Z][A-Za-z0-9-]+\b")
OWNER = re.compile(
    r"\b([A-Z][A-Za-z0-9]+)[’']s\s+(?:services|products|models|platform|sole|usage|acceptable|terms|polic)",
    re.IGNORECASE,
)
LEAST_NAMED = 3
ACTS = r"(?:may|will|reserves|maintains|believes|takes|provides|does|has|is\s+committed)\b"
PARTIES_WITHIN = 6000  # characters: where an agreement names its parties
LEAST_ACTS = 2
# A document that governs a use speaks of it again and again; set on the dev agreements, 2026-11-21.
USE = re.compile(
    r"\b(?:us(?:e|es|ing|age)\s+(?:of\s+|the\s+|our\s+|any\s+|such\s+|this\s+|its\s+)*(?:\w+\s+)?"
    r"(?:services?|platform|software|systems?|models?|api|website|site|outputs?|plugins?|database|tools?|technology)"
    r"|acceptable\s+use|usage\s+polic\w+|end[\s-]users?|authori[sz]ed\s+users?|alpr|lpr|license\s+plate|footage"
    r"|surveillance\s+(?:technology|data)|participating\s+\w+\s+personnel|(?:your|customer)\s+(?:data|content|account|inputs?|information))\b",
    re.IGNORECASE,
)
USES_PER_THOUSAND_WORDS = 1.4
# An agency's own policy, ordinance or report speaks of its people and of no supplier; an agreement of itself.
AGENCY = re.compile(
    r"\b(?:departments?|agenc(?:y|ies)|city|county|sheriffs?|police|officers?|deput(?:y|ies)|members?|personnel|council"
    r"|supervisors?|chief)\b",
    re.IGNORECASE,
)
SUPPLY = re.compile(
    r"\b(?:vendors?|provider|suppliers?|contractors?|licensor|company|we|us|our|seller|customers?|you|your|licensee|client"
    r"|agreement|memorandum|mo[au])\b",
    re.IGNORECASE,
)
# "Our deputies", "our agency": an agency's own paper may say "we".
OUR_AGENCY = re.compile(
    r"\bour\s+(?:agency|department|office|deputies|officers|community|county|city|jurisdiction)\b",
    re.IGNORECASE,
)
PRONOUNS = re.compile(r"we|us|our", re.IGNORECASE)
# Where one side has nearly all the duties, a duty that names nobody is its own.
BURDEN = 4
LEAST_DUTIES = 10
AGENCY_SHARE = 3  # times as often as the words of supply; set on the dev documents, November 2026


def find_setting(texts: Sequence[str]) -> Setting:
    """Return who is provider and who customer, by name, and whether a use is governed."""
    words = " ".join(texts)
    names = _named_sides(words)
    patterns = {side: _any_of(found) for side, found in names.items() if found}
    uses = len(USE.findall(words))
    governs = uses * 1000 > USES_PER_THOUSAND_WORDS * max(len(words.split()), 1)
    return Setting(
        patterns,
        governs,
        default_bearer=_burdened(words, patterns),
        described=Bearer.CUSTOMER if _is_agencys(words) else Bearer.PROVIDER,
    )


def _is_agencys(words: str) -> bool:
    """Return whether an agency speaks of its own people, and of no supplier or a little."""
    supply = SUPPLY.findall(words)
    if OUR_AGENCY.search(words):
        supply = [word for word in supply if not PRONOUNS.fullmatch(word)]
    return len(AGENCY.findall(words)) > AGENCY_SHARE * len(supply)


def _burdened(words: str, names: Mapping[Bearer, re.Pattern[str]]) -> Bearer:
    """Return the side whose duty is meant where a clause names nobody."""
    provider, customer = (
        _duties(words, side, names.get(side)) for side in (Bearer.PROVIDER, Bearer.CUSTOMER)
    )
    heavy = provider >= LEAST_DUTIES and provider > BURDEN * customer
    return Bearer.PROVIDER if heavy else Bearer.CUSTOMER


def _duties(words: str, side: Bearer, own: re.Pattern[str] | None) -> int:
    """Return how often a side, by any of its names, "shall", "must" or "will"."""
    nouns = _any_of(party_list(side)).pattern
    names = rf"(?:{nouns}|{own.pattern})" if own else nouns
    return len(re.findall(rf"{names}\s+(?:shall|must|will)\b", words, re.IGNORECASE))


def _named_sides(words: str) -> dict[Bearer, set[str]]:
    """Return the document's own names for its sides, from its aliases and from what each does."""
    sides: dict[Bearer, set[str]] = {Bearer.PROVIDER: set(), Bearer.CUSTOMER: set()}
    for group in ALIASES.findall(words[:PARTIES_WITHIN]):
        aliases = [alias.strip() for alias in QUOTED.findall(group)]
        for side, known in sides.items():
            if any(alias.lower() in party_list(side) for alias in aliases):
                known.update(aliases)
    for name, count in _acting(words).items():
        provider, customer = count
        if provider != customer and max(count) >= LEAST_ACTS:
            sides[Bearer.PROVIDER if provider > customer else Bearer.CUSTOMER].add(name)
    if sides[Bearer.PROVIDER] <= set(party_list("provider")) and not _is_agencys(words):
        sides[Bearer.PROVIDER] |= _authors(words) - sides[Bearer.CUSTOMER]
    sides[Bearer.CUSTOMER] -= sides[Bearer.PROVIDER]
    return sides


def _authors(words: str) -> set[str]:
    """Return the name that the document's own addresses bear or that owns the service."""
    sites = {site.lower() for site in SITE.findall(words)} | {name.lower() for name in OWNER.findall(words)}
    known = _common_words()
    named = Counter(name for name in CAPITAL.findall(words) if name.lower() in sites - known)
    most = (name for name, count in named.most_common(1) if count >= LEAST_NAMED)
    return {name for name in most if re.search(rf"\b{re.escape(name)}\s+{ACTS}", words)}


def _acting(words: str) -> dict[str, tuple[int, int]]:
    """Return, for each name, how often it does what a provider and what a customer does."""
    gives = _names_before(words, party_list("provider_verbs"))
    takes = _names_before(words, party_list("customer_verbs"))
    return {name: (gives[name], takes[name]) for name in gives.keys() | takes.keys()}


def _names_before(words: str, verbs: Iterable[str]) -> Counter[str]:
    pattern = re.compile(rf"{NAME}\s+(?:hereby\s+)?(?:{'|'.join(map(re.escape, verbs))})\b")
    found = (match[1].split()[-1] for match in pattern.finditer(words))
    known = _common_words()
    return Counter(name for name in found if name.lower() not in known)


@cache
def _common_words() -> frozenset[str]:
    """Return the words that name nobody, or a side by its role alone."""
    lists = ("not_names", "provider", "customer", "both")
    return frozenset(word for name in lists for word in party_list(name))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    choices = "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
