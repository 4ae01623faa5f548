"""Steps that are done by themselves: a document went out, all documents are there (duty 62)."""

from datetime import date

from app.core.issuing import Standing
from app.core.meeting_held_terms import PressKind
from app.core.meeting_terms import Step, StepState
from app.models.agenda import MeetingStep
from app.models.document import OfficialDocument
from app.rules.agenda_rules import result_of
from app.rules.meeting_steps import progress
from app.services.forms.meeting import describe
from app.services.lists import meetings
from app.services.meeting_steps import steps_of
from app.services.press import record_press
from app.services.settings import load_preset
from tests.services.agendas import HELD, contents, session_on
from tests.services.lists.making import keep, rows

TODAY = date(2026, 11, 26)


def states(session, meeting, day: date = TODAY) -> dict[Step, StepState]:
    return {line.step: line.state for line in steps_of(session, meeting, as_of=day)}


def test_a_step_is_done_by_the_document_that_went_out(session):
    load_preset(session)
    meeting = session_on(session)
    draft = keep(session, OfficialDocument(kind_code="invitation", subject=meeting.id.hex))
    assert states(session, meeting)[Step.PROGRAMME] is StepState.LATE
    draft.standing, draft.issued_on = Standing.ISSUED, date(2026, 11, 20)
    draft.number, draft.symbol = "12", "GM-UBND"
    keep(
        session,
        OfficialDocument(
            kind_code="conclusion_notice",
            subject=f"{meeting.id.hex}/agency",
            standing=Standing.ISSUED,
            issued_on=date(2026, 12, 1),
        ),
    )
    assert states(session, meeting)[Step.PROGRAMME] is StepState.DONE
    assert states(session, meeting)[Step.RECORD] is StepState.OPEN
    assert states(session, meeting, date(2026, 12, 1))[Step.RECORD] is StepState.DONE
    assert "2. Chuẩn bị chương trình, nội dung – xong 20/11/2026 (12/GM-UBND)" in told(session, meeting)


def test_documents_of_all_contents_end_their_urging_and_what_was_withdrawn_needs_none(session):
    load_preset(session)
    meeting = session_on(session)
    assert states(session, meeting)[Step.PAPERS] is StepState.LATE
    one, two = contents(session, meeting, "A", "B")
    one.documents_received_on = date(2026, 11, 20)
    assert states(session, meeting)[Step.PAPERS] is StepState.LATE
    two.withdrawal_agreed = True
    assert states(session, meeting)[Step.PAPERS] is StepState.DONE


def test_a_result_of_written_opinions_keeps_no_documents_waiting(session):
    load_preset(session)
    meeting = session_on(session)
    one, _ = contents(session, meeting, "A", result_of("B"))
    one.documents_received_on = date(2026, 11, 20)
    session.flush()
    assert states(session, meeting)[Step.PAPERS] is StepState.DONE
    [row] = rows(session, meetings)
    done = sum(state is StepState.DONE for state in states(session, meeting).values())
    assert row.steps.startswith(f"{done}/")


def test_what_somebody_says_is_not_needed_is_told_so(session):
    load_preset(session)
    meeting = session_on(session)
    keep(session, MeetingStep(meeting_id=meeting.id, step=Step.PRESS, skipped=True))
    assert "5. Họp báo, thông cáo báo chí – không phải làm" in told(session, meeting)
    assert "4. Ghi biên bản, ra thông báo kết luận – chưa xong, hạn 04/12/2026" in told(session, meeting)


def test_the_list_counts_the_very_steps_that_the_panel_tells(session):
    load_preset(session)
    for number in range(4):
        meeting = session_on(session, title=f"Phiên {number}")
        contents(session, meeting, "A", documents_received_on=TODAY if number else None)
        if number > 1:
            keep(session, MeetingStep(meeting_id=meeting.id, step=Step.HOLDING, done_on=TODAY))
            keep(session, MeetingStep(meeting_id=meeting.id, step=Step.PRESS, skipped=True))
        if number > 2:
            document = OfficialDocument(kind_code="agenda", subject=meeting.id.hex, standing=Standing.ISSUED)
            document.issued_on = TODAY
            keep(session, document)
        [row] = meetings.read(session, [meeting.id.hex], today=TODAY)
        lines = steps_of(session, meeting, as_of=TODAY)
        done, needed = progress(lines)
        assert (done, needed) == ((0, 5), (1, 5), (2, 4), (3, 4))[number]
        assert (row.steps, row.step_is_late) == (f"{done}/{needed}", number < 3)


def test_what_the_press_was_told_counts_in_the_list_also_where_the_step_was_skipped(session):
    load_preset(session)
    meeting = session_on(session, title="Phiên")
    keep(session, MeetingStep(meeting_id=meeting.id, step=Step.PRESS, skipped=True))
    told = {"kind": PressKind.RELEASE, "on_day": HELD, "content": "Kết quả phiên họp"}
    record_press(session, meeting.id.hex, today=HELD, **told)
    done, needed = progress(steps_of(session, meeting, as_of=HELD))
    [row] = meetings.read(session, [meeting.id.hex], today=HELD)
    assert (done, needed) == (1, 5)
    assert row.steps == "1/5"


def told(session, meeting) -> tuple[str, ...]:
    return describe(session, meeting.id.hex, today=TODAY).parts["Các bước chuẩn bị"]
