"""The question behind the documents of a meeting: who comes, its contents, and what was concluded."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.briefings.meeting import AgendaLine, ConclusionLine, Guest, MeetingBriefing
from app.core.terms import Attendance
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Conclusion, Meeting, MeetingAttendance
from app.models.person import Person, Post
from app.rules.agenda_rules import needs_papers
from app.rules.chairing import NotedChair, is_missing, stand_in, stand_in_post
from app.rules.post_names import full_post, post_of
from app.rules.receipts import is_of_party, session_documents_due
from app.services.agenda_papers import on_agenda
from app.services.asked_contents import asked_for
from app.services.chairing import Chair, chair_of
from app.services.conclusion_assignments import Assigned, tasks_of
from app.services.followed_conclusions import followed
from app.services.forms.common import alive, part_rows
from app.services.forms.refs import holder_of
from app.services.heirs import Agencies, read_agencies
from app.services.held_briefing import held_of, with_speeches
from app.services.regulation_versions import read_regulations, regulation_on
from app.services.session_votes import votes_of
from app.services.settings import read_calendar
from app.services.standing_guests import each_once

_BEHIND = 1 << 30  # the place of who has none


def brief_meeting(session: Session, key: str, today: date) -> MeetingBriefing:
    """Return all that the documents of a meeting say on a day; AppError for one that is not there.

    An agency that merged by the day of the meeting is invited to it, and speaks for a content, as its successor; one
    that merged by the day of the paper has its tasks as its successor (decision 67).
    """
    row = alive(session, Meeting, key)
    agencies = read_agencies(session, row.held_on)
    regulation = regulation_on(session, row.held_on)
    chair = chair_of(session, key)
    due_on = session_documents_due(
        row.held_on,
        of_party=is_of_party(row.kind, row.title),
        regulation=read_regulations(session),
        calendar=read_calendar(session),
    )
    return MeetingBriefing(
        kind=row.kind,
        title=row.title,
        held_on=row.held_on,
        starts_at=row.starts_at,
        places=tuple(place for part in row.place.split(";") if (place := part.strip(" ."))),
        **_chaired(_named_chair(session, row, chair), chair.noted),
        guests=_guests(session, row.id, agencies),
        agenda=with_speeches(session, row.id, _agenda(session, row.id, agencies)),
        conclusions=_conclusions(
            session, row.id, tasks_of(session, row.id, read_regulations(session), today=today)
        ),
        documents_due_on=due_on,
        documents_due_hour=regulation.session_document_hour,
        votes=votes_of(session, row.id),
        held=held_of(session, key, substitutes_count=regulation.substitute_in_quorum),
        followed=followed(session, row, today=today) if regulation.next_agenda_conclusions else (),
    )


def contents_of(session: Session, key: str) -> tuple[AgendaLine, ...]:
    """Return the contents of a meeting, in their order; AppError as above."""
    row = alive(session, Meeting, key)
    return _agenda(session, row.id, read_agencies(session, row.held_on))


def _named_chair(session: Session, row: Meeting, chair: Chair) -> tuple[str, str]:
    """Name and post of who is to chair: the one who holds the post on the day, or the person."""
    post = session.get(Post, row.chair_post_id) if row.chair_post_id else None
    if post is not None:
        return chair.name, full_post(post.name)
    person = session.get(Person, row.chair_person_id) if row.chair_person_id else None
    if person is None:
        return "", ""
    agency = session.get(Agency, person.agency_id) if person.agency_id else None
    return person.full_name, post_of(person.title, agency.name if agency else "")


def _chaired(named: tuple[str, str], chair: NotedChair | None) -> dict[str, Any]:
    """Who chairs: who stands in for a chair who is away, nobody where that is not known, else who is named."""
    if chair is not None and (who := stand_in(chair)):
        return {"chair_name": who, "chair_post": stand_in_post(chair), "chair_for": named}
    name, post = ("", "") if is_missing(chair) else named
    return {"chair_name": name, "chair_post": post}


def _guests(session: Session, meeting: UUID, agencies: Agencies) -> tuple[Guest, ...]:
    """People by rank, then agencies in the office's order, merged ones as their successors, each once."""
    own, asked = Agency.__table__.alias("own"), asked_for(session, meeting)
    rows = session.execute(
        select(
            MeetingAttendance.id,
            MeetingAttendance.state,
            MeetingAttendance.substitute,
            MeetingAttendance.substitute_post,
            MeetingAttendance.reason,
            MeetingAttendance.left_at,
            MeetingAttendance.arrived_at,
            Person.full_name,
            Person.title,
            Person.rank,
            own.c.name.label("own"),
            Agency.id.label("agency"),
        )
        .outerjoin(Person, Person.id == MeetingAttendance.person_id)
        .outerjoin(own, own.c.id == Person.agency_id)
        .outerjoin(Agency, Agency.id == MeetingAttendance.agency_id)
        .where(MeetingAttendance.meeting_id == meeting, MeetingAttendance.deleted_at.is_(None))
        .where(or_(Person.id.is_not(None), Agency.id.is_not(None)))
        .order_by(MeetingAttendance.id)
    ).all()
    people = sorted((row for row in rows if row.full_name), key=lambda row: row.rank or _BEHIND)
    others = [row for row in rows if row.agency and row.agency.hex in agencies.leads and not row.full_name]
    return (*(_person(row, asked.get(row.id, ())) for row in people), *_standing(others, asked, agencies))


def _person(row: Any, contents: tuple[str, ...]) -> Guest:
    return _guest(row, row.full_name, contents, is_person=True, post=post_of(row.title, row.own or ""))


def _standing(
    rows: Sequence[Any], asked: Mapping[UUID, tuple[str, ...]], agencies: Agencies
) -> Iterator[Guest]:
    """The agencies as who stands for them."""
    invited = each_once(
        rows, agencies, named=lambda row: row.agency, says=lambda row: row.state is not Attendance.INVITED
    )
    for key in sorted(invited, key=lambda one: agencies.leads[one][1:]):
        same = invited[key]
        yield _guest(same[0], agencies.leads[key][0], _all_asked(same, asked))


def _all_asked(rows: Sequence[Any], asked: Mapping[UUID, tuple[str, ...]]) -> tuple[str, ...]:
    """The contents that any of the rows of an agency is asked to; none where one is for the whole meeting."""
    each = [asked.get(row.id, ()) for row in rows]
    return tuple(dict.fromkeys(key for keys in each for key in keys)) if all(each) else ()


def _guest(row: Any, name: str, contents: tuple[str, ...], **told: Any) -> Guest:
    """Somebody invited, who came instead, and to which contents only."""
    return Guest(
        name,
        state=row.state,
        substitute=row.substitute,
        substitute_post=row.substitute_post,
        reason=row.reason,
        left_at=row.left_at,
        arrived_at=row.arrived_at,
        contents=contents,
        **told,
    )


def _agenda(session: Session, meeting: UUID, agencies: Agencies) -> tuple[AgendaLine, ...]:
    """The contents that are still on the agenda, in their order."""
    return tuple(_line(session, row, agencies) for row in on_agenda(session, meeting))


def _line(session: Session, row: AgendaItem, agencies: Agencies) -> AgendaLine:
    presenter = holder_of(session, row.presenter_post_id, row.presenter_person_id)
    return AgendaLine(
        key=row.id.hex,
        content=row.content,
        agency=agencies.standing_name(row.agency_id),
        received_on=row.documents_received_on,
        section=row.section,
        minutes=row.minutes,
        presenter=presenter.name if presenter else "",
        due_on=row.documents_due_on,
        needs_papers=needs_papers(row.content, row.needs_papers),
    )


def _conclusions(
    session: Session, meeting: UUID, tasks: Mapping[UUID, tuple[Assigned, ...]]
) -> tuple[ConclusionLine, ...]:
    """The conclusions in their order; one whose tasks are all secret is not told, nor are its secret tasks."""
    told = []
    for row in part_rows(session, Conclusion, {"meeting_id": meeting}):
        own = tasks.get(row.id, ())
        open_ones = tuple(one.task for one in own if not one.is_secret)
        if own and not open_ones:
            continue
        about = row.agenda_item_id.hex if row.agenda_item_id else ""
        told.append(ConclusionLine(row.content, about, open_ones))
    return tuple(told)
