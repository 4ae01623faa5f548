"""After a document became secret, its words stand nowhere in the data folder, while all that went out keeps its number.

The whole file is read as bytes, with its journal and the free pages in it (duty 12).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.register_forms import IncomingForm
from app.briefings.task_life import ProgressNote
from app.briefings.task_lines import TaskLine
from app.core.opinion_terms import Channel
from app.core.paths import DATABASE_NAME
from app.core.terms import AgencyKind, MeetingKind, Secrecy
from app.core.text import fold
from app.core.words import short_date
from app.exports.catalog import DOCUMENTS
from app.models.agency import Agency
from app.models.blotting import MARK
from app.models.change_log import Change
from app.models.database import Database, open_database
from app.models.document import DocumentNumber, OfficialDocument
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.models.replay import replay
from app.models.sessions import ERASED
from app.models.task import ProgressEntry, SourceDocument, Task
from app.services import bin as bin_
from app.services import conclusion_tasks, incoming, task_notes, undo
from app.services.drafts import keep_draft, list_drafts
from app.services.forms import document, opinion_round
from app.services.forms import incoming as incoming_form
from app.services.forms.common import put
from app.services.issued import issue, tell
from app.services.office_texts import MONTH_BRIEFING, write_text
from app.services.settings import load_preset
from tests.conftest import ACTOR
from tests.models.edits import contents, copy_log

DAY, DEADLINE, TODAY = date(2026, 10, 5), date(2026, 10, 20), date(2026, 11, 5)
CONTENT, SUMMARY = "Xây kho Qwzkxanh ở Bản Mường", "V/v kho Qwzkxdo ở Bản Mường"
CONCLUDED, SAID, OLD = "Sở Nội vụ rà soát Qwzkxvang", "Đã đào móng Qwzkxtim", 'Xây "hầm" Qwzkxnau ở Bản Mường'
WORDS = ("Qwzkxanh", "Qwzkxdo", "Qwzkxvang", "Qwzkxtim", "Qwzkxnau")
"""A word of each text that stands nowhere else."""
OTHER = "Báo cáo thu ngân sách"
MARKED = MARK.format(day=short_date(datetime.now().astimezone().date()))
NUMBERED = ("month_report", "assignment_letter", "urging_letter", "conclusion_notice")


@dataclass(frozen=True)
class Told:
    """An office in which all that can tell of a task tells of one: the keys of its document and of its agency."""

    document: str
    agency: str
    subjects: dict[str, str]


def write(database: Database, verb: Callable[[Session], Any]) -> Any:
    with database.write(ACTOR) as session:
        return verb(session)


def entered(session: Session) -> Told:
    """A document with a task, a conclusion with another, the register of incoming documents, another office's task."""
    load_preset(session)
    agency = put(session, Agency, None, {"name": "Sở Nội vụ", "kind": AgencyKind.DEPARTMENT})
    lead = Ref("agency", agency.id.hex, agency.name)
    came = IncomingForm(arrived_on=DAY, symbol="05/BQP", issued_on=DAY, summary=SUMMARY)
    key = incoming.source_of(session, incoming_form.save(session, Loaded("", came)))
    form = document.load(session, key, today=TODAY)
    line = TaskLine(OLD, leads=(lead,), deadline=DEADLINE)
    document.save(session, replace(form, values=replace(form.values, tasks=(line,))), today=TODAY)
    held = {"kind": MeetingKind.REGULAR_SESSION, "title": "Phiên họp tháng 10", "held_on": DAY}
    meeting = put(session, Meeting, None, held)
    concluded = put(session, Conclusion, None, {"meeting_id": meeting.id, "content": f"{CONCLUDED}."})
    [proposed] = conclusion_tasks.propose(session, [concluded.id.hex])
    task = replace(
        proposed,
        document=Ref("source_document", key, ""),
        content=CONCLUDED,
        deadline=DEADLINE,
        leads=(lead,),
    )
    conclusion_tasks.save_several(session, [(concluded.id.hex, task)], today=TODAY)
    other = DocumentForm("6/UBND", DAY, tasks=(TaskLine(OTHER, leads=(lead,), deadline=DEADLINE),))
    document.save(session, Loaded("", other), today=TODAY)
    subjects = {
        "month_report": "2026-10",
        "assignment_letter": key,
        "urging_letter": agency.id.hex,
        "conclusion_notice": meeting.id.hex,
        "minutes": meeting.id.hex,
    }
    return Told(key, agency.id.hex, subjects)


def reworded(session: Session, told: Told) -> None:
    """The task says something else since, progress is noted, and the office writes of it."""
    form = document.load(session, told.document, today=TODAY)
    lines = tuple(replace(one, content=CONTENT) if one.content == OLD else one for one in form.values.tasks)
    document.save(session, replace(form, values=replace(form.values, tasks=lines)), today=TODAY)
    key = session.scalars(select(Task.id).where(Task.content == CONTENT)).one().hex
    task_notes.add_progress(session, [key], ProgressNote(TODAY, content=SAID), today=TODAY)
    write_text(session, MONTH_BRIEFING, "2026-11", slot="causes", content=f"Chậm nhất là: {CONTENT.lower()}.")
    fields = {"content": CONTENT, "note": SAID}
    keep_draft(session, UUID(int=5).hex, form="task", key=key, title=CONTENT, fields=fields)
    keep_draft(session, UUID(int=6).hex, form="task", key="", title=OTHER, fields={"content": OTHER})


def hidden(session: Session, told: Told) -> None:
    """What a person does in the form: a level is chosen, the texts are emptied."""
    for row in session.scalars(select(ProgressEntry)):
        bin_.delete(session, "progress_entry", row.id)
    form = document.load(session, told.document, today=TODAY)
    lines = tuple(replace(one, content="") for one in form.values.tasks)
    values = replace(form.values, secrecy=Secrecy.SECRET, summary="", tasks=lines)
    document.save(session, replace(form, values=values), today=TODAY)


def stored(folder: Path) -> list[tuple[str, str]]:
    """Which of the words stand in which file, as they are or folded."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        read = path.read_bytes().lower()
        found += [(path.name, word) for word in WORDS if word.lower().encode() in read]
    return found


@pytest.fixture
def told(database: Database) -> Told:
    told: Told = write(database, entered)
    write(database, lambda session: issued(session, told))
    write(database, lambda session: reworded(session, told))
    write(database, lambda session: next_month(session, told))
    assert {word for _, word in stored(database.folder)} >= set(WORDS)
    write(database, lambda session: hidden(session, told))
    return told


def issued(session: Session, told: Told) -> None:
    for code, subject in told.subjects.items():
        issue(session, code, subject, issued_on=TODAY, today=TODAY, what=f"về việc {OLD}")


def next_month(session: Session, told: Told) -> None:
    issue(session, "month_report", "2026-11", issued_on=TODAY, today=TODAY)


def test_no_file_holds_a_word_of_it(database: Database, told: Told) -> None:
    assert stored(database.folder) == []
    database.close()
    assert stored(database.folder) == []
    assert fold(WORDS[0]) == WORDS[0].lower()


def test_what_went_out_keeps_its_number_and_tells_since_when(database: Database, told: Told) -> None:
    with database.read() as session:
        rows = session.scalars(select(OfficialDocument)).all()
        numbers = session.scalars(select(DocumentNumber)).all()
        assert {row.kind_code for row in rows if row.number} >= set(NUMBERED)
        assert all(row.issued_on == TODAY for row in rows)
        assert {one.note[:22] for one in numbers} == {"Đã gỡ nội dung mật ngà"}
        for code, subject in told.subjects.items():
            said = tell(session, code, subject, today=TODAY)
            assert DOCUMENTS[code].compose(said.briefing, said.edition)
        assert tell(session, "month_report", "2026-10", today=TODAY).briefing.figures.tasks.total == 3


def test_who_hid_it_is_told_what_was_taken(database: Database) -> None:
    told: Told = write(database, entered)
    write(database, lambda session: issued(session, told))
    write(database, lambda session: reworded(session, told))
    with database.write(ACTOR) as session:
        hidden(session, told)
    erased = session.info[ERASED]
    assert erased.rows["conclusion"] == 1
    assert erased.rows["official_document"] == len(told.subjects)
    assert erased.rows["written_part"] == 1
    assert "task" not in erased.rows, "what it said of itself stands in its form"
    assert erased.drafts == 1
    assert erased.changes > len(told.subjects)


def test_a_save_that_makes_nothing_secret_takes_nothing(database: Database) -> None:
    with database.write(ACTOR) as session:
        entered(session)
    assert ERASED not in session.info


def test_what_others_say_stays(database: Database, told: Told) -> None:
    with database.read() as session:
        assert session.scalars(select(Task.content).where(Task.content == OTHER)).one()
        assert any(OTHER in row.briefing for row in session.scalars(select(OfficialDocument)))
        assert any(row.title == OTHER for row in list_drafts(session))
        said = session.scalars(select(Change.new_values).where(Change.table_name == "task")).all()
    assert any(OTHER in values for values in said)


def test_neither_undo_nor_replay_brings_it_back(
    database: Database, told: Told, tmp_path: Path, empty_folder: Path
) -> None:
    for _ in range(4):
        write(database, undo.undo)
        assert stored(database.folder) == []
    write(database, undo.redo)
    assert stored(database.folder) == []
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / DATABASE_NAME).write_bytes((empty_folder / DATABASE_NAME).read_bytes())
    copy_log(database.folder / DATABASE_NAME, fresh / DATABASE_NAME)
    again = open_database(fresh)
    with again.write(ACTOR) as session:
        replay(session.connection())
    again.close()
    assert contents(fresh / DATABASE_NAME) == contents(database.folder / DATABASE_NAME)


def test_a_row_that_says_the_same_stays(database: Database) -> None:
    """Many tasks are called alike: one of them becomes secret, the report goes on naming the other."""
    told: Told = write(database, entered)
    same = DocumentForm("7/UBND", DAY, tasks=(TaskLine(OLD, deadline=DEADLINE),))
    write(database, lambda session: document.save(session, Loaded("", same), today=TODAY))
    write(database, lambda session: issued(session, told))
    write(database, lambda session: hidden(session, told))
    with database.read() as session:
        row = session.scalars(
            select(OfficialDocument).where(OfficialDocument.kind_code == "month_report")
        ).one()
        tasks = {one["key"]: one["content"] for one in _tasks(json.loads(row.briefing))}
        named = {(session.get_one(Task, UUID(key)).content, content) for key, content in tasks.items()}
    assert named == {(OTHER, OTHER), (OLD, OLD), ("Nội dung mật", MARKED)}


def _tasks(said: Any) -> Iterator[dict[str, Any]]:
    """Every task in a frozen briefing."""
    if isinstance(said, dict) and "secret" in said:
        yield said
    for part in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from _tasks(part)


def test_somebody_who_reads_is_not_waited_for(database: Database) -> None:
    """The journal is emptied with the next save after the reader went."""
    told: Told = write(database, entered)
    write(database, lambda session: reworded(session, told))
    with database.read() as reader:
        assert reader.scalars(select(SourceDocument.summary)).all()
        write(database, lambda session: hidden(session, told))
    write(
        database,
        lambda session: put(session, Agency, None, {"name": "Sở Y tế", "kind": AgencyKind.DEPARTMENT}),
    )
    assert stored(database.folder) == []


def test_an_undone_copy_forgets_it_too(database: Database) -> None:
    """The announcement of a result was taken back: it lies in the bin, and nothing links it to its round."""

    def change(key: str | None, **values: Any) -> str:
        def save(session: Session) -> str:
            loaded = opinion_round.load(session, key, today=TODAY)
            form = replace(loaded, values=replace(loaded.values, **values))
            return opinion_round.save(session, form, today=TODAY)

        return str(write(database, save))

    held = {"kind": MeetingKind.REGULAR_SESSION, "title": "Phiên họp tháng 11", "held_on": date(2026, 11, 27)}
    write(database, load_preset)
    write(database, lambda session: put(session, Meeting, None, held))
    key = change(None, content=CONTENT, asked_on=DAY)
    change(key, closed_on=TODAY)
    write(database, undo.undo)
    with database.read() as session:
        [item] = session.scalars(select(AgendaItem))
        assert item.deleted_at is not None
        assert CONTENT in item.content
    hide = {"secrecy": Secrecy.SECRET, "channel": Channel.PAPER, "content": "", "number": "9/TTr"}
    change(key, **hide)
    assert stored(database.folder) == []
