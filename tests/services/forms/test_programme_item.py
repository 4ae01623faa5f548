"""The form of a programme item: what is saved is loaded again, and told."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.forms import Fact, Loaded, Ref
from app.briefings.programme_item_form import AdjustmentRow, MilestoneRow, ProgrammeItemForm
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.terms import AdjustmentGround, AgencyKind, Book, DecisionLevel, MeetingKind, Secrecy
from app.models.agency import Agency
from app.models.dossier import Dossier
from app.models.meeting import AgendaItem, Meeting
from app.models.office import Attachment
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem, ProgrammeProposal
from app.rules.confirmed_years import warning_of_month
from app.rules.periods import Month
from app.services.bin import delete
from app.services.confirmed_years import NOTICE
from app.services.forms.programme_item import describe, load, save
from app.services.settings import read_calendar
from app.services.undo import undo
from tests.services.conftest import scratch
from tests.services.forms.people import AGENCIES, HOLDERS, PEOPLE, POSTS, bare, changes, mixed, store

TODAY = date(2026, 11, 23)
TEXTS = st.sampled_from(("", "Đề án", "Quyết định ban hành quy chế"))
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
MONTHS = st.tuples(st.integers(2025, 2027), st.integers(1, 12))
CHOSEN = st.lists(st.sampled_from(AGENCIES), unique=True).map(tuple)
ADJUSTMENTS = st.builds(
    AdjustmentRow,
    to=MONTHS,
    ground=st.none() | st.sampled_from(AdjustmentGround),
    reason=TEXTS,
    necessity=TEXTS,
    effect=TEXTS,
    document_number=TEXTS,
    requested_on=DAYS,
    decided_on=DAYS,
    decision=st.sampled_from(RequestDecision),
    decided_by=TEXTS,
    decision_document=TEXTS,
    decision_note=TEXTS,
)
STEPS = st.builds(MilestoneRow, content=TEXTS, responsible=TEXTS, due_on=DAYS, done_on=DAYS)
ADDITIONS = st.just({}) | st.fixed_dictionaries(
    {
        "added_on": st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        "ground": st.sampled_from(AdjustmentGround),
        **dict.fromkeys(("reason", "necessity", "effect"), st.just("Đề án")),
        "asked_by": st.none() | st.sampled_from(AGENCIES),
        "asked_on": DAYS,
        **dict.fromkeys(("document_number", "decided_by", "decision_document", "decision_note"), TEXTS),
    }
)
BARE_ITEMS = st.builds(
    ProgrammeItemForm,
    book=st.sampled_from(Book),
    content=TEXTS,
    form=TEXTS,
    level=st.sampled_from(DecisionLevel),
    leads=CHOSEN,
    coordinating=CHOSEN,
    leader=st.none() | HOLDERS,
    due=MONTHS,
    needs_party=st.booleans(),
    party_on=DAYS,
    needs_council=st.booleans(),
    council_on=DAYS,
    council_session=TEXTS,
    milestones=st.lists(STEPS, max_size=3).map(tuple),
    adjustments=st.lists(ADJUSTMENTS, max_size=3).map(tuple),
    submitted_on=DAYS,
    issued_on=DAYS,
    withdrawn=st.booleans(),
    withdrawn_on=DAYS,
    delay_cause=TEXTS,
    note=TEXTS,
)
ITEMS = st.builds(lambda form, added: replace(form, **added), BARE_ITEMS, ADDITIONS)
WHOLE = ProgrammeItemForm(
    content="Đề án phát triển đô thị",
    form="Quyết định",
    leads=(AGENCIES[0],),
    coordinating=(AGENCIES[1], AGENCIES[2]),
    leader=POSTS[1],
    due=(2026, 10),
    adjustments=(
        AdjustmentRow(
            to=(2026, 12),
            ground=AdjustmentGround.OBJECTIVE,
            reason="Chờ hướng dẫn của Bộ",
            document_number="12/TTr-SYT",
            decision=RequestDecision.APPROVED,
            decided_on=date(2026, 10, 20),
        ),
    ),
)


ADDED = {
    "added_on": date(2026, 11, 3),
    "ground": AdjustmentGround.INSTRUCTION,
    "reason": "Theo chỉ đạo",
    "necessity": "Cấp bách",
    "effect": "Không lớn",
}


def plain(values: ProgrammeItemForm) -> ProgrammeItemForm:
    return replace(values, adjustments=bare(values.adjustments), milestones=bare(values.milestones))


def add(database, values: ProgrammeItemForm = WHOLE) -> str:
    with database.write("Kiểm thử") as session:
        store(session)
    with database.write("Kiểm thử") as session:
        return save(session, Loaded("", values))


def lawful(form: ProgrammeItemForm) -> ProgrammeItemForm:
    """The item with its requests as they may stand: one waits at most, each changes the month, none comes too late."""
    rows: list[AdjustmentRow] = []
    for row in form.adjustments:
        waits = {RequestDecision.PENDING} & {row.decision} & {other.decision for other in rows}
        same = row.to in (form.due, *(other.to for other in rows))
        decision = RequestDecision.REFUSED if waits or same else row.decision
        days = filter(None, (row.requested_on, row.decided_on))
        rows.append(replace(row, decision=decision, requested_on=min(days, default=None)))
    if any(
        row.decision is RequestDecision.PENDING for row in rows
    ):  # none that waited is agreed to beside it
        rows = [
            replace(row, decision=RequestDecision.REFUSED)
            if row.key and row.decision is RequestDecision.APPROVED
            else row
            for row in rows
        ]
    if all(row.decision is RequestDecision.REFUSED for row in rows):
        return replace(form, adjustments=tuple(rows), **in_order(form))
    unended = {"submitted_on": None, "issued_on": None, "withdrawn": False}
    return replace(form, adjustments=tuple(rows), **unended)


def in_order(form: ProgrammeItemForm) -> dict[str, object]:
    """The days of an item that is submitted first, then issued, or else withdrawn."""
    days = sorted(day for day in (form.submitted_on, form.issued_on) if day)
    if form.withdrawn or not days:
        return {"submitted_on": None, "issued_on": None}
    return {"submitted_on": days[0], "issued_on": days[1] if len(days) > 1 else None}


@given(ITEMS.map(lawful), ITEMS, st.data())
def test_what_is_saved_is_loaded_again(memory, first, second, data):
    with scratch(memory) as session:
        store(session)
        key = save(session, Loaded("", first))
        loaded = load(session, key, today=TODAY)
        assert plain(loaded.values) == first
        mix = mixed(data, loaded.values.adjustments, second.adjustments)
        changed = lawful(replace(second, adjustments=mix))
        assert save(session, replace(loaded, values=changed)) == key
        again = load(session, key, today=TODAY).values
        assert sorted(map(repr, bare(again.adjustments))) == sorted(map(repr, bare(changed.adjustments)))
        assert replace(plain(again), adjustments=()) == replace(changed, adjustments=())
        kept = {row.key for row in changed.adjustments if row.key}
        assert kept <= {row.key for row in again.adjustments}


def test_an_item_that_is_saved_unchanged_is_not_written(database):
    key = add(database)
    with database.write("Kiểm thử") as session:
        before = changes(session)
        save(session, load(session, key, today=TODAY))
        assert changes(session) == before


def test_a_new_item_is_for_the_month_to_come(session):
    assert load(session, None, today=date(2026, 12, 5)) == Loaded("", ProgrammeItemForm(due=(2027, 1)))


def test_new_agencies_and_leaders_are_made_with_the_item(session):
    values = replace(
        WHOLE, leads=(Ref("agency", "", "Sở Công Thương"),), leader=Ref("person", "", "Trần Dũng")
    )
    store(session)
    loaded = load(session, save(session, Loaded("", values)), today=TODAY)
    assert [(ref.name, ref.is_new) for ref in (*loaded.values.leads, loaded.values.leader)] == [
        ("Sở Công Thương", False),
        ("Trần Dũng", False),
    ]


def test_a_save_is_taken_back_whole(database):
    key = add(database)
    with database.write("Kiểm thử") as session:
        before = load(session, key, today=TODAY)
        values = replace(
            before.values,
            content="Nội dung khác",
            leads=(AGENCIES[2],),
            coordinating=(),
            leader=PEOPLE[0],
            adjustments=(*before.values.adjustments, AdjustmentRow(to=(2027, 1))),
        )
        save(session, replace(before, values=values))
    with database.write("Kiểm thử") as session:
        assert undo(session).title == "Sửa mục chương trình công tác “Đề án phát triển đô thị”"
        assert load(session, key, today=TODAY).values == before.values


def test_an_item_that_was_changed_elsewhere_is_not_overwritten(database):
    key = add(database)
    with database.read() as session:
        opened = load(session, key, today=TODAY)
    with database.write("Người khác") as session:
        row = session.query(Adjustment).one()
        row.reason = "Lý do khác"
    with database.write("Kiểm thử") as session, pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        save(session, opened)


def test_a_deleted_item_is_not_opened(session):
    store(session)
    key = save(session, Loaded("", WHOLE))
    delete(session, "programme_item", UUID(key))
    with pytest.raises(AppError, match="đã bị xóa"):
        load(session, key, today=TODAY)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (ProgrammeItemForm(content="Đề án"), "Chưa có tháng trình"),
        (replace(WHOLE, adjustments=(AdjustmentRow(),)), "chưa ghi tháng chuyển đến"),
    ],
)
def test_what_cannot_be_stored_is_refused(session, values, sentence):
    store(session)
    with pytest.raises(AppError, match=sentence):
        save(session, Loaded("", values))


def test_what_a_form_drops_is_only_marked(session):
    store(session)
    loaded = load(session, save(session, Loaded("", WHOLE)), today=TODAY)
    save(session, replace(loaded, values=replace(loaded.values, adjustments=(), coordinating=())))
    assert session.query(Adjustment).one().deleted_at is not None
    assert [
        link.deleted_at is None for link in session.query(ProgrammeAgency).order_by("position", "id")
    ].count(True) == 1


def test_the_panel_tells_where_an_item_stands(session):
    store(session)
    told = describe(session, save(session, Loaded("", WHOLE)), today=TODAY)
    assert (told.title, told.state) == ("Đề án phát triển đô thị", "Chưa đến tháng")
    assert told.facts == (
        Fact("Chương trình", "Chương trình công tác của UBND tỉnh"),
        Fact("Hình thức", "Quyết định"),
        Fact("Cấp quyết định", "UBND tỉnh"),
        Fact("Chức danh phụ trách", "Phó Chủ tịch"),
        Fact("Tháng trình", "12/2026 (ban đầu: 10/2026)"),
    )
    assert told.parts == {
        NOTICE: (warning_of_month(Month(2026, 12), read_calendar(session)),),
        "Cơ quan chủ trì": ("Sở Y tế",),
        "Cơ quan phối hợp": ("Sở Xây dựng", "UBND xã Ea Kar"),
        "Các lần điều chỉnh": (
            (
                "Sang 12/2026 (quyết định 20/10/2026, văn bản 12/TTr-SYT): "
                "Nguyên nhân khách quan, bất khả kháng, tình huống cấp bách – Chờ hướng dẫn của Bộ"
            ),
        ),
    }


@pytest.mark.parametrize(
    ("today", "state", "month"),
    [
        (date(2026, 10, 19), "Đến tháng, chưa trình", "10/2026"),
        (date(2026, 10, 20), "Chưa đến tháng", "12/2026 (ban đầu: 10/2026)"),
        (date(2027, 1, 1), "Chậm", "12/2026 (ban đầu: 10/2026)"),
    ],
)
def test_the_panel_tells_what_was_decided_by_its_day(session, today, state, month):
    store(session)
    told = describe(session, save(session, Loaded("", WHOLE)), today=today)
    assert (told.state, Fact("Tháng trình", month) in told.facts) == (state, True)


def test_every_column_of_an_item_is_in_its_form(session):
    store(session)
    needs = {"party_on": TODAY, "council_on": TODAY, "council_session": "Kỳ họp thứ năm", **ADDED}
    values = replace(WHOLE, note="Ghi chú", delay_cause="Chậm", issued_on=TODAY, submitted_on=TODAY, **needs)
    values = replace(values, field=Ref("field", "", "Giáo dục"), room=AGENCIES[2])
    gone = replace(values, submitted_on=None, issued_on=None, withdrawn=True, withdrawn_on=TODAY)
    rows = [session.get(ProgrammeItem, UUID(save(session, Loaded("", one)))) for one in (values, gone)]
    names = (column.name for column in ProgrammeItem.__table__.columns)
    empty = [name for name in names if all(getattr(row, name) in (None, "") for row in rows)]
    assert empty == ["leader_person_id", "carried_from_id", "carried_on", "deleted_at"]


def test_the_panel_names_the_attached_files(session):
    store(session)
    key = save(session, Loaded("", WHOLE))
    file = {"sha256": "0" * 64, "size": 1, "owner_table": "programme_item", "owner_id": UUID(key)}
    session.add_all([Attachment(name="to-trinh.pdf", **file), Attachment(name="du-thao.docx", **file)])
    session.flush()
    assert describe(session, key, today=TODAY).parts["Tệp đính kèm"] == ("to-trinh.pdf", "du-thao.docx")


def test_an_approved_request_to_withdraw_withdraws_the_item_from_its_day(database):
    asked = AdjustmentRow(
        kind=AdjustmentKind.WITHDRAW, decision=RequestDecision.APPROVED, decided_on=date(2026, 11, 2)
    )
    key = add(database, replace(WHOLE, adjustments=(asked,)))
    with database.read() as session:
        values = load(session, key, today=TODAY).values
    assert (values.withdrawn, values.withdrawn_on, values.adjustments[0].to) == (
        True,
        date(2026, 11, 2),
        (2026, 10),
    )


def test_where_else_an_item_is_dealt_with_is_told(session):
    item = ProgrammeItem(content="Đề án", due_year=2026, due_month=11)
    meeting = Meeting(
        title="Phiên họp tháng 11", kind=MeetingKind.REGULAR_SESSION, held_on=date(2026, 11, 26)
    )
    agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add_all([item, meeting, agency])
    session.flush()
    asked = {"due_year": 2026, "due_month": 11, "content": "Đề án", "item_id": item.id}
    session.add_all(
        [
            ProgrammeProposal(agency_id=agency.id, document_number="12/TTr-SYT", **asked),
            AgendaItem(meeting_id=meeting.id, content="Đề án", programme_item_id=item.id),
            Dossier(content="Đề án y tế", number="15/TTr-SYT", programme_item_id=item.id),
            Dossier(content="", number="3/M", secrecy=Secrecy.SECRET, programme_item_id=item.id),
        ]
    )
    session.flush()
    parts = describe(session, item.id.hex, today=TODAY).parts
    assert parts["Đăng ký"] == ("Sở Y tế (12/TTr-SYT)",)
    assert parts["Cuộc họp"] == ("Phiên họp tháng 11 (26/11/2026)",)
    assert parts["Hồ sơ trình"] == ("Đề án y tế (15/TTr-SYT)", "Nội dung mật (3/M)")
    assert "Lấy ý kiến" not in parts
