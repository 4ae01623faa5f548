"""The form of a proposed content: what is saved is loaded again, and its fate is told."""

from dataclasses import replace
from datetime import date

from app.briefings.agenda_proposal_form import AgendaProposalForm
from app.briefings.forms import Loaded
from app.services import agenda
from app.services.forms.agenda_proposal import describe, load, save
from tests.services.agendas import session_on
from tests.services.forms.people import AGENCIES, store

TODAY = date(2026, 11, 23)
WHOLE = AgendaProposalForm(
    "Đề án", AGENCIES[0], wished=(2026, 12), proposed_on=TODAY, document="5/TTr", minutes=20
)


def test_what_is_saved_is_loaded_again(session):
    store(session)
    key = save(session, Loaded("", WHOLE))
    loaded = load(session, key, today=TODAY)
    assert loaded.values == WHOLE
    changed = replace(WHOLE, wished=None, agency=AGENCIES[1])
    save(session, replace(loaded, values=changed))
    assert load(session, key, today=TODAY).values == changed


def test_a_new_proposal_is_of_today(session):
    assert load(session, None, today=TODAY).values.proposed_on == TODAY


def test_a_proposal_is_told_with_the_meeting_that_it_came_to(session):
    store(session)
    key = save(session, Loaded("", WHOLE))
    assert describe(session, key, today=TODAY).state == "Chờ quyết định"
    agenda.accept(session, [key], meeting=session_on(session).id.hex, decided_on=TODAY)
    told = describe(session, key, today=TODAY)
    assert told.state == "Đã đưa vào chương trình"
    assert told.parts["Cuộc họp"] == ("Đưa vào Phiên họp, 27/11/2026",)
