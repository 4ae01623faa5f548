"""The report and the notice in the months that are not like others."""

from dataclasses import replace
from types import ModuleType

import pytest

from app.briefings.edition import Edition
from app.briefings.figures import BookFigures, ProgrammeFigures, TaskFigures
from app.briefings.period import PeriodBriefing, Share
from app.briefings.programme_shares import ProgrammeShare
from app.core.terms import Book, Receipt, Slot
from app.exports.document import Paragraph, Role
from app.exports.documents import month_bulletin, period_report
from tests.exports import sample

ONE = TaskFigures(1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0)


def _texts(
    briefing: PeriodBriefing, kind: ModuleType = period_report, *, edition: Edition = sample.REPORT
) -> list[str]:
    blocks = kind.compose(briefing, edition).sections[0].blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def _one(texts: list[str], words: str) -> str:
    (found,) = (text for text in texts if words in text)
    return found


def test_a_single_task_is_told_without_zeros() -> None:
    full = sample.full()
    figures = replace(full.figures, tasks=ONE, tasks_by_agency={sample.FINANCE: ONE})
    share = (Share("Chủ tịch", ONE),)
    texts = _texts(replace(full, figures=figures, by_origin=share, by_assigner=share, praised=()))
    said = _one(texts, "các cơ quan, đơn vị thực hiện")
    assert "thực hiện 01 nhiệm vụ (giao mới trong kỳ) do" in said
    assert "đã hoàn thành 01 nhiệm vụ (100%), đúng hạn; không còn nhiệm vụ nào chưa hoàn thành." in said


@pytest.mark.parametrize("month", [sample.full(), sample.empty()], ids=["full", "empty"])
def test_no_paragraph_begins_with_a_number_of_things(month: PeriodBriefing) -> None:
    assert not [text for text in _texts(month) if text[:1].isdigit() and text[1:2] != "."]


def test_an_empty_month_still_points_to_every_appendix() -> None:
    said = " ".join(_texts(sample.empty()))
    for number in ("I", "II", "III", "IV", "V"):
        assert f"Phụ lục {number}" in said.replace(",", " ").replace(")", " ").split("Trên đây")[0]


def test_marks_that_the_office_wrote_are_not_doubled() -> None:
    full = sample.full()
    item = replace(full.not_submitted[0], content="Đề án du lịch.", delay_cause="Chờ ý kiến.")
    few = _texts(replace(full, not_submitted=(item,)))
    assert _one(few, "Đề án du lịch").endswith(
        "Đề án du lịch; cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch. Nguyên nhân: Chờ ý kiến."
    )
    many = _texts(replace(full, not_submitted=(item,) * 11 + (replace(item, delay_cause=""),)))
    assert "- Chờ ý kiến: 11 nội dung." in many
    assert "- Chưa báo cáo nguyên nhân: 01 nội dung." in many


def test_agencies_that_are_equally_behind_stay_in_the_office_s_order() -> None:
    full = sample.full()
    late = TaskFigures(total=2, overdue=1)
    names = {
        "Sở Nội vụ": late,
        "Bộ Chỉ huy Quân sự tỉnh": late,
        "Thanh tra tỉnh": TaskFigures(total=2, overdue=2),
    }
    texts = _texts(replace(full, figures=replace(full.figures, tasks_by_agency=names), praised=()))
    said = _one(texts, "còn nhiệm vụ quá hạn: ")
    assert said.index("Thanh tra") < said.index("Sở Nội vụ") < said.index("Bộ Chỉ huy")


def test_every_item_of_the_next_month_is_named() -> None:
    full = sample.full()
    items = tuple(replace(full.programme[0], content=f"Đề án số {number}") for number in range(15))
    texts = _texts(replace(full, coming=replace(full.coming, programme=items)))
    assert sum(text.startswith("- Đề án số ") for text in texts) == 15


def test_an_agency_that_owes_two_reports_is_named_once() -> None:
    full = sample.full()
    missing = replace(full.reports[1], receipt=Receipt.MISSING)
    texts = _texts(replace(full, reports=(full.reports[0], missing, missing)))
    assert f"({sample.CULTURE} (02 báo cáo))" in _one(texts, "đến hạn; ")


def test_several_addressees_are_not_named_in_the_last_sentence() -> None:
    edition = replace(sample.REPORT, addressees=("Ủy ban nhân dân tỉnh", "Thường trực Tỉnh ủy"))
    assert _texts(sample.full(), edition=edition)[-1].endswith("kính báo cáo./.")


def test_the_office_s_own_text_has_no_empty_paragraph_and_no_double_blank() -> None:
    written = {"assessment": "Một\n\n  Hai\tba   bốn\n", "proposals": " "}
    texts = _texts(sample.full(), edition=replace(sample.REPORT, written=written))
    place = texts.index("IV. ĐÁNH GIÁ")
    assert texts[place + 1 : place + 4] == ["Một", "Hai ba bốn", "V. NHIỆM VỤ TRỌNG TÂM THÁNG 11 NĂM 2026"]


def test_what_the_office_did_not_write_leaves_no_heading_behind() -> None:
    nothing = _texts(sample.full(), edition=replace(sample.REPORT, written={}))
    assert "IV. NHIỆM VỤ TRỌNG TÂM THÁNG 11 NĂM 2026" in nothing
    assert not [text for text in nothing if "Nguyên nhân quá hạn" in text or "Đánh giá" in text]
    both = {"assessment": "Một", "proposals": "Hai", "causes": "Ba"}
    texts = _texts(sample.full(), edition=replace(sample.REPORT, written=both))
    assert texts[texts.index("1. Đánh giá") :][:4] == ["1. Đánh giá", "Một", "2. Đề xuất, kiến nghị", "Hai"]
    assert texts[texts.index("4. Nguyên nhân quá hạn") + 1] == "Ba"


def test_the_notice_says_why_rows_add_up_to_more_than_the_total() -> None:
    full = sample.full()
    assert _one(_texts(full, month_bulletin), "Ghi chú: nhiệm vụ có nhiều cơ quan chủ trì")
    alone = replace(full.figures, tasks=ONE, tasks_by_agency={sample.FINANCE: ONE})
    assert not [t for t in _texts(replace(full, figures=alone), month_bulletin) if "Ghi chú" in t]


def test_headings_are_numbered_without_a_gap() -> None:
    for month in (sample.full(), sample.empty()):
        blocks = period_report.compose(month, sample.REPORT).sections[0].blocks
        heads = [b.text.split(".")[0] for b in blocks if isinstance(b, Paragraph) and b.role is Role.HEADING]
        assert heads == ["I", "II", "III", "IV", "V"]


def test_several_assigners_have_a_line_each_and_no_assigner_no_line() -> None:
    full = sample.full()
    texts = _texts(replace(full, by_origin=(), by_assigner=full.by_assigner * 2))
    assert not [text for text in texts if text.startswith("a) ")]
    assert texts[texts.index("b) Theo người giao:") + 1].startswith("- Chủ tịch: 12 nhiệm vụ; đã hoàn thành")


def test_the_words_of_every_slot_are_printed() -> None:
    written = {slot: f"Lời của {slot.label}" for slot in Slot}
    texts = _texts(sample.full(), edition=replace(sample.REPORT, written=written))
    assert [slot for slot in Slot if f"Lời của {slot.label}" not in texts] == []


@pytest.mark.parametrize("kind", [period_report, month_bulletin])
def test_the_two_programmes_are_told_apart(kind: ModuleType) -> None:
    """Duty 34: rates of the committee's programme say nothing of the rooms' own."""
    full = sample.full()
    assert not [text for text in _texts(full, kind) if "Theo từng chương trình" in text]
    books = (
        ProgrammeShare("committee", Book.COMMITTEE.label, ProgrammeFigures(2, 2, 1)),
        ProgrammeShare("office", Book.OFFICE.label, ProgrammeFigures(moved=1)),
    )
    said = _texts(replace(full, by_book=books), kind)
    first = said.index("Theo từng chương trình:") + 1
    assert said[first : first + 2] == [
        (
            "- Chương trình công tác của UBND tỉnh: phải trình 02 nội dung; đã trình 02 nội dung (100%); "
            "đã ban hành 01 nội dung (50%); không còn nội dung nào chưa trình."
        ),
        (
            "- Chương trình công tác của Văn phòng: không có nội dung nào phải trình; ngoài ra 01 nội dung "
            "không còn phải trình trong thời gian này, điều chỉnh sang kỳ khác."
        ),
    ]


def test_the_two_programmes_are_told_apart_since_january() -> None:
    full = sample.full()
    committee = BookFigures(Book.COMMITTEE, ProgrammeFigures(2), ProgrammeFigures(9, 6, 3, 3))
    rooms = BookFigures(Book.OFFICE, ProgrammeFigures(), ProgrammeFigures(1, 1, 1))
    said = _texts(replace(full, figures=replace(full.figures, books=(committee, rooms))))
    first = said.index("Theo từng chương trình từ đầu năm:")
    assert said[first - 1].startswith("Lũy kế từ đầu năm")
    assert [text.split(";")[0] for text in said[first + 1 : first + 3]] == [
        "- Chương trình công tác của UBND tỉnh: phải trình 09 nội dung",
        "- Chương trình công tác của Văn phòng: phải trình 01 nội dung",
    ]


def test_the_bulletin_counts_no_papers_of_the_office_s_own_meetings() -> None:
    """Directive, point 5b: it tells of the sessions of the committee; the giao ban of the office is none."""
    full = sample.full()
    own = replace(full.session_documents[0], agency="Phòng Tổng hợp", of_office=True)
    with_own = replace(full, session_documents=(*full.session_documents, own))
    assert _texts(with_own, month_bulletin) == _texts(full, month_bulletin)
