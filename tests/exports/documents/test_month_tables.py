"""Tables by agency: what no agency leads stands in a row of its own before the total."""

from dataclasses import replace

from app.briefings.figures import BookFigures, ProgrammeFigures, SessionDocumentFigures, TaskFigures
from app.core.tables import Table
from app.core.terms import Book
from app.exports.document import Document
from app.exports.documents import month_bulletin, month_tables
from tests.exports import sample
from tests.exports.samples.made import office

FULL = sample.full()
LONE = replace(
    FULL.figures,
    tasks_of_nobody=TaskFigures(total=2, new=2, not_done=2, overdue=2),
    programme_of_nobody=ProgrammeFigures(due=1, not_submitted=1),
    session_documents_of_nobody=SessionDocumentFigures(items=1, missing=1),
)


def last_row(table: Table) -> tuple[object, ...]:
    assert table.total is not None
    return tuple(table.rows[-1])


def test_a_row_without_a_number_tells_of_what_nobody_leads() -> None:
    for table, name, many in (
        (month_tables.task_summary(LONE), "Chưa có cơ quan chủ trì", 2),
        (month_tables.programme_summary(LONE), "Chưa phân công cơ quan chủ trì", 1),
        (month_tables.session_summary(LONE), "Chưa ghi cơ quan", 1),
    ):
        assert last_row(table)[:3] == (None, name, many)


def test_where_everything_is_led_there_is_no_such_row() -> None:
    for make in (month_tables.task_summary, month_tables.programme_summary, month_tables.session_summary):
        assert all(row[0] is not None for row in make(FULL.figures).rows)


def test_the_bulletin_names_what_nobody_presents_leads_or_sends() -> None:
    told = replace(
        FULL,
        figures=LONE,
        session_documents=(*FULL.session_documents, replace(FULL.session_documents[0], agency="")),
    )
    document: Document = month_bulletin.compose(told, office("TB-VP"))
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    names = [str(row[1]) for table in tables for row in table.rows if row[0] is None]
    assert names == ["Chưa ghi cơ quan", "Chưa phân công cơ quan chủ trì", "Chưa có cơ quan chủ trì"]


def test_key_figures_name_each_programme_where_there_are_two() -> None:
    """Duty 34, as the notice and the reports do; one programme alone has no lines of its own."""
    committee = BookFigures(Book.COMMITTEE, ProgrammeFigures(due=5, submitted=4), ProgrammeFigures(due=9))
    rooms = BookFigures(Book.OFFICE, ProgrammeFigures(due=2, dropped=1), ProgrammeFigures(due=3))
    told = month_tables.key_lines(replace(FULL.figures, books=(committee, rooms)))
    due = {name: many for name, many, _ in told if " phải trình " in name and "công tác" in name}
    whole, year = FULL.figures.programme.due, FULL.figures.programme_year_to_date.due
    assert due == {
        "Nội dung hai chương trình công tác phải trình trong tháng": whole,
        "Nội dung chương trình công tác của UBND tỉnh phải trình trong tháng": 5,
        "Nội dung chương trình công tác của Văn phòng phải trình trong tháng": 2,
        "Nội dung hai chương trình công tác phải trình lũy kế từ đầu năm": year,
        "Nội dung chương trình công tác của UBND tỉnh phải trình lũy kế từ đầu năm": 9,
        "Nội dung chương trình công tác của Văn phòng phải trình lũy kế từ đầu năm": 3,
    }
    names = [name for name, _, _ in told]
    own = names.index("Nội dung chương trình công tác của Văn phòng phải trình trong tháng")
    assert [many for _, many, _ in told[own + 5 : own + 9]] == [1, 0, 0, 1], "what left it, too"
    alone = month_tables.key_lines(replace(FULL.figures, books=(committee,)))
    assert alone == month_tables.key_lines(FULL.figures)
