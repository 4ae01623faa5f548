"""The rest of a task's life: single cells, what agencies say, what closes it, who follows it, and own fields."""

from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.custom_fields import CustomRow, NewValue
from app.briefings.lists import Wanted
from app.briefings.task_life import ContactNote, EventNote, Submission, SubmissionDecision
from app.briefings.template_form import StepsForm
from app.core.custom_terms import CustomKind, CustomSubject
from app.core.task_making_terms import FollowRole
from app.core.task_terms import Obligation, TaskEventKind, TaskFlag
from app.models.agency import Agency
from app.models.custom import CustomField, TaskValue
from app.models.person import Person, Post
from app.models.task import SourceDocument, Task, TaskAgency
from app.models.task_life import AgencyRequest, TaskEvent
from app.models.task_making import TaskTemplate
from app.rules.closing import lacking
from app.services import (
    bulk_changes,
    cells,
    custom_values,
    followers,
    results,
    task_cells,
    task_notes,
    task_templates,
    waivers,
)
from app.services.closing import closing_of
from app.services.forms import agency_request, custom_field, task
from app.services.lists import tasks as task_list
from app.services.regulation_versions import read_regulations
from tests.services.machine.office import AWAY, PLACES, Office
from tests.services.machine.tasks import OFFICERS, OUTSIDE, PAST, YES

TYPED = ("10/10", "31/12/2026", "trước ngày 20/11", "", "không rõ", "16h ngày 20/10")


class Lives(Office):
    """What is written of tasks one by one, and what they ask of who leads them."""

    @rule(place=PLACES, typed=st.sampled_from(TYPED))
    def type_deadline(self, place: int, typed: str) -> None:
        if key := self.pick(Task, place):
            self.save(lambda session: task_cells.write_deadline(session, key, typed, today=self.today))

    @rule(place=PLACES, column=st.integers(0, 3), percent=st.integers(0, 120))
    def type_cell(self, place: int, column: int, percent: int) -> None:
        key, officer = self.pick(Task, place), self.pick(Person, percent, OFFICERS) or ""
        if key is None:
            return
        words = self.words("Ghi chú")
        verbs = (
            lambda s: task_cells.write_note(s, key, words),
            lambda s: task_cells.write_result_document(s, key, f"{percent}/BC-SNV"),
            lambda s: task_cells.write_progress(s, key, f"{percent}%", today=self.today),
            lambda s: task_cells.write_officer(s, key, officer, today=self.today),
        )
        self.save(verbs[column])

    @rule(place=PLACES, by=PLACES, ago=PAST)
    def note_call(self, place: int, by: int, ago: int) -> None:
        key = self.pick(Task, place)
        note = ContactNote(contacted_on=self.day(ago), agency=self.ref(Agency, by, OUTSIDE))
        if key:
            self.save(lambda session: task_notes.add_contact(session, [key], note, today=self.today))

    @rule(place=PLACES, by=PLACES, ago=PAST, kind=st.sampled_from(TaskEventKind))
    def take_or_refuse(self, place: int, by: int, ago: int, kind: TaskEventKind) -> None:
        key = self.pick(Task, place)
        note = EventNote(kind, self.day(ago), self.ref(Agency, by, OUTSIDE))
        if key and self.save(lambda session: task_notes.add_event(session, [key], note, today=self.today)):
            with self.database.read() as session:
                refused = task_list.find(session, Wanted(filters={"flag": ("refused",)}), today=self.today)
            assert kind is not TaskEventKind.REFUSED or key in refused.keys

    @rule(place=PLACES, how=st.sampled_from(Obligation))
    def ask_for(self, place: int, how: Obligation) -> None:
        if key := self.pick(Task, place):
            self.save(lambda session: bulk_changes.set_obligation(session, [key], how))

    @rule(place=PLACES, ago=PAST)
    def submit_result(self, place: int, ago: int) -> None:
        key, to = self.pick(Task, place, Task.obligation == Obligation.APPROVAL), self.ref(Post, 0)
        values = Submission("12/TTr-SNV", self.day(ago), to)
        if key:
            self.save(lambda session: results.submit(session, [key], values, today=self.today))

    @rule(place=PLACES, agreed=YES, ago=PAST)
    def decide_result(self, place: int, agreed: bool, ago: int) -> None:
        key = self.pick(Task, place, Task.obligation == Obligation.APPROVAL)
        values = SubmissionDecision(
            agreed, self.day(ago), document_number="13/QĐ", submitted_on=self.day(ago)
        )
        if key:
            self.save(lambda session: results.decide(session, [key], values, today=self.today))

    @rule(place=PLACES, ago=PAST, number=st.booleans())
    def complete_with_evidence(self, place: int, ago: int, number: bool) -> None:
        key, day = self.pick(Task, place), self.day(ago)
        said = {"result_document": "8/BC-SNV", "result_on": day} if number else {"despite_steps": True}
        if key:
            self.save(
                lambda s: bulk_changes.complete(s, [key], completed_on=day, today=self.today, **said)  # type: ignore[arg-type]
            )

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), away=AWAY)
    def give_more_time(self, places: list[int], away: int) -> None:
        keys, to = [key for place in places if (key := self.pick(Task, place))], self.day(away)
        self.save(
            lambda s: bulk_changes.extend(s, keys, extended_to=to, decided_on=self.today, today=self.today)
        )

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), who=PLACES, ago=PAST, assigns=YES)
    def name_officer_or_assigner(self, places: list[int], who: int, ago: int, assigns: bool) -> None:
        keys = [key for place in places if (key := self.pick(Task, place))]
        person, day = self.ref(Person, who, OFFICERS), self.day(ago)
        if assigns:
            self.save(lambda session: bulk_changes.set_assigner(session, keys, self.ref(Post, 0)))
        else:
            self.save(lambda session: bulk_changes.set_officer(session, keys, person, on=day))

    @rule(place=PLACES, who=PLACES, ago=PAST)
    def let_deputy_follow(self, place: int, who: int, ago: int) -> None:
        """Who follows a task now is whom the last open line of its trace names."""
        key, person, day = self.pick(Task, place), self.pick(Person, who, OFFICERS), self.day(ago)
        if key and person:
            said = {FollowRole.DEPUTY: UUID(person)}
            self.save(lambda session: followers.follow(session, [UUID(key)], said, on=day))
            assert self.now["task"][key]["deputy_id"] == person

    @rule(place=PLACES, of=PLACES, ago=PAST)
    def put_steps_under(self, place: int, of: int, ago: int) -> None:
        key, form = self.pick(Task, place), StepsForm(self.ref(TaskTemplate, of), self.day(ago))
        if key:
            self.save(lambda session: task_templates.add_steps(session, [key], form, today=self.today))

    @rule(place=PLACES)
    def need_task_after_all(self, place: int) -> None:
        if key := self.pick(SourceDocument, place):
            self.save(lambda session: waivers.take_back(session, [key]))

    @rule(place=PLACES, by=PLACES, ago=PAST)
    def request_of_agency(self, place: int, by: int, ago: int) -> None:
        said = {"agency": self.ref(Agency, by, OUTSIDE), "requested_on": self.day(ago)}
        self.fill(agency_request, None, content=self.words("Số liệu"), task=self.ref(Task, place), **said)

    @rule(place=PLACES, part=PLACES, ago=PAST)
    def receive_answer(self, place: int, part: int, ago: int) -> None:
        key, day = self.pick(AgencyRequest, place), self.day(ago)
        if key:
            self.save(lambda session: cells.receive(session, "agency_request", [key], day=day))
            self.save(
                lambda s: cells.write_line(s, "agency_request", key, column="received_document", typed="9/BC")
            )
        if other := self.pick(TaskAgency, part):
            self.save(lambda session: cells.receive(session, "task_agency", [other], day=day))

    @rule(kind=st.sampled_from(CustomKind), only=st.sampled_from(Obligation))
    def define_field(self, kind: CustomKind, only: Obligation) -> None:
        said = {"kind": kind, "choices": "A\nB", "obligations": (only,) if kind is CustomKind.DAY else ()}
        self.fill(custom_field, None, name=self.words("Trường"), subject=CustomSubject.TASK, **said)

    @rule(place=PLACES, of=PLACES, value=st.sampled_from(("", "A", "15", "1/10/2026")))
    def write_field(self, place: int, of: int, value: str) -> None:
        key, field = self.pick(Task, place), self.ref(CustomField, of)
        if key and field:
            self.fill(task, key, custom=(CustomRow(field, value),))

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), of=PLACES, value=st.sampled_from(("", "A", "15")))
    def say_of_many(self, places: list[int], of: int, value: str) -> None:
        keys = [key for place in places if (key := self.pick(Task, place))]
        said = NewValue(self.ref(CustomField, of), value)
        self.save(lambda session: custom_values.set_value(session, keys, said, today=self.today))

    @invariant()
    def tasks_are_closed_by_evidence(self) -> None:
        with self.database.read() as session:
            lives_hold(session, self.today)


def lives_hold(session: Session, today: date) -> None:
    """What waits was submitted, what was refused or differs is open and says so, and fields say one thing of a task."""
    rows = {row.id.hex: row for row in session.scalars(select(Task).where(Task.deleted_at.is_(None)))}
    regulations = read_regulations(session)
    flagged = {
        flag: task_list.find(session, Wanted(filters={"flag": (flag.value,)}), today=today).keys
        for flag in (TaskFlag.SUBMITTED, TaskFlag.REFUSED, TaskFlag.UNFOUNDED)
    }
    for key in flagged[TaskFlag.SUBMITTED]:
        row = rows[key]
        assert row.obligation is Obligation.APPROVAL
        assert row.completed_on is None
        assert row.result_document
    for key in flagged[TaskFlag.REFUSED]:
        kind, open_ = TaskEvent.kind == TaskEventKind.REFUSED, TaskEvent.deleted_at.is_(None)
        assert session.scalar(
            select(TaskEvent.id).where(TaskEvent.task_id == UUID(key), kind, open_).limit(1)
        )
    unfounded = {
        key
        for key, row in rows.items()
        if (row.completed_on or date.max) <= today and lacking(closing_of(row), regulations)
    }
    assert set(flagged[TaskFlag.UNFOUNDED]) == unfounded
    values = session.execute(
        select(TaskValue.task_id, TaskValue.field_id).where(TaskValue.deleted_at.is_(None))
    ).all()
    assert len(set(values)) == len(values)
