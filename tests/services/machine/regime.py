"""Reports that are owed as their form writes them, and schedules that go out, with what always holds of them."""

from dataclasses import replace
from datetime import date, time

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.schedule import WeekSchedule
from app.core.statistics_terms import ReportBy
from app.core.terms import ReportStanding
from app.models.report import ReportObligation, ReportReminder
from app.rules.spans import SpanKind, span_of
from app.services import issued, merging
from app.services.briefs import week_schedule
from app.services.forms import report
from app.services.lists import reports as report_list
from app.services.report_statistics import count_reports
from tests.services.machine.office import AWAY, PLACES, Office
from tests.services.machine.tasks import PAST

HOURS = st.none() | st.integers(8, 18)


class Obligations(Office):
    """What reports say in short, when they came, and what the office makes of them."""

    @rule(place=PLACES, came=st.none() | PAST, away=AWAY, says=st.booleans(), at=HOURS, by=HOURS)
    def write_report(
        self, place: int, came: int | None, away: int, says: bool, at: int | None, by: int | None
    ) -> None:
        key = self.pick(ReportObligation, place)
        if key is None:
            return
        with self.database.read() as session:
            loaded = report.load(session, key)
        values = replace(
            loaded.values,
            received_on=None if came is None else self.day(came),
            received_at=None if came is None or at is None else time(at, 30),
            due_hour=by,
            due_on=self.day(away) if away < 0 else loaded.values.due_on,
            results=self.words("Kết quả") if says else "",
        )
        self.save(lambda session: report.save(session, replace(loaded, values=values)))

    @rule(places=st.lists(PLACES, min_size=1, max_size=3))
    def put_reports_together(self, places: list[int]) -> None:
        keys = [key for place in places if (key := self.pick(ReportObligation, place))]
        form = self.save(lambda session: merging.propose(session, keys))
        if form and self.save(lambda session: merging.take(session, form)):
            again = self.save(lambda session: merging.propose(session, keys))
            assert again is not None
            assert not any(line.take for line in again.lines)

    @invariant()
    def reports_add_up(self) -> None:
        with self.database.read() as session:
            reports_hold(session, self.today)


class SentWeeks(Office):
    """Weekly schedules that go out, and those that replace them."""

    def __init__(self) -> None:
        """No schedule was sent yet."""
        super().__init__()
        self.sent: dict[tuple[str, int], WeekSchedule] = {}

    @rule(later=st.integers(0, 1), again=st.booleans())
    def send_week(self, later: int, again: bool) -> None:
        subject = span_of(self.day(7 * later), SpanKind.WEEK).code
        if again:
            self.save(lambda session: issued.begin_next(session, week_schedule.CODE, subject))
        version = self.save(
            lambda s: (
                issued.issue(s, week_schedule.CODE, subject, issued_on=self.today, today=self.today).version
            )
        )
        if version is not None:
            sent = self._sent(subject, version)
            assert sent is not None
            self.sent[subject, version] = sent

    @invariant()
    def what_was_sent_stays(self) -> None:
        """A version says for ever what it said; a later one marks just what differs from it."""
        for (subject, version), schedule in list(self.sent.items()):
            said = self._sent(subject, version)
            if said is None and self.took_back:
                del self.sent[subject, version]
                continue
            assert said == schedule
            earlier = self.sent.get((subject, version - 1))
            if earlier is not None:
                plain = {replace(one, changed=False) for one in earlier.entries}
                assert all(
                    one.changed == (replace(one, changed=False) not in plain) for one in schedule.entries
                )
                kept = {one.key for one in schedule.entries}
                assert [one.key for one in schedule.removed] == [
                    one.key for one in earlier.entries if one.key not in kept
                ]

    def _sent(self, subject: str, version: int) -> WeekSchedule | None:
        """A version as it was sent; none where that was undone."""
        with self.database.read() as session:
            told = issued.tell_issued(session, week_schedule.CODE, subject, version=version)
        assert told is None or isinstance(told.briefing, WeekSchedule)
        return told.briefing if told is not None else None


def reports_hold(session: Session, today: date) -> None:
    """Of what is due by now, on time, late and missing are all; no standing without its day; nothing is owed twice."""
    rows = session.scalars(select(ReportObligation).where(ReportObligation.deleted_at.is_(None))).all()
    said = {total.label: total.value for total in report_list.totals(session, Wanted(), today=today)}
    assert said["đến hạn"] == sum(row.due_on <= today for row in rows)
    assert said["đến hạn"] == said["đúng hạn"] + said["chậm"] + said["chưa gửi"]
    for by in ReportBy:
        whole = count_reports(session, Period(date(2025, 1, 1), date(2028, 12, 31), today), by).whole.figures
        counted = whole.due, whole.on_time, whole.late, whole.missing
        assert counted == (said["đến hạn"], said["đúng hạn"], said["chậm"], said["chưa gửi"])
    for line in report_list.read(session, [row.id.hex for row in rows], today=today):
        came = line.received_on is not None and line.received_on <= today
        assert came == (line.standing in (ReportStanding.ON_TIME, ReportStanding.LATE))
        assert (line.standing is ReportStanding.MISSING) == (not came and line.due_on <= today)
        if came and line.received_on is not None:
            last = line.due_hour if line.due_hour is not None and line.received_at is not None else 24
            at = line.received_at or time(0)
            in_time = line.received_on < line.due_on or (
                line.received_on == line.due_on and (at.hour, at.minute) <= (last, 0)
            )
            assert in_time == (line.standing is ReportStanding.ON_TIME)
    made = [(r.code, r.agency_id, r.person_id, r.period_from, r.period_to) for r in rows if r.code]
    assert len(set(made)) == len(made)
    lost = session.scalar(
        select(func.count())
        .select_from(ReportReminder)
        .join(ReportObligation, ReportObligation.id == ReportReminder.report_id)
        .where(ReportReminder.deleted_at.is_(None), ReportObligation.deleted_at.is_not(None))
    )
    assert lost == 0
