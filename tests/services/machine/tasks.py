"""The verbs of tasks, as rules of the machine."""

from dataclasses import replace
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded
from app.briefings.task_form import TaskForm
from app.briefings.task_life import (
    Acceptance,
    DelayDecision,
    DelayNote,
    EventNote,
    ExtensionDecision,
    ExtensionWish,
    GivingBack,
    NewHandover,
    ProgressNote,
    Settlement,
    Transfer,
)
from app.briefings.task_lines import TaskLine
from app.core.terms import AgencyKind, Secrecy
from app.models.agency import Agency
from app.models.person import Field, Person
from app.models.task import DelayReport, SourceDocument, Task
from app.models.task_life import ExtensionRequest, TaskEvent
from app.services import (
    bulk_changes,
    delays,
    extension_requests,
    handovers,
    results,
    task_cells,
    task_notes,
    transfers,
    waivers,
)
from app.services.forms import document, handover_details, task
from app.services.lists import handovers as handover_list
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar
from tests.services.machine.office import AWAY, PLACES, Office

YES = st.booleans()
PAST = st.integers(-6, 0)
OUTSIDE = Agency.kind != AgencyKind.OFFICE_ROOM
ROOMS = Agency.kind == AgencyKind.OFFICE_ROOM
OFFICERS = Person.committee_member.is_(False)


class Tasks(Office):
    """How tasks come to be, go on and end."""

    @rule(lines=st.lists(st.tuples(PLACES, st.none() | AWAY), min_size=0, max_size=3), ago=PAST)
    def enter_document(self, lines: list[tuple[int, int | None]], ago: int) -> None:
        told, tasks = [self.words("Trích yếu")], []
        for place, away in lines:
            told.append(self.words("Báo cáo việc"))
            lead = self.ref(Agency, place, OUTSIDE)
            deadline = None if away is None else self.day(away)
            tasks.append(TaskLine(told[-1], leads=(lead,) if lead else (), deadline=deadline))
        form = DocumentForm(self.words("Số"), self.day(ago), summary=told[0], tasks=tuple(tasks))
        key = self.save(lambda session: document.save(session, Loaded("", form), today=self.today))
        self.told(key, *told)

    @rule(place=PLACES, lead=PLACES, away=AWAY)
    def enter_sub_task(self, place: int, lead: int, away: int) -> None:
        leads = self.ref(Agency, lead, OUTSIDE)
        form = TaskForm(
            content=self.words("Việc con"),
            parent=self.ref(Task, place),
            assigned_on=self.today,
            deadline=self.day(away),
            leads=(leads,) if leads else (),
            officer=self.ref(Person, place, OFFICERS),
        )
        self.save(lambda session: task.save(session, Loaded("", form), today=self.today))

    @rule(place=PLACES, secrecy=st.sampled_from((Secrecy.SECRET, Secrecy.TOP_SECRET)))
    def make_secret(self, place: int, secrecy: Secrecy) -> None:
        key = self.pick(SourceDocument, place, SourceDocument.secrecy == Secrecy.NONE)
        if key is None:
            return
        with self.database.read() as session:
            loaded = document.load(session, key, today=self.today)
        lines = tuple(replace(line, content="", product="") for line in loaded.values.tasks)
        hidden = replace(loaded.values, secrecy=secrecy, summary="", tasks=lines)
        if self.save(lambda s: document.save(s, replace(loaded, values=hidden), today=self.today)):
            self.forget(key)

    @rule(place=PLACES, ago=PAST, percent=st.integers(0, 100))
    def note_progress(self, place: int, ago: int, percent: int) -> None:
        key, note = self.pick(Task, place), ProgressNote(self.day(ago), percent=percent)
        if key:
            self.save(lambda session: task_notes.add_progress(session, [key], note, today=self.today))

    @rule(place=PLACES, ago=PAST)
    def report_delay(self, place: int, ago: int) -> None:
        key, note = self.pick(Task, place), DelayNote(self.day(ago), document_number="7/BC")
        if key:
            self.save(lambda session: delays.report_delay(session, [key], note, today=self.today))

    @rule(place=PLACES, accepted=YES, ago=PAST)
    def decide_delay(self, place: int, accepted: bool, ago: int) -> None:
        key = self.pick(DelayReport, place, DelayReport.accepted.is_(None))
        decision = DelayDecision(accepted, self.day(ago))
        if key:
            self.save(lambda session: delays.decide_delays(session, [key], decision, today=self.today))

    @rule(place=PLACES, ago=PAST, away=AWAY)
    def ask_for_time(self, place: int, ago: int, away: int) -> None:
        key, wish = self.pick(Task, place), ExtensionWish(self.day(ago), requested_to=self.day(away))
        if key:
            self.save(
                lambda session: extension_requests.request_extension(
                    session,
                    [key],
                    wish,
                    regulation=read_regulations(session).on(self.today),
                    today=self.today,
                )
            )

    @rule(place=PLACES, granted=YES, ago=PAST)
    def decide_on_time(self, place: int, granted: bool, ago: int) -> None:
        key = self.pick(ExtensionRequest, place, ExtensionRequest.granted.is_(None))
        decision = ExtensionDecision(granted, decided_on=self.day(ago))
        if key:
            self.save(lambda s: extension_requests.decide_requests(s, [key], decision, today=self.today))

    @rule(places=st.lists(PLACES, min_size=1, max_size=3), ago=PAST)
    def complete(self, places: list[int], ago: int) -> None:
        keys = self._several(places)
        day = self.day(ago)
        self.save(
            lambda session: bulk_changes.complete(
                session, keys, completed_on=day, today=self.today, despite_steps=True
            )
        )

    @rule(place=PLACES, typed=st.sampled_from(("hôm nay", "hôm qua", "", "1/10", "không rõ")))
    def type_completion(self, place: int, typed: str) -> None:
        key = self.pick(Task, place)
        if key:
            self.save(lambda session: task_cells.write_completed(session, key, typed, today=self.today))

    @rule(place=PLACES, quality=YES, ago=PAST)
    def accept_result(self, place: int, quality: bool, ago: int) -> None:
        key = self.pick(Task, place, Task.completed_on.is_not(None))
        values = Acceptance(quality, self.day(ago))
        if key:
            self.save(lambda session: results.accept(session, [key], values, today=self.today))

    @rule(place=PLACES, ago=PAST)
    def give_result_back(self, place: int, ago: int) -> None:
        key = self.pick(Task, place, Task.completed_on.is_not(None))
        values = GivingBack(self.day(ago), reason="Thiếu số liệu")
        if key:
            self.save(lambda session: results.give_back(session, [key], values, today=self.today))

    @rule(place=PLACES, ago=st.none() | PAST)
    def withdraw(self, place: int, ago: int | None) -> None:
        key, day = self.pick(Task, place), None if ago is None else self.day(ago)
        if key:
            self.save(
                lambda session: bulk_changes.withdraw(session, [key], withdrawn_on=day, today=self.today)
            )

    @rule(place=PLACES, to=PLACES, ago=PAST)
    def transfer(self, place: int, to: int, ago: int) -> None:
        key, values = self.pick(Task, place), Transfer(self.ref(Agency, to, OUTSIDE), self.day(ago))
        if key:
            self.save(lambda session: transfers.transfer(session, [key], values))

    @rule(places=st.lists(PLACES, min_size=1, max_size=4), who=PLACES, ago=PAST)
    def change_followers(self, places: list[int], who: int, ago: int) -> None:
        keys, day = self._several(places), self.day(ago)
        officer, room = self.ref(Person, who, OFFICERS), self.ref(Agency, who, ROOMS)
        self.save(lambda s: bulk_changes.set_followers(s, keys, on=day, room=room, officer=officer))

    @rule(places=st.lists(PLACES, min_size=1, max_size=4), days=st.integers(-2, 12), ago=PAST)
    def move_deadlines(self, places: list[int], days: int, ago: int) -> None:
        keys, day = self._several(places), self.day(ago)
        self.save(
            lambda session: bulk_changes.shift_deadlines(
                session, keys, days=days, decided_on=day, calendar=read_calendar(session), today=self.today
            )
        )

    @rule(places=st.lists(PLACES, min_size=1, max_size=4), of=st.none() | PLACES)
    def change_field(self, places: list[int], of: int | None) -> None:
        keys, field = self._several(places), None if of is None else self.ref(Field, of)
        self.save(lambda session: bulk_changes.set_field(session, keys, field))

    @rule(giver=PLACES, taker=PLACES, ago=PAST)
    def hand_over(self, giver: int, taker: int, ago: int) -> None:
        form = NewHandover(self.ref(Person, giver), self.ref(Person, taker), held_on=self.day(ago))
        key = self.save(lambda session: handovers.hand_over(session, form, today=self.today))
        if key is None:
            return
        with self.database.read() as session:
            left = handovers.open_work(session, UUID(self.pick(Person, giver)), None, self.day(ago))
            assert left == handovers.Work(), "all that was in hand on that day went over"
            [row] = handover_list.read(session, [key], today=self.today)
            told = handover_details.describe(session, key).parts
        assert (row.tasks, row.items, row.meetings, row.dossiers) == tuple(
            len(told.get(part, ()))
            for part in ("Nhiệm vụ", "Chương trình công tác", "Cuộc họp", "Hồ sơ trình")
        )

    @rule(place=PLACES, by=PLACES, ago=PAST)
    def note_difference(self, place: int, by: int, ago: int) -> None:
        key, note = (
            self.pick(Task, place),
            EventNote(happened_on=self.day(ago), agency=self.ref(Agency, by, OUTSIDE)),
        )
        if key:
            self.save(lambda session: task_notes.add_event(session, [key], note, today=self.today))

    @rule(place=PLACES, ago=PAST)
    def settle_difference(self, place: int, ago: int) -> None:
        key = self.pick(TaskEvent, place, TaskEvent.settled_on.is_(None))
        values = Settlement(self.day(ago), "Thống nhất")
        if key:
            self.save(lambda session: task_notes.settle(session, [key], values, today=self.today))

    @rule(place=PLACES)
    def waive_document(self, place: int) -> None:
        key = self.pick(SourceDocument, place)
        if key:
            self.save(lambda session: waivers.waive(session, [key], reason="Để biết", today=self.today))

    def _several(self, places: list[int]) -> list[str]:
        return [key for place in places if (key := self.pick(Task, place))]
