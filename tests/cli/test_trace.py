"""`tracer trace`: exit codes, one line an error, data on stdout and messages on stderr."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import make_encrypted_pdf
from tests.cli.commands import BAN, LEASE, agreement, scan, tracer
from tracer.domain.vocabulary import Gap
from tracer.governance.load import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

ESCAPES = "a\x1b[31mred\x9b2J.pdf"


def folder(path: Path) -> Path:
    """Make a folder without a file."""
    (path / "drafts").mkdir()
    return path / "drafts"


def missing(path: Path) -> Path:
    """Return the path of no file."""
    return path / "missing.pdf"


def empty(path: Path) -> Path:
    """Write a file without a byte."""
    (path / "empty.pdf").touch()
    return path / "empty.pdf"


def text(path: Path) -> Path:
    """Write a text that is named like a PDF."""
    (path / "text.pdf").write_text("The Customer shall not.")
    return path / "text.pdf"


def damaged(path: Path) -> Path:
    """Write the beginning of a PDF and nothing more."""
    (path / "damaged.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n")
    return path / "damaged.pdf"


def encrypted(path: Path) -> Path:
    """Write a PDF that asks for a password."""
    return make_encrypted_pdf(path / "encrypted.pdf")


BAD_FILES = [folder, missing, empty, text, damaged, encrypted]
every_bad_file = pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.__name__)
every_format = pytest.mark.parametrize("form", ["table", "json", "csv", "html"])


@pytest.mark.parametrize(
    ("make", "options", "expected"),
    [
        pytest.param(agreement, [], 0, id="done"),
        pytest.param(agreement, ["--fail-on", "policy-only"], 1, id="a gap met"),
        pytest.param(agreement, ["--fail-on", "swallowed-by-grant"], 0, id="a gap not met"),
        pytest.param(
            agreement,
            ["--fail-on", "swallowed-by-grant", "--fail-on", "policy-only"],
            1,
            id="one of two gaps",
        ),
        pytest.param(agreement, ["--fail-on", "no-such-gap"], 2, id="no such gap"),
        pytest.param(agreement, ["--format", "pdf"], 2, id="no such format"),
        pytest.param(agreement, ["--lab", "nobody"], 2, id="no such lab"),
        pytest.param(text, [], 2, id="not a document"),
        pytest.param(scan, ["--ocr", "off"], 3, id="nothing readable"),
        pytest.param(
            scan, ["--ocr", "off", "--fail-on", "policy-only"], 3, id="nothing readable is not clean"
        ),
    ],
)
def test_exit_code(make: Callable[[Path], Path], options: list[str], expected: int, tmp_path: Path) -> None:
    """0 done, 1 a gap met, 2 bad input, 3 nothing found."""
    assert tracer("trace", make(tmp_path), *options).exit_code == expected


def test_agreement_on_other_things_is_exit_3(tmp_path: Path) -> None:
    """No relevant clause is not a clean bill."""
    assert tracer("trace", agreement(tmp_path, "lease.pdf", LEASE)).exit_code == 3


def test_one_agreement_without_relevant_clause_is_not_hidden_by_another(tmp_path: Path) -> None:
    """Beside a good agreement a scan still gives exit 3."""
    assert tracer("trace", agreement(tmp_path), scan(tmp_path), "--ocr", "off").exit_code == 3


@every_bad_file
@every_format
def test_bad_file_is_one_line_and_exit_2(bad: Callable[[Path], Path], form: str, tmp_path: Path) -> None:
    """Whatever is wrong with it, the file is named on one line, without a traceback."""
    path = bad(tmp_path)

    result = tracer("trace", path, "--format", form)

    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("tracer: ")
    assert path.name in result.stderr


def test_unknown_lab_names_the_known_ones(tmp_path: Path) -> None:
    """One line that says what to choose from."""
    result = tracer("trace", agreement(tmp_path), "--lab", "nobody")

    known = ", ".join(load_catalogue().labs)
    assert result.stderr == f"tracer: unknown lab 'nobody'; choose from: {known}\n"


@every_bad_file
def test_good_report_is_printed_beside_a_bad_file(bad: Callable[[Path], Path], tmp_path: Path) -> None:
    """One bad file takes nothing from the others, and the exit code still tells of it."""
    result = tracer("trace", bad(tmp_path), agreement(tmp_path), "--format", "json")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["document"]["name"] == "agreement.pdf"


def test_good_report_is_written_beside_a_bad_file(tmp_path: Path) -> None:
    """In a folder for reports the good one's is there."""
    (tmp_path / "reports").mkdir()

    result = tracer("trace", agreement(tmp_path), text(tmp_path), "-f", "csv", "-o", tmp_path / "reports")

    assert result.exit_code == 2
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["agreement.csv"]


def test_folder_is_made_though_a_file_is_bad(tmp_path: Path) -> None:
    """Two files asked for a folder; that one of them cannot be read does not make it a file."""
    tracer("trace", agreement(tmp_path), text(tmp_path), "-f", "csv", "-o", tmp_path / "reports")

    assert (tmp_path / "reports" / "agreement.csv").is_file()


@pytest.mark.parametrize(
    ("form", "suffix"), [("table", "txt"), ("json", "json"), ("csv", "csv"), ("html", "html")]
)
def test_folder_gets_one_report_a_document(form: str, suffix: str, tmp_path: Path) -> None:
    """Each report is named for its document."""
    files = [agreement(tmp_path, name) for name in ("one.pdf", "two.pdf")]

    result = tracer("trace", *files, "-f", form, "-o", tmp_path / "reports")

    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == [
        f"one.{suffix}",
        f"two.{suffix}",
    ]


def test_documents_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """Every document has its report, whatever the others are called."""
    (tmp_path / "drafts").mkdir()
    files = [
        agreement(tmp_path, "a.pdf"),
        agreement(tmp_path / "drafts", "a.pdf"),
        agreement(tmp_path, "a-2.pdf"),
    ]

    tracer("trace", *files, "-f", "json", "-o", tmp_path / "reports")

    assert len(list((tmp_path / "reports").iterdir())) == 3


def test_output_file_holds_what_stdout_would(tmp_path: Path) -> None:
    """The same bytes, whether piped or written."""
    path = agreement(tmp_path)

    tracer("trace", path, "-f", "json", "-o", tmp_path / "report.json")

    assert (tmp_path / "report.json").read_text("utf-8") == tracer("trace", path, "-f", "json").stdout


def test_unwritable_report_is_one_line_and_exit_2(tmp_path: Path) -> None:
    """A report that cannot be written says where and why."""
    result = tracer("trace", agreement(tmp_path), "-f", "json", "-o", tmp_path / "none" / "report.json")

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "cannot write the report here" in result.stderr


def test_json_of_one_is_an_object_and_of_several_a_list(tmp_path: Path) -> None:
    """A script can tell the two apart."""
    files = [agreement(tmp_path, name) for name in ("one.pdf", "two.pdf")]

    one, both = (json.loads(tracer("trace", *paths, "-f", "json").stdout) for paths in (files[:1], files))

    assert one["document"]["name"] == "one.pdf"
    assert [each["document"]["name"] for each in both] == ["one.pdf", "two.pdf"]


def test_csv_has_a_line_for_every_red_line_of_the_lab(tmp_path: Path) -> None:
    """Only the lab asked for, in any letter case."""
    lines = load_catalogue().red_lines_of(("Anthropic",))

    result = tracer("trace", agreement(tmp_path), "--lab", "ANTHROPIC", "-f", "csv")

    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["red_line"] for row in rows] == [line.id for line in lines]


def test_html_is_a_page(tmp_path: Path) -> None:
    """The HTML form is a whole document."""
    page = tracer("trace", agreement(tmp_path), "-f", "html").stdout

    assert (page.startswith("<!doctype html>"), page.rstrip().endswith("</html>")) == (True, True)


def test_table_is_the_form_when_none_is_asked_for(tmp_path: Path) -> None:
    """A person at a terminal sees a table, away from one without colours."""
    result = tracer("trace", agreement(tmp_path))

    assert result.stdout.startswith("agreement.pdf  1 pages, 1 clauses, 1 relevant")
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("form", ["json", "csv", "html"])
def test_data_on_stdout_and_messages_on_stderr(form: str, tmp_path: Path) -> None:
    """A pipe gets data alone; what limits the result is said beside it."""
    result = tracer("trace", scan(tmp_path), "--ocr", "off", "-f", form)

    assert "tracer: scan.pdf: no-text-layer: " in result.stderr
    assert "tracer: " not in result.stdout


def test_scan_says_that_it_was_not_read(tmp_path: Path) -> None:
    """A PDF of images gives the finding in the JSON too, page by page."""
    found = json.loads(tracer("trace", scan(tmp_path), "--ocr", "off", "-f", "json").stdout)

    assert [one["code"] for one in found["findings"]] == ["no-text-layer", "no-relevant-clause"]
    assert {row["mark"] for row in found["matrix"]} == {"unknowable"}


def test_quiet_silences_messages(tmp_path: Path) -> None:
    """With -q a script's log stays empty, and the exit code tells."""
    result = tracer("-q", "trace", scan(tmp_path), "--ocr", "off", "-f", "json")

    assert (result.exit_code, result.stderr) == (3, "")


@every_format
def test_escapes_in_a_file_name_are_not_printed(form: str, tmp_path: Path) -> None:
    """No report sends a name's terminal escapes to the terminal."""
    result = tracer("trace", agreement(tmp_path, ESCAPES), "-f", form)

    assert [sign for sign in ("\x1b", "\x9b") if sign in result.output] == []


@pytest.mark.parametrize("name", [ESCAPES, "two\nlines.pdf", "bell\x07.pdf"], ids=repr)
def test_escapes_in_an_error_are_not_printed(name: str, tmp_path: Path) -> None:
    """An error on a file of a hostile name is one line of plain text."""
    result = tracer("trace", tmp_path / name)

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.rstrip("\n").isprintable()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
@every_format
def test_file_name_that_is_not_utf8_is_traced(form: str, tmp_path: Path) -> None:
    """An agreement from an old archive has a report like any other."""
    path = agreement(tmp_path).rename(tmp_path / os.fsdecode(b"vertr\xe4ge.pdf"))

    assert tracer("trace", path, "-f", form).exit_code == 0


def test_rich_markup_in_a_file_name_stays_text(tmp_path: Path) -> None:
    """A name with square brackets is shown as it is."""
    assert tracer("trace", agreement(tmp_path, "[red]a[bold].pdf")).stdout.startswith("[red]a[bold].pdf")


def test_several_fail_on_gaps_are_those_of_the_vocabulary(tmp_path: Path) -> None:
    """Every gap can be asked for by its own word."""
    options = [word for gap in Gap for word in ("--fail-on", gap.value)]

    assert tracer("trace", agreement(tmp_path), *options).exit_code == 1


def test_same_command_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of the run itself is printed."""
    path = agreement(tmp_path, "agreement.pdf", BAN, "2. The Customer may monitor its own systems.")

    assert tracer("trace", path, "-f", "html").stdout == tracer("trace", path, "-f", "html").stdout


def test_version_is_printed() -> None:
    """`tracer --version` needs no document."""
    result = tracer("--version")

    assert (result.exit_code, result.stdout.split()[0]) == (0, "tracer")


def test_module_runs_as_a_program(tmp_path: Path) -> None:
    """`python -m tracer` ends with the same codes and one line on stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "tracer", "trace", str(missing(tmp_path))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"tracer: {missing(tmp_path)}: no such file; check the path\n"
