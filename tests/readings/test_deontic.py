"""The grammar of one sentence's norm."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings.cases import read
from tracer.readings.deontic import norm_of

BANS = """
The Agency shall not use the readers to track a journalist.
The Agency must not keep the footage.
You will not probe the filters.
You may not use the model to write malware.
Officers can not share the footage.
Members should not fly over a dwelling.
Members would not enter the store.
The Buyer shall never arm the drone.
The Buyer shall neither sell nor lend the drone.
Agencies are not permitted to retain the reads.
Sharing is not allowed.
You cannot sell the images.
We do not sell the images.
Don't use the model to stalk anyone.
Never use the model to stalk anyone.
Customer agrees not to bypass the filters.
Customer undertakes not to bypass the filters.
The order is not to fly over crowds.
Refrain from tracking persons.
The Agency shall refrain from tracking persons.
The Agency agrees to abstain from tracking persons.
Members are prohibited from tracking persons.
Members must desist from tracking persons.
Such use shall be strictly prohibited.
This policy prohibits tracking of persons.
The rules forbid tracking of persons.
The rules disallow tracking of persons.
Mass surveillance is unacceptable.
Mass surveillance is banned.
Members are barred from tracking persons.
Members are restricted from tracking persons.
Neither the Agency nor its officers may share the reads.
No officer may share the reads.
Nobody shall arm the drone.
Nothing in this Agreement permits mass surveillance.
In no event may the reads be sold.
Under no circumstances may the reads be sold.
The reads shall in no way be used for immigration.
Reads may under no circumstances be sold.
Avoid high-risk activity.
Vendor shall make no disclosure of the images.
Face recognition is strictly prohibited.
It is illegal to stalk a person, and stalking is illegal.
The statute bars sale of the reads.
Records of reads are confidential and exempt.
If the order lapses, officers may not search the reads.
Where no warrant has issued, officers shall not search the reads.
"""
DUTIES = """
The Agency shall audit the reads each quarter.
The Agency must log each query.
Vendor will delete the reads.
The drone shall only be used for rescue.
The drone must be solely used for rescue.
Customer agrees to report misuse.
Customer undertakes to report misuse.
Customer commits to report misuse.
You are responsible for your users.
Officers are required to log each query.
Officers are obliged to log each query.
It is the responsibility of officers and their responsibility to log each query.
Officers should confirm the plate.
Officers need to confirm the plate.
The administrator ensures each query is logged.
Access is limited to trained officers.
Access is strictly restricted to trained officers.
The reads are for official use.
Officers have to confirm the plate.
Training is a condition of access.
Comply with all laws.
Keep a log of each query.
Report misuse at once.
If misuse is found, report it at once.
If misuse is found, please report it at once.
Comply with the law. For example, don't stalk people.
Customer represents and warrants that its use will not violate the law.
Customer warrants that it complies with the law.
Vendor confirms that the logs are complete.
Vendor makes reasonable efforts to log each query.
Systems that do not log shall be replaced.
An officer who may not enter shall report it.
Officers (who may be deputies) shall log each query.
Units in which officers are authorized to search shall log each query.
If Vendor may be compelled, Vendor shall notify Customer.
The Agency shall not be liable and shall audit the reads.
Upon request, Vendor shall delete the reads.
"""
LEAVES = """
Vendor may monitor usage.
Vendor grants to Customer a right to use the readers.
Vendor reserves the right to monitor usage.
Vendor has the right to monitor usage.
The Agency is permitted to use readers.
The Agency is authorized to use readers.
The Agency is entitled to use readers.
Officers can search the reads.
Searches are allowed.
Officers are free to search the reads.
Customer could deploy the readers.
Customer, at its option and discretion, deploys them.
We allow integration of the API.
The Agency shall be entitled to search the reads.
The Agency shall have the right to search the reads.
The Agency shall not be prevented from searching the reads.
Nothing in this Agreement shall prevent the Agency from searching.
Nothing in this Agreement prohibits searching the reads.
The Company shall, upon learning of misuse, be entitled to remove the content.
Violations may result in suspension of your account.
Violations will, in addition to other remedies, result in termination of access.
The Company does not pre-screen content, but reserves the right to remove it.
We cannot predict every use, and we may monitor usage.
Vendor may inspect the records for the purpose of verifying the undertakings.
The Agency may use the readers for all lawful purposes.
"""
CONDITIONAL = """
Officers may search the reads if a warrant has issued.
Officers may search the reads only with a warrant.
Officers may search the reads after approval.
Officers may search the reads provided a case is open.
Officers may search the reads so long as a case is open.
Officers may search the reads as permitted by law.
Officers may search the reads unless a court forbids it.
Officers may search the reads subject to this policy.
Officers may search the reads to the extent the law allows.
Officers may search the reads in accordance with this policy.
Officers may search the reads with prior written approval.
Officers may search the reads for law enforcement purposes.
Only trained officers may search the reads.
If a warrant has issued, officers may search the reads.
Subject to this policy, officers may search the reads.
Vendor grants Customer a right to use the readers solely for rescue.
Vendor grants you a revocable and non-exclusive right to legally use the readers.
You should have the flexibility to use the readers, so long as you comply with the law.
Subject to this Agreement, Vendor grants a license.
The rights granted by this License are made subject to the terms below.
"""
NO_NORM = """
The reader stores the image of a plate.
Vendor operates the readers.
This Policy describes how readers are used.
The purpose of this Policy is to guide officers, who shall follow it.
The platform will refuse such requests.
The system can read plates at night.
We believe that people should review such output.
Our policies may change.
The record cannot be edited.
Vendor shall not be liable for outages.
The Service may not be available.
Vendor has no obligation in this respect.
The Service may include other tools.
Units in which officers are authorized to search.
Systems that may read plates.
"""
FALSE_ENDS = {"prohibits": BANS, "requires": DUTIES, "permits": LEAVES, "conditions": CONDITIONAL}
CASES = [(text, force) for force, texts in FALSE_ENDS.items() for text in texts.strip().splitlines()]
SILENT = NO_NORM.strip().splitlines()
SPANS = [
    ("The Agency shall not track persons.", "shall not"),
    ("If a warrant has issued, officers may search.", "may"),
    ("No officer may search.", "No officer may"),
    ("Keep a log.", "Keep"),
    ("If it hits, verify the plate.", "verify"),
    ("Avoid weapons.", "Avoid"),
    ("Systems that do not log shall be replaced.", "shall"),
]
ITEMS = [
    ("You may not:", "(a) track a person with license plate readers;", "prohibits"),
    ("You must:", "(a) report misuse of the Services;", "requires"),
    ("Vendor may:", "(a) suspend your account for abuse;", "permits"),
    ("You must:", "(a) not bypass the safety filters;", "prohibits"),
    ("Officers shall observe these rules:", "(a) Officers may use readers only for a case.", "conditions"),
    ("Customer warrants that it will not use the Services to:", "(a) develop weapons;", "prohibits"),
    ("You agree that:", "(a) You shall in no way use the Services to develop weapons.", "prohibits"),
    ("We are open. You may not:", "(a) develop weapons with the Services;", "prohibits"),
]
HOSTILE = [
    "the " * 20_000,
    "if " * 20_000,
    "if a, " * 10_000,
    "(" * 20_000 + "shall",
    "that is " * 10_000 + "shall",
    "in which " + "a " * 20_000 + "is may",
    "shall, " + "x, " * 20_000 + "be",
    "No " + "a " * 20_000,
    "Only " + "a " * 20_000,
    "represents " * 10_000 + "that",
    "we believe " * 10_000 + "should",
    "\u2013 " * 20_000,
]


@pytest.mark.parametrize(("text", "force"), CASES)
def test_reads_the_norm(text: str, force: str) -> None:
    """The first operator of the main clause decides, bent by what stands around it."""
    norm = norm_of(text)
    assert norm is not None
    assert norm.force == force


@pytest.mark.parametrize("text", SILENT)
def test_finds_no_norm_in_a_description(text: str) -> None:
    """A description, a relative clause and a negated liability bind nobody."""
    norm = norm_of(text)
    assert norm is None or norm.force == "states"


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_norm_has_the_span_of_its_operator(text: str, words: str) -> None:
    """The span covers the words that give the force."""
    norm = norm_of(text)
    assert norm is not None
    assert norm.span.of(text) == words


@pytest.mark.parametrize(("lead_in", "text", "force"), ITEMS)
def test_item_completes_its_lead_in(lead_in: str, text: str, force: str) -> None:
    """An item has its lead-in's force, unless it is a sentence of its own."""
    assert read(text, label="(a)", lead_in=lead_in).force == force


@given(st.text(st.sampled_from("the may shall not only if, that (no) warrant. We "), max_size=200))
def test_span_lies_in_the_text(text: str) -> None:
    """Whatever the text, an operator's span is part of it and not empty."""
    norm = norm_of(text)
    assert norm is None or 0 <= norm.span.start < norm.span.end <= len(text)


@given(st.lists(st.sampled_from([text for text, _ in CASES]), min_size=1, max_size=3))
def test_reading_twice_gives_the_same(texts: list[str]) -> None:
    """The norm of a text depends on the text alone."""
    text = " ".join(texts)
    assert norm_of(text) == norm_of(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_takes_no_exponential_time(text: str) -> None:
    """Long runs of words, brackets and commas are read in time."""
    start = time.monotonic()
    norm_of(text)
    assert time.monotonic() - start < 10
