"""What safeguard a clause itself describes: words of each kind, weighed by who acts and how they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracer.domain.span import Span
from tracer.domain.vocabulary import Enforcement, Force, Topic
from tracer.readings.lexicon import ENFORCEMENT, SAFEGUARDS, terms_of
from tracer.readings.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Collection

# Topics that are or can hold a safeguard. A ban on getting round one is none itself.
SAFEGUARD_TOPICS = frozenset(topic for topic in Topic if topic.family == "control")
TECHNICAL = (Enforcement.TECHNICAL_PREVENTIVE, Enforcement.TECHNICAL_DETECTIVE)
# What a clause on these topics describes where no word says more.
BY_TOPIC = {
    Topic.SUSPENSION: Enforcement.CONTRACTUAL,
    Topic.HUMAN_OVERSIGHT: Enforcement.PROCEDURAL,
    Topic.INCIDENT: Enforcement.PROCEDURAL,
    Topic.TESTING: Enforcement.PROCEDURAL,
}
WINDOW = 400  # characters before it in its sentence that can ban it
NEAR = 60  # characters before a safeguard's words in which a denial of it stands
SYSTEM = (
    r"(?:systems?|platform|software|services?|models?|tools?|products?|devices?|applications?|firmware|modules?"
    r"|features?|drones?|aircraft|cameras?|filters?|classifiers?|api)"
)
# "We do not monitor", "no obligation to screen, edit or monitor": a safeguard denied.
DENIED = re.compile(
    r"(?i)(?:\b(?:not|never|nor|cannot|(?:no|any)\s+(?:\w+\s+(?:or\s+\w+\s+)?)?(?:obligation|duty|responsibility)\s+to"
    r"|unable\s+to|exempt\w*\s+from)|n[’']t)\s+(?:[\w,/-]+\s+){0,5}$|\b(?:no|lacks?|absence\s+of)\s+(?:\w+\s+){0,2}$"
)
DENIED_AFTER = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:(?:is|are|was|were)\s+(?:not|never)|(?:will|shall|does|do)\s+not\s+(?:include|cover|apply))\b"
)
# "We plan to add filters": not yet a safeguard.
PLANNED = re.compile(
    r"(?i)\b(?:plans?|planned|planning|intends?|hopes?|aims?|exploring|considering|proposes|future\s+versions|roadmap)\b[^.;]*$"
)
BAN = re.compile(
    r"(?i)(?:\b(?:shall|must|may|will|should|do|does|agrees?|undertakes?|is|are)\s+(?:not|never|neither)\b|\bcannot\b"
    r"|n[’']t\b|\bnot\s+to\b|\bprohibited\s+from\b|\brefrain\w*\s+from\b)"
)
# "The software will not begin" is the safeguard itself; "the services shall not be used" is a ban.
BANNED_SYSTEM = re.compile(rf"(?i)\b{SYSTEM}\s+$")
BANNED_USE = re.compile(r"(?i)\s+(?:\w+ly\s+)?be\b")
# "Not without review by a professional": what follows is a condition, and so a safeguard again.
REOPENED = re.compile(r"(?i)\b(?:without|unless|except|until|before|prior\s+to|so|but|however)\b")
# What is got round, switched off or avoided is named, not provided.
EVADED = re.compile(
    r"(?i)\b(?:circumvent|bypass|defeat|tamper|evad|overrid|interfere|interfering|disable|disabling|remov|undermin|avoid|weaken|probe|hack"
    r"|decrypt|alter|subvert)\w*\b[^.;]*$"
)
# Those whose log is written by hand, and whose watching is supervision.
PEOPLE = re.compile(
    r"(?i)\b(?:officers?|operators?|supervisors?|personnel|employees|staff|members|agenc(?:y|ies)|department|examiners?"
    r"|pilots?|deputies|captain|chief|commander|sheriff|coordinator|administrator|protocol|buyer|distributor)\b"
)
BY_HAND = re.compile(
    PEOPLE.pattern + r"\W+(?:\w+\W+){0,6}?(?:shall|must|will|should|to|may)\s+(?:\w+\s+){0,4}$"
    r"|\b(?:customer|licensee|you)\b[^.;]{0,60}\b(?:responsible\s+for|must|should)\s[^.;]{0,60}$"
)
AUTOMATIC = re.compile(rf"(?i)\b(?:automat\w+|electronic\w*|trails?|{SYSTEM})\b")
ANSWERABLE = re.compile(
    PEOPLE.pattern + r"|\b(?:court|judge|magistrate|committee|board|council|director|manager|human|qualified|"
    r"independent|competent\s+authorit(?:y|ies)|state|trained|prior|advance|beforehand)\b"
)
OWN_ACCOUNT = re.compile(r"(?i)\b(?:accounts?|passwords?|credentials?|log-?ins?|user\s?ids?)\b")
# A suspension that is looked into, or answered, is a procedure and no mere remedy.
INQUIRY = re.compile(
    r"(?i)\b(?:may\s+investigate|investigates|audit|right\s+to\s+respond|opportunity\s+to\s+respond|complaints?"
    r"|will\s+be\s+reviewed|procedures?\s+for\s+enforc\w+|review\s+or\s+test"
    r"|notice\s+of\s+the\s+suspension|has\s+adjudicated)\b"
)
WHOLE_POLICY = re.compile(
    r"(?i)\b(?:(?:this|these|our|the)\s+(?:\w+\s+){0,3}?(?:polic(?:y|ies)|terms|agreement|aup|mou|moa)"
    r"|policy\s+violations?|abuse\s+trends|any\s+provision|harmful\s+(?:instructions|content)"
    r"|unlawful\s+or\s+prohibited\s+use)\b"
)
# A call to report a breach, or a course, looks into nothing.
INSPECTS = re.compile(r"(?i)\b(?:review|audit|investigat|monitor|assess|inspect|verif|supervis|evaluat)\w*")
# A safeguard for the whole policy speaks of keeping or breaking it: "monitor to improve the Services" does not.
ENFORCES = re.compile(
    r"(?i)\b(?:violat\w+|breach\w*|compl(?:y|ies|iance)|enforc\w+|misus\w+|abus\w+|unlawful|illegal|harmful|prohibited)\b"
)

# "We may disable any account for misuse": a remedy for every ban, whichever was broken.
MISUSE = re.compile(
    r"(?i)\b(?:violat\w+|breach\w*|misus\w+|abus\w+|unlawful\w*|illegal\w*|unauthori[sz]ed|prohibited|any\s+reason|fraud\w*|malicious"
    r"|non-?compliance|fails?\s+to\s+comply|not\s+compl\w+|contraven\w+|objectionable|offending|infring\w+)\b"
)
# "may monitor any and all information transmitted through the Service": a watch over every use.
ANY_USE = re.compile(
    r"(?i)\b(?:monitor|review|screen|inspect|audit|track|log)\w*\b[^.;]{0,80}?\b(?:any|all|every|each|your|user|customer|the)\b[^.;]{0,40}?"
    r"\b(?:information|content|use|usage|activity|activities|access|inputs?|outputs?|services?|platform|searches|queries|compliance)\b"
)


def find_enforcement(passage: Passage, force: Force, topics: Collection[Topic]) -> Enforcement:
    """Return the strongest safeguard that the clause describes."""
    if passage.text.rstrip().endswith("?"):
        return Enforcement.NONE
    is_control = bool(SAFEGUARD_TOPICS.intersection(topics))
    evidence = _evidence(passage, force)
    kinds = {kind for kind, _ in evidence}
    for kind in TECHNICAL:
        if kind in kinds and (is_control or force is not Force.STATES):
            return kind
    if not is_control:
        return _beside_a_use(force, evidence)
    return _worked_by_people(passage, force, topics, kinds)


def is_whole_policy(passage: Passage, enforcement: Enforcement, topics: Collection[Topic]) -> bool:
    """Return whether a safeguard enforces the whole policy or agreement, by its words or by its reach."""
    if enforcement is Enforcement.NONE:
        return False
    if Topic.SUSPENSION in topics and MISUSE.search(passage.text):
        return True
    if Topic.MONITORING in topics and ANY_USE.search(passage.text):
        return True
    return any(WHOLE_POLICY.search(words) and ENFORCES.search(words) for words in _said(passage, enforcement))


def _said(passage: Passage, enforcement: Enforcement) -> set[str]:
    """Return the words that must name the policy for a safeguard to be said of all of it."""
    if enforcement in TECHNICAL:
        # The sentence that gives it must say so: a log-in beside "comply with this Agreement" enforces nothing.
        spans = terms_of(passage.text, ENFORCEMENT, enforcement)
        return {passage.sentence_at(span.start).of(passage.text) for span in spans}
    looked_into = enforcement is not Enforcement.PROCEDURAL or INSPECTS.search(passage.text)
    return {passage.text} if looked_into else set()


def _worked_by_people(
    passage: Passage, force: Force, topics: Collection[Topic], kinds: Collection[Enforcement]
) -> Enforcement:
    """Return a procedure or a remedy, by its words or by what the clause is about."""
    if force is Force.PROHIBITS and not kinds and EVADED.search(passage.text[:WINDOW]):
        return Enforcement.NONE
    if Topic.SUSPENSION in topics:
        return Enforcement.PROCEDURAL if INQUIRY.search(passage.text) else Enforcement.CONTRACTUAL
    if _keeps_an_account(passage, topics):
        return Enforcement.NONE
    by_topic = {BY_TOPIC[topic] for topic in topics if topic in BY_TOPIC}
    if force is Force.PROHIBITS and Topic.TESTING in topics:
        by_topic = set()
    found = by_topic or kinds
    return next((kind for kind in SAFEGUARDS if kind in found and kind not in TECHNICAL), Enforcement.NONE)


def _beside_a_use(force: Force, evidence: Collection[tuple[Enforcement, str]]) -> Enforcement:
    """Return the procedure that a clause on a use itself requires, or asks of people it names."""
    is_asked = any(
        kind is Enforcement.PROCEDURAL and (force is Force.REQUIRES or ANSWERABLE.search(words))
        for kind, words in evidence
    )
    return Enforcement.PROCEDURAL if is_asked and force is not Force.STATES else Enforcement.NONE


def _keeps_an_account(passage: Passage, topics: Collection[Topic]) -> bool:
    """Return whether it is about one's own account: "notify us if your password is lost"."""
    return Topic.INCIDENT in topics and (Topic.ACCESS in topics or bool(OWN_ACCOUNT.search(passage.text)))


def _evidence(passage: Passage, force: Force) -> list[tuple[Enforcement, str]]:
    """Return the words of every kind that say a safeguard is there, those of the lead-in too."""
    own = [
        (_kind_of(passage, kind, span), span.of(passage.text))
        for kind in SAFEGUARDS
        for span in terms_of(passage.text, ENFORCEMENT, kind)
        if span.end > passage.body and _is_stated(passage, span) and not _is_banned(passage, span, force)
    ]
    if own or not passage.lead_in or force is Force.PROHIBITS:
        return own
    # "With the approval of the chief, it may be flown for: ..." asks it for every item.
    lead = Passage(passage.lead_in, (Span(0, len(passage.lead_in)),))
    return [found for found in _evidence(lead, force) if found[0] is Enforcement.PROCEDURAL]


def _before(passage: Passage, span: Span) -> str:
    """Return what stands before words in their sentence, as far back as it bears on them."""
    return passage.text[max(passage.sentence_at(span.start).start, span.start - WINDOW) : span.start]


def _kind_of(passage: Passage, kind: Enforcement, span: Span) -> Enforcement:
    """Return the kind by who acts: a log that officers write is a procedure."""
    is_watch = kind is Enforcement.TECHNICAL_DETECTIVE and not AUTOMATIC.search(span.of(passage.text))
    by_hand = is_watch and BY_HAND.search(_before(passage, span)[-2 * NEAR :])
    return Enforcement.PROCEDURAL if by_hand else kind


def _is_stated(passage: Passage, span: Span) -> bool:
    before, after = _before(passage, span), passage.text[span.end : span.end + NEAR]
    return not (DENIED.search(before[-NEAR:]) or PLANNED.search(before) or DENIED_AFTER.search(after))


def _is_banned(passage: Passage, span: Span, force: Force) -> bool:
    """Return whether the words are only the object of a ban or of getting round something."""
    before = _before(passage, span)
    if EVADED.search(before):
        return True
    bans = [ban for ban in BAN.finditer(before) if not _is_refusal(before, ban)]
    if bans:
        return not REOPENED.search(before, bans[-1].end())
    # An item of a ban holds no ban of its own.
    is_item = force is Force.PROHIBITS and not BAN.search(passage.text)
    is_first = passage.sentence_at(span.start) == passage.sentence_at(passage.body)
    return is_item and is_first and not REOPENED.search(before)


def _is_refusal(before: str, ban: re.Match[str]) -> bool:
    """Return whether it is a system that will not."""
    return bool(BANNED_SYSTEM.search(before, 0, ban.start())) and not BANNED_USE.match(before, ban.end())
