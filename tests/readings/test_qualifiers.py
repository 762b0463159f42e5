"""Qualifiers: their kinds, their whole phrase, what is none, and what an exception takes out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tests.readings.cases import read
from tracer.domain.span import Span
from tracer.domain.vocabulary import Force, QualifierKind, Topic
from tracer.readings.components import COMPONENTS
from tracer.readings.passage import Passage, sentences_of
from tracer.readings.qualifiers import find_qualifiers
from tracer.reports.trace_json import qualifier_to_dict

if TYPE_CHECKING:
    from tracer.domain.reading import Qualifier

# Each phrase stands between « and ».
SAID = {
    "intent": """
The Agency shall not «intentionally» use the System for domestic surveillance.
You may not «knowingly» provide the Output to a sanctioned party.
Vendor will not «deliberately» train the Model on intercepted calls.
No user shall «willfully» disable the audit log.
You must not «purposely» mislead a voter.
Operators shall not «recklessly» endanger bystanders with the drone.
You may not publish images of a person «with the intent to harass that person».
Seller shall not supply an end user that it «knows or has reason to suspect of covert observation».
Licensee shall not post a model «with the purpose of harming others».
Do not create content «intended to incite violence».
Do not run the tool «in bad faith» against our systems.
You may not deploy techniques «in order to materially distort the behaviour of a person».
You may not «knowingly» or negligently disrupt the filter.
You may not compile a database «for the purpose of locating individuals».
Nobody may post a plate «with criminal intent».
No one may fly over a camp «with a view to frightening its residents».
You may not ingest messages in bulk «for that purpose».
You may not put the model to a use «intended to discriminate against a group».
""",
    "law": """
«To the maximum extent permitted by applicable law», Vendor may disclose footage to police.
Vendor may share footage «to the extent permitted by law».
Footage may be released «where required by applicable law or regulation».
The Department may use the Services «consistent with applicable law».
Vendor may search accounts «pursuant to a valid warrant».
Agencies may query the database only with a reason and «in accordance with applicable state law».
The Agency may monitor calls «as permitted by federal law».
Vendor may retain images «if legally required».
You may not export the Software «in violation of applicable laws».
The Buyer shall not use the Goods for «unlawful surveillance».
Customer shall not track employees «without lawful cause».
Nobody may detain a person on a match «unless prohibited by applicable law».
«Subject to the requirements of law», we may suspend your account.
No agency may receive images except as permitted by the Posse Comitatus Act «and other applicable law».
You may not use the Services if you are «barred from receiving them under applicable law».
You may not «unlawfully» discriminate.
The Services shall not direct weapons «in any case where law» requires human control.
Vendor may disclose logs «in response to a valid subpoena».
The Services must be used only «in a lawful manner».
""",
    "scope": """
Customer may use the System «solely for border search and rescue».
Customer may «only access Captured Data to perform the Purpose».
«Only trained members of the agency» may operate a reader.
The Services will not be used for «mass surveillance».
The Services shall not be used for surveillance of «U.S. persons».
You may not make «fully automated» decisions about benefits.
No arrest shall be made «based solely on a facial recognition match».
Footage may be viewed «for legitimate law enforcement purposes only».
You may not scrape faces «at scale».
You may not gain «unauthorized» access to a network.
Vendor may suspend access upon a «material breach» by Customer.
The data shall be used «exclusively for the investigation of theft».
A match shall not be the «sole basis for an arrest».
You may not «covertly» monitor a spouse.
No agency may conduct «persistent location tracking» of a person.
Drones shall not be used for «random or generalized observation» of a park.
You may not identify people «in publicly accessible spaces».
The models shall not engage targets «without meaningful human control».
The Services shall not «independently» direct weapons.
An alert «by itself» is not grounds to stop a person and shall not be used so.
You must not pose a «serious risk» to others.
Do not make automated decisions that «materially impact» people.
Customer shall not locate a driver «outside working hours».
«Within those limits», the Ministry may use the models.
Customer may use the Services for «any lawful purpose».
Police may search video «in a specific, documented investigation».
«Serious or repeated violations» of the Policy may lead to suspension.
«Primarily designed» to collect location, such a device shall not be used.
""",
    "effort": """
Vendor will use «reasonable efforts» to remove malware.
Vendor will make «commercially reasonable efforts» to notify Customer.
Agency shall use its «best efforts» to prevent misuse.
Seller shall use «reasonable endeavours» to recover the drones.
«Whenever possible», officers shall verify the plate visually.
«When reasonable», a second examiner shall confirm the match.
Vendor shall report misuse «as soon as practicable».
Vendor shall delete footage «as soon as reasonably possible».
Logs shall be kept «as far as technically feasible».
Vendor shall take «reasonable steps» to verify users.
Vendor shall «endeavour to» filter such content.
The Supplier shall reduce bias «to the greatest extent possible».
Vendor shall make «every reasonable effort» to find the source.
The Supplier shall take «all practicable steps» to prevent misuse.
Vendor shall «seek to» prevent misuse.
""",
    "discretion": """
Vendor may suspend an account «in its sole discretion».
Vendor may remove content «at its discretion».
Vendor may block any use that it finds harmful, «in its reasonable judgment».
Vendor may suspend access «if Vendor reasonably believes» that the Services are misused.
Vendor may terminate «for any reason».
The data shall be kept in a place «as determined by the Chief».
We may throttle usage «if we determine» that it is abusive.
Vendor may refuse a user whom it suspects on «reasonable grounds».
Vendor may act upon a «good faith belief» that a person is in danger.
Vendor «reserves the right to refuse» any request.
Content that is «deemed by Vendor to be harmful» may be removed.
We may end the pilot «at any time and for any reason».
The Director may, «upon recommendation of the Board», suspend the agreement.
Calloway may keep a server offline until the breach is cured «to Calloway's reasonable satisfaction».
Vendor may block an account «if Vendor concludes» that it was misused.
""",
    "exception": """
Footage shall not be shared «except under a treaty in force».
No drone shall be flown over a crowd «unless there is an imminent threat to life».
The geofence shall not be disabled, «save in an emergency that endangers life».
The Safety Stack shall not be probed «otherwise than in a test agreed by the parties».
Data shall not be released «other than in aggregated form».
«Except in an emergency», no search shall be run without a case number.
Location shall not be recorded «except that supervisors may view the vehicle list».
«Notwithstanding Section 4.1», the Services shall not be used for targeting.
You may not share scans, «with the exception of scans of your own face».
«Nothing in this Section restricts the analysis of foreign intelligence».
The ban «does not apply to medical research».
Legal advice may not be given «without a qualified person reviewing the text».
You may not take such a decision «without meaningful review by a natural person».
No image may leave the site, «apart from images of staff».
""",
    "consent": """
You may not record a person «without their consent».
Customer may not resell the Data «without the prior written consent of Vendor».
Users may not scan a face «without the explicit consent of its owner».
You may not post the image «without permission».
No agency may export logs «without prior written authorization».
Cameras may be placed in homes «with the consent of the occupant».
The pilot may be extended «with the prior written approval of the Board».
You may not embed a tracker «without first obtaining the necessary permissions».
The app may read contacts «as authorized by the user».
Transfers are «subject to the prior approval of the exporting state».
You may not share recordings, «unless the driver has given explicit consent».
The System may be used for tests that the Chief has «approved in writing».
Agencies can access our camera data «only with permission from our administrator».
No department may buy drones «without a vote of the Council».
You may not record a person «without the knowledge of that person».
""",
    "time": """
Customer may use the Services «during the Term».
Footage shall be kept «for a period of thirty days».
Vendor shall report a breach «within seventy-two hours».
Data may be kept «no longer than eighteen months».
Records shall be deleted «within 30 days after notice».
Vendor may inspect the site «on thirty days' notice».
The policy «as of the Effective Date» governs such use.
The directive «as it exists on» the Effective Date governs weapons.
Logs shall be stored «for ninety (90) days».
The Supplier shall keep logs «for the duration of the Agreement».
Images shall be purged «not later than ten days from capture».
Countries under embargo, «currently including» Cuba, shall not receive the Goods.
Reads are deleted «after twenty-one days».
The agreement refers to the directive «as it stands today».
«Beginning after the close of the fiscal year», the city shall publish a report.
Plates may not be kept longer than the «maximum period in the schedule».
«Not more than once a year», Customer shall certify its compliance.
Access lasts «throughout the Term».
""",
}
NONE = {
    "intent": """
No user shall track a person, whether or not knowingly.
Any breach, whether intentional or negligent, shall be reported.
Misuse shall be reported regardless of the intent of the user.
Nobody shall disable the log, without regard to intent.
This page was intentionally left blank.
You shall not, intentionally or unintentionally, disable the filter.
Vendor shall report fraud and wilful misconduct of its users.
You shall not upload code that does or is intended to harm a system.
""",
    "law": """
Law enforcement may use the System.
The by-laws of the company govern its meetings.
Vendor shall report illegal content.
The lawyer shall review each request.
Vendor may share footage with the Department of Justice.
The Agency shall train its officers on privacy.
The Licensed Material is subject to U.S. export laws.
No right under copyright or other applicable law is granted.
""",
    "scope": """
You are solely responsible for your password.
Vendor may not only log but also block requests.
The archive is read only.
For the purposes of this Agreement, police means the County's police.
Content for adults only is marked.
Content “for adults only” shall be marked.
The list of harms is not limited to those above.
Vendor shall be notified of unauthorized access.
Customer is exclusively liable for its users.
Vendor may open a pilot for new users.
Each user may maintain only one account.
Vendor shall prevent unauthorized access.
Nobody may engage in the unauthorized practice of law.
Captured data is retained solely by Customer and shall not be sold.
The Service is intended for planning purposes only.
Agencies can access camera data only with permission from our administrator.
Vendor shall keep data, including, where applicable, faces, from others.
""",
    "effort": """
Vendor shall measure the effort of each team.
A reasonable person would report the misuse.
Vendor shall report all possible criminal use.
The best model shall be deployed.
Vendor shall log each search.
It is possible to export footage.
Appropriate measures shall be built into the System.
""",
    "discretion": """
The officer has no discretion to share footage.
If you believe that your account was misused, tell us.
The determination of guilt is for the courts.
Users shall be discreet with footage.
Vendor shall suspend an account that tracks a person.
Judges may order the release of footage.
""",
    "exception": """
The System shall log every search without exception.
Vendor shall handle exceptional loads.
Except for the rights granted here, Vendor reserves all rights.
Vendor shall not save passwords.
You may not use the Services except as permitted under this Agreement.
Other vendors may use the System.
Use of the Works is subject to the use restrictions in Section 5.
Notwithstanding any delegation of authority, the Council shall approve each contract.
""",
    "consent": """
Vendor may share footage with or without notice.
Users shall accept the policy.
Authorized Users may search footage.
The Board approved the budget.
Vendor shall log each request for permission.
An authorization token shall expire.
No surveillance shall take place except as authorized by the Fourth Amendment.
""",
    "time": """
Users may stop at any time.
Vendor may review the term sheet.
The timely report of misuse is required.
Vendor shall report misuse promptly.
Real time alerts are shown.
The Term is defined in the Order.
The gateway locks an account that has not been used for 60 days.
The officer was suspended for five days.
""",
}


def _cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, line) for kind, lines in table.items() for line in lines.strip().splitlines()]


def qualifiers(
    text: str, lead_in: str = "", force: Force | None = None, topics: tuple[Topic, ...] = ()
) -> tuple[Qualifier, ...]:
    """Return the qualifiers of one clause."""
    return find_qualifiers(Passage(text, sentences_of(text), lead_in=lead_in), force, topics)


@pytest.mark.parametrize(("kind", "marked"), _cases(SAID))
def test_quotes_the_whole_phrase(kind: str, marked: str) -> None:
    """A qualifier has its kind and the words that a lawyer would quote."""
    before, phrase, _ = marked.replace("»", "«").split("«")
    text = marked.replace("«", "").replace("»", "")
    assert (kind, Span(len(before), len(before) + len(phrase))) in [
        (q.kind, q.span) for q in qualifiers(text)
    ]


@pytest.mark.parametrize(("kind", "text"), _cases(NONE))
def test_leaves_words_of_another_sense(kind: str, text: str) -> None:
    """What negates, describes or only sounds like it is no qualifier."""
    forces = Force.REQUIRES if "shall be notified" in text else None
    assert kind not in {q.kind for q in qualifiers(text, force=forces)}


EXCEPTIONS = [
    (
        "Footage shall not be shared except as compelled by a court order.",
        "as compelled by a court order",
        "Footage shall not be shared",
    ),
    (
        "Nobody may read logs, other than those employed by Customer; logs are sealed.",
        "those employed by Customer",
        "Nobody may read logs",
    ),
    (
        "Except in an emergency, no search shall be run.",
        "in an emergency",
        "no search shall be run",
    ),
    (
        "Vendor shall purge footage; Vendor shall not sell it unless prohibited by applicable law.",
        "prohibited by applicable law",
        "Vendor shall not sell it",
    ),
    (
        "You may not share recordings, unless the driver has given explicit consent.",
        "the driver has given explicit consent",
        "You may not share recordings",
    ),
    (
        "Notwithstanding Section 4.1, no drone shall fly over a crowd.",
        "no drone shall fly over a crowd",
        "Section 4.1",
    ),
    ("Nothing in this Section restricts research.", "research", "this Section"),
    ("This ban does not apply to medical research.", "medical research", "This ban"),
]


@pytest.mark.parametrize(("text", "excepted", "norm"), EXCEPTIONS)
def test_exception_says_what_it_takes_out_of_which_norm(text: str, excepted: str, norm: str) -> None:
    """Both are words of the clause, whatever kind the carve-out is of."""
    (carved,) = [q.excepts for q in qualifiers(text) if q.excepts]
    assert carved.span is not None
    assert carved.norm is not None
    assert (carved.text, carved.span.of(text), carved.norm.of(text)) == (excepted, excepted, norm)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No data shall be sold except as may be required by law.", QualifierKind.LAW),
        ("No data shall be sold unless Customer has given prior written consent.", QualifierKind.CONSENT),
        (
            "No data shall be sold except as permitted by the Privacy Act and other law.",
            QualifierKind.EXCEPTION,
        ),
        ("No data shall be sold except as required by law or in an emergency.", QualifierKind.EXCEPTION),
    ],
)
def test_carve_out_is_of_the_kind_of_what_it_excepts(text: str, kind: QualifierKind) -> None:
    """What excepts only the law is of law; what waits for a consent is of consent."""
    assert [q.kind for q in qualifiers(text) if q.excepts] == [kind]


def test_item_is_the_norm_of_its_lead_ins_exception() -> None:
    """What a lead-in hands down has no place, and is carved out of the item."""
    (found,) = qualifiers("(a) bypass the filter;", "Except in a test, you will not:")
    assert (found.span, found.excepts and found.excepts.span) == (None, None)
    assert found.excepts is not None
    assert (found.excepts.text, found.excepts.norm) == ("in a test", Span(0, 22))


def test_item_completes_its_lead_in() -> None:
    """Any kind that ends the lead-in reaches the item; a kind the item says itself comes from the item."""
    assert [q.text for q in qualifiers("(a) race;", "No search shall be based solely on:")] == [
        "based solely on"
    ]
    assert [q.span for q in qualifiers("(a) knowingly lie;", "Do not intentionally:")] == [Span(4, 13)]


def test_adjective_of_the_lead_in_stays_there() -> None:
    """What bounds the norm bounds its items; "mass" and "serious" bound the noun they stand before."""
    lead = "You may not do what poses a serious risk, such as:"
    assert not qualifiers("(a) lying;", lead, force=Force.PROHIBITS)
    (found,) = qualifiers("(a) in a manner that harms nobody;", "You must use the Services only:")
    assert found.text == "only"


def test_phrase_holds_what_is_part_of_it() -> None:
    """A deadline that runs from knowledge is a time, not an intent; consent that alone opens is consent."""
    text = "Vendor shall tell Customer within 24 hours after it becomes aware of misuse."
    assert [q.kind for q in qualifiers(text)] == [QualifierKind.TIME]
    assert [q.kind for q in qualifiers("Data may be read only with consent of the owner.")] == [
        QualifierKind.CONSENT
    ]


def test_trace_tells_the_exception() -> None:
    """The JSON has what is taken out and the norm, with their places; other qualifiers have neither."""
    text = "You may not knowingly lie except in a test."
    plain, carved = (qualifier_to_dict(q, text) for q in qualifiers(text))
    assert "excepts" not in plain
    norm = {"text": "You may not knowingly lie", "start": 0, "end": 25}
    assert carved["excepts"] == {"text": "in a test", "start": 33, "end": 42, "norm": norm}


def test_norm_on_lawfulness_alone_is_not_narrowed_by_its_own_content() -> None:
    """A duty to comply with the law is that duty; a leave in accordance with law is bounded by it."""
    text = "Customer shall use the Services in compliance with all applicable laws."
    assert not qualifiers(text, force=Force.REQUIRES, topics=(Topic.COMPLIANCE,))
    assert qualifiers(text, force=Force.REQUIRES, topics=(Topic.COMPLIANCE, Topic.TRACKING))
    assert qualifiers(text.replace("shall", "may"), force=Force.CONDITIONS, topics=(Topic.COMPLIANCE,))


def test_same_words_narrow_a_ban_and_only_describe_elsewhere() -> None:
    """Unauthorized access is the narrow ban's word, and the plain object of a duty to report."""
    assert qualifiers("Gain unauthorized access.", force=Force.PROHIBITS)
    assert not qualifiers("Report unauthorized access.", force=Force.REQUIRES)


def test_disclaimer_is_no_norm() -> None:
    """What a disclaimer says of a loss qualifies no use."""
    assert not qualifiers("Vendor will not be liable for loss that is based solely on misuse.")


@pytest.mark.parametrize("pipes", [(), ("sentencizer",), ("sentencizer", "tracer_passage")])
def test_component_works_alone(pipes: tuple[str, ...]) -> None:
    """It needs no topics, no passage and no sentences."""
    nlp = spacy.blank("en")
    assert "tracer_qualifiers" in COMPONENTS  # the import registers them
    for name in (*pipes, "tracer_qualifiers"):
        nlp.add_pipe(name)
    doc = nlp("The tenant shall not sublet without the prior written consent of the landlord. Pets may stay.")
    assert [(s.text, s.label_) for s in doc.spans["tracer_qualifiers"]] == [
        ("without the prior written consent of the landlord", "consent")
    ]
    assert not nlp("")._.tracer_qualifiers


def test_irrelevant_clause_is_not_asked() -> None:
    """Our own pipeline pays only for clauses with a topic."""
    assert not read("Rent is due unless the office is closed.").qualifiers


PIECES = st.sampled_from(
    [
        *["except", "unless", "only", "solely", "in its sole discretion", "to the extent permitted by law"],
        *["without consent of", "knowingly", "notwithstanding", "this Section", "does not apply to", "shall"],
        *[
            "for",
            "purposes",
            "within 3 days",
            "and",
            "or",
            "(",
            ")",
            ",",
            ";",
            ":",
            ".",
            "”",
            "nothing in this",
        ],
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80), st.sampled_from([None, *Force]))
def test_spans_are_words_of_the_clause(text: str, force: Force | None) -> None:
    """Law: every span holds its text, in order, inside the clause; no kind says the same words twice."""
    found = qualifiers(text, force=force)
    placed = [q.span for q in found if q.span]
    assert [q.span.of(text) for q in found if q.span] == [q.text for q in found]
    assert placed == sorted(placed, key=lambda span: span.start)
    for kind in QualifierKind:
        ends = [end for q in found if q.kind is kind and q.span for end in (q.span.start, q.span.end)]
        assert ends == sorted(ends)
    for carved in (q.excepts for q in found if q.excepts):
        assert carved.span is not None
        assert carved.span.of(text) == carved.text


@pytest.mark.parametrize(
    "piece",
    [
        "unless ",
        "except (",
        "only not only ",
        "law, or the law ",
        "of The Of ",
        "notwithstanding ",
        "to the extent ",
    ],
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    """No pattern is exponential, and no phrase runs on for ever."""
    began = time.process_time()
    qualifiers(piece * (60_000 // len(piece)))
    assert time.process_time() - began < 20
