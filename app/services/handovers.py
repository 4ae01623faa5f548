"""Work that goes from one person to another when assignments change: all of it or one field, in one save (duty 21)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Changed
from app.briefings.task_life import NewHandover
from app.core.errors import AppError
from app.core.opinion_terms import DossierStanding
from app.core.task_making_terms import FollowRole
from app.models.asking import ask
from app.models.dossier import Dossier
from app.models.meeting import Meeting
from app.models.person import Field, FieldLeader, Post
from app.models.programme import ProgrammeItem
from app.models.task import Task
from app.models.task_life import Handover, HandoverItem
from app.models.task_making import TaskFollower
from app.rules.dossiers import is_in_hand, standing_of
from app.rules.secrets import HIDDEN_CONTENT
from app.services.bulk import insert_rows
from app.services.chosen_tasks import not_ahead, write_rows
from app.services.delegations import posts_on
from app.services.dossiers import facts_of
from app.services.followers import follow
from app.services.forms.common import alive, put
from app.services.forms.refs import Refs, ref_of
from app.services.in_force import in_force
from app.services.locked_meetings import is_changeable
from app.services.programme_sql import ITEMS
from app.services.records import names, tables


@dataclass(frozen=True, slots=True)
class Work:
    """What would go over: the tasks under way, items of the programme to be issued, meetings to come, dossiers.

    `minded` are tasks that the giver minds as a deputy head; `led` are tasks of the field that others follow: they are
    told in the minutes, and their officer stays. `dossiers` are those he deals with, `waiting` those that were
    submitted to him and wait for his decision.
    """

    tasks: tuple[UUID, ...] = ()
    minded: tuple[UUID, ...] = ()
    led: tuple[UUID, ...] = ()
    items: tuple[UUID, ...] = ()
    meetings: tuple[UUID, ...] = ()
    dossiers: tuple[UUID, ...] = ()
    waiting: tuple[UUID, ...] = ()


def preview(session: Session, form: NewHandover) -> list[Changed]:
    """What would go over, row by row: what it is, who has it, who would have it."""
    if form.giver is None or form.giver.is_new or form.held_on is None:
        return []
    field = UUID(form.field.key) if form.field is not None and form.field.key else None
    work = open_work(session, UUID(form.giver.key), field, form.held_on)
    taker = form.taker.name if form.taker is not None else ""
    told: list[Changed] = []
    for table, keys, noun, to in (
        ("task", work.tasks, "Nhiệm vụ", taker),
        ("task", work.minded, "Nhiệm vụ phụ trách", taker),
        ("task", work.led, "Nhiệm vụ của lĩnh vực", "chuyên viên giữ nguyên"),
        ("programme_item", work.items, "Chương trình công tác", taker),
        ("meeting", work.meetings, "Cuộc họp chủ trì", taker),
        ("dossier", work.dossiers, "Hồ sơ xử lý", taker),
        ("dossier", work.waiting, "Hồ sơ chờ ý kiến", taker),
    ):
        told += [Changed(said, noun, to) for said in called(session, table, keys)]
    return [*told, *_of_posts(session, UUID(form.giver.key), field, form.held_on)]


def _of_posts(session: Session, giver: UUID, field: UUID | None, day: date) -> list[Changed]:
    """What hangs on the posts of a person and not on himself: it stays, and goes with the next holder."""
    told: list[Changed] = []
    for post in _posts_held(session, giver, day):
        to = f"theo chức danh {post.name}"
        for model, noun, keys in (
            (
                ProgrammeItem,
                "Chương trình công tác",
                _items(session, ProgrammeItem.leader_post_id == post.id, field, day),
            ),
            (Meeting, "Cuộc họp chủ trì", _meetings(session, Meeting.chair_post_id == post.id, field, day)),
            (
                Field,
                "Lĩnh vực",
                tuple(row.field_id for row in _led(session, FieldLeader.post_id == post.id, field, day)),
            ),
            (Dossier, "Hồ sơ chờ ý kiến", _waiting(session, Dossier.leader_post_id == post.id, field, day)),
        ):
            told += [Changed(said, noun, to) for said in called(session, model.__tablename__, keys)]
    return told


def called(session: Session, table: str, keys: Sequence[UUID]) -> tuple[str, ...]:
    """What the pieces of work are called, one by one; of a secret only that it is one (duty 12)."""
    found = names(session, table, keys)
    return tuple(found[key] or HIDDEN_CONTENT for key in keys)


def _posts_held(session: Session, person: UUID, day: date) -> list[Post]:
    query = select(Post).where(Post.id.in_(posts_on(session, person, day)), Post.deleted_at.is_(None))
    return list(session.scalars(query.order_by(Post.position, Post.id)))


def hand_over(session: Session, form: NewHandover, *, today: date) -> str:
    """Give a person's open work to another, and keep what went over; returns the key of the handover.

    Tasks and dossiers get the taker as their officer, dossiers that wait for a decision, items of the programme and
    meetings to come as their leader and chair; who leads the field is the taker from that day on.

    Raises:
        AppError: giver, taker or day is missing, they are one person, the day is ahead, somebody is gone, or there is
            nothing to hand over.
    """
    if form.giver is None or form.taker is None or form.held_on is None:
        raise AppError("Bàn giao cần có người giao, người nhận và ngày.", "Nhập đủ rồi làm lại.")
    not_ahead(form.held_on, today, "Ngày bàn giao")
    refs = Refs(session)
    giver, taker, field = refs.key(form.giver), refs.key(form.taker), refs.key(form.field)
    if giver is None or taker is None or giver == taker:
        raise AppError("Người giao và người nhận là một.", "Chọn hai người khác nhau.")
    work = open_work(session, giver, field, form.held_on)
    leads = _fields_led(session, giver, field, form.held_on)
    if work == Work() and not leads:
        raise AppError("Không có việc nào để bàn giao.", "Chọn người giao hoặc lĩnh vực khác.")
    columns = {"giver_id": giver, "taker_id": taker, "field_id": field, "held_on": form.held_on}
    words = {name: getattr(form, name) for name in ("place", "ground", "witnesses")}
    row = put(session, Handover, None, columns | words)
    _keep(session, row.id, work)
    follow(session, work.tasks, {FollowRole.OFFICER: taker}, on=form.held_on)
    follow(session, work.minded, {FollowRole.DEPUTY: taker}, on=form.held_on)
    write_rows(session, ProgrammeItem, work.items, {"leader_person_id": taker})
    write_rows(session, Meeting, work.meetings, {"chair_person_id": taker})
    write_rows(session, Dossier, work.dossiers, {"officer_id": taker})
    write_rows(session, Dossier, work.waiting, {"leader_person_id": taker})
    _lead_on(session, leads, taker, form.held_on)
    return row.id.hex


def open_work(session: Session, giver: UUID, field: UUID | None, day: date) -> Work:
    """What a person has in hand, in one field or in all, and had on the day: what came to him later stays."""
    of_field: ColumnElement[bool] = Task.field_id == field if field else Task.id.is_not(None)
    under_way = _under_way(day)
    own = _keys(session, Task, Task.officer_id == giver, under_way, of_field, _had(FollowRole.OFFICER, day))
    minded = _keys(session, Task, Task.deputy_id == giver, under_way, of_field, _had(FollowRole.DEPUTY, day))
    led_fields = [row.field_id for row in _fields_led(session, giver, field, day)]
    others = or_(Task.officer_id.is_(None), Task.officer_id != giver)
    led = _keys(session, Task, Task.field_id.in_(led_fields), others, under_way, Task.assigned_on <= day)
    led = tuple(key for key in led if key not in minded)
    items = _items(session, ProgrammeItem.leader_person_id == giver, field, day)
    meetings = _meetings(session, Meeting.chair_person_id == giver, field, day)
    dossiers = _dossiers(session, Dossier.officer_id == giver, field, day)
    waiting = _waiting(session, Dossier.leader_person_id == giver, field, day)
    return Work(own, minded, led, items, meetings, dossiers, waiting)


def _under_way(day: date) -> ColumnElement[bool]:
    """Whether a task is neither done nor withdrawn by the day."""
    gone = Task.withdrawn & or_(Task.withdrawn_on.is_(None), Task.withdrawn_on <= day)
    return or_(Task.completed_on.is_(None), Task.completed_on > day) & ~gone


def _had(role: FollowRole, day: date) -> ColumnElement[bool]:
    """Whether a task was given by the day, and its follower did not come to it later."""
    came_later = exists().where(
        TaskFollower.task_id == Task.id,
        TaskFollower.role == role,
        TaskFollower.deleted_at.is_(None),
        TaskFollower.from_on > day,
    )
    return (Task.assigned_on <= day) & ~came_later


def _items(session: Session, whose: ColumnElement[bool], field: UUID | None, day: date) -> tuple[UUID, ...]:
    """Items of the programme that stand in it on the day and are still to be issued then."""
    item_of: ColumnElement[bool] = ProgrammeItem.field_id == field if field else ProgrammeItem.id.is_not(None)
    found = _keys(session, ProgrammeItem, whose, item_of)
    to_do = {row.id for row in ask(session, _TO_DO, {"as_of": day.isoformat()})} if found else set()
    return tuple(key for key in found if key.hex in to_do)


_TO_DO = f"WITH {ITEMS} SELECT id FROM item WHERE counts AND out IS NULL"


def _dossiers(
    session: Session, whose: ColumnElement[bool], field: UUID | None, day: date
) -> tuple[UUID, ...]:
    """Dossiers that somebody still has work with on the day; of a field are those of its items and its tasks."""
    in_field: ColumnElement[bool] = Dossier.id.is_not(None)
    if field:
        in_field = or_(
            Dossier.programme_item_id.in_(select(ProgrammeItem.id).where(ProgrammeItem.field_id == field)),
            Dossier.task_id.in_(select(Task.id).where(Task.field_id == field)),
        )
    found = _keys(session, Dossier, whose, in_field)
    return tuple(key for key in found if is_in_hand(facts_of(session, session.get_one(Dossier, key)), day))


def _waiting(session: Session, whose: ColumnElement[bool], field: UUID | None, day: date) -> tuple[UUID, ...]:
    """Dossiers that were submitted by the day and wait for a decision then."""
    found = _dossiers(session, whose, field, day)
    facts = {key: facts_of(session, session.get_one(Dossier, key)) for key in found}
    return tuple(key for key in found if standing_of(facts[key], day) is DossierStanding.SUBMITTED)


def _meetings(
    session: Session, whose: ColumnElement[bool], field: UUID | None, day: date
) -> tuple[UUID, ...]:
    """Meetings to come that may be changed; they belong to no field."""
    return () if field else _keys(session, Meeting, whose, Meeting.held_on >= day, is_changeable())


def items_of(session: Session, key: str) -> Work:
    """What went over then; AppError when the handover is gone."""
    row = alive(session, Handover, key)
    query = select(HandoverItem).where(HandoverItem.handover_id == row.id, HandoverItem.deleted_at.is_(None))
    parts = session.scalars(query.order_by(HandoverItem.id)).all()
    return Work(
        tasks=tuple(part.task_id for part in parts if part.task_id),
        items=tuple(part.programme_item_id for part in parts if part.programme_item_id),
        meetings=tuple(part.meeting_id for part in parts if part.meeting_id),
        dossiers=tuple(part.dossier_id for part in parts if part.dossier_id),
    )


def parties(session: Session, row: Handover) -> tuple[str, str]:
    """Who gave and who took, by name."""
    giver, taker = ref_of(session, "person", row.giver_id), ref_of(session, "person", row.taker_id)
    return (giver.name if giver else ""), (taker.name if taker else "")


def _keys(
    session: Session,
    model: type[Task] | type[ProgrammeItem] | type[Meeting] | type[Dossier],
    *asked: ColumnElement[bool],
) -> tuple[UUID, ...]:
    session.flush()
    query = select(model.id).where(*asked, model.deleted_at.is_(None)).order_by(model.id)
    return tuple(session.scalars(query))


def _fields_led(session: Session, giver: UUID, field: UUID | None, day: date) -> Sequence[FieldLeader]:
    """The giver's places at the head of fields that stand on a day."""
    return _led(session, FieldLeader.person_id == giver, field, day)


def _led(
    session: Session, whose: ColumnElement[bool], field: UUID | None, day: date
) -> Sequence[FieldLeader]:
    query = select(FieldLeader).where(whose, FieldLeader.deleted_at.is_(None), in_force(FieldLeader, day))
    return session.scalars(query.where(FieldLeader.field_id == field) if field else query).all()


def _lead_on(session: Session, leads: Sequence[FieldLeader], taker: UUID, day: date) -> None:
    """The taker leads the fields from the day on; who led before is kept."""
    for place in leads:
        if place.from_on == day:
            place.person_id = taker
            continue
        place.to_on = day - timedelta(days=1)
        put(session, FieldLeader, None, {"field_id": place.field_id, "person_id": taker, "from_on": day})
    session.flush()


def _keep(session: Session, handover: UUID, work: Work) -> None:
    of = {"handover_id": handover, "deleted_at": None}
    kept: dict[str, Iterable[UUID]] = {
        "task_id": dict.fromkeys((*work.tasks, *work.minded, *work.led)),
        "programme_item_id": work.items,
        "meeting_id": work.meetings,
        "dossier_id": dict.fromkeys((*work.dossiers, *work.waiting)),
    }
    rows = [{**of, **dict.fromkeys(kept), column: key} for column, keys in kept.items() for key in keys]
    insert_rows(session, tables()[HandoverItem.__tablename__], rows)
