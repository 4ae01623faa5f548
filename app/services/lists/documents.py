"""The list of source documents, and what became of the tasks that they assign (duties 11, 12, 18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.task_making_terms import DocumentMark
from app.core.terms import Secrecy
from app.core.text import words
from app.models.asking import Question
from app.rules.secrets import is_secret
from app.rules.working_days import working_days_before
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, one_of, within
from app.services.lists.parts import NUMBER_FIRST, OPEN_TASK, in_order, month_heading, on, term_choices
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One document; of a secret one nothing is told but its number, its day and its tasks' numbers."""

    key: str
    number: str
    issued_on: date | None
    issuer: str
    summary: str
    secrecy: Secrecy
    tasks: int
    unfinished: int
    waived: str = ""


_OF = "FROM task WHERE task.source_document_id = document.id"
_TASKS = f"(SELECT count(*) {_OF} AND task.deleted_at IS NULL)"
_UNFINISHED = f"(SELECT count(*) {_OF} AND {OPEN_TASK})"
_HAS_TASK = f"EXISTS (SELECT 1 {_OF} AND task.deleted_at IS NULL)"
_OPEN = "document.secrecy = 'none'"
# The folded text is number, issuer and summary: what follows the number puts issuers in order.
_ISSUER = f"CASE WHEN {_OPEN} THEN nullif(ltrim(substr(folded, length(folded_number) + 1)), '') END"
_WAIVER = """(
    SELECT {answer} FROM document_waiver AS waiver
    WHERE waiver.source_document_id = document.id AND waiver.deleted_at IS NULL
    ORDER BY waiver.id DESC LIMIT 1
)"""
# One that was sent the wrong way, or needs no assignment, waits for no task (duties 6, 7).
_LACKS_TASK = f"NOT {_HAS_TASK} AND {_WAIVER.format(answer='1')} IS NULL AND document.marks = ''"
WITHOUT_TASK = Choice("none", "Chưa có nhiệm vụ")
OVERLOOKED = Choice("overlooked", "Sót việc: quá hạn lập nhiệm vụ")
_WITH_TASKS = {
    WITHOUT_TASK.code: Condition(_LACKS_TASK),
    OVERLOOKED.code: Condition(f"{_LACKS_TASK} AND document.issued_on < :missed"),
    "some": Condition(_HAS_TASK),
    "waived": Condition(f"NOT {_HAS_TASK} AND NOT ({_LACKS_TASK})"),
}
"""Whether tasks were made of it; `:missed` is the first day of which a document may still wait (duty 18)."""

_SOURCE = Source(
    rows="source_document AS document",
    key="document.id",
    usual=("document.issued_on DESC NULLS LAST", "document.id DESC"),
    always="document.deleted_at IS NULL AND NOT document.oral",
    orders={
        "number": (NUMBER_FIRST.format(number="folded_number"), "nullif(folded_number, '')"),
        "issued_on": ("document.issued_on",),
        "issuer": (_ISSUER,),
        "secrecy": (in_order(Secrecy, "document.secrecy"),),
        "tasks": (_TASKS,),
        "unfinished": (_UNFINISHED,),
    },
    groups={
        "issuer": Grouping(
            f"CASE WHEN {_OPEN} THEN nullif(document.issuer, '') END", empty="Không ghi nơi ban hành"
        ),
        "month": Grouping(
            "substr(document.issued_on, 1, 7)",
            say=month_heading,
            empty="Không ghi ngày ban hành",
        ),
    },
)
_MARKED = "' ' || document.marks || ' ' LIKE '% {code} %'"
_FILTERS = {
    "tasks": lambda codes: any_of(_WITH_TASKS[code] for code in codes),
    "period": lambda codes: within("document.issued_on", codes, "period"),
    "secrecy": lambda codes: one_of("document.secrecy", codes, "secrecy"),
    "mark": lambda codes: any_of(Condition(_MARKED.format(code=DocumentMark(code))) for code in codes),
}
_WORDS_OF_NUMBER = "' ' || replace(replace(replace(folded_number, '/', ' '), '-', ' '), '.', ' ')"
# The words of a secret document are not told by what is found with them either.
_PLACES = (Place("source_document", f"({_OPEN} AND document.id IN {{found}})"),)
_ROWS = Question(
    f"""
    SELECT document.id, number, issued_on, issuer, summary, secrecy,
        {_TASKS} AS tasks, {_UNFINISHED} AS unfinished, {_WAIVER.format(answer="reason")} AS waived
    FROM source_document AS document WHERE document.id IN :keys""",
    {"issued_on": date.fromisoformat, "secrecy": Secrecy},
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (
        on(today),
        on(_may_wait_since(session, today), name="missed"),
        *common.filtered(wanted, _FILTERS),
        *_worded(wanted.words),
    )


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "nhiệm vụ": _TASKS,
        "chưa hoàn thành": _UNFINISHED,
        "văn bản chưa có nhiệm vụ": f"({_LACKS_TASK})",
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedDocument]:
    """The documents with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return {
        "tasks": [
            WITHOUT_TASK,
            OVERLOOKED,
            Choice("some", "Đã có nhiệm vụ"),
            Choice("waived", "Không cần giao việc"),
        ],
        "secrecy": term_choices(Secrecy),
        "mark": term_choices(DocumentMark),
    }[filter_name]


def _may_wait_since(session: Reads, today: date) -> date:
    """The first day of which a document without a task is not overlooked yet."""
    return working_days_before(
        today, regulation_on(session, today).missed_document_days, read_calendar(session)
    )


def _worded(said: str) -> Iterator[Condition]:
    """Each word is found in the document; of a secret one in its number alone."""
    parts = words(said)
    for place, condition in enumerate(common.worded(said, *_PLACES)):
        if parts:
            sql = f"({condition.sql} OR (NOT {_OPEN} AND {_WORDS_OF_NUMBER} LIKE :number_{place}))"
            yield Condition(sql, {**condition.values, f"number_{place}": f"% {parts[place]}%"})
        else:
            yield condition


def _listed(row: Any) -> ListedDocument:
    told = not is_secret(row.secrecy)
    return ListedDocument(
        key=row.id,
        number=row.number,
        issued_on=row.issued_on,
        issuer=row.issuer if told else "",
        summary=row.summary if told else "",
        secrecy=row.secrecy,
        tasks=row.tasks,
        unfinished=row.unfinished,
        waived=(row.waived or "") if told else "",
    )
