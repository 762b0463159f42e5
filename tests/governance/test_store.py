"""Imported specs are kept whole, found by name, and refused where they are damaged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.specs.samples import MODEL_SPEC, spec_from
from tracer.domain.reading import Qualifier
from tracer.domain.spec import DatedBy, Provision, Section, Spec, SpecKind
from tracer.domain.vocabulary import Force, QualifierKind, Theme, Topic
from tracer.errors import InvalidDataFile, TakenName, UnknownSpec, UnusableValue, UnwritableSpec
from tracer.governance.store import find, home, load, path_of, save, specs_folder, stored

if TYPE_CHECKING:
    from pathlib import Path

words = st.text(min_size=1, max_size=12)
texts = st.text(max_size=12)
qualifiers = st.builds(Qualifier, st.sampled_from(QualifierKind), words, st.none())
sections = st.builds(Section, words, st.lists(texts, min_size=1, max_size=3).map(tuple), texts)


def several(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Return a strategy for a few of them."""
    return st.lists(each, max_size=3).map(tuple)


@st.composite
def specs(draw: st.DrawFn) -> Spec:
    """Return any spec that keeps the laws."""
    own = draw(st.lists(sections, max_size=3, unique_by=lambda one: one.anchor))
    anchors = st.sampled_from(["", *(one.anchor for one in own)])
    provisions = st.builds(
        Provision,
        words,
        anchors,
        several(texts),
        texts,
        st.integers(1),
        texts,
        texts,
        several(st.sampled_from(Topic)),
        several(st.sampled_from(Theme)),
        st.sampled_from(Force),
        several(qualifiers),
    )
    return Spec(
        draw(st.from_regex(r"[a-z0-9][a-z0-9.-]{0,20}", fullmatch=True)),
        *(draw(words), draw(words), draw(st.sampled_from(SpecKind)).value),
        draw(st.none() | st.dates().map(str)),
        *(draw(texts), draw(st.from_regex(r"[0-9a-f]{64}", fullmatch=True))),
        tuple(own),
        tuple(draw(st.lists(provisions, max_size=3, unique_by=lambda one: one.id))),
        draw(st.sampled_from(DatedBy)),
    )


def content(folder: Path) -> tuple[Path, dict[str, object]]:
    """Return the file of a spec that was kept, and what it holds."""
    path = save(spec_from(MODEL_SPEC, name="mine"), folder)
    return path, json.loads(path.read_text("utf-8"))


@given(specs())
def test_a_spec_comes_back_as_it_was_kept(tmp_path_factory: pytest.TempPathFactory, spec: Spec) -> None:
    """Law: there and back is nothing."""
    folder = tmp_path_factory.mktemp("specs")
    assert load(save(spec, folder)) == spec


def test_a_spec_that_was_read_comes_back(tmp_path: Path) -> None:
    """So does one with everything in it, under its own name and nothing beside it."""
    spec = spec_from(MODEL_SPEC, "2025-12-18.md")
    path = save(spec, tmp_path / "a" / "b")
    assert (load(path), path.name) == (spec, f"{spec.name}.json")
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_file_is_made_for_people_too(tmp_path: Path) -> None:
    """In the order of the fields, letters as they are, a line each; the same each time."""
    spec = spec_from("# Überwachung\n\nDo not spy.")
    text = save(spec, tmp_path).read_text("utf-8")
    assert text.startswith('{\n "schema_version": 1,\n "name": "acme-überwachung"')
    assert save(spec, tmp_path).read_text("utf-8") == text


def test_the_same_document_gives_way(tmp_path: Path) -> None:
    """Read anew, with another title for one."""
    save(spec_from(MODEL_SPEC, name="mine"), tmp_path)
    save(spec_from(MODEL_SPEC, name="mine", title="Model Spec"), tmp_path)
    assert [one.title for one in stored(tmp_path)] == ["Model Spec"]


def test_another_document_does_not(tmp_path: Path) -> None:
    """Unless it is told to."""
    save(spec_from(MODEL_SPEC, "old.md", name="mine"), tmp_path)
    with pytest.raises(TakenName, match=r"mine is taken by a spec imported from old\.md"):
        save(spec_from("# Other", name="mine"), tmp_path)
    save(spec_from("# Other", name="mine"), tmp_path, replace=True)
    assert find("mine", tmp_path).title == "Other"


def test_what_was_there_stands_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk costs nothing but the new one."""
    before = spec_from(MODEL_SPEC, name="mine")
    save(before, tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracer.governance.store.os.fsync", fail)
    with pytest.raises(UnwritableSpec, match="No space left"):
        save(spec_from(MODEL_SPEC, name="mine", title="New"), tmp_path)
    assert stored(tmp_path) == (before,)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    """A file in its place."""
    (tmp_path / "a").write_text("x")
    with pytest.raises(UnwritableSpec):
        save(spec_from(MODEL_SPEC), tmp_path / "a")


@pytest.mark.parametrize("name", ["../up", "a/b", "", ".hidden", "a\0b"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    """What is no file's name is refused."""
    with pytest.raises(UnusableValue):
        path_of(name, tmp_path)


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("lab", "", "lab"),
        ("lab", None, "lab"),
        ("kind", "poem", "kind"),
        ("date", "soon", "date"),
        ("date", "2025-02-30", "date"),
        ("digest", "x", "digest"),
        ("sections", [{"anchor": "a", "path": [], "authority": ""}], "sections.0.path"),
        ("provisions", [{"id": "a"}], "provisions.0.section"),
        ("name", "other", "name"),
        ("extra", 1, "extra"),
        ("schema_version", 0, "schema_version"),
        ("schema_version", 2, "later version"),
        ("sections", [], "a provision stands in a section"),
    ],
)
def test_a_damaged_field_is_named(field: str, value: object, problem: str, tmp_path: Path) -> None:
    """File and field stand in the one line."""
    path, held = content(tmp_path)
    path.write_text(json.dumps(held | {field: value}), "utf-8")
    with pytest.raises(InvalidDataFile, match=problem) as caught:
        load(path)
    assert str(caught.value).startswith("mine.json")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"7", b"\xff\xfe", b"[" * 100_000], ids=lambda data: repr(data[:4])
)
def test_what_is_no_spec_is_refused(data: bytes, tmp_path: Path) -> None:
    """Neither bytes nor JSON of another kind get through."""
    path = tmp_path / "mine.json"
    path.write_bytes(data)
    with pytest.raises(InvalidDataFile):
        load(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(InvalidDataFile, match=r"mine\.json"):
        load(tmp_path / "mine.json")


def test_specs_are_in_order(tmp_path: Path) -> None:
    """By lab, date and name; those without a date first."""
    for lab, day in (("B", "2024"), ("A", "2025-02"), ("A", "2025-01-31"), ("B", "")):
        save(spec_from("# X", lab=lab, name=f"{lab}-{day}", **({"date": day} if day else {})), tmp_path)
    found = [(one.lab, one.date) for one in stored(tmp_path)]
    assert found == [("A", "2025-01-31"), ("A", "2025-02"), ("B", None), ("B", "2024")]


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    """Who has imported nothing has no folder."""
    assert stored(tmp_path / "none") == ()
    with pytest.raises(UnknownSpec, match="import it with"):
        find("x", tmp_path / "none")


def test_a_spec_is_found_by_what_its_name_begins_with(tmp_path: Path) -> None:
    """Where no other begins so; the whole name goes before a longer one."""
    for name in ("spec", "spec-2025", "policy-2024", "policy-2025"):
        save(spec_from("# X", name=name), tmp_path)
    assert [find(name, tmp_path).name for name in ("spec", "spec-", "policy-2024")] == [
        *("spec", "spec-2025", "policy-2024"),
    ]
    with pytest.raises(UnknownSpec, match=r"choose from: policy-2024, policy-2025$"):
        find("pol", tmp_path)
    with pytest.raises(UnknownSpec, match="policy-2024, policy-2025, spec, spec-2025"):
        find("other", tmp_path)
    with pytest.raises(UnknownSpec):
        find("", tmp_path)


def test_home_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the platform's own folder for a user's data."""
    monkeypatch.setenv("TRACER_HOME", str(tmp_path))
    assert (home(), specs_folder()) == (tmp_path, tmp_path / "specs")
    monkeypatch.delenv("TRACER_HOME")
    assert (home().name, home().is_absolute()) == ("tracer", True)
