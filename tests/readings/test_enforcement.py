"""The safeguard a clause describes: by who acts, and by how its words stand."""

from __future__ import annotations

import time

import pytest

from tests.readings.cases import read
from tracer.domain.span import Span
from tracer.domain.vocabulary import Enforcement, Force, Topic
from tracer.readings.enforcement import find_enforcement, is_whole_policy
from tracer.readings.passage import Passage

PREVENTIVE = """
The Software will not begin a search while the case number field is empty.
The aircraft is fitted with a geofence that stops it at the border of the county.
Face matching is disabled in the firmware and ships turned off.
Footage is automatically deleted from the servers after thirty days.
Access to the archive requires multi-factor authentication.
All recordings are encrypted at rest and in transit.
The Model is hosted only within an accredited enclave operated by the Contractor.
The models are not deployed to edge devices.
The camera blurs faces of bystanders before any image leaves the device.
A content filter blocks prompts that ask for weapon designs.
Our models are trained to refuse harmful instructions.
The API enforces rate limits on every key.
Permissions are granted by role-based access control.
The system cannot accept a query without a stated reason.
The module is supplied with firmware that locks the radio when the case is opened.
The Supplier shall configure the Platform so that it rejects requests for face recognition.
"""
DETECTIVE = """
The system keeps an audit trail of every search.
Each query is logged with the user's name and the time.
The Software records every extraction in a tamper-evident file.
Vendor may monitor usage of the Services for compliance with this Policy.
We use automated systems to find accounts that break our rules.
Classifiers run on all traffic to detect misuse.
Unusual activity is flagged and an alert is sent to the security team.
Anomaly detection runs on all access to the archive.
Every export of footage is recorded by the evidence system.
The logging capabilities shall ensure that results can be traced.
The Platform automatically records who opened each file.
The drone keeps a flight record of every sortie.
Access logs are retained for five years.
We scan uploads for known abuse material.
All outputs carry a watermark.
"""
PROCEDURAL = """
Each deployment shall be approved by the Chief of Police or a designee.
No drone shall be flown without the prior approval of the watch commander.
Operators shall complete training before using the system.
Only trained operators may use the readers.
The Captain shall audit searches every quarter.
The department shall adopt a written policy on the use of face recognition.
The operator shall verify the plate before a stop is made.
A search warrant shall be obtained before footage is requested.
The Agency shall report annually to the City Council on its use of the system.
The Buyer shall sign an end-use certificate before delivery.
Users must pass a background check.
A member who misuses the system is subject to discipline.
An independent auditor shall review the records of use.
Officers shall record the reason for each deployment in the logbook.
Every match shall be reviewed by a qualified examiner.
The Seller may visit the sites and inspect the registers of use.
The Supplier shall carry out an impact assessment each year.
"""
CONTRACTUAL = """
Vendor may suspend your account if you violate this policy.
We may terminate your access to the Services at any time.
The Seller may withdraw the license if the Goods are misused.
Any breach of this Section results in immediate termination of your account.
The Company may refuse any order that would be diverted.
Violations could result in action against your account.
The Licensor may revoke the license upon misuse.
Your access to the API may be limited after a breach.
The City may cancel the subscription for unlawful use.
The Company reserves the right to disable any account.
The Contractor shall indemnify the State for any misuse by users of the system.
Misuse may lead to the loss of access privileges.
The Provider is entitled to injunctive relief against any misuse.
Liquidated damages are payable for each misuse of the data.
We may remove content and take legal action.
"""
NOT_ONE = """
You must not bypass the safety filters of the Services.
Do not circumvent any access control or rate limit.
You may not interfere with the audit trail of the Software.
We do not monitor usage of the Services.
Vendor has no obligation to screen, edit or monitor your use of the Services.
The Platform contains no content filter.
The Company is under no duty to review your use of the Services.
You are responsible for keeping your password secret.
You shall notify us at once if your password is lost or your account is used by another.
Customer shall delete the footage within thirty days.
The Agency shall not use the System for mass surveillance.
Customer shall comply with all laws and departmental rules.
The Authority shall apply the order, which it adopts as its own policy.
The vendor plans to add content filters to the Platform.
Does the system log every query?
An Authorized User is a person allowed to use the Services.
The Services shall not be used for monitoring of activity of protesters.
Video on legal hold is exempt from automatic deletion.
"""
CONTROL = (Topic.SAFEGUARDS,)
PEOPLE = (Topic.ACCESS,)


def _cases(listed: str, kind: Enforcement) -> list[tuple[str, Enforcement]]:
    return [(text, kind) for text in listed.strip().splitlines()]


def _passage(text: str, lead_in: str = "") -> Passage:
    return Passage(text, (Span(0, len(text)),), lead_in=lead_in)


def _force(text: str) -> Force:
    return read(text).force if read(text).topics else Force.REQUIRES


CASES = [
    *_cases(PREVENTIVE, Enforcement.TECHNICAL_PREVENTIVE),
    *_cases(DETECTIVE, Enforcement.TECHNICAL_DETECTIVE),
    *_cases(PROCEDURAL, Enforcement.PROCEDURAL),
    *_cases(CONTRACTUAL, Enforcement.CONTRACTUAL),
]


@pytest.mark.parametrize(("text", "kind"), CASES, ids=[text[:50] for text, _ in CASES])
def test_tells_what_a_control_describes(text: str, kind: Enforcement) -> None:
    """The words say the kind, whoever wrote them and however."""
    assert find_enforcement(_passage(text), _force(text), PEOPLE) == kind


@pytest.mark.parametrize("text", NOT_ONE.strip().splitlines(), ids=lambda text: text[:50])
def test_names_a_safeguard_without_giving_one(text: str) -> None:
    """What is banned, evaded, denied, planned or asked is no safeguard."""
    topics = (Topic.ACCESS, Topic.INCIDENT) if "password" in text else CONTROL
    assert find_enforcement(_passage(text), _force(text), topics) == Enforcement.NONE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The system blocks such queries, logs each query, and the chief reviews the logs.",
            "technical_preventive",
        ),
        ("The system keeps an audit trail and the chief shall review it.", "technical_detective"),
        ("The Chief shall review the records; the license may be revoked on misuse.", "procedural"),
    ],
)
def test_the_strongest_of_several_counts(text: str, kind: str) -> None:
    """Preventive, then detective, then procedural, then contractual."""
    assert find_enforcement(_passage(text), Force.REQUIRES, PEOPLE) == kind


def test_a_safeguard_stands_beside_the_ban_on_getting_round_it() -> None:
    """The first sentence gives the geofence; the second only protects it."""
    first, second = "The Software has a geofence.", " The Buyer shall not disable the geofence."
    spans = (Span(0, len(first)), Span(len(first), len(first + second)))
    passage = Passage(first + second, spans)
    assert find_enforcement(passage, Force.PROHIBITS, CONTROL) == Enforcement.TECHNICAL_PREVENTIVE
    alone = _passage(second.strip())
    assert find_enforcement(alone, Force.PROHIBITS, CONTROL) == Enforcement.NONE


def test_items_share_the_approval_that_their_lead_in_asks() -> None:
    """Every use listed needs it."""
    lead_in = "With the approval of the watch commander, the drone may be flown for the following:"
    found = find_enforcement(
        _passage("1. Following a vehicle.", lead_in), Force.CONDITIONS, (Topic.TRACKING,)
    )
    assert found == Enforcement.PROCEDURAL


def test_who_watches_tells_a_log_from_a_register() -> None:
    """A system's log detects; what officers write down is a procedure."""
    by_hand = "Officers shall log each search."
    assert find_enforcement(_passage(by_hand), Force.REQUIRES, CONTROL) == Enforcement.PROCEDURAL
    by_system = "The system logs each search."
    assert find_enforcement(_passage(by_system), Force.REQUIRES, CONTROL) == Enforcement.TECHNICAL_DETECTIVE


@pytest.mark.parametrize(
    ("text", "kind", "whole"),
    [
        ("We monitor usage of the Services for violations of this Policy.", "technical_detective", True),
        ("We may suspend your account if you breach any provision.", "contractual", True),
        ("Our models are trained to refuse harmful instructions.", "technical_preventive", True),
        ("We may review use of the Services for compliance with these Terms.", "procedural", True),
        ("To report violations of this Policy, write to us.", "procedural", False),
        ("We monitor usage of the Services to improve them.", "technical_detective", False),
        ("Two-factor authentication is required.", "technical_preventive", False),
        ("We may suspend your account if you breach any provision.", "none", False),
    ],
)
def test_a_safeguard_for_the_whole_policy_says_so(text: str, kind: str, whole: bool) -> None:  # noqa: FBT001
    """One stated for another purpose, or a mere call to report, backs nothing else."""
    assert is_whole_policy(_passage(text), Enforcement(kind), ()) is whole


def test_a_login_beside_a_promise_to_comply_enforces_nothing() -> None:
    """The sentence that gives a technical safeguard must say what it enforces."""
    first, second = "Users log in by two-factor authentication.", " Users shall comply with this Agreement."
    passage = Passage(first + second, (Span(0, len(first)), Span(len(first), len(first + second))))
    assert not is_whole_policy(passage, Enforcement.TECHNICAL_PREVENTIVE, ())


@pytest.mark.parametrize(
    "word",
    [
        "shall not ",
        "plans to ",
        "bypass the ",
        "monitor ",
        "no obligation to ",
        "officers shall log ",
        "not, ",
    ],
)
def test_hostile_rows_of_words_take_no_time(word: str) -> None:
    """A sentence that never ends is read in time near its length."""
    started = time.perf_counter()
    find_enforcement(_passage(word * 3000 + "access logs"), Force.REQUIRES, CONTROL)
    assert time.perf_counter() - started < 5
