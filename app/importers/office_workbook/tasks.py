"""Tasks of a workbook against those of the database."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.terms import AgencyRole, TaskKind, TaskOrigin
from app.core.text import fold
from app.importers.office_workbook.documents import COLUMNS, Documents
from app.importers.office_workbook.family import (
    Existing,
    Existings,
    Tell,
    Wanted,
    grouped,
    link_agencies,
    relink_agencies,
    say,
)
from app.importers.office_workbook.known import NOBODY, Holder, Known, table_of
from app.importers.office_workbook.people import giver_of
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.task_keys import OTHER_NUMBER, TaskKeys
from app.importers.office_workbook.values import Deadline, Level, ReadRow, ReadTable
from app.models.task import DelayReport, Extension, SourceDocument, Task, TaskAgency
from app.rules.deadline_hours import hour_in
from app.rules.document_numbers import number_key
from app.rules.origins import origin_of
from app.rules.regulation import Regulation
from app.rules.written_days import deadline_day

_PLAIN = ("content", "product", "assigned_on", "completed_on", "result_document", "quality_judged_on", "note")
_STORED = {"quality": "quality_accepted", "field": "field_id", "officer": "officer_id"}
_NEW = {
    "product": "",
    "field": None,
    "completed_on": None,
    "result_document": "",
    "quality": None,
    "quality_judged_on": None,
    "officer": None,
    "note": "",
}
_DELAY = {
    "delay_reported_on": "reported_on",
    "delay_accepted": "accepted",
    "delay_reason": "reason",
    "delay_decided_on": "decided_on",
}
_NO_DEADLINE = (TaskKind.NORMAL, None, "")


class Tasks:
    """The rows of task sheets; the key is the document number with the folded content."""

    def __init__(self, session: Session, known: Known, work: Work, regulation: Regulation) -> None:
        self._session = session
        self._known = known
        self._work = work
        self._regulation = regulation
        self._documents = Documents(session, work)
        self._keys = TaskKeys()

    def existing(self) -> Existings:
        """The tasks of the database by key, oldest first."""
        task, document = table_of(Task), table_of(SourceDocument)
        rows = self._session.execute(
            select(task, document.c.number)
            .outerjoin(document, document.c.id == task.c.source_document_id)
            .where(task.c.deleted_at.is_(None))
            .order_by(task.c.id)
        ).mappings()
        found = {row["id"]: (_key(row["number"] or "", row["content"]), _existing(row)) for row in rows}
        for _, known in found.values():
            self._keys.learn(known)
        if found:
            self._add_links(found)
            self._add_parts(found, Extension, "extension", ("extended_to", "decided_on"))
            self._add_parts(found, DelayReport, "delay", tuple(_DELAY.values()))
        return grouped(found.values())

    def _add_links(self, found: dict[UUID, tuple[Any, Existing]]) -> None:
        link = table_of(TaskAgency)
        for row in self._session.execute(
            select(link.c.id, link.c.task_id, link.c.agency_id, link.c.role)
            .where(link.c.deleted_at.is_(None), link.c.to_on.is_(None))
            .order_by(link.c.position, link.c.id)
        ):
            if row.task_id in found:
                name = "lead" if row.role is AgencyRole.LEAD else "coordinating"
                found[row.task_id][1].parts[name].append((row.agency_id, row.id))

    def _add_parts(
        self, found: dict[UUID, tuple[Any, Existing]], model: Any, name: str, columns: tuple[str, ...]
    ) -> None:
        part = table_of(model)
        for row in self._session.execute(
            select(part.c.task_id, part.c.id, *(part.c[column] for column in columns))
            .where(part.c.deleted_at.is_(None))
            .order_by(part.c[columns[-1] if name == "extension" else columns[0]], part.c.id)
        ).mappings():
            if row["task_id"] in found:
                found[row["task_id"]][1].parts[name].append(dict(row))

    def wanted(self, table: ReadTable, row: ReadRow, tell: Tell) -> Wanted:
        """What a row of the file says of a task."""
        has, values, known = table.columns, row.values, self._known
        said: dict[str, Any] = {name: values[name] for name in _PLAIN if name in values}
        for name in ("lead", "coordinating"):
            if name in has:
                said[name] = known.agencies(values[name], lambda level, text, n=name: tell(n, level, text))  # type: ignore[misc]
        assigner = values.get("assigner") or giver_of(row.group)
        if "assigner" in has or assigner:
            said["assigner"] = known.holder(assigner)
        if "officer" in has:
            said["officer"] = self._officer(values["officer"], tell)
        if "field" in has:
            said["field"] = known.field(values["field"])
        if "quality" in has:
            said["quality"] = values["quality"]
        number = values.get("document_number", "")
        named = self._keys.named(values, tell)
        if named is not None:
            number = self._number_of(named, number, tell)
        self._read_days(said, values)
        self._read_document(said, values, number)
        if "origin" in has:
            said["origin"] = _origin(number, values["origin"], assigner)
        said |= {"_number": number, "_source": (number, assigner, row.group, values.get("issuer", ""))}
        return Wanted(_key(number, values["content"]), values["content"], said, named.id if named else None)

    def _number_of(self, known: Existing, said: str, tell: Tell) -> str:
        """The number of a task's document: a file cannot give it another one."""
        number: str = known.values["_number"]
        if said and number_key(said) != number_key(number):
            tell("document_number", Level.WARNING, OTHER_NUMBER)
        return number

    def _officer(self, text: str, tell: Tell) -> UUID | None:
        names = [name for name in text.replace("\n", ";").replace(",", ";").split(";") if name.strip()]
        if len(names) > 1:
            tell("officer", Level.WARNING, f"Có {len(names)} người theo dõi, chỉ nhập người đầu tiên.")
        return self._known.person(names[0]) if names else None

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
            said["delay"] = {column: values[name] for name, column in _DELAY.items() if name in values}
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
                wanted = _first(name, new) is not None
                if not wanted:
                    return bool(known.parts[name])
                return not any(_holds(part, new) for part in known.parts[name])
            case "deadline" if not new[2]:  # the words of the first deadline need not be repeated
                return bool(known.values[name][:2] != new[:2])
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
            case _ if name in COLUMNS:
                return self._documents.value(known.values["_document"], name)
            case _:
                return known.values[name]

    def said(self, name: str, value: Any) -> str:
        """A value in words."""
        if name == "deadline":
            kind, day, words = value
            return words or say(self._known, day) or (kind.label if kind is TaskKind.REGULAR else "")
        if name == "extension":
            return " – quyết định ".join(
                filter(None, (say(self._known, value.get(k)) for k in ("extended_to", "decided_on")))
            )
        if name == "delay":
            accepted = (
                "" if value.get("accepted") is None else ", chấp nhận: " + say(self._known, value["accepted"])
            )
            return say(self._known, value.get("reported_on")) + accepted if value.get("reported_on") else ""
        if name == "withdrawn":
            return say(self._known, value[1]) or say(self._known, value[0])
        return say(self._known, value)

    def insert(self, wanted: Wanted) -> None:
        """Write a new task with its agencies, extension and delay report."""
        said, key = wanted.values, self._work.key()
        kind, day, words = said.get("deadline", _NO_DEADLINE)
        assigner: Holder = said.get("assigner", NOBODY)
        withdrawn, withdrawn_on = said.get("withdrawn", (False, None))
        row = {_STORED.get(name, name): said.get(name, default) for name, default in _NEW.items()}
        row |= {
            "id": key,
            "source_document_id": self._documents.find_or_make(said["_number"], said),
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
            "folded": f"{wanted.key[1]} {fold(said.get('product', ''))}".strip(),  # the content is folded already
        }
        self._work.insert(table_of(Task), row)
        for name, role in (("lead", AgencyRole.LEAD), ("coordinating", AgencyRole.COORDINATING)):
            link_agencies(
                self._work,
                table_of(TaskAgency),
                ("task_id", key),
                role,
                said.get(name, ()),
                from_on=None,
                to_on=None,
            )
        for name in ("extension", "delay"):
            if _first(name, said.get(name, {})) is not None:
                self._add_part(name, key, said[name])

    def change(self, known: Existing, names: Iterable[str], wanted: Wanted) -> None:
        """Write the fields that differ; extensions and delay reports keep their history."""
        values: dict[str, Any] = {}
        for name in names:
            new = wanted.values[name]
            match name:
                case "lead" | "coordinating":
                    role = AgencyRole.LEAD if name == "lead" else AgencyRole.COORDINATING
                    links, table = dict(known.parts[name]), table_of(TaskAgency)
                    relink_agencies(
                        self._work, table, ("task_id", known.id), role, links, new, from_on=None, to_on=None
                    )
                case "extension" | "delay":
                    self._change_part(name, known, new)
                case "deadline":
                    values |= dict(zip(("kind", "deadline", "deadline_words"), new, strict=True))
                    values["deadline_time"] = hour_in(new[2]) if new[1] is not None else None
                case "assigner":
                    values |= {"assigner_post_id": new.post, "assigner_person_id": new.person}
                case "withdrawn":
                    values |= {"withdrawn": new[0], "withdrawn_on": new[1]}
                case _ if name in COLUMNS:
                    values |= self._change_document(known, name, wanted)
                case _:
                    values[_STORED.get(name, name)] = new
        if values:
            self._work.update(table_of(Task), known.id, values)

    def _change_document(self, known: Existing, name: str, wanted: Wanted) -> dict[str, Any]:
        """Correct the document; a second day for the same number is another document."""
        key: UUID | None = known.values["_document"]
        new = wanted.values[name]
        if key is not None and (
            name != "document_date" or self._documents.value(key, name) is None or new is None
        ):
            self._documents.change(key, {name: new})
            return {}
        made = self._documents.find_or_make(wanted.values["_number"], wanted.values)
        known.values["_document"] = made
        return {"source_document_id": made}

    def _change_part(self, name: str, known: Existing, new: dict[str, Any]) -> None:
        """A later decision or report is added, an earlier or equal one corrects the last."""
        parts = known.parts[name]
        table = table_of(Extension if name == "extension" else DelayReport)
        if _first(name, new) is None:
            for part in parts:
                self._work.remove(table, part["id"])
            return
        moment = "decided_on" if name == "extension" else "reported_on"
        same = next((part for part in reversed(parts) if part[moment] == new.get(moment, part[moment])), None)
        last = same or (parts[-1] if parts else None)
        if last is None or (same is None and _later(new.get(moment), last[moment])):
            self._add_part(name, known.id, new)
        else:
            self._work.update(table, last["id"], new)

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


def _key(number: str, content: str) -> tuple[str, str]:
    return number_key(number), fold(content)


def _existing(row: Any) -> Existing:
    values = {name: row[name] for name in _PLAIN}
    values |= {name: row[column] for name, column in _STORED.items()}
    values |= {
        "assigner": Holder(row["assigner_post_id"], row["assigner_person_id"]),
        "deadline": (row["kind"], row["deadline"], row["deadline_words"]),
        "withdrawn": (row["withdrawn"], row["withdrawn_on"]),
        "origin": row["origin"],
        "_document": row["source_document_id"],
        "_number": row["number"] or "",
    }
    return Existing(row["id"], values, {"lead": [], "coordinating": [], "extension": [], "delay": []})


def _first(name: str, values: dict[str, Any]) -> date | None:
    day: date | None = values.get("extended_to" if name == "extension" else "reported_on")
    return day


def _holds(part: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(part[name] == value for name, value in wanted.items())


def _later(new: date | None, old: date | None) -> bool:
    return new is not None and (old is None or new > old)
