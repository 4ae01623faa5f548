"""How long a Word table of 1,000 × 8 formatted rows takes us, beside a bare writer of the same XML.

    python -m tests.bench.bench_docx [ROWS]

The bare writer puts strings together and zips them: same marks around every cell, no types, no escaping, no
styles to choose. Ours is the whole `render`, python-docx's shell included; the import of python-docx and the first
making of the template are outside (their time is printed by itself).
"""

import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from statistics import median
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

from app.core.tables import Heading, Kind, Table
from app.exports.document import Document, Section
from app.exports.render.docx import render

ROUNDS = 15
TEXT_EDGE = re.compile('(?<=preserve">)|(?=</w:t>)')
HEADINGS = (
    Heading("STT", 5, Kind.CENTRED),
    Heading("Cơ quan chủ trì", 22),
    Heading("Nội dung nhiệm vụ", 40),
    Heading("Thời hạn", 12, Kind.DATE),
    Heading("Tổng số", 9, Kind.NUMBER),
    Heading("Quá hạn", 9, Kind.NUMBER),
    Heading("Tỷ lệ (%)", 9, Kind.PERCENT),
    Heading("Ghi chú", 14),
)


def table(rows: int) -> Table:
    """A table such as an appendix holds, every row another."""
    return Table(
        HEADINGS,
        tuple(
            (
                number,
                f"Sở Văn hóa, Thể thao và Du lịch {number % 40}",
                f"Tham mưu ban hành Kế hoạch số {number * 7919 % 9973} triển khai Nghị quyết & báo cáo kết quả",
                date(2026, 1, 1) + timedelta(days=number * 31 % 365),
                number * 1237 % 4999,
                number * 31 % 53,
                Decimal(number * 7907 % 10_000) / 100,
                f"Văn bản {number * 104_729 % 99_991}/UBND-TH",
            )
            for number in range(rows)
        ),
        numbered=True,
    )


def bare_writer(main_part: str) -> Callable[[], bytes]:
    """A writer that knows its marks and texts beforehand and only joins and zips them."""
    start = main_part.index("<w:tr>", main_part.index("<w:tbl>"))
    end = main_part.index("</w:tbl>")
    rows = [TEXT_EDGE.split(row) for row in main_part[start:end].split("</w:tr>")]

    def write() -> bytes:
        body = "".join([main_part[:start], "</w:tr>".join(["".join(row) for row in rows]), main_part[end:]])
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", body.encode())
        return file.getvalue()

    return write


def seconds(job: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    job()
    return perf_counter() - start


def main() -> None:
    """Print the times and the ratio; rounds alternate, so that a busy machine is busy for both."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    document = Document("bang", "Bảng", (Section((table(rows),), landscape=True),))
    first = seconds(lambda: render(document))
    main_part = ZipFile(BytesIO(render(document))).read("word/document.xml").decode()
    bare = bare_writer(main_part)
    pairs = [(seconds(bare), seconds(lambda: render(document))) for _ in range(ROUNDS)]
    theirs, ours = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    print(f"{rows} rows × {len(HEADINGS)}, {len(main_part):,} characters of XML, median of {ROUNDS}")
    print(f"bare strings and zip {theirs:.4f} s · ours {ours:.4f} s · ratio {ours / theirs:.2f}")
    print(f"first call, with the import of python-docx and the template: {first:.3f} s")


if __name__ == "__main__":
    main()
