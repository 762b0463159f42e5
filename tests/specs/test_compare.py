"""Two versions in, what changed out: by force, authority, qualifiers and themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.specs.versions import Said, spec
from tracer.domain.spec import ChangeKind
from tracer.domain.vocabulary import Theme
from tracer.specs.compare import compare

if TYPE_CHECKING:
    from tracer.domain.spec import Change, Comparison, Spec

REMOVED, WEAKENED, ADDED = ChangeKind.REMOVED, ChangeKind.WEAKENED, ChangeKind.ADDED
STRENGTHENED, MOVED, REWORDED = ChangeKind.STRENGTHENED, ChangeKind.MOVED, ChangeKind.REWORDED
NO_USE = "You may not use the service for:"
SPYING = "The assistant must not assist with mass surveillance."
TRACKING = "Do not track individuals."
MALWARE = "Do not build malware with the models."
SURVEILLANCE = "Do not use the models for mass surveillance."


def under(lead_in: str, text: str = "Mass surveillance") -> Said:
    """Return an item under a lead-in."""
    return Said(text, lead_in, "Use")


def at(level: str, text: str = SPYING) -> Said:
    """Return a rule at a level of authority."""
    return Said(text, authority=level)


def in_section(title: str, text: str) -> Said:
    """Return a rule under a heading."""
    return Said(text, section=title)


UNCHANGED: list[tuple[str, str | Said, str | Said]] = [
    ("the same words", SURVEILLANCE, SURVEILLANCE),
    ("letter case and bullet", SURVEILLANCE, "• DO NOT use the models for mass surveillance"),
    ("a letter and a number as labels", f"(a) {MALWARE}", f"2.1 {MALWARE}"),
    ("a renumbered label", f"3. {MALWARE}", f"12. {MALWARE}"),
    ("curly quotes", "Don't track a person's location.", "Don’t track a person’s location."),
    ("spaces and dashes", "Do not spy on people - ever.", "Do not  spy on people — ever."),
    (
        "British and American -ise",
        "Do not organise or analyse mass surveillance programmes.",
        "Do not organize or analyze mass surveillance programs.",
    ),
    (
        "British and American -our and -re",
        "Do not monitor the behaviour of persons in a data centre.",
        "Do not monitor the behavior of persons in a data center.",
    ),
    ("platform renamed to root", at("platform"), at("root")),
    ("a level that is no longer stated", at("system"), at("")),
    ("a level of another document", at("tier 1"), at("tier 2")),
    ("a lead-in with another mark", under("You may not use it for:"), under("You may not use it for -")),
]

CHANGED: list[tuple[str, str | Said, str | Said, ChangeKind, str]] = [
    # The force.
    (
        "a ban becomes a permission",
        "The models must not be used for mass surveillance.",
        "The models may be used for mass surveillance.",
        WEAKENED,
        "prohibited (“must not be used for mass surveillance”) and now permits (“may be used",
    ),
    (
        "may not becomes may",
        "You may not use the service to develop weapons.",
        "You may use the service to develop weapons.",
        WEAKENED,
        "“may not use the service to develop weapons”",
    ),
    (
        "a ban becomes a permission on a condition",
        "The service must not be used for facial recognition.",
        "The service may be used for facial recognition if the customer has obtained a permit.",
        WEAKENED,
        "permits on a condition",
    ),
    (
        "a ban becomes a statement",
        in_section("Use", "You must not use the service for facial recognition of persons."),
        in_section("Use", "Some customers use the service for facial recognition of persons."),
        WEAKENED,
        "“must not use the service for facial recognition of persons”",
    ),
    (
        "a duty becomes a permission",
        "A human must review every automated decision on employment.",
        "Automated decisions on employment may be made.",
        WEAKENED,
        "required (“must review every automated decision on employment”) and now permits (“may be made”)",
    ),
    (
        "a duty becomes a choice",
        "Acme will suspend accounts used for mass surveillance.",
        "Acme may, in its sole discretion, suspend accounts used for mass surveillance.",
        WEAKENED,
        "“will suspend accounts used for mass surveillance”",
    ),
    (
        "the lead-in turns from ban to permission",
        under("You must not use the service for:"),
        under("You may use the service for:"),
        WEAKENED,
        "“may use the service for",
    ),
    (
        "a permission becomes a ban",
        "You may use the service to develop weapons.",
        "You may not use the service to develop weapons.",
        STRENGTHENED,
        "permitted (“may use",
    ),
    (
        "a statement becomes a ban",
        in_section("Use", "Some customers use the service for facial recognition of persons."),
        in_section("Use", "You must not use the service for facial recognition of persons."),
        STRENGTHENED,
        "now prohibits (“must not use",
    ),
    (
        "a permission gets a condition",
        "Agencies may use the service for facial recognition.",
        "Agencies may use the service for facial recognition if a judge has approved it.",
        STRENGTHENED,
        "if a judge has approved it",
    ),
    (
        "a permission loses its condition",
        "Agencies may use the service for facial recognition if a judge has approved it.",
        "Agencies may use the service for facial recognition.",
        WEAKENED,
        "permitted on a condition",
    ),
    (
        "a sentence on a remedy is added",
        SURVEILLANCE,
        f"{SURVEILLANCE} We may suspend accounts that do.",
        REWORDED,
        "“We may suspend accounts that do” was added",
    ),
    (
        "a sentence that permits something else is added",
        SURVEILLANCE,
        f"{SURVEILLANCE} You may use them for traffic counts.",
        REWORDED,
        "still prohibits",
    ),
    (
        "a ban in other grammar",
        "You must not use the service for cyberattacks.",
        "Cyberattacks with the service are prohibited.",
        REWORDED,
        "still prohibits",
    ),
    # Must and should.
    (
        "must not becomes should not",
        "The assistant must not help anyone to build a chemical weapon.",
        "The assistant should not help anyone to build a chemical weapon.",
        WEAKENED,
        "“must not help anyone” became “should not help anyone”",
    ),
    (
        "must not becomes should avoid",
        "The assistant must not help anyone to build a chemical weapon.",
        "The assistant should avoid helping anyone to build a chemical weapon.",
        WEAKENED,
        "became “should avoid helping anyone”",
    ),
    (
        "must never becomes should never",
        "The assistant must never help anyone to build a bomb.",
        "The assistant should never help anyone to build a bomb.",
        WEAKENED,
        "became “should never help anyone”",
    ),
    (
        "will not becomes no plan to",
        "We will not allow our models to be used for autonomous weapons.",
        "We do not plan to allow our models to be used for autonomous weapons.",
        WEAKENED,
        "became “not plan to allow”",
    ),
    (
        "the lead-in is softened",
        under("You must not use the service for:"),
        under("You should not use the service for:"),
        WEAKENED,
        "“must not use the” became “should not use the”",
    ),
    (
        "should not becomes must never",
        "The assistant should not help anyone to build a chemical weapon.",
        "The assistant must never help anyone to build a chemical weapon.",
        STRENGTHENED,
        "“should not help anyone” became “must never help anyone”",
    ),
    (
        "never becomes must not",
        "The assistant must never help anyone to build a bomb.",
        "The assistant must not help anyone to build a bomb.",
        REWORDED,
        "“never” became “not”",
    ),
    (
        "don't becomes you may not",
        "Don't use the service for cyberattacks on hospitals.",
        "You may not use the service for cyberattacks on hospitals.",
        REWORDED,
        "“Don't” became “You may not”",
    ),
    # Qualifiers.
    ("consent is added", TRACKING, "Do not track individuals without their consent.", WEAKENED, "consent)"),
    (
        "consent is dropped",
        "Do not track individuals without their consent.",
        TRACKING,
        STRENGTHENED,
        "no longer limited by “without their consent”",
    ),
    (
        "consent in other words",
        "Do not track individuals without their consent.",
        "Do not track individuals without their prior written consent.",
        REWORDED,
        "“prior written” was added",
    ),
    (
        "an exception is added",
        "The models must not be used for mass surveillance.",
        "The models must not be used for mass surveillance, except where the law permits it.",
        WEAKENED,
        "now limited by “except where the law permits it”",
    ),
    (
        "an exception is dropped",
        "The models must not be used for mass surveillance unless approved by a court.",
        "The models must not be used for mass surveillance.",
        STRENGTHENED,
        "no longer limited by “unless approved by a court”",
    ),
    (
        "intent is added",
        "You must not use the service to harm others.",
        "You must not intentionally use the service to harm others.",
        WEAKENED,
        "“intentionally” (intent)",
    ),
    (
        "intent is dropped",
        "You must not knowingly use the service to harm others.",
        "You must not use the service to harm others.",
        STRENGTHENED,
        "“knowingly” (intent)",
    ),
    (
        "lawlessness is added",
        "You must not collect personal data about individuals.",
        "You must not unlawfully collect personal data about individuals.",
        WEAKENED,
        "“unlawfully” (law)",
    ),
    (
        "a scope is added",
        "Do not use facial recognition to identify people.",
        "Do not use facial recognition to identify private individuals.",
        WEAKENED,
        "“private individuals” (scope)",
    ),
    (
        "a scope is dropped",
        "Do not use facial recognition on private individuals.",
        "Do not use facial recognition.",
        STRENGTHENED,
        "no longer limited by “private individuals”",
    ),
    (
        "a scope grows narrower",
        "You must not use the service for mass surveillance.",
        "You must not use the service for domestic mass surveillance of U.S. persons.",
        WEAKENED,
        "now limited by “domestic mass surveillance",
    ),
    (
        "an effort is added",
        "Acme will prevent the use of its models for mass surveillance.",
        "Acme will use reasonable efforts to prevent the use of its models for mass surveillance.",
        WEAKENED,
        "“reasonable efforts",
    ),
    (
        "a qualifier of another item of the wider text",
        under(NO_USE, "Weapons development"),
        in_section("Use", "Do not develop weapons, sell tickets, or enter a house without authorization."),
        REWORDED,
        "stands in use.1 among other words (“Do not develop weapons”)",
    ),
    # Authority.
    ("lowered from root to user", at("root"), at("user"), WEAKENED, "lowered from root to user"),
    ("lowered from platform to system", at("platform"), at("system"), WEAKENED, "lowered from platform"),
    ("lowered to a guideline", at("developer"), at("guideline"), WEAKENED, "to guideline"),
    ("raised to developer", at("guideline"), at("developer"), STRENGTHENED, "raised from guideline"),
    ("raised from user to root", at("user"), at("root"), STRENGTHENED, "raised from user to root"),
    # What is named.
    (
        "an item is struck",
        "You may not use the service for weapons development, mass surveillance, or malware.",
        "You may not use the service for weapons development or malware.",
        WEAKENED,
        "no longer names “mass surveillance”",
    ),
    (
        "two items are struck",
        "Do not use the models for weapons development, military operations or warfare.",
        "Do not use the models for weapons development.",
        WEAKENED,
        "no longer names “military operations”, “warfare”",
    ),
    (
        "an item is added",
        "You may not use the service for weapons development or malware.",
        "You may not use the service for weapons development, mass surveillance, or malware.",
        STRENGTHENED,
        "now names “mass surveillance”",
    ),
    (
        "an item gives way to another",
        "Do not use the models for tracking of persons or cyberattacks in any country.",
        "Do not use the models for weapons development or cyberattacks in any country.",
        REWORDED,
        "In both directions: it no longer names “tracking of persons”; it now names",
    ),
    (
        "an item of no theme is struck",
        "Do not use the models for malware, spam, or contests.",
        "Do not use the models for malware or contests.",
        REWORDED,
        "“spam” was dropped",
    ),
    ("a synonym", "Do not build malware at all.", "Do not create malware at all.", REWORDED, "“create”"),
    (
        "an example is added",
        "Do not use the models to build weapons.",
        "Do not use the models to build weapons (for example, loud ones).",
        REWORDED,
        "“(for example, loud ones)” was added",
    ),
    (
        "other numbers",
        "Delete all biometric data after 30 days.",
        "Delete all biometric data after 90 days.",
        REWORDED,
        "“30” became “90”",
    ),
    (
        "the lead-in in other words",
        under("You must not use the service for:"),
        under("You must not use our products for:"),
        REWORDED,
        "“the service” became “our products”",
    ),
    # The place.
    (
        "another section",
        in_section("Prohibited uses", SURVEILLANCE),
        in_section("Privacy", SURVEILLANCE),
        MOVED,
        "moved from “Prohibited uses” to “Privacy”",
    ),
    (
        "another section and other words",
        in_section("Prohibited uses", "Do not use the models to build malware for any purpose."),
        in_section("Security", "Do not use the models to create malware for any purpose."),
        REWORDED,
        "moved from “Prohibited uses” to “Security”",
    ),
    (
        "another section and a consent",
        in_section("Prohibited uses", TRACKING),
        in_section("Privacy", "Do not track individuals without their consent."),
        WEAKENED,
        "(consent); moved from",
    ),
    (
        "another section at another level",
        Said(SPYING, section="Safety", authority="root"),
        Said(SPYING, section="Style", authority="guideline"),
        WEAKENED,
        "lowered from root to guideline; moved from “Safety” to “Style”",
    ),
]


def only(comparison: Comparison) -> Change:
    """Return the one change that there is."""
    (change,) = comparison.changes
    return change


def kinds(comparison: Comparison) -> list[ChangeKind]:
    """Return the kinds of the changes in their order."""
    return [change.kind for change in comparison.changes]


@pytest.mark.parametrize(("before", "after"), [pytest.param(*row[1:], id=row[0]) for row in UNCHANGED])
def test_what_is_no_change(before: str | Said, after: str | Said) -> None:
    """Typography, labels, spelling and renamed levels change nothing."""
    comparison = compare(spec(before), spec(after))
    assert (comparison.changes, comparison.unchanged) == ((), 1)


@pytest.mark.parametrize(
    ("before", "after", "kind", "why"), [pytest.param(*row[1:], id=row[0]) for row in CHANGED]
)
def test_the_kind_and_its_words(before: str | Said, after: str | Said, kind: ChangeKind, why: str) -> None:
    """Force, authority, qualifiers and themes decide, and the sentence cites the words."""
    change = only(compare(spec(before), spec(after)))
    assert change.kind is kind, change.why
    assert why.lower() in change.why.lower()


def test_a_ban_that_is_gone() -> None:
    """No provision of the new version bans it, and the sentence says so."""
    change = only(compare(spec(SURVEILLANCE, MALWARE), spec(MALWARE)))
    assert (change.kind, change.after) == (REMOVED, None)
    assert change.why.endswith("no ban on mass surveillance stands in it.")


def test_a_ban_that_is_gone_while_its_theme_is_still_banned() -> None:
    """What still bans the theme is cited, and the words that nothing names any more."""
    kept = "Do not use the models to injure others."
    change = only(compare(spec("Military and warfare uses are prohibited.", kept), spec(kept)))
    assert change.kind is REMOVED
    assert "still stands in prohibited_uses.1 (“injure others”), but nothing names “Military”" in change.why


def test_a_permission_that_is_gone() -> None:
    """It is removed: whether something is now banned is not said."""
    permission = "You may use the service for facial recognition of your own staff."
    change = only(compare(spec(permission, MALWARE), spec(MALWARE)))
    assert (change.kind, "no permission on biometric identification" in change.why) == (REMOVED, True)


def test_a_new_ban() -> None:
    """It is added, and what was said on its theme before is told."""
    change = only(compare(spec(MALWARE), spec(SURVEILLANCE, MALWARE)))
    assert (change.kind, change.before) == (ADDED, None)
    assert change.why.endswith("no ban on mass surveillance stood in it.")


def test_a_ban_said_once_more() -> None:
    """A copy in another section is added, and called a copy."""
    change = only(compare(spec(MALWARE), spec(MALWARE, in_section("Developers", MALWARE))))
    assert change.kind is ADDED
    assert "these words in prohibited_uses.1 alone" in change.why


def test_another_order_is_no_change() -> None:
    """Where a rule stands among others of its section does not matter."""
    assert not compare(spec(SURVEILLANCE, MALWARE, TRACKING), spec(TRACKING, SURVEILLANCE, MALWARE)).changes


def test_other_numbers_hide_no_new_rule() -> None:
    """A rule put first renumbers the others, and is the only change."""
    before = spec(f"1. {SURVEILLANCE}", f"2. {MALWARE}")
    after = spec("1. Do not develop weapons.", f"2. {SURVEILLANCE}", f"3. {MALWARE}")
    assert kinds(compare(before, after)) == [ADDED]


def test_a_bullet_that_is_taken_up_by_a_longer_rule() -> None:
    """The one whose words stand there is reworded; the one whose words stand nowhere is removed."""
    before = spec(under(NO_USE, "Weapons development"), under(NO_USE, "Military and warfare"))
    after = spec("Don't hurt people – for example, don't develop or use weapons, or injure others.")
    removed, reworded = compare(before, after).changes
    assert (removed.kind, removed.before) == (REMOVED, before.provisions[1])
    assert (reworded.kind, reworded.after) == (REWORDED, after.provisions[0])


BULLETS = [under(NO_USE, text) for text in ("Weapons development", "Mass surveillance", "Malware")]
LIST = "Do not use the models for weapons development, mass surveillance, or malware."


def test_bullets_merged_into_one_rule() -> None:
    """Each is set beside the rule, none is removed and none strengthened."""
    comparison = compare(spec(*BULLETS), spec(LIST))
    assert kinds(comparison) == [REWORDED] * 3
    assert sum("merged into prohibited_uses.1" in change.why for change in comparison.changes) == 2


def test_a_rule_split_into_bullets() -> None:
    """The rule is set beside each, none is added and none weakened."""
    comparison = compare(spec(LIST), spec(*BULLETS))
    assert kinds(comparison) == [REWORDED] * 3
    assert sum("split from prohibited_uses.1" in change.why for change in comparison.changes) == 2


def test_a_split_that_loses_an_item() -> None:
    """The theme that no bullet names any more is missed in the rule it stood in."""
    weakened, *rest = compare(spec(LIST), spec(BULLETS[0], BULLETS[2])).changes
    assert (weakened.kind, "“mass surveillance”" in weakened.why) == (WEAKENED, True)
    assert {change.kind for change in rest} == {REWORDED}


def test_words_of_a_ban_in_a_text_that_is_none() -> None:
    """Words that survive in a text on something else do not keep a ban."""
    history = in_section(
        "About", "We train staff in military history and study past warfare and peace treaties."
    )
    before, after = spec(under(NO_USE, "Military and warfare"), MALWARE), spec(MALWARE, history)
    assert REMOVED in kinds(compare(before, after))


def test_rules_on_no_topic_are_told_of_on_demand() -> None:
    """Only what bears on a topic counts, unless everything is asked for."""
    before, after = spec("Pay by Monday.", MALWARE), spec(MALWARE)
    assert not compare(before, after).changes
    assert kinds(compare(before, after, everything=True)) == [REMOVED]


def test_the_gravest_come_first() -> None:
    """Removed, weakened, added, strengthened, moved, reworded; in each the order of the text."""
    before = spec(
        MALWARE,
        "Do not track individuals without their consent.",
        SURVEILLANCE,
        at("root", "Do not stalk people."),
    )
    after = spec(at("user", "Do not stalk people."), TRACKING, "Facial recognition is prohibited.", MALWARE)
    assert kinds(compare(before, after)) == [REMOVED, WEAKENED, ADDED, STRENGTHENED]


def test_the_summary_by_theme() -> None:
    """For each theme the changes and the bans before and after; a last ban that went is named."""
    summary = {one.theme: one for one in compare(spec(SURVEILLANCE, MALWARE), spec(MALWARE)).by_theme}
    gone, kept = summary[Theme.MASS_SURVEILLANCE], summary[Theme.CYBER_WEAPONS]
    assert (gone.bans_before, gone.bans_after, gone.kinds) == (1, 0, ((REMOVED, 1),))
    assert (gone.is_no_longer_prohibited, kept.is_no_longer_prohibited) == (True, False)


def test_changes_on_a_theme_alone() -> None:
    """Narrowed to a theme, nothing else is told."""
    comparison = compare(spec(SURVEILLANCE, MALWARE), spec(TRACKING))
    narrowed = comparison.on((Theme.CYBER_WEAPONS,))
    assert [change.before for change in narrowed.changes] == [comparison.before.provisions[1]]
    assert [one.theme for one in narrowed.by_theme] == [Theme.CYBER_WEAPONS]
    assert comparison.on(()) == comparison


POOL = [side for row in (*UNCHANGED, *CHANGED) for side in row[1:3]]
SPECS = st.lists(st.sampled_from(POOL), max_size=8).map(lambda lines: spec(*lines))
SWAPPED = {REMOVED: ADDED, ADDED: REMOVED, WEAKENED: STRENGTHENED, STRENGTHENED: WEAKENED}


@given(SPECS)
def test_a_version_differs_not_from_itself(version: Spec) -> None:
    """Nothing changed, and all of it is counted."""
    comparison = compare(version, version)
    assert (comparison.changes, comparison.unchanged) == ((), len(version.relevant))


@given(SPECS, SPECS)
def test_swapped_versions_swap_the_kinds(before: Spec, after: Spec) -> None:
    """Added is removed the other way, and weakened strengthened."""
    there = sorted(SWAPPED.get(kind, kind) for kind in kinds(compare(before, after)))
    assert there == sorted(kinds(compare(after, before)))


@given(SPECS, SPECS)
def test_every_relevant_provision_is_accounted_for(before: Spec, after: Spec) -> None:
    """Told of, or unchanged; one that is removed or added is told of nowhere else."""
    comparison = compare(before, after, everything=True)
    for version, side, alone in ((before, "before", REMOVED), (after, "after", ADDED)):
        sides = [(getattr(change, side), change.kind) for change in comparison.changes]
        told = {one.id for one, _ in sides if one}
        single = [one.id for one, kind in sides if one and kind is alone]
        assert len(version.provisions) - len(told) <= comparison.unchanged
        assert all(sum(one is not None and one.id == only for one, _ in sides) == 1 for only in single)


@given(SPECS, SPECS)
def test_the_same_comparison_each_time(before: Spec, after: Spec) -> None:
    """Nothing hangs on chance."""
    assert compare(before, after) == compare(before, after)


def test_a_rule_out_of_many_alike() -> None:
    """Of two hundred rules that differ in a number, the one that went is told of, and no other."""
    lines = [f"Do not use model {number} for mass surveillance." for number in range(200)]
    change = only(compare(spec(*lines), spec(*lines[:77], *lines[78:])))
    assert change.before == spec(*lines).provisions[77]
