"""How long a whole report takes as Word and as PDF: 20 sections of text and an appendix of 1,000 rows.

    python -m tests.bench.bench_briefing [ROWS]

The report is as an office's: a heading, twenty parts of ten paragraphs each, a tenth of them with bold and italic
inside, a signature, and a landscape appendix of 1,000 rows of eight columns. The first call of each stands by itself:
it imports the libraries and reads the fonts.
"""

import sys
from statistics import median
from time import perf_counter

from app.briefings.edition import Edition
from app.core.tables import Table
from app.core.words import roman
from app.exports.appendices import Appendix, appendix_sections
from app.exports.document import Block, Document, Paragraph, Role, Section
from app.exports.formats import Format, render
from app.exports.letterhead import addressees, closing, heading
from app.exports.words import ended, paragraphs
from tests.bench.bench_docx import table
from tests.exports.samples.made import office

ROUNDS = 7
SECTIONS, PARAGRAPHS = 20, 10
AT_MOST = {Format.DOCX: 0.9, Format.PDF: 1.4}  # seconds
EDITION = office("BC-VP", addressees=("Ủy ban nhân dân tỉnh Đắk Lắk",))
SENTENCE = "Văn phòng Ủy ban nhân dân tỉnh báo cáo tình hình thực hiện nhiệm vụ được giao trong kỳ"
PLAIN = ". ".join([SENTENCE] * 6) + "."
MIXED = f"{SENTENCE}; **giao Sở Tài chính chủ trì**, *hoàn thành trước ngày 25*; {PLAIN}"


def report(rows: Table, *, edition: Edition = EDITION) -> Document:
    """The whole report."""
    lines = "\n".join([MIXED, *[PLAIN] * (PARAGRAPHS - 1)])
    parts = "\n".join(f"{roman(place)}. Tình hình thứ {place}\n{lines}" for place in range(1, SECTIONS + 1))
    head: tuple[Block, ...] = (
        heading(edition),
        Paragraph(Role.KIND, "BÁO CÁO"),
        Paragraph(Role.SUMMARY, "Kết quả thực hiện nhiệm vụ tháng 10 năm 2026"),
        *addressees(edition),
    )
    main = Section((*head, *ended(paragraphs(parts)), closing(edition)))
    apart = appendix_sections(edition, "Báo cáo", [Appendix("Danh mục nhiệm vụ", (rows,), landscape=True)])
    return Document("b", "Báo cáo", (main, *apart))


def seconds(document: Document, format_: Format) -> float:
    """How long one call takes."""
    start = perf_counter()
    render(document, format_)
    return perf_counter() - start


def main() -> None:
    """Print the times."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    document = report(table(rows))
    print(f"report of {SECTIONS} sections with {rows} rows, median of {ROUNDS}")
    for format_, most in AT_MOST.items():
        first = seconds(document, format_)
        usual = median(seconds(document, format_) for _ in range(ROUNDS))
        print(f"  {format_}: {usual:.3f} s (at most {most}); the first time {first:.3f} s")


if __name__ == "__main__":
    main()
