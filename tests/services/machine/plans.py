"""The rest of the programme: items with steps, what is added to issued ones, plans that go out, the monthly round."""

from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.programme_item_form import MilestoneRow
from app.briefings.progress_round import ProgressReport
from app.briefings.registration_form import Asked, Decided
from app.core.programme_terms import AdjustmentKind, PlanScope, RequestDecision
from app.core.terms import AdjustmentGround, AgencyKind
from app.models.agency import Agency
from app.models.person import Post
from app.models.programme import (
    Adjustment,
    MilestoneMove,
    ProgrammeItem,
    ProgrammeMilestone,
    ProgrammePlan,
    ProgrammeProgress,
    ProgrammeProposal,
)
from app.services import (
    adjustments,
    cells,
    programme_outcomes,
    programme_returns,
    progress_round,
    registrations,
)
from app.services.forms import plan, programme_item, registration
from tests.services.machine.office import AWAY, PLACES, Office
from tests.services.machine.papers import month
from tests.services.machine.tasks import OUTSIDE, PAST, YES


class Plans(Office):
    """What is written into the programme by its forms, and what goes out of it."""

    @rule(by=PLACES, later=st.integers(-1, 3), steps=st.lists(AWAY, max_size=2))
    def write_item(self, by: int, later: int, steps: list[int]) -> None:
        lead = self.ref(Agency, by, OUTSIDE)
        self.fill(
            programme_item,
            None,
            content=self.words("Đề án"),
            form="Nghị quyết",
            leads=(lead,) if lead else (),
            leader=self.ref(Post, 0),
            due=month(self.today, later),
            milestones=tuple(
                MilestoneRow(content=self.words("Bước"), due_on=self.day(away)) for away in steps
            ),
        )

    @rule(place=PLACES, approved=YES, keeps=YES, ago=PAST)
    def decide_and_move_steps(self, place: int, approved: bool, keeps: bool, ago: int) -> None:
        """Open steps go along with their item, unless they are kept."""
        key = self.pick(Adjustment, place, Adjustment.decision == RequestDecision.PENDING)
        how = RequestDecision.APPROVED if approved else RequestDecision.REFUSED
        decided = Decided(how, self.day(ago), decision_note="Theo tờ trình", keeps_steps=keeps)
        if key and self.save(lambda session: adjustments.decide(session, [key], decided, today=self.today)):
            with self.database.read() as session:
                moved = session.scalars(
                    select(MilestoneMove).where(MilestoneMove.adjustment_id == UUID(key))
                ).all()
            assert not moved or (approved and not keeps)

    @rule(place=PLACES, which=PLACES)
    def finish_or_rename_step(self, place: int, which: int) -> None:
        key = self.pick(ProgrammeItem, place, ProgrammeItem.id.in_(select(ProgrammeMilestone.item_id)))
        if key is None:
            return
        with self.database.read() as session:
            steps = list(programme_item.load(session, key, today=self.today).values.milestones)
        if steps:
            place = which % len(steps)
            steps[place] = MilestoneRow(
                steps[place].key, self.words("Bước"), "", steps[place].due_on, self.today
            )
            self.fill(programme_item, key, milestones=tuple(steps))

    @rule(place=PLACES)
    def take_decisions_back(self, place: int) -> None:
        """Without its adjustments an item has its month and its steps their days again."""
        if key := self.pick(ProgrammeItem, place, ProgrammeItem.id.in_(select(Adjustment.item_id))):
            self.fill(programme_item, key, adjustments=())

    @rule(by=PLACES, later=st.integers(0, 3), whole=YES)
    def ask_to_add(self, by: int, later: int, whole: bool) -> None:
        self.fill(
            registration,
            None,
            agency=self.ref(Agency, by, OUTSIDE),
            content=self.words("Bổ sung"),
            form="Quyết định",
            leader=self.ref(Post, 0),
            due=month(self.today, later),
            ground=next(iter(AdjustmentGround)),
            reason="Theo chỉ đạo" if whole else "",
            necessity="Cần",
            effect="Không",
        )

    @rule(place=PLACES, later=st.integers(0, 3), ago=PAST)
    def ask_back(self, place: int, later: int, ago: int) -> None:
        """A withdrawn item waits among the additions, and cannot be asked back twice."""
        key = self.pick(ProgrammeItem, place, ProgrammeItem.withdrawn)
        asked = Asked(
            to=month(self.today, later),
            ground=next(iter(AdjustmentGround)),
            reason=self.words("Đã đủ điều kiện"),
            necessity="Cần",
            effect="Không",
            requested_on=self.day(ago),
        )

        def back(session: Session) -> int:
            return programme_returns.reinstate(session, [key or ""], asked, today=self.today)

        if key and self.save(back):
            assert self.save(back) is None

    @rule(place=PLACES, approved=YES, ago=PAST)
    def decide_addition(self, place: int, approved: bool, ago: int) -> None:
        waits = ProgrammeProposal.outcome.is_(None), ProgrammeProposal.ground.is_not(None)
        key = self.pick(ProgrammeProposal, place, *waits)
        how = RequestDecision.APPROVED if approved else RequestDecision.REFUSED
        if key:
            decided = Decided(how, self.day(ago), decision_note="Theo tờ trình")
            self.save(lambda session: adjustments.decide(session, [key], decided, today=self.today))

    @rule(place=PLACES)
    def reconsider(self, place: int) -> None:
        """What was decided of a registration is taken back, and it waits again."""
        key = self.pick(ProgrammeProposal, place, ProgrammeProposal.outcome.is_not(None))
        if key and self.save(lambda session: registrations.reconsider(session, [key], today=self.today)):
            row = self.now["programme_proposal"][key]
            assert (row["outcome"], row["decided_on"], row["item_id"]) == (None, None, None)

    @rule(scope=st.sampled_from(PlanScope), by=PLACES, later=st.integers(0, 1))
    def draft_plan(self, scope: PlanScope, by: int, later: int) -> None:
        span = "{}-{:02}".format(*month(self.today, later))
        room = self.ref(Agency, by, Agency.kind == AgencyKind.OFFICE_ROOM)
        self.fill(plan, None, scope=scope, room=room, span=span, drafted_on=self.today)

    @rule(place=PLACES, out=YES, confirmed=YES)
    def send_plan(self, place: int, out: bool, confirmed: bool) -> None:
        """What lacks something goes out only as somebody confirms it, and that is kept."""
        key = self.pick(ProgrammePlan, place)
        if key is None:
            return
        with self.database.read() as session:
            loaded = plan.load(session, key, today=self.today)
        before, day = loaded.values.issued_on, self.today if out else None
        self.fill(
            plan, key, issued_on=day, submitted_on=day, number="5/CTr" if out else "", confirmed=confirmed
        )
        row = self.now["programme_plan"][key]
        assert before is not None or not row["issued_on"] or confirmed or not row["confirmed_lacks"]

    @rule(place=PLACES, earlier=st.integers(-1, 0), ago=PAST)
    def report_progress(self, place: int, earlier: int, ago: int) -> None:
        key, day = self.pick(ProgrammeItem, place), self.day(ago)
        row = f"{key}@{{}}-{{:02}}".format(*month(self.today, earlier))
        told = ProgressReport(reported_on=day, progress=self.words("Đang soạn"))
        if key and self.save(lambda s: progress_round.report(s, [row], told, today=self.today)):
            with self.database.read() as session:
                last = progress_round.read_report(session, row)
            assert last == told or (last.reported_on or day) > day

    @rule(place=PLACES, out=YES, ago=PAST)
    def note_outcome(self, place: int, out: bool, ago: int) -> None:
        """What was submitted, then issued, has the day that was noted."""
        key, day = self.pick(ProgrammeItem, place), self.day(ago)
        verb = programme_outcomes.issue if out else programme_outcomes.submit
        if key and self.save(lambda session: verb(session, [key], on=day, today=self.today)):
            assert self.now["programme_item"][key]["issued_on" if out else "submitted_on"] == day.isoformat()

    @rule(place=PLACES)
    def type_cause(self, place: int) -> None:
        key, words = self.pick(ProgrammeItem, place), self.words("Chờ nghị định")
        if key:
            self.save(lambda s: cells.write_line(s, "programme_item", key, column="delay_cause", typed=words))

    @invariant()
    def programme_adds_up(self) -> None:
        with self.database.read() as session:
            programme_holds(session)


def programme_holds(session: Session) -> None:
    """A decision has its day, what moved steps is approved, a report has its day, a lack is confirmed."""
    for row in session.scalars(select(Adjustment).where(Adjustment.deleted_at.is_(None))):
        assert (row.decision is RequestDecision.PENDING) == (row.decided_on is None)
    moves = select(MilestoneMove).where(MilestoneMove.deleted_at.is_(None))
    for move in session.scalars(moves):
        by = session.get_one(Adjustment, move.adjustment_id)
        assert by.decision is RequestDecision.APPROVED
        assert by.kind is AdjustmentKind.MOVE
        assert move.old_due_on != move.new_due_on
    decided = ProgrammeProposal.deleted_at.is_(None), ProgrammeProposal.outcome.is_not(None)
    assert all(row.decided_on for row in session.scalars(select(ProgrammeProposal).where(*decided)))
    told = session.execute(
        select(
            *(ProgrammeProgress.item_id, ProgrammeProgress.round_year, ProgrammeProgress.round_month),
            ProgrammeProgress.reported_on,
        ).where(ProgrammeProgress.deleted_at.is_(None))
    ).all()
    assert len(set(told)) == len(told)
    for plan_ in session.scalars(select(ProgrammePlan).where(ProgrammePlan.deleted_at.is_(None))):
        assert bool(plan_.confirmed_lacks) == bool(plan_.confirmed_by) == (plan_.confirmed_at is not None)
        assert not plan_.confirmed_lacks or (plan_.issued_on or date.max) < date.max
