"""The form of a programme or plan on its way to issue: loaded, saved and told."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.plan_form import PlanForm
from app.briefings.programme_lacks import ProgrammeLacks
from app.core.programme_terms import PlanScope
from app.core.terms import Book
from app.core.words import capital
from app.models.document import OfficialDocument
from app.models.programme import ProgrammePlan
from app.rules.document_numbers import is_same_number
from app.rules.form_checks.plan import SPANS, is_span
from app.rules.item_parts import say_before, say_refused, say_usual
from app.rules.spans import read_span
from app.services.ended_agencies import advise_ended
from app.services.forms.common import alive, attached, key_of, newest_change, put, to_save
from app.services.forms.refs import Refs, holder_of, ref_of
from app.services.forms.telling import facts, without_empty
from app.services.issued_plans import by_document, by_other_plan
from app.services.lists import plans
from app.services.programme_confirmation import TITLE, confirmation_of, pass_lacks
from app.services.programme_lacks import lacks_of_book, lacks_of_room

TABLE = ProgrammePlan.__tablename__
_PLAIN = (
    *("scope", "span", "title", "drafted_on", "consulted_on", "submitted_on", "opinion", "issued_on"),
    *("number", "note"),
)
_TITLES = {
    PlanScope.COMMITTEE: "Chương trình công tác của UBND tỉnh",
    PlanScope.OFFICE: "Chương trình công tác của Văn phòng",
    PlanScope.ROOM: "Kế hoạch công tác",
}


def load(session: Session, key: str | None, *, today: date) -> Loaded[PlanForm]:
    """The plan of a key, or an empty one drafted today (None)."""
    if key is None:
        return Loaded("", PlanForm(drafted_on=today))
    row = alive(session, ProgrammePlan, key)
    values = PlanForm(
        **{name: getattr(row, name) for name in _PLAIN},
        room=ref_of(session, "agency", row.room_id),
        leader=holder_of(session, row.leader_post_id, row.leader_person_id),
    )
    return Loaded(key, values, newest_change(session, TABLE, row.id))


def save(session: Session, loaded: Loaded[PlanForm]) -> str:
    """Write a plan; returns its key. A book's programme without a room gets that of the last one (duty 34).

    Raises:
        AppError: it was changed since, what it points to is gone, its days are no year, quarter, month or week, or it
            is said to be issued and its contents lack something (duty 37); what was confirmed of that is kept.
    """
    values, refs = loaded.values, Refs(session)
    row = to_save(session, ProgrammePlan, loaded)
    room = refs.key(values.room) or _owner(session, values.scope)
    goes_out = row is None or row.issued_on is None
    post, person = refs.holder(values.leader)
    columns = {
        **{name: getattr(values, name) for name in _PLAIN},
        "title": values.title or _title(session, values, room),
        "room_id": room,
        "leader_post_id": post,
        "leader_person_id": person,
    }
    row = put(session, ProgrammePlan, row, columns)
    if values.issued_on is None:
        row.confirmed_by, row.confirmed_at, row.confirmed_lacks = "", None, ""
    elif goes_out:
        lacks = _lacks(session, values, room, row.id.hex, today=values.issued_on)
        pass_lacks(session, row, lacks, confirmed=values.confirmed)
    session.flush()
    return row.id.hex


def advise_agencies(session: Session, form: PlanForm, *, today: date) -> tuple[Complaint, ...]:
    """Warn of a room that is no more on the day on which the plan is drafted."""
    return tuple(advise_ended(session, form.drafted_on or today, (("room", form.room),)))


def advise(session: Session, typed: Loaded[PlanForm]) -> tuple[Complaint, ...]:
    """Warn of what the contents lack, and of another number, while the day of issue is written (duty 37)."""
    form = typed.values
    if form.issued_on is None or not is_span(form.span):
        return ()
    room = Refs(session).key(form.room) if form.room and form.room.key else None
    lacks = _lacks(session, form, room, typed.key, today=form.issued_on)
    said = say_refused(lacks.refused) if lacks.refused else say_usual(lacks.items) if lacks.items else ""
    before = (Complaint("number", say_before(lacks.before), warning=True),) if lacks.before else ()
    return (*((Complaint("issued_on", said, warning=True),) if said else ()), *before)


def _lacks(session: Session, values: PlanForm, room: UUID | None, key: str, *, today: date) -> ProgrammeLacks:
    """What is to be confirmed of a plan: that another row of these days went out, or its document by another number."""
    span = read_span(values.span, *SPANS)
    if values.scope is PlanScope.ROOM:
        lacks = lacks_of_room(session, span, room, today=today)
    else:
        book = Book.OFFICE if values.scope is PlanScope.OFFICE else Book.COMMITTEE
        lacks = lacks_of_book(session, span, book, today=today)
    if other := by_other_plan(session, values, room, key):
        return replace(lacks, before=other)
    before = by_document(session, values, key)
    is_told = before is not None and values.number and not is_same_number(before.number, values.number)
    return replace(lacks, before=before) if is_told else lacks


def describe(session: Session, key: str, *, today: date) -> Details:
    """A plan and where it stands; AppError when it is gone."""
    row = alive(session, ProgrammePlan, key)
    [listed] = plans.read(session, [key], today=today)
    columns = (
        ("scope", row.scope),
        ("room_id", listed.room),
        ("span", capital(read_span(row.span).name)),
        *((name, getattr(row, name)) for name in ("drafted_on", "consulted_on", "submitted_on")),
        ("leader_post_id", listed.leader),
        ("opinion", row.opinion),
        ("issued_on", listed.issued_on),
        ("number", listed.number),
        ("note", row.note),
    )
    told = {TITLE: _confirmed(session, row), "Tệp đính kèm": attached(session, TABLE, row.id)}
    return Details(row.title, listed.standing.label, facts(TABLE, columns), without_empty(told))


def _confirmed(session: Session, row: ProgrammePlan) -> tuple[str, ...]:
    """What was confirmed as it went out on paper, else as its newest document did."""
    document = (
        session.get(OfficialDocument, key_of(key))
        if (key := plans.document_of(session, row.id.hex))
        else None
    )
    return confirmation_of(row) or (confirmation_of(document) if document is not None else ())


def _owner(session: Session, scope: PlanScope) -> UUID | None:
    """The room that owned the last programme of a book; rooms' own plans name theirs."""
    last = (
        select(ProgrammePlan.room_id)
        .where(ProgrammePlan.scope == scope, ProgrammePlan.deleted_at.is_(None))
        .where(ProgrammePlan.room_id.is_not(None))
        .order_by(ProgrammePlan.id.desc())
    )
    return None if scope is PlanScope.ROOM else session.scalar(last.limit(1))


def _title(session: Session, values: PlanForm, room: UUID | None) -> str:
    named = f"{_TITLES[values.scope]} {read_span(values.span, *SPANS).name}"
    whose = ref_of(session, "agency", room) if values.scope is PlanScope.ROOM else None
    return f"{named} của {whose.name}" if whose else named
