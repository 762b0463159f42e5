"""Documents from addresses: https alone, within bounds, and only from whom the system trusts."""

from __future__ import annotations

import datetime as dt
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import TYPE_CHECKING, ClassVar

import pytest

from tests.builders import pdf_bytes
from tracer.documents import fetch as module
from tracer.documents.fetch import fetch, is_address
from tracer.documents.source import Kind
from tracer.errors import NotADocument, UnfetchedDocument
from tracer.version import __version__

x509 = pytest.importorskip("cryptography.x509")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "127.0.0.1"
WORDS = b"The Customer shall not."
PDF = pdf_bytes([["Words."]])
BLANK_PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)

PAGES = {
    "/deal.pdf": ("application/pdf", PDF),
    "/legal/usage%20policy": ("text/html; charset=utf-8", WORDS),
    "/raw/POLICY.md": ("text/plain", WORDS),
    "/terms": ("text/markdown", WORDS),
    "/": ("text/plain", WORDS),
    "/up/..%2f..%2fetc%2fpasswd": ("text/plain", WORDS),
    "/logo": ("image/png", BLANK_PNG),
    "/empty.pdf": ("application/pdf", b""),
}
REDIRECTS = {
    "/moved": "/deal.pdf",
    "/round": "/round",
    "/down": "http://127.0.0.1/deal.pdf",
    "/local": "file:///etc/passwd",
}


class Server(BaseHTTPRequestHandler):
    """Answers from the tables above, and keeps what it was asked."""

    asked: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        """Answer one request."""
        self.asked.append(dict(self.headers))
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.send_header("Set-Cookie", "who=you")
            self.end_headers()
        elif self.path.partition("?")[0] in PAGES:
            kind, data = PAGES[self.path.partition("?")[0]]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def certified(folder: Path) -> Path:
    """Write a certificate for this machine that vouches for itself, with its key."""
    from cryptography.hazmat.primitives import hashes, serialization  # beside x509, which may be absent
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = dt.datetime.now(dt.UTC)
    day = dt.timedelta(days=1)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))])
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now - day, now + day
    )
    made = builder.add_extension(names, critical=False).sign(key, hashes.SHA256())
    form = serialization.Encoding.PEM
    secret = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "certificate.pem"
    path.write_bytes(made.public_bytes(form) + secret)
    return path


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the server's certificate."""
    return certified(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module")
def server(certificate: Path) -> Iterator[str]:
    """Return the address of a server on this machine."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    httpd = ThreadingHTTPServer((HOST, 0), Server)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"https://{HOST}:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture
def trusted(server: str, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the server's address, where its certificate is trusted and no proxy is asked."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("no_proxy", "*")
    Server.asked.clear()
    return server


def refusal(address: str) -> str:
    """Return the one line that says why an address gives nothing."""
    with pytest.raises(UnfetchedDocument) as caught:
        fetch(address)
    assert str(caught.value).startswith(f"{address}: ")
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    ("path", "name", "kind"),
    [
        pytest.param("/deal.pdf", "deal.pdf", Kind.PDF, id="pdf"),
        pytest.param("/deal.pdf?v=3#page=2", "deal.pdf", Kind.PDF, id="a question behind it"),
        pytest.param("/legal/usage%20policy", "usage policy", Kind.HTML, id="html by the server's word"),
        pytest.param("/raw/POLICY.md", "POLICY.md", Kind.MARKDOWN, id="markdown by its name"),
        pytest.param("/terms", "terms", Kind.MARKDOWN, id="markdown by the server's word"),
        pytest.param("/", HOST, Kind.TEXT, id="no name but the server's"),
        pytest.param("/up/..%2f..%2fetc%2fpasswd", "passwd", Kind.TEXT, id="a name that would climb"),
        pytest.param("/moved", "deal.pdf", Kind.PDF, id="moved"),
    ],
)
def test_document_is_named_and_told_apart(path: str, name: str, kind: Kind, trusted: str) -> None:
    """The address's last part is the name; the bytes, the name, the server tell the kind."""
    found = fetch(trusted + path)
    assert (found.name, found.kind) == (name, kind)


def test_bytes_arrive_as_they_are(trusted: str) -> None:
    """The digest in the report is that of the published file."""
    assert fetch(f"{trusted}/deal.pdf").data == PDF


def test_server_learns_the_program_and_nothing_else(trusted: str) -> None:
    """No cookie, no referrer, no trace of the user; none is kept from one request to the next."""
    fetch(f"{trusted}/moved")
    assert [asked["User-Agent"] for asked in Server.asked] == [f"tracer/{__version__}"] * 2
    assert {name for asked in Server.asked for name in asked} == {
        "User-Agent",
        "Host",
        "Connection",
        "Accept-Encoding",
    }


@pytest.mark.parametrize(
    "address", ["http://lab.example/a.pdf", "file:///etc/passwd", "ftp://lab.example/a.pdf"]
)
def test_other_than_https_is_refused(address: str) -> None:
    """Nothing is asked that anyone on the way could change, and no file is read this way."""
    assert refusal(address) == "only https addresses are fetched"


@pytest.mark.parametrize(
    ("path", "said"), [("/down", "an address that is not https"), ("/local", "the server answers 302")]
)
def test_redirect_to_other_than_https_is_refused(path: str, said: str, trusted: str) -> None:
    """A server cannot lead away from https."""
    assert said in refusal(trusted + path)


def test_redirects_without_end_are_given_up(trusted: str) -> None:
    """A server that leads in circles is left."""
    assert "the server answers 302" in refusal(f"{trusted}/round")
    assert len(Server.asked) <= module.MOST_REDIRECTS + 1


def test_missing_page_is_told_with_its_code(trusted: str) -> None:
    """What the server said, and what to do."""
    assert refusal(f"{trusted}/none") == "the server answers 404; check the address, or download it yourself"


def test_too_large_is_given_up(trusted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is taken in than is allowed."""
    monkeypatch.setattr(module, "MOST_MEGABYTES", 0)
    assert refusal(f"{trusted}/deal.pdf").startswith("larger than 0 MB")


def test_too_slow_is_given_up(trusted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends a byte now and then is left."""
    monkeypatch.setattr(module, "WHOLE_WITHIN", -1.0)
    assert refusal(f"{trusted}/deal.pdf").startswith("no answer in time")


def test_certificate_that_nobody_vouches_for_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sits between cannot pass for the server."""
    monkeypatch.setenv("no_proxy", "*")
    assert "certificate is not trusted" in refusal(f"{server}/deal.pdf")


def test_certificate_of_another_is_refused(trusted: str) -> None:
    """A certificate counts for the names in it."""
    assert "certificate is not trusted" in refusal(f"{trusted.replace(HOST, 'localhost')}/deal.pdf")


def test_no_server_is_told(trusted: str) -> None:
    """Where nobody answers, the system's words say why."""
    port = trusted.rpartition(":")[2]
    assert "check the address and the network" in refusal(
        f"https://127.0.0.2:{port}/a.pdf".replace(port, "1")
    )


@pytest.mark.parametrize("address", ["https://", "https://[bad", "https://a b.example/", "https://h:port/"])
def test_what_is_no_address_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing error is one line."""
    monkeypatch.setenv("no_proxy", "*")
    assert refusal(address)


@pytest.mark.parametrize(("path", "said"), [("/logo", "of a kind that is not read"), ("/empty.pdf", "empty")])
def test_what_is_no_document_is_told_as_of_a_file(path: str, said: str, trusted: str) -> None:
    """What came is judged like what lies on the disk."""
    with pytest.raises(NotADocument, match=said):
        fetch(trusted + path)


@pytest.mark.parametrize(
    ("argument", "expected"),
    [("https://a.example", True), ("HTTP://a.example", True), ("file:///a", True)]
    + [(path, False) for path in ("a.pdf", "C:\\a.pdf", "https", "a/b://c", "./https://a", "")],
)
def test_addresses_are_told_from_paths(argument: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """What begins like an address is no path."""
    assert is_address(argument) is expected
