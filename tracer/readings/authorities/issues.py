"""What presidents and departments issue under a number: orders, memoranda, directives, clauses, policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.authority import AuthorityKind
from tracer.readings.authorities.form import ALSO, NO, form, listed, nameless
from tracer.readings.authorities.numbers import NUMBER

if TYPE_CHECKING:
    import re

    from tracer.readings.authorities.numbers import Numbered

PRESIDENT, DIRECTIVE = AuthorityKind.EXECUTIVE_ORDER, AuthorityKind.DIRECTIVE
POLICY = AuthorityKind.POLICY
ORDER = r"(?:E\.?O\.?\s+)?(?P<number>\d{2},\d{3}|\d{4,5})(?!\w)"
SERIES = {
    "NSM": "National Security Memorandum",
    "NSPM": "National Security Presidential Memorandum",
    "NSPD": "National Security Presidential Directive",
    "NSDD": "National Security Decision Directive",
    "PPD": "Presidential Policy Directive",
    "HSPD": "Homeland Security Presidential Directive",
    "PDD": "Presidential Decision Directive",
}
ISSUES = {"D": "Directive", "I": "Instruction", "M": "Manual"}
DOD = r"(?:D[oO]D|(?:U\.S\.\s+)?Department\s+of\s+(?:Defense|War))"
ISSUED = r"(?P<number>(?:[A-Z]-)?\d{4}\.\d{1,2}(?:-[A-Z])?)(?!\w)"
MAKER = (
    r"(?P<maker>Intelligence\s+Community|Army|Navy|Air\s+Force|Marine\s+Corps|Coast\s+Guard"
    r"|Department\s+of\s+Homeland\s+Security|(?!DO?o?D\b|E[UC]\b|THE\b|THIS\b)[A-Z]{2,7})"
)
DATE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4}"
OMB = r"(?:OMB|Office\s+of\s+Management\s+and\s+Budget(?:\s*\(“?\"?OMB”?\"?\))?)"
MEMO = r"M-\d{2}-\d{2}(?!\w)"
CIRCULAR = r"A-\d{1,3}(?!\w)"
LOCAL = r"(?P<maker>(?:(?!The|This|Under|See|Pursuant|In|By|With|Per|And)[A-Z][\w&’'.-]*\s+){0,4}?)"
# A policy with "No." is insurance, unless an office made it.
OFFICE = r"(?:Department|Police|Sheriff|Office|Agency|City|County)"


def _serial(match: re.Match[str], one: Numbered) -> str:
    short = (match["short"] or "").upper()
    return f"{SERIES.get(short) or ' '.join((match['long'] or '').split())} {one.number}"


def _dod(match: re.Match[str], one: Numbered) -> str:
    issue = match["issue"] or ISSUES[match["letter"]]
    return f"DoD {issue} {one.number}"


def _made(match: re.Match[str], one: Numbered) -> str:
    maker = " ".join(match["maker"].split()).replace("Department of Homeland Security", "DHS")
    return f"{maker} {' '.join(match['issue'].split())} {one.number}"


def _local(match: re.Match[str], one: Numbered) -> str:
    return " ".join((match["maker"] + match["issue"]).split()) + f" {one.number}"


ISSUED_FORMS = (
    form(
        PRESIDENT,
        "executive.order executive.orders exec.order eo e.o",
        rf"(?<![\w.])(?:(?:Presidential\s+)?(?:Executive|EXECUTIVE|Exec\.)\s+(?:Orders?|ORDERS?){ALSO}\s*{NO}|E\.?O\.?\s*{NO})"
        rf"{listed(nameless(ORDER))}",
        lambda _, one: f"Executive Order {one.number.replace(',', '')}",
        ORDER,
    ),
    form(
        PRESIDENT,
        f"{' '.join(SERIES).lower()} security.memorandum presidential.memorandum security.directive presidential.directive",
        rf"(?<!\w)(?:(?P<long>{'|'.join(SERIES.values())}){ALSO}(?:\s*/\s*[A-Z]+)?|(?P<short>{'|'.join(SERIES)}))"
        rf"[-–\s]*{NO}(?P<many>\d{{1,3}})(?![\w.])",
        _serial,
        r"\d+",
    ),
    form(
        PRESIDENT,
        "presidential.memorandum",
        rf"Presidential\s+Memorandum\s+(?:of|dated)\s+(?P<many>{DATE})",
        lambda _, one: f"Presidential Memorandum of {' '.join(one.number.split())}",
        r"(?s:.+)",
    ),
    form(
        DIRECTIVE,
        "dod dodd dodi dodm defense.directive defense.instruction defense.manual war.directive war.instruction",
        rf"(?<!\w)(?:{DOD}\s*(?P<issue>Directive|Instruction|Manual)s?{ALSO}|DoD(?P<letter>[DIM]))\s*{NO}"
        rf"{listed(nameless(ISSUED))}",
        _dod,
        ISSUED,
    ),
    form(
        DIRECTIVE,
        "dod",
        rf"(?<!\w){DOD}\s+(?:Regulation\s+)?(?P<many>\d{{4}}\.\d{{1,2}}-[RM])(?!\w)",
        lambda _, one: f"DoD {one.number}",
        r".+",
    ),
    form(
        DIRECTIVE,
        "directive instruction regulation manual",
        rf"(?<!\w){MAKER}(?:\s+\([A-Z]+\))?\s+(?P<issue>(?:Management\s+|Policy\s+)?(?:Directive|Instruction|Regulation|Manual))"
        rf"\s+{NO}(?P<many>{NUMBER})",
        _made,
        r".+",
    ),
    form(
        DIRECTIVE,
        "icd",
        r"(?<!\w)ICD\s+(?P<many>\d{3})(?!\w)",
        lambda _, one: f"Intelligence Community Directive {one.number}",
        r".+",
    ),
    form(
        DIRECTIVE,
        "cjcsi cjcsm",
        r"(?<!\w)CJCS(?P<letter>[IM])\s+(?P<many>\d{4}\.\d{2}[A-Z]?)(?!\w)",
        lambda match, one: f"CJCS {ISSUES[match['letter']]} {one.number}",
        r".+",
    ),
    form(
        POLICY,
        "omb memorandum.m memoranda.m office.management",
        rf"(?:(?<!\w){OMB}\s*(?:[Mm]emorand(?:um|a)\s*)?|(?<!\w)Memorand(?:um|a)\s+){NO}{listed(MEMO)}",
        lambda _, one: f"OMB {one.number}",
        MEMO,
    ),
    form(
        POLICY,
        "omb.circular office.management.circular",
        rf"(?<!\w){OMB}\s+Circulars?\s+{NO}{listed(CIRCULAR)}",
        lambda _, one: f"OMB Circular {one.number}",
        CIRCULAR,
    ),
    form(
        POLICY,
        "policy operating.procedure sop",
        rf"{LOCAL}(?P<issue>Policy|Standard\s+Operating\s+Procedure|SOP)\s+(?:#\s?)?(?=\d\d)(?P<many>{NUMBER})",
        _local,
        r".+",
    ),
    form(
        POLICY,
        "policy.no policy.number",
        rf"{LOCAL}(?P<issue>{OFFICE}\s+Policy)\s+(?:No\.|Number)\s*(?P<many>{NUMBER})",
        _local,
        r".+",
    ),
    form(
        POLICY,
        "general.order special.order operations.order",
        rf"{LOCAL}(?P<issue>(?:General|Special|Operations)\s+Order)s?\s+{NO}(?P<many>{NUMBER})",
        _local,
        r".+",
    ),
    form(
        AuthorityKind.STATUTE,
        "ordinance ordinances",
        rf"{LOCAL}(?P<issue>Ordinance)s?\s+{NO}(?P<many>{NUMBER})",
        _local,
        r".+",
    ),
    form(
        POLICY,
        "sp special.publication",
        r"(?<!\w)(?:NIST\s+)?(?:SP|Special\s+Publication)\s*(?P<many>800-\d{1,3}[A-Z]?)(?!\w)",
        lambda _, one: f"NIST SP {one.number}",
        r".+",
    ),
    form(
        POLICY,
        "fips",
        r"(?<!\w)FIPS\s+(?:PUB(?:LICATION)?\.?\s+|Publication\s+)?(?P<many>\d{3}(?:-\d)?)(?!\w)",
        lambda _, one: f"FIPS {one.number}",
        r".+",
    ),
    form(
        POLICY,
        "nist",
        r"(?<!\w)NIST\s+(?P<issue>AI|IR|NISTIR)\s+(?P<many>\d{3,4}(?:-\d)?)(?!\w)",
        lambda match, one: f"NIST {match['issue']} {one.number}",
        r".+",
    ),
)
