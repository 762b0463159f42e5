"""Exit codes, and which error means which."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the command tells a script."""

    DONE = 0
    GAP_MET = 1
    BAD_INPUT = 2
    NOTHING_FOUND = 3
    """Nothing readable or no relevant clause: never to be mistaken for clean."""
