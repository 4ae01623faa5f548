"""Data of an older version are brought up to date: said line by line where the errors go, for it may take minutes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from app.core.progress import Stages, silent
from app.models.migrations import STAGES

BEGIN = "Dữ liệu được tạo bằng phiên bản trước nên đang được nâng cấp, chỉ một lần; có thể mất vài phút."
END = "Đã nâng cấp xong dữ liệu."
STOPPED = "Chưa nâng cấp; dữ liệu vẫn như cũ."
STEP = "Bước {number}/{stages}: {stage}"


@contextmanager
def told_to(stream: TextIO | None) -> Iterator[Stages]:
    """What hears how far it is, and the last word when it is over; without a stream nothing is said.

    A person at a terminal also sees the share that is done; a file gets one line for each step.
    """
    if stream is None:  # a windowed program has none
        yield silent
        return
    shown: dict[str, str] = {}
    try:
        yield _teller(stream, shown)
    except BaseException:
        _last(stream, shown, STOPPED)
        raise
    _last(stream, shown, END)


def _teller(stream: TextIO, shown: dict[str, str]) -> Stages:
    """Write a line when another stage begins; at a terminal its share in that line, when it is another."""

    def tell(stage: str, done: int, total: int) -> None:
        line = STEP.format(number=STAGES.index(stage) + 1, stages=len(STAGES), stage=stage)
        share = f"{line} – {done * 100 // total} %" if total else line
        if not shown:
            print(BEGIN, file=stream)
        if stage not in shown:
            _write(stream, f"\n{line}" if shown and stream.isatty() else line)
        if stream.isatty() and share != shown.get(stage, line):
            _write(stream, f"\r{share}")
        shown[stage] = share

    return tell


def _write(stream: TextIO, words: str) -> None:
    """At a terminal the line stays open for its share."""
    print(words, end="" if stream.isatty() else "\n", file=stream, flush=True)


def _last(stream: TextIO, shown: dict[str, str], words: str) -> None:
    if shown:
        print(f"\n{words}" if stream.isatty() else words, file=stream, flush=True)
