"""What a meeting pack is told: the agenda in order with its files, and the documents of ours that may go in front."""

from datetime import date, time
from uuid import UUID

import pytest

from app.core.errors import AppError
from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.attachments import attach
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.models.person import Post
from app.rules.agenda_rules import result_of
from app.services.agenda import add_item
from app.services.issued import issue
from app.services.office_texts import write_text
from app.services.pack import brief, meeting_on, read_papers
from app.services.settings import load_preset

TODAY, DAY = date(2026, 11, 29), date(2026, 11, 30)


@pytest.fixture
def meeting(database, tmp_path) -> str:
    """A meeting with two contents; the second has files."""
    with database.write("Lan") as session:
        load_preset(session)
        agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
        post = Post(name="Chủ tịch UBND tỉnh")
        session.add_all([agency, post])
        session.flush()
        row = Meeting(
            kind=MeetingKind.REGULAR_SESSION,
            title="Phiên họp",
            held_on=DAY,
            starts_at=time(8),
            place="Phòng 1",
            chair_post_id=post.id,
        )
        session.add(row)
        session.flush()
        for position, content in ((1, "Đề án"), (0, "Báo cáo")):
            item = AgendaItem(meeting_id=row.id, position=position, content=content, agency_id=agency.id)
            session.add(item)
            session.flush()
            if position:
                for name in ("b.pdf", "a.pdf"):
                    (tmp_path / name).write_bytes(name.encode())
                    attach(
                        session,
                        tmp_path / name,
                        folder=database.folder,
                        owner_table="agenda_item",
                        owner_id=item.id,
                    )
        return row.id.hex


def test_what_approves_earlier_minutes_needs_no_paper(database, meeting):
    with database.write("Lan") as session:
        add_item(session, UUID(meeting), "Thông qua biên bản Phiên tháng 10 (ngày 28/10/2026)")
    with database.read() as session:
        told = [one.aside for one in read_papers(session, meeting, today=TODAY).contents]
    assert told == ["", "", "Biên bản phiên trước, lưu trong chương trình"]


def test_a_result_of_written_opinions_needs_no_paper(database, meeting):
    with database.write("Lan") as session:
        add_item(session, UUID(meeting), result_of("Giá đất"))
    with database.read() as session:
        told = [one.aside for one in read_papers(session, meeting, today=TODAY).contents]
    assert told == ["", "", "Kết quả lấy phiếu, lưu trong chương trình"]


def test_contents_come_in_the_order_of_the_agenda_with_their_files(database, meeting):
    with database.read() as session:
        papers = read_papers(session, meeting, today=TODAY)
    told = [(one.title, one.agency, [file.name for file in one.files]) for one in papers.contents]
    assert told == [("Báo cáo", "Sở Y tế", []), ("Đề án", "Sở Y tế", ["b.pdf", "a.pdf"])]
    head = papers.head
    assert (head.title, head.held_on, head.place, head.chair) == (
        "Phiên họp",
        DAY,
        "Phòng 1",
        "Chủ tịch UBND tỉnh",
    )
    assert (head.starts_at, head.made_on, papers.own) == (time(8), TODAY, ())


def test_documents_of_the_month_are_offered_and_told(database, meeting):
    with database.read() as session:
        papers = read_papers(session, meeting, today=TODAY)
        report = next(paper for paper in papers.ours if paper.code == "month_report")
        briefing, edition = brief(session, report, today=TODAY)
    assert (report.subject, report.title) == ("2026-11", "Báo cáo tháng 11/2026")
    assert briefing.figures.period.start == date(2026, 11, 1)
    assert edition.symbol.startswith("BC-")


def test_an_issued_document_goes_in_as_it_went_out(database, meeting):
    with database.write("Lan") as session:
        issue(session, "agenda", meeting, issued_on=TODAY, today=TODAY)
        session.get(Meeting, UUID(meeting)).title = "Phiên họp bất thường"
        session.flush()
        paper = next(one for one in read_papers(session, meeting, today=TODAY).ours if one.code == "agenda")
        briefing, _ = brief(session, paper, today=TODAY)
    assert briefing.title == "Phiên họp"


@pytest.mark.parametrize("way", ["issue", "agency"])
def test_the_notice_of_conclusions_brings_the_words_that_were_written_for_it(database, meeting, way):
    with database.write("Lan") as session:
        session.add(Conclusion(meeting_id=UUID(meeting), position=0, content="Giao Sở Y tế rà soát"))
        write_text(session, "conclusion_notice", f"{meeting}/{way}", slot="others", content="Lời thêm.")
        ours = read_papers(session, meeting, today=TODAY).ours
        paper = next(one for one in ours if one.code == "conclusion_notice")
        briefing, edition = brief(session, paper, today=TODAY)
    assert (briefing.arranged, edition.written) == (way, {"others": "Lời thêm."})


def test_a_meeting_is_found_by_its_day_when_it_is_the_only_one(database, meeting):
    with database.read() as session:
        assert meeting_on(session, DAY) == meeting
        assert meeting_on(session, DAY, MeetingKind.REGULAR_SESSION) == meeting
        with pytest.raises(AppError, match="Không có cuộc họp nào ngày 30/11/2026"):
            meeting_on(session, DAY, MeetingKind.PARTY)


def test_several_meetings_of_a_day_are_named_with_their_keys(database, meeting):
    with database.write("Lan") as session:
        other = Meeting(kind=MeetingKind.PARTY, title="Hội nghị", held_on=DAY)
        session.add(other)
        session.flush()
        with pytest.raises(AppError, match=f"Ngày 30/11/2026 có 2 cuộc họp.*{meeting}"):
            meeting_on(session, DAY)
        assert meeting_on(session, DAY, MeetingKind.PARTY) == other.id.hex


def test_a_meeting_that_is_gone_is_refused(database, meeting):
    with database.read() as session, pytest.raises(AppError, match="Không còn cuộc họp này"):
        read_papers(session, "0" * 32, today=TODAY)
