"""docs/coverage.md: every duty of the office once, each done somewhere that a test shows, or no work for software."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DUTIES = 150
MOST_NOT_SOFTWARE = 10
NOT_SOFTWARE = re.compile(r"\*Not software\*: \w")
TEST = re.compile(r"`([\w/]+\.py)`")


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
