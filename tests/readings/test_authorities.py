"""Authorities: what is written, what it is called, which part of it is cited."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import clause
from tests.readings.cases import read
from tracer.domain.authority import AuthorityKind
from tracer.errors import InvalidDataFile
from tracer.readings.authorities import lexicon
from tracer.readings.authorities.find import find_authorities
from tracer.readings.authorities.lexicon import named
from tracer.readings.components import COMPONENTS
from tracer.readings.lexicon import FOLDER
from tracer.reports import trace_json
from tracer.reports.trace_json import clause_to_dict

FISA, INA = "Foreign Intelligence Surveillance Act of 1978", "Immigration and Nationality Act"
GDPR, AI_ACT, CCPA = (
    "Regulation (EU) 2016/679",
    "Regulation (EU) 2024/1689",
    "California Consumer Privacy Act of 2018",
)
NDAA = "National Defense Authorization Act for Fiscal Year"
HIPAA, DPPA = (
    "Health Insurance Portability and Accountability Act of 1996",
    "Driver's Privacy Protection Act of 1994",
)
WRITTEN: dict[str, list[tuple[str, str, str | None]]] = {
    "statute": [
        ("42 U.S.C. § 1983", "42 U.S.C. § 1983", None),
        ("42 USC 1983", "42 U.S.C. § 1983", None),
        ("42 U.S.C.A. §1983", "42 U.S.C. § 1983", None),
        ("8 U.S.C. 1357(g)", "8 U.S.C. § 1357", "(g)"),
        ("5 U.S.C. § 552a(b)(1)-(3)", "5 U.S.C. § 552a", "(b)(1)-(3)"),
        ("42 U.S.C. § 2000d-1 et seq.", "42 U.S.C. § 2000d-1", None),
        ("18 U.S.C. §§ 2510-2522", "18 U.S.C. §§ 2510-2522", None),
        ("18 U.S.C. Sections 2510 through 2522", "18 U.S.C. §§ 2510-2522", None),
        ("Title 18, United States Code, Section 2511(2)(a)(i)", "18 U.S.C. § 2511", "(2)(a)(i)"),
        ("section 552a of title 5, United States Code", "5 U.S.C. § 552a", None),
        ("Title 10 of the United States Code", "10 U.S.C.", None),
        ("Public Law No. 107-296", "Pub. L. 107-296", None),
        ("Pub. L. 116-92, § 5711", "Pub. L. 116-92", "§ 5711"),
        ("INA § 287(g)", INA, "§ 287(g)"),
        ("INA§ 287(b)", INA, "§ 287(b)"),
        ("Section 287(g) of the Immigration and Nationality Act (INA)", INA, "§ 287(g)"),
        ("Section 702 of FISA", FISA, "§ 702"),
        ("Sections 703 and 704 of FISA", FISA, "§§ 703 and 704"),
        ("Foreign Intelligence Surveillance Act", FISA, None),
        ("Privacy Act of 1974", "Privacy Act of 1974", None),
        ("U.S. Privacy Act", "Privacy Act of 1974", None),
        ("Privacy Act 1988", "Privacy Act 1988", None),
        ("PRIVACY ACT", "Privacy Act of 1974", None),
        ("freedom of information act", "Freedom of Information Act", None),
        ("HIPAA", HIPAA, None),
        ("Health Insurance Portability and Accountability Act of 1996 (“HIPAA”)", HIPAA, None),
        ("Driver’s Privacy Protection Act", DPPA, None),
        ("ECPA", "Electronic Communications Privacy Act of 1986", None),
        ("CCPA", CCPA, None),
        ("California Consumer Privacy Act of 2018", CCPA, None),
        ("Title VI of the Civil Rights Act of 1964", "Civil Rights Act of 1964", "Title VI"),
        ("Section 5 of the FTC Act", "Federal Trade Commission Act", "§ 5"),
        ("Colorado Open Records Act", "Colorado Open Records Act", None),
        ("U.S. Sunshine Act", "Sunshine Act", None),
        ("Information Technology Act, 2000 (“IT Act”)", "Information Technology Act, 2000", None),
        ("FY 2025 NDAA § 1638", f"{NDAA} 2025", "§ 1638"),
        (
            "Section 889 of the John S. McCain National Defense Authorization Act for Fiscal Year 2019",
            f"{NDAA} 2019",
            "§ 889",
        ),
        ("NDAA FY19", f"{NDAA} 2019", None),
        ("Cal. Civ. Code § 1798.90.5 et seq.", "California Civil Code § 1798.90.5", None),
        ("California Government Code Section 7284 et seq.", "California Government Code § 7284", None),
        ("Section 632 of the California Penal Code", "California Penal Code § 632", None),
        ("Cal. Gov't Code § 7284.6(a)", "California Government Code § 7284.6", "(a)"),
        ("Tex. Bus. & Com. Code Ann. § 503.001", "Texas Business and Commerce Code § 503.001", None),
        ("740 ILCS 14/15(a)", "740 ILCS 14/15", "(a)"),
        ("RCW 9.73.090", "Revised Code of Washington § 9.73.090", None),
        ("Wash. Rev. Code § 9.73.090", "Revised Code of Washington § 9.73.090", None),
        ("ORS 192.501(2)", "Oregon Revised Statutes § 192.501", "(2)"),
        ("Fla. Stat. § 934.03", "Florida Statutes § 934.03", None),
        ("Va. Code § 2.2-3700", "Code of Virginia § 2.2-3700", None),
        ("N.M. Stat. Ann. § 14-2-1", "New Mexico Statutes § 14-2-1", None),
        ("Seattle Municipal Code § 14.18.020", "Seattle Municipal Code § 14.18.020", None),
        ("Ordinance No. 125376", "Ordinance 125376", None),
    ],
    "regulation": [
        ("6 C.F.R. § 5.20(a)(2)", "6 C.F.R. § 5.20", "(a)(2)"),
        ("6 C.F.R. §§ 5.20-5.36", "6 C.F.R. §§ 5.20-5.36", None),
        ("15 C.F.R. Part 744", "15 C.F.R. Part 744", None),
        ("45 CFR 46", "45 C.F.R. Part 46", None),
        ("22 CFR Parts 120-130", "22 C.F.R. Parts 120-130", None),
        ("49 CFR Part 1540, Subpart B", "49 C.F.R. Part 1540", "Subpart B"),
        ("Title 12 of the Code of Federal Regulations, Section 563b.7(f)", "12 C.F.R. § 563b.7", "(f)"),
        ("85 Fed. Reg. 78,939", "85 Fed. Reg. 78939", None),
        ("ITAR", "ITAR", None),
        ("International Traffic in Arms Regulations (“ITAR”)", "ITAR", None),
        ("EAR", "EAR", None),
        ("Export Administration Regulations", "EAR", None),
        ("Entity List", "Entity List", None),
    ],
    "case": [
        ("Graham v. Connor, 490 U.S. 386, 395 (1989)", "Graham v. Connor, 490 U.S. 386 (1989)", "at 395"),
        (
            "Carpenter v. United States, 585 U.S. 296 (2018)",
            "Carpenter v. United States, 585 U.S. 296 (2018)",
            None,
        ),
        ("Katz v. United States", "Katz v. United States", None),
    ],
    "executive_order": [
        ("Executive Order 12333", "Executive Order 12333", None),
        ("E.O. 14110", "Executive Order 14110", None),
        ("EO 13526", "Executive Order 13526", None),
        ("Executive Order No. 13,960", "Executive Order 13960", None),
        ("Executive Order 12333, § 2.3", "Executive Order 12333", "§ 2.3"),
        ("Section 4(a) of Executive Order 14179", "Executive Order 14179", "§ 4(a)"),
        ("Part II of Executive Order 12333", "Executive Order 12333", "Part II"),
        ("NSM-25", "National Security Memorandum 25", None),
        ("National Security Memorandum 25", "National Security Memorandum 25", None),
        ("PPD-28", "Presidential Policy Directive 28", None),
        ("Presidential Memorandum of March 4, 2025", "Presidential Memorandum of March 4, 2025", None),
    ],
    "directive": [
        ("DoD Directive 3000.09", "DoD Directive 3000.09", None),
        ("DoDD 3000.09", "DoD Directive 3000.09", None),
        ("Department of Defense Directive 3000.09", "DoD Directive 3000.09", None),
        ("DoDI 5000.97", "DoD Instruction 5000.97", None),
        ("DoD Manual 5240.01", "DoD Manual 5240.01", None),
        ("DoD 5240.1-R", "DoD 5240.1-R", None),
        ("DHS Directive 026-11", "DHS Directive 026-11", None),
        ("ICD 503", "Intelligence Community Directive 503", None),
        ("Army Regulation 190-13", "Army Regulation 190-13", None),
        ("CJCSI 3160.01", "CJCS Instruction 3160.01", None),
    ],
    "procurement": [
        ("FAR 52.204-21", "FAR 52.204-21", None),
        ("FAR Part 12", "FAR Part 12", None),
        ("FAR Subpart 4.19", "FAR Subpart 4.19", None),
        ("Federal Acquisition Regulation (“FAR”), section 2.101", "FAR 2.101", None),
        ("DFARS clause 252.204-7012(b)(2)", "DFARS 252.204-7012", "(b)(2)"),
        ("DFAR section 227.7202", "DFARS 227.7202", None),
        ("GSAR 552.239-7001", "GSAR 552.239-7001", None),
        ("HSAR 3052.204-71", "HSAR 3052.204-71", None),
        ("Federal Acquisition Regulation (FAR)", "FAR", None),
    ],
    "eu": [
        ("Regulation (EU) 2024/1689", AI_ACT, None),
        ("EU AI Act", AI_ACT, None),
        ("Annex III to the AI Act", AI_ACT, "Annex III"),
        ("Article 5(1) of Regulation (EU) 2024/1689", AI_ACT, "Article 5(1)"),
        ("GDPR", GDPR, None),
        ("Article 5(1) of the GDPR", GDPR, "Article 5(1)"),
        ("Art. 5(1)(c) GDPR", GDPR, "Article 5(1)(c)"),
        ("GDPR Art. 28", GDPR, "Article 28"),
        ("Directive (EU) 2016/680", "Directive (EU) 2016/680", None),
        ("Directive 95/46/EC", "Directive 95/46/EC", None),
        ("Council Regulation (EC) No 428/2009", "Regulation (EC) No 428/2009", None),
    ],
    "treaty": [
        ("Geneva Conventions", "Geneva Conventions", None),
        ("UN Charter", "Charter of the United Nations", None),
        ("Article 17 of the ICCPR", "International Covenant on Civil and Political Rights", "Article 17"),
    ],
    "constitution": [
        ("Fourth Amendment", "Fourth Amendment", None),
        ("14th Amendment", "Fourteenth Amendment", None),
        ("Fourth Amendment to the United States Constitution", "Fourth Amendment", None),
        ("U.S. Const. amend. XIV", "Fourteenth Amendment", None),
        ("Constitution of the United States", "United States Constitution", None),
        ("Article I, Section 1 of the California Constitution", "California Constitution", "Article I, § 1"),
    ],
    "policy": [
        ("OMB Memorandum M-25-21", "OMB M-25-21", None),
        ("OMB M-24-10", "OMB M-24-10", None),
        ("OMB Circular A-130", "OMB Circular A-130", None),
        ("NIST SP 800-53 Rev. 5", "NIST SP 800-53", "Rev. 5"),
        ("NIST AI Risk Management Framework", "NIST AI RMF", None),
        ("FIPS 140-2", "FIPS 140-2", None),
        ("CJIS Security Policy", "CJIS Security Policy", None),
        ("FBI CJIS Security Policy", "CJIS Security Policy", None),
        ("Department Policy 1204", "Department Policy 1204", None),
        ("General Order 4.12", "General Order 4.12", None),
        ("ICE Use of Force Policy", "ICE Use of Force Policy", None),
    ],
}
ROWS = [(kind, *row) for kind, rows in WRITTEN.items() for row in rows]
SEVERAL = [
    ("5 U.S.C. §§ 552, 552a", ["5 U.S.C. § 552", "5 U.S.C. § 552a"]),
    (
        "5 U.S.C. §§ 552 and 552a and 6 C.F.R. § 5.20",
        ["5 U.S.C. § 552", "5 U.S.C. § 552a", "6 C.F.R. § 5.20"],
    ),
    ("42 U.S.C. § 1983 and 6 C.F.R. Part 5", ["42 U.S.C. § 1983", "6 C.F.R. Part 5"]),
    ("sections 552 and 552a of title 5, United States Code", ["5 U.S.C. § 552", "5 U.S.C. § 552a"]),
    (
        "sections 1798.90.51 and 1798.90.53 of the Civil Code",
        ["Civil Code § 1798.90.51", "Civil Code § 1798.90.53"],
    ),
    ("21 C.F.R. Parts 210, 211 and 600", ["21 C.F.R. Part 210", "21 C.F.R. Part 211", "21 C.F.R. Part 600"]),
    ("Executive Orders 12333 and 13526", ["Executive Order 12333", "Executive Order 13526"]),
    ("DoD Directives 3000.09 and 5240.01", ["DoD Directive 3000.09", "DoD Directive 5240.01"]),
    (
        "FAR 52.204-21, 52.204-25, and DFARS 252.227-7013",
        ["FAR 52.204-21", "FAR 52.204-25", "DFARS 252.227-7013"],
    ),
    ("OMB Memoranda M-25-21 and M-25-22", ["OMB M-25-21", "OMB M-25-22"]),
    ("First and Fourth Amendments", ["First Amendment", "Fourth Amendment"]),
    ("Privacy Act of 1974, as amended, 5 U.S.C. § 552a", ["Privacy Act of 1974", "5 U.S.C. § 552a"]),
    ("HIPAA and Privacy Act", [HIPAA, "Privacy Act of 1974"]),
]
NONE = [
    "The Act shall apply to each Party.",
    "an act of war or terrorism",
    "Under this Agreement, Customer shall act in good faith.",
    "Act on behalf of the Agency.",
    "Contractor shall Act on behalf of Customer.",
    "Wrongful Act means any Negligent Act, error or omission.",
    "Force Majeure includes any Act of God and any Act of War.",
    "Failure to Act; Authority to Act; Power to Act",
    "We act, you act, they act.",
    "The parties Act in concert. No Act shall be construed otherwise.",
    "This Acceptable Use Policy applies to you.",
    "the terms of this Privacy Policy",
    "a Commercial General Liability Policy and an Umbrella Policy",
    "Insurance Policy No. 12345",
    "Policy 5; Policy: no refunds",
    "This First Amendment to the Agreement is made on May 1.",
    "as amended by the First Amendment dated May 1, 2020",
    "Second Amendment to Master Services Agreement",
    "the “First Amendment”",
    "AS FAR AS PERMITTED BY LAW",
    "PROTECTION FOR EACH EAR MUST BE WORN",
    "the far end of the ear",
    "Section 5 of this Agreement and Article 4 above",
    "Purchase Order 12345; Work Order 77; Order No. 5",
    "Customer Agreement; Terms of Service; Terms and Conditions",
    "Part 2 of Schedule A; Exhibit A-130; Class A Common Stock",
    "within 30 days of May 5, 2024",
    "version v. 2.0 of the Software; the Platform runs v2.1",
    "U.S. customers; USC football; 42 U.S. dollars",
    "Regulation of traffic; a Directive of the board; Instruction 4 to bidders",
    "the constitution of the board of directors",
    "fair use; common rule; bill of rights; the entity list of suppliers",
    "Title to the Goods; Article of clothing; Rule of thumb",
    "Code of Conduct § 4; Source Code Section 3; Government Code of Ethics",
    "IP address 10.0.0.1, ORS 12, EO 12, ICD-10 codes",
    "ada wong; Gina Smith; the EARLY ACCESS program",
]
HOSTILE = [
    "§§§ 1 U.S.C. ", "1 U.S.C. § 1, ", "Act ", "A Act of ", "Section 1, ", "(((", "1.1.1-", "The of and ", "First and ",
    "FAR 52.2, ", "Cal. Civ. Code § 1, ", "Policy ", "Article I, Section 1, ", "§", "1", " v. A", "A. B. v. ",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "written", "name", "pinpoint"), ROWS, ids=[row[1][:45] for row in ROWS])
def test_names_what_is_written(kind: str, written: str, name: str, pinpoint: str | None) -> None:
    """Each way of writing an authority has its one name, its kind, and the part that is cited."""
    found = find_authorities(f"Vendor shall comply with the {written} at all times.")
    assert [(one.text, one.kind, one.name, one.pinpoint) for one in found] == [
        (written, kind, name, pinpoint)
    ]


@pytest.mark.parametrize(("text", "names"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_lists_are_taken_apart(text: str, names: list[str]) -> None:
    """Every number of a list is an authority of its own."""
    assert [one.name for one in find_authorities(f"as required by {text}.")] == names


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_an_authority_is_none(text: str) -> None:
    """Verbs, defined terms, the document's own parts and insurance policies are cited by nobody."""
    assert find_authorities(text) == ()


def test_a_section_of_the_agreement_is_no_pinpoint() -> None:
    """A section that follows an act and belongs to the agreement stays with the agreement."""
    [found] = find_authorities("consistent with the Privacy Act, Section 5 of this Agreement and Exhibit B")
    assert (found.text, found.pinpoint) == ("Privacy Act", None)


def test_words_passed_over_do_not_join_a_name() -> None:
    """What leads to an act is no part of its name."""
    [found] = find_authorities("Violations of the Wiretap Act, as amended, are reported.")
    assert found.text == "Wiretap Act"


def test_eyecite_knows_more_codes() -> None:
    """A code that no form reads is found by its abbreviation."""
    [found] = find_authorities("see P.R. Laws Ann. tit. 33, § 4001")
    assert (found.kind, found.name) == ("statute", "P.R. Laws Ann. tit. 33, § 4001")


@given(
    st.lists(
        st.sampled_from(
            [*(row[1] for row in ROWS), *NONE, *HOSTILE, "the ", " of ", ", ", " and ", "(", "“"]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_spans_cover_their_texts_in_order(text: str) -> None:
    """Every authority lies where it says; none meets the next."""
    found = find_authorities(text)
    assert [one.span.of(text) for one in found] == [one.text for one in found]
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@pytest.mark.parametrize("name", sorted({row[2] for row in ROWS} | {row.name for row in named()}))
def test_a_canonical_name_is_its_own(name: str) -> None:
    """Who reads a report again finds the same names."""
    assert [one.name for one in find_authorities(f"under {name}")] == [name]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_row_of_signs_is_read(piece: str) -> None:
    """No pattern tries a text in more ways than one: 200 kB of any sign come to an end."""
    text = (piece * 200_000)[:200_000]
    assert all(one.span.of(text) == one.text for one in find_authorities(text))


def test_serves_alone_in_a_blank_pipeline() -> None:
    """The component needs no other of ours, and labels its spans with kind and name."""
    nlp = spacy.blank("en")
    nlp.add_pipe(next(name for name in COMPONENTS if name == "tracer_authorities"))
    doc = nlp("Comply with DoDD 3000.09 and Section 702 of FISA.")
    assert [one.name for one in doc._.tracer_authorities] == ["DoD Directive 3000.09", FISA]
    assert [(span.text, span.label_, span.kb_id_) for span in doc.spans["tracer_authorities"]] == [
        ("DoDD 3000.09", "directive", "DoD Directive 3000.09"),
        ("Section 702 of FISA", "statute", FISA),
    ]


def test_trace_json_keeps_the_words_and_adds_the_citations() -> None:
    """Each text stands once among the authorities; every citation tells its place, name, kind and pinpoint."""
    text = "Customer shall not use the Services for surveillance that FISA, FISA § 702 or FISA forbids."
    made = clause_to_dict(clause(text), read(text))
    places = [text.index("FISA"), text.index("FISA §"), text.index("FISA forbids")]
    assert made["authorities"] == ["FISA", "FISA § 702"]
    assert made["citations"] == [
        {"text": words, "name": FISA, "pinpoint": pin, "kind": "statute", "start": at, "end": at + len(words)}
        for at, words, pin in zip(places, ["FISA", "FISA § 702", "FISA"], [None, "§ 702", None], strict=True)
    ]


def test_schema_lists_the_kinds() -> None:
    """The schema of the trace allows the kinds that there are, in their order."""
    schema = json.loads(Path(trace_json.__file__).with_name("trace.schema.json").read_text("utf-8"))
    citations = schema["properties"]["clauses"]["items"]["properties"]["citations"]
    assert citations["items"]["properties"]["kind"]["enum"] == list(AuthorityKind)


def test_lexicon_rows_have_a_source_and_a_date() -> None:
    """Who doubts a name can look it up."""
    content = yaml.safe_load((FOLDER / lexicon.FILE).read_text("utf-8"))
    rows = [row for section in ("names", "codes") for row in content[section].values()]
    assert len(rows) > len(content["names"]) > 60
    assert all(row["source"] and isinstance(row["noted"], date) and row["written"] for row in rows)


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ("names: []", "names"),
        ("names: {Some Act: statute}", "Some Act"),
        ("names: {Some Act: {kind: law, written: [SA]}}", "Some Act"),
        ("names: {Some Act: {kind: statute, written: [no]}}", "written"),
    ],
)
def test_broken_lexicon_is_refused(content: str, row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that cannot be used is named."""
    monkeypatch.setattr(lexicon, "_content", lambda: yaml.safe_load(content))
    with pytest.raises(InvalidDataFile, match=row):
        lexicon.named.__wrapped__()


def test_every_kind_is_tested() -> None:
    """The table leaves no kind out."""
    assert set(WRITTEN) == set(AuthorityKind)
