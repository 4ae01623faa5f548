"""Programme items of a workbook against those of the database."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.terms import AgencyRole, Book, DecisionLevel
from app.core.text import fold
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
from app.importers.office_workbook.proposal import Work
from app.importers.office_workbook.values import Month, ReadRow, ReadTable
from app.importers.office_workbook.words import level_in
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem

_PLAIN = ("content", "form", "level", "submitted_on", "issued_on", "note")
_STORED = {"cause": "delay_cause"}
_NEW: dict[str, Any] = {
    "form": "",
    "level": DecisionLevel.OTHER,
    "submitted_on": None,
    "issued_on": None,
    "cause": "",
    "note": "",
}


class Programme:
    """The rows of programme sheets; the key is the year, the folded content and the lead agencies."""

    def __init__(self, session: Session, known: Known, work: Work) -> None:
        self._session = session
        self._known = known
        self._work = work

    def existing(self) -> Existings:
        """The items of the database by key, oldest first."""
        item = table_of(ProgrammeItem)
        rows = self._session.execute(
            select(item).where(item.c.deleted_at.is_(None)).order_by(item.c.id)
        ).mappings()
        found = {row["id"]: _existing(row) for row in rows}
        if found:
            self._add_links(found)
            self._add_adjustments(found)
        return grouped((_key_of(row), row) for row in found.values())

    def _add_links(self, found: dict[UUID, Existing]) -> None:
        link = table_of(ProgrammeAgency)
        for row in self._session.execute(
            select(link.c.id, link.c.item_id, link.c.agency_id, link.c.role)
            .where(link.c.deleted_at.is_(None))
            .order_by(link.c.position, link.c.id)
        ):
            if row.item_id in found:
                name = "lead" if row.role is AgencyRole.LEAD else "coordinating"
                found[row.item_id].parts[name].append((row.agency_id, row.id))

    def _add_adjustments(self, found: dict[UUID, Existing]) -> None:
        part = table_of(Adjustment)
        for row in self._session.execute(
            select(part.c.id, part.c.item_id, part.c.to_year, part.c.to_month, part.c.decided_on)
            .where(part.c.deleted_at.is_(None))
            .order_by(part.c.decided_on, part.c.id)
        ).mappings():
            if row["item_id"] in found:
                found[row["item_id"]].parts["adjusted"].append(dict(row))

    def wanted(self, table: ReadTable, row: ReadRow, tell: Tell) -> Wanted:
        """What a row of the file says of an item."""
        has, values, known = table.columns, row.values, self._known
        said: dict[str, Any] = {name: values[name] for name in (*_PLAIN, "cause") if name in has}
        for name in ("lead", "coordinating"):
            if name in has:
                said[name] = known.agencies(values[name], lambda level, text, n=name: tell(n, level, text))  # type: ignore[misc]
        if "level" not in has and "form" in has:
            said["level"] = level_in(values["form"])
        if said.get("level", "") is None:
            said["level"] = DecisionLevel.OTHER
        if "leader" in has:
            said["leader"] = known.holder(values["leader"])
        said["due"] = due = values["due"]
        if "adjusted" in has:
            said["adjusted"] = {"month": values["adjusted"]}
            if "adjusted_on" in has:
                said["adjusted"]["decided_on"] = values["adjusted_on"]
        if "withdrawn" in has or "withdrawn_on" in has:
            flag, day = values.get("withdrawn"), values.get("withdrawn_on")
            withdrawn = bool(flag) or (flag is None and day is not None)
            said["withdrawn"] = (withdrawn, day if withdrawn else None)
        year = due.year if due else None
        return Wanted((year, fold(values["content"]), frozenset(said["lead"])), values["content"], said)

    def differs(self, name: str, known: Existing, new: Any) -> bool:
        """Whether the file says another value of a field."""
        match name:
            case "lead" | "coordinating":
                return bool(tuple(agency for agency, _ in known.parts[name]) != new)
            case "adjusted" if new["month"] is None:
                return bool(known.parts[name])
            case "adjusted":
                return not any(_holds(part, new) for part in known.parts[name])
            case "withdrawn" if new[1] is None:
                return bool(known.values[name][0]) is not new[0]
            case _:
                return bool(known.values[name] != new)

    def old(self, name: str, known: Existing) -> Any:
        """The value of the database as `said` takes it."""
        match name:
            case "lead" | "coordinating":
                return tuple(agency for agency, _ in known.parts[name])
            case "adjusted":
                last = known.parts[name][-1] if known.parts[name] else None
                return {"month": Month(last["to_year"], last["to_month"]) if last else None}
            case _:
                return known.values[name]

    def said(self, name: str, value: Any) -> str:
        """A value in words."""
        if name == "adjusted":
            return say(self._known, value["month"])
        if name == "withdrawn":
            return say(self._known, value[1]) or say(self._known, value[0])
        return say(self._known, value)

    def insert(self, wanted: Wanted) -> None:
        """Write a new item with its agencies and adjustment."""
        said, key = wanted.values, self._work.key()
        leader: Holder = said.get("leader", NOBODY)
        withdrawn, withdrawn_on = said.get("withdrawn", (False, None))
        row = {_STORED.get(name, name): said.get(name, default) for name, default in _NEW.items()}
        row |= {
            "id": key,
            "book": Book.COMMITTEE,
            "content": said["content"],
            "leader_post_id": leader.post,
            "leader_person_id": leader.person,
            "due_year": said["due"].year,
            "due_month": said["due"].month,
            "withdrawn": withdrawn,
            "withdrawn_on": withdrawn_on,
        }
        self._work.insert(table_of(ProgrammeItem), row)
        for name, role in (("lead", AgencyRole.LEAD), ("coordinating", AgencyRole.COORDINATING)):
            link_agencies(self._work, table_of(ProgrammeAgency), ("item_id", key), role, said.get(name, ()))
        adjusted = said.get("adjusted")
        if adjusted and adjusted["month"]:
            self._adjust(key, adjusted)

    def change(self, known: Existing, names: Iterable[str], wanted: Wanted) -> None:
        """Write the fields that differ; adjustments keep their history."""
        values: dict[str, Any] = {}
        for name in names:
            new = wanted.values[name]
            match name:
                case "lead" | "coordinating":
                    role = AgencyRole.LEAD if name == "lead" else AgencyRole.COORDINATING
                    links, table = dict(known.parts[name]), table_of(ProgrammeAgency)
                    relink_agencies(self._work, table, ("item_id", known.id), role, links, new)
                case "adjusted":
                    self._change_adjustment(known, new)
                case "due":
                    values |= {"due_year": new.year, "due_month": new.month}
                case "leader":
                    values |= {"leader_post_id": new.post, "leader_person_id": new.person}
                case "withdrawn":
                    values |= {"withdrawn": new[0], "withdrawn_on": new[1]}
                case _:
                    values[_STORED.get(name, name)] = new
        if values:
            self._work.update(table_of(ProgrammeItem), known.id, values)

    def _change_adjustment(self, known: Existing, new: dict[str, Any]) -> None:
        """A later decision is added; without a day the last adjustment is corrected."""
        parts, table = known.parts["adjusted"], table_of(Adjustment)
        month, day = new["month"], new.get("decided_on")
        if month is None:
            for part in parts:
                self._work.remove(table, part["id"])
            return
        same = next((part for part in reversed(parts) if part["decided_on"] == day), None)
        last = same or (parts[-1] if parts else None)
        later = (
            last is not None and day is not None and (last["decided_on"] is None or day > last["decided_on"])
        )
        if last is None or (same is None and later):
            self._adjust(known.id, new)
            return
        values = {"to_year": month.year, "to_month": month.month}
        self._work.update(table, last["id"], values | ({"decided_on": day} if "decided_on" in new else {}))

    def _adjust(self, item: UUID, new: dict[str, Any]) -> None:
        month: Month = new["month"]
        empty = {
            "ground": None,
            "reason": "",
            "necessity": "",
            "effect": "",
            "document_number": "",
            "requested_on": None,
        }
        row = {
            "id": self._work.key(),
            "item_id": item,
            "to_year": month.year,
            "to_month": month.month,
            **empty,
        }
        self._work.insert(table_of(Adjustment), {**row, "decided_on": new.get("decided_on")})


def _existing(row: Any) -> Existing:
    values = {name: row[name] for name in _PLAIN}
    values |= {
        "cause": row["delay_cause"],
        "leader": Holder(row["leader_post_id"], row["leader_person_id"]),
        "due": Month(row["due_year"], row["due_month"]),
        "withdrawn": (row["withdrawn"], row["withdrawn_on"]),
    }
    return Existing(row["id"], values, {"lead": [], "coordinating": [], "adjusted": []})


def _key_of(row: Existing) -> tuple[Any, ...]:
    leads = frozenset(agency for agency, _ in row.parts["lead"])
    return row.values["due"].year, fold(row.values["content"]), leads


def _holds(part: dict[str, Any], new: dict[str, Any]) -> bool:
    month = Month(part["to_year"], part["to_month"])
    return bool(
        month == new["month"] and ("decided_on" not in new or part["decided_on"] == new["decided_on"])
    )
