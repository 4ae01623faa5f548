"""A meeting as the pattern of others: on other days, with those invited, contents and papers (features 26, 27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select

from app.models.agency import Agency
from app.models.agenda import MeetingPaper
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person
from app.rules.meeting_series import Again, retitled, times, title_again
from app.services.agenda import add_item
from app.services.agenda_papers import newest_papers, on_agenda
from app.services.forms.common import alive, part_rows, put
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.core.meeting_terms import MeetingRhythm
    from app.core.regulation_terms import DayOffRule

_SAME = ("kind", "starts_at", "ends_at", "place", "chair_post_id", "chair_person_id", "touches_members")
_OF_CONTENT = (
    *("agency_id", "section", "minutes", "presenter_post_id", "presenter_person_id"),
    "needs_papers",
)


@dataclass(frozen=True, slots=True)
class Series:
    """When a meeting is held again; `but` are days on which it is not."""

    rhythm: MeetingRhythm
    first: date
    until: date
    move: DayOffRule
    but: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """One time of a series: its day, what it is called, and whether such a meeting is there already."""

    time: Again
    title: str
    is_there: bool


def foresee(session: Session, key: str, series: Series) -> tuple[Made, ...]:
    """Tell which meetings `repeat` would make, and which are there; AppError when the pattern is gone."""
    row = alive(session, Meeting, key)
    found = times(
        series.rhythm,
        series.first,
        series.until,
        move=series.move,
        but=series.but,
        calendar=read_calendar(session),
    )
    titles = [title_again(row.title, row.kind, row.held_on, one.day) for one in found]
    return tuple(
        Made(one, title, _is_there(session, row, title, one.held_on))
        for one, title in zip(found, titles, strict=True)
    )


def repeat(
    session: Session, key: str, series: Series, *, guests: bool = True, contents: bool = True
) -> tuple[str, ...]:
    """Make meetings like one; returns their keys. What is there already is not made twice.

    Each has its kind, hours, place and chair; `guests` also those invited, without their answers, `contents` also its
    contents with the names of their papers, which are asked for anew. AppError when the pattern is gone.
    """
    row = alive(session, Meeting, key)
    missing = [one for one in foresee(session, key, series) if not one.is_there]
    made = [_make(session, row, one) for one in missing]
    for meeting in made:
        if guests:
            _invite(session, row, meeting)
        if contents:
            _take_contents(session, row, meeting)
    session.flush()
    return tuple(meeting.id.hex for meeting in made)


def _is_there(session: Session, row: Meeting, title: str, day: date) -> bool:
    same = Meeting.kind == row.kind, Meeting.held_on == day, Meeting.title == title
    return bool(session.scalar(select(exists().where(*same, Meeting.deleted_at.is_(None)))))


def _make(session: Session, row: Meeting, one: Made) -> Meeting:
    columns: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    return put(session, Meeting, None, {**columns, "title": one.title, "held_on": one.time.held_on})


def _invite(session: Session, row: Meeting, meeting: Meeting) -> None:
    """Invite those who were; who left since is not."""
    for part in part_rows(session, MeetingAttendance, {"meeting_id": row.id}):
        who = _guest(session, part)
        if who is not None and who.deleted_at is None and not _is_over(who, meeting.held_on):
            columns = {"person_id": part.person_id, "agency_id": part.agency_id}
            put(session, MeetingAttendance, None, {"meeting_id": meeting.id, **columns})


def _guest(session: Session, part: MeetingAttendance) -> Person | Agency | None:
    if part.person_id is not None:
        return session.get(Person, part.person_id)
    return session.get(Agency, part.agency_id) if part.agency_id is not None else None


def _is_over(who: Person | Agency, day: date) -> bool:
    return isinstance(who, Agency) and who.valid_to is not None and who.valid_to < day


def _take_contents(session: Session, row: Meeting, meeting: Meeting) -> None:
    for item in on_agenda(session, row.id):
        words = retitled(item.content, row.held_on, meeting.held_on)
        columns = {name: getattr(item, name) for name in _OF_CONTENT}
        new = add_item(session, meeting.id, words, **columns)
        for place, paper in enumerate(newest_papers(session, item.id)):
            values = {"agenda_item_id": new.id, "position": place, "name": paper.name}
            put(session, MeetingPaper, None, values)
