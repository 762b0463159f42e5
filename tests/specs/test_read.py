"""A spec's title, kind, date and name: by the user's word, the document's, or its file's."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_pdf
from tests.specs.samples import MODEL_SPEC, document_of, spec_from, written
from tracer.documents.source import Kind, source_from
from tracer.domain.document import Document, Role
from tracer.domain.spec import DatedBy, SpecKind, is_name
from tracer.errors import NotADocument, TracerError, UnusableValue
from tracer.specs.read import name_of, read_spec, spec_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("UpdatedMarch 23, 2023", "2023-03-23"),
        ("Updated January 10, 2024", "2024-01-10"),
        ("Updated OCT 21, 2025", "2025-10-21"),
        ("> Last Update: April 28, 2025", "2025-04-28"),
        ("**Last updated June 9, 2025**", "2025-06-09"),
        ("Last modified on 3rd of May 2024", "2024-05-03"),
        ("Effective Aug. 24, 2024", "2024-08-24"),
        ("Effective: January 2, 2025", "2025-01-02"),
        ("Effective date: 29 October 2025", "2025-10-29"),
        ("Effective as of 2025-06-01.", "2025-06-01"),
        ("Version 2025-06", "2025-06"),
        ("Published March 2025", "2025-03"),
        ("December 18, 2025", "2025-12-18"),
        ("UpdatedNovember 14, 2023\n\n**Effective:** January 31, 2024", "2024-01-31"),
        ("Updated February 30, 2024", None),
        ("We may not sell it after May 1, 2024.", None),
        ("Updated soon", None),
        ("1234-56", None),
    ],
)
def test_dates_are_what_the_first_lines_say(words: str, expected: str | None) -> None:
    """The day from which it holds goes before the one of its last change."""
    spec = spec_from(f"# Usage policies\n\n{words}\n\nDo not spy.")
    assert (spec.date, spec.dated_by) == (expected, DatedBy.DOCUMENT if expected else DatedBy.NOBODY)


def test_dates_far_below_are_others() -> None:
    """A date in the body is one of something else."""
    assert spec_from("# Terms\n\n" + "Be kind.\n\n" * 20 + "Effective: January 2, 2025").date is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-12-18.md", "2025-12-18"),
        ("claude-constitution-2026-01-20.md", "2026-01-20"),
        ("aup_2025-10-25_182a6ed.md", "2025-10-25"),
        ("aup-2025-10.md", "2025-10"),
        ("aup-2025-13-01.md", None),
        ("aup-12025-10-01.md", None),
    ],
)
def test_a_files_name_dates_what_does_not_date_itself(name: str, expected: str | None) -> None:
    """The document's own words go before it, since a file may be named for the day it was saved."""
    assert spec_from("# Terms\n\nBe kind.", name).date == expected
    said = spec_from("# Terms\n\nEffective May 1, 2024\n\nBe kind.", name)
    assert (said.date, said.dated_by) == ("2024-05-01", DatedBy.DOCUMENT)


def test_the_users_word_goes_before_all_others() -> None:
    """Title, kind, date and name are what the user says."""
    spec = spec_from(
        MODEL_SPEC, "2024-01-01.md", title="Terms", kind="usage policy", date="2025", name="mine"
    )
    assert (spec.title, spec.kind, spec.date, spec.name) == ("Terms", "usage policy", "2025", "mine")
    assert spec.dated_by is DatedBy.USER


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("# *Usage* policies\n\nBe kind.", "a.md", "Usage policies"),
        ("Be kind to all of the people there are.", "rules-of-use.md", "rules-of-use"),
        ("Be kind to all of the people there are.", ".md", ".md"),
    ],
)
def test_titles(text: str, name: str, expected: str) -> None:
    """The first heading, else the file's name."""
    assert spec_from(text, name).title == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Model Spec", SpecKind.SPEC),
        ("Claude’s Constitution", SpecKind.SPEC),
        ("Usage policies", SpecKind.USAGE_POLICY),
        ("xAI Acceptable Use Policy", SpecKind.USAGE_POLICY),
        ("Generative AI Prohibited Use Policy", SpecKind.USAGE_POLICY),
        ("Terms of Service", SpecKind.TERMS),
        ("Service Agreement", SpecKind.TERMS),
    ],
)
def test_the_title_tells_the_kind(title: str, expected: SpecKind) -> None:
    """A closed list of kinds."""
    assert spec_from("Be kind.", title=title).kind == expected


@pytest.mark.parametrize(
    ("lab", "title", "date", "expected"),
    [
        ("OpenAI", "Usage policies", "2023-03-23", "openai-usage-policies-2023-03-23"),
        ("Google/DeepMind", "Use policy", None, "google-deepmind-use-policy"),
        ("xAI", "xAI Acceptable Use Policy", None, "xai-acceptable-use-policy"),
        ("零一", "使用政策", "2024", "零一-使用政策-2024"),
        ("..", "../../etc", None, "etc"),
        ("!", "?", None, "spec"),
        ("Acme", "word " * 40, None, "acme-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_names(lab: str, title: str, date: str | None, expected: str) -> None:
    """Lab, title and date, in what any file system takes."""
    assert name_of(lab, title, date) == expected


@given(st.text(), st.text())
def test_any_lab_and_title_make_a_name(lab: str, title: str) -> None:
    """Law: what a spec is called by default is a name."""
    assert is_name(name_of(lab, title, "2025-12-18"))


@pytest.mark.parametrize(
    ("lab", "expected"), [("openai", "OpenAI"), ("OPENAI", "OpenAI"), (" New  Lab ", "New Lab")]
)
def test_labs_are_those_of_the_catalogue_or_new(lab: str, expected: str) -> None:
    """A known lab has one spelling."""
    assert spec_from("Be kind.", lab=lab).lab == expected


@pytest.mark.parametrize(
    "option",
    [
        {"date": "2025-13"},
        {"date": "May 2025"},
        {"date": "2025-02-30"},
        {"date": ""},
        {"kind": "poem"},
        {"lab": " \x1b "},
        {"name": "../up"},
        {"name": ""},
        {"name": "a" * 201},
    ],
    ids=str,
)
def test_bad_options_are_one_line(option: dict[str, str], tmp_path: Path) -> None:
    """Said before the file is looked at."""
    given: Any = {"lab": "Acme"} | option
    with pytest.raises(UnusableValue) as caught:
        read_spec(tmp_path / "missing.md", **given)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "name"), [(b"", "a.md"), (b"\x00\x01\x02\xff" * 99, "a.md"), (b"PK", "a.pdf")]
)
def test_what_is_no_document_is_refused(data: bytes, name: str, tmp_path: Path) -> None:
    """As everywhere."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(NotADocument):
        read_spec(path, lab="Acme")


def test_isolated_reading_keeps_anchors(tmp_path: Path) -> None:
    """What a heading says of itself passes from the process that reads."""
    spec = read_spec(written(tmp_path), lab="Acme")
    assert spec == read_spec(source_from(MODEL_SPEC.encode(), "a.md"), lab="Acme")
    assert spec == spec_from(MODEL_SPEC)
    assert spec.levels == (("root", 1), ("guideline", 1))


def test_a_pdf_is_a_spec_too(tmp_path: Path) -> None:
    """Its clauses are provisions, its page is told."""
    make_pdf([["1. You must not use it for mass surveillance."]], tmp_path / "policy.pdf")
    spec = read_spec(tmp_path / "policy.pdf", lab="Acme")
    assert [(one.page, one.force.value) for one in spec.relevant] == [(1, "prohibits")]


@given(st.text(st.sampled_from("#{}=.:*_`~!-[]() \n\x1b'\"aé1") | st.characters(codec="utf-8"), max_size=150))
def test_any_text_is_a_spec_or_refused(text: str) -> None:
    """No text ends in anything but a spec or one of our errors."""
    try:
        spec = spec_from(f"# A {{#a authority=root}}\n\n{text}")
    except TracerError:
        return
    assert is_name(spec.name)


def test_a_long_file_takes_a_reasonable_time() -> None:
    """Two thousand sections of one name."""
    began = time.perf_counter()
    spec = spec_from("## Use {#use authority=root}\n\nBe kind.\n\n" * 2000)
    assert (len(spec.sections), len(spec.provisions)) == (2000, 2000)
    assert time.perf_counter() - began < 30


def test_the_kind_of_a_source_is_told_by_its_bytes() -> None:
    """A web page under any name."""
    page = source_from(b"<!doctype html><h1 id=u>Usage policy</h1><p>Do not spy.", "a", Kind.HTML)
    assert [one.anchor for one in read_spec(page, lab="Acme").sections] == ["u"]


def printed(*lines: tuple[str, float]) -> Document:
    """Return a document of these lines, each in type of a size, as a PDF gives them."""
    document = document_of("\n\n".join(words for words, _ in lines))
    sized = zip(document.lines, lines, strict=True)
    return replace(
        document,
        name="scan-17.pdf",
        lines=tuple(replace(line, size=size, role=Role.PRINTED) for line, (_, size) in sized),
    )


@pytest.mark.parametrize(
    ("lines", "title", "kind"),
    [
        (
            [("Acme Terms of Service", 20), ("Be kind.", 10), ("Do not spy.", 10)],
            "Acme Terms of Service",
            "terms",
        ),
        ([("acme.example", 20), ("Usage Policy", 20), ("Be kind.", 10)], "Usage Policy", "usage policy"),
        ([("Be kind.", 10), ("Do not spy.", 10)], "scan-17", "spec"),
    ],
)
def test_a_printed_title_is_the_line_in_the_largest_type(
    lines: list[tuple[str, float]], title: str, kind: str
) -> None:
    """A PDF marks no heading; where all type is of one size its file's name must do."""
    spec = spec_of(printed(*lines, *[("Never use it for harm.", 10.0)] * 3), lab="Acme")

    assert (spec.title, spec.kind) == (title, kind)


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("Terms of use\n\n# Preamble\n\nDo not spy.", "Terms of use", "terms"),
        ("Do not spy.\n\n# Usage Policy\n\nBe kind.", "Usage Policy", "usage policy"),
        ("Our terms say that you must not use it to spy on anybody at all.\n\n# Rules", "Rules", "spec"),
    ],
)
def test_a_line_above_the_first_heading_may_be_the_title(text: str, title: str, kind: str) -> None:
    """Where it is short and names a policy, and the heading does not."""
    spec = spec_from(text)

    assert (spec.title, spec.kind) == (title, kind)
