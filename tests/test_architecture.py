"""What may import what, which file opens which library, and what loads when."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import tracer

PACKAGE = Path(tracer.__file__).parent
FILES = tuple(sorted(PACKAGE.rglob("*.py")))
GROUND = ("domain", "errors", "datafiles", "version")
STAGES = (
    "documents",
    "clauses",
    "readings",
    "governance",
    "matching",
    "matrix",
    "reports",
    "findings",
)
LAYER = dict.fromkeys(GROUND, 0) | dict.fromkeys(STAGES, 1) | {"pipeline": 2, "specs": 2, "cli": 3}
ROOTS = ("__init__", "__main__")

DOORS = {
    "PIL": {"documents/ocr/tesseract.py"},
    "docx": {"documents/word/read.py"},
    "eyecite": {"readings/authorities/reporters.py"},
    "faiss": {"matching/index.py"},
    "jinja2": {"reports/html.py"},
    "markdown_it": {"documents/text/markdown.py"},
    "numpy": {"matching/index.py"},
    "openpyxl": {"governance/playbooks/workbook.py"},
    "pandas": {"domain/frames.py"},
    "pdfplumber": {"documents/pdf/tables.py"},
    "platformdirs": {"governance/store.py"},
    "pydantic": {"governance/schema.py", "governance/spec_schema.py"},
    "pypdfium2": {"documents/pdf/objects.py", "documents/pdf/pdfium.py"},
    "rapidocr": {"documents/ocr/rapid.py"},
    "rich": {"reports/terminal.py"},
    "selectolax": {"documents/web/tree.py"},
    "sentence_transformers": {"matching/encoder.py"},
    "spacy": {"readings/language.py"},
    "yaml": {"datafiles.py"},
}
HEAVY = (
    "cv2",
    "docx",
    "eyecite",
    "faiss",
    "onnxruntime",
    "openpyxl",
    "pandas",
    "rapidocr",
    "sentence_transformers",
    "spacy",
    "torch",
)
MOST_DOORS = 17  # each kind of file has a reader, whose libraries are loaded for that kind alone
HELP = """
import runpy, sys
sys.argv = ["tracer", "--help"]
try:
    runpy.run_module("tracer", run_name="__main__")
except SystemExit as end:
    assert not end.code
"""


class Imports(ast.NodeVisitor):
    """Collects the modules that a file imports: when it is loaded, in functions, for types only."""

    def __init__(self, path: Path) -> None:
        self.loaded: set[str] = set()
        self.in_functions: set[str] = set()
        self.for_types: set[str] = set()
        self.into = self.loaded
        self.visit(ast.parse(path.read_text("utf-8")))

    @property
    def all(self) -> set[str]:
        """Every module named anywhere in the file."""
        return self.loaded | self.in_functions | self.for_types

    def visit_If(self, node: ast.If) -> None:
        """Set apart what stands under TYPE_CHECKING."""
        typing_only = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        self._within(node, self.for_types if typing_only else self.into)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Set apart what stands in a function."""
        self._within(node, self.in_functions)

    def visit_Import(self, node: ast.Import) -> None:
        """Take `import a.b`."""
        self.into.update(alias.name for alias in node.names)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Take `from a.b import c`."""
        self.into.add(str(node.module))

    def _within(self, node: ast.AST, into: set[str]) -> None:
        before, self.into = self.into, into
        self.generic_visit(node)
        self.into = before


IMPORTS = {path.relative_to(PACKAGE).as_posix(): Imports(path) for path in FILES}


def part(file: str) -> str:
    """Return the part of the package that a file belongs to."""
    return file.partition("/")[0].removesuffix(".py")


def is_allowed(importer: str, imported: str) -> bool:
    """Return whether one part of the package may import another."""
    if importer in ROOTS or importer == imported:
        return True
    if importer == "domain":
        return False
    if LAYER[importer] == LAYER[imported] == 0:
        return imported == "errors"
    return LAYER[importer] > LAYER[imported]


def run_python(*arguments: str) -> str:
    """Return what a fresh interpreter prints, once it has run without a complaint."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=PACKAGE.parent, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def parsed(file: str) -> ast.Module:
    """Return the syntax of a file of the package."""
    return ast.parse((PACKAGE / file).read_text("utf-8"))


def is_broad(kind: ast.expr | None) -> bool:
    """Return whether an except clause catches everything."""
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(one is None or getattr(one, "id", None) in {"Exception", "BaseException"} for one in kinds)


@pytest.mark.parametrize("file", IMPORTS)
def test_imports_point_down(file: str) -> None:
    """A stage knows the domain, the pipeline knows the stages, the commands know all; no stage a sibling."""
    own = {name.split(".")[1] for name in IMPORTS[file].all if name.startswith("tracer.")}
    assert [other for other in sorted(own) if not is_allowed(part(file), other)] == []


@pytest.mark.parametrize("file", IMPORTS)
def test_nothing_inside_imports_the_package_itself(file: str) -> None:
    """`tracer` is for callers; inside, a name comes from where it is defined."""
    assert "tracer" not in IMPORTS[file].all


def test_every_part_has_a_layer() -> None:
    """A new part of the package is given its place in the order."""
    assert {part(file) for file in IMPORTS} == {*LAYER, *ROOTS}


@pytest.mark.parametrize("file", [file for file in IMPORTS if part(file) == "domain"])
def test_the_domain_needs_the_standard_library_alone(file: str) -> None:
    """Loading a noun of the product loads nobody else's code."""
    names = {name.split(".")[0] for name in IMPORTS[file].loaded}
    assert names <= {*sys.stdlib_module_names, "tracer"}


def test_each_library_has_one_door() -> None:
    """A third-party library is opened in one place, and the command line's own anywhere in it."""
    doors: dict[str, set[str]] = defaultdict(set)
    for file, found in IMPORTS.items():
        for name in {name.split(".")[0] for name in found.loaded | found.in_functions}:
            if name not in {*sys.stdlib_module_names, "tracer"}:
                doors[name].add(file)
    assert {part(file) for file in doors.pop("typer")} == {"cli"}
    assert doors == DOORS


def test_pandas_is_opened_in_a_function() -> None:
    """The domain opens pandas only for who asks for a table."""
    assert "pandas" in IMPORTS["domain/frames.py"].in_functions


def test_few_doors_are_opened_late() -> None:
    """An import inside a function is for what is slow to load, and there are few such modules."""
    late = {name for found in IMPORTS.values() for name in found.in_functions}
    assert len(late) <= MOST_DOORS, sorted(late)


@pytest.mark.parametrize(
    "code",
    [
        "import tracer",
        HELP,
    ],
    ids=["import tracer", "python -m tracer --help"],
)
def test_what_is_slow_is_not_loaded_at_the_start(code: str) -> None:
    """Neither importing the package nor asking for help waits for the models' libraries."""
    printed = run_python("-c", f"{code}\nimport sys; print('LOADED', *set({HEAVY}) & set(sys.modules))")
    assert printed.splitlines()[-1] == "LOADED"


def test_python_m_tracer_helps() -> None:
    """The package runs as a module."""
    assert "Usage" in run_python("-m", "tracer", "--help")


def test_every_module_can_be_the_first_to_be_imported() -> None:
    """No module relies on another having been imported before it."""
    names = [
        ".".join(("tracer", *Path(file).with_suffix("").parts)).removesuffix(".__init__")
        for file in IMPORTS
        if file != "__main__.py"
    ]
    code = (
        "import importlib, sys\n"
        f"for name in {names}:\n"
        "    for own in [own for own in sys.modules if own.partition('.')[0] == 'tracer']:\n"
        "        del sys.modules[own]\n"
        "    importlib.import_module(name)\n"
    )
    assert run_python("-c", code) == ""


def test_public_names_are_sorted() -> None:
    """`tracer.__all__` is in order, without a name twice."""
    assert tracer.__all__ == sorted(set(tracer.__all__))


@pytest.mark.parametrize("name", tracer.__all__)
def test_public_names_resolve(name: str) -> None:
    """What the package promises is there."""
    assert hasattr(tracer, name)


@pytest.mark.parametrize("file", IMPORTS)
def test_the_library_does_not_print(file: str) -> None:
    """What is shown goes through the reports, never through print."""
    calls = (node for node in ast.walk(parsed(file)) if isinstance(node, ast.Call))
    assert [call.lineno for call in calls if getattr(call.func, "id", None) == "print"] == []


@pytest.mark.parametrize("file", IMPORTS)
def test_no_error_is_caught_unnamed(file: str) -> None:
    """Every except names what it expects: none is bare, none takes Exception."""
    caught = (node for node in ast.walk(parsed(file)) if isinstance(node, ast.ExceptHandler))
    assert [handler.lineno for handler in caught if is_broad(handler.type)] == []
