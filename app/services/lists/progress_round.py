"""The round of a month (duty 42): every item due or late in it, whether its agency has reported, and what it said.

The key of a row is that of the item and the month of the round: "018f…@2026-10". Items are seen on the last day of
the round that has come, reports on the day of the look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.programme_terms import NO_LEAD, UNASSIGNED, RoundStanding
from app.core.terms import Book, ItemStanding
from app.models.asking import Question
from app.rules.periods import MONTHS_A_YEAR, Month, month_of
from app.rules.regular_days import progress_report_due
from app.services.heirs import HEIR, read_agencies
from app.services.lists import common
from app.services.lists.common import NONE, Condition, Place, Source, any_of, one_of
from app.services.lists.parts import (
    BETWEEN,
    agency_choices,
    by_agency,
    by_term,
    in_order,
    split,
    term_choices,
)
from app.services.programme_sql import FIRST_LEAD, ITEMS, LEAD_IS, LEADS
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from app.models.asking import Reads

ROUND = "round"
_SHOWN = 18


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One item in a round; `due` is the month in force.

    Of several reports `reported_on` and `standing` are of the first, what is said is of the last.

    Where nobody leads it, `chased` is asked for it: who proposed it, else the room that follows it, else the room that
    keeps its programme (duties 31, 34, 49); empty where none of them is known.
    """

    key: str
    item: str
    book: Book
    content: str
    leads: tuple[str, ...]
    chased: str
    due: Month
    late: bool
    standing: RoundStanding
    reported_on: date | None
    document_number: str
    progress: str
    cause: str
    remedy: str
    preparation: str
    difficulty: str
    proposal: str
    explanation: str


_LEADS, _FIRST = LEADS.format(item="row.id"), FIRST_LEAD.format(item="row.id", term="{term}")
_CHASED = f"""CASE WHEN NOT EXISTS (SELECT 1 {_LEADS}) THEN coalesce(
    (SELECT agency.name FROM programme_proposal AS asked
        JOIN agency ON agency.id = asked.agency_id AND agency.deleted_at IS NULL
        WHERE asked.item_id = row.id AND asked.deleted_at IS NULL ORDER BY asked.id LIMIT 1),
    (SELECT agency.name FROM agency WHERE agency.id = row.room_id AND agency.deleted_at IS NULL),
    (SELECT agency.name FROM programme_plan AS plan
        JOIN agency ON agency.id = plan.room_id AND agency.deleted_at IS NULL
        WHERE plan.scope = row.book AND plan.deleted_at IS NULL ORDER BY plan.id DESC LIMIT 1)
) END"""
_BEFORE = f"""WITH {ITEMS},
{HEIR},
told AS (
    SELECT item_id, min(reported_on) AS first_on, substr(max(reported_on || id), 11) AS id FROM programme_progress
    WHERE deleted_at IS NULL AND round_year * 12 + round_month = :round AND reported_on <= :seen GROUP BY item_id
),
row AS MATERIALIZED (
    SELECT item.id || '@' || :code AS key, item.id, item.book, item.content, item.folded, item.month,
        item.standing AS stands, item.room_id,
        told.first_on AS reported_on, report.document_number, report.progress, report.cause, report.remedy,
        report.preparation, report.difficulty, report.proposal, report.explanation,
        CASE
            WHEN told.first_on <= :due_on THEN 'on_time'
            WHEN told.first_on IS NOT NULL THEN 'late'
            WHEN :seen <= :due_on THEN 'waiting'
            ELSE 'missing'
        END AS standing
    FROM item LEFT JOIN told ON told.item_id = item.id
    LEFT JOIN programme_progress AS report ON report.id = told.id
    WHERE item.month <= :round AND (item.standing IN ('due', 'late') OR report.id IS NOT NULL)
)"""
_SOURCE = Source(
    before=_BEFORE,
    rows="row",
    key="row.key",
    usual=(f"{_FIRST.format(term='position')}", "row.month", "row.folded", "row.id"),
    always="1",
    orders={
        "content": ("row.folded",),
        "lead": (_FIRST.format(term="sort_key"),),
        "month": ("row.month",),
        "state": (in_order(RoundStanding, "row.standing"),),
        "reported_on": ("row.reported_on",),
    },
    groups={
        "agency": by_agency(_FIRST, NO_LEAD),
        "state": by_term(RoundStanding, "row.standing"),
    },
)
_FILTERS = {
    "state": lambda codes: any_of(
        Condition(f"row.standing = '{RoundStanding(code).value}'") for code in codes
    ),
    "agency": lambda codes: _led_by(codes),  # noqa: PLW0108 - it is defined below
    "book": lambda codes: one_of("row.book", codes, "book"),
    "late": lambda codes: any_of(
        Condition("row.stands = 'late'" if code == "late" else "row.stands <> 'late'") for code in codes
    ),
}
_LED = LEAD_IS.format(item="row.id", holds="{holds}", heir_holds="{heir_holds}")
_PLACES = (
    Place("programme_item", "row.id IN {found}"),
    Place(
        "agency", _LED.format(holds="link.agency_id IN {found}", heir_holds="heir.stands_under IN {found}")
    ),
)
_ROWS = Question(
    f"""{_BEFORE}
    SELECT key AS id, id AS item, book, content, month, stands, standing, reported_on, document_number, progress, cause,
        remedy, preparation, difficulty, proposal, explanation,
        (SELECT group_concat(agency.name, :between ORDER BY link.position, agency.position, agency.sort_key)
         {_LEADS}) AS leads, coalesce({_CHASED}, '') AS chased
    FROM row WHERE key IN :keys""",
    {"reported_on": date.fromisoformat, "book": Book, "standing": RoundStanding, "stands": ItemStanding},
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    asked = wanted.filters.get(ROUND)
    month = round_of(asked[0]) if asked else month_of(today)
    others = {name: codes for name, codes in wanted.filters.items() if name != ROUND}
    seen = Condition("1", _days(session, month, today))
    filters = common.filtered(Wanted(filters=others), _FILTERS)
    return (seen, *filters, *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "phải báo cáo": "1",
        "đúng hạn": "row.standing = 'on_time'",
        "chậm": "row.standing = 'late'",
        "chưa báo cáo": "row.standing IN ('waiting', 'missing')",
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedReport]:
    """The rows with these keys, all of one round, in their order."""
    if not keys:
        return []
    values = _days(session, round_of(keys[0]), today)
    return common.read(session, _ROWS, keys, _listed, between=BETWEEN, **values)


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "agency":
        return [Choice(NONE, UNASSIGNED), *agency_choices(session)]
    if filter_name == "late":
        return [Choice("late", "Đã chậm"), Choice("due", "Đến tháng")]
    return term_choices({"state": RoundStanding, "book": Book}[filter_name])


def rounds(today: date) -> list[Choice]:
    """The rounds that can be looked at: the month to come, and those before it."""
    now = today.year * MONTHS_A_YEAR + today.month
    months = (_month(number) for number in range(now + 1, now - _SHOWN, -1))
    return [Choice(code(month), f"Tháng {month.month}/{month.year}") for month in months]


def code(month: Month) -> str:
    """A round as keys and filters write it: "2026-10"."""
    return f"{month.year:04d}-{month.month:02d}"


def round_of(key: str) -> Month:
    """The month of a round out of the key of a row, or of its code."""
    year, month = key.rpartition("@")[2].split("-")
    return Month(int(year), int(month))


def item_of(key: str) -> str:
    """The key of the item out of the key of a row."""
    return key.partition("@")[0]


def _days(session: Reads, month: Month, today: date) -> dict[str, Any]:
    return {
        "code": code(month),
        "round": month.year * MONTHS_A_YEAR + month.month,
        "as_of": min(today, month.end).isoformat(),
        "seen": today.isoformat(),
        "heirs": read_agencies(session, today).bound,
        "due_on": progress_report_due(month.year, month.month, read_regulations(session)).isoformat(),
    }


def _led_by(codes: Sequence[str]) -> Condition:
    """One of the agencies leads it, or, where that is asked for, nobody does."""
    some = [code for code in codes if code != NONE]
    nobody = (Condition(f"NOT EXISTS (SELECT 1 {_LEADS})"),) if len(some) < len(codes) else ()
    own, heir = one_of("link.agency_id", some, "agency"), one_of("heir.stands_under", some, "heir")
    led = Condition(_LED.format(holds=own.sql, heir_holds=heir.sql), {**own.values, **heir.values})
    return any_of((*nobody, *((led,) if some else ())))


def _month(number: int) -> Month:
    year, month = divmod(number - 1, MONTHS_A_YEAR)
    return Month(year, month + 1)


_TEXTS = (
    *("document_number", "progress", "cause", "remedy", "preparation", "difficulty", "proposal"),
    "explanation",
)


def _listed(row: Any) -> ListedReport:
    return ListedReport(
        key=row.id,
        item=row.item,
        book=row.book,
        content=row.content,
        leads=tuple(dict.fromkeys(split(row.leads))),
        chased=row.chased,
        due=_month(row.month),
        late=row.stands is ItemStanding.LATE,
        standing=row.standing,
        reported_on=row.reported_on,
        **{name: getattr(row, name) or "" for name in _TEXTS},
    )
