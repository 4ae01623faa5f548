"""The agencies sheet against the agencies of the database: read first, for its rows are known agencies."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import clean
from app.importers.office_workbook.agencies import agency_key, exact_key
from app.importers.office_workbook.family import say
from app.importers.office_workbook.known import Known, table_of
from app.importers.office_workbook.proposal import CellChange, ChangedRow, Counts, NewRow, Work
from app.importers.office_workbook.values import Complaint, Family, Level, ReadRow, ReadTable, ReadWorkbook
from app.importers.office_workbook.words import agency_kind
from app.models.agency import Agency
from app.rules.agency_kinds import guessed_kind

_PLAIN = ("name", "short_name", "kind", "valid_from", "valid_to")


class AgencySheet:
    """The rows of agencies sheets; the key is the folded name, or another name of the agency."""

    def __init__(self, session: Session, known: Known, work: Work) -> None:
        self._known = known
        self._work = work
        self._stored = _stored(session)
        self._taken: dict[UUID, ReadRow] = {}
        self._named: dict[str, ReadRow] = {}
        self.complaints: list[Complaint] = []
        self.changed: list[ChangedRow] = []
        self.added: list[NewRow] = []

    def read(self, workbook: ReadWorkbook) -> Counts:
        """Make the agencies of the workbook known; returns how many are new, changed and the same."""
        tables = [table for table in workbook.tables if table.family is Family.AGENCIES]
        pairs = [(table, row) for table in tables for row in table.rows]
        faulty = {(c.sheet, c.row) for c in workbook.complaints if c.level is Level.ERROR}
        keys = [
            (table, row, *self._agency(table, row))
            for table, row in pairs
            if (table.sheet, row.number) not in faulty
        ]
        cells = {
            id(row): self._differences(table, row, key) for table, row, key, is_new in keys if not is_new
        }
        new = sum(1 for *_, is_new in keys if is_new)
        for table, row, key, is_new in keys:
            if is_new:
                self._finish_new(table, row, key)
                self.added.append(NewRow(Family.AGENCIES, table.sheet, row.number, row.values["name"]))
            elif cells[id(row)]:
                changes = tuple(cells[id(row)])
                self.changed.append(
                    ChangedRow(Family.AGENCIES, table.sheet, row.number, row.values["name"], changes)
                )
        if tables and not self.complaints:
            self._warn_of_shared_names(tables[0])
        changed = len(self.changed)
        return Counts(new, changed, len(keys) - new - changed)

    def _agency(self, table: ReadTable, row: ReadRow) -> tuple[UUID, bool]:
        """The agency of a row and whether it is new."""
        name = row.values["name"]
        found = [key for key in self._known.names.find(name) if key not in self._taken]
        before = self._named.setdefault(exact_key(name), row)
        if before is not row:
            self._say(
                table, row, "name", Level.ERROR, f"Trùng tên cơ quan với dòng {before.number}: “{name}”."
            )
        near = [key for key in found if exact_key(self._known.names.full[key]) == exact_key(name)] or found
        if near and near[0] in self._stored:
            self._taken[near[0]] = row
            return near[0], False
        kind = row.values.get("kind") or agency_kind(row.group).value or guessed_kind(name)
        short = row.values.get("short_name", "")
        days = {day: row.values.get(day) for day in ("valid_from", "valid_to")}
        key = self._known.add_agency(name, kind=kind, short_name=short, **days)
        self._taken[key] = row
        return key, True

    def _finish_new(self, table: ReadTable, row: ReadRow, key: UUID) -> None:
        for alias in _aliases(row):
            self._known.add_alias(key, alias)
        successor = self._successor(table, row)
        if successor:
            self._work.update(table_of(Agency), key, {"successor_id": successor})

    def _differences(self, table: ReadTable, row: ReadRow, key: UUID) -> list[CellChange]:
        stored, cells = self._stored[key], []
        for name in _PLAIN:
            if name not in table.columns or (name == "kind" and row.values[name] is None):
                continue
            new = row.values[name]
            if name == "name" and agency_key(new) != agency_key(stored["name"]):
                continue  # known by its other name
            if stored[name] != new:
                cells.append(self._cell(table, name, stored[name], new))
                self._work.update(table_of(Agency), key, {name: new})
        others = {agency_key(text) for text in (stored["short_name"], stored["name"])}
        self._known.names.add(key, stored["name"], (row.values.get("short_name", ""),))
        for alias in _aliases(row):
            if agency_key(alias) not in others and key not in self._known.names.find(alias):
                cells.append(self._cell(table, "aliases", "", alias))
                self._known.add_alias(key, alias)
        if row.values.get("successor"):
            successor = self._successor(table, row)
            if successor and successor != stored["successor_id"]:
                cells.append(self._cell(table, "successor", stored["successor_id"], successor))
                self._work.update(table_of(Agency), key, {"successor_id": successor})
        return cells

    def _successor(self, table: ReadTable, row: ReadRow) -> UUID | None:
        text = row.values.get("successor", "")
        found = self._known.names.find(text) if text else ()
        if text and not found:
            self._say(
                table, row, "successor", Level.WARNING, f"Chưa biết cơ quan kế thừa “{text}”; để trống."
            )
        return found[0] if found else None

    def _cell(self, table: ReadTable, name: str, old: Any, new: Any) -> CellChange:
        return CellChange(table.columns[name], say(self._known, old), say(self._known, new))

    def _warn_of_shared_names(self, table: ReadTable) -> None:
        for name, keys in self._known.names.ambiguous():
            full = [self._known.names.full[key] for key in keys]
            row = next((self._taken[key] for key in reversed(keys) if key in self._taken), None)
            if row is None:
                continue
            listed = ", ".join(f"“{text}”" for text in full)
            self._say(
                table,
                row,
                "name",
                Level.WARNING,
                f"Tên “{name}” dùng chung cho {listed}: khó phân biệt khi nhập.",
            )

    def _say(self, table: ReadTable, row: ReadRow, name: str, level: Level, message: str) -> None:
        self.complaints.append(
            Complaint(table.sheet, row.number, table.columns.get(name, ""), level, message)
        )


def _stored(session: Session) -> dict[UUID, dict[str, Any]]:
    agency = table_of(Agency)
    rows = session.execute(select(agency).where(agency.c.deleted_at.is_(None))).mappings()
    return {row["id"]: {str(name): value for name, value in row.items()} for row in rows}


def _aliases(row: ReadRow) -> Iterator[str]:
    text = row.values.get("aliases", "")
    return (clean(part) for part in re.split(r"[;\n]", text) if clean(part))
