"""Every heading is a section with a name of its own and the authority that it states."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.specs.samples import MODEL_SPEC, document_of
from tracer.clauses.extract import extract_clauses
from tracer.specs.sections import (
    LONGEST_ANCHOR,
    LONGEST_TITLE,
    UNNAMED,
    Opening,
    find_sections,
    slug,
    unique_anchors,
)


def openings(text: str, name: str = "a.md") -> tuple[Opening, ...]:
    """Return the sections of a text, each with where it begins."""
    document = document_of(text, name)
    return find_sections(document, extract_clauses(document))


def named(text: str) -> list[tuple[str, str, str]]:
    """Return the anchor of each section, what it states, and what holds in it."""
    return [(one.section.anchor, one.section.authority, one.authority) for one in openings(text)]


def test_headings_are_sections() -> None:
    """Those of a fence are none; a section below another is under its authority until one of its own."""
    assert named(MODEL_SPEC) == [
        ("overview", "", ""),
        ("bounds", "root", "root"),
        ("privacy", "", "root"),
        ("style", "guideline", "guideline"),
        ("closing", "", ""),
    ]


def test_a_path_holds_the_headings_around() -> None:
    """Ranks that are skipped nest all the same."""
    found = [one.section.path for one in openings("## B\n\n#### D\n\n### C\n\n# A\n\n###### F")]
    assert found == [("B",), ("B", "D"), ("B", "C"), ("A",), ("A", "F")]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("{#use authority=root}", ("use", "root")),
        ('{ #use tags="#x" authority="platform" }', ("use", "platform")),
        ("{authority=developer #use}", ("use", "developer")),
        ("{authority=user}", ("terms", "user")),
        ("{.note authority=guideline}", ("terms", "guideline")),
        ("{#use authority=}", ("use", "")),
        ("{#use sub_authority=root}", ("use", "")),
        ("{#a #b authority=root authority=user}", ("a", "root")),
        ("{#}", ("terms", "")),
    ],
)
def test_attributes_of_odd_form(attributes: str, expected: tuple[str, str]) -> None:
    """The anchor and the level may stand anywhere in the braces; what is missing is nothing."""
    (section,) = (one.section for one in openings(f"# Terms {attributes}"))
    assert (section.anchor, section.authority, section.title) == (*expected, "Terms")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Don’t provide “hazards”", "dont-provide-hazards"),
        ("A & B", "a--b"),
        ("2.1 Use_of it - now", "21-use_of-it---now"),
        ("Überwachung", "überwachung"),
        ("!?", ""),
    ],
)
def test_slugs_are_those_of_github(title: str, expected: str) -> None:
    """Small letters, hyphens for spaces, signs left out."""
    assert slug(title) == expected


def test_anchors_of_one_name_are_counted() -> None:
    """Own ones that are typed twice too; a heading of signs alone has a name all the same."""
    text = "# Use\n\n# Use\n\n## Use {#use-1}\n\n# X {#x}\n\n# Y {#x}\n\n# ?!\n\n# !"
    assert [one.section.anchor for one in openings(text)] == [
        *("use", "use-2", "use-1", "x", "x-1"),
        *(UNNAMED, f"{UNNAMED}-1"),
    ]


names = st.text(st.sampled_from("ab1-"), max_size=4)


@given(st.lists(st.tuples(names, names), max_size=12))
def test_anchors_are_unique(headings: list[tuple[str, str]]) -> None:
    """Law: each heading has one, no two have the same, and the first of an own anchor keeps it."""
    found = unique_anchors(headings)
    assert len(set(found)) == len(found) == len(headings)
    owned = [own for own, _ in headings]
    firsts = {own: owned.index(own) for own in owned if own}
    assert all(found[at] == own for own, at in firsts.items())


def test_many_headings_of_one_name_take_no_time() -> None:
    """Counting on is not counting from the start."""
    began = time.perf_counter()
    unique_anchors([("", "Use")] * 50_000)
    assert time.perf_counter() - began < 2


def test_overlong_headings_are_cut() -> None:
    """A heading without end is not repeated in full in each provision."""
    (section,) = (one.section for one in openings(f"# {'use ' * 5000}{{#{'a' * 5000}}}"))
    assert (len(section.title), len(section.anchor)) == (LONGEST_TITLE, LONGEST_ANCHOR)


def test_titles_without_marks_are_sections_where_no_headings_are() -> None:
    """Bold titles tell the sections of a policy whose file marks its own title alone."""
    text = "# Policy\n\n**Effective Aug 24, 2024**\n\n**Prohibited Uses**\n\nDo not spy.\n\n**Reports**\n\nTell us."
    found = [(one.section.anchor, one.section.path) for one in openings(text)]
    assert found == [
        ("policy", ("Policy",)),
        ("prohibited-uses", ("Policy", "Prohibited Uses")),
        ("reports", ("Policy", "Reports")),
    ]


@pytest.mark.parametrize("text", ["", "You may not resell the Services to anyone at all."])
def test_no_headings_are_no_sections(text: str) -> None:
    """A text without a title has none."""
    assert openings(text or "\n") == ()


def test_ids_of_web_pages_are_anchors() -> None:
    """Of the heading or of what stands in it, in the letters of the page."""
    page = (
        "<!doctype html><h1 id='Top'>Policy</h1><p>Be good.</p>"
        "<h2><a id=use></a>Use</h2><p>Do not spy.</p><h2>Other</h2><p id=p>Pay.</p>"
    )
    assert [one.section.anchor for one in openings(page, "a.html")] == ["Top", "use", "other"]


def test_hostile_headings_are_words() -> None:
    """Escape codes are left out; markup is text."""
    (section,) = (one.section for one in openings("# [red]Use\x1b[31m {#a authority=root}"))
    assert section.title == "[red]Use[31m"
