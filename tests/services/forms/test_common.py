"""What every form does: rows are found, stale saves refused, parts written without needless changes."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.terms import AgencyKind, AgencyRole, MeetingKind
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.database import Database
from app.models.meeting import AgendaItem, Meeting
from app.models.person import Person
from app.models.task import Task, TaskAgency
from app.services.forms.common import (
    alive,
    key_of,
    newest_change,
    open_links,
    part_rows,
    put,
    require_fresh,
    write_links,
    write_parts,
)
from app.services.forms.refs import Refs, holder_of, ref_of, refs_of
from tests.conftest import ACTOR

DAY = date(2026, 10, 12)
TODAY = date(2026, 11, 23)


def changes(session: Session) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(Change)) or 0


def meeting(session: Session, *contents: str) -> Meeting:
    made = put(session, Meeting, None, {"kind": MeetingKind.OTHER, "title": "Họp", "held_on": DAY})
    write_parts(session, AgendaItem, {"meeting_id": made.id}, [("", {"content": text}) for text in contents])
    return made


def agenda(session: Session, owner: Meeting) -> list[tuple[str, int, str]]:
    rows = part_rows(session, AgendaItem, {"meeting_id": owner.id})
    return [(row.id.hex, row.position, row.content) for row in rows]


def task(session: Session) -> Task:
    return put(session, Task, None, {"content": "Báo cáo", "assigned_on": DAY})


def agencies(session: Session, *names: str) -> list[Agency]:
    return [put(session, Agency, None, {"name": name, "kind": AgencyKind.OTHER}) for name in names]


@pytest.mark.parametrize("text", ["", "abc", "z" * 32, "0" * 31])
def test_what_is_no_key_is_told_calmly(text: str) -> None:
    with pytest.raises(AppError, match="Không tìm thấy"):
        key_of(text)


def test_a_row_is_found_by_its_key(session: Session) -> None:
    made = task(session)
    assert alive(session, Task, made.id.hex) is made


def test_a_row_that_never_was_and_one_in_the_bin_are_refused(session: Session) -> None:
    made = task(session)
    made.deleted_at = datetime.now(UTC)
    with pytest.raises(AppError, match="Nhiệm vụ “Báo cáo” đã bị xóa"):
        alive(session, Task, made.id.hex)
    with pytest.raises(AppError, match="Không còn nhiệm vụ này nữa"):
        alive(session, Task, uuid7().hex)


def test_parts_get_their_places_and_keep_them(session: Session) -> None:
    made = meeting(session, "Một", "Hai", "Ba")
    assert [(place, text) for _, place, text in agenda(session, made)] == [(0, "Một"), (1, "Hai"), (2, "Ba")]


def test_parts_written_again_as_they_are_change_nothing(session: Session) -> None:
    made = meeting(session, "Một", "Hai")
    before = changes(session)
    rows = [(key, {"content": text}) for key, _, text in agenda(session, made)]
    write_parts(session, AgendaItem, {"meeting_id": made.id}, rows)
    assert changes(session) == before


def test_a_part_that_is_gone_is_only_marked_and_the_others_are_left_alone(session: Session) -> None:
    made = meeting(session, "Một", "Hai", "Ba")
    (one, *_), _, (three, *_) = agenda(session, made)
    before = changes(session)
    write_parts(
        session,
        AgendaItem,
        {"meeting_id": made.id},
        [(one, {}), (three, {"content": "Ba mới"}), ("", {"content": "Bốn"})],
    )
    assert changes(session) == before + 3
    assert [text for *_, text in agenda(session, made)] == ["Một", "Ba mới", "Bốn"]
    assert session.scalar(select(func.count()).select_from(AgendaItem)) == 4


def test_parts_that_change_places_are_numbered_anew(session: Session) -> None:
    made = meeting(session, "Một", "Hai")
    (one, *_), (two, *_) = agenda(session, made)
    write_parts(
        session, AgendaItem, {"meeting_id": made.id}, [(two, {}), ("", {"content": "Giữa"}), (one, {})]
    )
    assert [(place, text) for _, place, text in agenda(session, made)] == [
        (0, "Hai"),
        (1, "Giữa"),
        (2, "Một"),
    ]


def test_a_part_of_another_owner_is_refused(session: Session) -> None:
    mine, other = meeting(session, "Một"), meeting(session, "Hai")
    stranger = agenda(session, other)[0][0]
    with pytest.raises(AppError, match="không còn nữa"):
        write_parts(session, AgendaItem, {"meeting_id": mine.id}, [(stranger, {})])


def test_links_keep_their_days_and_those_that_ended_stay(session: Session) -> None:
    made = task(session)
    old, new, more = (agency.id for agency in agencies(session, "Sở cũ", "Sở mới", "Sở khác"))
    owner = {"task_id": made.id, "role": AgencyRole.LEAD}
    put(session, TaskAgency, None, {**owner, "agency_id": old, "to_on": DAY})
    kept = put(session, TaskAgency, None, {**owner, "agency_id": new, "position": 1, "from_on": DAY})
    write_links(session, TaskAgency, owner, [new, more, new], today=TODAY)
    assert [link.agency_id for link in open_links(session, TaskAgency, owner, today=TODAY)] == [new, more]
    assert [link.agency_id for link in part_rows(session, TaskAgency, owner)] == [old, new, more]
    assert kept.from_on == DAY
    write_links(session, TaskAgency, owner, [more], today=TODAY)
    assert [link.agency_id for link in part_rows(session, TaskAgency, owner)] == [old, more]


def test_a_record_is_stale_when_it_or_a_part_of_it_was_changed(database: Database) -> None:
    with database.write(ACTOR) as session:
        made = meeting(session, "Một")
        seen = newest_change(session, "meeting", made.id)
        require_fresh(session, "meeting", made.id, seen=seen)
    with database.write("Người khác") as session:
        session.get_one(AgendaItem, key_of(agenda(session, made)[0][0])).content = "Sửa"
    with (
        database.write(ACTOR) as session,
        pytest.raises(AppError, match="Cuộc họp “Họp” đã được sửa ở chỗ khác"),
    ):
        require_fresh(session, "meeting", made.id, seen=seen)


def test_a_change_beside_the_record_counts_when_it_is_asked_for(session: Session) -> None:
    made = meeting(session)
    seen = newest_change(session, "meeting", made.id)
    (beside,) = agencies(session, "Sở Y tế")
    assert newest_change(session, "meeting", made.id) == seen
    assert newest_change(session, "meeting", made.id, also=[None, beside.id]) > seen


def test_a_row_is_told_as_a_ref_and_found_by_it(session: Session) -> None:
    one, two = agencies(session, "Sở Y tế", "Sở Nội vụ")
    told = refs_of(session, "agency", [two.id, one.id, two.id])
    assert [ref.name for ref in told] == ["Sở Nội vụ", "Sở Y tế"]
    assert Refs(session).keys(told) == [two.id, one.id]
    assert ref_of(session, "agency", None) is None


def test_a_new_name_that_stands_twice_in_a_form_is_one_row(session: Session) -> None:
    refs = Refs(session)
    assert refs.key(Ref("agency", "", "Sở  Y tế")) == refs.key(Ref("agency", "", "Sở Y tế "))
    made = session.scalars(select(Agency)).one()
    assert (made.name, made.kind, made.position) == ("Sở Y tế", AgencyKind.DEPARTMENT, 1)


def test_a_new_name_that_is_there_already_is_that_row_except_for_people(session: Session) -> None:
    (there,) = agencies(session, "Sở Y tế")
    put(session, Person, None, {"full_name": "Lê An"})
    refs = Refs(session)
    assert refs.key(Ref("agency", "", "Sở Y tế")) == there.id
    refs.key(Ref("person", "", "Lê An"))
    assert session.scalar(select(func.count()).select_from(Person)) == 2


@pytest.mark.parametrize("table", ["agency", "person", "post", "field", "source_document"])
def test_every_row_that_may_be_added_by_its_name_is_called_so(session: Session, table: str) -> None:
    key = Refs(session).key(Ref(table, "", "Tên mới"))
    assert key is not None
    assert ref_of(session, table, key) == Ref(table, key.hex, "Tên mới")


def test_a_row_in_the_bin_and_an_empty_name_are_refused(session: Session) -> None:
    (gone,) = agencies(session, "Sở Y tế")
    gone.deleted_at = datetime.now(UTC)
    session.flush()
    with pytest.raises(AppError, match="Không còn cơ quan “Sở Y tế” nữa"):
        Refs(session).key(Ref("agency", gone.id.hex, "Sở Y tế"))
    with pytest.raises(AppError, match="Chưa có tên"):
        Refs(session).key(Ref("agency", "", "  "))


def test_one_field_names_a_post_or_a_person(session: Session) -> None:
    refs = Refs(session)
    post, nobody = refs.holder(Ref("post", "", "Chủ tịch"))
    none, person = refs.holder(Ref("person", "", "Lê An"))
    assert nobody is none is None
    assert holder_of(session, post, None) == Ref("post", post.hex if post else "", "Chủ tịch")
    assert holder_of(session, None, person) == Ref("person", person.hex if person else "", "Lê An")
    assert refs.holder(None) == (None, None)
