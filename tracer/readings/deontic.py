"""The grammar of one sentence's norm: what it forbids, obliges or allows, and by which words.

No dependency parse: the operator is the first deontic phrase of the main clause, and what stands
before and after it in the sentence bends it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tracer.domain.span import Span
from tracer.domain.vocabulary import Force
from tracer.readings.lexicon import FORCES, NORMS, imperative, terms_of

# What follows a permission in its sentence and makes it conditional.
CONDITION = re.compile(
    r"\b(?:if|where|when|after|until|only|solely|exclusively|provided|(?:so|as)\s+long\s+as"
    r"|as\s+(?:\w+\s+)?(?:permitted|required|authori[sz]ed)|unless|subject\s+to|to\s+the\s+extent|in\s+the\s+(?:performance|course|exercise)\s+of"
    r"|(?:consistent|in\s+(?:accordance|compliance|conformity))\s+with"
    r"|(?:with|on|by|upon)\s+(?:a\s+|the\s+|its\s+|prior\s+|written\s+){0,3}(?:approval|consent|request|authori[sz]ation|warrant)"
    r"|for\s+(?!(?:all|any)\s+(?:lawful|legal)\b)(?:\w+\s+){0,4}purposes?(?!\s+of\s+(?:verifying|confirming|monitoring|auditing|ensuring|checking)))\b",
    re.IGNORECASE,
)
# "Systems that do not run it", "an agency in which members are authorized to": words about a noun, not the norm.
RELATIVE = re.compile(
    r"(?:\b(?:that|which|who|whom)(?:\s+(?:has|have|had|is|are|was|were|been|also|\w+ly)){0,3}|\b(?:in|by|under|to)\s+which\s+(?:\w+\s+){1,4}(?:is|are|was|were))\s*$",
    re.IGNORECASE,
)
SAYS_THAT = re.compile(
    r"\b(?:ensur\w+|agrees?|warrants?|represents?|acknowledges?|provided|so|such)\s+that\s*$", re.IGNORECASE
)
LOOK_BACK = 120  # characters before an operator in which its clause is told
# "We believe that experts should review it": an opinion.
OPINION = re.compile(r"\bwe\s+(?:believe|think|feel|hope|recognize)\b", re.IGNORECASE)
# "The Company shall, upon learning of it, be entitled to remove it"
ENTITLED_AFTER = re.compile(
    r"\s*,[^.;]{0,300}?,\s*(?:be\s+(?:entitled|permitted|free)\s+to|have\s+the\s+right)\b", re.IGNORECASE
)
AVOID = re.compile(r"(?:Avoid|Refrain\s+from|Abstain\s+from)\b")
ORDERED = re.compile(r"(?:please\s+|then\s+)?", re.IGNORECASE)  # "If it hits, please verify that"
EXAMPLE = re.compile(r"\b(?:for\s+example|e\.g\.|such\s+as)\b", re.IGNORECASE)
# "Only trained members may operate it"
ONLY_THEY = re.compile(r"Only\s+(?!if\b|when\b|after\b|where\b)[^.;]{3,200}?\b(?:may|can)\b")
# "No drone shall carry a weapon": the ban stands in the subject.
NO_ONE = re.compile(
    r"(?:No|Neither|Nobody|None)\b(?!\s+(?:later|less|more|fewer|longer|obligation|liability|waiver))[^.;]{1,160}?"
    r"\b(?:shall|may|will|is|are|can|must)\b"
)
# "Customer represents and warrants that its use will not violate the law" obliges.
ASSURED = re.compile(r"\b(?:represents?|warrants?)\b[^.;]*\bthat\b", re.IGNORECASE)
# "If Vendor is required to do so by law, Vendor may": the operator stands after the condition.
SUBORDINATE = re.compile(
    r"\s*(?:(?:or|and)\s+)?(?:if|when|where|whenever|unless|upon|once|should|while|although|because|after|before|subject\s+to|to\s+the\s+extent"
    r"|in\s+the\s+event|except)\b[^,]*,\s*",
    re.IGNORECASE,
)
ON_CONDITION = re.compile(
    r"\s*(?:if|when|where|whenever|unless|upon|once|subject\s+to|to\s+the\s+extent)\b", re.IGNORECASE
)
# "The purpose of this Policy is to", "This Agreement sets forth": words about the document.
ABOUT = re.compile(
    r"\s*(?:The\s+(?:primary\s+)?(?:purpose|intent|goal|objective|scope)s?\s+of\b"
    r"|(?:This|These)\s+(?:\w+\s+){1,4}?(?:sets?\s+(?:out|forth)|describes?|outlines?|explains?|is\s+intended|are\s+intended|applies|apply)\b)"
)
# "The Platform will refuse such requests": how a thing works, which binds nobody.
THING = re.compile(
    r"\b(?:system|software|platform|stack|models?|classifiers?|filters?|gateway|tools?|features?|devices?|cameras?|firmware"
    r"|applications?|apps?|(?<!armed\s)(?<!intelligence\s)(?<!security\s)(?<!police\s)services?|sites?|api|sensors?|readers?|alprs?)\s+(?:also\s+|automatically\s+)?$",
    re.IGNORECASE,
)
WORKS = re.compile(r"(?:will|can|may|cannot)(?:\s+not)?$", re.IGNORECASE)
ACTED_ON = re.compile(r"\s+(?:\w+\s+)?(?:be|have)\b", re.IGNORECASE)
DONT = re.compile(r"\b(?:do\s+not|don[’']t|never)\b", re.IGNORECASE)


class Norm(NamedTuple):
    """The force of a sentence and the span of the words that give it."""

    force: Force
    span: Span


def norm_of(words: str) -> Norm | None:
    """Return the norm of one sentence, or None where it holds no operator.

    >>> norm_of("If a warrant has issued, officers may use it.").force.value
    'conditions'
    """
    stated = _by_opening(words)
    if stated:
        return stated
    conditions = _end_of_conditions(words)
    asked = ORDERED.match(words, conditions) if conditions else None
    order = imperative().match(words, asked.end()) if asked else None
    if order:
        return Norm(Force.REQUIRES, Span(*order.span()))
    found = _shifted(operator_in(words[conditions:]), conditions) or operator_in(words)
    return found and Norm(_bent(found, words, conditions), found.span)


def operator_in(words: str) -> Norm | None:
    """Return the first operator; of those that begin together, the first of NORMS."""
    void = terms_of(words, FORCES, "void")
    found = [(span.start, -1, Force.PERMITS, span) for span in terms_of(words, FORCES, "frees")]
    found += [
        (span.start, order, force, span)
        for order, force in enumerate(NORMS)
        for span in terms_of(words, FORCES, force)
        if not any(span.meets(nothing) for nothing in void)
    ]
    found = [one for one in found if not _is_buried(words, one[-1].start)]
    if not found:
        assured = terms_of(words, FORCES, "assures")
        return Norm(Force.REQUIRES, assured[0]) if assured else None
    _, _, force, span = min(found, key=lambda one: one[:2])
    return Norm(force, span)


def _is_buried(words: str, at: int) -> bool:
    """Return whether words stand in a bracket or a relative clause, and so say nothing of the norm."""
    if words.count("(", 0, at) > words.count(")", 0, at):
        return True
    before = words[max(0, at - LOOK_BACK) : at]
    return bool(RELATIVE.search(before)) and not SAYS_THAT.search(before)


def _by_opening(words: str) -> Norm | None:
    """Return the norm of a sentence that its first words tell: "No one may", "Keep a log"."""
    nobody = NO_ONE.match(words)
    if nobody:
        return Norm(Force.PROHIBITS, Span(0, nobody.end()))
    avoided = AVOID.match(words)
    if avoided:
        return Norm(Force.PROHIBITS, Span(*avoided.span()))
    only = ONLY_THEY.match(words)
    if only:
        return Norm(Force.CONDITIONS, Span(0, only.end()))
    ordered = imperative().match(words) if words[:1].isupper() else None
    if (
        ordered
        and words[ordered.end() : ordered.end() + 1] != "-"
        and not DONT.search(EXAMPLE.split(words, maxsplit=1)[0])
    ):
        return Norm(Force.REQUIRES, Span(0, ordered.end()))
    return Norm(Force.STATES, Span(0, 1)) if ABOUT.match(words) else None


def _bent(norm: Norm, words: str, conditions: int) -> Force:
    """Return the force that an operator has in its sentence."""
    before, after = words[: norm.span.start], words[norm.span.end :]
    if THING.search(before) and WORKS.match(norm.span.of(words)) and not ACTED_ON.match(after):
        return Force.STATES
    if norm.force is Force.PERMITS and (CONDITION.search(after) or ON_CONDITION.match(words[:conditions])):
        return Force.CONDITIONS
    if norm.force is Force.PROHIBITS and ASSURED.search(before):
        return Force.REQUIRES
    if norm.force is Force.REQUIRES:
        if ENTITLED_AFTER.match(after):
            return Force.PERMITS
        if OPINION.search(before):
            return Force.STATES
    return norm.force


def _end_of_conditions(words: str) -> int:
    """Return how many characters of a sentence are conditions before its main clause."""
    at = 0
    while found := SUBORDINATE.match(words, at):
        at = found.end()
    return at


def _shifted(norm: Norm | None, by: int) -> Norm | None:
    return norm and Norm(norm.force, Span(norm.span.start + by, norm.span.end + by))
