"""The form of a task: what is saved is loaded again, what does not differ is not written, undo takes it back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.task_form import DelayReportRow, ExtensionRow, ProgressRow, TaskForm
from app.core.errors import AppError
from app.core.terms import AgencyRole, Secrecy, TaskKind, TaskOrigin
from app.core.text import clean
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.database import Database
from app.models.office import Attachment
from app.models.task import SourceDocument, Task, TaskAgency
from app.services.confirmed_years import NOTICE
from app.services.forms import task
from app.services.forms.common import key_of
from app.services.history import history_of
from app.services.undo import undo
from tests.conftest import ACTOR
from tests.services.conftest import scratch

TODAY = date(2026, 11, 23)
DAY = date(2026, 11, 2)
WHOLE = TaskForm(
    document=Ref("source_document", "", "2145/UBND-TH"),
    document_day=DAY,
    issuer="UBND tỉnh",
    summary="V/v rà soát quy hoạch",
    content="Rà soát quy hoạch chi tiết",
    assigner=Ref("post", "", "Chủ tịch UBND tỉnh"),
    product="Báo cáo",
    field=Ref("field", "", "Xây dựng"),
    assigned_on=DAY,
    deadline=date(2026, 11, 20),
    deadline_words="trước ngày 21/11",
    leads=(Ref("agency", "", "Sở Xây dựng"),),
    coordinating=(Ref("agency", "", "Sở Tài chính"), Ref("agency", "", "UBND xã Ea Kar")),
    officer=Ref("person", "", "Lê An"),
    note="Gấp",
    extensions=(ExtensionRow(date(2026, 12, 4), date(2026, 11, 18), "2300/UBND-TH", "Chờ ý kiến Bộ"),),
    delay_reports=(
        DelayReportRow(date(2026, 11, 17), "88/BC-SXD", "Chờ ý kiến Bộ", True, date(2026, 11, 18)),
    ),
    progress=(ProgressRow(date(2026, 11, 16), Ref("agency", "", "Sở Xây dựng"), 60, "Đã lấy ý kiến"),),
)


def saved(session: Session, form: TaskForm, key: str = "") -> str:
    seen = task.load(session, key, today=TODAY).seen if key else 0
    return task.save(session, Loaded(key, form, seen), today=TODAY)


def loaded(session: Session, key: str) -> TaskForm:
    session.flush()
    session.expire_all()
    return task.load(session, key, today=TODAY).values


def changes(session: Session) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(Change)) or 0


def bare(form: TaskForm) -> TaskForm:
    """A form without the keys that saving gives."""

    def plain(ref: Ref | None) -> Ref | None:
        return None if ref is None else replace(ref, key="")

    return replace(
        form,
        **{name: plain(getattr(form, name)) for name in ("document", "assigner", "field", "officer")},
        leads=tuple(replace(ref, key="") for ref in form.leads),
        coordinating=tuple(replace(ref, key="") for ref in form.coordinating),
        extensions=tuple(replace(row, key="") for row in form.extensions),
        delay_reports=tuple(replace(row, key="") for row in form.delay_reports),
        progress=tuple(replace(row, key="", agency=plain(row.agency)) for row in form.progress),
    )


TEXT = st.text(max_size=12).map(clean)
NAME = st.sampled_from(("Sở Y tế", "Sở Nội vụ", "UBND xã Ea Kar", "Thanh tra tỉnh"))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
MAYBE = st.none() | DAYS


def refs(table: str) -> st.SearchStrategy[Ref]:
    return st.builds(Ref, st.just(table), st.just(""), NAME)


def growing(form: TaskForm) -> TaskForm:
    """Without the extensions that give no more time or come after the result, withdrawn no earlier than that."""
    kept: list[ExtensionRow] = []
    in_force = form.deadline or date.min
    for row in form.extensions:
        late = form.completed_on is not None and (row.decided_on or date.min) > form.completed_on
        if row.extended_to is not None and row.extended_to > in_force and not late:
            kept.append(row)
            in_force = row.extended_to
    gone = max(filter(None, (form.withdrawn_on, form.completed_on))) if form.withdrawn_on else None
    return replace(form, extensions=tuple(kept), withdrawn_on=gone)


AGENCIES = st.lists(refs("agency"), max_size=4, unique=True).map(tuple)
FORMS = st.builds(
    TaskForm,
    document=st.none() | st.builds(Ref, st.just("source_document"), st.just(""), TEXT.filter(bool)),
    document_day=st.none(),
    content=TEXT.filter(bool),
    origin=st.sampled_from(TaskOrigin),
    assigner=st.none() | refs("post") | refs("person"),
    product=TEXT,
    passage=TEXT,
    field=st.none() | refs("field"),
    kind=st.sampled_from(TaskKind),
    assigned_on=DAYS,
    deadline=MAYBE,
    deadline_words=TEXT,
    leads=AGENCIES,
    coordinating=AGENCIES,
    officer=st.none() | refs("person"),
    completed_on=MAYBE,
    result_document=TEXT,
    quality_accepted=st.none() | st.booleans(),
    quality_judged_on=MAYBE,
    withdrawn=st.booleans(),
    withdrawn_on=MAYBE,
    note=TEXT,
    extensions=st.lists(
        st.builds(ExtensionRow, DAYS, DAYS, TEXT, TEXT), max_size=3, unique_by=lambda row: row.decided_on
    ).map(lambda rows: tuple(sorted(rows, key=lambda row: row.decided_on or DAY))),
    delay_reports=st.lists(
        st.builds(DelayReportRow, DAYS, TEXT, TEXT, st.none() | st.booleans(), MAYBE),
        max_size=2,
        unique_by=lambda row: row.reported_on,
    ).map(lambda rows: tuple(sorted(rows, key=lambda row: row.reported_on or DAY))),
    progress=st.lists(
        st.builds(ProgressRow, DAYS, st.none() | refs("agency"), st.none() | st.integers(0, 100), TEXT),
        max_size=2,
        unique_by=lambda row: row.reported_on,
    ).map(lambda rows: tuple(sorted(rows, key=lambda row: row.reported_on or DAY))),
).map(growing)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(first=FORMS, second=FORMS)
def test_whatever_is_saved_is_loaded_again(memory: Engine, first: TaskForm, second: TaskForm) -> None:
    with scratch(memory) as session:
        key = saved(session, first)
        assert bare(loaded(session, key)) == first
        again = replace(second, document=loaded(session, key).document)
        saved(session, again, key)
        assert bare(loaded(session, key)) == replace(second, document=first.document)


def test_a_whole_form_is_loaded_as_it_was_saved(session: Session) -> None:
    found = loaded(session, saved(session, WHOLE))
    assert bare(found) == replace(WHOLE, origin=TaskOrigin.PROVINCE)
    assert found.progress[0].agency == found.leads[0], (
        "the new agency stood twice in the form and was made once"
    )


def test_a_form_saved_as_it_is_writes_nothing(session: Session) -> None:
    key = saved(session, WHOLE)
    before = changes(session)
    saved(session, loaded(session, key), key)
    assert changes(session) == before


def test_an_empty_form_begins_today(session: Session) -> None:
    assert task.load(session, None, today=TODAY) == Loaded("", TaskForm(assigned_on=TODAY))


def test_undo_of_a_saved_form_gives_the_old_record_back(database: Database) -> None:
    with database.write(ACTOR) as session:
        key = saved(session, WHOLE)
    with database.write(ACTOR) as session:
        old = loaded(session, key)
        changed = replace(
            old,
            content="Việc khác",
            summary="Khác",
            coordinating=(),
            extensions=(ExtensionRow(date(2026, 12, 11)),),
            progress=(),
        )
        saved(session, changed, key)
    with database.write(ACTOR) as session:
        assert undo(session) is not None
    with database.write(ACTOR) as session:
        assert loaded(session, key) == old


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(first=FORMS, second=FORMS)
def test_undo_gives_back_whatever_stood_before(database: Database, first: TaskForm, second: TaskForm) -> None:
    first, second = (replace(form, document_day=form.document_day or DAY) for form in (first, second))
    with database.write(ACTOR) as session:
        key = saved(session, first)
    with database.write(ACTOR) as session:
        old, before = loaded(session, key), changes(session)
        saved(session, second, key)
        assume(changes(session) > before)
    with database.write(ACTOR) as session:
        undo(session)
    with database.read() as session:
        assert loaded(session, key) == old


def test_the_log_tells_who_changed_what(database: Database) -> None:
    with database.write("Lê An") as session:
        key = saved(session, WHOLE)
    with database.write("Vũ Bình") as session:
        saved(session, replace(loaded(session, key), note="Đã nhắc"), key)
    with database.read() as session:
        newest = history_of(session, "task", key_of(key))[0]
    assert (newest.actor, newest.field, newest.old, newest.new) == ("Vũ Bình", "note", "Gấp", "Đã nhắc")


@pytest.mark.parametrize("where", ["task", "part", "document"])
def test_a_form_that_was_overtaken_is_refused(database: Database, where: str) -> None:
    with database.write(ACTOR) as session:
        key = saved(session, WHOLE)
        mine = task.load(session, key, today=TODAY)
    theirs = {
        "task": {"note": "Khác"},
        "part": {"extensions": ()},
        "document": {"summary": "Khác"},
    }[where]
    with database.write("Người khác") as session:
        saved(session, replace(loaded(session, key), **theirs), key)
    with database.write(ACTOR) as session, pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        task.save(session, mine, today=TODAY)


def test_one_document_gives_many_tasks(session: Session) -> None:
    first = loaded(session, saved(session, WHOLE))
    again = loaded(
        session, saved(session, TaskForm(document=first.document, content="Việc hai", assigned_on=DAY))
    )
    assert (again.document, again.summary, again.issuer) == (first.document, WHOLE.summary, WHOLE.issuer)


def test_a_number_that_is_there_is_that_document_unless_its_day_differs(session: Session) -> None:
    saved(session, WHOLE)
    same = replace(WHOLE, document=Ref("source_document", "", "2145/ubnd - TH"), summary="Khác")
    assert loaded(session, saved(session, same)).summary == WHOLE.summary
    saved(session, replace(WHOLE, document_day=date(2025, 11, 2)))
    assert session.scalar(select(func.count()).select_from(SourceDocument)) == 2


def test_a_typed_day_is_not_dropped_for_that_of_the_document_that_was_chosen(session: Session) -> None:
    chosen = loaded(session, saved(session, WHOLE)).document
    other = date(2027, 11, 2)
    with pytest.raises(AppError, match="khác ngày 02/11/2027 vừa nhập"):
        saved(session, TaskForm(document=chosen, document_day=other, content="Việc", assigned_on=DAY))
    saved(session, TaskForm(document=chosen, document_day=None, content="Việc", assigned_on=DAY))


def test_a_new_number_without_its_day_is_not_taken_for_one_that_is_there(session: Session) -> None:
    saved(session, WHOLE)
    new = TaskForm(document=Ref("source_document", "", "2145/UBND-TH"), content="Việc", assigned_on=DAY)
    with pytest.raises(AppError, match="Đã có văn bản 2145/UBND-TH ngày 02/11/2026") as told:
        saved(session, new)
    assert "nhập ngày văn bản" in told.value.advice
    saved(session, replace(new, document_day=date(2027, 11, 2)))
    assert session.scalar(select(func.count()).select_from(SourceDocument)) == 2


def test_a_known_document_with_a_summary_does_not_become_secret_by_a_task_of_it(session: Session) -> None:
    chosen = loaded(session, saved(session, WHOLE)).document
    hidden = TaskForm(document=chosen, secrecy=Secrecy.SECRET, assigned_on=DAY)
    with pytest.raises(AppError, match="đang là văn bản không mật, có trích yếu") as told:
        saved(session, hidden)
    assert "ô Văn bản giao" in told.value.advice


def test_the_own_document_is_corrected_also_when_its_number_was_typed_again(session: Session) -> None:
    key = saved(session, WHOLE)
    saved(session, replace(WHOLE, summary="Trích yếu mới"), key)
    assert loaded(session, key).summary == "Trích yếu mới"
    assert session.scalar(select(func.count()).select_from(SourceDocument)) == 1


def test_another_document_is_not_overwritten_with_the_words_of_the_old_one(session: Session) -> None:
    key = saved(session, WHOLE)
    other = loaded(
        session, saved(session, replace(WHOLE, document=Ref("source_document", "", "7/TB-VP"), summary=""))
    )
    saved(session, replace(loaded(session, key), document=other.document), key)
    now = loaded(session, key)
    assert (now.document, now.summary) == (other.document, "")


def test_a_document_that_is_taken_away_leaves_no_copy_of_itself(session: Session) -> None:
    key = saved(session, WHOLE)
    saved(session, replace(loaded(session, key), document=None), key)
    assert loaded(session, key).document is None
    assert session.scalar(select(func.count()).select_from(SourceDocument)) == 1


def test_a_document_without_a_number_is_kept_when_something_is_said_of_it(session: Session) -> None:
    found = loaded(session, saved(session, TaskForm(content="Việc", assigned_on=DAY, issuer="Tỉnh ủy")))
    assert found.document is not None
    assert found.document.name == "Văn bản không số"
    assert found.origin is TaskOrigin.PARTY


@pytest.mark.parametrize(
    ("number", "issuer", "assigner", "origin"),
    [
        ("512/QĐ-TTg", "", "", TaskOrigin.GOVERNMENT),
        ("12-KL/TU", "", "Chủ tịch UBND tỉnh", TaskOrigin.PARTY),
        ("", "", "", TaskOrigin.PROVINCE),
        ("", "", "Bí thư Tỉnh ủy", TaskOrigin.PARTY),
        ("15/KH", "", "", TaskOrigin.INCOMING),
    ],
)
def test_an_origin_that_is_not_chosen_follows_from_the_document(
    session: Session, number: str, issuer: str, assigner: str, origin: TaskOrigin
) -> None:
    form = TaskForm(
        document=Ref("source_document", "", number) if number else None,
        issuer=issuer,
        assigner=Ref("post", "", assigner) if assigner else None,
        content="Việc",
        assigned_on=DAY,
    )
    assert loaded(session, saved(session, form)).origin is origin


def test_of_a_secret_task_only_number_and_days_are_kept(session: Session) -> None:
    form = TaskForm(
        document=Ref("source_document", "", "05/UBND-M"),
        secrecy=Secrecy.SECRET,
        assigned_on=DAY,
        deadline=DAY,
        deadline_words="trước ngày 3/11",
    )
    found = loaded(session, saved(session, form))
    assert (found.content, found.deadline, found.deadline_words) == ("Nội dung mật", DAY, "")


def test_the_panel_of_a_secret_task_tells_its_level_and_the_hour(session: Session) -> None:
    form = TaskForm(
        document=Ref("source_document", "", "5/M"),
        secrecy=Secrecy.TOP_SECRET,
        assigned_on=TODAY,
        deadline=TODAY + timedelta(days=9),
        deadline_words="trước 17 giờ ngày 2/12",
    )
    told = {
        fact.label: fact.value for fact in task.describe(session, saved(session, form), today=TODAY).facts
    }
    assert told["Độ mật"] == "Tối mật"
    assert told["Hạn hoàn thành"].endswith("(17 giờ 00)")


def test_content_under_a_secret_document_is_refused_also_when_the_form_does_not_know(
    session: Session,
) -> None:
    secret = TaskForm(
        document=Ref("source_document", "", "05/UBND-M"), secrecy=Secrecy.SECRET, assigned_on=DAY
    )
    document = loaded(session, saved(session, secret)).document
    with pytest.raises(AppError, match="05/UBND-M là văn bản mật"):
        saved(session, TaskForm(document=document, content="Chuyện mật", assigned_on=DAY))


def test_a_document_does_not_become_secret_while_another_task_tells_its_content(session: Session) -> None:
    first = loaded(session, saved(session, WHOLE))
    key = saved(session, TaskForm(document=first.document, content="Việc hai", assigned_on=DAY))
    hidden = replace(loaded(session, key), secrecy=Secrecy.SECRET, content="", summary="")
    with pytest.raises(AppError, match="có 1 nhiệm vụ ghi nội dung"):
        saved(session, hidden, key)


def test_an_agency_whose_part_ended_is_not_shown_and_stays_in_the_record(session: Session) -> None:
    key = saved(session, WHOLE)
    link = session.scalars(select(TaskAgency).where(TaskAgency.role == AgencyRole.LEAD)).one()
    link.to_on = date(2026, 11, 10)
    session.flush()
    assert loaded(session, key).leads == ()
    saved(session, replace(loaded(session, key), leads=(Ref("agency", "", "Sở Nội vụ"),)), key)
    assert [ref.name for ref in loaded(session, key).leads] == ["Sở Nội vụ"]
    assert session.get_one(TaskAgency, link.id).deleted_at is None


def test_the_details_tell_where_a_task_stands_and_all_that_happened(session: Session) -> None:
    key = saved(session, WHOLE)
    task_key = key_of(key)
    session.add(
        Attachment(sha256="0" * 64, name="công văn.pdf", size=1, owner_table="task", owner_id=task_key)
    )
    told = task.describe(session, key, today=TODAY)
    facts = {fact.label: fact.value for fact in told.facts}
    assert told.title == WHOLE.content
    assert told.state == "Đang thực hiện, trong hạn, còn 8 ngày làm việc"
    assert facts["Văn bản giao"] == "2145/UBND-TH ngày 02/11/2026; UBND tỉnh; V/v rà soát quy hoạch"
    assert facts["Hạn hoàn thành"] == "20/11/2026 (trước ngày 21/11)"
    assert facts["Hạn hiện nay"] == "04/12/2026"
    assert facts["Người giao"] == "Chủ tịch UBND tỉnh"
    assert "Chất lượng" not in facts
    assert told.parts == {
        NOTICE: ("Lịch nghỉ năm 2026 chưa được xác nhận, hạn có thể thay đổi.",),
        "Cơ quan chủ trì": ("Sở Xây dựng",),
        "Cơ quan phối hợp": ("Sở Tài chính", "UBND xã Ea Kar"),
        "Gia hạn": ("Đến 04/12/2026; quyết định 18/11/2026; 2300/UBND-TH; Chờ ý kiến Bộ",),
        "Báo cáo chậm tiến độ": (
            "17/11/2026; 88/BC-SXD; Chờ ý kiến Bộ; lý do được chấp nhận ngày 18/11/2026",
        ),
        "Tiến độ": ("16/11/2026; Sở Xây dựng; 60%; Đã lấy ý kiến",),
        "Tệp đính kèm": ("công văn.pdf",),
    }


def test_a_task_without_a_day_is_refused_and_nothing_is_made(database: Database) -> None:
    with pytest.raises(AppError, match="Chưa có ngày giao"), database.write(ACTOR) as session:
        saved(session, replace(WHOLE, assigned_on=None))
    with database.read() as session:
        assert not session.scalars(select(Task)).all()
        assert not session.scalars(select(Agency)).all()


def test_a_row_that_stands_cannot_be_changed_into_a_step_back(session: Session) -> None:
    """The form only warns of what stands; what a change makes of it is refused when it is saved."""
    rows = tuple(ExtensionRow(DAY.replace(day=day), DAY.replace(day=day - 10)) for day in (24, 27))
    key = saved(session, replace(WHOLE, deadline=DAY.replace(day=20), extensions=rows))
    first, second = loaded(session, key).extensions
    changed = replace(
        loaded(session, key), extensions=(first, replace(second, extended_to=first.extended_to))
    )
    with pytest.raises(AppError, match="không sau hạn đang có 24/11/2026"):
        saved(session, changed, key)
    later = replace(loaded(session, key), deadline=DAY.replace(day=25))
    with pytest.raises(AppError, match="không sau hạn đang có 25/11/2026"):
        saved(session, later, key)
