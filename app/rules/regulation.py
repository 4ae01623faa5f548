"""The numbers of a working regulation that rules need; each is data with a source, never a constant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeVar

from app.core.month_days import MonthDay
from app.core.programme_terms import ItemPart
from app.core.regulation_terms import DayOffRule, TieRule, Unanswered, Weekday, Whole
from app.core.task_terms import Evidence
from app.core.terms import AdjustmentGround

T = TypeVar("T")
D = TypeVar("D", date, date | None)


@dataclass(frozen=True, slots=True)
class Regulation:
    """What the office's regulation says; `core/regulation_words` has the meaning and the unit of each in words.

    A `…_day` of "trước ngày 15" is the 15 that is written: `before_means_day_before` says whether it asks for the
    14th (`rules/regular_days`). Days are working days where the unit says so, else calendar days. A day past the end
    of a month is its last. `report_closing_day` is the day of a period's last month with which its reports close, the
    next ones beginning on the day after (0: with the month itself). Shares are of all members unless `majority_of`
    says otherwise.
    """

    # Nhiệm vụ
    delay_report_days: int
    before_means_day_before: bool
    due_soon_days: int
    urging_reply_days: int
    request_reply_days: int
    extension_request_days: int
    extension_limit: int
    missed_document_days: int
    progress_quiet_days: int
    praise_rate: int
    praise_minimum: int
    closing_inform: tuple[Evidence, ...]
    closing_opinion: tuple[Evidence, ...]
    closing_approval: tuple[Evidence, ...]
    closing_report: tuple[Evidence, ...]
    closing_carry_out: tuple[Evidence, ...]
    # Chương trình công tác
    agency_progress_report_day: int
    year_registration_due: MonthDay
    year_draft_due: MonthDay
    year_issue_due: MonthDay
    quarter_registration_day: int
    quarter_issue_day: int
    month_registration_day: int
    month_issue_day: int
    programme_demands: tuple[ItemPart, ...]
    adjustment_grounds: tuple[AdjustmentGround, ...]
    adjustment_request_days: int
    postponements_warned: int
    # Phiên họp, cuộc họp
    session_document_days: int
    party_document_days: int
    session_document_hour: int
    session_day: int
    session_hour: int
    session_day_off: DayOffRule
    consultation_day: int
    withdrawal_grace_days: int
    invitation_days: int
    urgent_invitation_days: int
    item_minutes: int
    speech_minutes: int
    conclusion_notice_days: int
    next_agenda_conclusions: bool
    attended_report_days: int
    substitute_may_vote: bool
    substitute_in_quorum: bool
    # Hội họp của Văn phòng
    briefing_day: int
    briefing_hour: int
    briefing_day_off: DayOffRule
    leadership_meetings: int
    mid_year_month: int
    year_end_month: int
    unions_months: int
    unnamed_meeting_day: int
    may_redelegate: bool
    # Lấy ý kiến, biểu quyết
    quorum_share: Fraction
    majority_share: Fraction
    majority_is_more: bool
    majority_of: Whole
    tie_rule: TieRule
    unanswered: Unanswered
    opinion_days: int
    opinion_reminder_days: int
    # Hồ sơ trình
    dossier_return_days: int
    examination_days: int
    leader_decision_days: int
    room_opinion_days: int
    # Lịch công tác tuần
    week_registration_weekday: Weekday
    week_registration_hour: int
    week_schedule_weekday: Weekday
    week_schedule_hour: int
    citizens_day: int
    appointment_minutes: int
    # Báo cáo định kỳ
    report_closing_day: int
    room_report_days_before_briefing: int
    quarter_report_day: int
    half_year_report_due: MonthDay
    year_report_due: MonthDay
    half_month_day: int
    half_month_report_days: int
    week_report_weekday: Weekday
    week_report_hour: int
    office_report_day: int
    government_report_day: int
    obstacles_report_due: MonthDay
    bulletin_day: int
    delegation_review_months: int

    @property
    def versions(self) -> tuple["Version", ...]:
        """Numbers that nobody ever changed hold on every day: one version of `Regulations`."""
        return (Version(date.min, self),)

    def on(self, _: date) -> "Regulation":
        """The numbers in force on a day."""
        return self

    def settled(self, find: Callable[["Regulation"], T], _: Callable[[T], date | None]) -> T:
        """What these numbers alone say."""
        return find(self)

    def day(self, find: Callable[["Regulation"], D]) -> D:
        """The day that these numbers alone set."""
        return find(self)


@dataclass(frozen=True, slots=True)
class Version:
    """The numbers that are in force from a day on."""

    from_on: date
    regulation: Regulation


@dataclass(frozen=True, slots=True)
class Regulations:
    """The working regulation through time: `versions` by their days, the first from `date.min`.

    What happens on a day asks for the numbers in force `on` it. A day that the regulation itself sets is `settled`.
    """

    versions: tuple[Version, ...]

    def on(self, day: date) -> Regulation:
        """The numbers in force on a day."""
        return next(one.regulation for one in reversed(self.versions) if one.from_on <= day)

    def settled(self, find: Callable[[Regulation], T], when: Callable[[T], date | None]) -> T:
        """What the regulation sets, by its day: a change moves neither what was before it, nor to before it."""
        first, *later = self.versions
        found = find(first.regulation)
        for version in later:
            if (day := when(found)) is not None and day < version.from_on:
                break
            said = find(version.regulation)
            if (day := when(said)) is None or day >= version.from_on:
                found = said
        return found

    def day(self, find: Callable[[Regulation], D]) -> D:
        """The day that the regulation sets, `settled`."""
        return self.settled(find, lambda day: day)


InForce = Regulation | Regulations
"""What rules take that ask for the number of a day."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that differ from the weekly pattern (Saturdays and Sundays off); `names` says what some of them are.

    `confirmed` holds the years whose days off were announced (None: nobody asked).
    """

    days_off: frozenset[date]
    make_up_days: frozenset[date]
    names: Mapping[date, str] = field(default_factory=dict)
    confirmed: frozenset[int] | None = None
