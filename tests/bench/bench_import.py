"""How long an import of 10,000 tasks takes beside a bare python-calamine read of the same file.

    python -m tests.bench.bench_import

The import is all of it: reading, checks, proposal, writing with change log and search index, commit.
"""

import gc
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from app.importers.office_workbook import apply, propose, read_workbook
from app.models.database import open_database
from tests.regulations import GENERAL

SAMPLE = Path(__file__).parents[1] / "files" / "office-messy.xlsx"
ROWS = 10_000
LIMIT = 10


def main() -> None:
    """Print both times and their ratio, the best of three runs."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "tasks.xlsx"
        make_workbook(path, ROWS)
        bare = min(_bare(path) for _ in range(5))
        runs = [_import(path, Path(scratch) / f"data{turn}") for turn in range(3)]
    best = min(runs, key=lambda parts: parts[-1][1])
    for name, seconds in best:
        sys.stdout.write(f"{name:12} {seconds:7.3f} s {seconds / bare:6.1f} x\n")
    sys.stdout.write(f"{'bare read':12} {bare:7.3f} s; ratio {best[-1][1] / bare:.1f} (limit {LIMIT})\n")


def make_workbook(path: Path, rows: int) -> None:
    """Write the messy sample with its tasks repeated, each with its own number and content."""
    source = CalamineWorkbook.from_path(SAMPLE)
    book = Workbook(write_only=True)
    for name in source.sheet_names:
        sheet = book.create_sheet(name)
        grid = source.get_sheet_by_name(name).to_python(skip_empty_area=False)
        tasks = name == source.sheet_names[0]
        for row in grid[:6] if tasks else grid:
            sheet.append(row)
        patterns = [row for row in grid[6:] if isinstance(row[0], float)] if tasks else []
        for number in range(rows if tasks else 0):
            row = list(patterns[number % len(patterns)])
            row[0], row[1], row[3] = number + 1, f"{number}/{row[1]}", f"{row[3]} lần {number}"
            sheet.append(row)
    book.save(path)


def _bare(path: Path) -> float:
    gc.collect()
    start = perf_counter()
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
    return perf_counter() - start


def _import(path: Path, folder: Path) -> list[tuple[str, float]]:
    database = open_database(folder)
    gc.collect()
    start = perf_counter()
    read = read_workbook(path)
    after_read = perf_counter()
    with database.write("Đo tốc độ") as session:
        proposal = propose(session, read, GENERAL, today=date(2026, 11, 23))
        after_propose = perf_counter()
        apply(session, proposal)
        after_apply = perf_counter()
    end = perf_counter()
    database.close()
    moments = (start, after_read, after_propose, after_apply, end)
    parts = zip(("read", "propose", "apply", "commit"), moments, moments[1:], strict=False)
    return [*((name, later - earlier) for name, earlier, later in parts), ("whole", end - start)]


if __name__ == "__main__":
    main()
