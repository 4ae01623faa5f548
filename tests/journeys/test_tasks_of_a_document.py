"""One document, its tasks typed in a grid; late with a reason, given back, accepted; the statistics say so (8–11)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app import NAME
from app.core.task_terms import Decided
from app.models.task import DelayReport, Task
from app.models.task_life import TaskReturn
from app.ui.screens.statistics import StatisticsPage
from tests.journeys.conftest import FOUNDER, SPECIALIST, actors, ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import CHAIRMAN, FINANCE, FORESTS, HOUSES

NUMBER = "15/CT-UBND"
TASKS = (
    ("Rà soát quỹ nhà ở xã hội", HOUSES, "20/11"),
    ("Lập phương án trực cháy rừng", FORESTS, "27/11"),
    ("Trình dự toán năm 2027", FINANCE, "10/11"),
)
REASON, GIVEN_BACK = "Chờ ý kiến Bộ Xây dựng", "Thiếu phụ lục số liệu"


def enter_document(hands: Hands) -> None:
    """A document with three tasks, each with its agency and deadline."""
    hands.turn("tasks", "documents")
    hands.press(Key.Key_N, CTRL)
    hands.fill(number=NUMBER, issued_on="2/11", issuer="UBND tỉnh", assigner=CHAIRMAN)
    for number, (content, agency, deadline) in enumerate(TASKS):
        hands.row("tasks", number, "content")
        hands.type(content)
        hands.row("tasks", number, "leads")
        hands.choose(agency, agency)
        hands.row("tasks", number, "deadline")
        hands.type(deadline)
    hands.record()
    hands.rows(1)
    assert hands.cells(0)["Nhiệm vụ"] == "3"


def choose_task(hands: Hands, content: str) -> None:
    """Find a task in the list by its words, and choose it."""
    hands.turn("tasks")
    hands.find(content)


def report_delay(hands: Hands) -> None:
    """Before the deadline the department said why it would be late; the leader accepts it (duty 10)."""
    choose_task(hands, TASKS[0][0])
    hands.sheet("Ghi báo cáo chậm…", reported_on="16/11", document_number="88/SXD", reason=REASON)
    hands.said("Đã ghi báo cáo chậm của 1 nhiệm vụ.")
    hands.turn("following", "delay_reports")
    hands.rows(1)
    assert hands.cells(0)["Đúng thời gian"].endswith("Đúng")
    hands.select(0)
    hands.sheet("Quyết định…", accepted="Lý do chính đáng", decided_on="17/11", decider=CHAIRMAN)
    hands.wait(lambda: hands.cells(0)["Quyết định"].endswith(Decided.YES.label))


def finish(hands: Hands) -> None:
    """A result comes, is given back, comes again and is accepted (duty 11)."""
    choose_task(hands, TASKS[1][0])
    hands.sheet("Ghi hoàn thành…", completed_on="18/11", result_document="90/SNNMT")
    hands.select(0)
    hands.sheet("Trả lại kết quả…", reason=GIVEN_BACK, returned_on="19/11", decider=CHAIRMAN)
    hands.select(0)
    hands.verb("Hoàn thành hôm nay")
    hands.said("Đã ghi hoàn thành hôm nay: 1 nhiệm vụ.")
    hands.select(0)
    hands.sheet("Nghiệm thu kết quả…", quality="Đạt yêu cầu", decider=CHAIRMAN, note="Đã đủ phụ lục")
    hands.said("Đã nghiệm thu kết quả 1 nhiệm vụ.")


def figures(hands: Hands) -> dict[str, dict[str, str]]:
    """The table of the page of statistics, by the names of rows and columns."""
    page: StatisticsPage = hands.page()
    hands.wait(lambda: page._counted == page.asked() and not page.progress.is_busy())
    model = page.table.figures
    titles = [column.title for column in model.columns]
    return {
        model.index(row, 0).data(): {
            title: model.index(row, place).data() for place, title in enumerate(titles, 1)
        }
        for row in range(model.rowCount())
    }


def see_statistics(hands: Hands) -> None:
    """November by agency, seen today; a figure opens the very task."""
    hands.turn("statistics")
    told = figures(hands)
    assert {name: row["Đang quá hạn"] for name, row in told.items()} == {
        FINANCE: "1", FORESTS: "0", HOUSES: "1", "Toàn bộ": "2",
    }  # fmt: skip
    assert told[FORESTS]["Hoàn thành"] == "1"
    table = hands.page().table
    titles = [column.title for column in table.figures.columns]
    index = table.figures.index(list(told).index(FINANCE), titles.index("Đang quá hạn") + 1)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    hands.wait(lambda: hands.window.page_name() == "tasks")
    hands.wait(lambda: not hands.list().search.text())
    hands.quiet()
    hands.rows(1)
    assert hands.cells(0)["Nội dung"] == TASKS[2][0]
    hands.list().clear_filters()


def test_from_the_document_to_the_statistics(sit, office):
    def day(hands: Hands) -> None:
        enter_document(hands)
        report_delay(hands)
        finish(hands)
        see_statistics(hands)

    assert sit(office, day) == 0
    assert ask(office, stored) == {
        "delays": [(REASON, True, date(2026, 11, 17))],
        "returns": [(GIVEN_BACK, date(2026, 11, 19))],
        "done": [(TASKS[1][0], date(2026, 11, 23), True)],
    }
    assert actors(office) == [FOUNDER, NAME, SPECIALIST], "the program wrote the holidays of the next year"


def test_more_time_asked_and_given_and_both_days_counted(sit, office):
    """The request changes no figure; the decision does from its own day on (duty 9)."""
    late = TASKS[2][0]

    def request(hands: Hands) -> None:
        choose_task(hands, late)
        hands.sheet(
            "Ghi đề nghị gia hạn…", requested_to="15/12", requested_on="12/11", reason="Chờ số liệu thuế"
        )
        hands.said("chờ quyết định")
        assert hands.cells(0)["Thời hạn"] == "10/11/2026"

    def decide(hands: Hands) -> None:
        hands.turn("following", "extension_requests")
        hands.rows(1)
        hands.select(0)
        hands.verb("Quyết định…")
        sheet = hands.open_sheet()
        hands.fill_in(
            sheet.frames,
            {
                "granted": "Cho gia hạn",
                "decided_on": "19/11",
                "decider": CHAIRMAN,
                "document_number": "31/UBND",
            },
            lambda name: hands.go_to(sheet.frames[name].entry.stops()[0]),
        )
        hands.press_button(sheet)
        choose_task(hands, late)
        hands.wait(lambda: hands.cells(0)["Thời hạn"] == "15/12/2026")

    def compare(hands: Hands) -> None:
        hands.turn("statistics")
        assert figures(hands)[FINANCE]["Đang quá hạn"] == "0"
        hands.page().as_of.type_in("18/11/2026")
        hands.page().as_of.box.editingFinished.emit()
        assert figures(hands)[FINANCE]["Đang quá hạn"] == "1"

    def day(hands: Hands) -> None:
        enter_document(hands)
        request(hands)
        decide(hands)
        compare(hands)

    assert sit(office, day) == 0


def stored(session):
    done = select(Task).where(Task.completed_on.is_not(None))
    return {
        "delays": [
            (row.reason, row.accepted, row.decided_on) for row in session.scalars(select(DelayReport))
        ],
        "returns": [(row.reason, row.returned_on) for row in session.scalars(select(TaskReturn))],
        "done": [(row.content, row.completed_on, row.quality_accepted) for row in session.scalars(done)],
    }
