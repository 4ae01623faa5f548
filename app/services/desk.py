"""The desk of a day: what asks for attention, counted by the very lists that it opens, and the next meetings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.briefings.desk import Card, Counter, Desk, DueTask, NextMeeting, Reminding, Urgency
from app.briefings.lists import Wanted
from app.core.meeting_terms import ItemState
from app.core.programme_terms import RequestStanding
from app.core.task_terms import Decided, Granting, Settled, Supply
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
    recurring_tasks,
    registrations,
    reports,
    rounds,
    task_events,
    tasks,
)
from app.services.regulation_versions import regulation_on
from app.services.seats import person_and_room

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
    "recurring_tasks": recurring_tasks.count,
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


@dataclass(frozen=True, slots=True)
class _Near:
    """How soon is soon for tasks, and for reports; which filters of tasks say so, and those that the person follows."""

    days: int
    days_of_reports: int
    filters: Mapping[str, tuple[str, ...]]
    followed: Mapping[str, tuple[str, ...]]


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
        "Xin gia hạn chờ quyết định", "", Urgency.SOON, "extension_requests", "state", Granting.WAITING
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
        RequestStanding.PENDING,
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
        "Báo cáo cần đôn đốc", "quá hạn,", Urgency.SOON, "reports", "state", reports.DUE.code
    ),
    "invitations": _Asked(
        "Giấy mời đến cần xử lý",
        "phân công, báo cáo",
        Urgency.SOON,
        "invitations",
        "state",
        invitations.ATTENTION.code,
    ),
    "recurring_stopped": _Asked(
        "Nhiệm vụ định kỳ không còn cơ quan chủ trì",
        "không lập kỳ nào nữa",
        Urgency.SOON,
        "recurring_tasks",
        "state",
        recurring_tasks.STOPPED.code,
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
EVERYTHING = Reminding()
"""What is shown to who chose nothing."""
FOLLOWED = ("task", "source_document", "programme_item", "meeting", "invitation", "report_obligation")
"""The tables of what an office follows."""


def read_desk(session: Reads, *, today: date, reminding: Reminding = EVERYTHING, actor: str = "") -> Desk:
    """Read the desk as of a day (duties 9, 11, 18, 42, 54, 55, 57), as the one who sits there wants it (feature 13)."""
    near = _near(session, today, reminding, actor)
    return Desk(
        today,
        _cards(session, today, near, reminding.left_out),
        _next_meetings(session, today),
        _next_due(session, today, near),
        _is_empty(session),
        unconfirmed_years(session, today=today),
    )


def menu_counts(session: Reads, today: date) -> dict[str, Counter]:
    """Return what the side menu counts beside a page: late tasks and items, meetings of today, what is to be urged."""
    return {page: _counter(session, today, *asked) for page, asked in _MENU.items()}


def reminders() -> tuple[tuple[str, str], ...]:
    """Return every card that a person may leave out, by its name and label."""
    return tuple((name, one.label) for name, one in _CARDS.items())


def _near(session: Reads, today: date, reminding: Reminding, actor: str) -> _Near:
    """What a person chose holds for tasks alone: reports go by the number of the regulation, as in their list."""
    usual, followed = regulation_on(session, today).due_soon_days, _followed(session, reminding, actor)
    if reminding.days is None:
        return _Near(usual, usual, {"state": (TaskState.DUE_SOON.value,)}, followed)
    return _Near(reminding.days, usual, {"soon": (str(reminding.days),)}, followed)


def _followed(session: Reads, reminding: Reminding, actor: str) -> Mapping[str, tuple[str, ...]]:
    """The filter of the tasks of a person; none where nobody, or several, have that name."""
    person = person_and_room(session, actor)[0] if reminding.only_mine else ""
    return {"follower": (person,)} if person else {}


def _cards(session: Reads, today: date, near: _Near, left_out: Collection[str]) -> tuple[Card, ...]:
    shown = {name: one for name, one in _CARDS.items() if name not in left_out}
    return tuple(
        Card(
            name,
            one.label,
            _aside(name, one, near),
            one.urgency,
            _card_counter(session, today, name, one, near),
            stands=name in _STANDING,
        )
        for name, one in sorted(shown.items(), key=lambda named: named[0] not in _STANDING)
    )


def _aside(name: str, card: _Asked, near: _Near) -> str:
    said = card.aside
    if name == "due_soon":
        said = _within(near.days)
    elif name == "reports_due":
        said = f"{said} {_within(near.days_of_reports)}"
    return f"{said}, tôi theo dõi" if near.followed and card.list == "tasks" else said


def _within(days: int) -> str:
    return f"trong {days} ngày làm việc tới"


def _card_counter(session: Reads, today: date, name: str, card: _Asked, near: _Near) -> Counter:
    filters = near.filters if name == "due_soon" else {card.filter: (str(card.code),)}
    followed = near.followed if card.list == "tasks" else {}
    return _counted(session, today, card.list, Wanted(filters={**filters, **followed}))


def _counter(session: Reads, today: date, list_name: str, filter_name: str, code: str) -> Counter:
    return _counted(session, today, list_name, Wanted(filters={filter_name: (str(code),)}))


def _counted(session: Reads, today: date, list_name: str, wanted: Wanted) -> Counter:
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


def _next_due(session: Reads, today: date, near: _Near) -> tuple[DueTask, ...]:
    wanted = Wanted(filters={**near.filters, **near.followed}, order="deadline")
    keys = tasks.find(session, wanted, today=today).keys[:_NEXT_DUE]
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
