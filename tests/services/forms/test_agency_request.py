"""The form of a request to an agency: what it begins with, what it keeps, what it refuses."""

from datetime import date

import pytest

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.forms import Loaded, Ref
from app.core.errors import AppError
from app.core.task_terms import ContactWay
from app.core.terms import Secrecy
from app.models.database import Database
from app.models.task import SourceDocument, Task
from app.rules.form_checks.agency_request import check
from app.rules.regulation import Calendar
from app.rules.working_days import working_days_after
from app.services.cells import receive
from app.services.forms.agency_request import describe, load, save
from app.services.forms.common import put
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar
from tests.conftest import ACTOR

TODAY = date(2026, 11, 23)
FREE = Calendar(frozenset(), frozenset())
HEALTH = Ref("agency", "", "Sở Y tế")


def asked(**more: object) -> AgencyRequestForm:
    values = {"content": "Số liệu dịch bệnh", "agency": HEALTH, "requested_on": TODAY, **more}
    return AgencyRequestForm(**values)  # type: ignore[arg-type]


def test_a_new_request_is_due_when_the_regulation_says(database: Database) -> None:
    with database.read() as session:
        days, calendar = regulation_on(session, TODAY).request_reply_days, read_calendar(session)
        values = load(session, None, today=TODAY).values
    assert (values.requested_on, values.due_on) == (TODAY, working_days_after(TODAY, days, calendar))


def test_a_request_is_kept_told_and_noted_as_received(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = save(session, Loaded("", asked(due_on=date(2026, 11, 20), way=ContactWay.DIRECT)))
        assert describe(session, key, today=TODAY).state == "Quá hạn, chưa có"
    with database.write(ACTOR) as session:
        loaded = load(session, key, today=TODAY)
        assert loaded.values.agency is not None
        assert (loaded.values.agency.name, loaded.values.way) == ("Sở Y tế", ContactWay.DIRECT)
        assert receive(session, "agency_request", [key], day=TODAY) == 1
        assert describe(session, key, today=TODAY).state == "Chậm"
    with database.write(ACTOR) as session, pytest.raises(AppError, match="sửa ở chỗ khác"):
        save(session, loaded)


def test_a_request_for_a_secret_task_keeps_no_words(database: Database) -> None:
    with database.write(ACTOR) as session:
        document = put(session, SourceDocument, None, {"number": "5/M", "secrecy": Secrecy.SECRET})
        values = {"content": "Nội dung mật", "assigned_on": TODAY, "source_document_id": document.id}
        task = put(session, Task, None, values)
        linked = asked(task=Ref("task", task.id.hex, ""))
        with pytest.raises(AppError, match="nhiệm vụ mật"):
            save(session, Loaded("", linked))


def test_what_is_missing_or_cannot_be_is_said_beside_its_field() -> None:
    complaints = check(AgencyRequestForm(requested_on=TODAY, due_on=date(2026, 11, 20)), FREE, today=TODAY)
    assert [one.field for one in complaints] == ["content", "agency", "document_number", "due_on"]
    assert check(asked(document_number="5/VP"), FREE, today=TODAY) == ()
