"""The desk of a day: what asks for attention, counted by the very lists that it opens, and the next meetings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.briefings.desk import Card, Counter, Desk, DueTask, NextMeeting, Urgency
from app.briefings.lists import Wanted
from app.core.meeting_terms import ItemState
from app.core.programme_terms import RequestDecision
from app.core.task_terms import Decided, Settled, Supply
from app.core.terms import ItemStanding, MeetingStanding, TaskState
from app.models.asking import ask
from app.services.confirmed_years import unconfirmed_years
from app.services.lists import (
    adjustments,
    agency_requests,
    delay_reports,
    documents,
    extension_requests,
    invitations,
    meetings,
    papers,
    programme,
    registrations,
    reports,
    rounds,
    task_events,
    tasks,
)
from app.services.regulation_versions import regulation_on

if TYPE_CHECKING:
    from datetime import date

    from app.models.asking import Reads

_COUNTS: dict[str, Callable[..., int]] = {
    "tasks": tasks.count,
    "documents": documents.count,
    "programme": programme.count,
    "meetings": meetings.count,
    "papers": papers.count,
    "reports": reports.count,
    "rounds": rounds.count,
    "invitations": invitations.count,
    "agency_requests": agency_requests.count,
    "delay_reports": delay_reports.count,
    "extension_requests": extension_requests.count,
    "task_events": task_events.count,
    "adjustments": adjustments.count,
    "registrations": registrations.count,
}
_MENU = {
    "tasks": ("tasks", "state", TaskState.OVERDUE),
    "programme": ("programme", "state", ItemStanding.LATE),
    "meetings": ("meetings", "state", MeetingStanding.TODAY),
    "opinions": ("rounds", "state", rounds.CHASE.code),
    "reports": ("reports", "state", reports.DUE.code),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a card says, and the filter of a list that it counts by."""

    label: str
    aside: str
    urgency: Urgency
    list: str
    filter: str
    code: str


_CARDS = {
    "overdue": _Asked(
        "Nhiệm vụ quá hạn", "chưa hoàn thành", Urgency.LATE, "tasks", "state", TaskState.OVERDUE
    ),
    "due_soon": _Asked("Nhiệm vụ sắp đến hạn", "", Urgency.SOON, "tasks", "state", TaskState.DUE_SOON),
    "delay_report": _Asked(
        "Hạn cuối báo cáo chậm",
        "hôm nay, chưa có báo cáo",
        Urgency.SOON,
        "tasks",
        "state",
        TaskState.DELAY_REPORT,
    ),
    "delays_waiting": _Asked(
        "Báo cáo chậm chờ quyết định", "", Urgency.SOON, "delay_reports", "state", Decided.WAITING
    ),
    "extensions_waiting": _Asked(
        "Xin gia hạn chờ quyết định", "", Urgency.SOON, "extension_requests", "state", Decided.WAITING
    ),
    "differing": _Asked(
        "Ý kiến khác nhau", "chưa giải quyết", Urgency.SOON, "task_events", "state", Settled.OPEN
    ),
    "requests_missing": _Asked(
        "Yêu cầu quá hạn", "cơ quan chưa cung cấp", Urgency.LATE, "agency_requests", "state", Supply.MISSING
    ),
    "adjustments_waiting": _Asked(
        "Điều chỉnh chương trình chờ quyết định",
        "",
        Urgency.SOON,
        "adjustments",
        "decision",
        RequestDecision.PENDING,
    ),
    "registrations_waiting": _Asked(
        "Đăng ký chương trình chờ xem xét",
        "",
        Urgency.SOON,
        "registrations",
        "state",
        registrations.TO_CONSIDER.code,
    ),
    "papers_missing": _Asked(
        "Cuộc họp thiếu tài liệu",
        "hôm nay và sắp tới",
        Urgency.SOON,
        "meetings",
        "state",
        meetings.PAPERS_MISSING.code,
    ),
    "to_withdraw": _Asked(
        "Nội dung cần đề nghị rút",
        "quá hạn gửi tài liệu",
        Urgency.LATE,
        "papers",
        "standing",
        ItemState.TO_WITHDRAW,
    ),
    "not_consulted": _Asked(
        "Nội dung chưa xin ý kiến",
        "quá hạn, sắp họp",
        Urgency.LATE,
        "papers",
        "asked",
        papers.OVERDUE_COMING.code,
    ),
    "reports_due": _Asked(
        "Báo cáo cần đôn đốc", "quá hạn, sắp đến hạn", Urgency.SOON, "reports", "state", reports.DUE.code
    ),
    "invitations": _Asked(
        "Giấy mời đến cần xử lý",
        "phân công, báo cáo",
        Urgency.SOON,
        "invitations",
        "state",
        invitations.ATTENTION.code,
    ),
    "no_task": _Asked(
        "Văn bản chưa có nhiệm vụ",
        "cần rà soát",
        Urgency.CALM,
        "documents",
        "tasks",
        documents.WITHOUT_TASK.code,
    ),
}
_STANDING = frozenset({"overdue", "due_soon", "delay_report", "papers_missing", "reports_due", "no_task"})
_NEXT_MEETINGS, _NEXT_DUE = 6, 8
FOLLOWED = ("task", "source_document", "programme_item", "meeting", "invitation", "report_obligation")
"""The tables of what an office follows."""


def read_desk(session: Reads, *, today: date) -> Desk:
    """Read the desk as of a day (duties 9, 11, 18, 42, 54, 55, 57)."""
    days = regulation_on(session, today).due_soon_days
    return Desk(
        today,
        _cards(session, today, days),
        _next_meetings(session, today),
        _next_due(session, today),
        _is_empty(session),
        unconfirmed_years(session, today=today),
    )


def menu_counts(session: Reads, today: date) -> dict[str, Counter]:
    """Return what the side menu counts beside a page: late tasks and items, meetings of today, what is to be urged."""
    return {page: _counter(session, today, *asked) for page, asked in _MENU.items()}


def _cards(session: Reads, today: date, days: int) -> tuple[Card, ...]:
    asked = {**_CARDS, "due_soon": replace(_CARDS["due_soon"], aside=f"trong {days} ngày làm việc tới")}
    return tuple(
        Card(
            name,
            one.label,
            one.aside,
            one.urgency,
            _counter(session, today, one.list, one.filter, one.code),
            stands=name in _STANDING,
        )
        for name, one in sorted(asked.items(), key=lambda named: named[0] not in _STANDING)
    )


def _counter(session: Reads, today: date, list_name: str, filter_name: str, code: str) -> Counter:
    wanted = Wanted(filters={filter_name: (str(code),)})
    return Counter(list_name, wanted, _COUNTS[list_name](session, wanted, today=today))


def _next_meetings(session: Reads, today: date) -> tuple[NextMeeting, ...]:
    ahead = Wanted(
        filters={"state": (MeetingStanding.TODAY.value, MeetingStanding.COMING.value)}, order="held_on"
    )
    keys = meetings.find(session, ahead, today=today).keys[:_NEXT_MEETINGS]
    return tuple(
        NextMeeting(
            key=meeting.key,
            title=meeting.title,
            held_on=meeting.held_on,
            starts_at=meeting.starts_at,
            place=meeting.place,
            contents=meeting.contents,
            papers_missing=meeting.papers_missing,
        )
        for meeting in meetings.read(session, keys, today=today)
    )


def _next_due(session: Reads, today: date) -> tuple[DueTask, ...]:
    near = Wanted(filters={"state": (TaskState.DUE_SOON.value,)}, order="deadline")
    keys = tasks.find(session, near, today=today).keys[:_NEXT_DUE]
    return tuple(
        DueTask(task.key, task.content, task.leads, task.deadline, task.days_left)
        for task in tasks.read(session, keys, today=today)
        if task.deadline is not None and task.days_left is not None
    )


def _is_empty(session: Reads) -> bool:
    """Whether nothing that an office follows was entered; agencies may stand there from the first start."""
    found = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE deleted_at IS NULL)" for table in FOLLOWED)
    [(holds,)] = ask(session, f"SELECT {found}")
    return not holds
