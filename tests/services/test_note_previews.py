"""What is told before something is noted of many tasks: the last of its kind, and what follows it."""

from datetime import time, timedelta

from app.briefings.forms import Ref
from app.briefings.task_life import ContactNote, DelayDecision, DelayNote, EventNote
from app.core.task_terms import TaskEventKind
from app.core.words import short_date
from app.models.database import Database
from app.models.task import DelayReport
from app.services import note_previews, task_notes
from app.services.delays import decide_delays, report_delay
from tests.conftest import ACTOR
from tests.services.test_task_life import DEADLINE, TODAY, tasks

DAY = timedelta(days=1)
AGENCY = Ref("agency", "", "Sở Y tế")


def told(rows: list) -> list[tuple[str, str]]:
    return [(row.old, row.new) for row in rows]


def test_the_last_call_and_this_one(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 2)
        for back, said in ((3, "Hứa gửi"), (1, "Chưa xong"), (2, "Không nghe máy")):
            note = ContactNote(contacted_on=TODAY - back * DAY, content=said)
            task_notes.add_contact(session, keys[:1], note, today=TODAY)
        call = ContactNote(
            contacted_on=TODAY, contacted_at=time(9, 5), agency=AGENCY, person_name="Lê An", content="Nhắc"
        )
        first, second = told(note_previews.of_contact(session, keys, call, today=TODAY))
        assert first[0] == f"{short_date(TODAY - DAY)}; Chưa xong"
        assert second[0] == "(trống)"
        assert first[1] == second[1]
        assert first[1].startswith(f"{short_date(TODAY)}; Điện thoại")
        assert first[1].endswith("; Sở Y tế; Lê An; Nhắc")


def test_the_last_matter_of_a_kind_and_this_one(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        for kind in (TaskEventKind.DIFFERING, TaskEventKind.ESCALATED):
            note = EventNote(kind=kind, happened_on=TODAY - DAY, content=kind.value)
            task_notes.add_event(session, keys, note, today=TODAY)
        note = EventNote(kind=TaskEventKind.DIFFERING, happened_on=TODAY, content="Về kinh phí")
        assert told(note_previews.of_event(session, keys, note, today=TODAY)) == [
            (
                f"{short_date(TODAY - DAY)}; differing",
                f"{short_date(TODAY)}; {TaskEventKind.DIFFERING.label}; Về kinh phí",
            )
        ]


def test_a_report_of_delay_is_told_in_time_or_late_by_the_deadline_of_each(database: Database) -> None:
    with database.write(ACTOR) as session:
        keys = tasks(session, 1)
        report_delay(session, keys, DelayNote(DEADLINE - 5 * DAY), today=TODAY)
        decided = DelayDecision(accepted=False, decided_on=DEADLINE - 4 * DAY)
        [report] = session.query(DelayReport).all()
        decide_delays(session, [report.id.hex], decided, today=TODAY)
        old = f"{short_date(DEADLINE - 5 * DAY)}: không chấp nhận"
        until = short_date(DEADLINE - DAY)
        for day, said in (
            (DEADLINE - DAY, "Đúng thời gian"),
            (DEADLINE, f"Muộn, hạn cuối báo cáo {until}"),
        ):
            rows = note_previews.of_delay(session, keys, DelayNote(day, reason="Mưa"), today=TODAY)
            assert told(rows) == [(old, f"{said}; {short_date(day)}; báo cáo chậm; Mưa")]
