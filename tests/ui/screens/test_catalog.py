"""The catalogue names what it shows by plain imports: who packs the program sees all of it without being told."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FAMILIES = ("app/ui/screens", "app/ui/forms", "app/ui/lists", "app/services/forms", "app/services/lists")


def file_of(module: str) -> Path | None:
    path = ROOT / module.replace(".", "/")
    found = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in found if file.exists()), None)


def imported(file: Path) -> Iterator[str]:
    """The modules of the program that a file imports, also within functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def reached(start: str) -> set[Path]:
    found: set[Path] = set()
    to_see = [start]
    while to_see:
        file = file_of(to_see.pop())
        if file is not None and file not in found:
            found.add(file)
            to_see.extend(module for module in imported(file) if module.startswith("app."))
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_every_file_is_reached_from_the_catalogue_by_plain_imports(family):
    files = {file for file in (ROOT / family).glob("*.py") if file.name != "__init__.py"}
    assert files
    assert files - reached("app.ui.screens.catalog") == set()


def test_no_screen_is_imported_by_a_name_that_is_put_together():
    asked = [
        (file.name, node.lineno)
        for file in (
            ROOT / "app/ui/record_page.py",
            *(file for family in FAMILIES for file in (ROOT / family).glob("*.py")),
        )
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith(("import_module", "__import__"))
        and not isinstance(node.args[0], ast.Constant)
    ]
    assert asked == []
