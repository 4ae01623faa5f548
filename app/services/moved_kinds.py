"""The kinds of deadlines that the regulation and the days off set: each as it is and as it would be.

Another kind of deadline is one function and one line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from app.briefings.lists import Wanted
from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import Rhythm
from app.core.terms import MeetingKind
from app.core.words import short_date
from app.models.asking import Question, ask
from app.rules.meeting_schedule import MEETING_NUMBERS, Occasion, occasions
from app.rules.meeting_steps import invitation_due
from app.rules.obligations import BY_CODE, REPORT_NUMBERS
from app.rules.periods import Month
from app.rules.receipts import is_of_party, session_documents_due, withdrawn_from
from app.rules.recurrence import Recurrence, days_of, due_day
from app.rules.regular_days import briefing_day
from app.rules.regular_table import REGULAR, WEEKLY, weekly_day
from app.rules.regulation import Calendar, InForce
from app.rules.working_days import working_days_after, working_days_before
from app.services.lists import dossiers
from app.services.lists.rounds import CLOSED, LAST_DAY, NOT_SENT
from app.services.meeting_schedule import plan_year

if TYPE_CHECKING:
    from app.models.asking import Reads

T = TypeVar("T")
LOOKED_BACK = 30  # days: what is due a month after its meeting is not foreseen
MONTHS_AHEAD = 13  # what is due once a year is in it
WEEKS_AHEAD = 13
_WEEK = timedelta(days=7)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """The day of a deadline and its hour; none: the whole day, or an hour that does not matter here."""

    day: date
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that moves: what it is for, when it is and when it would be (none: there is none then)."""

    what: str
    old: When | None
    new: When | None


@dataclass(frozen=True, slots=True)
class Before:
    """What a kind is asked with: regulation and calendar as they are and as they would be, the day it is seen on."""

    old: InForce
    new: InForce
    calendar: Calendar
    new_calendar: Calendar
    today: date

    def both(self, find: Callable[[InForce, Calendar], T]) -> tuple[T, T]:
        """Something as it is and as it would be."""
        return find(self.old, self.calendar), find(self.new, self.new_calendar)

    def moved(self, what: str, find: Callable[[InForce, Calendar], date | None]) -> Iterator[Moved]:
        """A deadline that is a day, unless it has passed either way."""
        old, new = self.both(find)
        if max(filter(None, (old, new)), default=date.min) >= self.today:
            yield Moved(what, When(old) if old else None, When(new) if new else None)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of deadline: its title, the numbers that it depends on, whether it counts days off, and what moves."""

    title: str
    numbers: frozenset[str]
    find: Callable[[Reads, Before], Iterable[Moved]]
    counts_days: bool = True


_MEETINGS = Question(
    """
    SELECT kind, title, held_on, EXISTS (
        SELECT 1 FROM agenda_item AS item
        WHERE item.meeting_id = meeting.id AND item.deleted_at IS NULL AND item.documents_received_on IS NULL
            AND item.documents_due_on IS NULL
    ) AS waits FROM meeting AS meeting
    WHERE deleted_at IS NULL AND cancelled_on IS NULL AND held_on >= :today""",
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
_ROUNDS = Question(
    f"""
    SELECT CASE WHEN secrecy = 'none' THEN content ELSE number END AS content, {LAST_DAY} AS answer_by
    FROM opinion_round
    WHERE opinion_round.deleted_at IS NULL AND NOT {CLOSED} AND NOT {NOT_SENT} AND {LAST_DAY} >= :today""",
    {"answer_by": date.fromisoformat},
)
_RECURRING = Question(
    """
    SELECT content, rhythm, weekday, day, month, move, starts_on, ends_on,
        (SELECT max(occurrence) FROM task WHERE recurring_id = recurring_task.id) AS newest
    FROM recurring_task WHERE deleted_at IS NULL ORDER BY id""",
    {
        "rhythm": Rhythm,
        "move": DayOffRule,
        **dict.fromkeys(("starts_on", "ends_on", "newest"), date.fromisoformat),
    },
)


def _coming_meetings(session: Reads, before: Before) -> Iterator[tuple[MeetingKind, str, date, bool]]:
    """The meetings to come: kind, title, day, and whether one waits for documents."""
    yield from ask(session, _MEETINGS, {"today": before.today.isoformat()})


def _documents(session: Reads, before: Before) -> Iterator[Moved]:
    """The documents that meetings still wait for (duties 55, 56)."""
    for kind, title, held_on, waits in _coming_meetings(session, before):
        if waits:
            old, new = before.both(partial(_documents_due, kind, title, held_on))
            yield Moved(f"Tài liệu {title}, họp ngày {short_date(held_on)}", When(old), When(new))


def _documents_due(
    kind: MeetingKind, title: str, held_on: date, numbers: InForce, calendar: Calendar
) -> date:
    of_party = is_of_party(kind, title)
    return session_documents_due(
        held_on, of_party=of_party, regulation=numbers.on(held_on), calendar=calendar
    )


def _withdrawals(session: Reads, before: Before) -> Iterator[Moved]:
    """From when contents without documents are to be withdrawn (duty 57)."""
    for kind, title, held_on, waits in _coming_meetings(session, before):
        if waits:
            said = f"{title}, họp ngày {short_date(held_on)}"
            yield from before.moved(said, partial(_withdrawn_from, kind, title, held_on))


def _withdrawn_from(
    kind: MeetingKind, title: str, held_on: date, numbers: InForce, calendar: Calendar
) -> date:
    due = _documents_due(kind, title, held_on, numbers, calendar)
    return withdrawn_from(due, regulation=numbers.on(held_on), calendar=calendar)


def _invitations(session: Reads, before: Before) -> Iterator[Moved]:
    """The last days to send the programme and the invitations of meetings (duty 63)."""
    for kind, title, held_on, _ in _coming_meetings(session, before):
        said = f"{title}, họp ngày {short_date(held_on)}"
        yield from before.moved(said, partial(_invited, kind, held_on))


def _invited(kind: MeetingKind, held_on: date, numbers: InForce, calendar: Calendar) -> date:
    return invitation_due(kind, held_on, numbers.on(held_on), calendar)


def _delay_reports(session: Reads, before: Before) -> Iterator[Moved]:
    """The last days on which delays of open tasks can be reported (duty 9)."""
    for content, deadline in ask(session, _TASKS):
        if deadline is not None and deadline >= before.today:
            yield from before.moved(_short(content), partial(_reported, deadline))


def _reported(deadline: date, numbers: InForce, _: Calendar) -> date:
    return deadline - timedelta(days=numbers.on(deadline).delay_report_days)


def _attended(session: Reads, before: Before) -> Iterator[Moved]:
    """Reports on meetings of others (duty 80)."""
    yield from _after(session, before, _ATTENDED, "attended_report_days", "Báo cáo dự họp:")


def _notices(session: Reads, before: Before) -> Iterator[Moved]:
    """Notices of conclusions (duty 62)."""
    yield from _after(session, before, _UNTOLD, "conclusion_notice_days", "Thông báo kết luận")


def _after(session: Reads, before: Before, question: Question, name: str, said: str) -> Iterator[Moved]:
    """What is due so many working days after a day."""
    since = before.today - timedelta(days=LOOKED_BACK)
    for what, day in ask(session, question, {"since": since.isoformat()}):
        found = partial(_days_after, day, name)
        yield from before.moved(f"{said} {_short(what)}, ngày {short_date(day)}", found)


def _days_after(day: date, name: str, numbers: InForce, calendar: Calendar) -> date:
    return working_days_after(day, getattr(numbers.on(day), name), calendar)


def _meetings(session: Reads, before: Before) -> Iterator[Moved]:
    """The meetings of the coming months that the regulation asks for and nobody made (duties 53, 67-75)."""
    last = Month(before.today.year + 1, before.today.month).end
    for year in (before.today.year, before.today.year + 1):
        made = {planned.occasion.code for planned in plan_year(session, year) if planned.made}
        old, new = before.both(partial(_occasions, year))
        for code in (old | new).keys() - made:
            days = [one.held_on for one in (old.get(code), new.get(code)) if one]
            if before.today <= max(days) and min(days) <= last:
                title = (old.get(code) or new[code]).title
                yield Moved(title, _held(old.get(code)), _held(new.get(code)))


def _occasions(year: int, numbers: InForce, calendar: Calendar) -> dict[str, Occasion]:
    return {one.code: one for one in occasions(year, numbers, calendar)}


def _held(one: Occasion | None) -> When | None:
    return When(one.held_on, one.starts_at.hour if one.starts_at else None) if one else None


def _regular(_: Reads, before: Before) -> Iterator[Moved]:
    """The other regular days of the coming months."""
    for year, month in _months(before.today):
        for each in REGULAR:
            if not each.is_meeting:
                said = each.title.format(month=f"{month}/{year}")
                yield from before.moved(said, partial(each.settled, year, month))


def _weekly(_: Reads, before: Before) -> Iterator[Moved]:
    """The weekly schedule of the coming weeks: told to the office, then sent (duty 84)."""
    monday = before.today - timedelta(days=before.today.weekday())
    for week in (monday + _WEEK * number for number in range(WEEKS_AHEAD)):
        for name, said in WEEKLY.items():
            old, new = before.both(partial(_in_week, week, name))
            if max(old.day, new.day) >= before.today:
                yield Moved(f"{said}, tuần từ {short_date(week)}", old, new)


def _in_week(monday: date, name: str, numbers: InForce, _: Calendar) -> When:
    day = numbers.day(partial(weekly_day, monday, name))
    return When(day, getattr(numbers.on(day), f"{name}_hour"))


def _dossiers(session: Reads, before: Before) -> Iterator[Moved]:
    """The next steps of dossiers: examined and submitted, or decided (duties 59, 98)."""
    wanted = Wanted(filters={"state": ("examining", "ready", "submitted")})
    keys = dossiers.find(session, wanted, today=before.today).keys
    old, new = before.both(partial(dossiers.read_by, session, keys, before.today))
    for was, now in zip(old, new, strict=True):
        if was.due_on and now.due_on and max(was.due_on, now.due_on) >= before.today:
            step = f"{_short(was.content)} ({was.standing.label.lower()})"
            yield Moved(step, When(was.due_on), When(now.due_on))


def _returns(session: Reads, before: Before) -> Iterator[Moved]:
    """The last days to give back what came the wrong way or lacks papers (duties 6, 60)."""
    keys = dossiers.find(session, Wanted(filters={"state": ("examining",)}), today=before.today).keys
    for one in dossiers.read(session, keys, today=before.today):
        if one.received_on:
            yield from before.moved(
                _short(one.content), partial(_days_after, one.received_on, "dossier_return_days")
            )


def _reminders(session: Reads, before: Before) -> Iterator[Moved]:
    """From when those who did not answer are reminded; the last day of a round that was sent stays (duty 91)."""
    for content, answer_by in ask(session, _ROUNDS, {"today": before.today.isoformat()}):
        yield from before.moved(_short(content), partial(_reminded, answer_by, before.today))


def _reminded(answer_by: date, today: date, numbers: InForce, calendar: Calendar) -> date:
    return working_days_before(answer_by, numbers.on(today).opinion_reminder_days, calendar)


def _recurring(session: Reads, before: Before) -> Iterator[Moved]:
    """The tasks of the coming months that come again and are not made yet."""
    last = Month(before.today.year + 1, before.today.month).end
    for row in ask(session, _RECURRING):
        rule = Recurrence(row.rhythm, row.weekday, row.day, row.month, row.move)
        first = max(before.today, row.starts_on, (row.newest or date.min) + _ONE_DAY)
        for day in days_of(rule, first, min(last, row.ends_on or last)):
            yield from before.moved(_short(row.content), partial(_due_again, rule, day))


def _due_again(rule: Recurrence, day: date, _: InForce, calendar: Calendar) -> date:
    return due_day(rule, day, calendar)


def _made_reports(session: Reads, before: Before) -> Iterator[Moved]:
    """The reports of the regulation that were made and did not come yet (duties 111-118)."""
    made = ask(session, _REPORTS, {"codes": tuple(BY_CODE), "today": before.today.isoformat()})
    old, new = before.both(partial(_reports_due, {row.start.year for row in made}))
    for row in made:
        key = (row.code, row.start, row.end)
        if key in old and key in new:
            yield Moved(f"{row.name} ({row.agency})", old[key], new[key])


def _reports_due(
    years: Iterable[int], numbers: InForce, calendar: Calendar
) -> dict[tuple[str, date, date], When]:
    """When the reports of some years are due; the giao ban on its regular day."""

    def briefing(year: int, month: int) -> date:
        return numbers.day(lambda one: briefing_day(year, month, one, calendar))

    return {
        (due.kind, due.start, due.end): When(due.due_on, due.due_hour)
        for kind in BY_CODE.values()
        for year in sorted(set(years))
        for due in kind.periods(year, numbers, briefing)
    }


def _months(today: date) -> Iterator[tuple[int, int]]:
    first = today.year * 12 + today.month - 1
    for count in range(first, first + MONTHS_AHEAD):
        yield count // 12, count % 12 + 1


def _short(content: str, longest: int = 80) -> str:
    line = " ".join(content.split()) or "Nội dung mật"
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


KINDS: tuple[Kind, ...] = (
    Kind("Tài liệu cuộc họp", frozenset({"session_document_days", "party_document_days"}), _documents),
    Kind(
        "Rút nội dung thiếu tài liệu, kể từ",
        frozenset({"withdrawal_grace_days"}),
        _withdrawals,
    ),
    Kind("Gửi giấy mời họp", frozenset({"invitation_days", "urgent_invitation_days"}), _invitations),
    Kind(
        "Ngày cuối báo cáo chậm tiến độ", frozenset({"delay_report_days"}), _delay_reports, counts_days=False
    ),
    Kind("Báo cáo đã lập theo quy chế", REPORT_NUMBERS, _made_reports),
    Kind("Báo cáo kết quả dự họp", frozenset({"attended_report_days"}), _attended),
    Kind("Thông báo kết luận", frozenset({"conclusion_notice_days"}), _notices),
    Kind(
        "Thẩm tra, trình, quyết định hồ sơ",
        frozenset({"examination_days", "leader_decision_days"}),
        _dossiers,
    ),
    Kind("Trả lại hồ sơ", frozenset({"dossier_return_days"}), _returns),
    Kind("Nhắc trả lời lấy ý kiến, kể từ", frozenset({"opinion_reminder_days"}), _reminders),
    Kind("Cuộc họp theo quy chế (chưa lập)", MEETING_NUMBERS, _meetings),
    Kind("Việc định kỳ", frozenset(name for each in REGULAR for name in each.numbers), _regular),
    Kind(
        "Lịch công tác tuần",
        frozenset(f"{name}_{part}" for name in WEEKLY for part in ("weekday", "hour")),
        _weekly,
        counts_days=False,
    ),
    Kind("Nhiệm vụ định kỳ (chưa lập)", frozenset(), _recurring),
)
