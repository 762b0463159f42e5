"""What stands for which files: folders, patterns, the standard input, addresses."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.builders import make_encrypted_pdf, pdf_bytes
from tests.cli.commands import BAN, agreement, tracer
from tracer.cli import inputs
from tracer.cli.inputs import expand
from tracer.documents.source import Kind, Source

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://lab.example/deal.txt"


def make_files(folder: Path, *names: str) -> None:
    """Write a text under each name, with the folders that it needs."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(BAN)


def expanded(folder: Path, *arguments: str) -> list[str]:
    """Return what arguments below a folder stand for, relative to it."""
    found = expand([str(folder / argument) for argument in arguments])
    return [str(file).removeprefix(f"{folder}/") for file in found]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param([""], ["a.txt", "b.md", "sub/c.HTML"], id="a folder, all below it"),
        pytest.param(["sub"], ["sub/c.HTML"], id="a folder in it"),
        pytest.param(["b.md", ""], ["b.md", "a.txt", "sub/c.HTML"], id="each file once, where first named"),
        pytest.param(["*.txt"], ["a.txt"], id="a pattern"),
        pytest.param(["**/*.HTML"], ["sub/c.HTML"], id="a pattern over folders"),
        pytest.param(["s*"], ["sub/c.HTML"], id="a pattern that fits a folder"),
        pytest.param(["*.pdf"], ["*.pdf"], id="a pattern that fits nothing stands for itself"),
        pytest.param(["none"], ["none"], id="nothing stands for itself"),
        pytest.param(["other.png"], ["other.png"], id="a file of any name, where it is named"),
        pytest.param(["sub/../a.txt", "a.txt"], ["sub/../a.txt"], id="two ways to one file"),
    ],
)
def test_arguments_stand_for_files(arguments: list[str], expected: list[str], tmp_path: Path) -> None:
    """Folders and patterns are followed; hidden files, open ones and other kinds are left out."""
    make_files(tmp_path, "a.txt", "b.md", "sub/c.HTML", "other.png", ".git/d.txt", ".e.txt", "~$f.docx")

    assert expanded(tmp_path, *arguments) == expected


def test_file_named_like_a_pattern_is_itself(tmp_path: Path) -> None:
    """Brackets in a name that exists are no pattern."""
    make_files(tmp_path, "[ab].txt", "a.txt")

    assert expanded(tmp_path, "[ab].txt") == ["[ab].txt"]


def test_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    """A folder that holds itself has an end."""
    make_files(tmp_path, "a.txt")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)

    assert expanded(tmp_path, "") == ["a.txt"]


def test_stdin_and_addresses_stand_for_themselves() -> None:
    """They are no paths, and are taken once."""
    assert expand(["-", ADDRESS, "-", ADDRESS]) == ("-", ADDRESS)


def test_empty_folder_is_one_line_and_exit_2(tmp_path: Path) -> None:
    """Who names a folder of nothing learns which kinds are read."""
    result = tracer("trace", tmp_path)

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "a folder without a file of a kind that is read: PDF, Word" in result.stderr


@pytest.mark.parametrize("command", ["trace", "clauses"])
def test_folder_with_a_broken_file_loses_that_one_only(command: str, tmp_path: Path) -> None:
    """The others are read, and the exit code tells of the one."""
    make_files(tmp_path, *(f"{number}.txt" for number in range(9)))
    (tmp_path / "5.pdf").write_bytes(b"%PDF-1.4 broken")

    result = tracer(command, tmp_path, "-f", "json")

    assert (result.exit_code, result.stderr.count("5.pdf: this PDF cannot be opened")) == (2, 1)
    assert [one["document"]["name"] for one in json.loads(result.stdout)] == [f"{n}.txt" for n in range(9)]


def test_folder_of_one_file_has_its_report_in_a_folder(tmp_path: Path) -> None:
    """What -o means does not hang on how many files a folder happens to hold."""
    make_files(tmp_path, "deals/a.txt")

    tracer("trace", tmp_path / "deals", "-f", "csv", "-o", tmp_path / "reports")

    assert (tmp_path / "reports" / "a.csv").is_file()


def test_dash_reads_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF can come through a pipe."""
    data = io.BytesIO(pdf_bytes([[BAN]]))
    monkeypatch.setattr("tracer.documents.source.sys", SimpleNamespace(stdin=SimpleNamespace(buffer=data)))

    found = json.loads(tracer("clauses", "-", "-f", "json").stdout)

    assert (found["document"]["name"], found["document"]["kind"]) == ("stdin", "pdf")


@pytest.mark.parametrize("address", [ADDRESS, "http://lab.example/deal.txt", "FTP://lab.example/deal.txt"])
def test_address_is_not_asked_without_fetch(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves the machine unless the user says so in as many words."""
    monkeypatch.setattr(inputs, "fetch", lambda _: pytest.fail("the network was used"))

    result = tracer("trace", address)

    assert result.exit_code == 2
    assert result.stderr == f"tracer: {address}: an address; give --fetch to let tracer download it\n"


def test_address_is_asked_with_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes from it is read like a file."""
    monkeypatch.setattr(inputs, "fetch", lambda _: Source("deal.txt", BAN.encode(), Kind.TEXT))

    result = tracer("clauses", ADDRESS, "--fetch", "-f", "json")

    assert (result.exit_code, json.loads(result.stdout)["document"]["name"]) == (0, "deal.txt")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param([], "this PDF asks for a password; give it with --password", id="none"),
        pytest.param(["--password", "x"], "the password does not open this PDF", id="a wrong one"),
    ],
)
def test_password_is_asked_for_and_judged(options: list[str], said: str, tmp_path: Path) -> None:
    """An encrypted file says what it needs."""
    path = make_encrypted_pdf(tmp_path / "a.pdf")

    assert tracer("clauses", path, *options).stderr == f"tracer: a.pdf: {said}\n"


def test_password_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It need not stand in the shell's history."""
    monkeypatch.setenv("TRACER_PASSWORD", "x")

    assert "does not open" in tracer("clauses", make_encrypted_pdf(tmp_path / "a.pdf")).stderr


@pytest.mark.parametrize("command", ["trace", "clauses"])
def test_both_commands_take_the_same_options(command: str) -> None:
    """What holds for reading holds for every command that reads."""
    shown = tracer(command, "--help").stdout

    wanted = ["--password", "--ocr", "--reveal", "--fetch", "PDF, scan, Word, HTML, Markdown, text"]
    assert [one for one in wanted if one not in " ".join(shown.split())] == []


def test_same_name_in_two_folders_is_two_files(tmp_path: Path) -> None:
    """A file is known by its place, not by its name."""
    (tmp_path / "old").mkdir()
    agreement(tmp_path), agreement(tmp_path / "old")

    assert expanded(tmp_path, "") == ["agreement.pdf", "old/agreement.pdf"]
