"""The list of the fields that the office defined for its tasks and meetings (feature 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, one_of
from app.services.lists.parts import in_order, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedCustomField:
    """One field; `only` names the kinds of its records, none are all; `count` says of how many it tells."""

    key: str
    name: str
    subject: CustomSubject
    kind: CustomKind
    choices: tuple[str, ...]
    only: tuple[str, ...]
    count: int


_USED = " + ".join(
    f"""(SELECT count(*) FROM {owner}_value AS said
        WHERE said.field_id = custom_field.id AND said.value <> '' AND said.deleted_at IS NULL)"""
    for owner in ("task", "meeting")
)
_SOURCE = Source(
    rows="custom_field",
    key="custom_field.id",
    usual=("custom_field.id",),
    always="custom_field.deleted_at IS NULL",
    orders={
        "name": ("custom_field.folded",),
        "subject": (in_order(CustomSubject, "custom_field.subject"),),
        "kind": (in_order(CustomKind, "custom_field.kind"),),
        "count": (_USED,),
    },
)
_FILTERS = {"subject": lambda codes: one_of("custom_field.subject", codes, "subject")}
_ROWS = Question(
    f"""SELECT id, name, subject, kind, choices, obligations, meeting_kinds, {_USED} AS used
        FROM custom_field WHERE id IN :keys""",
    {"subject": CustomSubject, "kind": CustomKind},
)


def _asked(_: Reads, wanted: Wanted, __: date) -> tuple[Condition, ...]:
    found = Place("custom_field", "custom_field.id IN {found}")
    return (*common.filtered(wanted, _FILTERS), *common.worded(wanted.words, found))


_LIST = common.SqlList(_SOURCE, _asked, {"giá trị đã ghi": _USED})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedCustomField]:
    """The fields with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"subject": CustomSubject}[filter_name])


def _listed(row: Any) -> ListedCustomField:
    obligations = [Obligation(code).label for code in row.obligations.split()]
    kinds = [MeetingKind(code).label for code in row.meeting_kinds.split()]
    lines = tuple(row.choices.splitlines())
    return ListedCustomField(row.id, row.name, row.subject, row.kind, lines, (*obligations, *kinds), row.used)
