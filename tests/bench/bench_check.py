"""How long the check of a Word file of 30 pages takes, beside only unpacking and parsing it.

    python -m tests.bench.bench_check [PAGES]

The file is a report with headings, numbered items and a table on every fifth page, about 46 lines a page; the bare
limit opens the zip and parses every XML part with lxml. Imports are outside: the first call is printed by itself.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median
from time import perf_counter
from zipfile import ZipFile

from lxml import etree

from app.exports.check import check, fix
from tests.exports.check.making import SENTENCE, body, official, p, table

ROUNDS = 7


def document(pages: int) -> bytes:
    """A report of about so many pages."""
    text = ""
    for page in range(1, pages + 1):
        text += body(f"{page}. Kết quả của nhóm nhiệm vụ thứ {page}", bold=True)
        text += "".join(body(f"- {SENTENCE}, đạt {item * 7 % 100}% kế hoạch năm.") for item in range(13))
        if page % 5 == 0:
            rows = [(str(row), f"Nhiệm vụ số {row}", "Sở Tài chính", "15/12/2026") for row in range(1, 25)]
            cells = [tuple(p(cell, size=12) for cell in row) for row in rows]
            text += table(*cells, widths=(800, 4000, 2500, 1700), bordered=True)
    return official(text=text)


def bare(data: bytes) -> None:
    """Unpack and parse, nothing else."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def seconds(job: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    job()
    return perf_counter() - start


def main() -> None:
    """Print the times and the ratio; rounds alternate."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    data = document(pages)
    first = seconds(lambda: check(data))
    pairs = [(seconds(lambda: bare(data)), seconds(lambda: check(data))) for _ in range(ROUNDS)]
    theirs, ours = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    mending = median(seconds(lambda: fix(data)) for _ in range(3))
    print(f"{pages} pages, {len(data):,} bytes, {len(check(data).findings)} findings, median of {ROUNDS}")
    print(
        f"unpack and parse {theirs:.4f} s · check {ours:.4f} s · ratio {ours / theirs:.1f} · first call {first:.3f} s"
    )
    print(f"mended copy {mending:.3f} s")


if __name__ == "__main__":
    main()
