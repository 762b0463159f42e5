"""A comparison of two versions of a spec to JSON, schema version 1: ordered, without clocks or paths.

    {"schema_version": 1,
     "tracer": {"version"},
     "before": {"name", "lab", "title", "kind", "date", "file", "sha256", "provisions", "relevant"},
     "after": {... as before},
     "changes": [{"kind": "removed|weakened|added|strengthened|moved|reworded", "themes": [], "why",
                  "before": {"id", "section", "path", "authority", "page", "lead_in", "text", "topics",
                             "themes", "force", "qualifiers": [{"kind", "text"}]} or null,
                  "after": {... as before} or null}],
     "unchanged": 0,
     "themes": {"<theme>": {"prohibiting_before", "prohibiting_after", "no_longer_prohibited",
                            "newly_prohibited", "changes": {"<kind>": 0}}}}

`before` is null where the provision was added, `after` where it was removed. `provisions` and
`relevant` are counts. `force` is meant for a provision with topics; one without was not read for it.
`changes` and `themes` hold the themes that were asked for, `unchanged` counts on all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.version import __version__

if TYPE_CHECKING:
    from tracer.domain.spec import Change, Comparison, Provision, Spec, ThemeSummary

    Json = dict[str, object]

SCHEMA_VERSION = 1


def comparison_to_dict(comparison: Comparison) -> Json:
    """Return the comparison as plain values, in the order of the schema."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tracer": {"version": __version__},
        "before": _spec(comparison.before),
        "after": _spec(comparison.after),
        "changes": [_change(change) for change in comparison.changes],
        "unchanged": comparison.unchanged,
        "themes": {summary.theme.value: _summary(summary) for summary in comparison.by_theme},
    }


def _spec(spec: Spec) -> Json:
    return {
        "name": spec.name,
        "lab": spec.lab,
        "title": spec.title,
        "kind": str(spec.kind),
        "date": spec.date,
        "file": spec.file,
        "sha256": spec.digest,
        "provisions": len(spec.provisions),
        "relevant": len(spec.relevant),
    }


def _change(change: Change) -> Json:
    return {
        "kind": change.kind.value,
        "themes": [theme.value for theme in change.themes],
        "why": change.why,
        "before": change.before and _provision(change.before),
        "after": change.after and _provision(change.after),
    }


def _provision(provision: Provision) -> Json:
    return {
        "id": provision.id,
        "section": provision.section,
        "path": list(provision.path),
        "authority": provision.authority,
        "page": provision.page,
        "lead_in": provision.lead_in,
        "text": provision.text,
        "topics": [topic.value for topic in provision.topics],
        "themes": [theme.value for theme in provision.themes],
        "force": provision.force.value,
        "qualifiers": [{"kind": one.kind.value, "text": one.text} for one in provision.qualifiers],
    }


def _summary(summary: ThemeSummary) -> Json:
    return {
        "prohibiting_before": summary.bans_before,
        "prohibiting_after": summary.bans_after,
        "no_longer_prohibited": summary.is_no_longer_prohibited,
        "newly_prohibited": summary.is_newly_prohibited,
        "changes": {kind.value: count for kind, count in summary.kinds},
    }
