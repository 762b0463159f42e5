"""The HTML report is one file that runs nothing, loads nothing and keeps hostile text as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    backing,
    catalogue,
    citation,
    clause,
    control,
    document,
    finding,
    matrix,
    qualifier,
    reading,
    red_line,
    row,
    trace,
    verdict,
)
from tests.samples import sample_trace
from tracer.domain.reading import Qualifier
from tracer.domain.span import Span
from tracer.domain.vocabulary import QualifierKind, Theme, Topic
from tracer.reports.html import traces_to_html
from tracer.reports.view import view_of

if TYPE_CHECKING:
    from tracer.domain.trace import Trace

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"><img src=x onerror='alert(1)'>"
STYLE = "</style></title><style>*{display:none}</style>"
TEMPLATE = "{{ 7 * 7 }}{% include '/etc/passwd' %}"
TAGS = {"a", "b", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "h1", "h2", "head"}
TAGS |= {"header", "html", "li", "main", "mark", "meta", "p", "section", "span", "style", "summary"}
TAGS |= {"table", "tbody", "td", "th", "thead", "title", "tr", "ul"}


@dataclass
class Markup(HTMLParser):
    """What a browser would see: tags, attributes and text."""

    page: str
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag and its attributes."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.text += data

    def values(self, name: str) -> list[str]:
        """Return every value of an attribute."""
        return [value for attribute, value in self.attributes if attribute == name]


def seen(*traces: Trace) -> Markup:
    """Return what a browser sees of the report."""
    return Markup(traces_to_html(traces))


def hostile(words: str) -> Trace:
    """Return a trace that has these words wherever words of others can stand."""
    said = clause(words, label="1", heading=words, lead_in=words)
    line = red_line(text=words, qualifiers=(words,), citation=citation(document=words, section=words))
    kept = control(text=words, citation=citation(document=words))
    ruled = row(verdict=verdict(clauses=("1",)), controls=(backing(why=words),), why=words)
    return trace(
        document=document("x", name=words),
        clauses=(said,),
        readings=(reading(Topic.MASS, qualifiers=(Qualifier(QualifierKind.SCOPE, words, Span(0, 4)),)),),
        matrix=matrix(ruled, themes=[(Theme.MASS_SURVEILLANCE, verdict(clauses=("1",)))]),
        findings=(finding(message=words),),
        catalogue=catalogue(line, controls=[kept]),
    )


@pytest.mark.parametrize("words", [SCRIPT, IMAGE, STYLE, TEMPLATE], ids=["script", "image", "style", "jinja"])
def test_hostile_words_never_become_markup(words: str) -> None:
    """Neither a clause nor a file name, heading, source or finding adds a tag or attribute."""
    plain, found = seen(hostile("harmless words")), seen(hostile(words))

    assert found.tags == plain.tags
    assert [name for name, _ in found.attributes] == [name for name, _ in plain.attributes]


@pytest.mark.parametrize("words", [SCRIPT, IMAGE, STYLE, TEMPLATE], ids=["script", "image", "style", "jinja"])
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    """A reader sees what the document says, letter for letter."""
    assert seen(hostile(words)).text.count(words) >= 8


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "//evil.example",
        "http://plain.example",
        "",
        None,
    ],
)
def test_only_https_becomes_a_link(url: str | None) -> None:
    """An address of any other scheme is left out, of red lines and of controls."""
    line = red_line(citation=citation(url=url))
    kept = control(citation=citation(url=url))
    made = trace(catalogue=catalogue(line, controls=[kept]), matrix=matrix(row(controls=(backing(),))))

    assert seen(made).values("href") == []


def test_source_is_linked() -> None:
    """A web address becomes a link that tells the site nothing of the reader."""
    found = seen(trace())

    assert found.values("href") == ["https://acme.example/usage"]
    assert found.values("rel") == ["noreferrer"]


def test_quote_in_an_address_stays_in_it() -> None:
    """An address cannot close its attribute and open another."""
    url = 'https://x.example/" onmouseover="alert(1)'

    found = seen(trace(catalogue=catalogue(red_line(citation=citation(url=url)))))

    assert (found.values("href"), found.values("onmouseover")) == ([url], [])


def test_policy_forbids_scripts_and_loading() -> None:
    """The page tells the browser to run nothing and fetch nothing."""
    found = seen(trace())

    assert found.values("http-equiv") == ["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'unsafe-inline'" in found.values("content")


def test_file_is_self_contained() -> None:
    """No tag of the sample's report loads or runs anything."""
    found = seen(sample_trace())

    assert set(found.tags) <= TAGS
    assert {name for name, _ in found.attributes if name.startswith("on") or name == "src"} == set()


def test_every_red_line_has_its_anchor_once() -> None:
    """A link to a red line's row finds it."""
    ids = seen(sample_trace()).values("id")

    assert sorted(ids) == sorted(f"row-{line.id}" for line in sample_trace().red_lines)


def test_anchors_of_two_documents_differ() -> None:
    """In a report on two agreements no id is given twice (HTML, 3.2.6)."""
    ids = seen(trace(), trace(document=document("x", name="other.pdf"))).values("id")

    assert len(ids) == len(set(ids)) == 2


def test_every_document_has_its_heading() -> None:
    """A report on several agreements names each."""
    page = traces_to_html([trace(document=document("x", name=name)) for name in ("one.pdf", "two.pdf")])

    assert page.index("<h1>one.pdf</h1>") < page.index("<h1>two.pdf</h1>")


def test_qualifier_is_marked_in_its_clause() -> None:
    """The words that narrow stand out where they stand."""
    said = clause("Not knowingly used.", label="1")
    narrow = reading(Topic.MASS, qualifiers=(Qualifier(QualifierKind.INTENT, "knowingly", Span(4, 13)),))

    page = traces_to_html([trace(clauses=(said,), readings=(narrow,))])

    assert 'Not <mark title="qualifier: intent">knowingly</mark> used.' in page


def test_page_and_source_kind_are_shown() -> None:
    """Every row can be followed to a page and to a kind of source."""
    text = seen(trace()).text

    assert [
        words for words in ("page 1", "usage policy", "Usage policy, section 1") if words not in text
    ] == []


def test_rendering_is_a_function_of_the_trace() -> None:
    """The same trace gives the same bytes."""
    assert traces_to_html([sample_trace()]) == traces_to_html([sample_trace()])


SPANS = st.tuples(st.integers(0, 19), st.integers(0, 19)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(SPANS, max_size=5))
def test_marking_loses_no_word(spans: list[Span]) -> None:
    """Law: however qualifiers overlap, the clause's words come out whole."""
    text = "twenty letters long."
    marked = tuple(Qualifier(QualifierKind.SCOPE, span.of(text), span) for span in spans)
    made = trace(
        clauses=(clause(text, label="1"),),
        readings=(reading(Topic.MASS, qualifiers=(*marked, qualifier())),),
    )

    (shown,) = view_of(made).answered[0].clauses

    assert "".join(piece.text for piece in shown.pieces) == text
