"""The rules of the house that a machine can see; who may import whom is kept by the import contracts."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE, LONGEST_FUNCTION = 400, 40
OURS_ALTHOUGH_HIDDEN = {".ci", ".gitignore", ".gitattributes"}
MADE_BY_TOOLS = {"__pycache__", "build", "dist", "out"}
TEXTS = {".py", ".md", ".toml", ".txt", ".spec", ".json", ".sh", ".cfg", ".ini", ".mako", ""}

MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root|tmp|home)/\w")
REGISTRY = re.compile(r"https?://[^\s\"']*(pypi|pythonhosted|mirror)|--(extra-)?index-url", re.IGNORECASE)
REPLACES = re.compile(r"\bor\s+replace\b|\breplace\s+into\b", re.IGNORECASE)


def walk(folder: Path) -> Iterator[Path]:
    """The files of the project, without what tools leave beside them."""
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in OURS_ALTHOUGH_HIDDEN
        if hidden or path.name in MADE_BY_TOOLS:
            continue
        if path.is_dir():
            yield from walk(path)
        else:
            yield path


def app_sources() -> dict[str, str]:
    files = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "app").rglob("*.py")}
    return {name: path.read_text(encoding="utf-8") for name, path in sorted(files.items())}


def project_texts() -> dict[str, str]:
    files = [path for path in walk(ROOT) if path.suffix in TEXTS]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


def long_functions(source: str) -> list[str]:
    nodes = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [n.name for n in nodes if n.end_lineno - n.lineno + 1 > LONGEST_FUNCTION]


def swallowed_failures(source: str) -> list[int]:
    """Lines of `except Exception:` (or wider) that do nothing."""
    handlers = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.ExceptHandler)]
    wide = [n for n in handlers if n.type is None or ast.unparse(n.type) in {"Exception", "BaseException"}]
    idle = (ast.Pass, ast.Continue)
    return [
        n.lineno
        for n in wide
        if all(
            isinstance(s, idle) or (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))
            for s in n.body
        )
    ]


def row_losers(source: str) -> list[int]:
    """Lines whose SQL replaces rows (no delete is logged) or whose ORM link deletes them for good."""
    nodes = list(ast.walk(ast.parse(source)))
    words = [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    links = [n for n in nodes if isinstance(n, ast.keyword) and n.arg == "secondary"]
    return sorted([n.lineno for n in words if REPLACES.search(n.value)] + [n.lineno for n in links])


def lines_with(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def pins(name: str) -> set[str]:
    return set(re.findall(r"^[\w.-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


# --- the rules ---


def test_no_file_of_the_program_is_long():
    assert [name for name, text in app_sources().items() if text.count("\n") > LONGEST_FILE] == []


def test_no_function_of_the_program_is_long():
    assert {name: long for name, text in app_sources().items() if (long := long_functions(text))} == {}


def test_every_module_says_what_it_is():
    assert [name for name, text in app_sources().items() if not ast.get_docstring(ast.parse(text))] == []


def test_no_failure_is_swallowed():
    assert {name: lines for name, text in app_sources().items() if (lines := swallowed_failures(text))} == {}


def test_nothing_deletes_rows_behind_the_change_log():
    assert {name: lines for name, text in app_sources().items() if (lines := row_losers(text))} == {}


def test_only_problems_opens_a_message_box():
    others = {name: text for name, text in app_sources().items() if name != "app/ui/problems.py"}
    assert lines_with(re.compile(r"\bQMessageBox\b"), others) == []


def test_no_file_names_a_path_of_some_machine():
    assert lines_with(MACHINE_PATH, project_texts()) == []


def test_no_file_names_an_address_of_a_package_registry():
    assert lines_with(REGISTRY, project_texts()) == []


def test_every_package_of_the_program_has_the_same_pin_for_the_tests():
    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_every_dependency_is_pinned_with_hashes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.match(r"[\w.-]+", line).group().lower() for line in project["dependencies"]}
    assert wanted <= {pin.split("==")[0] for pin in pins("requirements.txt")}
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"^(?=[\w.-]+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[
            1:
        ]
        assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


# --- the rules see what they should ---


def test_the_walk_sees_the_whole_project():
    seen = set(project_texts())
    assert {"run.py", "tests/test_house.py", ".ci/run", "app/__init__.py", "requirements.txt"} <= seen
    assert not [name for name in seen if name.startswith((".venv/", ".git/"))]


@pytest.mark.parametrize(("lines", "found"), [(40, []), (41, ["f"])])
def test_a_function_may_have_forty_lines(lines, found):
    assert long_functions("def f():\n" + "    x = 1\n" * (lines - 1)) == found


@pytest.mark.parametrize(
    ("handler", "found"),
    [
        ("except Exception:\n    pass", [3]),
        ("except:\n    ...", [3]),
        ("except BaseException:\n    'why'\n    pass", [3]),
        ("except OSError:\n    pass", []),
        ("except Exception:\n    report()", []),
    ],
)
def test_a_swallowed_failure_is_seen(handler, found):
    assert swallowed_failures(f"try:\n    work()\n{handler}\n") == found


@pytest.mark.parametrize(
    ("pattern", "line", "seen"),
    [
        (MACHINE_PATH, "open('/" + "work/main/x')", True),
        (MACHINE_PATH, "see docs/work/plan", False),
        (REGISTRY, "-i https:" + "//pypi.org/simple", True),
        (REGISTRY, "# uv pip compile --no-emit-index-url", False),
        (REGISTRY, "https:" + "//www.python.org", False),
    ],
)
def test_forbidden_words_are_seen(pattern, line, seen):
    assert bool(lines_with(pattern, {"x": line})) is seen


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("run('Insert  or Replace into task values (1)')", [1]),
        ("run(f'REPLACE INTO {table} VALUES (1)')", [1]),
        ("insert(task).prefix_with('OR REPLACE')", [1]),
        ("relationship(secondary=links)", [1]),
        ("run('INSERT INTO task VALUES (1) ON CONFLICT DO UPDATE')", []),
        ("text.replace('a', 'b')  # never INSERT OR REPLACE", []),
    ],
)
def test_what_loses_rows_is_seen(line, seen):
    assert row_losers(line) == seen
