"""Provisions of imported specs as red lines beside the catalogue's own."""

from __future__ import annotations

from dataclasses import replace

from tests.specs.versions import Said, spec
from tracer.domain.provenance import Confidence, ReadLevel
from tracer.domain.vocabulary import Force, Theme
from tracer.governance.imported import in_force, with_specs
from tracer.governance.load import load_catalogue, resolve_labs

CATALOGUE = load_catalogue()
BAN = "You may not use the service for mass surveillance."
OLD = replace(
    spec(BAN, Said("weapons development", lead_in="You may not use the service for:"), "We love feedback."),
    name="acme-2024",
    date="2024-01-10",
)
NEW = replace(spec(BAN), name="acme-2025", date="2025-10", digest="1" * 64)


def test_rules_on_a_theme_become_red_lines_of_their_lab() -> None:
    """What speaks to no theme is none; an item comes with the words it completes."""
    catalogue = with_specs(CATALOGUE, [OLD])

    own = catalogue.red_lines_of(resolve_labs(["acme"], catalogue))

    assert [(row.id, row.text) for row in own] == [
        ("acme-2024#prohibited_uses.1", BAN),
        ("acme-2024#prohibited_uses.2", "weapons development (under: You may not use the service for:)"),
    ]
    assert {row.force for row in own} == {Force.PROHIBITS}
    assert own[0].themes == (Theme.MASS_SURVEILLANCE,)


def test_a_red_line_can_be_followed_to_the_users_own_copy() -> None:
    """File, page and section are cited; nothing else is claimed."""
    cited = with_specs(CATALOGUE, [OLD]).red_lines[-1].citation

    assert (cited.read_on, cited.section, cited.date) == (
        "acme-usage-policy.md, page 1",
        "Prohibited uses",
        "2024-01-10",
    )
    assert (cited.read_level, cited.confidence) == (ReadLevel.FIRST_HAND, Confidence.HIGH)


def test_each_version_holds_until_the_next_begins() -> None:
    """Of several versions of one document one is in force on a day."""
    catalogue = with_specs(CATALOGUE, [NEW, OLD])
    named = {
        day: sorted(row.id for row in catalogue.on(day).red_lines_of(("Acme",)))
        for day in ("2024-01-09", "2024-01-10", "2025-10-30", "2025-10-31")
    }

    both = ["acme-2024#prohibited_uses.1", "acme-2024#prohibited_uses.2"]
    assert named == {
        "2024-01-09": [],
        "2024-01-10": both,
        "2025-10-30": both,
        "2025-10-31": ["acme-2025#prohibited_uses.1"],
    }


def test_a_report_names_the_versions_of_its_day() -> None:
    """What did not hold on the day is not said to stand beside the catalogue."""
    catalogue = with_specs(CATALOGUE, [NEW, OLD])

    assert catalogue.added == ("acme-2025", "acme-2024")
    assert catalogue.on("2024-06").added == ("acme-2024",)


def test_one_version_of_a_document_is_in_force() -> None:
    """The later one once it begins; a month counts from its last day; without a date none is."""
    undated = replace(NEW, name="acme", date=None)
    named = {
        day: [one.name for one in in_force([NEW, OLD, undated], day, CATALOGUE.compiled)]
        for day in ("2023", "2024-06", "2025-10", "2026-01-01")
    }

    assert named == {
        "2023": [],
        "2024-06": ["acme-2024"],
        "2025-10": ["acme-2025"],
        "2026-01-01": ["acme-2025"],
    }


def test_the_digest_covers_the_specs() -> None:
    """Other rows, another digest; none, the catalogue as it was."""
    digests = {with_specs(CATALOGUE, specs).digest for specs in ([], [OLD], [NEW], [OLD, NEW])}

    assert len(digests) == 4
    assert with_specs(CATALOGUE, []) is CATALOGUE


def test_the_newest_rules_are_the_default_even_where_they_are_newer_than_the_catalogue() -> None:
    """A policy of yesterday counts although the catalogue was compiled before."""
    later = replace(NEW, date="2026-12-01")
    catalogue = with_specs(CATALOGUE, [OLD, later]).on()

    assert catalogue.as_of == "2026-12-01"
    assert [row.id for row in catalogue.red_lines_of(("Acme",))] == ["acme-2025#prohibited_uses.1"]
