"""Oral instructions are kept with who said and who transmitted them, and with their tasks (duty 26)."""

from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.oral_form import OralForm
from app.briefings.task_lines import TaskLine
from app.core.errors import AppError
from app.core.terms import Secrecy, TaskOrigin
from app.models.task import Task
from app.rules.form_checks import oral as checks
from app.rules.regulation import Calendar
from app.services.forms import oral
from app.services.lists import documents, oral_instructions

TODAY, DAY = date(2026, 11, 23), date(2026, 11, 16)
PLAIN = Calendar(frozenset(), frozenset())
SAID = OralForm(
    said_by=Ref("post", "", "Chủ tịch UBND tỉnh"),
    said_on=DAY,
    said_at=time(9, 30),
    place="Hiện trường cầu Ea H'leo",
    content="Khắc phục ngay sạt lở",
    transmitted_by=Ref("person", "", "Lê An"),
    transmitted_to="Giám đốc Sở Xây dựng",
    tasks=(
        TaskLine("Khắc phục sạt lở", (Ref("agency", "", "Sở Xây dựng"),), date(2026, 11, 20), "trước 17 giờ"),
    ),
)


def saved(session: Session, values: OralForm = SAID, key: str = "") -> str:
    seen = oral.load(session, key, today=TODAY).seen if key else 0
    return oral.save(session, Loaded(key, values, seen), today=TODAY)


def test_it_is_loaded_as_it_was_saved_and_gives_its_tasks_their_source(session: Session) -> None:
    key = saved(session)
    found = oral.load(session, key, today=TODAY).values
    plain = ("said_on", "said_at", "place", "content", "transmitted_to", "secrecy")
    assert [getattr(found, name) for name in plain] == [getattr(SAID, name) for name in plain]
    [task] = session.scalars(select(Task)).all()
    assert (task.origin, task.assigned_on, task.deadline_time) == (TaskOrigin.ORAL, DAY, time(17))
    assert task.assigner_post_id is not None
    assert task.source_document_id is not None


def test_the_list_tells_what_is_not_confirmed_and_documents_do_not_show_it(session: Session) -> None:
    key = saved(session)
    waiting = Wanted(filters={"state": ("open",)})
    assert oral_instructions.count(session, waiting, today=TODAY) == 1
    assert documents.count(session, Wanted(), today=TODAY) == 0
    values = oral.load(session, key, today=TODAY).values
    saved(session, replace(values, confirmed_number="12/TB-VPUBND", confirmed_on=TODAY), key)
    assert oral_instructions.count(session, waiting, today=TODAY) == 0
    [row] = oral_instructions.read(session, [key], today=TODAY)
    assert (row.said_by, row.transmitted_by) == ("Chủ tịch UBND tỉnh", "Lê An")
    assert (row.said_at, row.confirmed, row.tasks) == (time(9, 30), "12/TB-VPUBND 23/11/2026", 1)
    told = {fact.label: fact.value for fact in oral.describe(session, key, today=TODAY).facts}
    assert told["Văn bản xác nhận"] == "12/TB-VPUBND ngày 23/11/2026"


def test_of_a_secret_one_the_content_is_refused(session: Session) -> None:
    with pytest.raises(AppError, match="mật"):
        saved(session, replace(SAID, secrecy=Secrecy.SECRET))
    with pytest.raises(AppError, match="mật"):
        saved(session, replace(SAID, secrecy=Secrecy.SECRET, content="", tasks=()))
    hidden = replace(SAID, secrecy=Secrecy.SECRET, content="", place="", tasks=())
    assert not [one for one in checks.check(hidden, PLAIN, today=TODAY) if not one.warning]
    key = saved(session, hidden)
    [row] = oral_instructions.read(session, [key], today=TODAY)
    assert row.content == ""


def test_what_is_missing_or_turned_round_is_said() -> None:
    bare = OralForm(confirmed_on=date(2026, 11, 1), said_on=DAY)
    said = {(one.field, one.warning) for one in checks.check(bare, PLAIN, today=TODAY)}
    assert said == {
        ("said_by", False),
        ("content", False),
        ("transmitted_by", True),
        ("confirmed_number", True),
        ("confirmed_on", False),
    }
