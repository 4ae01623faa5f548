"""The verbs of the programme, written opinions, schedule, reports and documents, as rules of the machine."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from app.briefings.appointment_form import AppointmentForm
from app.briefings.figures import Figures
from app.briefings.registration_form import Asked, Decided
from app.briefings.schedule import Half
from app.core.opinion_terms import RoundKind, TakenUp
from app.core.programme_terms import RequestDecision
from app.core.terms import AdjustmentGround, AgencyKind, Opinion
from app.models.agency import Agency
from app.models.meeting import Meeting
from app.models.opinion import OpinionAnswer, OpinionRound
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProposal
from app.models.report import ReportObligation
from app.models.schedule import Appointment
from app.rules.periods import month_of
from app.services import (
    adjustments,
    announcing,
    cells,
    issued,
    obligations,
    opinions,
    registrations,
    report_reminders,
    schedule,
)
from app.services.forms import appointment, registration
from app.services.settings import change_setting
from tests.services.machine.office import AWAY, PLACES, Office
from tests.services.machine.tasks import PAST, YES

__all__ = ["Documents", "Opinions", "Programme", "Reports", "Schedule"]


def month(day: date, later: int = 0) -> tuple[int, int]:
    """A month as the programme names it, so many after that of a day."""
    number = day.year * 12 + day.month - 1 + later
    return number // 12, number % 12 + 1


class Programme(Office):
    """What is registered, taken, adjusted, submitted, issued, carried over."""

    @rule(by=PLACES, later=st.integers(-1, 3), whole=st.sampled_from((True, True, True, False)))
    def register(self, by: int, later: int, whole: bool) -> None:
        with self.database.read() as session:
            loaded = registration.load(session, None, today=self.today)
        values = replace(
            loaded.values,
            agency=self.ref(Agency, by, Agency.kind != AgencyKind.OFFICE_ROOM),
            content=self.words("Đề án"),
            form="Nghị quyết" if whole else "",
            due=month(self.today, later),
        )
        self.save(lambda session: registration.save(session, replace(loaded, values=values)))

    @rule(place=PLACES, into=st.none() | PLACES, ago=PAST)
    def consider(self, place: int, into: int | None, ago: int) -> None:
        key, day = self.pick(ProgrammeProposal, place, ProgrammeProposal.outcome.is_(None)), self.day(ago)
        item = None if into is None else self.pick(ProgrammeItem, into)
        if key and item:
            self.save(lambda s: registrations.merge(s, [key], item=item, decided_on=day, today=self.today))
        elif key:
            self.save(lambda s: registrations.take(s, [key], decided_on=day, today=self.today))

    @rule(place=PLACES)
    def refuse_registration(self, place: int) -> None:
        key = self.pick(ProgrammeProposal, place)
        if key:
            self.save(
                lambda s: registrations.refuse(
                    s, [key], reason="Chưa cấp thiết", decided_on=self.today, today=self.today
                )
            )

    @rule(place=PLACES, later=st.none() | st.integers(0, 3), ago=PAST)
    def ask_to_adjust(self, place: int, later: int | None, ago: int) -> None:
        asked = Asked(
            to=None if later is None else month(self.today, later),
            withdraws=later is None,
            ground=next(iter(AdjustmentGround)),
            reason="Chờ nghị định",
            necessity="Cần",
            effect="Không",
            requested_on=self.day(ago),
        )
        key = self.pick(ProgrammeItem, place)
        if key:
            self.save(lambda session: adjustments.ask(session, [key], asked))

    @rule(place=PLACES, approved=YES, ago=PAST)
    def decide_adjustment(self, place: int, approved: bool, ago: int) -> None:
        key = self.pick(Adjustment, place, Adjustment.decision == RequestDecision.PENDING)
        decision = RequestDecision.APPROVED if approved else RequestDecision.REFUSED
        decided = Decided(decision, self.day(ago), decision_note="Theo tờ trình")
        if key:
            self.save(lambda session: adjustments.decide(session, [key], decided, today=self.today))

    @rule(
        place=PLACES,
        column=st.sampled_from(("submitted_on", "issued_on")),
        typed=st.sampled_from(("hôm nay", "")),
    )
    def submit_or_issue(self, place: int, column: str, typed: str) -> None:
        key = self.pick(ProgrammeItem, place)
        said = {"column": column, "typed": typed, "today": self.today}
        if key:
            self.save(lambda s: cells.write_past_day(s, "programme_item", key, **said))  # type: ignore[arg-type]

    @rule(place=PLACES, later=st.integers(0, 3))
    def carry_over(self, place: int, later: int) -> None:
        key, to = self.pick(ProgrammeItem, place), month(self.today, later)
        if key:
            self.save(
                lambda session: registrations.carry_over(
                    session, [key], to=to, on=self.today, today=self.today
                )
            )


class Opinions(Office):
    """Rounds of written opinions."""

    @rule(ago=PAST)
    def start_round(self, ago: int) -> None:
        content, day = self.words("Dự thảo"), self.day(ago)
        key = self.save(lambda session: opinions.start(session, content=content, asked_on=day).id.hex)
        self.told(key, content)

    @rule(places=st.lists(PLACES, min_size=1, max_size=4), opinion=st.none() | st.sampled_from(Opinion))
    def answer(self, places: list[int], opinion: Opinion | None) -> None:
        keys = [key for place in places if (key := self.pick(OpinionAnswer, place))]
        self.save(lambda s: opinions.answer(s, keys, opinion=opinion, answered_on=self.today))

    @rule(place=PLACES, how=st.sampled_from(TakenUp))
    def take_up(self, place: int, how: TakenUp) -> None:
        key = self.pick(OpinionAnswer, place)
        if key:
            self.save(lambda session: opinions.take_up(session, [key], how=how))

    @rule(place=PLACES, away=AWAY)
    def extend_round(self, place: int, away: int) -> None:
        key, to = self.pick(OpinionRound, place), self.day(away)
        if key:
            self.save(lambda s: opinions.extend(s, [key], extended_to=to, decided_on=self.today))

    @rule(place=PLACES)
    def close_round(self, place: int) -> None:
        key = self.pick(OpinionRound, place)
        if key and self.save(
            lambda session: opinions.close(session, [key], closed_on=self.today, today=self.today)
        ):
            with self.database.read() as session:
                row = session.get_one(OpinionRound, UUID(key))
                there = announcing.announced(session, row)
            assert (there is not None) == (row.kind is RoundKind.MEMBERS)


class Schedule(Office):
    """The weekly schedule."""

    @rule(away=st.integers(-3, 10), half=st.sampled_from(Half))
    def write_line(self, away: int, half: Half) -> None:
        form = AppointmentForm(day=self.day(away), half=half, content=self.words("Tiếp khách"))
        with self.database.read() as session:
            loaded = appointment.load(session, None, today=self.today)
        self.save(lambda session: appointment.save(session, replace(loaded, values=form)))

    @rule(place=PLACES, away=st.integers(-3, 10), half=st.sampled_from(Half))
    def move_line(self, place: int, away: int, half: Half) -> None:
        key, day = self.pick(Appointment, place), self.day(away)
        if key:
            self.save(lambda session: schedule.move(session, key, day=day, half=half))

    @rule(weeks=st.integers(1, 2))
    def copy_week(self, weeks: int) -> None:
        def copy() -> int | None:
            monday = schedule.monday_of(self.today)
            into = monday + weeks * schedule.WEEK
            return self.save(lambda session: schedule.copy_week(session, monday, into=into))

        copy()
        assert copy() == 0

    @rule(place=PLACES)
    def put_meeting(self, place: int) -> None:
        key = self.pick(Meeting, place)
        if key:
            line = self.save(lambda session: schedule.put_meeting(session, key))
            assert self.save(lambda session: schedule.put_meeting(session, key)) == line

    @rule()
    def put_reception(self) -> None:
        self.save(lambda s: schedule.put_reception(s, month_of(self.today), chair=schedule.chairman(s)))


class Reports(Office):
    """Reports that are owed by the regulation, and the regulation itself."""

    @rule(ahead=st.integers(1, 40))
    def make_reports(self, ahead: int) -> None:
        def make() -> int:
            made = self.save(lambda s: obligations.make_due(s, until=self.day(ahead), today=self.today))
            return made.count if made else 0

        make()
        assert make() == 0

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), ago=PAST)
    def receive_reports(self, places: list[int], ago: int) -> None:
        keys = [key for place in places if (key := self.pick(ReportObligation, place))]
        self.save(
            lambda session: cells.receive(session, "report_obligation", keys, day=self.day(ago), at=time(17))
        )

    @rule(place=PLACES)
    def remind(self, place: int) -> None:
        key = self.pick(ReportObligation, place)
        if key:
            self.save(lambda session: report_reminders.remind(session, [key], today=self.today))

    @rule(
        number=st.sampled_from(
            (
                "delay_report_days",
                "due_soon_days",
                "session_document_days",
                "office_report_day",
                "half_month_day",
            )
        ),
        value=st.integers(1, 9),
        ahead=st.none() | st.integers(-20, 20),
    )
    def change_regulation(self, number: str, value: int, ahead: int | None) -> None:
        from_on = None if ahead is None else self.today + timedelta(days=ahead)

        def change(session: Any) -> None:
            change_setting(session, f"regulation.{number}", value, from_on=from_on)
            obligations.follow_regulation(session)

        self.save(change)
        assert not self.save(obligations.follow_regulation)


class Documents(Office):
    """Reports of a month that go out."""

    def __init__(self) -> None:
        """Nothing was issued yet."""
        super().__init__()
        self.went_out: dict[tuple[str, int], Figures] = {}

    @rule(ago=PAST)
    def issue(self, ago: int) -> None:
        subject = f"{self.today.year}-{self.today.month:02}"
        made = self.save(
            lambda s: (
                issued.issue(s, "month_report", subject, issued_on=self.day(ago), today=self.today).version
            )
        )
        if made is not None and (figures := self._issued(subject, made)):
            self.went_out[subject, made] = figures

    @rule()
    def issue_again(self) -> None:
        subject = f"{self.today.year}-{self.today.month:02}"
        self.save(lambda session: issued.begin_next(session, "month_report", subject))

    @invariant()
    def what_went_out_stays(self) -> None:
        """Its figures are the same for ever, unless issuing it was undone."""
        for (subject, version), figures in list(self.went_out.items()):
            said = self._issued(subject, version)
            if said is None and self.took_back:
                del self.went_out[subject, version]
            else:
                assert said == figures

    def _issued(self, subject: str, version: int) -> Figures | None:
        with self.database.read() as session:
            told = issued.tell_issued(session, "month_report", subject, version=version)
        return told.briefing.figures if told is not None else None
