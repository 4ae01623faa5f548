"""Session documents and periodic reports of a workbook against those of the database."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.text import fold
from app.importers.office_workbook.family import Existing, Existings, Tell, Wanted, grouped, say
from app.importers.office_workbook.known import Known, table_of
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.values import Level, ReadRow, ReadTable
from app.importers.office_workbook.words import meeting_kind
from app.models.meeting import AgendaItem, Meeting
from app.models.report import ReportObligation
from app.rules.regulation import InForce
from app.rules.written_days import deadline_day


class _Simple:
    """Rows whose values are compared as they are."""

    def __init__(self, session: Session, known: Known, work: Work) -> None:
        self._session = session
        self._known = known
        self._work = work

    def differs(self, name: str, known: Existing, new: Any) -> bool:
        """Whether the file says another value of a field."""
        return bool(known.values[name] != new)

    def old(self, name: str, known: Existing) -> Any:
        """The value of the database."""
        return known.values[name]

    def said(self, name: str, value: Any) -> str:
        """A value in words."""
        del name
        return say(self._known, value)


class SessionDocuments(_Simple):
    """Agenda items; the key is the day and title of the session, the content and the agency."""

    def __init__(self, session: Session, known: Known, work: Work) -> None:
        super().__init__(session, known, work)
        meeting = table_of(Meeting)
        self._meetings: dict[tuple[date, str], UUID] = {}
        self._sizes: dict[UUID, int] = {}
        for row in session.execute(
            select(meeting.c.id, meeting.c.held_on, meeting.c.title)
            .where(meeting.c.deleted_at.is_(None))
            .order_by(meeting.c.id)
        ):
            self._meetings.setdefault((row.held_on, fold(row.title)), row.id)

    def existing(self) -> Existings:
        """The agenda items of the database by key, oldest first."""
        item, meeting = table_of(AgendaItem), table_of(Meeting)
        rows = self._session.execute(
            select(item, meeting.c.held_on, meeting.c.title, meeting.c.place)
            .join(meeting, meeting.c.id == item.c.meeting_id)
            .where(item.c.deleted_at.is_(None), meeting.c.deleted_at.is_(None))
            .order_by(item.c.id)
        ).mappings()
        found = []
        for row in rows:
            key = (row["held_on"], fold(row["title"]), fold(row["content"]), row["agency_id"])
            values = {
                "content": row["content"],
                "received_on": row["documents_received_on"],
                "place": row["place"],
            }
            found.append((key, Existing(row["id"], {**values, "_meeting": row["meeting_id"]})))
            self._sizes[row["meeting_id"]] = self._sizes.get(row["meeting_id"], 0) + 1
        return grouped(found)

    def wanted(self, table: ReadTable, row: ReadRow, tell: Tell) -> Wanted:
        """What a row of the file says of an agenda item."""
        values = row.values
        agency = _one(self._known, values["agency"], tell, Level.WARNING)
        said = {name: values[name] for name in ("content", "received_on", "place") if name in table.columns}
        said |= {"_title": values["title"], "_held_on": values["held_on"], "_agency": agency}
        key = (values["held_on"], fold(values["title"]), fold(values["content"]), agency)
        return Wanted(key, values["content"], said)

    def insert(self, wanted: Wanted) -> None:
        """Write a new agenda item, and its meeting where that is new."""
        said = wanted.values
        key = (said["_held_on"], fold(said["_title"]))
        meeting = self._meetings.get(key)
        if meeting is None:
            meeting = self._meetings[key] = self._add_meeting(said)
        self._work.touch(table_of(Meeting), meeting)
        position = self._sizes[meeting] = self._sizes.get(meeting, 0) + 1
        self._work.insert(
            table_of(AgendaItem),
            {
                "id": self._work.key(),
                "meeting_id": meeting,
                "position": position,
                "content": said["content"],
                "agency_id": said["_agency"],
                "documents_received_on": said.get("received_on"),
            },
        )

    def _add_meeting(self, said: dict[str, Any]) -> UUID:
        key = self._work.key()
        row = {
            "id": key,
            "kind": meeting_kind(said["_title"]),
            "title": said["_title"],
            "held_on": said["_held_on"],
        }
        empty = {"starts_at": None, "chair_post_id": None, "chair_person_id": None}
        self._work.insert(table_of(Meeting), {**row, **empty, "place": said.get("place", "")})
        return key

    def change(self, known: Existing, names: Iterable[str], wanted: Wanted) -> None:
        """Write the fields that differ."""
        stored = {"content": "content", "received_on": "documents_received_on"}
        for name in names:
            if name == "place":
                self._work.update(table_of(Meeting), known.values["_meeting"], {"place": wanted.values[name]})
            else:
                self._work.update(table_of(AgendaItem), known.id, {stored[name]: wanted.values[name]})


class Reports(_Simple):
    """Report obligations; the key is the name, the due day and the agency."""

    def __init__(self, session: Session, known: Known, work: Work, regulation: InForce) -> None:
        super().__init__(session, known, work)
        self._regulation = regulation

    def existing(self) -> Existings:
        """The obligations of the database by key, oldest first."""
        report = table_of(ReportObligation)
        rows = self._session.execute(
            select(report).where(report.c.deleted_at.is_(None)).order_by(report.c.id)
        ).mappings()
        return grouped(
            (
                (fold(row["name"]), row["due_on"], row["agency_id"]),
                Existing(row["id"], {"name": row["name"], "received_on": row["received_on"]}),
            )
            for row in rows
        )

    def wanted(self, table: ReadTable, row: ReadRow, tell: Tell) -> Wanted:
        """What a row of the file says of a report."""
        values = row.values
        agency = _one(self._known, values["agency"], tell, Level.ERROR)
        due = deadline_day(values["due"], self._regulation)
        said = {name: values[name] for name in ("name", "received_on") if name in table.columns}
        return Wanted(
            (fold(values["name"]), due, agency), values["name"], {**said, "_due": due, "_agency": agency}
        )

    def insert(self, wanted: Wanted) -> None:
        """Write a new obligation."""
        said = wanted.values
        row = {
            "id": self._work.key(),
            "name": said["name"],
            "agency_id": said["_agency"],
            "due_on": said["_due"],
        }
        empty = {"period_from": None, "period_to": None}
        self._work.insert(
            table_of(ReportObligation), {**row, **empty, "received_on": said.get("received_on")}
        )

    def change(self, known: Existing, names: Iterable[str], wanted: Wanted) -> None:
        """Write the fields that differ; another day of receipt takes its hour with it."""
        values = {name: wanted.values[name] for name in names}
        hour = {"received_at": None} if "received_on" in values else {}
        self._work.update(table_of(ReportObligation), known.id, {**values, **hour})


def _one(known: Known, text: str, tell: Tell, level: Level) -> UUID | None:
    """The one agency of a cell; several are an error or a warning."""
    keys = known.agencies(text, lambda found, message: tell("agency", found, message))
    if len(keys) > 1:
        advice = "tách mỗi cơ quan một dòng." if level is Level.ERROR else "chỉ nhập cơ quan đầu tiên."
        tell("agency", level, f"Một dòng chỉ ghi một cơ quan, ô này có {len(keys)}: {advice}")
    return keys[0] if keys else None
