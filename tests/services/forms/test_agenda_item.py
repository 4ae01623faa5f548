"""The form of one content: papers with versions make its day, leaders are asked, all is told (duties 54-58)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.agenda_item_form import AgendaItemForm, AskedRow, PaperRow
from app.briefings.forms import Details, Fact, Loaded, Ref
from app.core.errors import AppError
from app.core.terms import MeetingKind
from app.models.agenda import MeetingPaper
from app.models.attachments import store as stored
from app.models.meeting import AgendaItem, Meeting
from app.rules.agenda import PaperFact, complete_on, deciding_due
from app.services.agenda_papers import files_of
from app.services.attached_files import attach_files
from app.services.cells import receive, write_past_day
from app.services.forms import meeting as meeting_form
from app.services.forms.agenda_item import describe, load, save
from app.services.forms.common import part_rows
from app.services.settings import load_preset
from app.services.undo import undo
from tests.services.agendas import DUE, HELD
from tests.services.conftest import scratch
from tests.services.forms.people import AGENCIES, HOLDERS, POSTS, bare, changes, mixed, store

MEETING = Ref("meeting", UUID(int=91).hex, "Phiên họp")
DAYS = st.none() | st.dates(date(2026, 11, 1), date(2026, 11, 20))
TEXTS = st.sampled_from(("", "Tờ trình", "Dự thảo"))
PAPERS = st.builds(
    PaperRow, name=TEXTS, version=st.integers(1, 3), document=TEXTS, received_on=DAYS, due_on=DAYS
)
ASKED = st.builds(AskedRow, who=HOLDERS, asked_on=DAYS, answered_on=DAYS, opinion=TEXTS)
ITEMS = st.builds(
    AgendaItemForm,
    meeting=st.just(MEETING),
    content=TEXTS,
    agency=st.none() | st.sampled_from(AGENCIES),
    presenter=st.none() | HOLDERS,
    section=TEXTS,
    minutes=st.none() | st.integers(1, 60),
    documents_due_on=DAYS,
    documents_received_on=DAYS,
    papers=st.lists(PAPERS, max_size=3).map(tuple),
    asked=st.lists(ASKED, max_size=3).map(tuple),
    late_reason=TEXTS,
    late_reason_accepted=st.sampled_from((None, True, False)),
    withdrawal_proposed_on=DAYS,
    withdrawal_agreed=st.sampled_from((None, True, False)),
    postponed_on=DAYS,
    needs_papers=st.sampled_from((True, False)),
)


def office(session) -> None:
    store(session)
    session.add(
        Meeting(id=UUID(MEETING.key), kind=MeetingKind.REGULAR_SESSION, title=MEETING.name, held_on=HELD)
    )
    session.flush()


def plain(values: AgendaItemForm) -> AgendaItemForm:
    return replace(values, papers=bare(values.papers), asked=bare(values.asked))


def saved(values: AgendaItemForm) -> AgendaItemForm:
    """What a form is once it was saved: with papers its days follow from them."""
    if not values.papers:
        return values
    facts = [PaperFact(row.name, row.received_on, row.due_on) for row in values.papers]
    due_on = deciding_due(facts, DUE)
    return replace(values, documents_received_on=complete_on(facts), documents_due_on=due_on)


@given(ITEMS, ITEMS, st.data())
def test_what_is_saved_is_loaded_again(memory, first, second, data):
    with scratch(memory) as session:
        office(session)
        key = save(session, Loaded("", first))
        loaded = load(session, key)
        assert plain(loaded.values) == saved(first)
        papers = mixed(data, loaded.values.papers, second.papers)
        asked = mixed(data, loaded.values.asked, second.asked)
        changed = replace(second, papers=papers, asked=asked)
        assert save(session, replace(loaded, values=changed)) == key
        assert plain(load(session, key).values) == saved(plain(changed))


def test_a_content_that_is_saved_unchanged_is_not_written(database):
    with database.write("Kiểm thử") as session:
        office(session)
        values = AgendaItemForm(MEETING, "Đề án", papers=(PaperRow("", "Tờ trình", received_on=HELD),))
        key = save(session, Loaded("", values))
    with database.write("Kiểm thử") as session:
        before = changes(session)
        save(session, load(session, key))
        assert changes(session) == before


def test_a_content_without_a_meeting_is_refused(session):
    with pytest.raises(AppError, match="Chưa chọn cuộc họp"):
        save(session, Loaded("", AgendaItemForm(content="Đề án")))


def test_the_newest_version_is_what_is_laid_before_the_meeting(database, tmp_path):
    files = {}
    for name in ("cũ.pdf", "mới.pdf", "khác.pdf"):
        (tmp_path / name).write_bytes(name.encode())
        files[name] = stored(tmp_path / name, database.folder)
    papers = (
        PaperRow("", "Dự thảo", 1, "", date(2026, 11, 20), (files["cũ.pdf"],)),
        PaperRow("", "Tờ trình", 1),
        PaperRow("", "Dự thảo", 2, "", date(2026, 11, 23), (files["mới.pdf"],)),
        PaperRow("", "Dự thảo", 3),
    )
    with database.write("Kiểm thử") as session:
        office(session)
        key = save(session, Loaded("", AgendaItemForm(MEETING, "Đề án", papers=papers)))
        attach_files(session, [files["khác.pdf"]], table="agenda_item", key=key)
        assert [file.name for file in files_of(session, UUID(key))] == ["mới.pdf", "khác.pdf"]
        assert load(session, key).values.documents_received_on is None  # the letter is not there


def test_a_content_is_told_with_its_papers_its_opinions_and_where_it_stands(session):
    load_preset(session)
    office(session)
    values = AgendaItemForm(
        MEETING,
        "Đề án",
        AGENCIES[0],
        POSTS[0],
        papers=(
            PaperRow("", "Tờ trình", 1, "12/TTr-SYT", date(2026, 11, 20)),
            PaperRow("", "Dự thảo", 1),
        ),
        asked=(AskedRow("", POSTS[0], date(2026, 11, 6), date(2026, 11, 9), "Đồng ý trình"),),
    )
    key = save(session, Loaded("", values))
    told = describe(session, key, today=date(2026, 11, 26))
    assert (told.title, told.state) == ("Đề án", "Cần đề nghị rút")
    assert (
        Fact("Tài liệu", "chưa gửi, hạn 23/11/2026 (theo quy chế)") in told.facts
    )  # 24/11 is a day off of the preset
    assert Fact("Xin ý kiến", "Đã có ý kiến (chậm nhất 09/11/2026)") in told.facts
    assert told.parts["Tài liệu"] == (
        "Tờ trình (12/TTr-SYT; nhận 20/11/2026, đúng hạn)",
        "Dự thảo (chưa gửi)",
    )
    assert told.parts["Xin ý kiến Chủ tịch, Phó Chủ tịch"] == (
        "Chủ tịch (xin 06/11/2026, trả lời 09/11/2026): Đồng ý trình",
    )


def test_papers_and_opinions_come_back_with_undo(database):
    with database.write("Kiểm thử") as session:
        office(session)
        values = AgendaItemForm(MEETING, "Đề án", papers=(PaperRow("", "Tờ trình", received_on=HELD),))
        key = save(session, Loaded("", values))
    with database.write("Kiểm thử") as session:
        loaded = load(session, key)
        save(session, replace(loaded, values=replace(loaded.values, papers=())))
    with database.write("Kiểm thử") as session:
        undo(session)
        item = session.get_one(AgendaItem, UUID(key))
        [paper] = part_rows(session, MeetingPaper, {"agenda_item_id": item.id})
        assert (paper.name, item.documents_received_on) == ("Tờ trình", HELD)


def test_each_paper_has_its_own_last_day_or_the_regulations(session):
    load_preset(session)
    office(session)  # 24/11 is a day off of the preset: documents are due on 23/11
    early, late = date(2026, 11, 16), date(2026, 11, 25)
    papers = (
        PaperRow("", "Tờ trình", 1, "", date(2026, 11, 18), due_on=early),
        PaperRow("", "Dự thảo", 1, due_on=late),
        PaperRow("", "Báo cáo", 1, "", date(2026, 11, 23)),
    )
    key = save(session, Loaded("", AgendaItemForm(MEETING, "Đề án", papers=papers)))

    def told(day: date) -> Details:
        return describe(session, key, today=day)

    assert told(date(2026, 11, 25)).state == "Trong chương trình"  # the draft is due today
    assert Fact("Tài liệu", "chưa gửi, hạn 25/11/2026 (hạn riêng của tài liệu)") in told(late).facts
    assert told(date(2026, 11, 26)).state == "Cần đề nghị rút"
    assert told(late).parts["Tài liệu"] == (
        "Tờ trình (nhận 18/11/2026, chậm, hạn riêng 16/11/2026)",
        "Dự thảo (chưa gửi, hạn riêng 25/11/2026)",
        "Báo cáo (nhận 23/11/2026, đúng hạn)",
    )
    assert receive(session, "agenda_item", [key], day=late) == 1
    session.flush()
    loaded = load(session, key)
    assert [paper.received_on for paper in loaded.values.papers] == [
        date(2026, 11, 18),
        late,
        date(2026, 11, 23),
    ]
    save(session, loaded)
    assert Fact("Tài liệu", "chậm, hạn 16/11/2026 (hạn riêng của tài liệu)") in told(late).facts


def test_a_day_is_not_typed_over_the_days_of_papers(session):
    load_preset(session)
    office(session)
    papers = (PaperRow("", "Tờ trình", 1),)
    key = save(session, Loaded("", AgendaItemForm(MEETING, "Đề án", papers=papers)))
    with pytest.raises(AppError, match="có danh sách tài liệu"):
        write_past_day(
            session, "agenda_item", key, column="documents_received_on", typed="20/11/2026", today=HELD
        )


def test_without_papers_the_own_day_of_a_content_is_typed_and_moves_with_no_meeting(session):
    load_preset(session)
    office(session)
    own = date(2026, 11, 26)
    key = save(session, Loaded("", AgendaItemForm(MEETING, "Đề án", documents_due_on=own)))
    papers = (PaperRow("", "A", 1, "", date(2026, 11, 20)), PaperRow("", "B", 1, "", own, due_on=own))
    other = save(session, Loaded("", AgendaItemForm(MEETING, "Khác", papers=papers)))
    assert load(session, other).values.documents_due_on == own  # it came last, and in time
    loaded = meeting_form.load(session, MEETING.key)
    moved = replace(loaded.values, held_on=date(2026, 11, 20))
    meeting_form.save(session, replace(loaded, values=moved))
    assert load(session, key).values.documents_due_on == own
    assert load(session, other).values.documents_due_on is None  # A is late now: it decides


@pytest.mark.parametrize(
    ("words", "mark", "stored"),
    [("Đề án", None, True), ("Thông qua biên bản phiên trước", None, False), ("Đề án", False, False)],
)
def test_words_propose_whether_a_new_content_needs_papers(session, words, mark, stored):
    office(session)
    key = save(session, Loaded("", AgendaItemForm(MEETING, words, needs_papers=mark)))
    loaded = load(session, key)
    assert loaded.values.needs_papers is stored
    save(session, replace(loaded, values=replace(loaded.values, content="Thông qua biên bản khác")))
    assert session.get_one(AgendaItem, UUID(key)).needs_papers is stored, "other words change no mark"
    told = describe(session, key, today=HELD)
    assert any(fact == Fact("Tài liệu", "không cần gửi") for fact in told.facts) is not stored
