"""The list of meetings: when and where, who chairs, what is missing, and what came of them (duties 53-66)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.custom_terms import CustomSubject
from app.core.meeting_terms import Step, StepState
from app.core.terms import MeetingKind, MeetingStanding
from app.models.asking import Question
from app.rules.chairing import said
from app.rules.meeting_steps import SHOWN_BY, StepFact, progress, step_due, step_lines
from app.rules.receipts import is_of_party, session_documents_due
from app.rules.regulation import Calendar, Regulations
from app.services.chairing import Chair, chairs_of
from app.services.lists import common
from app.services.lists.agenda_sql import LACKS, NEEDS, ON_AGENDA
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, leader, one_of, within
from app.services.lists.custom_columns import OWN, Said, filtered_by, with_values
from app.services.lists.parts import by_term, in_order, leader_choices, month_heading, on, term_choices
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedMeeting:
    """One meeting; of its `contents`, so many have no documents yet that need them.

    `steps` says how many of its preparation are done ("2/5"), or that it was cancelled.
    """

    key: str
    kind: MeetingKind
    title: str
    held_on: date
    starts_at: time | None
    place: str
    chair: str
    contents: int
    papers_missing: int
    conclusions: int
    tasks: int
    standing: MeetingStanding
    steps: str
    step_is_late: bool
    custom: Said = ()


_ITEMS = f"""FROM agenda_item AS item WHERE item.meeting_id = meeting.id AND item.deleted_at IS NULL
    AND {ON_AGENDA.format(day=":today")}"""
_LACKS = LACKS.format(day=":today")
_CONTENTS = f"(SELECT count(*) {_ITEMS})"
_MISSING = f"(SELECT count(*) {_ITEMS} AND {_LACKS})"
_CONCLUSIONS = """(
    SELECT count(*) FROM conclusion WHERE conclusion.meeting_id = meeting.id AND conclusion.deleted_at IS NULL
)"""
_TASKS = """(
    SELECT count(DISTINCT task.id)
    FROM conclusion JOIN conclusion_task AS link ON link.conclusion_id = conclusion.id
        JOIN task ON task.id = link.task_id
    WHERE conclusion.meeting_id = meeting.id AND conclusion.deleted_at IS NULL
        AND link.deleted_at IS NULL AND task.deleted_at IS NULL
)"""
_CHAIR = """coalesce(
    (SELECT {post} FROM post WHERE post.id = meeting.chair_post_id),
    (SELECT {person} FROM person WHERE person.id = meeting.chair_person_id)
)"""
_STEPS = """(
    SELECT json_group_array(json_array(step, done_on, skipped)) FROM meeting_step
    WHERE meeting_step.meeting_id = meeting.id AND meeting_step.deleted_at IS NULL
)"""
_ISSUED = f"""(
    SELECT json_group_array(json_array(kind_code, issued_on)) FROM official_document AS document
    WHERE document.subject BETWEEN meeting.id AND meeting.id || '/~' AND document.standing = 'issued'
        AND document.kind_code IN ({", ".join(f"'{kind}'" for kinds in SHOWN_BY.values() for kind in kinds)})
        AND document.deleted_at IS NULL
)"""
_PRESS = """(SELECT min(on_day) FROM press_event
    WHERE press_event.meeting_id = meeting.id AND press_event.deleted_at IS NULL)"""
_CAME = "item.documents_received_on"
_COMPLETE = f"(SELECT CASE WHEN count(*) = count({_CAME}) THEN max({_CAME}) END {_ITEMS} AND {NEEDS})"
_OFF = "coalesce(meeting.cancelled_on <= :today, 0)"
_LOCKED = """coalesce((SELECT locked FROM meeting_lock
    WHERE meeting_lock.meeting_id = meeting.id AND meeting_lock.deleted_at IS NULL ORDER BY id DESC LIMIT 1), 0)"""
_STATES = {
    "today": Condition(f"(meeting.held_on = :today AND NOT {_OFF})"),
    "coming": Condition(f"(meeting.held_on > :today AND NOT {_OFF})"),
    "past": Condition(f"(meeting.held_on < :today AND NOT {_OFF})"),
    "cancelled": Condition(_OFF),
    "locked": Condition(f"({_LOCKED})"),
    "held_open": Condition(f"(meeting.held_on < :today AND NOT {_OFF} AND NOT {_LOCKED})"),
    "papers_missing": Condition(
        f"(meeting.held_on >= :today AND NOT {_OFF} AND EXISTS (SELECT 1 {_ITEMS} AND {_LACKS}))"
    ),
}
PAPERS_MISSING = Choice("papers_missing", "Sắp họp, còn thiếu tài liệu")
_LOCKS = (Choice("held_open", "Đã họp, chưa khóa"), Choice("locked", "Đã khóa"))

_SOURCE = Source(
    rows="meeting",
    key="meeting.id",
    usual=("meeting.held_on DESC", "meeting.starts_at DESC NULLS LAST", "meeting.id DESC"),
    always="meeting.deleted_at IS NULL",
    orders={
        "kind": (in_order(MeetingKind, "meeting.kind"),),
        "title": ("meeting.folded",),
        "held_on": ("meeting.held_on", "meeting.starts_at"),
        "chair": (_CHAIR.format(post="sort_key", person="sort_key"),),
        "contents": (_CONTENTS,),
        "papers_missing": (_MISSING,),
        "conclusions": (_CONCLUSIONS,),
        "tasks": (_TASKS,),
    },
    groups={
        "month": Grouping("substr(meeting.held_on, 1, 7)", say=month_heading),
        "kind": by_term(MeetingKind, "meeting.kind"),
    },
)
_FILTERS = {
    "period": lambda codes: within("meeting.held_on", codes, "period"),
    "kind": lambda codes: one_of("meeting.kind", codes, "kind"),
    "leader": lambda codes: leader("meeting.chair_post_id", "meeting.chair_person_id", codes, "leader"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
}
_PLACES = (
    Place("meeting", "meeting.id IN {found}"),
    Place("agenda_item", "meeting.id IN (SELECT meeting_id FROM agenda_item WHERE id IN {found})"),
    Place("conclusion", "meeting.id IN (SELECT meeting_id FROM conclusion WHERE id IN {found})"),
    Place("meeting_value", "meeting.id IN (SELECT meeting_id FROM meeting_value WHERE id IN {found})"),
    Place("post", "meeting.chair_post_id IN {found}"),
    Place("person", "meeting.chair_person_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT meeting.id, kind, title, held_on, starts_at, place,
        coalesce({_CHAIR.format(post="name", person="full_name")}, '') AS chair,
        {_STEPS} AS kept, {_ISSUED} AS issued, {_COMPLETE} AS complete, {_PRESS} AS press,
        {_CONTENTS} AS contents, {_MISSING} AS papers_missing, {_CONCLUSIONS} AS conclusions, {_TASKS} AS tasks,
        CASE WHEN {_OFF} THEN 'cancelled' WHEN held_on < :today THEN 'past' WHEN held_on = :today THEN 'today'
            ELSE 'coming' END AS standing
    FROM meeting WHERE meeting.id IN :keys""",
    {
        "kind": MeetingKind,
        "held_on": date.fromisoformat,
        "starts_at": time.fromisoformat,
        "standing": MeetingStanding,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    own = {
        name: partial(filtered_by, CustomSubject.MEETING, "meeting.id", name)
        for name in wanted.filters
        if name.startswith(OWN)
    }
    return (on(today), *common.filtered(wanted, _FILTERS | own), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "nội dung": _CONTENTS,
        "thiếu tài liệu": _MISSING,
        "kết luận": _CONCLUSIONS,
        "nhiệm vụ theo kết luận": _TASKS,
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedMeeting]:
    """The meetings with these keys, in their order."""
    regulations, calendar = read_regulations(session), read_calendar(session)
    chairs = chairs_of(session, keys)
    make = partial(_listed, regulations=regulations, calendar=calendar, today=today, chairs=chairs)
    rows = common.read(session, _ROWS, keys, make, today=today.isoformat())
    return with_values(session, CustomSubject.MEETING, rows)


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    match filter_name:
        case "leader":
            return leader_choices(session, "meeting", "chair_person_id")
        case "state":
            return [*term_choices(MeetingStanding), *_LOCKS, PAPERS_MISSING]
        case _:
            return term_choices({"kind": MeetingKind}[filter_name])


def _listed(
    row: Any, *, regulations: Regulations, calendar: Calendar, today: date, chairs: Mapping[str, Chair]
) -> ListedMeeting:
    values = row._asdict() | {"chair": said(row.chair, chairs[row.id].noted)}
    kept, issued, complete, press = (values.pop(name) for name in ("kept", "issued", "complete", "press"))
    if row.standing is MeetingStanding.CANCELLED:
        return ListedMeeting(key=values.pop("id"), **values, steps=row.standing.label, step_is_late=False)
    of_party = is_of_party(row.kind, row.title)
    papers = session_documents_due(row.held_on, of_party=of_party, regulation=regulations, calendar=calendar)
    due = step_due(row.kind, row.held_on, documents_due=papers, regulation=regulations, calendar=calendar)
    lines = step_lines(row.kind, _kept(kept), dict(_known(issued, complete, press)), due, as_of=today)
    done, needed = progress(lines)
    late = any(line.state is StepState.LATE for line in lines)
    return ListedMeeting(key=values.pop("id"), **values, steps=f"{done}/{needed}", step_is_late=late)


def _kept(stored: str) -> dict[Step, StepFact]:
    return {Step(step): StepFact(_day(done), "", bool(skipped)) for step, done, skipped in json.loads(stored)}


def _known(issued: str, complete: str | None, press: str | None) -> Iterator[tuple[Step, StepFact]]:
    """The steps that the program itself knows done, as `services/meeting_steps` does of one meeting."""
    days = json.loads(issued)
    for step, kinds in SHOWN_BY.items():
        if there := [day for kind, day in days if kind in kinds]:
            yield step, StepFact(_day(min(day for day in there)))
    for step, day in ((Step.PRESS, press), (Step.PAPERS, complete)):
        if day:
            yield step, StepFact(_day(day))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
