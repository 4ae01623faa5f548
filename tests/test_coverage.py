"""docs/coverage.md: every duty of the office once, each done somewhere that a test shows, or no work for software."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DUTIES = 150
MOST_NOT_SOFTWARE = 10
NOT_SOFTWARE = re.compile(r"\*Not software\*: \w")
TEST = re.compile(r"`([\w/]+\.py)`")
PLACE = re.compile(r"`([a-z]\w*(?:/\w+)+)(?:\.(\w+))?`")
"""A module by its path under app/, and perhaps what stands in it."""


def rows() -> list[list[str]]:
    """The cells of every line that begins with a number."""
    lines = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        for line in lines
        if line.startswith("|")
    ]
    return [row for row in cells if row[0].isdigit()]


def test_every_duty_has_one_row() -> None:
    assert [int(row[0]) for row in rows()] == list(range(1, DUTIES + 1))


def test_no_duty_is_open() -> None:
    assert [row[0] for row in rows() if row[3] == "open" or not row[3]] == []


def test_what_is_no_work_for_software_says_why() -> None:
    unfit = [row for row in rows() if "Not software" in row[3]]
    assert len(unfit) <= MOST_NOT_SOFTWARE
    assert [row[0] for row in unfit if not NOT_SOFTWARE.search(row[3])] == []


def test_every_other_duty_names_tests_that_exist() -> None:
    done = [row for row in rows() if "Not software" not in row[3]]
    named = {row[0]: TEST.findall(row[4]) for row in done}
    assert [number for number, files in named.items() if not files] == []
    missing = {f for files in named.values() for f in files if not (ROOT / f).exists()}
    assert missing == set()


def test_every_place_in_the_code_that_is_named_is_there() -> None:
    named = {(row[0], *place) for row in rows() for place in PLACE.findall(row[3])}
    assert len(named) > DUTIES
    assert sorted(one for one in named if not is_there(*one[1:])) == []


def is_there(module: str, name: str) -> bool:
    """Whether there is such a module under app/ (a package is one, too) and in it what is named, or such a file."""
    if name and (ROOT / f"{module}.{name}").exists():
        return True
    path = ROOT / "app" / f"{module}.py"
    if not path.exists():
        return not name and (ROOT / "app" / module).is_dir()
    text = path.read_text(encoding="utf-8")
    return not name or re.search(rf"^(?:def |class )?{name}\b", text, re.MULTILINE) is not None
