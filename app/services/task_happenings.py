"""What happened to a task, in the order of days, and who typed it when: its facts and the change log (feature 6)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.task_history import Happening
from app.core.task_terms import Obligation, TaskEventKind
from app.core.terms import AgencyRole
from app.core.words import hour, short_date
from app.models.change_log import Change
from app.models.task import DelayReport, Extension, ProgressEntry, Task, TaskAgency
from app.models.task_life import AgencyRequest, ExtensionRequest, TaskContact, TaskEvent, TaskReturn
from app.models.task_making import TaskConsultation, TaskFollower
from app.services.forms.common import part_rows
from app.services.forms.refs import holder_of, ref_of

_VERDICTS = {True: "đạt", False: "không đạt"}
_AGREED = {True: "thống nhất", False: "không thống nhất", None: ""}


@dataclass(frozen=True, slots=True)
class _Fact:
    """One thing that happened: `plain` are its days and numbers, `words` what may not be told of a secret.

    `row` and `column` say where it is kept, and so who typed it: with a column whoever wrote this `day` there last,
    else whoever made the row.
    """

    day: date | None
    what: str
    plain: tuple[str, ...]
    words: tuple[str, ...]
    row: UUID
    column: str = ""


def happenings(session: Session, task: Task, *, secret: bool) -> tuple[Happening, ...]:
    """All that happened to a task, by day and then as it was typed; of a secret only days and numbers of papers."""
    facts = [fact for facts in _ALL for fact in facts(session, task)]
    log = _Log(session, [task.id, *(fact.row for fact in facts)])
    told = [(fact.day or task.assigned_on, log.typed(fact), fact) for fact in facts]
    typed = (*log.moved_deadlines(task), *log.taken_back(task))
    told += [(_local(change).date(), change, fact) for change, fact in typed]
    first = told[0][2]  # that it was given comes before all else of its day
    told.sort(key=lambda one: (one[0], one[2] is not first, one[1].seq if one[1] else 0))
    return tuple(_told(day, change, fact, secret=secret) for day, change, fact in told)


def _told(day: date, change: Change | None, fact: _Fact, *, secret: bool) -> Happening:
    said = "; ".join(filter(None, (*fact.plain, *(() if secret else fact.words))))
    if change is None:
        return Happening(day, fact.what, said)
    moment = _local(change)
    return Happening(
        day, fact.what, said, change.actor, moment.date(), moment.time().replace(second=0, microsecond=0)
    )


def _local(change: Change) -> datetime:
    return datetime.fromisoformat(change.at).astimezone()


class _Log:
    """The changes of some rows, oldest first."""

    def __init__(self, session: Session, rows: Iterable[UUID]) -> None:
        keys = sorted({key.hex for key in rows})
        query = select(Change).where(Change.row_id.in_(keys)).order_by(Change.seq)
        self._changes: dict[str, list[tuple[Change, dict[str, Any]]]] = {}
        for change in session.scalars(query):
            self._changes.setdefault(change.row_id, []).append((change, json.loads(change.new_values)))

    def typed(self, fact: _Fact) -> Change | None:
        """The change that wrote a fact; none where the log does not tell."""
        of_row = self._changes.get(fact.row.hex, [])
        if not fact.column:
            return of_row[0][0] if of_row else None
        day = fact.day.isoformat() if fact.day else ""
        wrote = [change for change, new in of_row if new.get(fact.column) == day]
        return wrote[-1] if wrote else None

    def moved_deadlines(self, task: Task) -> Iterator[tuple[Change, _Fact]]:
        """Each time that the first deadline itself was typed anew."""
        for change, new in self._changes.get(task.id.hex, []):
            if change.operation == "update" and "deadline" in new:
                old = json.loads(change.old_values or "{}").get("deadline")
                plain = (f"hạn cũ {_day(old)}", f"sửa thành {_day(new['deadline'])}")
                yield change, _Fact(None, "Sửa hạn hoàn thành đã nhập", plain, (), task.id)

    def taken_back(self, task: Task) -> Iterator[tuple[Change, _Fact]]:
        """Each time that a withdrawal was taken back: the task counts again."""
        for change, new in self._changes.get(task.id.hex, []):
            was = json.loads(change.old_values or "{}").get("withdrawn")
            if change.operation == "update" and was and not new.get("withdrawn", True):
                yield change, _Fact(None, "Bỏ thu hồi nhiệm vụ", (), (), task.id)


def _day(stored: str | None) -> str:
    return short_date(date.fromisoformat(stored)) if stored else "không có"


def _assigned(session: Session, task: Task) -> Iterator[_Fact]:
    links = part_rows(session, TaskAgency, {"task_id": task.id, "role": AgencyRole.LEAD})
    begun = [link for link in links if link.from_on is None or link.from_on <= task.assigned_on]
    first = [
        link for link in begun if link.from_on is None
    ] or begun  # one may be transferred on its first day
    leads = ", ".join(_name(session, "agency", link.agency_id) for link in first)
    due = f"hạn {short_date(task.deadline)}" if task.deadline else "không có hạn"
    by = _holder(session, task.assigner_post_id, task.assigner_person_id)
    words = (_said("người giao", by), _said("chủ trì", leads))
    yield _Fact(task.assigned_on, "Giao nhiệm vụ", (due,), words, task.id)


def _followed(session: Session, task: Task) -> Iterator[_Fact]:
    for row in part_rows(session, TaskFollower, {"task_id": task.id}):
        who = _name(session, "agency", row.agency_id) or _name(session, "person", row.person_id)
        yield _Fact(row.from_on, "Phân công theo dõi", (), (f"{row.role.label}: {who}",), row.id)


def _events(session: Session, task: Task) -> Iterator[_Fact]:
    verdicts = _verdicts(session, task)
    for row in part_rows(session, TaskEvent, {"task_id": task.id}):
        moved = (_name(session, "agency", row.former_agency_id), _name(session, "agency", row.agency_id))
        judged = verdicts.pop(row.happened_on, None) if row.kind is TaskEventKind.ACCEPTED else None
        plain = (_VERDICTS.get(judged[0], "") if judged else "", _paper(row.document_number))
        words = (" → ".join(filter(None, moved)), row.content, _decided_by(session, row))
        yield _Fact(row.happened_on, row.kind.label, plain, words, row.id)
        if row.settled_on is not None:
            ended = f"Đã giải quyết: {row.kind.label[:1].lower()}{row.kind.label[1:]}"
            yield _Fact(row.settled_on, ended, (), (row.settlement,), row.id, "settled_on")
    for day, (accepted, key, column) in verdicts.items():
        yield _Fact(day, "Đánh giá chất lượng", (_VERDICTS[accepted],), (), key, column)
    withdrawn = any(
        row.kind is TaskEventKind.WITHDRAWN for row in part_rows(session, TaskEvent, {"task_id": task.id})
    )
    if task.withdrawn and not withdrawn:
        yield _Fact(task.withdrawn_on, TaskEventKind.WITHDRAWN.label, (), (), task.id, "withdrawn_on")


def _verdicts(session: Session, task: Task) -> dict[date, tuple[bool, UUID, str]]:
    """How quality was judged, by day, with where that is kept: of the result that stands, and of those given back."""
    rows: list[Task | TaskReturn] = [task, *part_rows(session, TaskReturn, {"task_id": task.id})]
    return {
        row.quality_judged_on: (row.quality_accepted, row.id, "quality_judged_on" if row is task else "")
        for row in rows
        if row.quality_judged_on is not None and row.quality_accepted is not None
    }


def _progress(session: Session, task: Task) -> Iterator[_Fact]:
    for row in part_rows(session, ProgressEntry, {"task_id": task.id}):
        done = f"{row.percent}%" if row.percent is not None else ""
        words = (
            _name(session, "agency", row.agency_id),
            row.content,
            _said("khó khăn, vướng mắc:", row.difficulty),
            _said("đề xuất:", row.proposal),
        )
        yield _Fact(row.reported_on, "Báo cáo tiến độ", (done,), words, row.id)


def _contacts(session: Session, task: Task) -> Iterator[_Fact]:
    for row in part_rows(session, TaskContact, {"task_id": task.id}):
        hour = f"lúc {row.contacted_at:%H:%M}" if row.contacted_at else ""
        words = (
            _name(session, "agency", row.agency_id),
            " ".join(filter(None, (row.person_name, row.phone))),
            row.content,
            _said("người gọi:", _name(session, "person", row.caller_id)),
        )
        way = row.way.label
        yield _Fact(row.contacted_on, f"Liên hệ: {way[:1].lower()}{way[1:]}", (hour,), words, row.id)


def _delays(session: Session, task: Task) -> Iterator[_Fact]:
    for row in part_rows(session, DelayReport, {"task_id": task.id}):
        words = (_name(session, "agency", row.agency_id), row.reason)
        yield _Fact(row.reported_on, "Báo cáo chậm tiến độ", (_paper(row.document_number),), words, row.id)
        if row.accepted is not None:
            answer = "lý do chính đáng" if row.accepted else "lý do không chính đáng"
            words = (row.decision_note, _decided_by(session, row))
            what = "Quyết định về báo cáo chậm"
            yield _Fact(row.decided_on or row.reported_on, what, (answer,), words, row.id, "decided_on")


def _requests(session: Session, task: Task) -> Iterator[_Fact]:
    for row in part_rows(session, ExtensionRequest, {"task_id": task.id}):
        plain = (f"xin đến {short_date(row.requested_to)}", _paper(row.document_number))
        words = (_name(session, "agency", row.agency_id), row.reason)
        yield _Fact(row.requested_on, "Đề nghị gia hạn", plain, words, row.id)
        if row.granted is False:
            words = (row.decision_note, _decided_by(session, row))
            yield _Fact(row.decided_on, "Không cho gia hạn", (), words, row.id, "decided_on")


def _extensions(session: Session, task: Task) -> Iterator[_Fact]:
    """Each with the deadline that it took the place of."""
    owner = {"task_id": task.id}
    notes = {row.extension_id: row.decision_note for row in part_rows(session, ExtensionRequest, owner)}
    before = task.deadline
    rows = part_rows(session, Extension, owner)
    for row in sorted(rows, key=lambda row: (row.decided_on or date.min, row.extended_to)):
        old = f"hạn cũ {short_date(before)}" if before else "chưa có hạn"
        plain = (old, f"hạn mới {short_date(row.extended_to)}", _paper(row.document_number))
        words = (row.reason, notes.get(row.id, ""), _decided_by(session, row))
        yield _Fact(row.decided_on, "Gia hạn", plain, words, row.id)
        before = row.extended_to


def _results(session: Session, task: Task) -> Iterator[_Fact]:
    for row in part_rows(session, TaskReturn, {"task_id": task.id}):
        plain = _at(row.completed_at), _paper(row.result_document)
        yield _Fact(row.completed_on, _DONE, plain, (), task.id, "completed_on")
        words = (row.reason, _decided_by(session, row))
        yield _Fact(row.returned_on, "Trả lại kết quả", (), words, row.id)
    if task.obligation is Obligation.APPROVAL:
        yield from _approval(session, task)
    if task.completed_on is not None:
        plain = _at(task.completed_at), _paper(task.result_document)
        yield _Fact(task.completed_on, _DONE, plain, (), task.id, "completed_on")


def _at(at: time | None) -> str:
    return f"lúc {hour(at)}" if at else ""


def _approval(session: Session, task: Task) -> Iterator[_Fact]:
    """What was submitted for approval, and what the approver decided of it (feature 5)."""
    if task.result_on is not None:
        yield _Fact(task.result_on, "Trình duyệt", (_paper(task.result_document),), (), task.id, "result_on")
    if task.approved is not None and task.approved_on is not None:
        answer = "đồng ý" if task.approved else "không đồng ý"
        by = _said("người duyệt:", _holder(session, task.approver_post_id, task.approver_person_id))
        yield _Fact(task.approved_on, "Người duyệt quyết định", (answer,), (by,), task.id, "approved_on")


_DONE = "Hoàn thành, có kết quả"


def _answers(session: Session, task: Task) -> Iterator[_Fact]:
    """What coordinating agencies, and those whose opinion was asked, answered."""
    for link in part_rows(session, TaskAgency, {"task_id": task.id, "role": AgencyRole.COORDINATING}):
        if link.answered_on is not None:
            words = (_name(session, "agency", link.agency_id), link.answer)
            yield _Fact(link.answered_on, "Cơ quan phối hợp trả lời", (), words, link.id, "answered_on")
    for row in part_rows(session, TaskConsultation, {"task_id": task.id}):
        agency = _name(session, "agency", row.agency_id)
        yield _Fact(row.asked_on, "Hỏi ý kiến", (_paper(row.document_number),), (agency, row.content), row.id)
        if row.answered_on is not None:
            words = (agency, _AGREED[row.agreed])
            yield _Fact(row.answered_on, "Trả lời ý kiến", (), words, row.id, "answered_on")


def _demands(session: Session, task: Task) -> Iterator[_Fact]:
    for row in part_rows(session, AgencyRequest, {"task_id": task.id}):
        agency, due = (
            _name(session, "agency", row.agency_id),
            _said("hạn", short_date(row.due_on) if row.due_on else ""),
        )
        what = "Yêu cầu cơ quan cung cấp"
        yield _Fact(row.requested_on, what, (due, _paper(row.document_number)), (agency, row.content), row.id)
        if row.received_on is not None:
            plain = (_paper(row.received_document),)
            yield _Fact(row.received_on, "Cơ quan đã cung cấp", plain, (agency,), row.id, "received_on")


_ALL: Sequence[Any] = (
    *(_assigned, _followed, _events, _progress, _contacts, _delays, _requests, _extensions, _results),
    *(_answers, _demands),
)


def _decided_by(session: Session, row: Any) -> str:
    return _said("người quyết định:", _holder(session, row.decider_post_id, row.decider_person_id))


def _holder(session: Session, post: UUID | None, person: UUID | None) -> str:
    found = holder_of(session, post, person)
    return found.name if found else ""


def _name(session: Session, table: str, key: UUID | None) -> str:
    found = ref_of(session, table, key)
    return found.name if found else ""


def _paper(number: str) -> str:
    return _said("văn bản", number)


def _said(label: str, value: str) -> str:
    return f"{label} {value}" if value else ""
