"""What every table has from its parent: a key, a mark of deletion, moments in UTC, codes, derived columns."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Uuid, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from app.core.ids import uuid7
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.base import Base, logged_tables
from app.models.database import Database
from app.models.draft import Draft
from app.models.person import Person, Post
from app.models.task import Task
from tests.models.edits import record_classes


def test_every_business_row_has_a_uuid_and_a_mark_of_deletion() -> None:
    for table in logged_tables():
        assert [column.name for column in table.primary_key] == ["id"], table.name
        assert isinstance(table.c.id.type, Uuid), table.name
        assert table.c.deleted_at.nullable, table.name


def test_keys_are_of_version_7_and_rise(session: Session) -> None:
    first, second = Post(name="Chủ tịch"), Post(name="Phó Chủ tịch")
    for post in (first, second):
        session.add(post)
        session.flush()
    assert (first.id.version, second.id.version) == (7, 7)
    assert first.id < second.id
    for kind in record_classes():
        default = kind.__table__.c.id.default
        assert default is not None
        assert default.arg.__wrapped__ is uuid7, kind


def test_links_point_to_keys_alone() -> None:
    for table in Base.metadata.sorted_tables:
        assert all(key.column.name == "id" for key in table.foreign_keys), table.name


ALONE = """
from app.models.base import Base
from app.models.meeting import AgendaItem

assert "agency" not in Base.metadata.tables
print(type(AgendaItem.__table__.c.agency_id.type).__name__)
"""


def test_a_link_holds_a_key_before_its_table_is_imported() -> None:
    """A command imports but few tables; a question of them would get words for keys."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", ALONE], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("Uuid", "")


def test_a_moment_is_kept_in_utc_and_comes_back_aware(session: Session) -> None:
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=7)))
    session.add(Draft(form="task", payload="{}", updated_at=noon))
    session.flush()
    session.expire_all()
    assert session.scalar(text("SELECT updated_at FROM draft")) == "2026-11-22 05:00:00.000000"
    (draft,) = session.scalars(select(Draft))
    assert draft.updated_at == noon
    assert draft.updated_at.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    unknown = datetime(2026, 11, 22)  # noqa: DTZ001
    with pytest.raises(StatementError, match="without a time zone"), database.write("Lan") as session:
        session.add(Draft(form="task", payload="{}", updated_at=unknown))


def test_codes_are_stored_and_terms_are_read(session: Session) -> None:
    session.add(Agency(name="UBND xã Ea Kar", kind=AgencyKind.COMMUNE))
    session.flush()
    session.expire_all()
    assert session.scalar(text("SELECT kind FROM agency")) == "commune"
    assert session.scalars(select(Agency.kind)).one() is AgencyKind.COMMUNE


def test_derived_columns_follow_their_row(session: Session) -> None:
    task = Task(content="Đề án hoà giải", assigned_on=date(2026, 10, 1))
    session.add(task)
    session.flush()
    assert task.folded == "de an hoa giai"
    task.product = "Tờ trình"
    session.flush()
    assert task.folded == "de an hoa giai to trinh"


def test_people_are_sorted_by_given_name_or_by_the_one_they_chose(session: Session) -> None:
    people = [
        Person(full_name="Y Thanh Hà Niê Kđăm", sort_name="Thanh Hà"),
        Person(full_name="Trần Thị Tâm"),
        Person(full_name="H’Hen Niê", sort_name="H’Hen"),
        Person(full_name="Nguyễn Văn Ân"),
    ]
    session.add_all(people)
    session.flush()
    ordered = session.scalars(select(Person.full_name).order_by(Person.sort_key)).all()
    assert ordered == ["Nguyễn Văn Ân", "H’Hen Niê", "Trần Thị Tâm", "Y Thanh Hà Niê Kđăm"]
    people[0].sort_name = ""
    session.flush()
    ordered = session.scalars(select(Person.full_name).order_by(Person.sort_key)).all()
    assert ordered[2] == "Y Thanh Hà Niê Kđăm"
