"""Every verb of the services is taken by the state machine, or it is said here why not.

A verb is a public function that takes a session and writes, and that the window, the command line or an importer
calls, or that saves a form. What a function writes by is looked for in its own words and in those of all that it
calls; what is only called by other services is part of them.
"""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from app import __file__ as package

ROOT = Path(package).parent.parent
SERVICES, FORMS = "app.services.", "app.services.forms."
ROOMS = ("models", "services", "importers", "cli", "ui")
STORES = ("app.services", "app.models")
ADDS = ("add", "add_all", "delete", "merge")
STATEMENTS = {f"sqlalchemy.{name}" for name in ("update", "insert", "delete")} | {
    "sqlalchemy.dialects.sqlite.insert"
}

EXCUSED = {
    "app.services.bulk.insert_rows": "not a verb: how many rows are written, under verbs that are taken",
    "app.services.bulk.update_rows": "not a verb: as insert_rows, for imported workbooks (test_bulk)",
    "app.services.bulk.mark_deleted": "not a verb: as insert_rows",
    "app.services.forms.source_documents.require_hidden": "a question before a save: asked by forms that are taken",
    "app.services.saves.name_save": "not a verb: what a save is called, under verbs that are taken",
    "app.services.customs.mark_customs": "mends data of an earlier version; the machine has none (test_customs)",
    "app.services.exported_files.remember_files": "what this computer wrote, no record: neither logged nor undone",
}
"""Why the machine does not take them."""


@cache
def modules() -> dict[str, ast.Module]:
    """Every module that stores something, or has something stored, by its name."""
    found = {}
    for path in sorted(path for room in ROOMS for path in (ROOT / "app" / room).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.AST) -> dict[str, str]:
    """What names of other modules mean in this one."""
    return {
        one.asname or one.name: f"{node.module}.{one.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for one in node.names
    }


def meant(node: ast.AST, means: dict[str, str], module: str) -> set[str]:
    """The full names of all that some lines name."""
    found = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            found.add(f"{means.get(each.value.id, '')}.{each.attr}")
        elif isinstance(each, ast.Name):
            found.add(means.get(each.id, f"{module}.{each.id}"))
    return found


def writes_itself(node: ast.AST, means: dict[str, str]) -> bool:
    """Whether rows are added, deleted or changed in these lines."""
    for each in ast.walk(node):
        match each:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="session"), attr=name)) if name in ADDS:
                return True
            case ast.Call(func=ast.Name(id="setattr")):
                return True
            case ast.Name(id=name) if means.get(name) in STATEMENTS:
                return True
            case ast.Attribute(ctx=ast.Store()):
                return True
    return False


@cache
def functions() -> dict[str, tuple[ast.FunctionDef, set[str], bool]]:
    """Every function of the program: itself, what it names, and whether it writes by its own words."""
    found = {}
    for module, tree in modules().items():
        means = imported(tree)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                writes = module.startswith(STORES) and writes_itself(node, means)
                found[f"{module}.{node.name}"] = node, meant(node, means, module), writes
    return found


def writers() -> set[str]:
    """The functions that write, by their own words or by what they call."""
    known = {name for name, (_, _, writes) in functions().items() if writes}
    while more := {
        name
        for name, (_, named, _) in functions().items()
        if name.startswith(STORES) and name not in known and named & known
    }:
        known |= more
    return known


@cache
def called_outside() -> set[str]:
    """What the window, the command line and importers name of the services."""
    return set().union(
        *(
            meant(tree, imported(tree), module)
            for module, tree in modules().items()
            if not module.startswith(STORES)
        )
    )


def takes_session(node: ast.FunctionDef) -> bool:
    arguments = (*node.args.args, *node.args.kwonlyargs)
    return any(one.annotation is not None and ast.unparse(one.annotation) == "Session" for one in arguments)


@cache
def verbs() -> set[str]:
    """All that people can do to what is stored."""
    outside, found = called_outside(), set()
    for name in writers():
        node, short = functions()[name][0], name.rpartition(".")[2]
        is_public = name.startswith(SERVICES) and ".demo." not in name and not short.startswith("_")
        is_called = name in outside or (name.startswith(FORMS) and short == "save")
        if is_public and is_called and takes_session(node):
            found.add(name)
    return found


def taken(names: Iterable[str]) -> set[str]:
    """Those that the machine names; a form that it names is filled and saved."""
    folder = Path(__file__).parent
    said: set[str] = set()
    for path in (*sorted((folder / "machine").glob("*.py")), folder / "test_state_machine.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said |= meant(tree, imported(tree), path.stem)
    return {
        name for name in names if name in said or (name.startswith(FORMS) and name.rpartition(".")[0] in said)
    }


def test_the_machine_takes_every_verb() -> None:
    known = verbs()
    assert sorted(known - taken(known) - set(EXCUSED)) == []


def test_what_is_excused_is_there_and_not_taken() -> None:
    known = verbs()
    assert sorted(set(EXCUSED) - known | set(EXCUSED) & taken(known)) == []


def test_verbs_are_found() -> None:
    """The search itself: a plain verb, one that writes by what it calls, a form, one that only reads."""
    known = verbs()
    assert {
        "app.services.results.accept",
        "app.services.schedule.move",
        "app.services.forms.task.save",
    } <= known
    assert not known & {
        "app.services.desk.read_desk",
        "app.services.lists.tasks.read",
        "app.services.numbers.use",
    }
