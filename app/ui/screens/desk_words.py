"""What the desk says of a meeting, of a task that is due soon, and of a draft: two lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.fields import NOUNS
from app.core.words import short_date, weekday
from app.ui import theme
from app.ui.widgets.two_line_list import Entry

if TYPE_CHECKING:
    from datetime import date

    from app.briefings.desk import DueTask, NextMeeting
    from app.briefings.drafts import DraftRow

_TABLES = {
    "document": "source_document",
    "report": "report_obligation",
    "report_round": "report_obligation",
    "report_merge": "written_part",
    "conclusion_tasks": "conclusion_task",
    "office_texts": "written_part",
    "official": "written_part",
    "minutes": "meeting_record",
    "guests": "meeting_attendance",
    "registration": "programme_proposal",
    "incoming": "incoming_document",
    "oral_instruction": "source_document",
    "recurring": "recurring_task",
    "from_template": "task",
    "plan": "programme_plan",
}
"""Where a form's record has another name than the form."""
_TITLED = {"from_template": "Tạo nhiệm vụ từ mẫu", "report_round": "Giao báo cáo cho nhiều nơi"}
"""Forms that make many records at once, by the title over them: another form makes a single one."""


def day_said(day: date) -> str:
    """A day as people say it: "Thứ Hai, 23/11/2026"."""
    said = weekday(day)
    return f"{said[0].upper()}{said[1:]}, {short_date(day)}"


def meeting_entry(day: date, meeting: NextMeeting) -> Entry:
    """A meeting as it is seen on a day."""
    when = "Hôm nay" if meeting.held_on == day else day_said(meeting.held_on)
    hour = f", {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    urgent = theme.Mark.LATE if meeting.held_on == day else theme.Mark.SOON
    mark = urgent if meeting.papers_missing else theme.Mark.NEUTRAL
    aside = " · ".join(filter(None, (_papers(meeting, mark), meeting.place)))
    return Entry(f"{when}{hour} – {meeting.title}", aside, mark)


def _papers(meeting: NextMeeting, mark: theme.Mark) -> str:
    if not meeting.contents:
        return "Chưa ghi nội dung họp"
    if not meeting.papers_missing:
        return f"{meeting.contents} nội dung, đủ tài liệu"
    return f"{theme.SIGNS[mark]} Thiếu tài liệu {meeting.papers_missing}/{meeting.contents} nội dung"


def due_entry(day: date, task: DueTask) -> Entry:
    """A task as it is seen on a day: when it is due, how near that is, and who does it."""
    left = f"còn {task.days_left} ngày làm việc" if task.days_left else "chỉ còn ngày nghỉ"
    when = "Hôm nay" if task.deadline == day else f"{day_said(task.deadline)}, {left}"
    said = f"{theme.SIGNS[theme.Mark.SOON]} {when}"
    return Entry(task.content, " · ".join(filter(None, (said, "; ".join(task.leads)))), theme.Mark.SOON)


def draft_entry(draft: DraftRow) -> Entry:
    """What was being written, and when it was kept."""
    noun = NOUNS[_TABLES.get(draft.form, draft.form)]
    new = _TITLED.get(draft.form) or f"{noun[0].upper()}{noun[1:]} mới"
    what = new if draft.form in _TITLED or not draft.key else f"Sửa {noun}"
    return Entry(
        draft.title or "Chưa ghi nội dung", f"{what} · giữ lúc {draft.updated_at.astimezone():%H:%M %d/%m}"
    )
