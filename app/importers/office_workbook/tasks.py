"""Tasks of a workbook against those of the database."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.terms import Secrecy, TaskKind, TaskOrigin
from app.core.text import fold
from app.importers.office_workbook import agency_parts, own_fields, task_chain, task_closing, task_progress
from app.importers.office_workbook.documents import COLUMNS, Documents
from app.importers.office_workbook.family import (
    Existing,
    Existings,
    Key,
    Tell,
    Wanted,
    grouped,
    link_agencies,
    relink_agencies,
    say,
    say_deadline,
)
from app.importers.office_workbook.known import NOBODY, Holder, Known, table_of
from app.importers.office_workbook.known_tasks import (
    DELAY,
    LINKS,
    NEW,
    NO_DEADLINE,
    PLAIN,
    STORED,
    columns_said,
    known_tasks,
    task_key,
)
from app.importers.office_workbook.own_fields import OwnFields
from app.importers.office_workbook.people import giver_of
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.rows import hide
from app.importers.office_workbook.task_days import tell_days
from app.importers.office_workbook.task_keys import OTHER_NUMBER, TaskKeys
from app.importers.office_workbook.task_parts import check_deadlines, corrected, first_day
from app.importers.office_workbook.values import Deadline, Level, ReadRow, ReadTable
from app.models.task import DelayReport, Extension, ProgressEntry, Task, TaskAgency
from app.rules.deadline_hours import hour_in
from app.rules.document_numbers import number_key
from app.rules.origins import origin_of, origin_said
from app.rules.regulation import InForce
from app.rules.secrets import SENTENCE, is_secret
from app.rules.written_days import deadline_day


class Tasks:
    """The rows of task sheets; the key is the document number with the folded content."""

    def __init__(self, session: Session, known: Known, work: Work, regulation: InForce, today: date) -> None:
        self._session = session
        self._today = today
        self._known = known
        self._work = work
        self._regulation = regulation
        self._documents = Documents(session, work)
        self._keys = TaskKeys()
        self._own = OwnFields(session, work, today)
        self._first: dict[Key, Existing] = {}
        self._progress: dict[UUID, dict[str, Any]] | None = None

    def existing(self) -> Existings:
        """The tasks of the database by key, oldest first."""
        found = known_tasks(self._session)
        self._own.learn({known.id: known for _, known in found})
        for key, known in found:
            self._keys.learn(known)
            self._first.setdefault(key, known)
        return grouped(found)

    def wanted(self, table: ReadTable, row: ReadRow, tell: Tell) -> Wanted:
        """What a row of the file says of a task."""
        has, values, known = table.columns, row.values, self._known
        named = self._keys.named(values, tell)
        self._hide_secret(values, named, tell)
        said: dict[str, Any] = {name: values[name] for name in PLAIN if name in values}
        for name in LINKS:
            if name in has:
                said[name] = known.agencies(values[name], lambda level, text, n=name: tell(n, level, text))  # type: ignore[misc]
        assigner = values.get("assigner") or giver_of(row.group)
        if "assigner" in has or assigner:
            said["assigner"] = known.holder(assigner)
        if "field" in has:
            said["field"] = known.field(values["field"])
        if "quality" in has:
            said["quality"] = values["quality"]
        said |= task_chain.read_followers(known, values, tell, today=self._today)
        if "marks" in has:
            said["marks"] = task_chain.read_marks(values["marks"], tell)
        number = values.get("document_number", "")
        if named is not None:
            number = self._number_of(named, number, tell)
        self._read_days(said, values)
        self._read_document(said, values, number)
        if "origin" in has:
            said["origin"] = origin_said(values["origin"]) or _origin(number, values["origin"], assigner)
        key = task_key(number, values["content"])
        known_row = named or self._first.get(key)
        said |= self._agency_parts(values, said, known_row, tell)
        check_deadlines(known_row, said, tell)
        said |= task_closing.read_closing(values, known_row, self._regulation, tell)
        _, deadline, _ = said.get("deadline", NO_DEADLINE)
        tell_days(values, deadline, known_row, tell, today=self._today)
        if values.keys() & task_progress.COLUMNS.keys():
            said["progress"] = task_progress.read_progress(values, tell, today=self._today)
        said |= self._own.said(values, tell)
        said |= {"_number": number, "_source": (number, assigner, row.group, values.get("issuer", ""))}
        said["_followed_on"] = values.get("followed_on")
        return Wanted(key, values["content"], said, named.id if named else None)

    def _hide_secret(self, values: dict[str, Any], named: Existing | None, tell: Tell) -> None:
        """What is said under a document known as secret is not kept (duty 12), and an empty cell leaves it secret."""
        if is_secret(values.get("secrecy", Secrecy.NONE)):
            return
        number, day = values.get("document_number", ""), values.get("document_date")
        document = named.values["_document"] if named else self._documents.find(number, day)
        level: Secrecy = self._documents.value(document, "secrecy")
        if is_secret(level):
            if hide(values):
                tell("content", Level.WARNING, SENTENCE)
            values |= {"secrecy": level} if "secrecy" in values else {}

    def _agency_parts(
        self, values: dict[str, Any], said: dict[str, Any], known: Existing | None, tell: Tell
    ) -> dict[str, Any]:
        """The parts of the agencies that the row has or, in roles of which it has no column, the task."""
        names = [name for name in agency_parts.COLUMNS if name in values]
        if not names:
            return {}
        there = {name: [key for key, _ in known.parts[name]] if known else [] for name in LINKS}
        members = dict.fromkeys(key for name in LINKS for key in said.get(name, there[name]))
        read = agency_parts.read_parts
        return {name: read(self._known, name, values[name], members, tell) for name in names}

    def _number_of(self, known: Existing, said: str, tell: Tell) -> str:
        """The number of a task's document: a file cannot give it another one."""
        number: str = known.values["_number"]
        if said and number_key(said) != number_key(number):
            tell("document_number", Level.WARNING, OTHER_NUMBER)
        return number

    def _read_days(self, said: dict[str, Any], values: dict[str, Any]) -> None:
        if "deadline" in values:
            deadline = values["deadline"] or Deadline(None)
            kind = TaskKind.REGULAR if deadline.regular else TaskKind.NORMAL
            said["deadline"] = (kind, deadline_day(deadline, self._regulation), deadline.words)
        if "extended_to" in values:
            to = deadline_day(values["extended_to"], self._regulation)
            said["extension"] = {"extended_to": to}
            if "extension_decided_on" in values:
                said["extension"]["decided_on"] = values["extension_decided_on"]
        if "delay_reported_on" in values:
            said["delay"] = {column: values[name] for name, column in DELAY.items() if name in values}
        if "withdrawn" in values or "withdrawn_on" in values:
            flag, day = values.get("withdrawn"), values.get("withdrawn_on")
            withdrawn = bool(flag) or (flag is None and day is not None)
            said["withdrawn"] = (withdrawn, day if withdrawn else None)

    def _read_document(self, said: dict[str, Any], values: dict[str, Any], number: str) -> None:
        for name in COLUMNS:
            if name in values and (number or name != "document_date"):
                said[name] = values[name]

    def differs(self, name: str, known: Existing, new: Any) -> bool:
        """Whether the file says another value of a field."""
        match name:
            case "lead" | "coordinating":
                return bool(tuple(agency for agency, _ in known.parts[name]) != new)
            case "extension" | "delay":
                wanted = first_day(name, new) is not None
                if not wanted:
                    return bool(known.parts[name])
                return not any(_holds(part, new) for part in known.parts[name])
            case "deadline" if not new[2]:  # the words of the first deadline need not be repeated
                return bool(known.values[name][:2] != new[:2])
            case "room" | "deputy" | "officer":
                return bool(known.values[name] != new.key)
            case "progress":
                return task_progress.is_news(self._last_progress(known.id), new)
            case own_fields.NAME:
                return any(known.values[name].get(key, "") != value for key, value in new.items())
            case "withdrawn" if new[1] is None:
                return bool(known.values[name][0]) is not new[0]
            case _ if name in COLUMNS:
                return bool(self._documents.value(known.values["_document"], name) != new)
            case _:
                return bool(known.values[name] != new)

    def old(self, name: str, known: Existing) -> Any:
        """The value of the database as `said` takes it."""
        match name:
            case "lead" | "coordinating":
                return tuple(agency for agency, _ in known.parts[name])
            case "extension" | "delay":
                return known.parts[name][-1] if known.parts[name] else {}
            case "progress":
                return self._last_progress(known.id)
            case _ if name in COLUMNS:
                return self._documents.value(known.values["_document"], name)
            case _:
                return known.values[name]

    def said(self, name: str, value: Any) -> str:
        """A value in words."""
        if name in agency_parts.COLUMNS:
            return agency_parts.say_parts(self._known, value)
        if name == "progress":
            return task_progress.say_progress(value)
        if name == own_fields.NAME:
            return self._own.say(value)
        if isinstance(value, task_chain.Following):
            return value.said(self._known)
        if name == "deadline":
            return say_deadline(*value)
        if name == "extension":
            return " – quyết định ".join(
                filter(None, (say(self._known, value.get(k)) for k in ("extended_to", "decided_on")))
            )
        if name == "delay":
            return self._said_delay(value) if value.get("reported_on") else ""
        if name == "withdrawn":
            return say(self._known, value[1]) or say(self._known, value[0])
        return say(self._known, value)

    def _said_delay(self, report: dict[str, Any]) -> str:
        """All that a workbook says of a report that it comes late, under its day."""
        accepted, decided, reason = (report.get(name) for name in ("accepted", "decided_on", "reason"))
        parts = (
            say(self._known, report["reported_on"]),
            "" if accepted is None else f"chấp nhận: {say(self._known, accepted)}",
            decided and f"ngày chấp nhận: {say(self._known, decided)}",
            reason and f"lý do: {reason}",
        )
        return ", ".join(filter(None, parts))

    def insert(self, wanted: Wanted) -> None:
        """Write a new task with its agencies, extension and delay report."""
        said, key = wanted.values, self._work.key()
        kind, day, words = said.get("deadline", NO_DEADLINE)
        assigner: Holder = said.get("assigner", NOBODY)
        withdrawn, withdrawn_on = said.get("withdrawn", (False, None))
        row = {STORED.get(name, name): said.get(name, default) for name, default in NEW.items()}
        row |= self._first_followers(key, said)
        row |= {
            "id": key,
            "source_document_id": self._document_of(said),
            "content": said["content"],
            "origin": said["origin"] if "origin" in said else _origin(*said["_source"]),
            "assigner_post_id": assigner.post,
            "assigner_person_id": assigner.person,
            "kind": kind,
            "assigned_on": said["assigned_on"],
            "deadline": day,
            "deadline_words": words,
            "deadline_time": hour_in(words) if day is not None else None,
            "withdrawn": withdrawn,
            "withdrawn_on": withdrawn_on,
            "approved": True if said.get("approved_on") else None,
            "folded": f"{wanted.key[1]} {fold(said.get('product', ''))}".strip(),  # the content is folded already
        }
        self._work.insert(table_of(Task), row)
        table, owner = table_of(TaskAgency), ("task_id", key)
        more = agency_parts.linking(said)
        for name, role in LINKS.items():
            link_agencies(self._work, table, owner, role, said.get(name, ()), more)
        for name in ("extension", "delay"):
            if first_day(name, said.get(name, {})) is not None:
                self._add_part(name, key, said[name])
        self._own.write(key, said.get(own_fields.NAME, {}))
        if said.get("progress"):
            self._report(key, said.get("lead", ()), said["progress"])

    def _last_progress(self, task: UUID) -> dict[str, Any]:
        if self._progress is None:
            self._progress = task_progress.last_entries(self._session)
        return self._progress.get(task, {})

    def _report(self, task: UUID, leads: Sequence[UUID], said: dict[str, Any]) -> None:
        """A new entry of progress, told by the first of those that lead."""
        entry = task_progress.entry_of(task, next(iter(leads), None), said, today=self._today)
        self._work.insert(table_of(ProgressEntry), entry)

    def _document_of(self, said: dict[str, Any]) -> UUID | None:
        """The document of a new task; a known one becomes as secret as the file says, and then tells nothing."""
        key = self._documents.find_or_make(said["_number"], said)
        level = said.get("secrecy", Secrecy.NONE)
        if key is not None and is_secret(level) and self._documents.value(key, "secrecy") is Secrecy.NONE:
            self._documents.change(key, {"secrecy": level, "summary": ""})
        return key

    def _first_followers(self, key: UUID, said: dict[str, Any]) -> dict[str, UUID | None]:
        """Who follows a new task from its start; who does from a later day on is handed it then."""
        first = dict.fromkeys(task_chain.STORED.values())
        for name, column in task_chain.STORED.items():
            who: task_chain.Following | None = said.get(name)
            if who is not None and said.get("_followed_on") and who.on > said["assigned_on"]:
                self._work.hand_on(key, task_chain.ROLES[name], who.key, who.on)
            elif who is not None:
                first[column] = who.key
        return first

    def change(self, known: Existing, names: Iterable[str], wanted: Wanted) -> None:
        """Write the fields that differ; extensions and delay reports keep their history."""
        values: dict[str, Any] = {}
        for name in names:
            new = wanted.values[name]
            match name:
                case "lead" | "coordinating":
                    self._relink(name, known, wanted)
                case "room" | "deputy" | "officer":
                    self._work.hand_on(known.id, task_chain.ROLES[name], new.key, new.on)
                case _ if name in agency_parts.COLUMNS:
                    self._change_agency_part(name, known, new)
                case "extension" | "delay":
                    self._change_part(name, known, new)
                case "progress":
                    leads = [key for key, _ in known.parts["lead"]]
                    self._report(known.id, wanted.values.get("lead", leads), new)
                case own_fields.NAME:
                    self._own.write(known.id, new, known.parts[name])
                case _ if name in COLUMNS:
                    values |= self._change_document(known, name, wanted)
                case _:
                    values |= columns_said(name, new)
        if values:
            self._work.update(table_of(Task), known.id, values)

    def _relink(self, name: str, known: Existing, wanted: Wanted) -> None:
        """Links that are new have the part that the file or, without its column, the task has of that agency."""
        links, table = dict(known.parts[name]), table_of(TaskAgency)
        more = agency_parts.linking({**known.values, **wanted.values})
        owner = ("task_id", known.id)
        relink_agencies(self._work, table, owner, LINKS[name], links, wanted.values[name], more)

    def _change_agency_part(self, name: str, known: Existing, new: dict[UUID, Any]) -> None:
        """Links that are new get theirs when they are made."""
        old = known.values[name]
        for role in LINKS:
            for agency, link in known.parts[role]:
                if old.get(agency) != new.get(agency):
                    column = agency_parts.COLUMNS[name]
                    value = agency_parts.columns_of(agency, {name: new})[column]
                    self._work.update(table_of(TaskAgency), link, {column: value})

    def _change_document(self, known: Existing, name: str, wanted: Wanted) -> dict[str, Any]:
        """Correct the document; a second day for the same number is another document."""
        key: UUID | None = known.values["_document"]
        new = wanted.values[name]
        if key is not None and (
            name != "document_date" or self._documents.value(key, name) is None or new is None
        ):
            hidden = {"summary": ""} if name == "secrecy" and is_secret(new) else {}
            self._documents.change(key, {name: new, **hidden})
            return {}
        made = self._documents.find_or_make(wanted.values["_number"], wanted.values)
        known.values["_document"] = made
        return {"source_document_id": made}

    def _change_part(self, name: str, known: Existing, new: dict[str, Any]) -> None:
        """A later decision or report is added, an earlier or equal one corrects the last."""
        parts = known.parts[name]
        table = table_of(Extension if name == "extension" else DelayReport)
        if first_day(name, new) is None:
            for part in parts:
                self._work.remove(table, part["id"])
        elif last := corrected(name, parts, new):
            self._work.update(table, last["id"], new)
        else:
            self._add_part(name, known.id, new)

    def _add_part(self, name: str, task: UUID, values: dict[str, Any]) -> None:
        if name == "extension":
            empty = {"decided_on": None, "document_number": "", "reason": ""}
            self._work.insert(table_of(Extension), {"task_id": task, **empty, **values})
        else:
            empty = {"document_number": "", "reason": "", "accepted": None, "decided_on": None}
            self._work.insert(table_of(DelayReport), {"task_id": task, **empty, **values})


def _origin(number: str, *texts: str) -> TaskOrigin:
    """Who a task comes from; a workbook of the province that names nobody else is the province's own."""
    return origin_of(number, *texts) or TaskOrigin.PROVINCE


def _holds(part: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(part[name] == value for name, value in wanted.items())
