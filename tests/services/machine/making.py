"""How tasks come to be beside documents: said by leaders, by templates, by their rhythm, from incoming documents."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded
from app.briefings.lists import Wanted
from app.briefings.oral_form import OralForm
from app.briefings.recurring_form import RecurringForm
from app.briefings.task_lines import TaskLine
from app.briefings.template_form import FromTemplateForm, StepRow, TemplateForm
from app.core.register_terms import IncomingStanding
from app.core.regulation_terms import DayOffRule, Weekday
from app.core.task_making_terms import Rhythm
from app.core.terms import Secrecy
from app.models.agency import Agency
from app.models.person import Post
from app.models.register import IncomingDocument
from app.models.task import SourceDocument, Task
from app.models.task_making import RecurringTask, TaskTemplate
from app.services import incoming, recurring, task_templates
from app.services.forms import incoming as incoming_form
from app.services.forms import oral, template
from app.services.forms import recurring as recurring_form
from app.services.lists import incoming as incoming_list
from tests.services.machine.office import AWAY, PLACES, Office
from tests.services.machine.tasks import OUTSIDE, PAST


class Orals(Office):
    """What leaders say, and the tasks that follow from it."""

    @rule(ago=PAST, leads=st.lists(PLACES, max_size=2), away=AWAY)
    def say(self, ago: int, leads: list[int], away: int) -> None:
        content = [self.words("Chỉ đạo"), *(self.words("Việc được giao") for _ in leads)]
        lines = []
        for words, place in zip(content[1:], leads, strict=True):
            lead = self.ref(Agency, place, OUTSIDE)
            lines.append(TaskLine(words, leads=(lead,) if lead else (), deadline=self.day(away)))
        form = OralForm(
            said_by=self.ref(Post, 0), said_on=self.day(ago), content=content[0], tasks=tuple(lines)
        )
        key = self.save(lambda session: oral.save(session, Loaded("", form), today=self.today))
        self.told(key, *content)

    @rule(place=PLACES)
    def hide_what_was_said(self, place: int) -> None:
        key = self.pick(SourceDocument, place, SourceDocument.oral, SourceDocument.secrecy == Secrecy.NONE)
        if key is None:
            return
        with self.database.read() as session:
            loaded = oral.load(session, key, today=self.today)
        lines = tuple(replace(line, content="", product="") for line in loaded.values.tasks)
        hidden = replace(loaded.values, secrecy=Secrecy.SECRET, content="", place="", tasks=lines)
        if self.save(lambda s: oral.save(s, replace(loaded, values=hidden), today=self.today)):
            self.forget(key)


class Recurring(Office):
    """Tasks that come again."""

    @rule(rhythm=st.sampled_from(Rhythm), day=st.integers(1, 31), ahead=st.integers(0, 20), by=PLACES)
    def write_recurring(self, rhythm: Rhythm, day: int, ahead: int, by: int) -> None:
        lead = self.ref(Agency, by, OUTSIDE)
        form = RecurringForm(
            content=self.words("Báo cáo định kỳ"),
            leads=(lead,) if lead else (),
            rhythm=rhythm,
            weekday=list(Weekday)[day % 5],
            day=day,
            month=day % 12 + 1,
            move=list(DayOffRule)[day % len(DayOffRule)],
            ahead_days=ahead,
            starts_on=self.day(-day),
        )
        self.save(lambda session: recurring_form.save(session, Loaded("", form)))

    @rule(place=PLACES, rhythm=st.sampled_from(Rhythm), until=st.none() | AWAY)
    def change_rhythm(self, place: int, rhythm: Rhythm, until: int | None) -> None:
        key = self.pick(RecurringTask, place)
        if key is None:
            return
        with self.database.read() as session:
            loaded = recurring_form.load(session, key, today=self.today)
        ends = None if until is None else self.day(until)
        values = replace(loaded.values, rhythm=rhythm, ends_on=ends)
        self.save(lambda session: recurring_form.save(session, replace(loaded, values=values)))

    @rule()
    def make_recurring_tasks(self) -> None:
        self.save(lambda session: recurring.make_due(session, today=self.today))
        assert self.save(lambda session: recurring.make_due(session, today=self.today)) == 0

    @invariant()
    def nothing_recurs_twice(self) -> None:
        """An occurrence is made once, whatever was deleted, undone or moved since."""
        made = [
            (row["recurring_id"], row["occurrence"])
            for row in self.now["task"].values()
            if row["recurring_id"] is not None
        ]
        assert len(set(made)) == len(made)


class Templates(Office):
    """Tasks that are given again and again with the same steps."""

    @rule(days=st.lists(st.integers(0, 15), max_size=3), whole=st.none() | st.integers(1, 20))
    def write_template(self, days: list[int], whole: int | None) -> None:
        steps = tuple(StepRow(self.words("Bước"), number) for number in days)
        name = self.words("Mẫu")
        form = TemplateForm(name=name, content=f"Việc theo {name}", days=whole, steps=steps)
        self.save(lambda session: template.save(session, Loaded("", form)))

    @rule(place=PLACES, of=PLACES, days=st.none() | st.integers(0, 9))
    def put_template_into_another(self, place: int, of: int, days: int | None) -> None:
        """A step may be a template itself; one that would come to hold itself is refused."""
        key, part = self.pick(TaskTemplate, place), self.ref(TaskTemplate, of)
        if key and part:
            with self.database.read() as session:
                steps = template.load(session, key).values.steps
            self.fill(template, key, steps=(*steps[:2], StepRow(days=days, part=part)))
            with self.database.read() as session:
                assert task_templates.deadlines(session, key, self.today) is not None

    @rule(place=PLACES, by=PLACES, ago=PAST, under=st.none() | PLACES)
    def make_of_template(self, place: int, by: int, ago: int, under: int | None) -> None:
        """Each task is due on the day that was foretold; what is secret tells nothing of the template."""
        chosen, lead = self.ref(TaskTemplate, place), self.ref(Agency, by, OUTSIDE)
        if chosen is None or lead is None:
            return
        document = None if under is None else self.ref(SourceDocument, under)
        form = FromTemplateForm(chosen, self.day(ago), leads=(lead,), document=document)
        with self.database.read() as session:
            foretold = sorted(day for _, day in task_templates.deadlines(session, chosen.key, self.day(ago)))
        made = self.save(lambda session: task_templates.make(session, form, today=self.today))
        due = sorted(str(row["deadline"]) for key in made or () if (row := self.now["task"][key])["deadline"])
        assert made is None or due == [day.isoformat() for day in foretold]


class Incoming(Office):
    """The register of incoming documents."""

    @rule(ago=PAST, away=st.none() | AWAY, number=st.none() | st.integers(1, 6))
    def register_incoming(self, ago: int, away: int | None, number: int | None) -> None:
        with self.database.read() as session:
            loaded = incoming_form.load(session, None, today=self.today)
        summary = self.words("Văn bản đến")
        values = replace(
            loaded.values,
            arrived_on=self.day(ago),
            number=number,
            symbol=self.words("Ký hiệu"),
            issued_on=self.day(ago),
            summary=summary,
            deadline=None if away is None else self.day(away),
        )
        self.told(self.save(lambda s: incoming_form.save(s, replace(loaded, values=values))), summary)

    @rule(place=PLACES)
    def hand_on(self, place: int) -> None:
        key = self.pick(IncomingDocument, place)
        if key:
            self.save(lambda session: incoming.hand_on(session, [key], today=self.today))

    @rule(place=PLACES)
    def make_source_of(self, place: int) -> None:
        key = self.pick(IncomingDocument, place)
        if key:
            made = self.save(lambda session: incoming.source_of(session, key))
            assert self.save(lambda session: incoming.source_of(session, key)) == made

    @rule(place=PLACES)
    def hide_incoming(self, place: int) -> None:
        key = self.pick(IncomingDocument, place, IncomingDocument.secrecy == Secrecy.NONE)
        if key is None:
            return
        with self.database.read() as session:
            loaded = incoming_form.load(session, key, today=self.today)
        hidden = replace(loaded.values, secrecy=Secrecy.SECRET, summary="", progress="", note="")
        if self.save(lambda session: incoming_form.save(session, replace(loaded, values=hidden))):
            self.forget(key)

    @invariant()
    def the_register_has_no_doubles(self) -> None:
        with self.database.read() as session:
            register_holds(session, self.today)


def register_holds(session: Session, today: date) -> None:
    """A number of a year stands once, standings add up to all, each with its reason, and tasks are its document's."""
    there = IncomingDocument.deleted_at.is_(None)
    rows = session.scalars(select(IncomingDocument).where(there)).all()
    assert len({(row.year, row.number) for row in rows}) == len(rows)
    each = [
        incoming_list.count(session, Wanted(filters={"state": (one.value,)}), today=today)
        for one in IncomingStanding
    ]
    assert sum(each) == len(rows)
    for row in incoming_list.read(session, [row.id.hex for row in rows], today=today):
        stored = session.get_one(IncomingDocument, UUID(row.key))
        if row.standing is IncomingStanding.ANSWERED:
            assert stored.answered_on is not None
            assert stored.answered_on <= today
        if row.standing is IncomingStanding.OVERDUE:
            assert stored.deadline is not None
            assert stored.deadline < today
        of = Task.source_document_id == stored.source_document_id
        count = session.scalar(select(func.count()).where(of, Task.deleted_at.is_(None)))
        assert row.tasks == (count if stored.source_document_id else 0)
