"""Everything that is due, day by day, with the article that asks for it (duties 124 and the calendar behind it)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.due_days import DueLine, Opens
from app.briefings.lists import Wanted
from app.core.opinion_terms import DossierStanding
from app.core.report_terms import DueKind, DueState
from app.core.setting_words import REGULATION
from app.core.terms import MeetingKind
from app.core.words import number, short_date
from app.models.asking import Question, ask
from app.rules.confirmed_years import warning_of
from app.rules.obligations import say_whose
from app.rules.outcomes import delay_report_due
from app.rules.periods import Month
from app.rules.receipts import is_of_party, session_documents_due
from app.rules.regular_table import REGULAR, WEEKLY, weekly_day
from app.rules.regulation import Calendar, Regulations
from app.services.briefing_days import made_briefings
from app.services.due_evidence import Evidence, of_regular, of_week
from app.services.lists import dossiers
from app.services.lists.agenda_sql import LACKS, NEEDS, ON_AGENDA
from app.services.lists.rounds import CLOSED, LAST_DAY, NOT_SENT
from app.services.lists.task_sql import DEADLINE, OPEN
from app.services.meeting_schedule import plan_year
from app.services.regulation_versions import read_regulations
from app.services.settings import list_settings, read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads

ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
OWN_DAY = "Hạn gửi riêng của nội dung"
WRITTEN = "Thời hạn tại văn bản giao nhiệm vụ"
CALLED = "Cuộc họp đã lập, ngoài lịch của quy chế"
ASKED = "Báo cáo do Văn phòng yêu cầu"
MOST_MOVED = timedelta(days=31)  # how far from its month a regular day may lie
MOST_WEEKS_BEFORE = 3 * WEEK  # how far what a week asks for goes back where the whole week is off
MOST_DAYS_AHEAD = 21  # how many days before a meeting its documents may be due: of any regulation


@dataclass(frozen=True, slots=True)
class _Seen:
    """With what every kind of line is asked."""

    start: date
    end: date
    today: date
    regulations: Regulations
    calendar: Calendar
    sources: dict[str, str]

    def state(self, day: date, *, done: bool = False, missed: bool = False, judged: bool = True) -> DueState:
        """Where a line stands; a day that is over is late only where something is known to be missing."""
        if done:
            return DueState.DONE
        if day < self.today:
            past = DueState.PAST if judged else DueState.UNJUDGED
            return DueState.LATE if missed else past
        return DueState.TODAY if day == self.today else DueState.COMING

    def standing(self, day: date, known: Evidence) -> DueState:
        """Where a duty stands of which the data tell something."""
        return self.state(day, done=known.done, missed=known.missed, judged=known.judged)

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of those that are asked for."""
        return day is not None and self.start <= day <= self.end


def due_lines(session: Reads, start: date, end: date, *, today: date) -> tuple[DueLine, ...]:
    """Return all that is due on some days, by day and hour, as it stands today."""
    seen = _Seen(
        start,
        end,
        today,
        read_regulations(session),
        read_calendar(session),
        {row.key.removeprefix(REGULATION): row.source for row in list_settings(session, today)},
    )
    lines = [_noted(line, seen) for kind in KINDS for line in kind(session, seen)]
    return tuple(sorted(lines, key=lambda line: (line.day, line.hour or time.max, line.kind, line.title)))


def _noted(line: DueLine, seen: _Seen) -> DueLine:
    said = warning_of(line.day, seen.calendar) if line.day >= seen.today else ""
    return replace(line, note=said) if said else line


def _regular(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """The regular days that are no meetings, nor reports that were made: those have lines of their own."""
    made = set(ask(session, _MADE, _between(seen.start, seen.end)))
    of_months = set(ask(session, _MADE_OF_MONTHS))
    briefing = made_briefings(session)
    for year, month in _months(seen.start - MOST_MOVED, seen.end + MOST_MOVED):
        held = briefing(year, month)
        for each in REGULAR:
            day = each.settled(year, month, seen.regulations, seen.calendar, held)
            if day is None or not seen.holds(day) or each.is_meeting:
                continue
            moves = each.from_briefing is not None  # what came keeps its day, wherever the giao ban goes
            there, on = (of_months, Month(year, month).end) if moves else (made, day)
            if not any((code, on) in there for code in each.reports):
                title = each.title.format(month=f"{month}/{year}")
                known = of_regular(session, each.numbers[0], Month(year, month), today=seen.today)
                yield DueLine(
                    f"{day}|regular|{title}",
                    day,
                    None,
                    DueKind.REGULAR,
                    title,
                    each.who,
                    seen.standing(day, known),
                    seen.sources[each.numbers[0]],
                    known.opens,
                    told=known.said(day),
                )


def _weekly(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """The weekly schedule: told to the office, then sent (duty 84)."""
    monday = seen.start - timedelta(days=seen.start.weekday())
    while monday <= seen.end + MOST_WEEKS_BEFORE:
        for name, (title, who) in WEEKLY.items():
            day = seen.regulations.day(partial(weekly_day, monday, name, calendar=seen.calendar))
            if seen.holds(day):
                known = of_week(session, name, monday, today=seen.today)
                after = f"tuần từ {short_date(monday + WEEK)}"
                yield DueLine(
                    f"{day}|weekly|{name}|{monday}",
                    day,
                    time(getattr(seen.regulations.on(day), f"{name}_hour")),
                    DueKind.REGULAR,
                    title if day >= monday else title.replace("tuần sau", after),
                    who,
                    seen.standing(day, known),
                    seen.sources[f"{name}_weekday"],
                    known.opens,
                    told=known.said(day),
                )
        monday += WEEK


def _meetings(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """The meetings that the regulation asks for and nobody made, and those that were made (duties 53, 67-75)."""
    numbers = {
        MeetingKind.REGULAR_SESSION: "session_day",
        MeetingKind.OFFICE_BRIEFING: "briefing_day",
        MeetingKind.LEADERSHIP: "leadership_meetings",
        MeetingKind.MID_YEAR_REVIEW: "mid_year_month",
        MeetingKind.YEAR_REVIEW: "year_end_month",
        MeetingKind.WITH_UNIONS: "unions_months",
    }
    for year in range(seen.start.year, seen.end.year + 1):
        for planned in plan_year(session, year):
            one = planned.occasion
            if planned.made is None and seen.holds(one.held_on):
                yield DueLine(
                    f"{one.held_on}|meeting|{one.code}",
                    one.held_on,
                    one.starts_at,
                    DueKind.MEETING,
                    f"{one.title} (chưa lập)",
                    "",
                    seen.state(one.held_on),
                    seen.sources[numbers[one.kind]],
                    Opens(list="regular_meetings", wanted=Wanted(filters={"year": (str(year),)})),
                )
    for key, kind, title, held_on, starts_at in ask(session, _HELD, _between(seen.start, seen.end)):
        source = seen.sources[numbers[kind]] if kind in numbers else CALLED
        yield DueLine(
            f"{held_on}|meeting|{key}",
            held_on,
            starts_at,
            DueKind.MEETING,
            title,
            "",
            seen.state(held_on, done=held_on < seen.today),
            source,
            Opens("meeting", key),
        )


def _papers(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """The last days for documents of meetings with contents, own ones of contents apart (duties 55, 56)."""
    until = seen.end + timedelta(days=MOST_DAYS_AHEAD)
    values = {**_between(seen.start, until), "today": seen.today.isoformat()}
    for key, kind, title, held_on, own, missing in ask(session, _CONTENTS, values):
        of_party, numbers = is_of_party(kind, title), seen.regulations.on(held_on)
        by_rule = "party_document_days" if of_party else "session_document_days"
        day = own or session_documents_due(
            held_on, of_party=of_party, regulation=seen.regulations, calendar=seen.calendar
        )
        if seen.holds(day):
            what = f"Tài liệu {title} (họp {short_date(held_on)})"
            lacks = f": còn thiếu {number(missing)}" if missing else ""
            yield DueLine(
                f"{day}|papers|{key}{'|own' if own else ''}",
                day,
                time(numbers.session_document_hour),
                DueKind.PAPERS,
                f"{what}{lacks}",
                "Các cơ quan trình",
                seen.state(day, done=not missing, missed=True),
                OWN_DAY if own else seen.sources[by_rule],
                Opens("meeting", key),
            )


def _tasks(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """How many open tasks end on a day, and on which day their delay could be reported the last time (duty 9)."""
    most = max(one.regulation.delay_report_days for one in seen.regulations.versions)
    values = {**_between(seen.start, seen.end + timedelta(days=most)), "seen": seen.today.isoformat()}
    for deadline, many in ask(session, _DEADLINES, values):
        wanted = Wanted(filters={"state": ("unfinished",), "deadline": (f"{deadline}..{deadline}",)})
        opens = Opens(list="tasks", wanted=wanted)
        said = f"{number(many)} nhiệm vụ"
        if seen.holds(deadline):
            yield DueLine(
                f"{deadline}|tasks|",
                deadline,
                None,
                DueKind.TASKS,
                f"{said} đến hạn, chưa hoàn thành",
                "Cơ quan chủ trì",
                seen.state(deadline, missed=True),
                WRITTEN,
                opens,
            )
        day = delay_report_due(deadline, seen.regulations)
        if seen.holds(day) and day >= seen.today:
            yield DueLine(
                f"{day}|delay|{deadline}",
                day,
                None,
                DueKind.DELAY,
                f"Hạn cuối báo cáo chậm của {said} đến hạn {short_date(deadline)}",
                "Cơ quan chủ trì",
                seen.state(day),
                seen.sources["delay_report_days"],
                opens,
            )


def _reports(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """The reports that were made or entered, those of one name and day in one line (duties 111-118)."""
    for name, due_on, hour, source, many, came, agency, person in ask(
        session, _REPORTS, _between(seen.start, seen.end)
    ):
        who = say_whose(person or "", agency) if many == 1 else f"{number(many)} nơi"
        told = (
            f"Đã nhận {number(came)} trong {number(many)} báo cáo" if came or many > 1 else "Chưa nhận được"
        )
        yield DueLine(
            f"{due_on}|report|{name}",
            due_on,
            time(hour) if hour is not None else None,
            DueKind.REPORT,
            name,
            who,
            seen.state(due_on, done=came == many, missed=True),
            source or ASKED,
            Opens(list="reports", wanted=Wanted(words=name, filters={"period": (f"{due_on}..{due_on}",)})),
            told=told,
        )


def _rounds(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """The last days to answer in rounds of opinions (duty 91)."""
    values = {**_between(seen.start, seen.end), "today": seen.today.isoformat()}
    for key, content, due_on in ask(session, _ROUNDS, values):
        yield DueLine(
            f"{due_on}|round|{key}",
            due_on,
            None,
            DueKind.ROUND,
            f"Trả lời lấy ý kiến: {content}",
            "Người được hỏi",
            seen.state(due_on, missed=True),
            seen.sources["opinion_days"],
            Opens("opinion_round", key),
        )


def _dossiers(session: Reads, seen: _Seen) -> Iterator[DueLine]:
    """The last days to examine dossiers, or to decide on those that were submitted (duties 60, 97, 98)."""
    waiting = [one.value for one in _STEPS]
    keys = dossiers.find(session, Wanted(filters={"state": tuple(waiting)}), today=seen.today).keys
    for row in dossiers.read_by(session, list(keys), seen.today, seen.regulations, seen.calendar):
        if row.due_on is None or not seen.holds(row.due_on):
            continue
        step, number_of = _STEPS[row.standing]
        yield DueLine(
            f"{row.due_on}|dossier|{row.key}",
            row.due_on,
            None,
            DueKind.DOSSIER,
            f"{step}: {row.content}",
            row.leader if row.standing is DossierStanding.SUBMITTED else row.room,
            seen.state(row.due_on, missed=True),
            seen.sources[number_of],
            Opens("dossier", row.key),
        )


_STEPS = {
    DossierStanding.EXAMINING: ("Thẩm tra hồ sơ", "examination_days"),
    DossierStanding.READY: ("Trình hồ sơ đã thẩm tra", "examination_days"),
    DossierStanding.SUBMITTED: ("Cho ý kiến về hồ sơ trình", "leader_decision_days"),
}
"""What is to be done next with a dossier that waits, and which number says by when."""
_HELD = Question(
    """
    SELECT id, kind, title, held_on, starts_at FROM meeting
    WHERE deleted_at IS NULL AND cancelled_on IS NULL AND held_on BETWEEN :start AND :end""",
    {"kind": MeetingKind, "held_on": date.fromisoformat, "starts_at": time.fromisoformat},
)
_CONTENTS = Question(
    f"""
    SELECT meeting.id, kind, title, held_on, item.documents_due_on AS own, sum({LACKS.format(day=":today")}) AS missing
    FROM meeting JOIN agenda_item AS item ON item.meeting_id = meeting.id AND item.deleted_at IS NULL
        AND {ON_AGENDA.format(day=":today")} AND {NEEDS}
    WHERE meeting.deleted_at IS NULL AND cancelled_on IS NULL
        AND (held_on BETWEEN :start AND :end OR own BETWEEN :start AND :end)
    GROUP BY meeting.id, own""",
    {"kind": MeetingKind, "held_on": date.fromisoformat, "own": date.fromisoformat},
)
_DEADLINES = Question(
    f"""
    SELECT due, count(*) AS many FROM (
        SELECT {DEADLINE} AS due FROM task WHERE task.deleted_at IS NULL AND {OPEN}
    ) WHERE due BETWEEN :start AND :end GROUP BY due""",
    {"due": date.fromisoformat},
)
_REPORTS = Question(
    """
    SELECT report.name, due_on, due_hour, max(source) AS source, count(*) AS many, count(received_on) AS came,
        max(agency.name) AS agency, max(person.full_name) AS person
    FROM report_obligation AS report JOIN agency ON agency.id = report.agency_id
        LEFT JOIN person ON person.id = report.person_id
    WHERE report.deleted_at IS NULL AND due_on BETWEEN :start AND :end
    GROUP BY report.name, due_on, due_hour""",
    {"due_on": date.fromisoformat},
)
_MADE = Question(
    """
    SELECT DISTINCT code, due_on FROM report_obligation
    WHERE deleted_at IS NULL AND code <> '' AND due_on BETWEEN :start AND :end""",
    {"due_on": date.fromisoformat},
)
_MADE_OF_MONTHS = Question(
    """
    SELECT DISTINCT code, period_to FROM report_obligation
    WHERE deleted_at IS NULL AND code <> '' AND period_to IS NOT NULL""",
    {"period_to": date.fromisoformat},
)
_ROUNDS = Question(
    f"""
    SELECT opinion_round.id, coalesce(nullif(content, ''), number) AS content, {LAST_DAY} AS due_on
    FROM opinion_round
    WHERE opinion_round.deleted_at IS NULL AND NOT {CLOSED} AND NOT {NOT_SENT}
        AND {LAST_DAY} BETWEEN :start AND :end""",
    {"due_on": date.fromisoformat},
)
KINDS: tuple[Callable[[Reads, _Seen], Iterator[DueLine]], ...] = (
    _regular,
    _weekly,
    _meetings,
    _papers,
    _tasks,
    _reports,
    _rounds,
    _dossiers,
)
"""Another kind of line is one function here."""


def _between(start: date, end: date) -> dict[str, str]:
    return {"start": start.isoformat(), "end": end.isoformat()}


def _months(start: date, end: date) -> Iterator[tuple[int, int]]:
    """The months of the days, and those beside them: a day of a month may fall into the next."""
    first, last = start.year * 12 + start.month - 2, end.year * 12 + end.month
    for count in range(first, last + 1):
        yield count // 12, count % 12 + 1
