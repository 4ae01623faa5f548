"""The register of documents and reports that agencies were asked for (duty 27): due, received, missing on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.task_terms import ContactWay, Supply
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, one_of, within
from app.services.lists.parts import (
    agency_choices,
    by_agency,
    by_term,
    in_order,
    month_heading,
    soon_until,
    term_choices,
)
from app.services.lists.standing import agency_now, bound_on, former, found_now, with_merged

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedAgencyRequest:
    """One thing that one agency was asked for."""

    key: str
    content: str
    agency: str
    way: ContactWay
    document_number: str
    requested_on: date
    due_on: date | None
    standing: Supply
    received_on: date | None
    received_document: str
    officer: str
    task: str
    note: str
    former: str = ""


_LACKS = "(asked.received_on IS NULL OR asked.received_on > :as_of)"
_STANDING = f"""CASE
    WHEN NOT {_LACKS} THEN CASE WHEN asked.received_on > asked.due_on THEN 'late' ELSE 'on_time' END
    WHEN asked.due_on < :as_of THEN 'missing'
    WHEN asked.due_on <= :soon THEN 'due_soon'
    ELSE 'waiting'
END"""
_AGENCY, _FORMER = agency_now("asked.agency_id"), former("asked.agency_id")
_OFFICER = "(SELECT {term} FROM person WHERE person.id = asked.officer_id)"
_STATES = {state.value: Condition(f"{_STANDING} = '{state.value}'") for state in Supply}
_SOURCE = Source(
    rows="agency_request AS asked",
    key="asked.id",
    usual=("asked.due_on DESC NULLS LAST", "asked.id DESC"),
    always="asked.deleted_at IS NULL",
    orders={
        "content": ("asked.folded",),
        "agency": (_AGENCY.format(term="sort_key"),),
        "way": (in_order(ContactWay, "asked.way"),),
        "requested_on": ("asked.requested_on",),
        "due_on": ("asked.due_on",),
        "state": (in_order(Supply, f"({_STANDING})"),),
        "received_on": ("asked.received_on",),
        "officer": (_OFFICER.format(term="sort_key"),),
    },
    groups={
        "agency": by_agency(_AGENCY, "Chưa ghi cơ quan"),
        "state": by_term(Supply, f"({_STANDING})"),
        "month": Grouping("substr(asked.due_on, 1, 7)", say=month_heading, empty="Không có hạn"),
        "officer": Grouping(_OFFICER.format(term="full_name"), (_OFFICER.format(term="sort_key"),)),
    },
)
_FILTERS = {
    "period": lambda codes: within("asked.due_on", codes, "period"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "agency": lambda codes: one_of("asked.agency_id", codes, "agency"),
    "way": lambda codes: one_of("asked.way", codes, "way"),
}
_PLACES = (
    Place("agency_request", "asked.id IN {found}"),
    Place("agency", found_now("asked.agency_id")),
    Place("task", "asked.task_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT asked.id, asked.content, coalesce({_AGENCY.format(term="name")}, '') AS agency, {_FORMER} AS former,
        asked.way, asked.document_number,
        asked.requested_on, asked.due_on, {_STANDING} AS standing, asked.received_on, asked.received_document,
        coalesce({_OFFICER.format(term="full_name")}, '') AS officer,
        coalesce((SELECT content FROM task WHERE task.id = asked.task_id AND task.deleted_at IS NULL), '') AS task,
        asked.note
    FROM agency_request AS asked WHERE asked.id IN :keys""",
    {
        "way": ContactWay,
        "standing": Supply,
        **dict.fromkeys(("requested_on", "due_on", "received_on"), date.fromisoformat),
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    wanted, heirs = with_merged(session, wanted, today, "agency")
    return (
        heirs,
        Condition("1", _days(session, today)),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(
    _SOURCE, _asked, {state.label.lower(): f"{_STANDING} = '{state.value}'" for state in Supply}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedAgencyRequest]:
    """The requests with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, **_days(session, today), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to."""
    if filter_name == "agency":
        return agency_choices(session)
    return term_choices({"state": Supply, "way": ContactWay}[filter_name])


def _days(session: Reads, day: date) -> dict[str, str]:
    return {"as_of": day.isoformat(), "soon": soon_until(session, day).isoformat()}


def _listed(row: Any) -> ListedAgencyRequest:
    values = row._asdict()
    return ListedAgencyRequest(key=values.pop("id"), **values)
