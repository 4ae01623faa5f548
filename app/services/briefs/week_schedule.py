"""The weekly schedule of all leaders or of one; what differs from the version sent before is marked (duties 81-84)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Select, func, or_, select, union_all

from app.briefings.lists import Choice
from app.briefings.schedule import OddDay, ScheduleEntry, WeekSchedule
from app.core.errors import AppError
from app.core.issuing import Standing
from app.core.terms import DayKind
from app.core.words import capital
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.document import OfficialDocument
from app.models.meeting import MeetingAttendance
from app.models.person import Delegation, Person, Post, PostHolding
from app.models.schedule import Appointment, AppointmentPerson
from app.rules.chairing import printed, warning_of
from app.rules.spans import Span, SpanKind, read_span, span_of
from app.rules.working_days import off_name
from app.services.briefs import Question
from app.services.briefs.days import parts
from app.services.chairing import Chair, chairs_on_lines
from app.services.clashes import stand_ins, taken_between
from app.services.delegations import delegated_on, holders_on
from app.services.forms.common import key_of
from app.services.freezing import thawed
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CODE = "week_schedule"
ALL_LEADERS = "lãnh đạo UBND tỉnh"
_BACK, _AHEAD = 8, 3


def brief(session: Session, subject: str, _: date) -> WeekSchedule:
    """Return the schedule of "2026-W45", of all or of one leader ("2026-W45/post:KEY", "2026-W45/person:KEY")."""
    code, whose = parts(subject)
    span = read_span(code, SpanKind.WEEK)
    of = said_of(session, whose, span.start)
    lines = _lines(session, span, whose)
    before = sent_before(session, subject)
    entries = tuple(replace(entry, changed=_is_other(entry, before)) for _, entry in lines)
    version = 0 if before is None else before.version + 1
    return WeekSchedule(
        name=span.name,
        start=span.start,
        end=span.end,
        of=of,
        entries=entries,
        version=version,
        made_at=_changed_at(session, [row for row, _ in lines]) if version else None,
        removed=_removed(entries, before),
        odd_days=tuple(_odd_days(session, span)),
        alone=bool(whose),
    )


def notices(session: Session, subject: str) -> tuple[str, ...]:
    """Return which of its lines are of meetings whose chair is away."""
    code, whose = parts(subject)
    entries = [entry for _, entry in _lines(session, read_span(code, SpanKind.WEEK), whose)]
    chairs = chairs_on_lines(session, [entry.key for entry in entries])
    told = (warning_of(one.content, one.day, chairs[one.key].noted) for one in entries if one.key in chairs)
    return tuple(filter(None, told))


def _lines(session: Session, span: Span, whose: str) -> list[tuple[Appointment, ScheduleEntry]]:
    """The lines of a week with what is said of them, of all or of one leader."""
    lines = read_lines(session, span.start, span.end)
    if not whose:
        return lines
    theirs = _of(session, whose, span.start, span.end)
    return [(row, entry) for row, entry in lines if entry.key in theirs]


def _odd_days(session: Session, span: Span) -> Iterator[OddDay]:
    """The days off and the make-up days of a week."""
    calendar = read_calendar(session)
    for day in (span.start + timedelta(days=number) for number in range((span.end - span.start).days + 1)):
        if name := off_name(day, calendar):
            yield OddDay(day, name, is_off=True)
        elif day in calendar.make_up_days:
            yield OddDay(day, DayKind.MAKE_UP.label, is_off=False)


def subjects(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the next week, this one, those around them; then this week and the next of each leader on it."""
    weeks = _weeks(today)
    here = weeks.index(span_of(today, SpanKind.WEEK))
    ordered = [weeks[here + 1], weeks[here], *weeks[here + 2 :], *reversed(weeks[:here])]
    leaders = [
        Choice(f"{span.code}/{code}", capital(span.name), name)
        for span in ordered[:2]
        for code, name in leaders_of(session, span.start, span.end).items()
    ]
    return (*(Choice(span.code, capital(span.name), ALL_LEADERS) for span in ordered), *leaders)


def _weeks(today: date) -> list[Span]:
    return [
        span_of(date.fromordinal(today.toordinal() + 7 * number), SpanKind.WEEK)
        for number in range(-_BACK, _AHEAD + 1)
    ]


def leaders_of(session: Session, start: date, end: date) -> dict[str, str]:
    """Return who chairs or takes part in something on these days: "post:KEY" or "person:KEY" with the name.

    Of those who come to its meetings, invited or instead of others, whoever holds a post; who does not come to one is
    not there by it; whoever acts for a post of a line. Nobody is there twice: whoever holds a post of them all these
    days is on its schedule, which has the lines of the person too.
    """
    inside = (Appointment.day.between(start, end), Appointment.deleted_at.is_(None))
    chairs = session.execute(select(Appointment.chair_post_id, Appointment.chair_person_id).where(*inside))
    others = session.execute(
        select(AppointmentPerson.post_id, AppointmentPerson.person_id)
        .join(Appointment, Appointment.id == AppointmentPerson.appointment_id)
        .where(*inside, AppointmentPerson.deleted_at.is_(None))
    )
    here = _tokens_in(session, start, end)
    seen = {
        (post, person)
        for post, person in (*chairs, *others, *_acting(session, start, end))
        if here & {f"post:{post.hex}" if post else "", f"person:{person.hex}" if person else ""}
    }
    seen |= {(post, None) for post in _posts_of_guests(session, here, start, end)}
    posts = session.execute(
        select(Post.id, Post.name)
        .where(Post.id.in_({post for post, _ in seen if post}))
        .order_by(Post.position, Post.sort_key)
    )
    people = session.execute(
        select(Person.id, Person.full_name)
        .where(Person.id.in_({person for _, person in seen if person}))
        .where(Person.id.not_in(_holding({post for post, _ in seen if post}, start, end)))
        .order_by(Person.rank == 0, Person.rank, Person.sort_key)
    )
    return {
        **{f"post:{key.hex}": name for key, name in posts},
        **{f"person:{key.hex}": name for key, name in people},
    }


def _acting(session: Session, start: date, end: date) -> set[tuple[None, UUID]]:
    """Who acts by delegation for a post of a line on its day."""
    on_line = select(Appointment.id, Appointment.day, Appointment.chair_post_id.label("post_id"))
    beside = select(Appointment.id, Appointment.day, AppointmentPerson.post_id)
    beside = beside.join(AppointmentPerson, AppointmentPerson.appointment_id == Appointment.id)
    inside = (Appointment.day.between(start, end), Appointment.deleted_at.is_(None))
    lines = union_all(
        on_line.where(*inside), beside.where(*inside, AppointmentPerson.deleted_at.is_(None))
    ).subquery()
    query = (
        select(Delegation.person_id)
        .join(lines, lines.c.post_id == Delegation.post_id)
        .where(Delegation.deleted_at.is_(None), delegated_on(lines.c.day))
    )
    return {(None, person) for person in session.scalars(query)}


def _tokens_in(session: Session, start: date, end: date) -> set[str]:
    """Whom the lines of some days take."""
    inside = (Appointment.day.between(start, end), Appointment.deleted_at.is_(None))
    lines = {key.hex for key in session.scalars(select(Appointment.id).where(*inside))}
    return {token for one in taken_between(session, start, end) if one.key in lines for token in one.people}


def _posts_of_guests(session: Session, here: set[str], start: date, end: date) -> set[UUID]:
    """The posts of those invited to the meetings on the lines of some days who come, and who come instead of others."""
    inside = (Appointment.day.between(start, end), Appointment.deleted_at.is_(None))
    invited = session.execute(
        select(PostHolding.post_id, PostHolding.person_id)
        .join(MeetingAttendance, MeetingAttendance.person_id == PostHolding.person_id)
        .join(Appointment, Appointment.meeting_id == MeetingAttendance.meeting_id)
        .where(*inside, MeetingAttendance.deleted_at.is_(None), PostHolding.deleted_at.is_(None))
        .where(or_(PostHolding.from_on.is_(None), PostHolding.from_on <= Appointment.day))
        .where(or_(PostHolding.to_on.is_(None), PostHolding.to_on >= Appointment.day))
    )
    coming = {post for post, person in invited if f"person:{person.hex}" in here}
    return coming | _posts_of(session, stand_ins(session, start, end), start, end)


def _posts_of(session: Session, people: set[UUID], start: date, end: date) -> set[UUID]:
    """The posts that people hold on one of these days."""
    held = (
        select(PostHolding.post_id)
        .where(PostHolding.person_id.in_(people), PostHolding.deleted_at.is_(None))
        .where(or_(PostHolding.from_on.is_(None), PostHolding.from_on <= end))
        .where(or_(PostHolding.to_on.is_(None), PostHolding.to_on >= start))
    )
    return set(session.scalars(held)) if people else set()


def _holding(posts: set[UUID], start: date, end: date) -> Select[UUID]:
    """Those who hold one of the posts on all of these days."""
    return select(PostHolding.person_id).where(
        PostHolding.post_id.in_(posts),
        PostHolding.deleted_at.is_(None),
        or_(PostHolding.from_on.is_(None), PostHolding.from_on <= start),
        or_(PostHolding.to_on.is_(None), PostHolding.to_on >= end),
    )


def said_of(session: Session, whose: str, day: date) -> str:
    """Whose the schedule is inside a sentence: "đồng chí Trần Văn Bình, Chủ tịch UBND tỉnh"; AppError for nobody."""
    if not whose:
        return ALL_LEADERS
    table, _, key = whose.partition(":")
    if table == "post" and (post := session.get(Post, key_of(key))) is not None:
        holders = [session.get(Person, holder) for holder in holders_on(session, post.id, day)]
        names = ", ".join(person.full_name for person in holders if person is not None)
        return f"đồng chí {names}, {post.name}" if names else post.name
    if table == "person" and (person := session.get(Person, key_of(key))) is not None:
        return f"đồng chí {person.full_name}" + (f", {person.title}" if person.title else "")
    raise AppError("Không tìm thấy người của lịch này.", "Chọn lại lãnh đạo, hoặc lập lịch chung.")


def read_lines(session: Session, start: date, end: date) -> list[tuple[Appointment, ScheduleEntry]]:
    """Return the lines of some days with what the schedule says of each, in the order of their hours."""
    rows = session.scalars(
        select(Appointment)
        .where(Appointment.day.between(start, end), Appointment.deleted_at.is_(None))
        .order_by(Appointment.day, Appointment.starts_at, Appointment.id)
    ).all()
    people = _people_of(session, rows)
    names, chairs = _names(session, rows), chairs_on_lines(session, [row.id.hex for row in rows])
    return [(row, _entry(row, people.get(row.id, []), names, chairs.get(row.id.hex))) for row in rows]


def _people_of(session: Session, rows: Iterable[Appointment]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    query = (
        select(AppointmentPerson.appointment_id, func.coalesce(Post.name, Person.full_name))
        .outerjoin(Post, Post.id == AppointmentPerson.post_id)
        .outerjoin(Person, Person.id == AppointmentPerson.person_id)
        .where(AppointmentPerson.appointment_id.in_([row.id for row in rows]))
        .where(AppointmentPerson.deleted_at.is_(None))
        .order_by(AppointmentPerson.position, AppointmentPerson.id)
    )
    for line, name in session.execute(query):
        found.setdefault(line, []).append(name)
    return found


def _names(session: Session, rows: Iterable[Appointment]) -> dict[UUID, str]:
    """What the posts, people and agencies of the lines are called."""
    wanted = {
        key
        for row in rows
        for key in (
            row.chair_post_id,
            row.chair_person_id,
            row.prepares_id,
            row.office_leader_id,
            row.room_id,
        )
        if key is not None
    }
    named = ((Post, Post.name), (Person, Person.full_name), (Agency, Agency.name))
    return {
        key: name
        for table, column in named
        for key, name in session.execute(select(table.id, column).where(table.id.in_(wanted)))
    }


def _entry(
    row: Appointment, people: list[str], names: Mapping[UUID, str], chair: Chair | None
) -> ScheduleEntry:
    def name(key: UUID | None) -> str:
        return names.get(key, "") if key is not None else ""

    return ScheduleEntry(
        day=row.day,
        half=row.half,
        content=row.content,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        chair=printed(name(row.chair_post_id or row.chair_person_id), chair.noted if chair else None),
        attends="; ".join((*people, *filter(None, (row.attends,)))),
        place=row.place,
        prepares=name(row.prepares_id),
        office_leader=name(row.office_leader_id),
        room=name(row.room_id),
        key=row.id.hex,
    )


def _of(session: Session, whose: str, start: date, end: date) -> set[str]:
    """The lines of some days that somebody chairs or takes part in, himself or for a post: as its holder or acting."""
    table, _, key = whose.partition(":")

    @cache
    def names(day: date) -> set[str]:
        holders = holders_on(session, key_of(key), day) if table == "post" else ()
        return {whose, *(f"person:{holder.hex}" for holder in holders)}

    return {
        taken.key for taken in taken_between(session, start, end) if names(taken.slot.day) & set(taken.people)
    }


def sent_before(session: Session, subject: str) -> WeekSchedule | None:
    """Return the schedule as it went out the last time, none where it never did."""
    text = session.scalar(
        select(OfficialDocument.briefing)
        .where(
            OfficialDocument.kind_code == CODE,
            OfficialDocument.subject == subject,
            OfficialDocument.standing == Standing.ISSUED,
            OfficialDocument.deleted_at.is_(None),
        )
        .order_by(OfficialDocument.version.desc())
        .limit(1)
    )
    return None if text is None else thawed(text, WeekSchedule)


def marked(session: Session, schedule: WeekSchedule, subject: str) -> WeekSchedule:
    """Return a schedule with the marks and the version that its lines have beside another one as that was sent last."""
    before = sent_before(session, subject)
    entries = tuple(replace(entry, changed=_is_other(entry, before)) for entry in schedule.entries)
    return replace(schedule, entries=entries, version=0 if before is None else before.version + 1)


def _is_other(entry: ScheduleEntry, before: WeekSchedule | None) -> bool:
    if before is None:
        return False
    return replace(entry, changed=False) not in {replace(one, changed=False) for one in before.entries}


def _removed(entries: tuple[ScheduleEntry, ...], before: WeekSchedule | None) -> tuple[ScheduleEntry, ...]:
    """What stood in the version before and stands nowhere now; what was moved is not gone."""
    if before is None:
        return ()
    here = {entry.key for entry in entries}
    return tuple(replace(one, changed=False) for one in before.entries if one.key not in here)


def _changed_at(session: Session, rows: Iterable[Appointment]) -> datetime | None:
    """When one of the lines, or who chairs its meeting, was changed the last time, in local time."""
    lines = [row.id.hex for row in rows]
    keys = [*lines, *(chair.row for chair in chairs_on_lines(session, lines).values())]
    at = session.scalar(select(func.max(Change.at)).where(Change.row_id.in_(keys)))
    if not at:
        return None
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone().replace(tzinfo=None)


QUESTIONS = {CODE: Question(brief, subjects, notices=notices)}
