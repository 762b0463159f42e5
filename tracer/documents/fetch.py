"""Fetch a document from an address: the only place that uses the network, and only when asked to."""

from __future__ import annotations

import re
import ssl
import time
from http.client import HTTPException
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from tracer.documents.source import Kind, source_from
from tracer.errors import UnfetchedDocument
from tracer.version import __version__

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse
    from typing import IO

    from tracer.documents.source import Source

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
HTTPS = "https://"
ANSWER_WITHIN = 30.0  # seconds, for each piece of the answer
WHOLE_WITHIN = 300.0  # seconds, for all of it: a server may send a byte now and then
MOST_MEGABYTES = 100
MOST_REDIRECTS = 5
PIECE = 65536  # bytes
CONTENT_TYPES = {
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
    "application/xhtml+xml": Kind.HTML,
    "text/html": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/plain": Kind.TEXT,
}


def is_address(argument: str) -> bool:
    """Return whether an argument is an address rather than a path.

    >>> is_address("https://lab.example/policy"), is_address("deals/policy.pdf")
    (True, False)
    """
    return ADDRESS.match(argument) is not None


def fetch(address: str) -> Source:
    """Return the document at an https address, named for its last part.

    Raises:
        UnfetchedDocument: not https, no answer, another answer than a document, or too large.
        NotADocument: of a kind that is not read.
    """
    if not address.lower().startswith(HTTPS):
        raise UnfetchedDocument(address, "only https addresses are fetched")
    try:
        with _opener().open(Request(address), timeout=ANSWER_WITHIN) as answer:  # noqa: S310 - https
            data = _all_of(answer, address)
            kind = CONTENT_TYPES.get(answer.headers.get_content_type())
            return source_from(data, _name_of(answer.url), kind)
    except (OSError, HTTPException, ValueError) as error:
        raise UnfetchedDocument(address, _reason(error)) from error


def _opener() -> OpenerDirector:
    """Return what opens https addresses and nothing else: no file, no ftp, no cookies."""
    opener = OpenerDirector()
    opener.addheaders = [("User-Agent", f"tracer/{__version__}")]
    for handler in (
        ProxyHandler(),
        HTTPSHandler(context=ssl.create_default_context()),
        _Redirects(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, all of them to https."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not newurl.lower().startswith(HTTPS):
            fp.close()
            raise URLError("it leads to an address that is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _all_of(answer: HTTPResponse, address: str) -> bytes:
    data, last = bytearray(), time.monotonic() + WHOLE_WITHIN
    while piece := answer.read1(PIECE):
        data += piece
        if len(data) > MOST_MEGABYTES * 10**6:
            raise UnfetchedDocument(address, f"larger than {MOST_MEGABYTES} MB; download it yourself")
        if time.monotonic() > last:
            raise TimeoutError
    return bytes(data)


def _name_of(address: str) -> str:
    """Return the last part of an address.

    >>> _name_of("https://lab.example/legal/usage%20policy.pdf?v=3"), _name_of("https://lab.example/")
    ('usage policy.pdf', 'lab.example')
    """
    parts = urlsplit(address)
    return PurePosixPath(unquote(parts.path).replace("\\", "/")).name or parts.hostname or "document"


def _reason(error: OSError | HTTPException | ValueError) -> str:
    """Return why nothing came, with what to do."""
    cause = error.reason if isinstance(error, URLError) and not isinstance(error, HTTPError) else error
    if isinstance(cause, HTTPError):
        cause.close()
        return f"the server answers {cause.code}; check the address, or download it yourself"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the server's certificate is not trusted ({cause.verify_message}); nothing was fetched"
    if isinstance(cause, TimeoutError):
        return "no answer in time; try again, or download it yourself"
    if isinstance(cause, (HTTPException, ValueError)):
        return "not an address that can be asked; check it"
    words = getattr(cause, "strerror", None) or cause
    return f"nothing could be fetched ({words}); check the address and the network"
