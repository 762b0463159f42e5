"""Whether a cited place is one of this document: not "Section 702 of FISA", not "42 U.S.C. § 1983"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

AROUND = 160  # characters beside a citation that may say what it is a part of
BEFORE = 48  # characters before a citation in which its code or statute is named
# What such places are parts of, as drafters name it; written for the project, 2026-11-24.
NOUNS = (
    r"(?:Acts?|Codes?|Laws?|Statutes?|Regulations?|Rules?|Directive|Ordinance|Constitution|Treaty|Convention|Orders?"
    r"|Agreements?|Contracts?|Plan|Policy|Policies|Lease|Licen[sc]e|Indenture|Note|Guidelines?|Guidance|By-?[Ll]aws"
    r"|Charter|Addendum|Amendment|Terms|Standards?|Circular|Manual|Handbook|Proposal|Letter|Form|Statement|Prospectus"
    r"|Memorandum|Protocol|Supplement|Title|Instruction|MOU|MSA|DPA|NDA|SOW|RFP)"
)
OWN = re.compile(
    r"[\s,]*(?:(?:hereof|herein|hereto|hereunder|above|below)\b|(?:of|to|in|under)\s+(?:this|these|our)\b)",
    re.IGNORECASE,
)
PART_OF = re.compile(
    r"[\s,]*(?:of|to|in|under)\s+(?:the\s+|this\s+)?"
    r"(?P<within>(?:(?i:section|article|clause|paragraph)\s+(?:\d[\d.]*(?:\(\w{1,5}\))*|[IVXLC]+\b))"
    r"|(?i:exhibit|schedule|annex|appendix|attachment)\s+(?:[A-Z]{1,2}|\d{1,3}|[IVX]+)(?:[-.]?\d{1,3})*(?!\w))"
)
SOFT = re.compile(
    r"[\s,]*(?:of|to|in|under)\s+(?:the|such|said|that)\s+(?:Agreement|Contract|Terms|Policy|Lease|MOU)(?!\s+[A-Z])"
)
# "of the main body", "of the Service Option Attachment": whose, only a reader can tell.
OF = re.compile(
    r"[\s,]*(?:respectively,?\s+)?(?:\([^()]{0,80}\)\s*)?of\s+(?!(?:which|whom|any)\b)", re.IGNORECASE
)
NAMED = re.compile(
    r"[\s,]*(?:respectively,?\s+)?(?:\([^()]{0,80}\)\s*)?(?:of|to|in|under|from)\s+"
    r"(?:(?:the|that|such|said|any|its|certain|applicable|relevant|related|respective|each)\s+){0,3}"
    rf"(?:[\w&.’'()/-]+\s+){{0,9}}?{NOUNS}\b"
)
# The words up to the noun must read as a name: capitals, with small words between.
NAME_WORD = re.compile(
    r"[A-Z(\d]|(?:of|to|in|under|from|and|or|for|the|on|an?|as|amended|that|such|said|any|its|certain|applicable"
    r"|relevant|related|respective|respectively|each)\W?$"
)
LOWER = re.compile(
    r"[\s,]*(?:respectively,?\s+)?(?:of|to|in|under)\s+(?:(?:such|that|said|the|any|its|their|your|our)\s+){1,2}(?:\w+\s+){0,2}?"
    r"(?:act|law|laws|statute|code|regulations?|directive|ordinance|agreement|contract|policy|plan|lease)\b"
)
ACRONYM = re.compile(r"[\s,]*(?:of|under)\s+(?:the\s+)?[A-Z]{2,}[’']?s?\b")
STATUTE = re.compile(r"[\s,]*(?:(?:GDPR|FISA|CCPA|HIPAA|DFARS)\b|et\s+seq)")
CODES = re.compile(
    r"(?:\bU\.?\s?S\.?\s?C\.?(?:\s?A\.?)?|\bC\.?\s?F\.?\s?R\.?|\bStat\.|\bRegs?\.|\bAnn\.|\bIRC|\b(?:Title|Chapter)\s+[\w.]+"
    r"|\b(?:GDPR|FISA|INA|FAR|DFARS|HIPAA)"
    rf"|(?P<noun>\b{NOUNS})[’']?s?)[\s,]*(?:\([^()]{{0,80}}\)[\s,]*)?(?:at\s+)?(?:the\s+)?$"
)
OURS = re.compile(r"\b(?:this|these|our)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


# Most citations are followed by no such word at all.
FOLLOWS = re.compile(
    r"[\s,]*(?:\([^()]{0,80}\)\s*)?(?:respectively|of|to|in|under|from|here\w+|above|below|et|GDPR|FISA|CCPA|HIPAA|DFARS)\b",
    re.IGNORECASE,
)


class Belongs(StrEnum):
    """Whose part a cited place is."""

    OWN = "own"
    MAYBE = "maybe"
    """Of "the Agreement": of this one, or of the one that this document goes with."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whose part a place is, and the annex or section of this document that it is said to be in."""

    side: Belongs
    within: str = ""


def belonging_of(text: str, start: int, end: int) -> Belonging:
    """Return what the words around a citation make it a part of."""
    before = text[max(start - BEFORE, 0) : start]
    part = PART_OF.match(text, end, end + AROUND)
    if part:
        # "Section 3 of Exhibit A to the Lease": the annex's own document decides.
        return Belonging(_side("", text[part.end() : part.end() + AROUND]), part["within"])
    return Belonging(_side(before, text[end : end + AROUND]))


def _side(before: str, after: str) -> Belongs:
    if not FOLLOWS.match(after):
        return Belongs.OTHER if _is_named_before(before) else Belongs.OWN
    if OWN.match(after):
        return Belongs.OWN
    if SOFT.match(after):
        return Belongs.MAYBE
    if _is_named_after(after) or LOWER.match(after) or _is_named_before(before):
        return Belongs.OTHER
    return Belongs.MAYBE if OF.match(after) else Belongs.OWN


def _is_named_after(after: str) -> bool:
    if STATUTE.match(after) or (ACRONYM.match(after) and not after.isupper()):
        return True
    named = NAMED.match(after)
    return named is not None and all(NAME_WORD.match(word) for word in named[0].strip(" ,").split() if word)


def _is_named_before(before: str) -> bool:
    last = before.rstrip(" ,").rpartition(" ")[2]
    if last.islower() and last not in ("at", "the"):
        return False
    code = CODES.search(before)
    if not code:
        return False
    return code["noun"] is None or not OURS.search(before, 0, code.start())
