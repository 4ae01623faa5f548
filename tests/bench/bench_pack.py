"""How fast a meeting pack is joined: ours beside a bare pypdf append of the same files.

Run it with `python -m tests.bench.bench_pack`.
"""

from datetime import date, time
from functools import cache
from io import BytesIO
from time import perf_counter

from pypdf import PdfReader, PdfWriter

from app.briefings.pack import PackHead
from app.exports.formats import Format, render
from app.exports.pack.make import Paper, PaperGroup, make_pack
from tests.bench.bench_pdf import long_table
from tests.exports.sample import OFFICE

FILES, PAGES, ROUNDS = 10, 200, 3
MOST_SECONDS = 5.0
HELD_ON = date(2026, 10, 30)
HEAD = PackHead(OFFICE, "Phiên họp thường kỳ", HELD_ON, time(8), "Phòng họp A", "Chủ tịch", HELD_ON)


@cache
def files() -> tuple[bytes, ...]:
    """Ten files of twenty pages, as departments send them."""
    long = PdfReader(BytesIO(render(long_table(), Format.PDF)))
    made = []
    for number in range(FILES):
        writer = PdfWriter()
        each = PAGES // FILES
        for page in range(each):
            writer.add_page(long.pages[(number * each + page) % len(long.pages)])
        target = BytesIO()
        writer.write(target)
        made.append(target.getvalue())
    return tuple(made)


def bare() -> int:
    writer = PdfWriter()
    for content in files():
        writer.append(BytesIO(content))
    target = BytesIO()
    writer.write(target)
    return len(writer.pages)


def ours() -> int:
    groups = [
        PaperGroup(
            f"Nội dung {number}", "Sở Tài chính", (Paper(f"{number}.pdf", lambda content=content: content),)
        )
        for number, content in enumerate(files(), 1)
    ]
    return make_pack(HEAD, groups).listed.pages


def best(job) -> tuple[float, int]:
    took = []
    for _ in range(ROUNDS):
        start = perf_counter()
        pages = job()
        took.append(perf_counter() - start)
    return min(took), pages


def main() -> int:
    files()
    limit, _ = best(bare)
    seconds, pages = best(ours)
    print(f"bare append {limit:.2f} s; pack {seconds:.2f} s for {pages} pages = {seconds / limit:.2f} times")
    return seconds > MOST_SECONDS


if __name__ == "__main__":
    raise SystemExit(main())
