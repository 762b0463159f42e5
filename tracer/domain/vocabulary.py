"""The closed vocabularies of readings, verdicts and relations (DESIGN sections 2 to 5)."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """What contracts and labs both speak of."""

    MASS_SURVEILLANCE = "mass_surveillance"
    TRACKING_INDIVIDUALS = "tracking_individuals"
    BIOMETRIC_IDENTIFICATION = "biometric_identification"
    ACQUIRED_DATA = "acquired_data"
    DATA_SHARING = "data_sharing"
    AUTONOMOUS_WEAPONS = "autonomous_weapons"
    USE_OF_FORCE = "use_of_force"
    WEAPONS_DEVELOPMENT = "weapons_development"
    MASS_CASUALTY_WEAPONS = "mass_casualty_weapons"
    CYBER_WEAPONS = "cyber_weapons"
    UNLAWFUL_USE = "unlawful_use"
    HIGH_STAKES_DECISIONS = "high_stakes_decisions"
    CIVIL_RIGHTS = "civil_rights"


class Topic(StrEnum):
    """What a clause is about; several per clause."""

    MASS = "surveillance.mass"
    TRACKING = "surveillance.tracking"
    BIOMETRIC = "surveillance.biometric"
    ACQUIRED_DATA = "surveillance.acquired_data"
    SOCIAL_SCORING = "surveillance.social_scoring"
    SHARING = "surveillance.sharing"
    AUTONOMOUS = "weapons.autonomous"
    USE_OF_FORCE = "weapons.use_of_force"
    DEVELOPMENT = "weapons.development"
    MASS_CASUALTY = "weapons.mass_casualty"
    CYBER = "weapons.cyber"
    PURPOSE = "lawful_use.purpose"
    COMPLIANCE = "lawful_use.compliance"
    UNLAWFUL_BAN = "lawful_use.unlawful_ban"
    HIGH_STAKES = "lawful_use.high_stakes"
    CIVIL_RIGHTS = "lawful_use.civil_rights"
    DEPLOYMENT = "control.deployment"
    SAFEGUARDS = "control.safeguards"
    MONITORING = "control.monitoring"
    HUMAN_OVERSIGHT = "control.human_oversight"
    SUSPENSION = "control.suspension"
    INCIDENT = "control.incident"
    TESTING = "control.testing"
    ACCESS = "control.access"
    RETENTION = "control.retention"
    CHANGE = "control.change"

    @property
    def family(self) -> str:
        """Word before the dot: surveillance, weapons, lawful_use or control."""
        return self.value.partition(".")[0]

    @property
    def theme(self) -> Theme | None:
        """The theme a clause on this topic speaks to; None for controls and permitted purposes."""
        return _THEME_OF.get(self)


_THEME_OF = {
    Topic.MASS: Theme.MASS_SURVEILLANCE,
    Topic.TRACKING: Theme.TRACKING_INDIVIDUALS,
    Topic.BIOMETRIC: Theme.BIOMETRIC_IDENTIFICATION,
    Topic.ACQUIRED_DATA: Theme.ACQUIRED_DATA,
    Topic.SOCIAL_SCORING: Theme.HIGH_STAKES_DECISIONS,
    Topic.SHARING: Theme.DATA_SHARING,
    Topic.AUTONOMOUS: Theme.AUTONOMOUS_WEAPONS,
    Topic.USE_OF_FORCE: Theme.USE_OF_FORCE,
    Topic.DEVELOPMENT: Theme.WEAPONS_DEVELOPMENT,
    Topic.MASS_CASUALTY: Theme.MASS_CASUALTY_WEAPONS,
    Topic.CYBER: Theme.CYBER_WEAPONS,
    Topic.UNLAWFUL_BAN: Theme.UNLAWFUL_USE,
    Topic.COMPLIANCE: Theme.UNLAWFUL_USE,
    Topic.HIGH_STAKES: Theme.HIGH_STAKES_DECISIONS,
    Topic.CIVIL_RIGHTS: Theme.CIVIL_RIGHTS,
}


class Force(StrEnum):
    """What a clause does to the one it binds."""

    PROHIBITS = "prohibits"
    REQUIRES = "requires"
    PERMITS = "permits"
    CONDITIONS = "conditions"
    STATES = "states"


class Bearer(StrEnum):
    """Who is bound or allowed."""

    PROVIDER = "provider"
    CUSTOMER = "customer"
    BOTH = "both"
    THIRD_PARTY = "third_party"
    UNSPECIFIED = "unspecified"


class QualifierKind(StrEnum):
    """How words narrow or soften a clause."""

    INTENT = "intent"
    LAW = "law"
    SCOPE = "scope"
    EFFORT = "effort"
    DISCRETION = "discretion"
    EXCEPTION = "exception"
    CONSENT = "consent"
    TIME = "time"

    @property
    def narrows(self) -> bool:
        """Whether it makes a ban narrower; effort and time soften or date it."""
        return self not in (QualifierKind.EFFORT, QualifierKind.TIME)


class Enforcement(StrEnum):
    """The safeguard a clause or a control describes, strongest first."""

    TECHNICAL_PREVENTIVE = "technical_preventive"
    TECHNICAL_DETECTIVE = "technical_detective"
    PROCEDURAL = "procedural"
    CONTRACTUAL = "contractual"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Its place among them: 0 for the strongest."""
        return list(Enforcement).index(self)


class Stance(StrEnum):
    """Where an agreement stands on a theme or a red line."""

    PROHIBITED = "prohibited"
    PROHIBITED_QUALIFIED = "prohibited_qualified"
    PERMITTED = "permitted"
    PERMITTED_CONDITIONAL = "permitted_conditional"
    SILENT = "silent"


class Mark(StrEnum):
    """The strongest thing that backs a stance, strongest first; the last two are no strength."""

    TECHNICALLY_ENFORCED = "technically_enforced"
    PROCEDURAL = "procedural"
    CONTRACTUAL = "contractual"
    POLICY_ONLY = "policy_only"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWABLE = "unknowable"


class Relation(StrEnum):
    """How a clause stands to a red line or control: the OSCAL mapping words and one more."""

    EQUAL = "equal-to"
    EQUIVALENT = "equivalent-to"
    SUBSET = "subset-of"
    SUPERSET = "superset-of"
    INTERSECTS = "intersects-with"
    NONE = "no-relationship"
    INCOMPATIBLE = "incompatible-with"


class Applies(StrEnum):
    """Whether a published control counts for this agreement."""

    YES = "yes"
    NO = "no"
    NOT_SHOWN = "not_shown"


class Gap(StrEnum):
    """What stands between a red line and an agreement that keeps it."""

    UNANSWERED_RED_LINE = "unanswered-red-line"
    UNBACKED_CLAUSE = "unbacked-clause"
    POLICY_ONLY = "policy-only"
    NARROWER_THAN_RED_LINE = "narrower-than-red-line"
    SWALLOWED_BY_GRANT = "swallowed-by-grant"
    CONFLICT = "conflict"
    CONTROL_WITHOUT_CLAUSE = "control-without-clause"
    SCOPE_NOT_SHOWN = "scope-not-shown"
    CONTESTED_READING = "contested-reading"

    @property
    def description(self) -> str:
        """One sentence that says what the gap means."""
        return _GAP_DESCRIPTIONS[self]


_GAP_DESCRIPTIONS = {
    Gap.UNANSWERED_RED_LINE: "The lab publishes this line and the agreement is silent on it.",
    Gap.UNBACKED_CLAUSE: "The agreement makes a promise that no published red line answers.",
    Gap.POLICY_ONLY: "Words alone back it: no safeguard, procedure or remedy is tied to it.",
    Gap.NARROWER_THAN_RED_LINE: "A qualifier makes the clause narrower than the red line.",
    Gap.SWALLOWED_BY_GRANT: "An umbrella permission stands beside the prohibition and can swallow it.",
    Gap.CONFLICT: "The agreement permits what the red line forbids.",
    Gap.CONTROL_WITHOUT_CLAUSE: (
        "The lab describes a control that the agreement does not oblige it to keep."
    ),
    Gap.SCOPE_NOT_SHOWN: "A control exists, and nothing shows that it covers this deployment.",
    Gap.CONTESTED_READING: "What these words mean is publicly disputed.",
}
