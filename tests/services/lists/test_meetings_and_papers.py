"""The lists of meetings and of the documents for their contents (duties 53-57)."""

from datetime import date, time

import pytest

from app.briefings.lists import Wanted
from app.core.terms import AgencyKind, MeetingKind, Receipt
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Conclusion, ConclusionTask, Meeting
from app.models.office import SpecialDay
from app.models.person import Post
from app.models.task import Task
from app.services.forms.meeting import describe
from app.services.lists import meetings, papers
from app.services.meeting_locks import lock, reopen
from tests.services.lists.making import DAY, TODAY, groups, keep, rows, totals


@pytest.fixture
def add(session):
    def add(title, held_on, *received, kind=MeetingKind.REGULAR_SESSION, **values):
        meeting = keep(session, Meeting(kind=kind, title=title, held_on=held_on, **values))
        for position, came in enumerate(received):
            item = AgendaItem(
                meeting_id=meeting.id,
                position=position,
                content=f"{title} {position}",
                documents_received_on=came,
            )
            keep(session, item)
        return meeting

    return add


def titles(session, **asked):
    return [row.title for row in rows(session, meetings, **asked)]


def test_the_last_meeting_comes_first_and_of_a_day_the_last_hour(session, add):
    add("Hôm qua", TODAY - DAY)
    add("Sáng", TODAY, starts_at=time(8))
    add("Chiều", TODAY, starts_at=time(14))
    add("Mai", TODAY + DAY)
    assert titles(session) == ["Mai", "Chiều", "Sáng", "Hôm qua"]
    assert titles(session, state="today") == ["Chiều", "Sáng"]
    assert titles(session, state="coming") == ["Mai"]
    assert titles(session, state="past") == ["Hôm qua"]


def test_papers_are_missed_only_until_the_meeting(session, add):
    add("Đủ", TODAY, TODAY)
    add("Thiếu", TODAY, TODAY, None, TODAY + DAY)
    add("Đã qua", TODAY - DAY, None)
    add("Chưa có nội dung", TODAY)
    assert titles(session, state="papers_missing") == ["Thiếu"]
    assert {row.title: row.papers_missing for row in rows(session, meetings)} == {
        "Đủ": 0,
        "Thiếu": 2,
        "Đã qua": 1,
        "Chưa có nội dung": 0,
    }


def test_what_is_locked_or_still_open_is_found_and_told(session, add):
    first, second = add("Đã khóa", TODAY - DAY), add("Còn mở", TODAY - DAY)
    add("Hôm nay", TODAY)
    lock(session, first.id.hex, reason="đã ký", by="Lan")
    lock(session, second.id.hex, reason="nhầm", by="Lan")
    reopen(session, second.id.hex, reason="sửa tên", by="Lan")
    assert titles(session, state="locked") == ["Đã khóa"]
    assert titles(session, state="held_open") == ["Còn mở"]
    assert describe(session, first.id.hex, today=TODAY).state.endswith("(Lan): đã ký")
    assert describe(session, second.id.hex, today=TODAY).state == "Đã họp"


def test_what_came_of_a_meeting(session, add):
    post = keep(session, Post(name="Chủ tịch"))
    meeting = add("Phiên họp", TODAY, TODAY, chair_post_id=post.id)
    task = keep(session, Task(content="Việc", assigned_on=TODAY))
    for number in range(2):  # two conclusions that one task carries out
        conclusion = Conclusion(meeting_id=meeting.id, position=number, content="Giao Sở Y tế")
        keep(session, conclusion)
        keep(session, ConclusionTask(conclusion_id=conclusion.id, task_id=task.id))
    [row] = rows(session, meetings)
    assert (row.chair, row.contents, row.conclusions, row.tasks) == ("Chủ tịch", 1, 2, 1)
    assert titles(session, leader=f"post:{post.id.hex}") == ["Phiên họp"]
    for words in ("phien hop", "so y te", "phien hop 0", "chu tich"):
        assert titles(session, words=words) == ["Phiên họp"]
    assert totals(session, meetings)["kết luận"] == 2


def test_days_before_a_session_are_working_days(session, add):
    keep(session, SpecialDay(day=date(2026, 11, 20), kind="off"))  # a Friday
    add("Phiên họp", date(2026, 11, 25), date(2026, 11, 19), date(2026, 11, 20), None)
    add("Hội nghị", date(2026, 11, 25), None, kind=MeetingKind.PARTY)
    add("Họp Đảng ủy UBND tỉnh", date(2026, 11, 25), None)
    add("Họp", date(2026, 11, 25), None, place="Đảng ủy UBND tỉnh")
    found = rows(session, papers)
    due = {row.meeting: row.due_on for row in found}
    session_day, party_day = date(2026, 11, 19), date(2026, 11, 23)
    assert due == {
        "Phiên họp": session_day,
        "Hội nghị": party_day,
        "Họp Đảng ủy UBND tỉnh": party_day,
        "Họp": session_day,
    }
    states = [row.receipt for row in found if row.meeting == "Phiên họp"]
    assert states == [Receipt.ON_TIME, Receipt.LATE, Receipt.MISSING]
    assert len(rows(session, papers, state="late")) == 1
    ordered = [row.due_on for row in rows(session, papers, Wanted(order="due_on"))]
    assert ordered == sorted(ordered)


def test_what_is_missing_for_a_meeting_to_come(session, add):
    add("Đã qua", TODAY - DAY, None)
    add("Sắp họp", TODAY + DAY, None, TODAY)
    found = rows(session, papers, state="missing_coming")
    assert [(row.meeting, row.is_past) for row in found] == [("Sắp họp", True)]
    assert len(rows(session, papers, state="missing")) == 2
    assert totals(session, papers) == {"đúng hạn": 0, "chậm": 1, "chưa gửi": 2}


def test_papers_by_agency_and_by_meeting(session, add):
    agency = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    meeting = add("Phiên họp", TODAY, None)
    keep(session, AgendaItem(meeting_id=meeting.id, content="Tờ trình", agency_id=agency.id, position=9))
    assert [row.content for row in rows(session, papers, agency=agency.id.hex)] == ["Tờ trình"]
    assert [row.content for row in rows(session, papers, words="to trinh")] == ["Tờ trình"]
    assert groups(session, papers, "agency") == [("Sở Y tế", 1), ("Chưa ghi cơ quan", 1)]
    assert groups(session, papers, "meeting") == [("Phiên họp", 2)]
