"""From a read workbook to a proposal: new, changed and same rows, and what has to be written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.importers.office_workbook.agency_sheet import AgencySheet
from app.importers.office_workbook.courses import course_places
from app.importers.office_workbook.doubts import erased, in_order
from app.importers.office_workbook.family import Existing, FamilyRows, Tell, Waiting, Wanted
from app.importers.office_workbook.known import Known
from app.importers.office_workbook.locks import locked_places
from app.importers.office_workbook.near import near_places
from app.importers.office_workbook.pause import without_collector
from app.importers.office_workbook.programme import Programme
from app.importers.office_workbook.proposal import (
    CellChange,
    ChangedRow,
    Counts,
    NewRow,
    Place,
    Proposal,
    Work,
)
from app.importers.office_workbook.sessions import Reports, SessionDocuments
from app.importers.office_workbook.task_keys import KEY, key_in
from app.importers.office_workbook.tasks import Tasks
from app.importers.office_workbook.telling import telling_places
from app.importers.office_workbook.values import Complaint, Family, Level, ReadRow, ReadTable, ReadWorkbook
from app.models.change_log import Change
from app.models.turns import giving_way
from app.rules.regulation import InForce

_TOLD_OF_NEW = {
    Family.TASKS: ("lead", "deadline"),
    Family.PROGRAMME: ("lead", "due"),
    Family.SESSION_DOCUMENTS: ("_agency", "_held_on"),
    Family.REPORTS: ("_agency", "_due"),
}
"""Whose a new row is, and when it is due: the fields that say so."""
_SHOWN_BY = {"extension": "extended_to", "delay": "delay_reported_on", "progress": "progress_text"}


@without_collector
def propose(session: Session, read: ReadWorkbook, regulation: InForce, *, today: date) -> Proposal:
    """Compare a workbook with the database; only the columns that the file has count, and nothing is written.

    Who is to follow a task does so from `today` on, where the file names no other day.
    """
    work = Work()
    known = Known(session, work)
    agencies = AgencySheet(session, known, work)
    counts = {Family.AGENCIES: agencies.read(read)}
    told = _Told([], [], [*read.complaints, *agencies.complaints])
    for family in (Family.TASKS, Family.PROGRAMME, Family.SESSION_DOCUMENTS, Family.REPORTS):
        tables = [table for table in read.tables if table.family is family]
        rows = _rows_of(family, session, known, work, regulation, today) if tables else None
        counts[family] = _compare(session, family, rows, tables, work, told) if rows else Counts()
    judged = (*locked_places(session, work), *telling_places(session, work), *course_places(session, work))
    told.complaints.extend(judged)
    return Proposal(
        read.name,
        {family: counts[family] for family in Family},
        tuple(known.new_agencies),
        tuple(known.new_posts),
        tuple(known.new_people),
        tuple(known.new_fields),
        (*told.changed, *agencies.changed),
        (*told.added, *agencies.added),
        tuple(in_order(read, told.complaints)),
        work,
        last_change(session),
    )


def last_change(session: Session) -> int:
    """The number of the newest entry of the change log."""
    return session.execute(select(func.coalesce(func.max(Change.seq), 0))).scalar_one()


def _rows_of(
    family: Family, session: Session, known: Known, work: Work, regulation: InForce, today: date
) -> FamilyRows:
    match family:
        case Family.TASKS:
            return Tasks(session, known, work, regulation, today)
        case Family.PROGRAMME:
            return Programme(session, known, work)
        case Family.SESSION_DOCUMENTS:
            return SessionDocuments(session, known, work)
        case Family.REPORTS:
            return Reports(session, known, work, regulation)
        case Family.AGENCIES:
            raise ValueError("agencies are read first")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the rows say, as far as they are read."""

    changed: list[ChangedRow]
    added: list[NewRow]
    complaints: list[Complaint]


def _first_column(table: ReadTable) -> str:
    """Where a row that is new is complained of: at its content, else at its first column."""
    return table.columns.get("content") or next(iter(table.columns.values()))


def _place(table: ReadTable, row: ReadRow, column: str) -> Place:
    return Place(table.sheet, row.number, column, table.columns.get("secrecy", ""))


def _errors(complaints: Iterable[Complaint]) -> set[tuple[str, int | None]]:
    return {(c.sheet, c.row) for c in complaints if c.level is Level.ERROR}


def _compare(
    session: Session, family: Family, rows: FamilyRows, tables: Iterable[ReadTable], work: Work, told: _Told
) -> Counts:
    different, same = 0, 0
    fresh: list[tuple[Place, Wanted]] = []
    faulty, waiting = _errors(told.complaints), Waiting(rows.existing(), _named(tables))
    for table in tables:
        names: list[str] | None = None
        for row in giving_way(session, table.rows):
            if (table.sheet, row.number) in faulty:
                continue
            wanted = rows.wanted(table, row, _teller(told, table, row))
            known = waiting.take(wanted)
            if known is None:
                work.at = _place(table, row, _first_column(table))
                rows.insert(wanted)
                told.added.append(_new(rows, table, row, wanted))
                fresh.append((work.at, wanted))
                continue
            names = [name for name in wanted.values if not name.startswith("_")]
            differing = [name for name in names if rows.differs(name, known, wanted.values[name])]
            if not differing:
                same += 1
                continue
            changed = _changed(rows, table, row, known, wanted, differing)
            told.changed.append(changed)
            told.complaints.extend(erased(changed))
            first = _SHOWN_BY.get(differing[0], differing[0])
            work.at = _place(table, row, table.columns.get(first, first))
            rows.change(known, differing, wanted)
            different += 1
    told.complaints.extend(near_places(family, fresh, giving_way(session, waiting.left())))
    for known in giving_way(session, waiting.unmet()):
        known.forget()
    return Counts(len(fresh), different, same)


def _teller(told: _Told, table: ReadTable, row: ReadRow) -> Tell:
    """Complaints of a field go to its cell."""

    def tell(name: str, level: Level, message: str) -> None:
        told.complaints.append(
            Complaint(table.sheet, row.number, table.columns.get(name, ""), level, message)
        )

    return tell


def _named(tables: Iterable[ReadTable]) -> set[UUID]:
    """The records that rows name by their key."""
    keyed = (table for table in tables if KEY in table.columns)
    keys = (key_in(row.values) for table in keyed for row in table.rows)
    return {key for key in keys if key is not None}


def _new(rows: FamilyRows, table: ReadTable, row: ReadRow, wanted: Wanted) -> NewRow:
    owner, due = _TOLD_OF_NEW[table.family]
    said = (rows.said(name, wanted.values[name]) if name in wanted.values else "" for name in (owner, due))
    return NewRow(table.family, table.sheet, row.number, wanted.title, *said)


def _changed(
    rows: FamilyRows, table: ReadTable, row: ReadRow, known: Existing, wanted: Wanted, names: list[str]
) -> ChangedRow:
    def cell(name: str) -> CellChange:
        new: Any = wanted.values[name]
        column = table.columns.get(_SHOWN_BY.get(name, name), name)
        return CellChange(column, rows.said(name, rows.old(name, known)), rows.said(name, new))

    return ChangedRow(
        table.family, table.sheet, row.number, wanted.title, tuple(cell(name) for name in names)
    )
