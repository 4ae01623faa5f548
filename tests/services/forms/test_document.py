"""The form of a source document: one document and its many tasks are saved and loaded together."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.document_form import DocumentForm
from app.briefings.forms import Loaded, Ref
from app.briefings.task_form import DelayReportRow, ExtensionRow, ProgressRow, TaskForm
from app.briefings.task_lines import TaskLine
from app.core.errors import AppError
from app.core.terms import Secrecy, TaskKind, TaskOrigin
from app.models.change_log import Change
from app.models.database import Database
from app.models.task import Task
from app.services.forms import document, task
from app.services.undo import undo
from tests.conftest import ACTOR

TODAY = date(2026, 11, 23)
DAY = date(2026, 11, 2)
HEALTH = Ref("agency", "", "Sở Y tế")
WHOLE = DocumentForm(
    number="2145/UBND-TH",
    issued_on=DAY,
    issuer="UBND tỉnh",
    summary="V/v rà soát quy hoạch",
    assigner=Ref("post", "", "Chủ tịch UBND tỉnh"),
    tasks=(
        TaskLine(
            "Rà soát quy hoạch", (HEALTH, Ref("agency", "", "Sở Nội vụ")), date(2026, 11, 20), "cuối tuần"
        ),
        TaskLine(
            "Báo cáo kết quả",
            (HEALTH,),
            product="Báo cáo",
            passage="tr. 5",
            officer=Ref("person", "", "Lê An"),
        ),
    ),
)


def saved(session: Session, form: DocumentForm, key: str = "") -> str:
    seen = document.load(session, key, today=TODAY).seen if key else 0
    return document.save(session, Loaded(key, form, seen), today=TODAY)


def loaded(session: Session, key: str) -> DocumentForm:
    session.flush()
    session.expire_all()
    return document.load(session, key, today=TODAY).values


def changes(session: Session) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(Change)) or 0


def bare(form: DocumentForm) -> DocumentForm:
    return replace(
        form,
        tasks=tuple(
            replace(
                line,
                key="",
                leads=tuple(replace(ref, key="") for ref in line.leads),
                officer=replace(line.officer, key="") if line.officer else None,
                assigner=replace(line.assigner, key="") if line.assigner else None,
            )
            for line in form.tasks
        ),
    )


def test_a_document_and_its_tasks_are_loaded_as_they_were_saved(session: Session) -> None:
    found = loaded(session, saved(session, WHOLE))
    lines = tuple(replace(line, assigner=WHOLE.assigner) for line in WHOLE.tasks)
    assert bare(found) == replace(WHOLE, assigner=None, tasks=lines)
    assert found.tasks[0].leads[0] == found.tasks[1].leads[0], "the agency that is new in both was made once"


def test_new_tasks_take_day_giver_and_origin_from_the_document(session: Session) -> None:
    found = loaded(session, saved(session, WHOLE))
    values = task.load(session, found.tasks[0].key, today=TODAY).values
    assert (values.assigned_on, values.origin) == (DAY, TaskOrigin.PROVINCE)
    assert values.assigner is not None
    assert values.assigner.name == "Chủ tịch UBND tỉnh"
    assert values.document is not None
    assert values.document.name == WHOLE.number


def test_a_line_with_a_regular_deadline_is_a_regular_task(session: Session) -> None:
    form = replace(WHOLE, tasks=(TaskLine("Trực ban", (HEALTH,), deadline_words="thường xuyên"),))
    key = loaded(session, saved(session, form)).tasks[0].key
    assert task.load(session, key, today=TODAY).values.kind is TaskKind.REGULAR


def test_a_document_saved_as_it_is_writes_nothing(session: Session) -> None:
    key = saved(session, WHOLE)
    before = changes(session)
    saved(session, loaded(session, key), key)
    assert changes(session) == before


def test_lines_change_their_tasks_and_leave_the_rest_of_them_alone(session: Session) -> None:
    key = saved(session, WHOLE)
    first = loaded(session, key).tasks[0]
    whole = task.load(session, first.key, today=TODAY)
    more = replace(
        whole.values,
        note="Gấp",
        coordinating=(Ref("agency", "", "Sở Tài chính"), Ref("agency", "", "Sở Xây dựng")),
        extensions=(ExtensionRow(date(2026, 12, 4), DAY),),
    )
    task.save(session, replace(whole, values=more), today=TODAY)
    form = loaded(session, key)
    line = replace(form.tasks[0], content="Rà soát lại", leads=(Ref("agency", "", "Sở Tài chính"),))
    saved(session, replace(form, tasks=(line, form.tasks[1], TaskLine("Việc ba", (HEALTH,)))), key)
    assert [line.content for line in loaded(session, key).tasks] == [
        "Rà soát lại",
        "Báo cáo kết quả",
        "Việc ba",
    ]
    now = task.load(session, first.key, today=TODAY).values
    assert (now.note, len(now.extensions)) == ("Gấp", 1)
    assert [ref.name for ref in now.leads] == ["Sở Tài chính"]
    assert [ref.name for ref in now.coordinating] == ["Sở Xây dựng"], "who leads does not coordinate as well"


def test_a_task_without_a_line_goes_to_the_bin_and_undo_brings_it_back(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = saved(session, WHOLE)
    with database.write(ACTOR) as session:
        form = loaded(session, key)
        saved(session, replace(form, tasks=form.tasks[:1]), key)
        assert len(loaded(session, key).tasks) == 1
    with database.write(ACTOR) as session:
        undo(session)
    with database.write(ACTOR) as session:
        assert loaded(session, key) == form
        assert session.scalar(select(func.count()).select_from(Task)) == 2


def test_a_document_is_stale_when_one_of_its_tasks_was_changed(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = saved(session, WHOLE)
        mine = document.load(session, key, today=TODAY)
    with database.write("Người khác") as session:
        one = task.load(session, mine.values.tasks[0].key, today=TODAY)
        task.save(session, replace(one, values=replace(one.values, coordinating=(HEALTH,))), today=TODAY)
    with database.write(ACTOR) as session, pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        document.save(session, mine, today=TODAY)


def test_a_second_document_of_the_same_number_and_day_is_refused(session: Session) -> None:
    saved(session, WHOLE)
    with pytest.raises(AppError, match="Đã có văn bản 2145/UBND-TH ngày 02/11/2026"):
        saved(session, replace(WHOLE, number="2145/UBND - TH"))
    saved(session, replace(WHOLE, issued_on=date(2025, 11, 2)))


def test_a_secret_document_keeps_its_number_and_the_days_of_its_tasks(session: Session) -> None:
    line = TaskLine(leads=(HEALTH,), deadline=DAY, deadline_words="trước ngày 3/11")
    form = DocumentForm(number="05/UBND-M", issued_on=DAY, secrecy=Secrecy.SECRET, tasks=(line,))
    key = saved(session, form)
    found = loaded(session, key)
    assert (found.tasks[0].content, found.tasks[0].deadline_words) == ("Nội dung mật", "")
    with pytest.raises(AppError, match="05/UBND-M là văn bản mật"):
        saved(session, replace(found, tasks=(replace(found.tasks[0], content="Chuyện mật"),)), key)


def test_a_whole_document_can_become_secret_at_once(session: Session) -> None:
    key = saved(session, WHOLE)
    form = loaded(session, key)
    hidden = tuple(replace(line, content="", product="", passage="") for line in form.tasks)
    saved(session, replace(form, secrecy=Secrecy.SECRET, summary="", tasks=hidden), key)
    assert {line.content for line in loaded(session, key).tasks} == {"Nội dung mật"}


def test_a_form_is_stale_once_another_document_has_one_of_its_tasks(session: Session) -> None:
    key = saved(session, WHOLE)
    other = saved(session, replace(WHOLE, number="7/UBND-TH", tasks=()))
    before = document.load(session, key, today=TODAY)
    row = session.get_one(Task, UUID(before.values.tasks[0].key))
    row.source_document_id, row.content = UUID(other), "Rà soát lại quy hoạch"
    session.flush()
    with pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        document.save(session, before, today=TODAY)
    assert row.content == "Rà soát lại quy hoạch"


@pytest.mark.parametrize(
    "told",
    [
        {"extensions": (ExtensionRow(extended_to=date(2026, 12, 4), reason="Chuyện mật"),)},
        {"delay_reports": (DelayReportRow(reported_on=DAY, reason="Chuyện mật"),)},
        {"progress": (ProgressRow(reported_on=DAY, content="Chuyện mật"),)},
        {"result_document": "9/BC-SYT về chuyện mật"},
    ],
)
def test_a_document_does_not_become_secret_while_its_tasks_tell_more(
    session: Session, told: dict[str, Any]
) -> None:
    key = saved(session, WHOLE)
    first = task.load(session, loaded(session, key).tasks[0].key, today=TODAY)
    task.save(session, replace(first, values=replace(first.values, **told)), today=TODAY)
    form = loaded(session, key)
    hidden = tuple(replace(line, content="", product="", passage="") for line in form.tasks)
    with pytest.raises(AppError, match="có 1 nhiệm vụ ghi nội dung"):
        saved(session, replace(form, secrecy=Secrecy.SECRET, summary="", tasks=hidden), key)


def test_a_secret_document_has_no_summary(session: Session) -> None:
    with pytest.raises(AppError, match="có trích yếu"):
        saved(session, DocumentForm(number="05/UBND-M", secrecy=Secrecy.SECRET, summary="Chuyện mật"))


def test_the_details_of_a_document_tell_what_became_of_its_tasks(session: Session) -> None:
    key = saved(session, WHOLE)
    first = loaded(session, key).tasks[0].key
    whole = task.load(session, first, today=TODAY)
    task.save(session, replace(whole, values=replace(whole.values, completed_on=DAY)), today=TODAY)
    told = document.describe(session, key, today=TODAY)
    assert (told.title, told.state) == ("2145/UBND-TH", "2 nhiệm vụ, đã hoàn thành 1")
    assert told.parts["Nhiệm vụ"] == (
        "Rà soát quy hoạch; Sở Y tế, Sở Nội vụ; hạn 20/11/2026; Hoàn thành đúng hạn",
        "Báo cáo kết quả; Sở Y tế; Đang thực hiện, không có thời hạn",
    )
    assert ("Trích yếu", "V/v rà soát quy hoạch") in {(fact.label, fact.value) for fact in told.facts}


def test_an_empty_document_has_no_tasks(session: Session) -> None:
    assert document.load(session, None, today=TODAY) == Loaded("", DocumentForm())
    key = saved(session, DocumentForm(number="1/TB-VP"))
    assert document.describe(session, key, today=TODAY).state == "Chưa có nhiệm vụ"
    assert task.load(session, None, today=TODAY).values == TaskForm(assigned_on=TODAY)
