"""The documents of meetings that are not like others."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.briefings.meeting import (
    Arrangement,
    AssignedTask,
    ConclusionBriefing,
    ConclusionLine,
    FollowedConclusion,
    Guest,
    MeetingBriefing,
)
from app.core.tables import Table
from app.core.terms import Attendance, MeetingKind
from app.exports import meeting_words as meet
from app.exports.document import Document, Paragraph, Role, SideBySide
from app.exports.documents import agenda, conclusion_notice, invitation, invitations, minutes
from app.exports.followed import LONGEST
from tests.exports.samples.made import office
from tests.exports.samples.meetings import AGENDA, FULL, GUESTS, SMALL


def texts(document: Document) -> list[str]:
    return [block.text for block in document.sections[0].blocks if isinstance(block, Paragraph)]


def times(meeting: MeetingBriefing, **written: str) -> list[object]:
    edition = office("VP", written={slot.replace("_", "-"): words for slot, words in written.items()})
    (table,) = [b for b in agenda.compose(meeting, edition).sections[0].blocks if isinstance(b, Table)]
    return [row[1] for row in table.rows]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({}, ["08 giờ 00", "", ""]),
        ({"time_a1": "30 phút"}, ["08 giờ 00 - 08 giờ 30", "08 giờ 30", ""]),
        ({"time_a2": "30"}, ["08 giờ 00", "30", ""]),
        (
            {"time_a1": "90'", "time_a2": "giờ nghỉ", "time_a3": "15"},
            ["08 giờ 00 - 09 giờ 30", "giờ nghỉ", "15"],
        ),
    ],
)
def test_the_time_of_a_content_is_computed_as_far_as_it_is_known(
    written: dict[str, str], said: list[str]
) -> None:
    assert times(FULL, **written) == said


def test_the_minutes_of_contents_make_their_hours_unless_the_office_wrote_another_time() -> None:
    minutes = (20, 15, 10)
    timed = replace(
        FULL, agenda=tuple(replace(line, minutes=own) for line, own in zip(FULL.agenda, minutes, strict=True))
    )
    assert times(timed) == [
        "08 giờ 00 - 08 giờ 20",
        "08 giờ 20 - 08 giờ 35",
        "08 giờ 35 - 08 giờ 45",
    ]
    assert times(timed, time_a1="30 phút")[:2] == ["08 giờ 00 - 08 giờ 30", "08 giờ 30 - 08 giờ 45"]
    assert times(timed, time_a2="giờ nghỉ")[1:] == ["giờ nghỉ", ""]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (MeetingKind.OFFICE_BRIEFING, "các phòng, đơn vị"),
        (MeetingKind.LEADERSHIP, "các phòng, đơn vị"),
        (MeetingKind.REGULAR_SESSION, "các cơ quan, đơn vị"),
    ],
)
def test_what_the_office_concludes_alone_its_rooms_carry_out(kind: MeetingKind, said: str) -> None:
    meeting = replace(FULL, kind=kind)
    notice = conclusion_notice.compose(ConclusionBriefing(meeting, Arrangement.ISSUE), office("TB-VP"))
    assert any(f"thông báo để {said} biết, thực hiện" in text for text in texts(notice))


def test_an_agenda_has_its_parts_and_says_who_speaks_for_a_content() -> None:
    sections = ("Kinh tế", "Kinh tế", "Nội chính")
    parted = replace(
        FULL,
        agenda=tuple(
            replace(line, section=own, presenter="Giám đốc Sở" if own == "Kinh tế" else "")
            for line, own in zip(FULL.agenda, sections, strict=True)
        ),
    )

    def table(meeting: MeetingBriefing) -> Table:
        blocks = agenda.compose(meeting, office("VP")).sections[0].blocks
        (found,) = [block for block in blocks if isinstance(block, Table)]
        return found

    assert table(parted).groups == ((0, "I. Kinh tế"), (2, "II. Nội chính"))
    assert table(parted).rows[0][3] == f"{FULL.agenda[0].agency} (Giám đốc Sở)"
    assert table(replace(parted, agenda=parted.agenda[:2])).groups == ((0, "Kinh tế"),)
    assert table(FULL).groups == ()


def test_without_an_hour_of_the_meeting_no_time_is_made_up() -> None:
    assert times(replace(FULL, starts_at=None), time_a1="30 phút") == ["30 phút", "", ""]
    assert times(replace(FULL, starts_at=time(23, 50)), time_a1="20")[0] == "23 giờ 50 - 00 giờ 10"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("11h30", "11 giờ 30,"),
        ("9 giờ", "09 giờ 00,"),
        ("16:05", "16 giờ 05,"),
        ("17 giờ 15 phút.", "17 giờ 15,"),
        ("cuối giờ chiều", "cuối giờ chiều,"),
    ],
)
def test_the_end_of_the_minutes_is_said_as_the_office_writes_hours(typed: str, said: str) -> None:
    (last,) = [
        text
        for text in texts(minutes.compose(FULL, office("BB-VP", written={"ended": typed})))
        if "kết thúc" in text
    ]
    assert f"kết thúc vào {said}" in last


def test_minutes_tell_each_way_of_taking_part_once() -> None:
    said = texts(minutes.compose(FULL, office("BB-VP")))
    assert "Vắng mặt (01): Sở Nội vụ." in said
    assert "Dự thay (01): Phó Giám đốc Sở Y tế Trần Văn Minh (thay Sở Y tế)." in said
    nobody_said = replace(FULL, guests=tuple(replace(one, state=Attendance.INVITED) for one in GUESTS))
    assert "Được mời (06):" in texts(minutes.compose(nobody_said, office("BB-VP")))


def test_minutes_are_closed_by_secretary_and_chair_with_the_recipients_below() -> None:
    blocks = minutes.compose(FULL, office("BB-VP")).sections[0].blocks
    signed, below = blocks[-2:]
    assert isinstance(signed, SideBySide)
    assert isinstance(below, SideBySide)
    assert below.keep_with_previous
    ((left, right),) = below.rows
    assert (left[0].role, left[-1].text, right) == (Role.RECIPIENTS_LABEL, "- Lưu: VT, Hồ sơ.", ())


def test_the_office_s_own_tasks_join_its_last_item() -> None:
    own = ConclusionLine("Việc", tasks=(AssignedTask("Rà soát hồ sơ", ("Văn phòng UBND tỉnh",)),))
    notice = ConclusionBriefing(replace(FULL, conclusions=(own,)), Arrangement.AGENCY)
    said = texts(conclusion_notice.compose(notice, office("TB-VP")))
    assert [text for text in said if text.startswith("1. ")] == ["1. Văn phòng UBND tỉnh"]
    assert "- Rà soát hồ sơ;" in said


def test_a_notice_has_parts_only_with_an_assessment() -> None:
    notice = ConclusionBriefing(FULL, Arrangement.ISSUE)
    assert "I. ĐÁNH GIÁ CHUNG" not in texts(conclusion_notice.compose(notice, office("TB-VP")))
    written = office("TB-VP", written={"assessment": "Có tiến bộ."})
    said = texts(conclusion_notice.compose(notice, written))
    assert said[said.index("I. ĐÁNH GIÁ CHUNG") + 1] == "Có tiến bộ."


def test_who_took_part_is_what_the_office_wrote_or_who_came() -> None:
    notice = ConclusionBriefing(SMALL, Arrangement.ISSUE)
    assert not [
        text for text in texts(conclusion_notice.compose(notice, office("TB-VP"))) if "Tham dự" in text
    ]
    written = office("TB-VP", written={"attendance": "Tham dự có lãnh đạo các sở."})
    assert "Tham dự có lãnh đạo các sở." in texts(conclusion_notice.compose(notice, written))


def test_who_stood_in_for_somebody_is_told_as_himself_and_the_chair_only_once() -> None:
    hoa = Guest("Lê Thị Hoa", is_person=True, post="Giám đốc Sở Y tế", state=Attendance.SUBSTITUTED)
    sent = replace(hoa, substitute="Trần Minh", substitute_post="Phó Giám đốc Sở Y tế")
    chair = Guest(FULL.chair_name, is_person=True, post=FULL.chair_post, state=Attendance.PRESENT)
    agency = Guest("Sở Y tế", state=Attendance.SUBSTITUTED, substitute="Trần Văn Minh")
    meeting = replace(FULL, guests=(chair, sent, hoa, agency))
    said = texts(conclusion_notice.compose(ConclusionBriefing(meeting, Arrangement.ISSUE), office("TB-VP")))
    first = said.index("Tham dự phiên họp có:") + 1
    assert said[first : first + 3] == [
        "- Trần Minh, Phó Giám đốc Sở Y tế (thay đồng chí Lê Thị Hoa, Giám đốc Sở Y tế);",
        "- Người dự thay đồng chí Lê Thị Hoa, Giám đốc Sở Y tế;",
        "- Sở Y tế.",
    ]


def test_documents_that_came_are_not_asked_for_again() -> None:
    here = replace(FULL, agenda=FULL.agenda[:1])
    assert not [text for text in texts(invitation.compose(here, office("GM-VP"))) if "gửi tài liệu" in text]


def test_documents_that_nobody_needs_are_not_asked_for() -> None:
    result = replace(FULL, agenda=(replace(FULL.agenda[1], needs_papers=False),))
    assert not [text for text in texts(invitation.compose(result, office("GM-VP"))) if "gửi tài liệu" in text]
    (table,) = [b for b in agenda.compose(result, office("VP")).sections[0].blocks if isinstance(b, Table)]
    assert not [cell for row in table.rows for cell in row if str(cell).startswith("Hạn gửi")]


def test_each_guest_gets_a_copy_that_names_nobody_else() -> None:
    sections = invitations.compose(FULL, office("GM-VP")).sections
    assert len(sections) == len(GUESTS)
    said = [
        [b.text for b in section.blocks if isinstance(b, Paragraph) and "kính mời:" in b.text]
        for section in sections
    ]
    assert said[1] == [
        "Văn phòng UBND tỉnh Đắk Lắk trân trọng kính mời: Đồng chí Lê Thị Hoa, Giám đốc Sở Y tế."
    ]
    assert all(len(one) == 1 for one in said)


def test_the_minutes_say_why_somebody_did_not_come_and_who_came_late_or_left_before_the_end() -> None:
    hoa = Guest(
        "Lê Thị Hoa", is_person=True, state=Attendance.SUBSTITUTED, substitute="Trần Minh", reason="ốm."
    )
    guests = (
        hoa,
        replace(hoa, substitute="", state=Attendance.ABSENT),
        replace(hoa, state=Attendance.PRESENT, left_at=time(9, 5)),
        Guest("Sở Y tế", state=Attendance.PRESENT, left_at=time(11), arrived_at=time(8)),
        Guest("Sở Xây dựng", state=Attendance.PRESENT, left_at=time(10), arrived_at=time(8, 40)),
        replace(hoa, arrived_at=time(9)),
    )
    held = replace(FULL.held, opened_at=time(8), ended_at=time(11))
    said = texts(minutes.compose(replace(FULL, guests=guests, held=held), office("BB-VP")))
    assert "- Trần Minh (thay đồng chí Lê Thị Hoa, lý do: ốm);" in said
    assert "- Trần Minh (thay đồng chí Lê Thị Hoa, lý do: ốm; đến lúc 09 giờ 00)." in said
    assert "Vắng mặt (01): đồng chí Lê Thị Hoa (lý do: ốm)." in said
    assert "- Đồng chí Lê Thị Hoa (rời họp lúc 09 giờ 05);" in said
    assert "- Sở Y tế;" in said, "he was there from the beginning to the end"
    assert "- Sở Xây dựng (đến lúc 08 giờ 40; rời họp lúc 10 giờ 00)." in said


def test_who_is_asked_for_one_content_reads_which_and_when() -> None:
    agenda = (replace(AGENDA[0], minutes=30), replace(AGENDA[1], minutes=45), AGENDA[2])
    guests = (Guest("Thuế tỉnh", contents=("a2",)), Guest("Sở Y tế"))
    meeting = replace(FULL, agenda=agenda, guests=guests)
    said = texts(invitation.compose(meeting, office("GM-VP")))
    assert "- Thuế tỉnh (dự nội dung 2, dự kiến 08 giờ 30 - 09 giờ 15);" in said
    assert "- Sở Y tế." in said
    own, whole = (
        [block.text for block in section.blocks if isinstance(block, Paragraph)]
        for section in invitations.compose(meeting, office("GM-VP")).sections
    )
    at = own.index("Nội dung mời dự (theo thứ tự trong chương trình phiên họp):")
    assert own[at + 1] == f"2. {AGENDA[1].content} (Sở Y tế trình bày), dự kiến 08 giờ 30 - 09 giờ 15."
    assert not [text for text in own if AGENDA[0].content in text or text.startswith("Sở Tài chính chuẩn bị")]
    assert f"1. {AGENDA[0].content} (Sở Tài chính trình bày)." in whole


def test_an_invitation_is_not_addressed_though_its_edition_is() -> None:
    edition = office("GM-VP", addressees=("Các sở, ban, ngành",))
    document = invitation.compose(SMALL, edition)
    said = repr(document)
    assert "Như trên" not in said
    assert "Kính gửi" not in said
    assert "Văn phòng UBND tỉnh Đắk Lắk trân trọng kính mời: Các sở, ban, ngành." in texts(document)


def test_an_invitation_leaves_an_unknown_hour_and_place_for_the_pen() -> None:
    said = texts(invitation.compose(replace(FULL, starts_at=None, places=()), office("GM-VP")))
    hour, place = (
        next(text for text in said if text.startswith(label)) for label in ("Thời gian", "Địa điểm")
    )
    assert hour.startswith(f"Thời gian: {meet.HOUR_BLANK}, thứ ")
    assert place == f"Địa điểm: {meet.LINE_BLANK}."


def test_minutes_of_nothing_leave_room_for_the_pen() -> None:
    silent = replace(FULL, agenda=(), conclusions=(), votes=())
    assert f"Nội dung: {meet.LINE_BLANK}." in texts(minutes.compose(silent, office("BB-VP")))


def test_whoever_was_not_seen_at_a_session_that_ended_is_absent() -> None:
    guests = (
        Guest("An", is_person=True, state=Attendance.PRESENT),
        Guest("Bình", is_person=True, state=Attendance.INVITED),
    )
    held = replace(FULL.held, ended_at=time(11, 20))
    said = texts(minutes.compose(replace(FULL, guests=guests, held=held), office("BB-VP")))
    assert "Vắng mặt (01): đồng chí Bình." in said
    assert not [text for text in said if text.startswith("Được mời")]
    going_on = replace(FULL, guests=guests, held=replace(held, ended_at=None))
    assert "Được mời (01): đồng chí Bình." in texts(minutes.compose(going_on, office("BB-VP")))


def test_the_office_does_not_send_documents_to_itself() -> None:
    own = replace(FULL, agenda=(replace(FULL.agenda[1], agency="Văn phòng UBND tỉnh"),))
    assert not [text for text in texts(invitation.compose(own, office("GM-VP"))) if "gửi tài liệu" in text]


def test_who_stands_in_for_the_chair_chairs_and_is_told_once() -> None:
    named = ("Tạ Anh Tuấn", "Chủ tịch UBND tỉnh")
    stand_in = {"chair_name": "Đào Mỹ", "chair_post": "Phó Chủ tịch UBND tỉnh", "chair_for": named}
    sent = Guest(
        named[0],
        is_person=True,
        post=named[1],
        state=Attendance.SUBSTITUTED,
        substitute="Đào Mỹ",
        substitute_post="Phó Chủ tịch UBND tỉnh",
    )
    meeting = replace(FULL, guests=(sent, GUESTS[4]), **stand_in)
    document = minutes.compose(meeting, office("BB-VP"))
    by_full_name = (
        "Đồng chí Đào Mỹ, Phó Chủ tịch UBND tỉnh (chủ trì thay đồng chí Tạ Anh Tuấn, Chủ tịch UBND tỉnh)"
    )
    assert f"Chủ trì: {by_full_name}." in texts(document)
    *_, signed, _recipients = [one for one in document.sections[0].blocks if isinstance(one, SideBySide)]
    assert "Đào Mỹ" in str(signed)
    assert "Tạ Anh Tuấn" not in str(signed)
    said = texts(conclusion_notice.compose(ConclusionBriefing(meeting, Arrangement.ISSUE), office("TB-VP")))
    assert any("đồng chí Đào Mỹ, Phó Chủ tịch UBND tỉnh chủ trì phiên họp" in text for text in said)
    assert "Tham dự phiên họp có Sở Văn hóa, Thể thao và Du lịch." in said
    assert not [text for text in said if "Tạ Anh Tuấn" in text]


def test_a_chair_who_is_away_is_left_to_the_pen() -> None:
    """The briefing names nobody: the notice speaks of the meeting, the minutes leave the line and the signature."""
    nobody = replace(FULL, chair_name="", chair_post="")
    assert f"Chủ trì: {meet.LINE_BLANK}." in texts(minutes.compose(nobody, office("BB-VP")))
    said = texts(conclusion_notice.compose(ConclusionBriefing(nobody, Arrangement.ISSUE), office("TB-VP")))
    assert not [text for text in said if "chủ trì phiên họp" in text]


def test_minutes_name_who_came_instead_with_his_post() -> None:
    sent = replace(
        GUESTS[4], state=Attendance.SUBSTITUTED, substitute="Trần Văn Minh", substitute_post="Phó Giám đốc"
    )
    said = texts(minutes.compose(replace(FULL, guests=(sent,)), office("VP")))
    assert "Dự thay (01): Trần Văn Minh, Phó Giám đốc (thay Sở Văn hóa, Thể thao và Du lịch)." in said


@pytest.mark.parametrize(
    ("kind", "said"), [(agenda, "(Kèm theo Chương trình ngày"), (minutes, "(Kèm theo Biên bản số")]
)
def test_a_long_table_of_earlier_conclusions_stands_behind_the_signature(kind, said: str) -> None:
    one = FollowedConclusion(date(2026, 10, 28), 1, "Rà soát quy hoạch")
    short = kind.compose(replace(FULL, followed=(one,) * LONGEST), office("VP"))
    assert len(short.sections) == 1
    long = kind.compose(replace(FULL, followed=(one,) * (LONGEST + 1)), office("VP"))
    assert f"Kết quả thực hiện kết luận phiên trước: {LONGEST + 1} nội dung, tại Phụ lục kèm theo." in texts(
        long
    )
    _, appendix = long.sections
    [table] = [block for block in appendix.blocks if isinstance(block, Table)]
    assert len(table.rows) == LONGEST + 1
    note = next(block.text for block in appendix.blocks if getattr(block, "role", None) is Role.APPENDIX_NOTE)
    assert note.startswith(said)
