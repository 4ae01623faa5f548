"""How fast PDF files are made: ours beside a bare reportlab canvas that draws the same strings and lines.

Run it with `python -m tests.bench.bench_pdf`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from time import perf_counter
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.core.tables import Heading, Kind, Table
from app.exports.document import Document, Section
from app.exports.render.pdf import render

ROWS = 1_000
ROUNDS = 5
MOST_RATIO = 1.5
LEAST_PAGES_A_SECOND = 90

TASK = "Rà soát, tham mưu phương án số {} về quản lý đất đai tại các xã, phường; hoàn thành trước hạn, báo cáo kết quả"
AGENCIES = (
    "Sở Tài chính",
    "Sở Văn hóa, Thể thao và Du lịch",
    "UBND phường Buôn Ma Thuột",
    "Ban Quản lý khu kinh tế",
)
HEADINGS = (
    Heading("TT", 5, Kind.CENTRED),
    Heading("Văn bản giao nhiệm vụ", 14),
    Heading("Nội dung nhiệm vụ", 26),
    Heading("Cơ quan chủ trì", 14),
    Heading("Thời hạn", 11, Kind.DATE),
    Heading("Số ngày chậm", 8, Kind.NUMBER, "Kết quả"),
    Heading("Tỷ lệ (%)", 8, Kind.PERCENT, "Kết quả"),
    Heading("Ghi chú", 14),
)


class Page(NamedTuple):
    """What one page shows: strings with their place and font, and lines."""

    strings: list[tuple[str, float, float, float, str, float]]
    lines: list[tuple[float, float, float, float]]


def long_table() -> Document:
    """A landscape appendix of `ROWS` rows, eight columns, most cells wrapped: about a hundred pages."""
    return Document("bang", "Bảng nhiệm vụ", (Section((_table(),), landscape=True),))


def _table() -> Table:
    return Table(HEADINGS, tuple(_row(number) for number in range(1, ROWS + 1)), numbered=True)


def _row(number: int) -> tuple[int | str | date | Decimal | None, ...]:
    return (
        number,
        f"{number * 7 % 3000}/UBND-KT ngày {number % 28 + 1:02d}/9/2026",
        TASK.format(number) + f" lần {number % 13}" * (number % 4),
        AGENCIES[number % len(AGENCIES)],
        date(2026, 10, 1) + timedelta(number % 60),
        number % 45,
        Decimal(number % 10_000) / 100,
        f"Chậm có lý do, đã báo cáo lần {number % 9}" if number % 3 else None,
    )


@contextmanager
def _listening(pages: list[Page]) -> Iterator[None]:
    """Write down what is drawn on every canvas."""
    taken: list[tuple[type, str, Any]] = []

    def hear(owner: type, name: str, heard: Callable[..., None]) -> None:
        plain = getattr(owner, name)
        taken.append((owner, name, plain))

        def told(self: Any, *given: Any, **named: Any) -> Any:
            heard(self, *given)
            return plain(self, *given, **named)

        setattr(owner, name, told)

    def string(pen: Any, text: str) -> None:
        stretch = getattr(pen, "_wordSpace", 0.0)
        pages[-1].strings.append((pen._fontname, pen._fontsize, *pen.getCursor(), text, stretch))

    hear(PDFTextObject, "textLine", string)
    hear(Canvas, "line", lambda canvas, *line: pages[-1].lines.append(line))
    hear(Canvas, "lines", lambda canvas, lines: pages[-1].lines.extend(lines))
    hear(Canvas, "showPage", lambda canvas: pages.append(Page([], [])))
    try:
        yield
    finally:
        for owner, name, plain in taken:
            setattr(owner, name, plain)


def drawn(document: Document) -> list[Page]:
    """The strings and lines of each page that `render` draws."""
    pages = [Page([], [])]
    with _listening(pages):
        render(document)
    return pages[:-1]


def bare(pages: list[Page]) -> bytes:
    """Draw `pages` with nothing but a canvas, the quickest way it has: one pen and all lines at once a page."""
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1)
    for page in pages:
        current, stretched = ("", 0.0), 0.0
        pen = canvas.beginText()
        for font, size, x, y, text, stretch in page.strings:
            if current != (font, size):
                current = (font, size)
                pen.setFont(font, size)
            if stretched != stretch:
                stretched = stretch
                pen.setWordSpace(stretch)
            pen.setTextOrigin(x, y)
            pen.textOut(text)
        canvas.drawText(pen)
        canvas.lines(page.lines)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def seconds(job: Callable[[], object]) -> float:
    """The best of `ROUNDS` runs."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        job()
        best = min(best, perf_counter() - start)
    return best


def main() -> None:
    """Print the times; `useA85` is off for both, so that neither has the dearer streams."""
    rl_config.useA85 = 0
    document = long_table()
    pages = drawn(document)
    ours, theirs = seconds(lambda: render(document)), seconds(lambda: bare(pages))
    strings = sum(len(page.strings) for page in pages)
    print(f"{ROWS} rows, {len(pages)} pages, {strings} strings")
    print(
        f"  bare canvas {theirs:.3f} s, ours {ours:.3f} s: {ours / theirs:.2f} times (at most {MOST_RATIO})"
    )
    print(f"  {len(pages) / ours:.0f} pages a second (at least {LEAST_PAGES_A_SECOND})")


if __name__ == "__main__":
    main()
