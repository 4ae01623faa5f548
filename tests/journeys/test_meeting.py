"""A meeting from its agenda to the tasks of its conclusions and its papers; the desk counts right at every step."""

from datetime import date

from sqlalchemy import select

from app import NAME
from app.models.meeting import AgendaItem, ConclusionTask, Meeting
from app.models.task import Task
from app.ui.screens.meeting_actions import CONCLUSIONS_TO_TASKS
from tests.journeys.conftest import SPECIALIST, actors, ask
from tests.journeys.hands import CTRL, Hands, Key

ITEMS = (
    ("Dự toán ngân sách năm 2027", "Sở Tài chính"),
    ("Phòng, chống cháy rừng", "Sở Nông nghiệp và Môi trường"),
)
CONCLUSIONS = ("Trình dự toán trước kỳ họp", "Lập phương án trực cháy rừng")
DEADLINES = ("25/11", "15/12")


def enter_meeting(hands: Hands) -> None:
    hands.turn("meetings")
    hands.press(Key.Key_N, CTRL)
    hands.form()
    hands.field("held_on")
    hands.type("23/11")
    hands.press(Key.Key_Tab)
    for number, (content, agency) in enumerate(ITEMS):
        row(hands, "agenda", number, "content")
        hands.type(content)
        hands.press(Key.Key_Tab)
        hands.choose(agency, f"Thêm mới “{agency}”")
        hands.press(Key.Key_Return)
    for number, content in enumerate(CONCLUSIONS):
        row(hands, "conclusions", number, "content")
        hands.type(content)
        hands.press(Key.Key_Tab)
        hands.type(str(number + 1))
        hands.press(Key.Key_Return)
    hands.save()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.page().form() is None)
    hands.rows(1)
    assert hands.cells(0)["Nội dung"] == "2"
    assert hands.cells(0)["Kết luận"] == "2"


def row(hands: Hands, field: str, number: int, column: str) -> None:
    """Go to a cell of rows; the last Enter has made the row where there was none."""
    hands.field(field)
    entry = hands.form().frames[field].entry
    hands.go_to(entry.rows[number].entries[column].stops()[0])


def give_tasks(hands: Hands) -> None:
    """Both conclusions become tasks in one save; their words stand there already."""
    hands.turn("meetings")
    hands.rows(1)
    hands.select(0)
    hands.verb(CONCLUSIONS_TO_TASKS.label)
    form = hands.form()
    rows = form.frames["tasks"].entry.rows
    assert tuple(one.entries["content"].value() for one in rows[:2]) == CONCLUSIONS
    for number, deadline in enumerate(DEADLINES):
        row(hands, "tasks", number, "leads")
        hands.choose("tai chinh", ITEMS[0][1])
        row(hands, "tasks", number, "deadline")
        hands.type(deadline)
    hands.save()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: hands.page().form() is None)


def see_tasks(hands: Hands) -> None:
    hands.select(0)
    hands.verb("Xem nhiệm vụ")
    hands.wait(lambda: hands.window.page_name() == "tasks")
    hands.rows(2)
    assert {hands.cells(n)["Nội dung"] for n in range(2)} == set(CONCLUSIONS)
    hands.list().clear_filters()


def receive_papers(hands: Hands) -> None:
    """The first by F2, the second by the button."""
    hands.turn("meetings", "papers")
    hands.rows(2)
    hands.select(0)
    hands.press(Key.Key_F2)
    hands.wait(lambda: hands.list().editor.field is not None)
    hands.retype("20/11")
    hands.press(Key.Key_Return)
    hands.said("Đã sửa “Ngày nhận”")
    hands.wait(lambda: hands.cells(0)["Ngày nhận"] == "20/11/2026")
    assert hands.desk()["papers_missing"] == 1
    hands.turn("meetings", "papers")
    hands.select(1)
    hands.verb("Đã nhận hôm nay")
    hands.wait(lambda: hands.cells(1)["Ngày nhận"] == "23/11/2026")


def test_from_the_agenda_to_the_tasks_and_the_papers(sit, desk_folder):
    def day(hands: Hands) -> None:
        enter_meeting(hands)
        assert seen(hands) == counted(papers_missing=1)
        give_tasks(hands)
        assert seen(hands) == counted(papers_missing=1, due_soon=1)
        hands.turn("meetings")
        see_tasks(hands)
        receive_papers(hands)
        assert seen(hands) == counted(due_soon=1)

    assert sit(desk_folder, day) == 0
    assert ask(desk_folder, stored) == {
        "meeting": [date(2026, 11, 23)],
        "received": [date(2026, 11, 20), date(2026, 11, 23)],
        "tasks": sorted(zip(CONCLUSIONS, (date(2026, 11, 25), date(2026, 12, 15)), strict=True)),
    }
    assert actors(desk_folder) == [NAME, SPECIALIST]


NAMES = ("overdue", "due_soon", "delay_report", "papers_missing", "reports_due", "no_task")


def seen(hands: Hands) -> dict[str, int]:
    """What the desk counts of tasks, papers and reports."""
    found = hands.desk()
    return {name: found[name] for name in NAMES}


def counted(**counts: int) -> dict[str, int]:
    """Nothing but this."""
    return dict.fromkeys(NAMES, 0) | counts


def stored(session):
    conclusions = select(ConclusionTask.task_id)
    tasks = session.scalars(select(Task).where(Task.id.in_(conclusions)))
    return {
        "meeting": list(session.scalars(select(Meeting.held_on))),
        "received": sorted(session.scalars(select(AgendaItem.documents_received_on))),
        "tasks": sorted((task.content, task.deadline) for task in tasks),
    }
