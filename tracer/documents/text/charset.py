"""Bytes to text: the mark at the beginning, the file's own word, UTF-8, or else Windows' letters."""

from __future__ import annotations

import codecs

from tracer.errors import NotADocument

# The longer marks first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PEEK = 4096  # bytes
EVERY_OTHER = 0.4  # share of bytes that are zero where Latin text is UTF-16 without its mark
# What browsers read for these names (WHATWG Encoding Standard): Windows' letters, a superset.
AS_WINDOWS = frozenset({"ascii", "iso8859-1", "cp1252"})
# Joiners, direction marks and the like take no room, and would part the words that people search for.
NO_WIDTH = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])
FORMATTING = frozenset("\t\n\v\f\r\x85\x1a")
MOST_CONTROL = 0.1  # share of characters


def decoded(data: bytes, declared: str | None = None) -> str:
    r"""Return the text of data; `declared` is the encoding that the file itself names.

    >>> decoded(b"caf\xe9")
    'café'
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    named = _known(declared) or _unmarked(data[:PEEK])
    if named:
        return data.decode(named, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def checked(text: str, name: str) -> str:
    """Return text as it came.

    Raises:
        NotADocument: it is no text but some program's bytes.
    """
    odd = sum(count for letter, count in _counted(text) if _is_odd(letter))
    if "\x00" in text or odd > MOST_CONTROL * len(text):
        raise NotADocument(name, "not a text, whatever its name says")
    return text


def without_marks(text: str) -> str:
    """Return text without the characters that take no room on a page."""
    return text if text.isascii() else text.translate(NO_WIDTH)


def _known(declared: str | None) -> str | None:
    """Return the encoding that a file means by its name for it; a page that says UTF-16 is none."""
    try:
        found = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if found.startswith(("utf-16", "utf-32", "utf-8")) or not _is_for_text(found):
        return None
    return "cp1252" if found in AS_WINDOWS else found


def _is_for_text(encoding: str) -> bool:
    """Return whether an encoding turns bytes to text, as "hex" and "rot13" do not."""
    try:
        return b"a".decode(encoding, "replace") == "a"
    except (LookupError, ValueError, TypeError):
        return False


def _unmarked(data: bytes) -> str | None:
    """Return which UTF-16 data is in, by the zero bytes between the letters of Latin text."""
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > EVERY_OTHER * 2 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > EVERY_OTHER * 2 * half and not odd else None


def _counted(text: str) -> list[tuple[str, int]]:
    return [(letter, text.count(letter)) for letter in map(chr, (*range(32), 127, 0xFFFD))]


def _is_odd(letter: str) -> bool:
    return letter not in FORMATTING
