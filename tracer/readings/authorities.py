"""Statutes, orders, directives and named policies that a clause cites."""

from __future__ import annotations

import re

AUTHORITY = re.compile(
    r"\b\d+\s+U\.?\s?S\.?\s?C\.?(?:A\.)?\s*(?:§+\s*)?\d[\w.\-]*(?:\([\w]+\))*"  # 42 U.S.C. § 1983
    r"|\b\d+\s+C\.?\s?F\.?\s?R\.?\s*(?:§+|Part|part)?\s*\d[\w.\-]*(?:\([\w]+\))*"  # 6 C.F.R. § 5.20
    r"|\bINA\s*§+\s*\d+(?:\([\w]+\))*"  # INA § 287(g)
    r"|\bExecutive\s+Order\s+(?:No\.\s*)?\d{4,5}\b|\bE\.?O\.?\s+\d{5}\b"
    r"|\b(?:DoD|Department\s+of\s+Defense)\s*(?:Directive|Instruction)\s+\d{4}\.\d+\b|\bDoD[DI]\s+\d{4}\.\d+\b"
    r"|\b(?:GSAR|DFARS|FAR)\s+\d+\.\d[\w.\-]*"  # FAR 52.239-1
    r"|\bRegulation\s+\(EU\)\s+(?:No\s+)?\d{4}/\d+"
    r"|\b(?:First|Second|Fourth|Fifth|Sixth|Eighth|Fourteenth)\s+Amendment\b"
    r"|\bGeneral\s+Data\s+Pr(?:otection|ivacy)\s+Regulation\b|\bGDPR\b|\bCCPA\b|\bHIPAA\b|\bCJIS\b|\bITAR\b|\bEAR\b"
    r"|\bOMB\s+(?:Memorandum\s+)?M-\d\d-\d\d\b"
    # Privacy Act of 1974: capitalised words, small ones between them, then "Act"
    r"|\b[A-Z][\w’'&-]*\s(?:(?:[A-Z][\w’'&-]*|of|and|the|for|to|in)\s){0,8}?Act\b(?:\s+of\s+\d{4}|,\s*\d{4})?"
    r"|\bEU\s+AI\s+[Aa]ct\b"
)


def find_authorities(text: str) -> tuple[str, ...]:
    """Return the authorities a text cites, as written, each once, in order.

    >>> find_authorities("under 42 U.S.C. § 1983 and the Privacy Act of 1974")
    ('42 U.S.C. § 1983', 'Privacy Act of 1974')
    """
    found = (
        re.sub(r"^(?:The|Under|Any|Such)\s+", "", match[0]).strip() for match in AUTHORITY.finditer(text)
    )
    return tuple(dict.fromkeys(name for name in found if name != "Act"))
