"""Rooms' reports go into the office's own: proposed, chosen line by line, traced, taken back as one (duty 119)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.merge_form import MergeForm
from app.core.errors import AppError
from app.core.report_terms import ReportPart
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.database import Database
from app.models.report import ReportObligation
from app.rules.form_checks import merge
from app.services.forms.report import describe
from app.services.issued import issue
from app.services.merging import propose, take, uses_of
from app.services.office_texts import MONTH_BRIEFING, read_texts, write_text
from app.services.settings import load_preset
from app.services.undo import undo

MONTH, TODAY = "2026-11", date(2026, 11, 25)


def report(
    room: UUID, code: str = "month_room", last: date = date(2026, 11, 30), **said: str
) -> ReportObligation:
    return ReportObligation(
        name="Báo cáo",
        agency_id=room,
        code=code,
        period_from=date(2026, 11, 1),
        period_to=last,
        due_on=TODAY,
        **said,
    )


def reported(session: Session) -> list[str]:
    """Two rooms' reports of a month, the second entered first."""
    load_preset(session)
    rooms = [
        Agency(name=name, kind=AgencyKind.OFFICE_ROOM, position=place)
        for place, name in enumerate(("Phòng Tổng hợp", "Phòng Nội chính"))
    ]
    session.add_all(rooms)
    session.flush()
    rows = [
        report(rooms[1].id, results="Trình 5 văn bản\nTham mưu **đề án** đất đai", proposals="Thêm người"),
        report(rooms[0].id, results="Trình 12 văn bản.\nXong sổ theo dõi", difficulties="Thiếu máy"),
    ]
    session.add_all(rows)
    session.flush()
    return [row.id.hex for row in rows]


@pytest.fixture
def keys(session: Session) -> list[str]:
    return reported(session)


def words(session: Session) -> dict[str, str]:
    return read_texts(session, MONTH_BRIEFING, MONTH)


def chosen(form: MergeForm, contents: Sequence[str]) -> MergeForm:
    return replace(form, lines=tuple(replace(one, take=one.content in contents) for one in form.lines))


def test_lines_are_proposed_in_the_offices_order_the_common_ones_first(
    session: Session, keys: list[str]
) -> None:
    form = propose(session, keys)
    assert (form.kind, form.subject, form.name) == ("month_report", MONTH, "Báo cáo tháng: Tháng 11 năm 2026")
    assert [(one.content, one.part, one.room) for one in form.lines] == [
        ("Trình 17 văn bản (Phòng Tổng hợp 12; Phòng Nội chính 05)", ReportPart.ASSESSMENT, ""),
        ("Xong sổ theo dõi", ReportPart.ASSESSMENT, "Phòng Tổng hợp"),
        ("Thiếu máy", ReportPart.CAUSES, "Phòng Tổng hợp"),
        ("Tham mưu **đề án** đất đai", ReportPart.ASSESSMENT, "Phòng Nội chính"),
        ("Thêm người", ReportPart.PROPOSALS, "Phòng Nội chính"),
    ]
    told = [one.sentence for one in merge.notes(form)]
    assert told[0] == "5 dòng sẽ đưa vào Báo cáo tháng: Tháng 11 năm 2026, phần lời của Văn phòng."
    assert told[1] == "Cộng số liệu của 2 báo cáo: Phòng Tổng hợp 12; Phòng Nội chính 05."
    assert merge.check(form) == ()


def test_what_is_taken_stands_by_rooms_behind_what_was_written(session: Session, keys: list[str]) -> None:
    write_text(session, MONTH_BRIEFING, MONTH, slot="assessment", content="Tháng này có tiến bộ.")
    assert take(session, propose(session, keys)) == 5
    assert words(session)["assessment"].splitlines() == [
        "Tháng này có tiến bộ.",
        "- Trình 17 văn bản (Phòng Tổng hợp 12; Phòng Nội chính 05).",
        "**Phòng Tổng hợp:**",
        "- Xong sổ theo dõi.",
        "**Phòng Nội chính:**",
        "- Tham mưu \\*\\*đề án\\*\\* đất đai.",
    ]
    assert words(session)["causes"] == "**Phòng Tổng hợp:**\n- Thiếu máy."


def test_only_chosen_lines_go_and_the_others_may_follow_to_their_room(
    session: Session, keys: list[str]
) -> None:
    form = propose(session, keys)
    assert take(session, chosen(form, ["Xong sổ theo dõi"])) == 1
    again = propose(session, keys)
    assert [one.content for one in again.lines if not one.take] == ["Xong sổ theo dõi"]
    assert "Đã đưa vào báo cáo trước đây." in [one.note for one in again.lines]
    moved = tuple(replace(one, part=ReportPart.ASSESSMENT) for one in again.lines)
    take(session, chosen(replace(again, lines=moved), ["Thiếu máy", moved[0].content]))
    assert words(session)["assessment"].splitlines() == [
        "- Trình 17 văn bản (Phòng Tổng hợp 12; Phòng Nội chính 05).",
        "**Phòng Tổng hợp:**",
        "- Xong sổ theo dõi.",
        "- Thiếu máy.",
    ]


def test_work_to_come_goes_where_the_kind_has_it(session: Session, keys: list[str]) -> None:
    form = propose(session, keys)
    take(session, replace(form, lines=(replace(form.lines[-1], part=ReportPart.NEXT),)))
    assert words(session) == {"next_month": "**Phòng Nội chính:**\n- Thêm người."}


def test_each_line_leads_back_to_the_report_that_said_it(session: Session, keys: list[str]) -> None:
    take(session, propose(session, keys))
    said = "Báo cáo tháng: Tháng 11 năm 2026, Đánh giá: Trình 5 văn bản"
    assert said in uses_of(session, keys[0])
    assert said in describe(session, keys[0], today=TODAY).parts["Đã đưa vào báo cáo của Văn phòng"]


def test_what_cannot_be_taken_is_said(session: Session, keys: list[str]) -> None:
    form = propose(session, keys)
    with pytest.raises(AppError, match="Chưa chọn dòng nào"):
        take(session, chosen(form, []))
    empty = tuple(replace(one, content="") for one in form.lines[:1])
    for wrong, said in (
        (chosen(form, []), "Chưa chọn dòng nào để đưa vào báo cáo."),
        (replace(form, lines=empty), "Dòng này chưa có nội dung."),
    ):
        assert [one.sentence for one in merge.check(wrong)] == [said]
    room = session.query(Agency).filter_by(name="Phòng Tổng hợp").one().id
    blank, december, own = (
        report(room),
        report(room, last=date(2026, 12, 31), results="X"),
        report(room, "", results="X"),
    )
    session.add_all((blank, december, own))
    session.flush()
    with pytest.raises(AppError, match="chưa ghi nội dung nào"):
        propose(session, [blank.id.hex])
    for other in (december, own):
        with pytest.raises(AppError, match="không thuộc cùng một báo cáo"):
            propose(session, [keys[0], other.id.hex])
    issue(session, "month_report", MONTH, issued_on=TODAY, today=TODAY)
    with pytest.raises(AppError, match="đã phát hành"):
        take(session, form)


def test_half_months_go_into_the_report_of_their_month(session: Session, keys: list[str]) -> None:
    room = session.query(Agency).filter_by(name="Phòng Tổng hợp").one().id
    half = report(room, "half_month_room", date(2026, 11, 15), results="Trình 1 văn bản")
    session.add(half)
    session.flush()
    [first, *_] = propose(session, [*keys, half.id.hex]).lines
    assert first.content == "Trình 18 văn bản (Phòng Tổng hợp 12; Phòng Tổng hợp 01; Phòng Nội chính 05)"


def test_all_that_was_taken_is_undone_as_one(database: Database) -> None:
    with database.write("Lan") as session:
        keys = reported(session)
    with database.write("Lan") as session:
        take(session, propose(session, keys))
    with database.write("Lan") as session:
        undo(session)
    with database.read() as session:
        assert words(session) == {}
        assert uses_of(session, keys[0]) == ()
        assert all(one.take for one in propose(session, keys).lines)


def test_whose_report_did_not_come_or_says_nothing_is_told(session: Session, keys: list[str]) -> None:
    """Who sums up sees before he takes the lines that two rooms are not in them."""
    late, silent = (Agency(name=name, kind=AgencyKind.OFFICE_ROOM) for name in ("Phòng Nội vụ", "Phòng Y"))
    session.add_all([late, silent])
    session.flush()
    of_another_month = report(late.id, last=date(2026, 10, 31))
    empty = report(silent.id, received_on=TODAY)
    session.add_all([report(late.id), of_another_month, empty])
    for key in keys:
        session.get_one(ReportObligation, UUID(key)).received_on = TODAY
    session.flush()
    form = propose(session, [*keys, empty.id.hex])
    assert (form.missing, form.silent) == (("Phòng Nội vụ",), ("Phòng Y",))
    said = merge.notes(form)[0].sentence
    assert "Chưa gửi báo cáo (1): Phòng Nội vụ." in said
    assert "Chưa ghi nội dung (1): Phòng Y." in said
