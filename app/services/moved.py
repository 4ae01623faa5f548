"""Which deadlines a changed number of the regulation moves: told before it is saved.

Deadlines are computed from the regulation, so a saved number moves them; what an issued document says is frozen.
Another kind of deadline is one function and one line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.core.setting_words import REGULATION
from app.core.terms import MeetingKind
from app.core.words import short_date
from app.models.asking import Question, ask
from app.rules.confirmed_years import is_unconfirmed, say_unconfirmed
from app.rules.obligations import BY_CODE, REPORT_NUMBERS
from app.rules.receipts import is_of_party, session_documents_due
from app.rules.regular_days import briefing_day
from app.rules.regular_table import REGULAR
from app.rules.regulation import Calendar, Regulation
from app.rules.working_days import working_days_after
from app.services.regulations import checked
from app.services.settings import read_calendar, read_regulation

if TYPE_CHECKING:
    from app.models.asking import Reads

LOOKED_BACK = 30  # days: what is due a month after its meeting is not foreseen
MONTHS_AHEAD = 13  # what is due once a year is in it


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that moves: what it is for, the day on which it is and the one on which it would be."""

    what: str
    old: date
    new: date


@dataclass(frozen=True, slots=True)
class Before:
    """What a kind is asked with: the regulation as it is and as it would be, the calendar, the day it is seen on."""

    old: Regulation
    new: Regulation
    calendar: Calendar
    today: date


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of deadline: its title, the numbers that it depends on, and what moves."""

    title: str
    numbers: frozenset[str]
    find: Callable[[Reads, Before], Iterable[Moved]]


@dataclass(frozen=True, slots=True)
class MovedKind:
    """What moves of one kind, in the order of its new days."""

    title: str
    moved: tuple[Moved, ...]


def moved(session: Reads, changes: Mapping[str, object], today: date) -> tuple[MovedKind, ...]:
    """Return what the settings `changes`, by their keys, would move from `today` on, by kinds of deadlines.

    Keys that are no numbers of the regulation move nothing. Raises AppError for a value that its setting does not take.
    """
    old = read_regulation(session)
    values = {
        key.removeprefix(REGULATION): checked(key, value)
        for key, value in changes.items()
        if key.startswith(REGULATION)
    }
    changed = {name for name, value in values.items() if value != getattr(old, name)}
    # each value was checked for its own number
    before = Before(old, replace(old, **values), read_calendar(session), today)  # type: ignore[arg-type]
    found = (
        MovedKind(kind.title, _in_order(kind.find(session, before)))
        for kind in KINDS
        if kind.numbers & changed
    )
    return tuple(each for each in found if each.moved)


def tell_moved(session: Reads, changes: Mapping[str, object], today: date, *, most: int = 20) -> list[str]:
    """Say what `changes` would move, a line each, and whether it moves into a year that nobody confirmed.

    Raises AppError as `moved` does.
    """
    kinds, calendar = moved(session, changes, today), read_calendar(session)
    days = [each.new for kind in kinds for each in kind.moved]
    warning = say_unconfirmed(day.year for day in days if is_unconfirmed(day, calendar))
    return [*in_words(kinds, most=most), *filter(None, (warning,))]


def in_words(kinds: Iterable[MovedKind], *, most: int = 6) -> list[str]:
    """Say what moves, a line each, of each kind no more than `most`."""
    lines = []
    for kind in kinds:
        lines.append(f"{kind.title}: {len(kind.moved)} hạn thay đổi")
        lines += [
            f"–\u00a0{each.what}: {short_date(each.old)} → {short_date(each.new)}"
            for each in kind.moved[:most]
        ]
        if len(kind.moved) > most:
            lines.append(f"–\u00a0… và {len(kind.moved) - most} hạn khác")
    return lines


def _in_order(found: Iterable[Moved]) -> tuple[Moved, ...]:
    return tuple(sorted((each for each in found if each.old != each.new), key=lambda each: each.new))


_MEETINGS = Question(
    """
    SELECT kind, title, held_on FROM meeting AS meeting
    WHERE deleted_at IS NULL AND cancelled_on IS NULL AND held_on >= :today AND EXISTS (
        SELECT 1 FROM agenda_item AS item
        WHERE item.meeting_id = meeting.id AND item.deleted_at IS NULL AND item.documents_received_on IS NULL
            AND item.documents_due_on IS NULL
    )""",
    {"kind": MeetingKind, "held_on": date.fromisoformat},
)
_REPORTS = Question(
    """
    SELECT name, code, period_from AS start, period_to AS end,
        (SELECT name FROM agency WHERE agency.id = report.agency_id) AS agency
    FROM report_obligation AS report
    WHERE deleted_at IS NULL AND received_on IS NULL AND due_on >= :today AND code IN :codes
        AND period_from IS NOT NULL AND period_to IS NOT NULL""",
    {"start": date.fromisoformat, "end": date.fromisoformat},
)
_TASKS = Question(
    """
    SELECT task.content, coalesce(
        (SELECT extended_to FROM extension WHERE task_id = task.id AND deleted_at IS NULL
            ORDER BY decided_on DESC, extended_to DESC LIMIT 1), task.deadline) AS deadline
    FROM task
    WHERE deleted_at IS NULL AND completed_on IS NULL AND withdrawn = 0""",
    {"deadline": date.fromisoformat},
)


_ATTENDED = Question(
    """
    SELECT content, coalesce(ends_on, held_on) AS ended_on FROM invitation
    WHERE deleted_at IS NULL AND declined = 0 AND reported_on IS NULL AND coalesce(ends_on, held_on) >= :since""",
    {"ended_on": date.fromisoformat},
)
_UNTOLD = Question(
    """
    SELECT title, held_on FROM meeting
    WHERE deleted_at IS NULL AND cancelled_on IS NULL AND held_on >= :since AND NOT EXISTS (
        SELECT 1 FROM meeting_step AS step WHERE step.meeting_id = meeting.id AND step.deleted_at IS NULL
            AND step.step = 'record' AND (step.done_on IS NOT NULL OR step.skipped)
    )""",
    {"held_on": date.fromisoformat},
)


def _documents(session: Reads, before: Before) -> Iterator[Moved]:
    """The documents that meetings still wait for (duties 55, 56)."""
    for kind, title, held_on in ask(session, _MEETINGS, {"today": before.today.isoformat()}):
        of_party = is_of_party(kind, title)
        old, new = (
            session_documents_due(held_on, of_party=of_party, regulation=each, calendar=before.calendar)
            for each in (before.old, before.new)
        )
        yield Moved(f"Tài liệu {title}, họp ngày {short_date(held_on)}", old, new)


def _delay_reports(session: Reads, before: Before) -> Iterator[Moved]:
    """The last days on which delays of open tasks can be reported (duty 9)."""
    old, new = (timedelta(days=each.delay_report_days) for each in (before.old, before.new))
    for content, deadline in ask(session, _TASKS):
        if deadline is not None and deadline >= before.today:
            yield Moved(_short(content), deadline - old, deadline - new)


def _after(session: Reads, before: Before, question: Question, name: str, said: str) -> Iterator[Moved]:
    """What is due so many working days after a day; days that have passed either way are left out."""
    since = before.today - timedelta(days=LOOKED_BACK)
    for what, day in ask(session, question, {"since": since.isoformat()}):
        old, new = (
            working_days_after(day, getattr(each, name), before.calendar) for each in (before.old, before.new)
        )
        if max(old, new) >= before.today:
            yield Moved(f"{said} {_short(what)}, ngày {short_date(day)}", old, new)


def _attended(session: Reads, before: Before) -> Iterator[Moved]:
    """Reports on meetings of others (duty 80)."""
    yield from _after(session, before, _ATTENDED, "attended_report_days", "Báo cáo dự họp:")


def _notices(session: Reads, before: Before) -> Iterator[Moved]:
    """Notices of conclusions (duty 62)."""
    yield from _after(session, before, _UNTOLD, "conclusion_notice_days", "Thông báo kết luận")


def _regular(_: Reads, before: Before) -> Iterator[Moved]:
    """The regular days of the coming months."""
    for year, month in _months(before.today):
        for each in REGULAR:
            old = each.day(year, month, before.old, before.calendar)
            new = each.day(year, month, before.new, before.calendar)
            said = each.title.format(month=f"{month}/{year}")
            if old and new and max(old, new) >= before.today:
                yield Moved(said, old, new)


def _months(today: date) -> Iterator[tuple[int, int]]:
    first = today.year * 12 + today.month - 1
    for count in range(first, first + MONTHS_AHEAD):
        yield count // 12, count % 12 + 1


def _short(content: str, longest: int = 80) -> str:
    line = " ".join(content.split()) or "Nhiệm vụ mật"
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


def _made_reports(session: Reads, before: Before) -> Iterator[Moved]:
    """The reports of the regulation that were made and did not come yet (duties 111-118)."""
    made = ask(session, _REPORTS, {"codes": tuple(BY_CODE), "today": before.today.isoformat()})
    old, new = (
        _days(before, regulation, {row.start.year for row in made}) for regulation in (before.old, before.new)
    )
    for row in made:
        key = (row.code, row.start, row.end)
        if key in old and key in new:
            yield Moved(f"{row.name} ({row.agency})", old[key], new[key])


def _days(before: Before, regulation: Regulation, years: Iterable[int]) -> dict[tuple[str, date, date], date]:
    """The days by which the reports of some years are due by a regulation; the giao ban on its regular day."""

    def briefing(year: int, month: int) -> date:
        return briefing_day(year, month, regulation, before.calendar)

    return {
        (due.kind, due.start, due.end): due.due_on
        for kind in BY_CODE.values()
        for year in sorted(set(years))
        for due in kind.periods(year, regulation, briefing)
    }


KINDS: tuple[Kind, ...] = (
    Kind("Tài liệu cuộc họp", frozenset({"session_document_days", "party_document_days"}), _documents),
    Kind("Ngày cuối báo cáo chậm tiến độ", frozenset({"delay_report_days"}), _delay_reports),
    Kind("Báo cáo đã lập theo quy chế", REPORT_NUMBERS, _made_reports),
    Kind("Báo cáo kết quả dự họp", frozenset({"attended_report_days"}), _attended),
    Kind("Thông báo kết luận", frozenset({"conclusion_notice_days"}), _notices),
    Kind("Việc định kỳ", frozenset(name for each in REGULAR for name in each.numbers), _regular),
)
