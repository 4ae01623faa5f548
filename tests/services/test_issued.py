"""What was issued stays as it went out; a later version replaces it, and only an undo right after takes it back."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.issuing import BookEntry, Details, NumberSeries
from app.core.errors import AppError
from app.core.issuing import Issuer, NumberState, Standing
from app.core.terms import MeetingKind
from app.exports.catalog import DOCUMENTS
from app.models.database import Database
from app.models.meeting import Meeting
from app.models.task import Task
from app.services.bin import delete
from app.services.issued import begin_next, cancel_issued, issue, tell
from app.services.issuing import change_kind
from app.services.numbers import cancel, find_number, hold, hold_for, numbers_of, write_down
from app.services.office_texts import MONTH_BRIEFING, read_texts, write_text
from app.services.official_documents import change_details, find_document, named
from app.services.settings import change_setting, load_preset
from app.services.undo import undo

CODE, SUBJECT = "month_report", "2026-10"
DAY, TODAY = date(2026, 11, 3), date(2026, 11, 5)
REPORTS = NumberSeries(Issuer.OFFICE, "BC", 2026)
WHAT = "Kết quả tháng 10"


@pytest.fixture
def office(session: Session) -> Session:
    """A month with one task and the office's words on it."""
    load_preset(session)
    session.add(Task(content="Trình đề án", assigned_on=date(2026, 10, 5), deadline=date(2026, 10, 20)))
    write_text(session, MONTH_BRIEFING, SUBJECT, slot="causes", content="Do thời tiết.")
    return session


def issued(session: Session, **more: str) -> None:
    issue(session, CODE, SUBJECT, issued_on=DAY, today=TODAY, **{"what": WHAT, **more})


def text_of(session: Session, **more: int) -> object:
    told = tell(session, CODE, SUBJECT, today=date(2026, 12, 24), **more)
    return DOCUMENTS[CODE].compose(told.briefing, told.edition)


def test_a_draft_is_told_as_things_are_now(office: Session) -> None:
    before = tell(office, CODE, SUBJECT, today=TODAY)
    assert (before.version, before.standing, before.edition.number) == (1, Standing.DRAFT, "")
    office.add(Task(content="Việc nữa", assigned_on=date(2026, 10, 6), deadline=date(2026, 10, 21)))
    office.flush()
    assert len(tell(office, CODE, SUBJECT, today=TODAY).briefing.tasks) == len(before.briefing.tasks) + 1


def test_an_issued_document_is_as_it_went_out_whatever_is_typed_later(office: Session) -> None:
    issued(office)
    told, document = tell(office, CODE, SUBJECT, today=TODAY), text_of(office)
    assert (told.standing, told.edition.number, told.edition.dated) == (Standing.ISSUED, "01", DAY)
    assert told.edition.has_day
    assert told.edition.written == {"causes": "Do thời tiết."}
    office.add(Task(content="Việc nữa", assigned_on=date(2026, 10, 6), deadline=date(2026, 10, 21)))
    change_setting(office, "office.symbol", "VPUBND")
    office.flush()
    assert tell(office, CODE, SUBJECT, today=date(2027, 1, 1)) == told
    assert text_of(office) == document


def test_its_line_stands_in_the_register(office: Session) -> None:
    issued(office)
    (row,) = numbers_of(office, REPORTS)
    assert (row.number, row.state, row.symbol, row.issued_on) == (1, NumberState.USED, "BC-VP", DAY)
    assert (row.title, row.summary, row.signer) == ("Báo cáo", WHAT, "Trần Quang Bình")
    assert row.recipients.startswith("Ủy ban nhân dân tỉnh Đắk Lắk; ")
    assert "Như trên" not in row.recipients
    assert row.archive == "VT, TH"


def test_it_goes_out_under_the_number_that_it_holds(office: Session) -> None:
    hold_for(office, CODE, "2026-09", on=DAY)
    hold_for(office, CODE, SUBJECT, on=DAY)
    hold_for(office, CODE, "2026-08", on=DAY)
    with pytest.raises(AppError, match="đã giữ số 02"):
        issued(office, wanted="7")
    issued(office, wanted="02")
    assert [row.state for row in numbers_of(office, REPORTS)] == [
        NumberState.RESERVED,
        NumberState.USED,
        NumberState.RESERVED,
    ]


def test_it_may_knowingly_take_a_number_that_was_cancelled(office: Session) -> None:
    cancel(office, hold(office, REPORTS, letters="BC-VP"), reason="Nhầm")
    issued(office, wanted="1")
    assert tell(office, CODE, SUBJECT, today=TODAY).edition.number == "01"


def test_a_number_of_another_issuer_s_series_is_not_used(office: Session) -> None:
    hold_for(office, CODE, SUBJECT, on=DAY)
    change_kind(office, CODE, {"issuer": "committee", "signing": "chairman"})
    with pytest.raises(
        AppError, match=r"01/BC-VP thuộc sổ của Văn phòng UBND tỉnh, văn bản này do UBND tỉnh"
    ):
        issued(office)
    cancel(office, find_number(office, REPORTS, 1), reason="Đổi nơi ban hành")
    issued(office)
    (row,) = numbers_of(office, replace(REPORTS, issuer=Issuer.COMMITTEE))
    assert (row.number, row.symbol, row.state) == (1, "BC-UBND", NumberState.USED)


def test_a_paper_without_number_is_issued_without(office: Session) -> None:
    issue(office, "outgoing_book", "2026/office", issued_on=DAY, today=TODAY)
    document = find_document(office, "outgoing_book", "2026/office")
    assert document is not None
    assert (document.standing, document.number, document.symbol) == (Standing.ISSUED, "", "")


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        (CODE, date(2026, 11, 6), "sau hôm nay"),
    ],
)
def test_what_cannot_be_issued_is_refused(office: Session, code: str, day: date, said: str) -> None:
    with pytest.raises(AppError, match=said):
        issue(office, code, SUBJECT, issued_on=day, today=TODAY)


def test_it_is_issued_once_and_says_nothing_else_any_more(office: Session) -> None:
    issued(office)
    for change in (
        lambda: issued(office),
        lambda: change_details(office, CODE, SUBJECT, Details(summary="Khác")),
        lambda: write_text(office, MONTH_BRIEFING, SUBJECT, slot="causes", content="Khác."),
        lambda: hold_for(office, CODE, SUBJECT, on=DAY),
    ):
        with pytest.raises(AppError, match="phát hành"):
            change()


def test_the_next_version_replaces_it_with_words_of_its_own(office: Session) -> None:
    change_details(office, CODE, SUBJECT, Details(summary="Kết quả", dated=date(2026, 11, 2)))
    issued(office)
    first = text_of(office)
    assert begin_next(office, CODE, SUBJECT) == 2
    draft = tell(office, CODE, SUBJECT, today=TODAY)
    assert (draft.version, draft.standing, draft.edition.number) == (2, Standing.DRAFT, "")
    assert draft.edition.corrects == (
        "Báo cáo số 01/BC-VP ngày 03 tháng 11 năm 2026 của Văn phòng UBND tỉnh Đắk Lắk"
    )
    assert (draft.edition.summary, draft.edition.has_day) == ("Kết quả", False)
    assert draft.edition.written == {"causes": "Do thời tiết."}
    write_text(office, MONTH_BRIEFING, SUBJECT, slot="causes", content="Do thiếu người.")
    issue(office, CODE, SUBJECT, issued_on=TODAY, today=TODAY)
    assert tell(office, CODE, SUBJECT, today=TODAY).edition.written == {"causes": "Do thiếu người."}
    assert text_of(office, version=1) == first
    assert read_texts(office, MONTH_BRIEFING, SUBJECT, version=1) == {"causes": "Do thời tiết."}
    assert [row.number for row in numbers_of(office, REPORTS)] == [1, 2]


def test_a_version_begun_again_has_nothing_of_the_draft_that_was_thrown_away(office: Session) -> None:
    issued(office)
    begin_next(office, CODE, SUBJECT)
    write_text(office, MONTH_BRIEFING, SUBJECT, slot="causes", content="Khác.")
    write_text(office, MONTH_BRIEFING, SUBJECT, slot="proposals", content="Thừa.")
    draft = find_document(office, CODE, SUBJECT)
    assert draft is not None
    delete(office, "official_document", draft.id)
    assert begin_next(office, CODE, SUBJECT) == 2
    assert tell(office, CODE, SUBJECT, today=TODAY).edition.written == {"causes": "Do thời tiết."}


def test_kinds_with_the_same_words_lose_none_when_one_goes_out(office: Session) -> None:
    """One invitation for all and one for each share their words (`DocumentKind.words`)."""
    meeting = Meeting(kind=MeetingKind.OTHER, title="Họp", held_on=DAY)
    office.add(meeting)
    office.flush()
    key = meeting.id.hex

    def written(code: str) -> object:
        return tell(office, code, key, today=TODAY).edition.written

    write_text(office, "invitation", key, slot="notes", content="Một.")
    change_details(office, "invitations", key, Details(summary="Mời họp"))
    issue(office, "invitation", key, issued_on=DAY, today=TODAY)
    assert begin_next(office, "invitation", key) == 2
    write_text(office, "invitation", key, slot="notes", content="Hai.")
    assert written("invitation") == written("invitations") == {"notes": "Hai."}
    issue(office, "invitations", key, issued_on=DAY, today=TODAY)
    assert begin_next(office, "invitations", key) == 2
    assert written("invitation") == written("invitations") == {"notes": "Hai."}


def test_there_is_no_next_version_of_what_was_not_issued(office: Session) -> None:
    with pytest.raises(AppError, match="chưa phát hành"):
        begin_next(office, CODE, SUBJECT)
    issued(office)
    begin_next(office, CODE, SUBJECT)
    with pytest.raises(AppError, match="chưa phát hành"):
        begin_next(office, CODE, SUBJECT)


def test_a_cancelled_document_keeps_its_text_and_its_number_with_the_reason(office: Session) -> None:
    issued(office)
    before = text_of(office)
    with pytest.raises(AppError, match="phải ghi lý do"):
        cancel_issued(office, CODE, SUBJECT, reason=" ", today=TODAY)
    cancel_issued(office, CODE, SUBJECT, reason="Sai số liệu", today=TODAY)
    assert text_of(office) == before
    row = find_number(office, REPORTS, 1)
    assert (row.state, row.reason) == (NumberState.CANCELLED, "Sai số liệu")
    with pytest.raises(AppError, match="không cấp lại"):
        hold_for(office, CODE, "2026-09", on=DAY, wanted="1")
    with pytest.raises(AppError, match="đã hủy"):
        cancel_issued(office, CODE, SUBJECT, reason="Nữa", today=TODAY)
    begin_next(office, CODE, SUBJECT)
    assert tell(office, CODE, SUBJECT, today=TODAY).edition.corrects == ""


def test_only_an_undo_right_after_takes_an_issue_back(database: Database) -> None:
    with database.write("Lan") as session:
        load_preset(session)
    with database.write("Lan") as session:
        issued(session)
    with database.write("Lan") as session:
        undo(session)
    with database.read() as session:
        assert tell(session, CODE, SUBJECT, today=TODAY).standing is Standing.DRAFT
        assert numbers_of(session, REPORTS) == []


def test_the_name_of_a_document_without_number_is_its_kind_s(office: Session) -> None:
    assert named(office, None) == ""
    issue(office, "outgoing_book", "2026/office", issued_on=DAY, today=TODAY)
    document = find_document(office, "outgoing_book", "2026/office")
    assert document is not None
    assert named(office, document.id).startswith("Sổ đăng ký văn bản đi ngày 03 tháng 11 năm 2026 của ")


def test_a_register_s_own_columns_can_be_filled_after_the_issue(office: Session) -> None:
    issued(office)
    row = find_number(office, REPORTS, 1)
    entry = BookEntry(row.title, row.summary, row.issued_on, row.signer, row.recipients, row.archive)
    write_down(office, row, replace(entry, copies=12, handed_on=TODAY))
    assert (row.copies, row.handed_on, row.state) == (12, TODAY, NumberState.USED)
