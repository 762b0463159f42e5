"""The acquisition regulations, whose clauses contracts take over by number, and the acts for defense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.domain.authority import AuthorityKind
from tracer.readings.authorities.form import ALSO, NO, form, listed, nameless
from tracer.readings.authorities.numbers import PINS, Numbered

if TYPE_CHECKING:
    import re

PROCUREMENT = AuthorityKind.PROCUREMENT
REGULATIONS = {
    "FAR": r"Federal\s+Acquisition\s+Regulations?",
    "DFARS": (
        r"(?:Department\s+of\s+)?Defense\s+Federal\s+Acquisition\s+Regulations?(?:\s+Supplement)?"
        r"|DFAR|DoD\s+FAR\s+Supplement"
    ),
    "GSAR": r"General\s+Services(?:\s+Administration)?\s+Acquisition\s+Regulation",
    "HSAR": r"Homeland\s+Security\s+Acquisition\s+Regulation",
}
OTHERS = "DFARS|GSAR|HSAR|GSAM|AFARS|DAFFARS|AFFARS|NMCARS|VAAR|DOSAR|DEAR|HHSAR|AIDAR|EPAAR|AGAR|FAR"
REGULATION = "|".join(f"(?P<{short}>{long})" for short, long in reversed(REGULATIONS.items()))
CLAUSE = rf"(?P<number>\d{{1,4}}\.\d{{1,7}}(?:-\d{{1,4}})?)(?P<pins>{PINS})(?!\w)"
UNIT = r"(?P<unit>[Ss]ub[Pp]arts?|[Pp]arts?|[Ss]ections?|[Cc]lauses?|[Pp]rovisions?|§+)"
PROCURED = rf"(?<!\w)(?:{REGULATION}|(?P<other>{OTHERS})){ALSO}\s*,?\s*(?:at\s+)?"
FISCAL = r"(?:Fiscal\s+Year|FY)\s*(?:of\s+)?"
# The members of Congress whose names such acts bear, as in "John S. McCain National Defense Authorization Act".
HONOURED = (
    r"(?:(?:John\s+S\.\s+McCain|William\s+M\.\s+\(Mac\)\s+Thornberry|James\s+M\.\s+Inhofe|Ronald\s+W\.\s+Reagan"
    r"|Ike\s+Skelton|Duncan\s+Hunter|John\s+Warner|Bob\s+Stump|Floyd\s+D\.\s+Spence"
    r"|Servicemember\s+Quality\s+of\s+Life\s+Improvement\s+and)\s+)?"
)
NDAA = r"(?:National\s+Defense\s+Authorization\s+Act(?:\s*\([^()\n]{1,12}\))?|NDAA)"


def _procured(match: re.Match[str], one: Numbered) -> str:
    short = match["other"] or next(short for short in REGULATIONS if match[short])
    unit = (match["unit"] or "").capitalize().rstrip("s")
    kept = f"{unit} " if unit in {"Part", "Subpart"} else "" if "." in one.number else "§ "
    return f"{short} {kept}{one.number}"


def _year(match: re.Match[str], one: Numbered) -> str:
    del match
    year = one.number if len(one.number) == len("2019") else f"20{one.number}"
    return f"National Defense Authorization Act for Fiscal Year {year}"


PROCUREMENT_FORMS = (
    form(
        PROCUREMENT,
        f"{OTHERS.lower().replace('|', ' ')} dfar acquisition.regulation acquisition.regulations",
        rf"{PROCURED}(?:{UNIT}\s*)?{NO}{listed(nameless(CLAUSE))}",
        _procured,
        CLAUSE,
    ),
    form(
        PROCUREMENT,
        f"{OTHERS.lower().replace('|', ' ')} dfar acquisition.regulation acquisition.regulations",
        rf"{PROCURED}{UNIT}\s*(?P<many>\d{{1,4}})(?![\w.]\w)",
        _procured,
        r"\d+",
    ),
    form(
        AuthorityKind.STATUTE,
        "defense.authorization ndaa",
        rf"(?<!\w){HONOURED}{NDAA},?\s+(?:for\s+)?{FISCAL}(?P<many>\d{{4}}|\d{{2}})(?!\w)",
        _year,
        r"\d+",
    ),
    form(
        AuthorityKind.STATUTE,
        "defense.authorization ndaa",
        rf"(?<!\w){FISCAL}(?P<many>\d{{4}}|\d{{2}})\s+{NDAA}(?!\w)",
        _year,
        r"\d+",
    ),
)
