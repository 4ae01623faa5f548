"""The seeded office: as much as promised, the same for a seed, sound, told by its log, whole or not at all."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.paths import DATABASE_NAME
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.base import logged_tables
from app.models.check import check
from app.models.database import Database, open_database
from app.models.meeting import AgendaItem, Meeting, MeetingAttendance
from app.models.meeting_held import ItemRecord
from app.models.opinion import OpinionRound
from app.models.replay import replay
from app.models.vote import SessionVote
from app.rules.meeting_kinds import SESSIONS
from app.services.demo.build import build
from app.services.demo.order import Order
from app.services.demo.sizes import SIZES
from app.services.records import tables
from tests.models.edits import contents, copy_log
from tests.services.demo.conftest import AS_OF, make

SIZE = SIZES["tiny"]
FILLED_ELSEWHERE = {"word_template", "attachment"}
"""What no seed makes: files of people."""


HOLD_KEYS = ("at", "confirmed_at", "deleted_at", "subject", "period", "briefing", "edition", "leads")
"""Columns in which moments or keys of rows are written."""


def count(session: Session, name: str) -> int:
    table = tables()[name]
    return session.scalar(select(func.count()).select_from(table).where(table.c.deleted_at.is_(None))) or 0


def plain(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row without its keys, which hold the moment."""
    found = {}
    with database.read() as session:
        for table in logged_tables():
            columns = [
                c for c in table.columns if c.name != "id" and not c.foreign_keys and c.name not in HOLD_KEYS
            ]
            if columns:
                found[table.name] = [
                    tuple(row) for row in session.execute(select(*columns).order_by(table.c.id))
                ]
    return found


def test_it_holds_as_much_as_promised(office: Database) -> None:
    with office.read() as session:
        assert count(session, "agency") == SIZE.agencies
        communes = select(func.count()).where(Agency.kind == AgencyKind.COMMUNE)
        assert session.scalar(communes) == SIZE.communes
        assert count(session, "task") >= SIZE.tasks
        assert count(session, "source_document") >= SIZE.documents
        assert count(session, "opinion_round") == SIZE.rounds
        assert count(session, "dossier") == SIZE.dossiers
        assert count(session, "invitation") == SIZE.invitations


def test_every_table_has_rows(office: Database) -> None:
    with office.read() as session:
        empty = {name for name in tables() if not count(session, name)}
    assert empty <= FILLED_ELSEWHERE


def test_results_of_written_opinions_stand_on_the_session_of_their_time(office: Database) -> None:
    with office.read() as session:
        rounds = select(OpinionRound.closed_on, Meeting.held_on, AgendaItem.position, Meeting.id)
        query = rounds.join(AgendaItem, AgendaItem.id == OpinionRound.announced_item_id).join(Meeting)
        found = session.execute(query).all()
        assert found
        for closed_on, held_on, position, meeting in found:
            later = select(func.min(Meeting.held_on)).where(
                Meeting.held_on >= closed_on, Meeting.kind.in_(SESSIONS), Meeting.cancelled_on.is_(None)
            )
            assert held_on == session.scalar(later)
            places = select(AgendaItem.position).where(AgendaItem.meeting_id == meeting)
            assert position == max(session.scalars(places)), "behind the contents of the session"


def test_some_come_late_and_some_leave_early(office: Database) -> None:
    with office.read() as session:
        for column in (MeetingAttendance.arrived_at, MeetingAttendance.left_at):
            assert session.scalar(select(func.count()).where(column.is_not(None)))


def test_what_a_vote_carried_is_not_said_to_be_refused(office: Database) -> None:
    voted = select(ItemRecord.result).join(
        SessionVote, SessionVote.agenda_item_id == ItemRecord.agenda_item_id
    )
    with office.read() as session:
        results = session.scalars(voted).all()
    assert results
    assert all(result.startswith("Thông qua") for result in results)


@pytest.mark.slow
def test_the_same_seed_says_the_same(office: Database, tmp_path: Path) -> None:
    make(tmp_path / "again")
    again = open_database(tmp_path / "again", writable=False)
    try:
        first, second = plain(office), plain(again)
    finally:
        again.close()
    assert [name for name in first if first[name] != second[name]] == []


def test_its_log_tells_it_whole(seeded: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    open_database(fresh).close()
    copy_log(seeded / DATABASE_NAME, fresh / DATABASE_NAME)
    database = open_database(fresh)
    with database.write("Phục hồi") as session:
        replay(session.connection())
    database.close()
    assert contents(fresh / DATABASE_NAME) == contents(seeded / DATABASE_NAME)


def test_it_is_sound(seeded: Path) -> None:
    assert check(seeded) == []


def test_a_folder_with_data_is_refused(seeded: Path) -> None:
    with pytest.raises(AppError, match="đã có dữ liệu khác"):
        make(seeded)


def test_stopped_it_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "data", Order(SIZE, 1, AS_OF), stop)
    assert list(tmp_path.iterdir()) == []


def test_a_merged_agency_has_a_successor(office: Database) -> None:
    with office.read() as session:
        merged = session.scalars(select(Agency).where(Agency.successor_id.is_not(None))).one()
        assert merged.valid_to is not None
        assert merged.valid_to < AS_OF
