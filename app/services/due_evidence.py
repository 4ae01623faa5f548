"""What the data tell of a standing duty: what was done of it, or what is still to be done, and where (duty 124)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.briefings.due_days import Opens
from app.briefings.lists import Wanted
from app.core.document_kinds import kind_of
from app.core.programme_terms import RoundStanding
from app.core.terms import MeetingKind
from app.core.words import number, short_date
from app.models.asking import Question, ask
from app.rules.periods import Month
from app.rules.spans import Span, SpanKind, span_of
from app.services.lists import progress_round
from app.services.lists.agenda_sql import ON_AGENDA
from app.services.receptions import of_chairman

if TYPE_CHECKING:
    from app.models.asking import Reads

NOTHING = Opens()
NOT_MADE = "Chưa lập danh sách (nút Lập theo quy chế…)"
NO_KIND = ("",)
_REPORTS = ("month_report", "quarter_report", "half_year_report", "year_report")
_ONE_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a duty by a day: whether it is done, whether something is known to be missing, in words.

    Where it is neither done nor `judged`, the data do not hold what would show it. `on` is the day on which it was
    done, where that is known.
    """

    told: str
    done: bool = False
    missed: bool = False
    judged: bool = True
    opens: Opens = NOTHING
    on: date | None = None

    def said(self, due: date) -> str:
        """In words, also that it was done after the day on which it was due."""
        return f"{self.told}, sau hạn" if self.on is not None and self.on > due else self.told


OfMonth = Callable[["Reads", Month, date], Evidence]
"""What is known, by `today`, of the duty of a month."""


def of_regular(session: Reads, name: str, month: Month, *, today: date) -> Evidence:
    """What is known of a regular day of a month; `name` is the first number that it depends on."""
    return OF_MONTHS[name](session, month, today)


def of_week(session: Reads, name: str, monday: date, *, today: date) -> Evidence:
    """What is known of what a week asks for (`regular_table.WEEKLY`), which is about the week after."""
    week = span_of(monday + _WEEK, SpanKind.WEEK)
    if name == "week_schedule":
        return _issued_for(session, "week_schedule", week, today)
    [(many,)] = ask(session, _LINES, {"start": week.start.isoformat(), "end": week.end.isoformat()})
    told = f"Lịch {week.name} có {number(many)} việc" if many else f"Lịch {week.name} chưa có việc nào"
    period = f"{week.start}..{week.end}"
    return Evidence(told, judged=False, opens=_list("appointments", period=period))


def _issued_for(session: Reads, code: str, span: Span, today: date) -> Evidence:
    """Whether the document of a kind about some days went out."""
    values = {
        "periodic": (code,),
        "subjects": (span.code,),
        "dated": NO_KIND,
        "start": "",
        "end": "",
        "holding": "%",
    }
    title = kind_of(code).title.removesuffix(span.name.split()[0])  # "… tháng", "tháng 12 năm 2026"
    return _document(session, values, today, f"{title.strip()} {span.name}", _paper(code, span.code))


def _issue(code: str, kind: SpanKind) -> OfMonth:
    """The programme of the days after the month: of the next month, quarter or year."""
    return lambda session, month, today: _issued_for(
        session, code, span_of(span_of(month.end, kind).end + _ONE_DAY, kind), today
    )


def _issue_in(
    *dated: str, what: str, periodic: Sequence[str] = (), holding: str = "%", whole_year: bool = False
) -> OfMonth:
    """A document that holds some words: `periodic` of a period that ends with the month, or one that is `dated` in the
    month, or in its year up to then.
    """

    def known(session: Reads, month: Month, today: date) -> Evidence:
        spans = [span for kind in _PERIODS if (span := span_of(month.end, kind)).end == month.end]
        values = {
            "periodic": (*NO_KIND, *periodic),
            "subjects": tuple(span.code for span in spans),
            "dated": (*NO_KIND, *dated),
            "start": date(month.year, 1 if whole_year else month.month, 1).isoformat(),
            "end": month.end.isoformat(),
            "holding": holding,
        }
        opens = _paper(periodic[0], spans[0].code) if periodic else _paper(dated[0], "")
        return _document(session, values, today, what, opens)

    return known


_PERIODS = (SpanKind.MONTH, SpanKind.QUARTER, SpanKind.HALF_YEAR, SpanKind.YEAR)


def _document(session: Reads, values: Mapping[str, object], today: date, what: str, opens: Opens) -> Evidence:
    for shown, on in ask(session, _ISSUED, {**values, "today": today.isoformat()}):
        said = f" số {shown}" if shown else ""
        return Evidence(f"Đã phát hành{said} ngày {short_date(on)}", done=True, opens=opens, on=on)
    return Evidence(f"Chưa phát hành {what[:1].lower()}{what[1:]}", opens=opens)


def _registered(code: str, kind: SpanKind) -> OfMonth:
    """What was registered for the programme after the month; done once that went out, else nobody knows."""

    def known(session: Reads, month: Month, today: date) -> Evidence:
        span = span_of(span_of(month.end, kind).end + _ONE_DAY, kind)
        issued = _issued_for(session, code, span, today)
        first, last = (day.year * 12 + day.month for day in (span.start, span.end))
        [(many,)] = ask(session, _PROPOSED, {"first": first, "last": last, "today": today.isoformat()})
        told = f"Đã có {number(many)} nội dung đăng ký cho {span.name}"
        opens = _list("registrations", period=f"{span.start}..{span.end}")
        return Evidence(told, issued.done, judged=issued.done, opens=opens)

    return known


def _drafted(session: Reads, month: Month, today: date) -> Evidence:
    """The draft of the programme of next year: no record holds that it was sent, its issue shows it."""
    known = _issue("year_programme", SpanKind.YEAR)(session, month, today)
    return Evidence(known.told, known.done, judged=known.done, opens=known.opens)


def _reported(session: Reads, month: Month, today: date) -> Evidence:
    """The monthly round of the programme: who has not reported (duty 42)."""
    code = f"{month.year:04d}-{month.month:02d}"
    if month.start > today:
        return Evidence("")
    asked = {progress_round.ROUND: (code,)}
    all_, missing = (
        progress_round.count(session, Wanted(filters=filters), today=today)
        for filters in (asked, asked | {"state": _OPEN})
    )
    told = (
        f"{number(missing)} trong {number(all_)} nội dung chưa báo cáo"
        if missing
        else f"Đã báo cáo đủ {number(all_)} nội dung"
    )
    filters = asked | ({"state": _OPEN} if missing else {})
    return Evidence(
        told if all_ else "Không có nội dung phải báo cáo",
        done=not missing,
        missed=True,
        opens=Opens(list="progress_round", wanted=Wanted(filters=filters)),
    )


_OPEN = (RoundStanding.WAITING.value, RoundStanding.MISSING.value)


def _consulted(session: Reads, month: Month, today: date) -> Evidence:
    """On how many contents of the month's session the leaders were asked (duty 54)."""
    values = {"start": month.start.isoformat(), "end": month.end.isoformat(), "today": today.isoformat()}
    [(many, asked, meeting)] = ask(session, _CONSULTED, values)
    if not many:
        return Evidence("Phiên họp của tháng chưa có nội dung")
    told = f"Đã xin ý kiến {number(asked)} trong {number(many)} nội dung"
    return Evidence(told, asked == many, opens=Opens("meeting", meeting))


def _received(session: Reads, month: Month, today: date) -> Evidence:
    """Whether the day on which the chairman receives citizens stands in the schedule (duty 137)."""
    days = [*dict.fromkeys(one.day for one in of_chairman(session, month.start, month.end))]
    told = ", ".join(map(short_date, days))
    return Evidence(
        f"Có trong lịch công tác: {told}" if days else "Chưa có trong lịch công tác",
        bool(days) and days[-1] <= today,
        opens=_list("appointments", period=f"{month.start}..{month.end}"),
    )


def _not_made(_: Reads, __: Month, ___: date) -> Evidence:
    """Reports of which nobody made the list; once it is made they stand for themselves."""
    return Evidence(NOT_MADE, opens=Opens(list="reports", wanted=Wanted()))


def _list(name: str, *, period: str) -> Opens:
    return Opens(list=name, wanted=Wanted(filters={"period": (period,)}))


def _paper(code: str, subject: str) -> Opens:
    return Opens(paper=code, key=subject)


_ISSUED = Question(
    """
    SELECT CASE number WHEN '' THEN '' ELSE number || '/' || symbol END AS shown, issued_on
    FROM official_document
    WHERE standing = 'issued' AND deleted_at IS NULL AND issued_on <= :today AND edition || summary LIKE :holding
        AND (kind_code IN :periodic AND subject IN :subjects
            OR kind_code IN :dated AND issued_on BETWEEN :start AND :end)
    ORDER BY issued_on, id LIMIT 1""",
    {"issued_on": date.fromisoformat},
)
_LINES = "SELECT count(*) FROM appointment WHERE deleted_at IS NULL AND day BETWEEN :start AND :end"
_PROPOSED = """
    SELECT count(*) FROM programme_proposal
    WHERE deleted_at IS NULL AND due_year * 12 + due_month BETWEEN :first AND :last
        AND coalesce(proposed_on, '') <= :today"""
_CONSULTED = f"""
    SELECT count(*) AS many, coalesce(sum(EXISTS (
        SELECT 1 FROM consultation
        WHERE agenda_item_id = item.id AND consultation.deleted_at IS NULL AND asked_on <= :today
    )), 0) AS asked, max(meeting.id) AS meeting
    FROM meeting JOIN agenda_item AS item ON item.meeting_id = meeting.id AND item.deleted_at IS NULL
        AND {ON_AGENDA.format(day=":today")}
    WHERE meeting.kind = '{MeetingKind.REGULAR_SESSION.value}' AND meeting.deleted_at IS NULL
        AND cancelled_on IS NULL AND held_on BETWEEN :start AND :end"""
OF_MONTHS: Mapping[str, OfMonth] = {
    "consultation_day": _consulted,
    "briefing_day": _not_made,
    "agency_progress_report_day": _reported,
    "half_month_day": _not_made,
    "half_month_report_days": _not_made,
    "quarter_report_day": _not_made,
    "half_year_report_due": _not_made,
    "year_report_due": _not_made,
    "office_report_day": _issue_in(periodic=_REPORTS, what="báo cáo của Văn phòng trong tháng"),
    "government_report_day": _issue_in(
        "thematic_report",
        periodic=_REPORTS,
        what="báo cáo nào gửi Văn phòng Chính phủ trong tháng",
        holding="%Văn phòng Chính phủ%",
    ),
    "obstacles_report_due": _issue_in(
        "thematic_report",
        *_REPORTS,
        *("typed_letter", "typed_submission"),
        what="báo cáo nào có “vướng mắc” trong trích yếu",
        holding="%vướng mắc%",
        whole_year=True,
    ),
    "bulletin_day": _issue_in("month_bulletin", what="thông báo kết quả trong tháng"),
    "citizens_day": _received,
    "year_registration_due": _registered("year_programme", SpanKind.YEAR),
    "year_draft_due": _drafted,
    "year_issue_due": _issue("year_programme", SpanKind.YEAR),
    "quarter_registration_day": _registered("quarter_programme", SpanKind.QUARTER),
    "quarter_issue_day": _issue("quarter_programme", SpanKind.QUARTER),
    "month_registration_day": _registered("month_programme", SpanKind.MONTH),
    "month_issue_day": _issue("month_programme", SpanKind.MONTH),
}
"""By the first number that a regular day depends on; another regular day is one line here."""
