"""Printing in a process of its own: what it says, a cancel, a refusal, and a fall."""

import os
from threading import get_ident

import pytest
from pypdf import PdfReader

from app.core.errors import AppError
from app.core.progress import CancelledError
from app.exports.document import Document, Paragraph, Role, Section
from app.exports.formats import Format, render
from app.ui.widgets import print_process
from app.ui.widgets.print_process import print_apart
from app.ui.widgets.printing import PrintJob


@pytest.fixture(scope="module")
def content():
    page = Section((Paragraph(Role.BODY, "Nội dung."),))
    return render(Document("x", "Văn bản", (page, page, page)), Format.PDF)


def test_every_page_is_told_of_and_counted(content, tmp_path):
    target, told = tmp_path / "x.pdf", []
    job = PrintJob("x", (1, 3), file=target)
    assert print_apart(content, job, lambda *step: told.append((*step, get_ident()))) == 2
    assert [step for step in dict.fromkeys(told) if step[1] == 2] == [(n, 2, get_ident()) for n in range(3)]
    assert len(PdfReader(target).pages) == 2


def test_a_cancel_ends_the_process(content, tmp_path, monkeypatch):
    began = []
    monkeypatch.setattr(print_process, "_OURS", Watched(began))

    def step(done: int, total: int) -> None:
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        print_apart(content, PrintJob("x", (1, 2, 3), file=tmp_path / "x.pdf"), step)
    [process] = began
    assert process.exitcode == 0  # by itself: it took the job back and left


def test_a_driver_that_says_nothing_is_cancelled_all_the_same():
    here, there = print_process.get_context("spawn").Pipe()

    def step(done: int, total: int) -> None:
        raise CancelledError

    with here, there, pytest.raises(CancelledError):
        print_process._follow(here, step)


def test_a_refusal_comes_over_as_it_was_said(content, tmp_path):
    (tmp_path / "tệp").touch()
    with pytest.raises(AppError, match=r"Không ghi được tệp x\.pdf") as refusal:
        print_apart(content, PrintJob("x", (1,), file=tmp_path / "tệp" / "x.pdf"), lambda *_: None)
    assert refusal.value.advice.startswith("Đóng tệp nếu đang mở")


def test_a_fall_is_told_and_takes_nobody_along(content, tmp_path, monkeypatch):
    began = []
    monkeypatch.setattr(print_process, "_OURS", Watched(began))

    def step(done: int, total: int) -> None:
        os.kill(began[0].pid, 9) if done == 1 else None

    with pytest.raises(AppError, match="bị ngắt giữa chừng"):
        print_apart(content, PrintJob("x", (1, 2, 3), file=tmp_path / "x.pdf"), step)


class Watched:
    """The way to processes, which remembers those that it makes."""

    def __init__(self, began):
        self._began, self._ways = began, print_process.get_context("spawn")
        self.Pipe = self._ways.Pipe

    def Process(self, **given):  # noqa: N802 - its own name
        process = self._ways.Process(**given)
        self._began.append(process)
        return process
