"""Short specs of our own, in the forms that labs publish theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracer.documents.read import read_source
from tracer.documents.source import Kind, source_from
from tracer.specs.read import spec_of

if TYPE_CHECKING:
    from pathlib import Path

    from tracer.domain.document import Document
    from tracer.domain.spec import Spec

MODEL_SPEC = """\
# Overview {#overview}

Updated March 23, 2025

The assistant should help people.

## Bounds {#bounds authority=root tags=adults}

The assistant must not help anyone to build nuclear weapons.

!!! meta "Commentary"
    The assistant must not be used for mass surveillance, we once wrote.

    - nor for autonomous weapons

**Example**: refusing to help build a nuclear weapon

~~~xml
<user>
# No heading {#none authority=system}
</user>
~~~

#### Privacy {#privacy}

Our models should never be used for mass surveillance.

## Style {#style authority=guideline}

The assistant should write clearly.

# Closing

The assistant never:

* helps to build chemical weapons;
* writes poems
"""


def document_of(text: str, name: str = "a.md") -> Document:
    """Return what is read from text, in this process."""
    return read_source(source_from(text.encode(), name, Kind.MARKDOWN), isolated=False)


def spec_from(text: str, file: str = "a.md", **options: str) -> Spec:
    """Return the spec that text holds; the lab is Acme."""
    return spec_of(document_of(text, file), **({"lab": "Acme"} | options))


def written(folder: Path, text: str = MODEL_SPEC, name: str = "a.md") -> Path:
    """Write a spec to a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
