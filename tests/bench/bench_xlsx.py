"""10,000 rows of 15 typed cells as a workbook, beside a bare writer: `python -m tests.bench.bench_xlsx`."""

import random
import re
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from app.core.tables import Cell, Heading, Kind, Table
from app.exports.document import Document, Section
from app.exports.render.xlsx import LEVEL, render

SHEET = "xl/worksheets/sheet1.xml"
ROWS = 10_000
ROUNDS = 9
LIMIT = 1.6
KINDS = {"i": Kind.NUMBER, "t": Kind.TEXT, "d": Kind.DATE, "p": Kind.PERCENT}
COLUMNS = "ittttttdddptitt"
_EPOCH = date(1899, 12, 30)
_TEXT = (
    "rà soát tổng hợp báo cáo kết quả thực hiện nhiệm vụ được giao tháng mười Ủy ban nhân dân tỉnh giao "
    "Sở Nông nghiệp và Môi trường chủ trì phối hợp xây dựng kế hoạch giải ngân vốn đầu tư công"
)
_SYLLABLES = _TEXT.split()


def sample(rows: int) -> tuple[tuple[Cell, ...], ...]:
    """Rows as an office's: numbers, long and short texts (some repeat), days (some empty), rates."""
    chance = random.Random(1)
    agencies = [_words(chance, 5) for _ in range(40)]

    def cell(kind: str, column: int) -> Cell:
        match kind:
            case "i":
                return chance.randint(0, 9999)
            case "d":
                return date(2026, 1, 1) + timedelta(chance.randint(0, 364)) if chance.random() < 0.8 else None
            case "p":
                return Decimal(chance.randint(0, 10_000)) / 100
            case _:
                return chance.choice(agencies) if column % 2 else _words(chance, 14 if column == 2 else 5)

    return tuple(tuple(cell(k, c) for c, k in enumerate(COLUMNS)) for _ in range(rows))


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_SYLLABLES, k=count))


def openings(workbook: bytes) -> list[str]:
    """How our rows begin, with the heights found; the heading is left out."""
    return re.findall("<row [^>]*>", ZipFile(BytesIO(workbook)).read(SHEET).decode())[1:]


def bare(rows: Sequence[Sequence[Cell]], begins: Sequence[str]) -> bytes:
    """The least that zips the same strings, pressed as hard as ours: styles and heights are known beforehand."""
    file = BytesIO()
    with (
        ZipFile(file, "w", ZIP_DEFLATED, compresslevel=LEVEL) as package,
        package.open(SHEET, "w") as sheet,
    ):
        for number, (begin, row) in enumerate(zip(begins, rows, strict=True), 2):
            parts = [_bare_cell(chr(65 + column), number, cell) for column, cell in enumerate(row)]
            sheet.write(f"{begin}{''.join(parts)}</row>".encode())
    return file.getvalue()


def _bare_cell(letter: str, number: int, cell: Cell) -> str:
    match cell:
        case None:
            return f'<c r="{letter}{number}" s="9"/>'
        case str():
            return f'<c r="{letter}{number}" s="9" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        case date():
            return f'<c r="{letter}{number}" s="9"><v>{(cell - _EPOCH).days}</v></c>'
        case _:
            return f'<c r="{letter}{number}" s="9"><v>{cell}</v></c>'


def race(*jobs: Callable[[], bytes]) -> list[tuple[float, int]]:
    """Processor seconds of each job's quickest round and the size of what it made; the jobs take turns."""
    sizes = [len(job()) for job in jobs]
    seconds: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for job, times in zip(jobs, seconds, strict=True):
            began = time.process_time()
            job()
            times.append(time.process_time() - began)
    return [(min(times), size) for times, size in zip(seconds, sizes, strict=True)]


def main() -> None:
    """Print both times and their ratio; imports are not the rows' time, so the first round is not counted."""
    rows = sample(ROWS)
    heads = tuple(Heading(f"Cột {n}", kind=KINDS[kind]) for n, kind in enumerate(COLUMNS, 1))
    section = Section((Table(heads, rows),), landscape=True, sheet="Danh sách")
    document = Document("danh-sach", "Danh sách", (section,))
    begins = openings(render(document))
    (limit, limit_size), (ours, size) = race(lambda: bare(rows, begins), lambda: render(document))
    print(f"xlsx, {ROWS:,} × {len(heads)}: bare {limit:.3f} s ({limit_size:,} bytes)")
    print(f"                   ours {ours:.3f} s ({size:,} bytes)")
    print(f"ratio {ours / limit:.2f} (at most {LIMIT})")


if __name__ == "__main__":
    main()
