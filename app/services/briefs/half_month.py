"""Reports of half a month: a deputy's on the fields that he follows, a room's on its tasks (duties 111-113)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, func, literal_column, or_, select

from app.briefings.figures import Period
from app.briefings.half_month import AttendedMeeting, HalfMonthBriefing, Matters
from app.briefings.lists import Choice, Wanted
from app.briefings.month import TaskRow
from app.core.errors import AppError
from app.core.task_terms import TaskEventKind
from app.core.terms import Attendance, Outcome
from app.core.words import month_year
from app.models.agency import Agency
from app.models.invitation import Invitation, InvitationAttendee
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Field, FieldLeader, Person
from app.models.task import Task
from app.models.task_life import TaskEvent
from app.rules.facts import stands
from app.rules.periods import Month
from app.rules.spans import SpanKind, read_span
from app.rules.tallies import count_judgements
from app.services.briefs import Question
from app.services.briefs.days import parts
from app.services.delegations import posts_on
from app.services.forms.common import alive
from app.services.lists import tasks as task_list
from app.services.lists.common import PERIOD_SIGN
from app.services.month_tasks import judge_tasks, see_tasks
from app.services.obligations import deputies_on, rooms_on
from app.services.regulation_versions import read_regulations, regulation_on
from app.services.report_receipts import give_back, hand_in
from app.services.room_issuers import head_of
from app.services.workplace_sql import workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.document import OfficialDocument

BEYOND, OPINION = "Nội dung vượt thẩm quyền", "Nội dung cần xin ý kiến"
CHIEF, DEPUTY = "Đồng chí Chánh Văn phòng", "Đồng chí Phó Chánh Văn phòng phụ trách"
_BACK = 6  # half months that are offered
_MOST_ROWS = 500
_Whose = Callable[[str, str], ColumnElement[bool]]
"""Whether somebody is meant, by how SQL names his key and a day."""


def brief_deputy(session: Session, subject: str, today: date) -> HalfMonthBriefing:
    """Return what a deputy did in "2026-11-01..2026-11-15/KEY": the tasks of his fields, the meetings he attended."""
    start, end, key = _read(subject)
    person = alive(session, Person, key)
    fields = _fields_of(session, person, end)
    keys = _keys(session, "field", [field.id.hex for field in fields], start, end, today)
    scope = f"lĩnh vực {'; '.join(_inside(field.name) for field in fields)}" if fields else "được phân công"
    reporter = f"đồng chí {person.full_name}" + (f", {person.title}" if person.title else "")
    return _told(
        session,
        (start, end, today),
        keys=keys,
        reporter=reporter,
        scope=scope,
        meetings=_attended(session, _himself(person.id), start, min(end, today)),
        addressees=(CHIEF,),
        signer=person.full_name,
    )


def _inside(name: str) -> str:
    """The name of a field inside a sentence; abbreviations keep their capitals. Names hold commas."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def brief_room(session: Session, subject: str, today: date) -> HalfMonthBriefing:
    """Return what a room did in "2026-11-01..2026-11-15/KEY": its tasks, the meetings that its people attended."""
    start, end, key = _read(subject)
    room = alive(session, Agency, key)
    return _told(
        session,
        (start, end, today),
        keys=_keys(session, "room", [room.id.hex], start, end, today),
        reporter=room.name,
        scope=room.name,
        meetings=_attended(session, _of_room(room.id), start, min(end, today)),
        addressees=(CHIEF, DEPUTY),
        signer=head_of(session, room.id)[0],
    )


def subjects_of_deputies(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the half months up to now of each deputy."""
    deputies = [(person.id.hex, person.full_name) for person in deputies_on(session, today)]
    return _subjects(session, today, deputies)


def subjects_of_rooms(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the half months up to now of each room."""
    return _subjects(session, today, [(room.id.hex, room.name) for room in rooms_on(session, today)])


def half_month_of(day: date, middle: int) -> tuple[date, date]:
    """The half month that a day lies in; the first ends with the day `middle`."""
    month = Month(day.year, day.month)
    if day.day <= middle:
        return month.start, month.start + timedelta(days=middle - 1)
    return month.start + timedelta(days=middle), month.end


def _half_month(session: Session, day: date) -> tuple[date, date]:
    """The half month that a day lies in: its month is parted as on its first day."""
    return half_month_of(day, regulation_on(session, day.replace(day=1)).half_month_day)


def _subjects(session: Session, today: date, whose: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    halves = [_half_month(session, today)]
    while len(halves) < _BACK:
        halves.append(_half_month(session, halves[-1][0] - timedelta(days=1)))
    return tuple(
        Choice(f"{start}{PERIOD_SIGN}{end}/{key}", name, _said(start))
        for start, end in halves
        for key, name in whose
    )


def _said(start: date) -> str:
    half = "nửa đầu" if start.day == 1 else "nửa cuối"
    return f"{half} {month_year(start.year, start.month)}"


def _read(subject: str) -> tuple[date, date, str]:
    days, key = parts(subject)
    span = read_span(days, SpanKind.DAYS)
    if not key:
        raise AppError(
            "Chưa rõ báo cáo của ai.", "Chọn Phó Chánh Văn phòng hoặc phòng trong danh sách gợi ý."
        )
    return span.start, span.end, key


def _fields_of(session: Session, person: Person, day: date) -> list[Field]:
    """The fields that a person follows on a day, himself or by a post that he holds."""
    posts = posts_on(session, person.id, day)
    rows = session.execute(
        select(Field, FieldLeader.from_on, FieldLeader.to_on)
        .join(FieldLeader, FieldLeader.field_id == Field.id)
        .where(Field.deleted_at.is_(None), FieldLeader.deleted_at.is_(None))
        .where(or_(FieldLeader.person_id == person.id, FieldLeader.post_id.in_(posts)))
        .order_by(Field.sort_key)
    )
    return list(dict.fromkeys(field for field, since, until in rows if stands(since, until, day)))


def _keys(session: Session, name: str, codes: list[str], start: date, end: date, today: date) -> list[UUID]:
    """The tasks of the half month as their list has them with this filter; none of nothing."""
    if not codes:
        return []
    period = f"{start}{PERIOD_SIGN}{end}"
    wanted = Wanted(
        filters={name: tuple(codes), "period": (period,), "as_of": (min(end, today).isoformat(),)}
    )
    return [UUID(key) for key in task_list.find(session, wanted, today=today).keys]


def _told(
    session: Session,
    days: tuple[date, date, date],
    *,
    keys: list[UUID],
    reporter: str,
    scope: str,
    meetings: tuple[AttendedMeeting, ...],
    addressees: tuple[str, ...],
    signer: str,
) -> HalfMonthBriefing:
    start, end, today = days
    as_of = min(end, today)
    judged = judge_tasks(
        see_tasks(session, Period(start, end, as_of), only=Task.id.in_(keys)),
        Period(start, end, as_of),
        read_regulations(session),
    )
    rows = [(judgement, task.tell(judgement)) for task, judgement in judged]
    done = [row for judgement, row in rows if judgement.outcome in (Outcome.DONE_ON_TIME, Outcome.DONE_LATE)]
    overdue = [row for judgement, row in rows if judgement.outcome is Outcome.OVERDUE]
    after = _half_month(session, end + timedelta(days=1))
    return HalfMonthBriefing(
        start=start,
        end=end,
        reporter=reporter,
        scope=scope,
        tasks=count_judgements(judgement for _, judgement in judged),
        done=tuple(done[:_MOST_ROWS]),
        overdue=tuple(overdue[:_MOST_ROWS]),
        meetings=meetings,
        matters=_matters(session, keys, as_of),
        coming=tuple(_coming([row for _, row in rows], *after)),
        addressees=addressees,
        signer=signer,
        as_of=as_of,
    )


def _coming(rows: list[TaskRow], start: date, end: date) -> Iterable[TaskRow]:
    """The tasks that are not done and due in the half month after."""
    open_ones = (Outcome.IN_TIME, Outcome.OVERDUE)
    return (row for row in rows if row.outcome in open_ones and row.deadline and start <= row.deadline <= end)


def _matters(session: Session, keys: list[UUID], day: date) -> tuple[Matters, ...]:
    """What was put before higher leaders, and on what opinions still differ (duties 3, 22, 113)."""
    rows = session.execute(
        select(TaskEvent.kind, TaskEvent.content, Task.content)
        .join(Task, Task.id == TaskEvent.task_id)
        .where(TaskEvent.task_id.in_(keys), TaskEvent.deleted_at.is_(None), TaskEvent.happened_on <= day)
        .where(or_(TaskEvent.settled_on.is_(None), TaskEvent.settled_on > day))
        .order_by(TaskEvent.happened_on, TaskEvent.id)
    ).all()
    titles = {TaskEventKind.ESCALATED: BEYOND, TaskEventKind.DIFFERING: OPINION}
    return tuple(
        Matters(title, tuple(f"{task}: {said}" if said else task for of, said, task in rows if of is kind))
        for kind, title in titles.items()
        if any(of is kind for of, *_ in rows)
    )


def _himself(person: UUID) -> _Whose:
    return lambda who, _: literal_column(who, Uuid()) == person


def _of_room(room: UUID) -> _Whose:
    """Whoever works in the room on the day of the meeting."""

    def whose(who: str, day: str) -> ColumnElement[bool]:
        works = f"SELECT {workplace('person', day)} FROM person WHERE person.id = {who} AND person.deleted_at IS NULL"
        return literal_column(f"({works})", Uuid()) == room

    return whose


def _attended(session: Session, whose: _Whose, start: date, end: date) -> tuple[AttendedMeeting, ...]:
    """The meetings of ours and of others that some people attended, by day (duty 80)."""
    own = session.execute(
        select(Meeting.title, Meeting.held_on)
        .join(MeetingAttendance, MeetingAttendance.meeting_id == Meeting.id)
        .where(
            Meeting.deleted_at.is_(None),
            Meeting.cancelled_on.is_(None),
            MeetingAttendance.deleted_at.is_(None),
        )
        .where(MeetingAttendance.state == Attendance.PRESENT, Meeting.held_on.between(start, end))
        .where(whose("meeting_attendance.person_id", "meeting.held_on"))
        .distinct()
    )
    by_name = func.coalesce(whose("invitation.invited_id", "invitation.held_on"), False)
    others = session.execute(
        select(Invitation.content, Invitation.held_on, Invitation.report, by_name)
        .join(InvitationAttendee, InvitationAttendee.invitation_id == Invitation.id)
        .where(Invitation.deleted_at.is_(None), InvitationAttendee.deleted_at.is_(None))
        .where(Invitation.declined.is_(False), Invitation.held_on.between(start, end))
        .where(whose("invitation_attendee.person_id", "invitation.held_on"))
        .distinct()
    )
    found = [
        *(AttendedMeeting(title, held_on) for title, held_on in own),
        *(
            AttendedMeeting(content, held_on, report, delegated=not invited)
            for content, held_on, report, invited in others
        ),
    ]
    return tuple(sorted(found, key=lambda one: (one.held_on, one.title)))


def _handed_in(session: Session, letter: OfficialDocument, _: HalfMonthBriefing) -> None:
    hand_in(session, *_owed(letter), letter=letter)


def _given_back(session: Session, letter: OfficialDocument) -> None:
    give_back(session, *_owed(letter), letter=letter)


def _owed(letter: OfficialDocument) -> tuple[str, date, date, UUID]:
    """The kind of the regulation that a report is of, its days, and whose it is."""
    start, end, key = _read(letter.subject)
    return _KINDS[letter.kind_code], start, end, UUID(key)


_KINDS = {"deputy_report": "half_month_deputy", "room_report": "half_month_room"}
QUESTIONS = {
    "deputy_report": Question(
        brief_deputy, subjects_of_deputies, went_out=_handed_in, taken_back=_given_back
    ),
    "room_report": Question(brief_room, subjects_of_rooms, went_out=_handed_in, taken_back=_given_back),
}
