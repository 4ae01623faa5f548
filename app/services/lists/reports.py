"""The list of periodic reports that agencies owe: due, received, missing on a day (duties 42, 114-118)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.terms import ReportStanding
from app.models.asking import Question, ask
from app.rules.obligations import KINDS
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, one_or_none, within
from app.services.lists.parts import (
    agency_choices,
    by_term,
    in_order,
    month_heading,
    soon_until,
    term_choices,
    whole,
)

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One report of one agency for a period, which may be unwritten."""

    key: str
    name: str
    agency: str
    period_from: date | None
    period_to: date | None
    due_on: date
    received_on: date | None
    standing: ReportStanding
    due_hour: int | None
    person: str
    reminders: int
    source: str
    received_at: time | None = None


_RECEIVED = "CASE WHEN report.received_on <= :as_of THEN report.received_on END"
_LACKS = "(report.received_on IS NULL OR report.received_on > :as_of)"
_LATE = """(report.received_on > report.due_on OR report.received_on = report.due_on AND report.due_hour IS NOT NULL
    AND coalesce(report.received_at > printf('%02d:00:00.000000', report.due_hour), 0))"""
"""After the day, or on it after the hour where both are known: `rules.receipts.receipt`."""
_STANDING = f"""CASE
    WHEN NOT {_LACKS} THEN CASE WHEN {_LATE} THEN 'late' ELSE 'on_time' END
    WHEN report.due_on <= :as_of THEN 'missing'
    WHEN report.due_on <= :soon THEN 'due_soon'
    ELSE 'waiting'
END"""
NOBODY = {
    "agency": "Chưa ghi cơ quan",
    "person": "Báo cáo của cơ quan, không ghi người",
    "kind": "Báo cáo khác, ngoài quy chế",
}
"""What is said of reports that lack the thing."""
DUE = Choice("due", "Cần đôn đốc (sắp đến hạn, quá hạn)")
FIGURES = {
    "due": "report.due_on <= :as_of",
    **{
        name: f"report.due_on <= :as_of AND {_STANDING} = '{name}'" for name in ("on_time", "late", "missing")
    },
}
"""What each figure counts; a report counts once its day has come."""
PEOPLE = "people"
IN_PERSON = "report.person_id IS NOT NULL"
"""Such a report is no room's, although its writer belongs to one (duty 111): it stands under `PEOPLE`."""
_OF_PEOPLE = Choice(PEOPLE, "Cá nhân")
AGENCY = "(SELECT {term} FROM agency WHERE agency.id = report.agency_id AND agency.deleted_at IS NULL)"
CODE = "nullif(report.code, '')"


def owed_by(agency: str, people: str = f"'{PEOPLE}'") -> str:
    """SQL: the agency that owes a report, as the SQL `agency` has it; of one that a person owes himself `people`."""
    return f"CASE WHEN {IN_PERSON} THEN {people} ELSE {agency} END"


def say_agency(heading: str) -> str:
    """How a list or a line calls what `owed_by` says by names."""
    return _OF_PEOPLE.label if heading == PEOPLE else heading


_OWED_BY = owed_by(AGENCY.format(term="name"))
_AGENCIES = Grouping(
    _OWED_BY,
    (
        f"CASE WHEN {_OWED_BY} IS NULL THEN 2 ELSE {IN_PERSON} END",
        owed_by(AGENCY.format(term="position"), "NULL"),
        owed_by(AGENCY.format(term="sort_key"), "NULL"),
    ),
    say=say_agency,
    empty=NOBODY["agency"],
)
"""Agencies in the office's order, then those who report in person, then reports of nobody."""
_PERSON = "(SELECT {term} FROM person WHERE person.id = report.person_id)"
_PEOPLE = """
    SELECT id, full_name FROM person
    WHERE id IN (SELECT person_id FROM report_obligation WHERE deleted_at IS NULL)
    ORDER BY rank = 0, rank, sort_key, id"""
_REMINDERS = """(
    SELECT count(*) FROM report_reminder AS reminder
    WHERE reminder.report_id = report.id AND reminder.deleted_at IS NULL
)"""
_RANK = in_order(ReportStanding, f"({_STANDING})")

_SOURCE = Source(
    rows="report_obligation AS report",
    key="report.id",
    usual=("report.due_on DESC", "report.folded", "report.id"),
    always="report.deleted_at IS NULL",
    orders={
        "name": ("report.folded",),
        "agency": (IN_PERSON, AGENCY.format(term="sort_key"), _PERSON.format(term="sort_key")),
        "period": ("report.period_to", "report.period_from"),
        "due_on": ("report.due_on",),
        "received_on": (f"({_RECEIVED})",),
        "state": (_RANK,),
        "person": (_PERSON.format(term="sort_key"),),
        "reminders": (_REMINDERS,),
    },
    groups={
        "agency": _AGENCIES,
        "name": Grouping("report.name", ("report.folded",)),
        "month": Grouping("substr(report.due_on, 1, 7)", say=month_heading),
        "state": by_term(ReportStanding, f"({_STANDING})"),
    },
)
_STATES = {
    "due": Condition(f"({_LACKS} AND report.due_on <= :soon)"),
    **{state.value: Condition(f"{_STANDING} = '{state.value}'") for state in ReportStanding},
}
_FILTERS = {
    "period": lambda codes: within("report.due_on", codes, "period"),
    "agency": lambda codes: one_or_none(f"({owed_by(AGENCY.format(term='id'))})", codes, "agency"),
    "person": lambda codes: one_or_none("report.person_id", codes, "person"),
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "kind": lambda codes: one_or_none(CODE, codes, "kind"),
    "as_of": lambda codes: Condition("1", {"as_of": codes[0]}),
    "figure": lambda codes: whole(FIGURES, codes),
}
_PLACES = (
    Place("report_obligation", "report.id IN {found}"),
    Place("agency", "report.agency_id IN {found}"),
    Place("person", "report.person_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT report.id, report.name, coalesce({AGENCY.format(term="name")}, '') AS agency,
        period_from, period_to, due_on, {_RECEIVED} AS received_on, {_STANDING} AS standing, due_hour,
        CASE WHEN NOT {_LACKS} THEN report.received_at END AS received_at,
        coalesce({_PERSON.format(term="full_name")}, '') AS person, {_REMINDERS} AS reminders, source
    FROM report_obligation AS report WHERE report.id IN :keys""",
    {
        "period_from": date.fromisoformat,
        "period_to": date.fromisoformat,
        "due_on": date.fromisoformat,
        "received_on": date.fromisoformat,
        "received_at": time.fromisoformat,
        "standing": ReportStanding,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (
        Condition("1", seen(session, today)),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "đến hạn": FIGURES["due"],
        "đúng hạn": FIGURES["on_time"],
        "chậm": FIGURES["late"],
        "chưa gửi": FIGURES["missing"],
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedReport]:
    """The reports with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, **seen(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "agency":
        return [*agency_choices(session), _OF_PEOPLE, Choice(common.NONE, NOBODY["agency"])]
    if filter_name == "person":
        return [*(Choice(*row) for row in ask(session, _PEOPLE)), Choice(common.NONE, NOBODY["person"])]
    if filter_name == "kind":
        return [*(Choice(kind.code, kind.title) for kind in KINDS), Choice(common.NONE, NOBODY["kind"])]
    return [DUE, *term_choices({"state": ReportStanding}[filter_name])]


def seen(session: Reads, day: date) -> dict[str, str]:
    """What the SQL of figures and standings binds, seen on a day."""
    return {"as_of": day.isoformat(), "soon": soon_until(session, day).isoformat()}


def _listed(row: Any) -> ListedReport:
    values = row._asdict()
    return ListedReport(key=values.pop("id"), **values)
