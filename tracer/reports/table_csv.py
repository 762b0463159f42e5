"""Matrix to CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tracer.domain.matrix import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracer.domain.trace import Trace

LINE_END = "\r\n"  # RFC 4180; and a lone CR in a cell is quoted only where line ends hold one
# A cell that begins with one of these is run as a formula by spreadsheets (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def traces_to_csv(traces: Sequence[Trace]) -> str:
    """Return one line a matrix row, with the document's name first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=LINE_END)
    writer.writerow(("document", *COLUMNS))
    for trace in traces:
        name = harmless(trace.document.name)
        writer.writerows((name, *map(harmless, record)) for record in trace.matrix.to_records())
    return text.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that a spreadsheet shows as text.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell
