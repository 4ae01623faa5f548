"""Work programmes of a year, a quarter, a month or a week, from one of the two books (duties 33-38)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_, select

from app.briefings.figures import Period
from app.briefings.lists import Choice
from app.briefings.programme import Programme, ProgrammeGroup, ProgrammeLine, ProgrammeMeeting
from app.core.errors import AppError
from app.core.programme_terms import PlanScope
from app.core.terms import AgencyRole, Book, MeetingKind
from app.core.words import capital, short_date
from app.models.meeting import Meeting
from app.models.person import Person, Post
from app.models.programme import ProgrammeAgency, ProgrammeItem, ProgrammePlan
from app.rules.chairing import NotedChair, printed, warning_of
from app.rules.facts import holds, is_withdrawn
from app.rules.meeting_kinds import OF_OFFICE, SESSIONS
from app.rules.periods import Month, month_of, months_covered
from app.rules.programme_due import effective_month, is_carried_away, is_due
from app.rules.spans import Span, SpanKind, read_span, span_of
from app.services.briefs import Question
from app.services.briefs.days import OFFICE, parts
from app.services.chairing import chairs_of
from app.services.forms.common import alive
from app.services.forms.refs import ref_of
from app.services.issued_plans import keep_plan
from app.services.month_lists import SeenItem, see_programme
from app.services.plan_rooms import plan_room, rooms_of
from app.services.programme_additions import issued_programme
from app.services.programme_days import contents_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from sqlalchemy.orm import Session

NO_LEADER = "Chưa phân công lãnh đạo phụ trách"
_BY_MONTH = frozenset({SpanKind.YEAR, SpanKind.QUARTER})
_YEARS_BACK = 3


def brief(session: Session, subject: str, today: date, *, kind: SpanKind) -> Programme:
    """Return the programme as it stands today, or stood at its end; "/office" behind its days asks for the office's."""
    code, asked = parts(subject)
    if asked not in ("", OFFICE):
        raise AppError(f"Không có sổ chương trình “{asked}”.", f"Ghi {code} hoặc {code}/{OFFICE}.")
    book = Book.OFFICE if asked else Book.COMMITTEE
    return _programme(session, read_span(code, kind), book, today, only=ProgrammeItem.book == book)


def brief_room(session: Session, subject: str, today: date) -> Programme:
    """Return the plan of a room, by the key of its record: what the room leads or follows in its days (duty 35).

    That of a room that merged is its successor's, with what either leads or follows.
    """
    plan = alive(session, ProgrammePlan, subject)
    span = read_span(plan.span)
    key = plan_room(session, plan.room_id, span, today=today) if plan.room_id is not None else None
    room = ref_of(session, "agency", key)
    if room is None or key is None:
        raise AppError("Kế hoạch này chưa ghi phòng.", "Mở kế hoạch, ghi phòng rồi lập lại.")
    rooms = rooms_of(session, key, span, today=today)
    leads = select(ProgrammeAgency.item_id).where(
        ProgrammeAgency.agency_id.in_(rooms),
        ProgrammeAgency.role == AgencyRole.LEAD,
        ProgrammeAgency.deleted_at.is_(None),
    )
    only = or_(ProgrammeItem.room_id.in_(rooms), ProgrammeItem.id.in_(leads))
    told = _programme(session, span, Book.OFFICE, today, only=only)
    return replace(told, room=room.name, meetings=())


def subjects_room(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the plans of rooms, the latest days first."""
    rows = session.scalars(
        select(ProgrammePlan)
        .where(ProgrammePlan.scope == PlanScope.ROOM, ProgrammePlan.deleted_at.is_(None))
        .order_by(ProgrammePlan.span.desc(), ProgrammePlan.id.desc())
        .limit(_PLANS_SHOWN)
    )
    return tuple(Choice(row.id.hex, row.title) for row in rows)


_PLANS_SHOWN = 50


def _programme(
    session: Session, span: Span, book: Book, today: date, *, only: ColumnElement[bool]
) -> Programme:
    """What some items are in the days of a span, as seen today or at its end."""
    kind = span.kind
    period = Period(*contents_days(session, span), min(today, span.end))
    items = see_programme(session, period, only=only)
    inside = partial(is_due, months=months_covered(period), as_of=period.as_of)
    came = partial(_came, session, period, {item.key: item for item in items})
    lines = [(item, ProgrammeLine(item.row, came(item))) for item in items if inside(item.facts)]
    if kind is SpanKind.WEEK:
        lines = [(item, line) for item, line in lines if item.row.submitted_on is None]
    return Programme(
        book=book,
        name=span.name,
        start=span.start,
        end=span.end,
        by_month=kind in _BY_MONTH,
        of_week=kind is SpanKind.WEEK,
        groups=_by_month(lines) if kind in _BY_MONTH else _by_leader(lines),
        leaving=() if kind is SpanKind.WEEK else tuple(_leaving(items, inside, period)),
        meetings=_meetings(session, span, book),
    )


def subjects(_: Session, today: date, *, kind: SpanKind) -> tuple[Choice, ...]:
    """Return the days of now, those to come and those before, of both books."""
    here = span_of(today, kind)
    after, before = list(_ahead(here)), list[Span]()
    while (earliest := before[-1] if before else here).start.year > today.year - _YEARS_BACK:
        before.append(span_of(date.fromordinal(earliest.start.toordinal() - 1), kind))
    return tuple(
        Choice(f"{span.code}{suffix}", capital(span.name), book.label)
        for span in (here, *after, *before[: _SHOWN[kind]])
        for book, suffix in ((Book.COMMITTEE, ""), (Book.OFFICE, f"/{OFFICE}"))
    )


def _ahead(here: Span) -> Iterator[Span]:
    """The days that come: as far as the programmes go that are made before the year is over."""
    for _ in range(_AHEAD[here.kind]):
        here = span_of(date.fromordinal(here.end.toordinal() + 1), here.kind)
        yield here


_AHEAD = {SpanKind.YEAR: 1, SpanKind.QUARTER: 5, SpanKind.MONTH: 13, SpanKind.WEEK: 8}
_SHOWN = {SpanKind.YEAR: 2, SpanKind.QUARTER: 6, SpanKind.MONTH: 12, SpanKind.WEEK: 12}


def _came(session: Session, period: Period, known: Mapping[UUID, SeenItem], item: SeenItem) -> str:
    """How an item came to its month: added to an issued programme, moved inside it, or brought from outside."""
    due, first = item.row.due, item.row.first_due
    if due == first:
        added = item.facts.added_on
        return f"Bổ sung ngày {short_date(added)}" if added else _carried_in(session, period, known, item)
    month = f"{first[1]}/{first[0]}"
    if not _is_within(period, Month(*first)):
        return f"Bổ sung (từ tháng {month})"
    return f"Lùi từ tháng {month}" if due > first else f"Trình sớm hơn (từ tháng {month})"


def _carried_in(session: Session, period: Period, known: Mapping[UUID, SeenItem], item: SeenItem) -> str:
    """What is to be said of an item that goes on with one of before: nothing, unless its programme was out by then.

    What went out on the same day is taken to have it: contents are carried over for the programme that is issued.
    """
    since = item.facts.carried_on
    if since is None or since == date.min:
        return ""
    if issued_programme(session, item.book, item.facts.due, by=since - timedelta(days=1)) is None:
        return ""
    before = known.get(item.goes_on_with) if item.goes_on_with else None
    inside = before is not None and _is_within(period, effective_month(before.facts, since))
    return f"{'Chuyển kỳ' if inside else 'Bổ sung'} ngày {short_date(since)}"


def _is_within(period: Period, month: Month) -> bool:
    return month_of(period.start) <= month <= month_of(period.end)


def _leaving(
    items: Collection[SeenItem], inside: Callable[..., bool], period: Period
) -> Iterable[ProgrammeLine]:
    """What was in the programme as issued and no more is; what went on inside of it is still there."""
    first, last = months_covered(period)
    nexts = {item.goes_on_with: item for item in items if inside(item.facts)}
    for item in items:
        there = holds(item.facts.added_on, period.as_of) and holds(item.facts.carried_on, period.as_of)
        if there and first <= item.facts.due <= last and not inside(item.facts) and item.key not in nexts:
            yield ProgrammeLine(item.row, _went(item, last, period.as_of, _next_month(items, item)))


def _next_month(items: Iterable[SeenItem], before: SeenItem) -> str:
    """The month in which another of these goes on with an item: "tháng 1/2027"; "kỳ sau" where none does."""
    found = (item.row.due for item in items if item.goes_on_with == before.key)
    return next((f"tháng {month}/{year}" for year, month in found), "kỳ sau")


def _went(item: SeenItem, last: Month, as_of: date, next_month: str) -> str:
    """How an item left the programme."""
    facts, due = item.facts, Month(*item.row.due)
    if is_withdrawn(facts.withdrawn, facts.withdrawn_on, as_of):
        return "Rút khỏi chương trình"
    if is_carried_away(facts, as_of):
        return f"Chuyển sang {next_month}"
    way = "Lùi sang" if due > last else "Trình sớm hơn, trong"
    return f"{way} tháng {due.month}/{due.year}"


def _by_month(lines: Iterable[tuple[SeenItem, ProgrammeLine]]) -> tuple[ProgrammeGroup, ...]:
    placed = sorted(lines, key=lambda one: one[0].row.due)
    return tuple(
        ProgrammeGroup(f"Tháng {month}/{year}", tuple(line for _, line in same))
        for (year, month), same in groupby(placed, key=lambda one: one[0].row.due)
    )


def _by_leader(lines: Iterable[tuple[SeenItem, ProgrammeLine]]) -> tuple[ProgrammeGroup, ...]:
    placed = sorted(lines, key=lambda one: one[0].leader_place)
    return tuple(
        ProgrammeGroup(leader or NO_LEADER, tuple(line for _, line in same))
        for leader, same in groupby(placed, key=lambda one: one[0].row.leader)
    )


def _meetings(session: Session, span: Span, book: Book) -> tuple[ProgrammeMeeting, ...]:
    """The meetings of the programme's table."""
    return tuple(
        ProgrammeMeeting(
            meeting.title, meeting.held_on, meeting.starts_at, meeting.place, printed(named, noted)
        )
        for meeting, named, noted in _held(session, span, book)
    )


def notices(session: Session, subject: str) -> tuple[str, ...]:
    """Return which of a programme's meetings have a chair who is away."""
    code, asked = parts(subject)
    held = _held(session, read_span(code), Book.OFFICE if asked else Book.COMMITTEE)
    told = (warning_of(meeting.title, meeting.held_on, noted) for meeting, _, noted in held)
    return tuple(filter(None, told))


def _held(session: Session, span: Span, book: Book) -> list[tuple[Meeting, str, NotedChair | None]]:
    """The book's meetings in the days, who is to chair each and how he is noted in it.

    Of a year or a quarter the committee's sessions alone.
    """
    kinds = OF_OFFICE if book is Book.OFFICE else frozenset(MeetingKind) - OF_OFFICE
    if span.kind in _BY_MONTH:
        kinds &= SESSIONS
    rows = session.execute(
        select(Meeting, Post.name, Person.full_name)
        .outerjoin(Post, Post.id == Meeting.chair_post_id)
        .outerjoin(Person, Person.id == Meeting.chair_person_id)
        .where(Meeting.deleted_at.is_(None), Meeting.cancelled_on.is_(None), Meeting.kind.in_(kinds))
        .where(Meeting.held_on.between(span.start, span.end))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    ).all()
    chairs = chairs_of(session, [meeting.id.hex for meeting, _, _ in rows])
    return [(meeting, post or person or "", chairs[meeting.id.hex].noted) for meeting, post, person in rows]


QUESTIONS = {
    f"{kind}_programme": Question(
        partial(brief, kind=kind), partial(subjects, kind=kind), went_out=keep_plan, notices=notices
    )
    for kind in (SpanKind.YEAR, SpanKind.QUARTER, SpanKind.MONTH, SpanKind.WEEK)
} | {"room_plan": Question(brief_room, subjects_room)}
