"""Laws of the clause tree over agreements that are made up: what is numbered comes back as it was."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import document
from tracer.clauses.extract import extract_clauses

WORDS = "Customer shall pay the fee of this part in full and at once"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

# How many items each item has, three levels deep: sections, lettered items, numerals.
TREES = st.lists(st.lists(st.integers(0, 12), max_size=9), min_size=1, max_size=6)


def outline(tree: list[list[int]]) -> list[tuple[str, ...]]:
    """Return the path of every clause of a tree, in order."""
    paths: list[tuple[str, ...]] = []
    for section, letters in enumerate(tree, start=1):
        paths.append((f"1.{section}",))
        for letter, numerals in enumerate(letters):
            here = (f"1.{section}", f"({chr(97 + letter)})")
            paths.append(here)
            paths += [(*here, f"({ROMAN[at]})") for at in range(numerals)]
    return paths


def printed(paths: list[tuple[str, ...]]) -> list[str]:
    """Return the lines of an agreement with these clauses, each level set in further."""
    return [f"{'     ' * (len(path) - 1)}{path[-1]} {WORDS}." for path in paths]


@given(TREES)
def test_the_tree_comes_back(tree: list[list[int]]) -> None:
    """Labels are read as printed, in order, and each clause hangs where it was numbered."""
    paths = outline(tree)
    found = extract_clauses(document(*printed(paths)))
    assert [clause.path for clause in found] == paths


@given(TREES)
def test_every_word_is_in_a_clause(tree: list[list[int]]) -> None:
    """The clauses together are the text, and share none of it."""
    made = document(*printed(outline(tree)))
    found = extract_clauses(made)
    assert " ".join(clause.text for clause in found).split() == made.text.split()
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(TREES)
def test_a_parent_comes_before_its_items(tree: list[list[int]]) -> None:
    """Reading down the page, a clause's parent has been met."""
    seen: set[tuple[str, ...]] = set()
    for clause in extract_clauses(document(*printed(outline(tree)))):
        assert not clause.path[:-1] or clause.path[:-1] in seen
        seen.add(clause.path)
