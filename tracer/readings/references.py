"""Where a clause points to: "a purpose described in Section 4.2(c)"."""

from __future__ import annotations

import re

REFERENCE = re.compile(
    r"\b(?:Sections?|Clauses?|Articles?|Paragraphs?|§+)\s*(?P<first>\d+(?:\.\d+)*(?:\([A-Za-z0-9]{1,4}\))*)"
    r"(?:\s*(?:,|and|or|to|through)\s*(?P<second>\d+\.\d+(?:\([A-Za-z0-9]{1,4}\))*))?"
)


def find_references(text: str) -> tuple[str, ...]:
    """Return the labels a text points to, as cited, each once.

    >>> find_references("described in Section 4.2(c) or 6.1")
    ('4.2(c)', '6.1')
    """
    found = (label for match in REFERENCE.finditer(text) for label in match.groups() if label)
    return tuple(dict.fromkeys(found))
