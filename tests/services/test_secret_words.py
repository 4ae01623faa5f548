"""No way leads words into a secret: each verb refuses them or keeps nothing of them (duty 12)."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.document_form import DocumentForm
from app.briefings.dossier_form import CheckRow
from app.briefings.forms import Loaded, Ref
from app.briefings.opinion_round_form import ExtensionRow as RoundExtension
from app.briefings.opinion_round_form import OpinionRoundForm
from app.briefings.register_forms import IncomingForm
from app.briefings.submission import Proposal
from app.briefings.task_form import DelayReportRow, ExtensionRow, ProgressRow, TaskForm
from app.briefings.task_life import (
    Acceptance,
    ContactNote,
    DelayDecision,
    DelayNote,
    EventNote,
    ExtensionDecision,
    ExtensionWish,
    GivingBack,
    ProgressNote,
    Settlement,
    Transfer,
)
from app.briefings.task_lines import TaskLine
from app.briefings.template_form import FromTemplateForm, TemplateForm
from app.core.errors import AppError
from app.core.opinion_terms import Channel, DossierPoint, ReturnGround, TakenUp
from app.core.opinion_terms import Decision as Decided
from app.core.paths import DATABASE_NAME
from app.core.terms import AgencyKind, MeetingKind, Opinion, Secrecy
from app.models.agency import Agency
from app.models.database import Database
from app.models.dossier import Dossier, DossierVersion
from app.models.meeting import Conclusion, Meeting
from app.models.opinion import OpinionAnswer
from app.models.person import Field, Person
from app.models.raw import connect
from app.models.task import DelayReport, Task
from app.models.task_life import ExtensionRequest, TaskEvent
from app.services import (
    attached_files,
    bulk_changes,
    cells,
    conclusion_tasks,
    delays,
    dossier_tasks,
    dossiers,
    extension_requests,
    opinions,
    results,
    task_cells,
    task_notes,
    task_templates,
    transfers,
    undo,
    waivers,
)
from app.services.forms import agency_request, document, dossier, incoming, opinion_round, task, template
from app.services.forms.common import put
from app.services.regulation_versions import regulation_on
from app.services.settings import load_preset, read_calendar
from tests.conftest import ACTOR
from tests.models.edits import contents
from tests.services.locked_session import FILE

DAY, TODAY, LATER = date(2026, 11, 2), date(2026, 11, 23), date(2026, 12, 31)
WORDS = "Xây kho Qwzkx"


class Secret:
    """A secret document with two tasks (the second is done), round, dossier and incoming document, by their keys."""

    def __init__(self, session: Session) -> None:
        """Store them."""
        load_preset(session)
        names = ("Sở Nội vụ", "Sở Y tế")
        rows = [put(session, Agency, None, {"name": name, "kind": AgencyKind.DEPARTMENT}) for name in names]
        self.lead, self.other = (Ref("agency", row.id.hex, row.name) for row in rows)
        self.person = Ref("person", put(session, Person, None, {"full_name": "Lê An"}).id.hex, "Lê An")
        self.field = Ref(
            "field", put(session, Field, None, {"name": WORDS.split(maxsplit=1)[0]}).id.hex, WORDS
        )
        lines = tuple(TaskLine(leads=(self.lead,), deadline=day) for day in (LATER, DAY))
        form = DocumentForm("05/UBND-M", DAY, secrecy=Secrecy.SECRET, tasks=lines)
        self.document = document.save(session, Loaded("", form), today=TODAY)
        keys = [row.hex for row in session.scalars(select(Task.id).order_by(Task.deadline.desc()))]
        self.task, self.done = keys
        bulk_changes.complete(session, [self.done], completed_on=DAY, today=TODAY)
        lone = DocumentForm("06/UBND-M", DAY, secrecy=Secrecy.SECRET)
        self.lone = document.save(session, Loaded("", lone), today=TODAY)
        delays.report_delay(session, [self.task], DelayNote(DAY), today=TODAY)
        task_notes.add_event(session, [self.task], EventNote(happened_on=DAY, agency=self.other), today=TODAY)
        self._papers(session)

    def _papers(self, session: Session) -> None:
        values = OpinionRoundForm(
            number="7/TTr-M", secrecy=Secrecy.SECRET, channel=Channel.PAPER, asked_on=DAY
        )
        put(session, Person, None, {"full_name": "Vũ Bình", "committee_member": True})
        self.round = opinion_round.save(session, Loaded("", values), today=TODAY)
        self.answer = session.scalars(select(OpinionAnswer.id)).one().hex
        opinions.answer(session, [self.answer], opinion=Opinion.AGREED, answered_on=DAY)
        self.dossier = put(session, Dossier, None, {"number": "8/TTr-M", "secrecy": Secrecy.SECRET}).id.hex
        put(session, DossierVersion, None, {"dossier_id": UUID(self.dossier), "received_on": DAY})
        came = IncomingForm(arrived_on=DAY, symbol="9/BQP-M", secrecy=Secrecy.SECRET)
        self.incoming = incoming.save(session, Loaded("", came))
        made = TemplateForm(name="Mẫu", content=WORDS, days=5)
        self.template = template.save(session, Loaded("", made))


@pytest.fixture
def secret(database: Database) -> Secret:
    with database.write(ACTOR) as session:
        return Secret(session)


Verb = Callable[[Session, Secret], Any]


def document_form(**words: str) -> Verb:
    def save(session: Session, secret: Secret) -> None:
        loaded = document.load(session, secret.document, today=TODAY)
        lines = words.pop("lines", "")
        tasks = tuple(replace(one, **{lines: WORDS}) if lines else one for one in loaded.values.tasks)
        document.save(
            session, replace(loaded, values=replace(loaded.values, tasks=tasks, **words)), today=TODAY
        )

    return save


def task_form(**changed: Any) -> Verb:
    def save(session: Session, secret: Secret) -> None:
        loaded = task.load(session, secret.task, today=TODAY)
        task.save(session, replace(loaded, values=replace(loaded.values, **changed)), today=TODAY)

    return save


def round_form(**changed: Any) -> Verb:
    def save(session: Session, secret: Secret) -> None:
        loaded = opinion_round.load(session, secret.round, today=TODAY)
        opinion_round.save(session, replace(loaded, values=replace(loaded.values, **changed)), today=TODAY)

    return save


def dossier_form(**changed: Any) -> Verb:
    def save(session: Session, secret: Secret) -> None:
        loaded = dossier.load(session, secret.dossier, today=TODAY)
        dossier.save(session, replace(loaded, values=replace(loaded.values, **changed)))

    return save


def incoming_form(**changed: Any) -> Verb:
    def save(session: Session, secret: Secret) -> None:
        loaded = incoming.load(session, secret.incoming, today=TODAY)
        incoming.save(session, replace(loaded, values=replace(loaded.values, **changed)))

    return save


def request_form(**words: str) -> Verb:
    def save(session: Session, secret: Secret) -> None:
        form = AgencyRequestForm(
            agency=secret.lead, requested_on=DAY, task=Ref("task", secret.task, ""), **words
        )
        agency_request.save(session, Loaded("", form))

    return save


def asked(session: Session, secret: Secret, **words: str) -> int:
    wish = ExtensionWish(DAY, requested_to=date(2027, 1, 29), **words)
    regulation = regulation_on(session, TODAY)
    return extension_requests.request_extension(
        session, [secret.task], wish, regulation=regulation, today=TODAY
    )


def decided(session: Session, secret: Secret, **words: str) -> None:
    asked(session, secret)
    [key] = session.scalars(select(ExtensionRequest.id))
    decision = ExtensionDecision(True, decided_on=TODAY, **words)
    extension_requests.decide_requests(session, [key.hex], decision, today=TODAY)


def delay_decided(session: Session, secret: Secret) -> None:
    [key] = session.scalars(select(DelayReport.id))
    delays.decide_delays(session, [key.hex], DelayDecision(True, TODAY, decision_note=WORDS), today=TODAY)


def settled(session: Session, secret: Secret) -> None:
    key = session.scalars(select(TaskEvent.id).order_by(TaskEvent.id)).first()
    assert key is not None
    task_notes.settle(session, [key.hex], Settlement(TODAY, WORDS), today=TODAY)


def shifted(session: Session, secret: Secret, **words: str) -> None:
    calendar = read_calendar(session)
    bulk_changes.shift_deadlines(
        session, [secret.task], days=3, decided_on=TODAY, calendar=calendar, today=TODAY, **words
    )


def concluded(session: Session, secret: Secret) -> None:
    """A task of a conclusion under the secret document; the conclusion is the meeting's own and says other words."""
    held = {"kind": MeetingKind.REGULAR_SESSION, "title": "Phiên họp", "held_on": DAY}
    meeting = put(session, Meeting, None, held)
    row = put(session, Conclusion, None, {"meeting_id": meeting.id, "content": "Giao Sở Nội vụ"})
    of = Ref("source_document", secret.document, "")
    form = TaskForm(document=of, content=WORDS, assigned_on=DAY, deadline=LATER, leads=(secret.lead,))
    conclusion_tasks.save_several(session, [(row.id.hex, form)], today=TODAY)


def of_template(session: Session, secret: Secret) -> None:
    chosen, of = Ref("task_template", secret.template, ""), Ref("source_document", secret.document, "")
    form = FromTemplateForm(chosen, DAY, content="Qwzkxmau", leads=(secret.lead,), document=of)
    task_templates.make(session, form, today=TODAY)


def new_task(session: Session, secret: Secret) -> None:
    """The form names the secret document by its number and says another level."""
    form = TaskForm(
        document=Ref("source_document", "", "05/UBND-M"), document_day=DAY, content=WORDS, assigned_on=DAY
    )
    task.save(session, Loaded("", form), today=TODAY)


def written(name: str, column: str) -> Verb:
    """A line typed into a cell of the first row of a table."""

    def write(session: Session, secret: Secret) -> None:
        keys = {"task_agency": "SELECT id FROM task_agency"}
        key = session.connection().exec_driver_sql(keys[name]).scalars().first()
        cells.write_line(session, name, key, column=column, typed=WORDS)

    return write


def attached(table: str, which: str) -> Verb:
    named = replace(FILE, name=f"{WORDS}.pdf")
    return lambda s, secret: attached_files.attach_files(s, [named], table=table, key=getattr(secret, which))


def bulk(verb: Callable[..., Any], **given: Any) -> Verb:
    return lambda s, secret: verb(s, [secret.task], **given)


def noted(verb: Callable[..., Any], note: Any) -> Verb:
    return lambda s, secret: verb(s, [secret.task], note, today=TODAY)


WAYS: dict[str, Verb] = {
    "document: summary": document_form(summary=WORDS),
    "document: content of a line": document_form(lines="content"),
    "document: product of a line": document_form(lines="product"),
    "document: place of a line": document_form(lines="passage"),
    "document: deadline in words": document_form(lines="deadline_words"),
    **{
        f"task: {name}": task_form(**{name: WORDS})
        for name in ("content", "passage", "product", "note", "result_document")
    },
    "task: deadline in words": task_form(deadline_words=WORDS),
    "task: extension": task_form(extensions=(ExtensionRow(extended_to=date(2027, 1, 4), reason=WORDS),)),
    "task: delay": task_form(delay_reports=(DelayReportRow(reported_on=DAY, reason=WORDS),)),
    "task: progress": task_form(progress=(ProgressRow(reported_on=DAY, content=WORDS),)),
    "task: new by the number": new_task,
    "extend": bulk(bulk_changes.extend, extended_to=LATER, decided_on=TODAY, today=TODAY, reason=WORDS),
    "extend: document": bulk(
        bulk_changes.extend, extended_to=LATER, decided_on=TODAY, today=TODAY, document_number=WORDS
    ),
    "shift": lambda s, secret: shifted(s, secret, reason=WORDS),
    "complete": bulk(bulk_changes.complete, completed_on=TODAY, today=TODAY, result_document=WORDS),
    "withdraw": bulk(bulk_changes.withdraw, withdrawn_on=TODAY, today=TODAY, reason=WORDS),
    "withdraw: document": bulk(bulk_changes.withdraw, withdrawn_on=TODAY, today=TODAY, document_number=WORDS),
    "field": lambda s, secret: bulk_changes.set_field(s, [secret.task], secret.field),
    **{
        f"progress: {name}": noted(task_notes.add_progress, ProgressNote(DAY, **{name: WORDS}))
        for name in ("content", "difficulty", "proposal")
    },
    "contact": noted(task_notes.add_contact, ContactNote(contacted_on=DAY, content=WORDS)),
    "event": noted(task_notes.add_event, EventNote(happened_on=DAY, content=WORDS)),
    "event: document": noted(task_notes.add_event, EventNote(happened_on=DAY, document_number=WORDS)),
    "settled": settled,
    "delay: reason": noted(delays.report_delay, DelayNote(DAY, reason=WORDS)),
    "delay: document": noted(delays.report_delay, DelayNote(DAY, document_number=WORDS)),
    "delay: decision": delay_decided,
    "more time: reason": lambda s, secret: asked(s, secret, reason=WORDS),
    "more time: document": lambda s, secret: asked(s, secret, document_number=WORDS),
    "more time: decision": lambda s, secret: decided(s, secret, decision_note=WORDS),
    "more time: its document": lambda s, secret: decided(s, secret, document_number=WORDS),
    "accepted": lambda s, secret: results.accept(
        s, [secret.done], Acceptance(True, TODAY, note=WORDS), today=TODAY
    ),
    "given back": lambda s, secret: results.give_back(
        s, [secret.done], GivingBack(TODAY, reason=WORDS), today=TODAY
    ),
    "transfer": lambda s, secret: transfers.transfer(
        s, [secret.task], Transfer(secret.other, TODAY, reason=WORDS)
    ),
    "waived": lambda s, secret: waivers.waive(s, [secret.lone], reason=WORDS, today=TODAY),
    **{
        f"request: {name}": request_form(**{name: WORDS}) for name in ("content", "note", "received_document")
    },
    "cell: note": lambda s, secret: task_cells.write_note(s, secret.task, WORDS),
    "cell: result": lambda s, secret: task_cells.write_result_document(s, secret.task, WORDS),
    "cell: deadline": lambda s, secret: task_cells.write_deadline(s, secret.task, WORDS, today=TODAY),
    "cell: answer": written("task_agency", "answer"),
    "conclusion": concluded,
    "template": of_template,
    **{f"round: {name}": round_form(**{name: WORDS}) for name in ("content", "points", "papers", "note")},
    "round: extension": round_form(extensions=(RoundExtension(extended_to=LATER, reason=WORDS),)),
    "round: extended": lambda s, secret: opinions.extend(
        s, [secret.round], extended_to=LATER, decided_on=TODAY, reason=WORDS
    ),
    "answer": lambda s, secret: opinions.answer(
        s, [secret.answer], opinion=Opinion.AGREED, answered_on=TODAY, said=WORDS
    ),
    "answer: cell": lambda s, secret: opinions.write_words(s, secret.answer, column="said", words=WORDS),
    "answer: taken up": lambda s, secret: opinions.take_up(
        s, [secret.answer], how=TakenUp.EXPLAINED, words=WORDS
    ),
    **{
        f"dossier: {name}": dossier_form(**{name: WORDS})
        for name in ("content", "papers", "authority", "differing", "decision_words", "note")
    },
    "dossier: remark": dossier_form(checks=(CheckRow(point=DossierPoint.FORM, remark=WORDS),)),
    "dossier: came again": lambda s, secret: dossiers.receive_again(
        s, [secret.dossier], received_on=TODAY, changes=WORDS
    ),
    "dossier: examined": lambda s, secret: dossiers.examine(
        s, [secret.dossier], examined_on=TODAY, found={DossierPoint.FORM: (False, WORDS)}
    ),
    "dossier: given back": lambda s, secret: dossiers.give_back(
        s, [secret.dossier], returned_on=TODAY, ground=ReturnGround.UNSOUND, reason=WORDS
    ),
    "dossier: submitted": lambda s, secret: dossiers.submit(
        s, [secret.dossier], submitted_on=TODAY, leader=None, proposal=Proposal.AMEND, reason=WORDS
    ),
    "dossier: decided": lambda s, secret: dossiers.decide(
        s, [secret.dossier], decision=Decided.AGREED, decided_on=TODAY, words=WORDS
    ),
    "dossier: escalated": lambda s, secret: dossiers.escalate(
        s, secret.dossier, escalated_on=TODAY, to="Chủ tịch", reason=WORDS
    ),
    "dossier: reserved": lambda s, secret: dossiers.reserve(
        s, secret.dossier, by=secret.person, reserved_on=TODAY, opinion=WORDS
    ),
    "dossier: task": lambda s, secret: dossier_tasks.task_of(s, secret.dossier, today=TODAY),
    **{f"incoming: {name}": incoming_form(**{name: WORDS}) for name in ("summary", "progress", "note")},
    **{
        f"file: {table}": attached(table, which)
        for table, which in (
            ("source_document", "document"),
            ("task", "task"),
            ("opinion_round", "round"),
            ("dossier", "dossier"),
            ("incoming_document", "incoming"),
        )
    },
}


@pytest.mark.parametrize("name", WAYS)
def test_no_words_come_into_a_secret(database: Database, secret: Secret, name: str) -> None:
    before = told(database.folder)
    with suppress(AppError), database.write(ACTOR) as session:
        WAYS[name](session, secret)
    assert told(database.folder) == before


def told(folder: Path) -> int:
    """How often the words stand in the tables and in the log; the template says them from the start."""
    raw = connect(folder / DATABASE_NAME)
    log = raw.execute("SELECT coalesce(old_values, '') || new_values FROM change_log").fetchall()
    raw.close()
    return sum(
        repr(rows).casefold().count("qwzkx") for rows in (log, *contents(folder / DATABASE_NAME).values())
    )


def test_an_undo_takes_back_the_number_of_a_secret_result(database: Database, secret: Secret) -> None:
    with database.write(ACTOR) as session:
        bulk_changes.complete(
            session, [secret.task], completed_on=DAY, today=TODAY, result_document="8/BC-SNV"
        )
    with database.write(ACTOR) as session:
        assert undo.undo(session)
    with database.read() as session:
        row = session.get_one(Task, UUID(secret.task))
        assert (row.completed_on, row.result_document) == (None, "")
