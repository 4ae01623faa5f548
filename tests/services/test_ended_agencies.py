"""A room or an agency that is no more on the day: warned of while it is chosen, refused for a room."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.agenda_item_form import AgendaItemForm
from app.briefings.agenda_proposal_form import AgendaProposalForm
from app.briefings.appointment_form import AppointmentForm
from app.briefings.dossier_form import DossierForm, VersionRow
from app.briefings.forms import Loaded, Ref
from app.briefings.invitation_form import InvitationForm
from app.briefings.lists import Wanted
from app.briefings.meeting_form import AgendaRow, AttendanceRow, MeetingForm
from app.briefings.opinion_round_form import AnswerRow, OpinionRoundForm
from app.briefings.plan_form import PlanForm
from app.briefings.programme_item_form import ProgrammeItemForm
from app.briefings.recurring_form import RecurringForm
from app.briefings.registration_form import RegistrationForm
from app.briefings.task_form import TaskForm
from app.briefings.task_life import Transfer
from app.briefings.task_lines import TaskLine
from app.briefings.template_form import FromTemplateForm
from app.core.errors import AppError
from app.core.opinion_terms import RoundKind
from app.core.programme_terms import PlanScope
from app.core.regulation_terms import Weekday
from app.core.task_making_terms import Rhythm
from app.core.terms import AgencyKind, AgencyRole, MeetingKind
from app.models.agency import Agency
from app.models.person import Person
from app.models.schedule import Appointment
from app.models.task import Task, TaskAgency
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.services import task_templates
from app.services.desk import read_desk
from app.services.forms import (
    agency_request,
    agenda_item,
    agenda_proposal,
    appointment,
    dossier,
    guests,
    invitation,
    meeting,
    opinion_round,
    plan,
    programme_item,
    recurring,
    registration,
    task,
)
from app.services.forms.task_lines import advise_lines
from app.services.lists import recurring_tasks
from app.services.recurring import make_due, waiting
from app.services.schedule import copy_week
from app.services.settings import load_preset
from app.services.transfers import transfer
from tests.services.test_schedule import MONDAY, NEXT

LAST = date(2026, 11, 5)  # between the two Mondays
SAID = "Phòng Ngoại vụ chỉ hoạt động đến 05/11/2026. Chọn Phòng Nội chính."


@pytest.fixture
def rooms(session: Session) -> tuple[Agency, Agency, Agency]:
    """A room that goes on in another, that one, and one that nobody follows."""
    load_preset(session)
    heir = Agency(name="Phòng Nội chính", kind=AgencyKind.OFFICE_ROOM)
    session.add(heir)
    session.flush()
    own = {"kind": AgencyKind.OFFICE_ROOM, "valid_to": LAST}
    closed = Agency(name="Phòng Ngoại vụ", successor_id=heir.id, **own)
    lost = Agency(name="Phòng Dân tộc", **own)
    session.add_all((closed, lost))
    session.flush()
    return closed, heir, lost


def ref(row: Agency) -> Ref:
    return Ref("agency", row.id.hex, row.name)


def test_a_line_warns_of_it_and_a_closed_room_is_refused(session, rooms) -> None:
    closed, _, lost = rooms
    form = AppointmentForm(day=NEXT, content="Tiếp đoàn", prepares=ref(lost), room=ref(closed))
    told = [(one.field, one.sentence, one.warning) for one in appointment.advise(session, Loaded("", form))]
    assert told == [
        ("prepares", "Phòng Dân tộc chỉ hoạt động đến 05/11/2026. Chọn nơi đang hoạt động.", True),
        ("room", SAID, True),
    ]
    with pytest.raises(AppError, match="Phòng Ngoại vụ chỉ hoạt động đến 05/11/2026"):
        appointment.save(session, Loaded("", form))
    before = AppointmentForm(day=MONDAY, content="Tiếp đoàn", room=ref(closed))
    assert appointment.advise(session, Loaded("", before)) == ()
    assert appointment.save(session, Loaded("", before))


def test_a_copy_of_the_week_goes_to_who_follows(session, rooms) -> None:
    closed, heir, lost = rooms
    form = AppointmentForm(day=MONDAY, content="Tiếp đoàn", prepares=ref(lost), room=ref(closed))
    appointment.save(session, Loaded("", form))
    assert copy_week(session, MONDAY, into=NEXT) == 1
    row = session.scalars(select(Appointment).where(Appointment.day == NEXT)).one()
    assert (row.prepares_id, row.room_id) == (None, heir.id)


def test_an_invitation_warns_of_rooms_that_are_closed_on_its_day(session, rooms) -> None:
    form = InvitationForm(content="Hội nghị", held_on=NEXT, room=ref(rooms[0]), documents_room=ref(rooms[1]))
    told = [(one.field, one.sentence) for one in invitation.advise(session, Loaded("", form))]
    assert told == [("room", SAID)]


def test_tasks_warn_of_agencies_that_are_no_more_on_the_day_they_are_given(session, rooms) -> None:
    closed, heir, lost = map(ref, rooms)
    form = TaskForm(assigned_on=NEXT, leads=(heir, closed), coordinating=(lost,), room=closed)
    told = [(one.field, one.sentence, one.warning) for one in task.advise_agencies(session, form, today=NEXT)]
    assert told == [
        ("leads", SAID, True),
        ("coordinating", "Phòng Dân tộc chỉ hoạt động đến 05/11/2026. Chọn nơi đang hoạt động.", True),
        ("room", SAID, True),
    ]
    before = replace(form, assigned_on=MONDAY)
    assert task.advise_agencies(session, before, today=NEXT) == ()


def test_lines_warn_by_their_day_and_one_that_is_there_by_its_own(session, rooms) -> None:
    closed, heir, _ = map(ref, rooms)
    key = task.save(session, Loaded("", TaskForm(content="Việc cũ", assigned_on=MONDAY)), today=MONDAY)
    lines = (TaskLine(leads=(closed,), key=key), TaskLine(leads=(heir,)), TaskLine(coordinating=(closed,)))
    told = [(one.field, one.row, one.column, one.sentence) for one in advise_lines(session, NEXT, lines)]
    assert told == [("tasks", 2, "coordinating", SAID)]
    assert advise_lines(session, MONDAY, lines) == advise_lines(session, None, lines) == ()


def test_registrations_and_items_of_the_programme_warn_of_what_is_named_now(session, rooms) -> None:
    closed, heir, lost = map(ref, rooms)
    asked = RegistrationForm(proposed_on=NEXT, agency=closed, lead=lost)
    assert [one.field for one in registration.advise_agencies(session, asked, today=NEXT)] == [
        "agency",
        "lead",
    ]
    assert registration.advise_agencies(session, replace(asked, proposed_on=MONDAY), today=NEXT) == ()
    item = ProgrammeItemForm(content="Đề án", due=(2026, 12), leads=(closed,))
    new = programme_item.advise_agencies(session, Loaded("", item), today=NEXT)
    assert [(one.field, one.sentence) for one in new] == [("leads", SAID)]
    key = programme_item.save(session, Loaded("", item))
    more = Loaded(key, replace(item, leads=(closed, heir), room=closed, coordinating=(lost,)))
    assert [one.field for one in programme_item.advise_agencies(session, more, today=NEXT)] == [
        "coordinating"
    ]


def test_tasks_are_not_transferred_to_an_agency_that_is_no_more(session, rooms) -> None:
    closed, heir, _ = rooms
    last = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
    session.add(last)
    session.flush()
    heir.valid_to, heir.successor_id = LAST, last.id
    key = task.save(session, Loaded("", TaskForm(content="Việc", assigned_on=MONDAY)), today=MONDAY)
    with pytest.raises(AppError) as told:
        transfer(session, [key], Transfer(ref(closed), NEXT))
    assert told.value.advice == "Chọn Phòng Tổng hợp."


def test_the_steps_of_a_template_go_to_who_follows_their_agency(session, rooms) -> None:
    closed, _, lost = rooms
    template = TaskTemplate(name="Kỳ họp", content="Chuẩn bị kỳ họp")
    session.add(template)
    session.flush()
    for place, one in enumerate((closed, lost)):
        step = {"template_id": template.id, "position": place, "content": f"Bước {place}", "days": place + 1}
        session.add(TaskTemplateStep(**step, agency_id=one.id))
    session.flush()
    chosen = Ref("task_template", template.id.hex, template.name)
    own = Ref("agency", "", "Sở Nội vụ")
    form = FromTemplateForm(template=chosen, starts_on=NEXT, leads=(own,), coordinating=(ref(closed),))
    assert [one.field for one in task_templates.advise_agencies(session, form)] == ["coordinating"]
    _, *steps = task_templates.make(session, form, today=NEXT)
    leads = [task.load(session, key, today=NEXT).values.leads for key in steps]
    assert [[one.name for one in each] for each in leads] == [["Phòng Nội chính"], ["Sở Nội vụ"]]
    told = task_templates.step_deadlines(session, chosen.key, NEXT)
    assert [name for _, name, _ in told] == ["Phòng Nội chính", ""]


WEEKLY = RecurringForm(
    content="Báo cáo tuần", rhythm=Rhythm.WEEKLY, weekday=Weekday.FRIDAY, ahead_days=2, starts_on=MONDAY
)


def test_a_recurring_task_is_made_for_who_follows_from_the_merger_on(session, rooms) -> None:
    closed, heir, lost = rooms
    both, others = (ref(closed), ref(heir)), (ref(heir), ref(lost))
    form = replace(WEEKLY, leads=both, coordinating=others, room=ref(closed))
    key = recurring.save(session, Loaded("", form))
    told = recurring.advice(session, Loaded(key, form), today=NEXT)
    assert [(one.field, one.sentence) for one in told[1:]] == [
        ("leads", SAID),
        ("coordinating", "Phòng Dân tộc chỉ hoạt động đến 05/11/2026. Chọn nơi đang hoạt động."),
        ("room", SAID),
    ]
    assert recurring.advice(session, Loaded(key, form), today=MONDAY)[1:] == ()
    assert make_due(session, today=date(2026, 11, 13)) == 2
    made = session.execute(
        select(Task.assigned_on, TaskAgency.role, Agency.name, Task.room_id)
        .join(TaskAgency, TaskAgency.task_id == Task.id)
        .join(Agency, Agency.id == TaskAgency.agency_id)
        .order_by(Task.assigned_on, TaskAgency.role.desc(), TaskAgency.position)
    )
    before, after = date(2026, 11, 4), date(2026, 11, 11)
    assert [tuple(row) for row in made] == [
        (before, AgencyRole.LEAD, "Phòng Ngoại vụ", closed.id),
        (before, AgencyRole.LEAD, "Phòng Nội chính", closed.id),
        (before, AgencyRole.COORDINATING, "Phòng Dân tộc", closed.id),
        (after, AgencyRole.LEAD, "Phòng Nội chính", heir.id),
    ]
    [listed] = recurring_tasks.read(session, [key], today=NEXT)
    assert (listed.leads, listed.stopped) == (("Phòng Nội chính",), False)
    assert recurring.describe(session, key, today=NEXT).parts["Cơ quan chủ trì"] == (
        "Phòng Ngoại vụ (nay là Phòng Nội chính)",
        "Phòng Nội chính",
    )


def test_one_whose_leads_nobody_follows_waits_and_is_told(session, rooms) -> None:
    _, heir, lost = rooms
    key = recurring.save(session, Loaded("", replace(WEEKLY, leads=(ref(lost),))))
    assert make_due(session, today=MONDAY + timedelta(days=2)) == 1
    later = date(2026, 11, 20)
    assert (make_due(session, today=later), waiting(session, today=later)) == (0, 0)
    stopped = Wanted(filters={"state": ("stopped",)})
    assert recurring_tasks.find(session, stopped, today=later).keys == [key]
    assert recurring_tasks.count(session, stopped, today=LAST) == 0
    [listed] = recurring_tasks.read(session, [key], today=later)
    assert (listed.next_on, listed.stopped) == (None, True)
    assert "Không còn cơ quan chủ trì" in recurring.describe(session, key, today=later).state
    [card] = [one for one in read_desk(session, today=later).cards if one.name == "recurring_stopped"]
    assert card.counter.count == 1
    found = recurring.load(session, key, today=later)
    recurring.save(session, replace(found, values=replace(found.values, leads=(ref(heir),))))
    assert make_due(session, today=later) == 2  # what was missed is made up


def test_tasks_are_not_transferred_to_an_agency_that_is_not_there_yet(session, rooms) -> None:
    _, heir, _ = rooms
    heir.valid_from = date(2026, 11, 6)
    key = task.save(session, Loaded("", TaskForm(content="Việc", assigned_on=MONDAY)), today=MONDAY)
    with pytest.raises(AppError) as told:
        transfer(session, [key], Transfer(ref(heir), LAST))
    assert str(told.value) == "Phòng Nội chính hoạt động từ 06/11/2026."
    assert transfer(session, [key], Transfer(ref(heir), date(2026, 11, 6))) == 1


def said(complaints) -> list[tuple[str, int | None, str, str]]:
    assert all(one.warning for one in complaints)
    return [(one.field, one.row, one.column, one.sentence) for one in complaints]


def test_requests_and_proposals_warn_by_their_day(session, rooms) -> None:
    closed, _, _ = map(ref, rooms)
    asked = AgencyRequestForm(content="Số liệu", agency=closed, requested_on=NEXT)
    assert said(agency_request.advise_agencies(session, asked, today=MONDAY)) == [("agency", None, "", SAID)]
    before = replace(asked, requested_on=MONDAY)
    assert agency_request.advise_agencies(session, before, today=NEXT) == ()
    proposed = AgendaProposalForm(content="Đề án", agency=closed)
    assert said(agenda_proposal.advise_agencies(session, proposed, today=NEXT)) == [
        ("agency", None, "", SAID)
    ]
    assert agenda_proposal.advise_agencies(session, replace(proposed, proposed_on=MONDAY), today=NEXT) == ()


def test_a_round_of_opinions_warns_of_who_leads_and_of_each_that_is_asked(session, rooms) -> None:
    closed, heir, _ = map(ref, rooms)
    person = Person(full_name="Nguyễn Văn An")
    session.add(person)
    session.flush()
    who = Ref("person", person.id.hex, person.full_name)
    answers = tuple(AnswerRow(who=one) for one in (who, heir, closed))
    form = OpinionRoundForm(kind=RoundKind.AGENCIES, lead=closed, asked_on=NEXT, answers=answers)
    assert said(opinion_round.advise_agencies(session, form, today=NEXT)) == [
        ("lead", None, "", SAID),
        ("answers", 2, "who", SAID),
    ]
    assert opinion_round.advise_agencies(session, replace(form, asked_on=MONDAY), today=NEXT) == ()


def test_a_dossier_warns_of_what_is_named_now_by_the_day_it_came_last(session, rooms) -> None:
    closed, _, lost = map(ref, rooms)
    form = DossierForm(content="Tờ trình", agency=closed, versions=(VersionRow(received_on=MONDAY),))
    assert dossier.advise_agencies(session, Loaded("", form), today=NEXT) == ()
    key = dossier.save(session, Loaded("", form))
    again = replace(form, versions=(*form.versions, VersionRow(received_on=NEXT)), room=lost)
    assert [one.field for one in dossier.advise_agencies(session, Loaded(key, again), today=NEXT)] == ["room"]
    assert said(dossier.advise_agencies(session, Loaded("", again), today=NEXT))[0] == (
        "agency",
        None,
        "",
        SAID,
    )


def test_a_plan_warns_of_its_room(session, rooms) -> None:
    form = PlanForm(scope=PlanScope.ROOM, room=ref(rooms[0]), span="2026-12", drafted_on=NEXT)
    assert said(plan.advise_agencies(session, form, today=MONDAY)) == [("room", None, "", SAID)]
    assert plan.advise_agencies(session, replace(form, drafted_on=MONDAY), today=NEXT) == ()


def test_contents_and_those_invited_are_warned_of_by_the_day_of_the_meeting(session, rooms) -> None:
    closed, heir, _ = map(ref, rooms)
    form = MeetingForm(
        kind=MeetingKind.REGULAR_SESSION,
        title="Họp",
        held_on=NEXT,
        agenda=(AgendaRow(content="Một", agency=heir), AgendaRow(content="Hai", agency=closed)),
        attendance=(AttendanceRow(who=closed),),
    )
    assert said(meeting.advise_agencies(session, form, today=MONDAY)) == [
        ("agenda", 1, "agency", SAID),
        ("attendance", 0, "who", SAID),
    ]
    assert meeting.advise_agencies(session, replace(form, held_on=MONDAY), today=NEXT) == ()
    key = meeting.save(session, Loaded("", form))
    assert said(guests.advise_agencies(session, guests.load(session, key))) == [("guests", 0, "who", SAID)]
    content = AgendaItemForm(meeting=Ref("meeting", key, "Họp"), content="Ba", agency=closed)
    assert said(agenda_item.advise_agencies(session, content, today=MONDAY)) == [("agency", None, "", SAID)]
    assert agenda_item.advise_agencies(session, replace(content, meeting=None), today=MONDAY) == ()
