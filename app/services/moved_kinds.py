"""The kinds of deadlines that the regulation and the days off set: each as it is and as it would be.

Another kind of deadline is one function and one line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Wanted
from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import Rhythm
from app.core.words import short_date
from app.models.asking import Question, ask
from app.rules.meeting_schedule import MEETING_NUMBERS, Occasion, occasions
from app.rules.obligations import BY_CODE, REPORT_NUMBERS, Due, said_now
from app.rules.outcomes import delay_report_due
from app.rules.periods import Month
from app.rules.recurrence import Recurrence, comes_by, days_of, due_day, last_day
from app.rules.regular_days import briefing_day
from app.rules.regular_table import REGULAR, WEEKLY, OfYear, settled_year, weekly_day
from app.rules.regulation import Calendar, InForce
from app.rules.working_days import working_days_after, working_days_before
from app.services import moved_meetings
from app.services.briefing_days import MadeBriefing, made_briefings
from app.services.lists import dossiers
from app.services.lists.rounds import CLOSED, LAST_DAY, NOT_SENT
from app.services.meeting_schedule import plan_year
from app.services.moved_deadlines import Before, Kind, Moved, When, short
from app.services.recurring_sql import EXCEPTIONS, rule_read

if TYPE_CHECKING:
    from app.models.asking import Reads

LOOKED_BACK = 30  # days: what is due a month after its meeting is not foreseen
MONTHS_AHEAD = 13  # what is due once a year is in it
WEEKS_AHEAD = 13
_WEEK = timedelta(days=7)
_ONE_DAY = timedelta(days=1)


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
    f"""
    SELECT content, rhythm, weekday, day, month, move, starts_on, ends_on, every,
        {EXCEPTIONS.format(owner="recurring_task.id")} AS exceptions,
        (SELECT max(occurrence) FROM task WHERE recurring_id = recurring_task.id) AS newest
    FROM recurring_task WHERE deleted_at IS NULL ORDER BY id""",
    {
        "rhythm": Rhythm,
        "move": DayOffRule,
        **dict.fromkeys(("starts_on", "ends_on", "newest"), date.fromisoformat),
    },
)


def _delay_reports(session: Reads, before: Before) -> Iterator[Moved]:
    """The last days on which delays of open tasks can be reported (duty 9)."""
    for content, deadline in ask(session, _TASKS):
        if deadline is not None and deadline >= before.today:
            yield from before.moved(short(content), partial(_reported, deadline))


def _reported(deadline: date, numbers: InForce, _: Calendar) -> date:
    return delay_report_due(deadline, numbers)


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
        yield from before.moved(f"{said} {short(what)}, ngày {short_date(day)}", found)


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


def _regular(session: Reads, before: Before) -> Iterator[Moved]:
    """The other regular days of the coming months, and of this year and the next what comes once in them."""
    briefing = made_briefings(session)
    for each in REGULAR:
        if each.of_year is not None:
            for year in (before.today.year, before.today.year + 1):
                yield from _yearly(each.title, each.of_year, year, before)
        elif not each.is_meeting:
            for year, month in _months(before.today):
                said = each.title.format(month=f"{month}/{year}")
                yield from before.moved(
                    said, partial(each.settled, year, month, briefing=briefing(year, month))
                )


def _yearly(title: str, of_year: OfYear, year: int, before: Before) -> Iterator[Moved]:
    """What comes once a year; where it stays on its old day this year although its number changes, it says why."""
    (_, old), (month, new) = before.both(lambda numbers, _: settled_year(of_year, year, numbers))
    said = title.format(month=f"{month}/{year}")
    (_, was), (_, wished) = before.both(lambda numbers, _: of_year(year, numbers.versions[-1].regulation))
    if old == new and wished not in (was, new):
        over = f"ngày mới {short_date(wished)} đã qua khi áp dụng"
        yield Moved(said, When(old), When(new), over if wished < new else "đến hạn trước ngày áp dụng")
    elif max(old, new) >= before.today:
        yield Moved(said, When(old), When(new))


def _weekly(_: Reads, before: Before) -> Iterator[Moved]:
    """The weekly schedule of the coming weeks: told to the office, then sent (duty 84)."""
    monday = before.today - timedelta(days=before.today.weekday())
    for week in (monday + _WEEK * number for number in range(WEEKS_AHEAD)):
        for name, (said, _who) in WEEKLY.items():
            old, new = before.both(partial(_in_week, week, name))
            if max(old.day, new.day) >= before.today:
                yield Moved(f"{said}, tuần từ {short_date(week)}", old, new)


def _in_week(monday: date, name: str, numbers: InForce, calendar: Calendar) -> When:
    day = numbers.day(partial(weekly_day, monday, name, calendar=calendar))
    return When(day, getattr(numbers.on(day), f"{name}_hour"))


def _dossiers(session: Reads, before: Before) -> Iterator[Moved]:
    """The next steps of dossiers: examined and submitted, or decided (duties 59, 98)."""
    wanted = Wanted(filters={"state": ("examining", "ready", "submitted")})
    keys = dossiers.find(session, wanted, today=before.today).keys
    old, new = before.both(partial(dossiers.read_by, session, keys, before.today))
    for was, now in zip(old, new, strict=True):
        if was.due_on and now.due_on and max(was.due_on, now.due_on) >= before.today:
            step = f"{short(was.content)} ({was.standing.label.lower()})"
            yield Moved(step, When(was.due_on), When(now.due_on))


def _returns(session: Reads, before: Before) -> Iterator[Moved]:
    """The last days to give back what came the wrong way or lacks papers (duties 6, 60)."""
    keys = dossiers.find(session, Wanted(filters={"state": ("examining",)}), today=before.today).keys
    for one in dossiers.read(session, keys, today=before.today):
        if one.received_on:
            yield from before.moved(
                short(one.content), partial(_days_after, one.received_on, "dossier_return_days")
            )


def _reminders(session: Reads, before: Before) -> Iterator[Moved]:
    """From when those who did not answer are reminded; the last day of a round that was sent stays (duty 91)."""
    for content, answer_by in ask(session, _ROUNDS, {"today": before.today.isoformat()}):
        yield from before.moved(short(content), partial(_reminded, answer_by, before.today))


def _reminded(answer_by: date, today: date, numbers: InForce, calendar: Calendar) -> date:
    return working_days_before(answer_by, numbers.on(today).opinion_reminder_days, calendar)


def _recurring(session: Reads, before: Before) -> Iterator[Moved]:
    """The tasks of the coming months that come again and are not made yet."""
    last = Month(before.today.year + 1, before.today.month).end
    for row in ask(session, _RECURRING):
        rule = rule_read(row)
        first = max(before.today, row.starts_on, (row.newest or date.min) + _ONE_DAY)
        for day in days_of(rule, first, last_day(last, row.ends_on)):
            yield from before.moved(short(row.content), partial(_due_again, rule, day, row.ends_on))


def _due_again(
    rule: Recurrence, day: date, ends_on: date | None, _: InForce, calendar: Calendar
) -> date | None:
    due = due_day(rule, day, calendar)
    return due if due is not None and comes_by(day, due, ends_on) else None


def _made_reports(session: Reads, before: Before) -> Iterator[Moved]:
    """The reports of the regulation that were made and did not come yet (duties 111-118)."""
    made = ask(session, _REPORTS, {"codes": tuple(BY_CODE), "today": before.today.isoformat()})
    old, new = before.both(partial(_reports_due, {row.start.year for row in made}, made_briefings(session)))
    for row in made:
        was, will = (said_now(said[row.code], row.start, row.end) for said in (old, new))
        if was and will:
            yield Moved(f"{row.name} ({row.agency})", _when(was), _when(will))


def _when(due: Due) -> When:
    return When(due.due_on, due.due_hour)


def _reports_due(
    years: Iterable[int], held: MadeBriefing, numbers: InForce, calendar: Calendar
) -> dict[str, list[Due]]:
    """The reports of some years by the codes of their kinds; a giao ban that was made stays on its day."""

    def briefing(year: int, month: int) -> date:
        return held(year, month) or numbers.day(lambda one: briefing_day(year, month, one, calendar))

    return {
        kind.code: [due for year in sorted(set(years)) for due in kind.periods(year, numbers, briefing)]
        for kind in BY_CODE.values()
    }


def _months(today: date) -> Iterator[tuple[int, int]]:
    first = today.year * 12 + today.month - 1
    for count in range(first, first + MONTHS_AHEAD):
        yield count // 12, count % 12 + 1


KINDS: tuple[Kind, ...] = (
    Kind(
        "Tài liệu cuộc họp",
        frozenset({"session_document_days", "party_document_days"}),
        moved_meetings.documents,
    ),
    Kind(
        "Rút nội dung thiếu tài liệu, kể từ",
        frozenset({"withdrawal_grace_days"}),
        moved_meetings.withdrawals,
    ),
    Kind(
        "Gửi giấy mời họp",
        frozenset({"invitation_days", "urgent_invitation_days"}),
        moved_meetings.invitations,
    ),
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
    ),
    Kind("Nhiệm vụ định kỳ (chưa lập)", frozenset(), _recurring),
)
