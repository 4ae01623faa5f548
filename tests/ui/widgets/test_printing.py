"""What goes to the printer: pages, copies, paper."""

import pytest
from pypdf import PdfReader

from app.core.errors import AppError
from app.exports.document import Document, Paper, Paragraph, Role, Section
from app.exports.formats import Format, render
from app.ui.widgets.pdf_pages import PdfPages
from app.ui.widgets.printing import PrintJob, Sheet, print_pages, printed, read_pages, sequence

A4, A3 = (595, 842), (842, 1191)


def no_step(done: int, total: int) -> None:
    pass


def section(*, landscape: bool = False, paper: Paper = Paper.A4) -> Section:
    return Section((Paragraph(Role.BODY, "Nội dung."),), landscape=landscape, paper=paper)


@pytest.fixture(scope="module")
def pages():
    document = Document("x", "Văn bản", (section(), section(landscape=True), section()))
    pages = PdfPages(render(document, Format.PDF))
    yield pages
    pages.close()


def sizes(path):
    boxes = [page.mediabox for page in PdfReader(path).pages]
    return [(round(box.width), round(box.height)) for box in boxes]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", (1, 2, 3, 4)),
        ("2", (2,)),
        ("1-3", (1, 2, 3)),
        (" 4, 1 - 2 ", (4, 1, 2)),
        ("3-99", (3, 4)),
        ("1;3", (1, 3)),
    ],
)
def test_pages_are_read_as_people_write_them(typed, wanted):
    assert read_pages(typed, 4) == wanted


@pytest.mark.parametrize("typed", ["a", "1-", "-2", "1..3", "1,,2", "²"])
def test_what_is_no_range_is_told(typed):
    with pytest.raises(AppError, match="Không hiểu"):
        read_pages(typed, 4)


@pytest.mark.parametrize("typed", ["9", "0", "3-2", "2-3, 9", "1, 0"])
def test_a_range_without_pages_is_told(typed):
    with pytest.raises(AppError, match="Không có trang nào"):
        read_pages(typed, 4)


@pytest.mark.parametrize(
    ("collated", "wanted"), [(True, [0, 2, 0, 2]), (False, [0, 0, 2, 2])], ids=["collated", "each page"]
)
def test_copies_are_made_here_where_the_printer_makes_none(collated, wanted):
    assert sequence(PrintJob("x", (1, 3), collated=collated), copies=2) == wanted


def test_each_page_is_printed_on_its_own_paper(qapp, pages, tmp_path):
    target = tmp_path / "x.pdf"
    assert print_pages(pages, PrintJob("x", (1, 2, 3), file=target), no_step) == 3
    assert sizes(target) == [A4, A4[::-1], A4]


def test_all_can_go_on_one_paper(qapp, pages, tmp_path):
    target = tmp_path / "x.pdf"
    print_pages(pages, PrintJob("x", (1, 2), file=target, sheet=Sheet.A3), no_step)
    assert sizes(target) == [A3, A3[::-1]]


def test_chosen_pages_and_copies_go_into_a_file_too(qapp, pages, tmp_path):
    target = tmp_path / "x.pdf"
    assert print_pages(pages, PrintJob("x", (2,), file=target, copies=3), no_step) == 3
    assert sizes(target) == [A4[::-1]] * 3


def test_a_cancelled_print_stops_at_the_page(qapp, pages, tmp_path):
    class StopError(Exception):
        pass

    def step(done: int, total: int) -> None:
        if done == 1:
            raise StopError

    with pytest.raises(StopError):
        print_pages(pages, PrintJob("x", (1, 2), file=tmp_path / "x.pdf"), step)


def test_it_is_said_where_the_pages_went(tmp_path):
    assert printed(PrintJob("x", (1, 2), printer="HP"), 2) == "Đã gửi 2 trang tới máy in."
    assert printed(PrintJob("x", (1, 2), file=tmp_path / "x.pdf"), 2) == "Đã in 2 trang vào tệp x.pdf."


@pytest.mark.qt_log_ignore("Returned false")
def test_a_place_that_cannot_be_written_is_told(qapp, pages, tmp_path):
    (tmp_path / "tệp").touch()
    with pytest.raises(AppError, match=r"Không ghi được tệp x\.pdf"):
        print_pages(pages, PrintJob("x", (1,), file=tmp_path / "tệp" / "x.pdf"), no_step)
