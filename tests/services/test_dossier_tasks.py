"""A dossier brings one task, made of what it says and of what the leader decided."""

from datetime import UTC, datetime, timedelta

import pytest

from app.briefings.submission import Proposal
from app.core.errors import AppError
from app.core.opinion_terms import Decision
from app.core.terms import Secrecy
from app.models.task import Task
from app.services import dossiers
from app.services.dossier_tasks import task_of
from app.services.forms import task as task_form
from tests.services.forms.people import PEOPLE, store
from tests.services.opinion_rounds import MONDAY, agency

DAY = timedelta(days=1)
TODAY = MONDAY + 9 * DAY


@pytest.fixture
def row(session):
    store(session)
    lead = agency(session, "Sở Tài chính").id
    return dossiers.receive(session, content="Giao Sở Tài chính", agency=lead, received_on=MONDAY)


def test_what_the_leader_decided_is_the_task_from_that_day_on(session, row):
    key = row.id.hex
    dossiers.submit(session, [key], submitted_on=MONDAY, leader=PEOPLE[1], proposal=Proposal.AGREE)
    dossiers.decide(
        session, [key], decision=Decision.AGREED, decided_on=MONDAY + DAY, words="Rà soát giá đất"
    )
    made = task_of(session, key, today=TODAY)
    told = task_form.load(session, made, today=TODAY).values
    assert (told.content, told.assigned_on) == ("Rà soát giá đất", MONDAY + DAY)
    assert [ref.name for ref in told.leads] == ["Sở Tài chính"]
    assert told.assigner is not None
    assert told.assigner.name == PEOPLE[1].name
    assert task_of(session, key, today=TODAY) == made == row.task_id.hex, "once only"


def test_before_a_decision_the_content_is_the_task_and_a_deleted_one_is_made_again(session, row):
    first = task_of(session, row.id.hex, today=TODAY)
    made = session.get_one(Task, row.task_id)
    assert (made.content, made.assigned_on) == ("Giao Sở Tài chính", TODAY)
    made.deleted_at = datetime(2026, 11, 20, tzinfo=UTC)
    session.flush()
    assert task_of(session, row.id.hex, today=TODAY) != first


def test_a_secret_dossier_is_not_told_in_a_task(session, row):
    row.secrecy, row.content = Secrecy.SECRET, ""
    with pytest.raises(AppError, match="Hồ sơ mật"):
        task_of(session, row.id.hex, today=TODAY)
    assert session.query(Task).count() == 0
