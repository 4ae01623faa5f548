"""The list of the office's smaller registers (duties 105, 120, 128, 130, 141)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.register_terms import RegisterKind, RegisterStanding
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of, within
from app.services.lists.parts import by_term, in_order, on, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """One line of a register."""

    key: str
    kind: RegisterKind
    content: str
    document_number: str
    dated: date | None
    agency: str
    person: str
    approved_by: str
    due_on: date | None
    done_on: date | None
    result: str
    standing: RegisterStanding


STANDING = """CASE
    WHEN entry.done_on IS NOT NULL AND entry.done_on <= :today THEN 'done'
    WHEN entry.due_on IS NULL THEN 'noted'
    WHEN entry.due_on < :today THEN 'late'
    ELSE 'open'
END"""
_AGENCY = "(SELECT {term} FROM agency WHERE agency.id = entry.agency_id)"
_PERSON = "(SELECT {term} FROM person WHERE person.id = entry.person_id)"
_SOURCE = Source(
    rows="register_entry AS entry",
    key="entry.id",
    usual=("entry.dated DESC NULLS LAST", "entry.id DESC"),
    always="entry.deleted_at IS NULL",
    orders={
        "kind": (in_order(RegisterKind, "entry.kind"),),
        "content": ("entry.folded",),
        "dated": ("entry.dated",),
        "agency": (_AGENCY.format(term="sort_key"),),
        "person": (_PERSON.format(term="sort_key"),),
        "due_on": ("entry.due_on",),
        "state": (in_order(RegisterStanding, f"({STANDING})"),),
    },
    groups={
        "kind": by_term(RegisterKind, "entry.kind"),
        "state": by_term(RegisterStanding, f"({STANDING})"),
    },
)
_FILTERS = {
    "kind": lambda codes: one_of("entry.kind", codes, "kind"),
    "period": lambda codes: within("entry.dated", codes, "period"),
    "state": lambda codes: any_of(Condition(f"{STANDING} = '{RegisterStanding(code)}'") for code in codes),
}
_PLACES = (
    Place("register_entry", "entry.id IN {found}"),
    Place("agency", "entry.agency_id IN {found}"),
    Place("person", "entry.person_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT entry.id, entry.kind, entry.content, entry.document_number, entry.dated,
        coalesce({_AGENCY.format(term="name")}, '') AS agency,
        coalesce({_PERSON.format(term="full_name")}, '') AS person,
        entry.approved_by, entry.due_on, entry.done_on, entry.result, {STANDING} AS standing
    FROM register_entry AS entry WHERE entry.id IN :keys""",
    {
        "kind": RegisterKind,
        **dict.fromkeys(("dated", "due_on", "done_on"), date.fromisoformat),
        "standing": RegisterStanding,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked)
find, count = _LIST.find, _LIST.count


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedEntry]:
    """The lines with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"kind": RegisterKind, "state": RegisterStanding}[filter_name])


def _listed(row: Any) -> ListedEntry:
    values = row._asdict()
    return ListedEntry(key=values.pop("id"), **values)
