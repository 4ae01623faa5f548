"""Many rows at once: keys, derived columns, the log and the index are as after single saves."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.ids import uuid7
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.person import Post
from app.services.bulk import insert_rows, mark_deleted, update_rows

AGENCY = Agency.__table__
POST = Post.__table__


def agency(name: str) -> dict[str, object]:
    return {
        "id": uuid7(),
        "name": name,
        "short_name": "",
        "kind": AgencyKind.DEPARTMENT,
        "position": 1,
        "valid_from": None,
    }


def test_rows_are_as_the_mapper_would_have_written_them(session: Session) -> None:
    insert_rows(session, AGENCY, [agency("Sở Y tế"), agency("Công an tỉnh")])
    found = session.scalars(select(Agency).order_by(Agency.sort_key)).all()
    assert [row.name for row in found] == ["Công an tỉnh", "Sở Y tế"]
    assert (found[1].folded, found[1].kind, found[1].valid_from) == ("so y te", AgencyKind.DEPARTMENT, None)


def test_keys_that_rows_lack_are_made_in_their_order(session: Session) -> None:
    insert_rows(session, POST, [{"name": f"Chức danh {n}", "position": n} for n in range(3)])
    assert [row.position for row in session.scalars(select(Post).order_by(Post.id))] == [0, 1, 2]


def test_no_rows_are_no_work(session: Session) -> None:
    insert_rows(session, AGENCY, [])
    update_rows(session, AGENCY, {})
    mark_deleted(session, AGENCY, [])
    assert session.execute(select(func.count()).select_from(Change)).scalar_one() == 0


def test_a_changed_name_is_derived_again(session: Session) -> None:
    row = agency("Sở Y tế")
    insert_rows(session, AGENCY, [row])
    update_rows(session, AGENCY, {row["id"]: {"name": "Sở Dân tộc"}})
    found = session.scalars(select(Agency)).one()
    assert found.folded == "so dan toc"


def test_every_change_is_logged_once(session: Session) -> None:
    row = agency("Sở Y tế")
    insert_rows(session, AGENCY, [row])
    update_rows(session, AGENCY, {row["id"]: {"position": 5}})
    mark_deleted(session, AGENCY, [row["id"]])
    log = session.execute(select(Change.operation, Change.new_values).order_by(Change.seq)).all()
    assert [operation for operation, _ in log] == ["insert", "update", "update"]
    assert log[1].new_values == '{"position":5}'
