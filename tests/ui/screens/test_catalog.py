"""The catalogue names what it shows, nothing lies about that it does not reach, and the packed program has it all."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ui.screens.catalog import CATALOG, FORMS, form_named, list_named

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


def named() -> set[str]:
    """The modules that the catalogue names: words of its own that are the name of a file of screens."""
    tree = ast.parse((ROOT / "app/ui/screens/catalog.py").read_text(encoding="utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    lists = {f"app.services.lists.{page}" for each in CATALOG for page in each.lists}
    return {f"app.ui.screens.{word}" for word in (*words, *(f"{name}_form" for name in FORMS))} | lists


def reached() -> set[Path]:
    found: set[Path] = set()
    to_see = ["app.ui.screens.catalog", *named()]
    while to_see:
        file = file_of(to_see.pop())
        if file is not None and file not in found:
            found.add(file)
            to_see.extend(module for module in imported(file) if module.startswith("app."))
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_every_file_is_reached_from_the_catalogue(family):
    files = {file for file in (ROOT / family).glob("*.py") if file.name != "__init__.py"}
    assert files
    assert files - reached() == set()


@pytest.mark.parametrize("page", CATALOG, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page):
    for name in page.lists:
        assert list_named(name).name == name
    for name in set(page.forms) & set(FORMS):
        assert form_named(name).name == name


def test_a_name_that_is_not_there_is_no_list_and_no_form():
    for find in (list_named, form_named):
        with pytest.raises(LookupError):
            find("catalog")


def test_the_packed_program_takes_all_modules_whether_they_are_named_or_imported():
    assert 'collect_submodules("app")' in (ROOT / "build_installer.spec").read_text(encoding="utf-8")
